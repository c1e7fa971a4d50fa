"""What comes after the first coding, changed: review sheets, workbooks with judgements, bundles."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from codekit.formats.review_sheet.write import COLUMNS
from codekit.workflow.deciding import review_sheet
from codekit.workflow.deciding.reviewing import queue
from codekit.workflow.results import tabulate
from codekit.workflow.results.bundle.packing import pack
from codekit.workflow.results.bundle.verifying import verify
from codekit.workflow.results.judging import judge
from codekit.workflow.results.typed import read_back
from codekit.workflow.study.study import open_study
from fuzz.world import World

ROUND, BOOK = "p1", "food"


def reviews(world: World) -> list[bytes]:
    """A review sheet as it was written, and one that was filled in in part."""
    study, path = open_study(world.gone_over), world.root / "review.xlsx"
    review_sheet.write(study, queue(study, ROUND), path)
    return [path.read_bytes(), _filled(path)]


def _filled(path: Path) -> bytes:
    book = openpyxl.load_workbook(path)
    sheet, status = book["Review"], COLUMNS.index("status") + 1
    for row, said in ((2, ("accepted", "")), (3, ("queried", "Is it?"))):
        sheet.cell(row, status).value, sheet.cell(row, len(COLUMNS)).value = said[0], said[1] or None
    book.save(path)
    return path.read_bytes()


def workbooks(world: World) -> list[bytes]:
    """The whole workbook of a study with a judgement, and the same as one analyst alone sees it."""
    with _as_it_was(world):
        study, path = open_study(world.gone_over), world.root / "matrix.xlsx"
        judge(study, BOOK, "O1", "REL", {"fit": "strong", "summary": "Lists."}, coder="lee")
        tabulate.write_workbook(study, tabulate.matrix(study, BOOK), path)
        whole = path.read_bytes()
        tabulate.write_workbook(study, tabulate.matrix(study, BOOK), path, only="lee")
        return [whole, path.read_bytes()]


def bundles(world: World) -> list[bytes]:
    """A bundle, and one without a word."""
    made = []
    for public in (False, True):
        pack(world.opened(), world.root / "bundle.zip", public=public)
        made.append((world.root / "bundle.zip").read_bytes())
    return made


def reviewed(world: World, path: Path) -> object:
    """Read a review sheet back."""
    with _as_it_was(world):
        return review_sheet.read(open_study(world.gone_over), path, by="ana")


def judged(world: World, path: Path) -> object:
    """Read a workbook back."""
    with _as_it_was(world):
        return read_back(open_study(world.gone_over), BOOK, path, coder="ana")


def verified(_world: World, path: Path) -> object:
    """Recompute a bundle."""
    return verify(path)


@contextlib.contextmanager
def _as_it_was(world: World) -> Iterator[None]:
    """What is written about the whole study goes away again."""
    try:
        yield
    finally:
        shutil.rmtree(world.gone_over / "study", ignore_errors=True)
