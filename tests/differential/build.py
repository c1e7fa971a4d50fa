"""Make a drawn study with codekit, through the files and tables that a team would have."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from codekit.store.memory import MemoryStore
from codekit.store.opening import lay_out
from codekit.workflow.coding import files as coding_files
from codekit.workflow.comparing import compare
from codekit.workflow.rounds import rounds
from codekit.workflow.study import importing, speakers
from codekit.workflow.study.study import Study, create_study, whoami
from differential.world import CODERS, Code, Coding, Revision, Round, Transcript, World

COLUMNS = ("transcript", "segment", "start", "end", "code", "coder", "polarity", "action")
REPLACES = ("replaces_code", "replaces_start", "replaces_end", "replaces_polarity")


def build(world: World, folder: Path, *, memory: bool = True) -> Study:
    """The study of a world; its tables, and without `memory` the study itself, are in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if memory:
        store = MemoryStore()
        lay_out(store, title="Drawn", coders=CODERS)
        study = Study(store, writer=whoami())
    else:
        study = create_study(folder / "study", title="Drawn", coders=CODERS)
    study.store.write_all(_registers(world) | {"codebooks/b.yaml": book_yaml(world, 0)})
    study.refresh()
    _import(study, world, folder)
    version = 0
    for round_ in world.rounds:
        if round_.version != version:
            version = _revise_book(study, world, round_.version)
        _round(study, round_, folder)
    if world.version != version:
        _revise_book(study, world, world.version)
    study.refresh()
    return study


def _revise_book(study: Study, world: World, version: int) -> int:
    document = study.store.document("codebooks/b.yaml")
    document.write(book_yaml(world, version).encode())
    study.refresh()
    return version


def book_yaml(world: World, version: int) -> str:
    """A version of the codebook as a file."""
    lines = ["codebook: b", f'version: "1.{version}"', "title: Drawn", "codes:"]
    lines += [
        f"- {{id: {code.id}, name: Code {code.id}, definition: What {code.id} is.{_rest(code)}}}"
        for code in world.book(version).values()
    ]
    return "\n".join(lines) + "\n"


def _rest(code: Code) -> str:
    parent = f", parent: {code.parent}" if code.parent else ""
    turned = ", rolls_up_as: contrary" if code.contrary else ""
    return parent + turned + ("" if code.assignable else ", assignable: false")


def _registers(world: World) -> dict[str, str]:
    files = {
        "cases.csv": table(("case",), [(case,) for case in world.cases]),
        "interviews.csv": table(("transcript", "case"), [(t.id, t.case) for t in world.transcripts if t.case]),
    }
    if world.coverage is not None:
        files["coverage.csv"] = table(("transcript", "topic", "asked"), world.coverage)
    if world.not_applicable:
        rows = [(*cell, "not_applicable", "no such thing", "ana", "2026-01-01") for cell in world.not_applicable]
        files["cells.csv"] = table(("case", "code", "state", "reason", "by", "date"), rows)
    return files


def _import(study: Study, world: World, folder: Path) -> None:
    files = [_text_file(t, folder) for t in world.transcripts if not t.table]
    if rows := [(t.id, turn.speaker, turn.words) for t in world.transcripts if t.table for turn in t.turns]:
        files.append(write(folder / "turns.csv", table(("transcript", "speaker", "text"), rows)))
    for diagnosis in importing.Importer(study, interviewers=("Interviewer",)).run([(path, True) for path in files]):
        assert diagnosis.outcome == importing.IMPORTED, diagnosis.line
    speakers.set_roles(study, [t.id for t in world.transcripts], confirm=True)
    study.refresh()
    for transcript in world.transcripts:
        assert study.transcript(transcript.id).text == transcript.text


def _text_file(transcript: Transcript, folder: Path) -> Path:
    return write(folder / f"{transcript.id}.txt", transcript.text)


def _round(study: Study, round_: Round, folder: Path) -> None:
    rounds.start(
        study,
        round_.id,
        kind=round_.kind,
        coders=round_.coders,
        transcripts=round_.transcripts,
        codebook="b",
        codes=round_.codes,
        unit=round_.unit,
        over=round_.over,
        parent=round_.parent,
        assignments=round_.assigned or None,
    )
    study.refresh()
    if round_.kind == "second-pass":
        _second_pass(study, round_, folder)
        return
    _code(study, round_, folder, round_.codings, round_.finished, round_.started)
    if round_.kind == "double" and compare.waits(study, study.round(round_.id)):
        compare.end_blindness(study, round_.id)
    if round_.consensus:
        done = {("consensus", transcript) for transcript in round_.consensus}
        _code(study, round_, folder, [c for own in round_.consensus.values() for c in own], done, set())


def _code(
    study: Study,
    round_: Round,
    folder: Path,
    codings: Sequence[Coding],
    finished: set[tuple[str, str]],
    started: set[tuple[str, str]],
) -> None:
    for name, keys, partial in (("done", finished, False), ("begun", started, True)):
        rows = [row(c) for c in codings if (c.coder, c.transcript) in keys]
        coded = {(c.coder, c.transcript) for c in codings}
        rows += [(transcript, "", "", "", "", coder, "", "") for coder, transcript in sorted(keys - coded)]
        if rows:
            path = write(folder / f"{round_.id}-{name}.csv", table(COLUMNS, rows))
            coding_files.read_one(study, path, round_id=round_.id, by="turn", partial=partial)


def _second_pass(study: Study, round_: Round, folder: Path) -> None:
    for name, keys, partial in (("done", round_.finished, False), ("begun", round_.started, True)):
        rows = []
        for coder, transcript in sorted(keys):
            listed = round_.revisions.get(transcript, [])
            rows += [_revision(revision) for revision in listed]
            if not listed:
                rows.append((transcript, "", "", "", "", coder, "", "", "", "", "", ""))
        if rows:
            path = write(folder / f"{round_.id}-{name}.csv", table(COLUMNS + REPLACES, rows))
            coding_files.read_one(study, path, round_id=round_.id, by="turn", partial=partial)


def row(coding: Coding) -> tuple[object, ...]:
    """A coding as a row of the table: by its turn's number, or by its span."""
    place = (coding.segment, "", "") if coding.segment is not None else ("", coding.start, coding.end)
    return coding.transcript, *place, coding.code, coding.coder, coding.polarity, ""


def _revision(revision: Revision) -> tuple[object, ...]:
    below, after = revision.below, revision.after
    if revision.action == "add" and after is not None:
        return (*row(after), "", "", "", "")
    assert below is not None
    replaces = (below.code, below.start, below.end, below.polarity)
    if revision.action == "confirm":
        place = (below.transcript, "", below.start, below.end, below.code, revision.coder, "", "confirm")
        return (*place, "", "", "", below.polarity)
    if after is None:
        return (below.transcript, "", "", "", "", revision.coder, "", "remove", *replaces)
    return (*row(after), *replaces)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV as people save it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def write(path: Path, text: str) -> Path:
    """A file with LF line ends."""
    path.write_text(text, "utf-8", newline="")
    return path
