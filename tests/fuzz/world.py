"""The files that readers are tried with: a small study with a round, its sheets, tables and a copy in a zip file."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from codekit.workflow.coding import export, files
from codekit.workflow.deciding import sheet as decision_sheet
from codekit.workflow.study import codebook_files
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, REGISTERS, agree, build, code, folder_of, start, write

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "transcripts_sample"
SHARED = ROOT.parent / "shared" / "corpus"
LARGEST = 12_000  # bytes of a seed: a small file is changed more often where it matters
MOST = 12  # of each ending from the shared corpus
SECOND = "transcript,code,coder,start,end,polarity,value,memo,skipped,action\nT01,REL,ana,44,60,contrary,,a note,,\n"
COVERAGE = "transcript,topic,asked\nT01,REL,yes\nT02,MONEY,no\nT03,BOX,spontaneous\n"
CELLS = "case,code,state,reason,by,date\nO3,REL,not_applicable,it has none,ana,2024-05-01\n"
TURNS = (
    "transcript,speaker,text,time,role,case\n"
    'A1,Ann,"Well, I said so.",0:12,respondent,O1\nA1,Bob,=why?,75.5,interviewer,O1\n'
)
_MAXQDA = """Dokumentname,Code,Anfang,Segment,Autor,Kommentar,Farbe
T01,Relationship > Sending,3,We print the address.,ana,see,
T02.docx,Geld,3,No we run,ana,,
T03,Money;Contract,7,"“Yes, two pages.”",ben,,
"""
_DEDOOSE = """Media Title,Excerpt Range,Excerpt Copy,Excerpt Creator,Codes Applied Combined,Code: Money Applied
T01.docx,152-165,A  grant pays.,ana,Money,True
"""
_ATLAS = """ATLAS.ti report
ID,Document,Quotation Content,Codes,Reference
1:3,T01,A grant pays.,"Money
REL",¶ 7 in T01
"""
PASSAGES = (_MAXQDA, _DEDOOSE, _ATLAS)
NODE_REPORT = (
    "Name: Nodes\\\\Money\n\n<Files\\\\T01> - § 2 references coded [1.02% Coverage]\n\nReference 1 - 0.50% Coverage\n\n"
    "A grant pays.\n\nReference 2 - 0.52% Coverage\n\nIt ends in June.\n"
)
FIGURES = (
    'Node,File,File Size,Kappa,Agreement (%)\nMoney,T01,"1,204 chars",0.5,80\nSending,T01,1204,1,100\n',
    ",A : T01,B : T02\n1 : Money,2,0\n2 : Sending,1,3\n",
)
MAYRING = (
    "Kategorie,Unterkategorie,Definition,Ankerbeispiel,Kodierregeln,Notiz\nGeld,,Wer zahlt.,Zu teuer.,Nur Geld,1\n"
    ",Kosten,Was es kostet.,,,\n"
)


@dataclass(frozen=True)
class World:
    """Where everything lies."""

    root: Path
    study: Path
    blind: Path  # the same before its round was compared
    copy: Path
    away: Path  # a study without codings, into which files of codings are read
    table: Path
    decisions: Path
    sheets: tuple[Path, ...]
    gone_over: Path  # a study with a second pass and a sub-code round
    pass_sheets: tuple[Path, ...]

    @classmethod
    def at(cls, root: Path) -> World:
        """Make all of it in an empty folder."""
        study = build(root / "a")
        home = folder_of(study)
        write(home / "coverage.csv", COVERAGE)
        write(home / "cells.csv", CELLS)
        start(study)
        sheets = tuple(files.write_sheets(study, root / "sheets", coder="ana", round_id="r1", scheme="turn"))
        away = shutil.copytree(home, root / "away")
        gone_over, passes = _gone_over(Path(shutil.copytree(home, root / "over")), root)
        code(study, BOTH)
        blind = shutil.copytree(home, root / "blind")
        agree(study, "r1")
        table, decisions = root / "codings.xlsx", root / "decisions.xlsx"
        export.export_codings(study, table)
        decision_sheet.write(study, "r1", decisions)
        zipped = _zipped(blind, root / "copy.zip")
        return cls(root, home, blind, zipped, away, table, decisions, sheets, gone_over, passes)

    def opened(self) -> Study:
        """The compared study, read anew."""
        return open_study(self.study)

    def codebooks(self) -> Iterator[bytes]:
        """The study's codebook as a workbook and as CSV."""
        for name in ("book.xlsx", "book.csv"):
            codebook_files.export(self.opened().codebook("food"), self.root / name)
            yield (self.root / name).read_bytes()


def _gone_over(home: Path, root: Path) -> tuple[Path, tuple[Path, ...]]:
    """A study in which lee's coding is gone over, and the sheets for that, filled in in part."""
    study = open_study(home)
    start(study, "p1", kind="initial", coders=["lee"])
    rows = BOTH.replace(",ana", ",lee").replace(",ben", ",lee")
    code(study, rows, round_id="p1")
    start(study, "p2", kind="second-pass", coders=["ben"], over="p1")
    start(study, "s1", kind="subcode", coders=["ben"], parent="REL", over="p1")
    written = [
        files.write_sheets(study, root / id_, coder="ben", round_id=id_, scheme="turn")[0] for id_ in ("p2", "s1")
    ]
    for path, cells in zip(written, ({"H5": "keep", "I4": "MONEY"}, {"I4": "REL.SEND", "K4": "We print"}), strict=True):
        book = openpyxl.load_workbook(path)
        for cell, value in cells.items():
            book.worksheets[0][cell] = value
        book.save(path)
    return home, tuple(written)


def _zipped(study: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(study.rglob("*")):
            archive.write(file, f"study/{file.relative_to(study)}")
    return path


def samples(*endings: str) -> list[bytes]:
    """Real interviews of the sample study, and of the shared corpus where it is there."""
    found = [path for folder in (SAMPLE, SHARED) for path in sorted(folder.rglob("*")) if path.suffix in endings]
    small = [path for path in found if path.is_file() and path.stat().st_size <= LARGEST]
    return [path.read_bytes() for path in small[: 3 * MOST : 3]] + [path.read_bytes() for path in small[-MOST:]]


__all__ = ["FIGURES", "MAYRING", "NODE_REPORT", "PASSAGES", "REGISTERS", "SECOND", "TURNS", "World", "samples"]
