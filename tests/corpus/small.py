"""Small corpora that tests build on."""

from __future__ import annotations

import csv
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from codekit.corpus.base.corpus import Corpus
from codekit.corpus.building import attributes
from codekit.corpus.building.build import begin
from codekit.corpus.building.part import Recipe
from codekit.executor import Executor, InProcess

SAMPLE = Path(__file__).parents[2] / "transcripts_sample" / "study"


def built(
    paths: list[Path], out: Path, executor: Executor | None = None, *, drop: bool = False, ids: str = "name"
) -> Corpus:
    """A corpus of some files, in parts of a megabyte."""
    building = begin(paths, out, Recipe(ids=ids, megabytes=1), drop=drop)
    assert list(building.run(executor or InProcess()))
    corpus = Corpus.at(out)
    attributes.write(corpus)
    return corpus


def files(root: Path) -> dict[str, bytes]:
    """Every file below a folder by its name, with its bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def attribute_table(folder: Path) -> Path:
    """The cases and attributes of the sample study's interviews, one row a transcript."""
    of_case = {row["case"]: row for row in csv.DictReader((SAMPLE / "cases.csv").open(encoding="utf-8"))}
    rows = [
        {"transcript": row["transcript"], **of_case[row["case"]]}
        for row in csv.DictReader((SAMPLE / "interviews.csv").open(encoding="utf-8"))
    ]
    path = folder / "attributes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    return path


def hearings() -> Any:
    """The script that makes up hearings for the page on corpora, as a module."""
    spec = spec_from_file_location("make_hearings", Path(__file__).parents[2] / "docs" / "make_hearings.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
