"""Non-interference on the command line: what others do in an open blind round changes no byte of any command.

Every command with every option is walked (tests/walked.py), in studies that differ only in what others did: what is
printed, and every file that is written. A command or option that is added must be walked too, or listed with a reason.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import others
import sounding
from codekit.cli.app import app
from codekit.workflow.coding import files as coding_files
from codekit.workflow.deciding import review_sheet, reviewing
from codekit.workflow.deciding import sheet as decision_sheets
from codekit.workflow.results import tabulate
from codekit.workflow.study.study import open_study
from others import CODES, STATES, Change
from studies import CODEBOOK, INTERVIEWS, build, folder_of, start, write
from walked import NOT_WALKED, OF_NO_STUDY, READS, READS_MORE, WRITES, run

ELSEWHERE = ("another round", "a note elsewhere", "a new round")  # not blind: whoever names nobody sees it
# What whoever names nobody may learn: who has finished, not who has begun or what is coded.
OF_FINISHED = {
    "agree r1",
    "agree r1 --json",
    "agree r1 --claims food --themes REL,MONEY",
    "agree r1 --require alpha=.8 --certainty .9",
    "round list",
    "round list --json",
    "round show r1",
    "round show r1 --json",
    "round show r1 --reminder",
}
AS_ANA = {
    "export OUT/mine.csv --coder ana",
    "export OUT/excerpts.jsonl --what excerpts --coder ana",
    "export OUT/memos.csv --what memos --coder ana",
    "export OUT/memos.docx --what memos --coder ana",
    "export OUT/coded.html --what transcript --coder ana",
    "export OUT/T01.docx --what transcript --coder ana",
    "export OUT/book.html --what codebook --codebook food --coder ana",
    "export OUT/mine --what obsidian --coder ana",
    "export OUT/nobody.csv --rounds r2 --coder ana",
    "codebook recheck food 1.0 1.1 --coder ana",
}
# Who says to be ben or lee gets what is ben's or lee's own.
AS_OTHERS = {
    "export OUT/lee.csv --coder lee",
    "codebook recheck food 1.0 1.1 --code MONEY --coder ben --round r1 --json",
}
FEW = {"agree r1", "merge COPY"}  # of what writes, where not everything is walked
TIMES = re.compile(rb"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00)?)?")
IDS = re.compile(  # of events, of a new study; and the sums of lines, which hold those
    rb"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b|(?<=\"sum\":\")[0-9a-f]{16}|(?<=\"prev\":\")[0-9a-f]{16}"
)
Said = Mapping[str, tuple[str, dict[str, bytes]]]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana and ben at work in the blind round r1 of a study that has compared r3."""
    place = tmp_path_factory.mktemp("template")
    study = build(place)
    start(study)
    return others.busier(others.busy(folder_of(study)), place / "busier")


def prepared(template: Path, place: Path) -> Path:
    """The folder with what comes from outside: new interviews, ana's codings, sheets, a codebook."""
    study = open_study(Path(shutil.copytree(template, place / "made")))
    inside = place / "in"
    write(inside / "T09.txt", "Interviewer: And now?\n\nRespondent: Nothing is left.\n")
    write(inside / "T01.txt", "Interviewer: Another text?\n\nRespondent: It is.\n")
    write(inside / "better" / "T01.txt", INTERVIEWS["T01"].replace("A grant pays.", "A small grant pays."))
    write(inside / "cases.csv", "transcript,case,region\nT09,O1,North\n")
    table = "transcript,segment,code,coder\nT01,1,REL.SEND,ana\nT02,1,BOX.OWN,ana\n"
    write(inside / "ana.csv", table)
    write(inside / "more.csv", table)
    write(inside / "own.csv", "quote,theme\nWe print the address.,REL\n")
    write(inside / "passages.csv", "Document,Code,Was\nT01,Sending,We print the address.\nT02,Money,nothing of it\n")
    write(inside / "team.csv", "Kategorie,Definition,Was\nGeld,Wer zahlt.,x\n")
    write(inside / "nvivo.csv", "Node,File,Kappa,Agreement (%)\nMoney,T01,0.5,80\nSending,T01,1,100\n")
    write(inside / "new.yaml", CODEBOOK.replace("codebook: food", "codebook: other"))
    write(inside / "food.yaml", CODEBOOK)
    coding_files.write_sheets(study, inside / "sheets", coder="ana", round_id="r1", scheme="turn")
    decision_sheets.write(study, "r3", inside / "decide.xlsx")
    review_sheet.write(study, reviewing.queue(study, "r0"), inside / "review.xlsx")
    sounding.recording(inside / "T01.wav", 0.1)
    write(inside / "names.txt", "Volunteers\nNobody Atall\n")
    write(inside / "judged.csv", "case,theme,fit,reason\nO1,REL,strong,a list\nO2,MONEY,not judged,\n")
    tabulate.write_workbook(study, tabulate.matrix(study, "food"), inside / "matrix.xlsx")
    return inside


