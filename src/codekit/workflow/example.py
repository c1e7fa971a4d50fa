"""Example studies that a newcomer can lay out and play with: synthetic interviews, already coded."""

from __future__ import annotations

import csv
import importlib.resources
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codekit.errors import CodekitError, UnknownNameError
from codekit.store.files import read_text, write_bytes
from codekit.workflow import coding_files, importing, rounds
from codekit.workflow.study import Study, create_study

NAMES = ("social-care",)
TABLES = ("study.yaml", "cases.csv", "interviews.csv", "coverage.csv", "cells.csv")


def create(folder: Path, name: str) -> Study:
    """Lay out an example study in an empty or new folder, with its rounds and codings.

    Everything goes through the same import, rounds and coding files that a team's own study does.
    """
    if name not in NAMES:
        raise UnknownNameError("example", name, NAMES)
    if folder.exists() and any(folder.iterdir()):
        raise CodekitError(f"{folder}: is not empty", hint="name a new folder")
    with _data(name) as (source, books):
        study = create_study(folder)
        for table in TABLES:
            write_bytes(folder / table, (source / table).read_bytes())
        for path in sorted(books.glob("*.yaml")):
            write_bytes(folder / "codebooks" / path.name, path.read_bytes())
        _import(study, source / "sources")
        for row in _rows(source / "rounds.csv"):
            _code(study, row, source / "codings")
    return Study(folder)


@contextmanager
def _data(name: str) -> Iterator[tuple[Path, Path]]:
    """The example's files and the codebooks: inside the installed package, or in a checkout."""
    packed = importlib.resources.files("codekit") / "data"
    if packed.is_dir():
        with importlib.resources.as_file(packed) as place:
            yield place / name, place / "codebooks"
        return
    root = Path(__file__).resolve().parents[3]
    if not (root / "transcripts_sample" / "study").is_dir():
        raise CodekitError("the example is not part of this installation")
    yield root / "transcripts_sample" / "study", root / "codebooks"


def _import(study: Study, sources: Path) -> None:
    importer = importing.Importer(study)
    for diagnosis in importer.run(importing.files_of([sources])):
        if diagnosis.outcome != importing.IMPORTED:
            raise CodekitError(diagnosis.line)


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(read_text(path).splitlines()))


def _code(study: Study, row: dict[str, str], codings: Path) -> None:
    rounds.start(
        study,
        row["id"],
        kind=row["kind"],
        coders=row["coders"].split(";"),
        transcripts=row["transcripts"].split(";"),
        codebook=row["codebook"],
        codes=[code for code in row["codes"].split(";") if code],
        unit=row["unit"],
        over=row["over"],
        parent=row["parent"],
    )
    coding_files.read_one(study, codings / row["codings"], round_id=row["id"])
