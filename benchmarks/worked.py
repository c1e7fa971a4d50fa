"""A grown study in which people went on working: what those commands need that few studies' first weeks have.

Beside `study`, in which a second pass and sub-codes are coded, notes are written about each case and interview and the
codebook has a second version, its blind round cancelled:

copy           another copy of the study, with notes of ben
manuscript.md  one quotation for each interview
names.txt      fifty names that nobody says
matrix.xlsx    the matrix, with a fit in each tenth cell of the sheet Fit
bundle.zip     a bundle to verify
server         the data of a team server with this study
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import grown
import made
from made import AT
from tools import BENCH, CODEKIT, run

from codekit.model.events import Event, MemoAdd
from codekit.model.memos import StudyMemo
from codekit.workflow.study.study import Study, open_study

VERSION = f"{grown.VERSION}.1"


def worked(n_interviews: int) -> Path:
    """The folder of a study of this size, with what is named above beside it; made where missing."""
    folder = BENCH / "worked" / f"{n_interviews}-{VERSION}"
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _make(folder, grown.grown(n_interviews))
        (folder / "done").touch()
    return folder / "study"


def _make(folder: Path, source: Path) -> None:
    rng, root = random.Random(1), folder / "study"
    shutil.copytree(source, root)
    for round_id in (grown.SUB, grown.SECOND):
        table = source.parent / f"{round_id}.csv"
        _run("code", "--from", table, "--round", round_id, "--coder", "fay", "--partial", root=root)
    _run("round", "cancel", grown.WINDOW, "--reason", "a bundle holds no work that is blind", root=root)
    shutil.copytree(root, folder / "copy")
    _append(open_study(folder / "copy", writer="ben"), "ben", rng)
    study = open_study(root, writer="cai")
    _append(study, "cai", rng)
    (folder / "manuscript.md").write_text("\n\n".join(_quoted(study)), "utf-8")
    (folder / "names.txt").write_text("".join(f"Maria Lopez{i}\n" for i in range(50)), "utf-8")
    _run("matrix", "big", "-o", folder / "matrix.xlsx", root=root)
    _type_in(folder / "matrix.xlsx")
    _run("bundle", folder / "bundle.zip", root=root)
    shutil.copytree(root, folder / "server" / "grown")
    reworded = ("--definition", "What code 3 is about, put more clearly.", "--reason", "it was not clear")
    _run("codebook", "change", "big", "reword", "C03", *reworded, "--coder", "ana", root=root)


def _run(*words: str | Path, root: Path) -> None:
    run([CODEKIT, *words, "--study", root])


def _append(study: Study, coder: str, rng: random.Random) -> None:
    for case in study.registers.cases:
        study.store.append(list(_of_case(study, coder, case.id, rng)))
    if coder == "cai":  # whose ledgers hold codings that notes can be about
        layers = study.layers(study.round(grown.FIRST))
        for id_ in study.transcript_ids():
            about = layers.get(coder, id_).codings[0].id
            note = MemoAdd(
                id=made.event_id(rng), at=AT, by=coder, round=grown.FIRST, coder=coder, transcript=id_,
                text=f"Compare [[{id_}:4]].", about=about,
            )  # fmt: skip
            study.store.append([note])


def _of_case(study: Study, coder: str, case: str, rng: random.Random) -> Iterator[Event]:
    """Notes about a case, its cells and its interviews, with links."""
    held = [interview.transcript for interview in study.registers.interviews_of(case)]
    subjects = [{"case": case}, {"case": case, "code": "C01", "codebook": "big"}, {"code": "C02", "codebook": "big"}]
    for about in [*subjects, *({"transcript": id_} for id_ in held for _ in range(2))]:
        text = f"What [[{held[0]}:3]] says, and [[{case}/C01]]; see {rng.random()}."
        yield StudyMemo(id=made.event_id(rng), at=AT, by=coder, text=text, **about)


def _quoted(study: Study) -> Iterator[str]:
    for id_ in study.transcript_ids():
        transcript = study.transcript(id_)
        turn = transcript.turns[5]
        yield f"Somebody said: “{transcript.text[turn.start : turn.end].strip('.')}” ({id_})."


def _type_in(path: Path) -> None:
    """A fit in some cells, as an analyst types it."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book["Fit"]
    place = next(cell for row in sheet.iter_rows(max_row=5) for cell in row if cell.value == "fit")
    for row in range(place.row + 1, sheet.max_row, 10):
        sheet.cell(row, place.column).value = "partial"
    book.save(path)