class Walk:
    """One study after others did something, and every command in it."""

    def __init__(self, template: Path, place: Path, changes: tuple[Change, ...]) -> None:
        """Make the study; `place` is another one each time, and named alike in what is said."""
        self.template, self.place = template, place
        self.inside = prepared(template, place)
        self.world = Path(shutil.copytree(template, place / "world"))
        for change in changes:
            change(open_study(self.world))
        shutil.make_archive(str(self.inside / "copy"), "zip", self.world)

    def said(self, *, whole: bool = True) -> Said:
        """By command line: what was printed, and the files that were written outside the ledgers."""
        found = {line: self._line(line, self.world) for line in _lines(READS, READS_MORE)}
        return found | dict(self._writes([line for line in _lines(WRITES) if whole or line in OF_FINISHED | FEW]))

    def _writes(self, lines: list[str]) -> Iterator[tuple[str, tuple[str, dict[str, bytes]]]]:
        for line in lines:
            study = self.place / "study"
            shutil.copytree(self.template if line.startswith("merge ") else self.world, study)
            yield line, self._line(line, study)
            shutil.rmtree(study)

    def _line(self, line: str, study: Path) -> tuple[str, dict[str, bytes]]:
        out = self.place / "out"
        out.mkdir()
        args = line.replace("IN/", f"{self.inside}/").replace("COPY", str(self.world))
        said = run(args, study, out, study_option=not args.startswith(("init ", "open ", "verify ")))
        said = said.replace(str(self.place), "PLACE")
        written = dict(self._written(out)) | dict(self._written(study / "exports"))
        shutil.rmtree(out)
        shutil.rmtree(study / "exports", ignore_errors=True)
        return _plain(said.encode()).decode(), written

    def _written(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = f"{folder.name}/{path.relative_to(folder)}"
            if path.suffix == ".xlsx":
                yield name, _plain(_cells(path))
            elif path.suffix not in {".png", ".pdf"}:  # the picture is in .svg too
                yield name, _plain(path.read_bytes().replace(str(self.place).encode(), b"PLACE"))


def _lines(*walks: Mapping[str, list[str]]) -> list[str]:
    return list(dict.fromkeys(f"{name} {args}".strip() for walk in walks for name in walk for args in walk[name]))


def _cells(path: Path) -> bytes:
    """The sheets of a workbook without the time it was written at."""
    with zipfile.ZipFile(path) as archive:
        return b"\n".join(archive.read(name) for name in sorted(archive.namelist()) if not name.startswith("docProps/"))


def _plain(data: bytes) -> bytes:
    return IDS.sub(b"ID", TIMES.sub(b"TIME", data))


def differing(one: Said, two: Said) -> set[str]:
    """The lines after which anything differs, of those that were walked in both."""
    return {line for line in one.keys() & two.keys() if one[line] != two[line]}


@pytest.fixture(scope="module")
def nothing(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What every command says where nobody did anything."""
    return Walk(template, tmp_path_factory.mktemp("walk"), ()).said()


@pytest.mark.slow
def test_no_command_shows_what_others_code_in_a_blind_round(template: Path, tmp_path: Path, nothing: Said) -> None:
    """Not that they have begun, not how much, not where: no byte of what is printed or written, whoever asks."""
    changes = tuple(change for name, change in CODES.items() if name not in ELSEWHERE)

    found = Walk(template, tmp_path, changes).said()

    assert found.keys() == nothing.keys()
    assert len(found) > 130
    assert AS_OTHERS == differing(nothing, found)


@pytest.mark.slow
def test_of_a_blind_round_only_who_has_finished_is_told(template: Path, tmp_path: Path, nothing: Said) -> None:
    """To whoever names nobody, in the lists of rounds and where a comparison is refused."""
    changes = (STATES["a transcript"], STATES["the round"])

    assert OF_FINISHED == differing(nothing, Walk(template, tmp_path, changes).said(whole=False)) - AS_OTHERS


@pytest.mark.slow
def test_the_walk_would_see_what_is_not_hidden(template: Path, tmp_path: Path, nothing: Said) -> None:
    """The test can fail: what lee codes and starts outside the blind rounds is seen, but not by ana as ana."""
    changes = (CODES["another round"], STATES["another round"], STATES["a new round"])

    found = differing(nothing, Walk(template, tmp_path, changes).said(whole=False))

    assert {"export OUT/all.csv", "matrix food --json", "round list", "merge COPY"} <= found
    assert AS_ANA <= nothing.keys()
    assert {"export OUT/excerpts.csv --what excerpts", "export OUT/coded.html --what transcript"} <= found
    assert {"export OUT/book.html --what codebook", "export OUT/vault --what obsidian"} <= found
    assert set() == found & AS_ANA


def _commands(command: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield above.strip(), command
        return
    for word, below in inner.items():
        yield from _commands(below, f"{above} {word}")


def test_every_command_and_option_is_walked_or_listed_with_a_reason() -> None:
    """What is added must be walked; a command without options is walked once at least."""
    every = dict(_commands(get_command(app)))
    found = {name: command for name, command in every.items() if name not in OF_NO_STUDY}
    assert OF_NO_STUDY.keys() < every.keys()
    lines = {name: [args for walk in (READS, READS_MORE, WRITES) for args in walk.get(name, [])] for name in found}
    assert {*READS, *READS_MORE, *WRITES} == set(found)
    missing = {
        f"{name} {option.opts[0]}"
        for name, command in found.items()
        for option in command.params
        if option.param_type_name == "option"
        and option.opts[0] not in {*NOT_WALKED["every command"], *NOT_WALKED.get(name, {})}
        and not any({*option.opts} & {word.partition("=")[0] for word in args.split()} for args in lines[name])
    }
    assert set() == missing
    assert all(lines.values())
    assert all(reason for reasons in NOT_WALKED.values() for reason in reasons.values())
