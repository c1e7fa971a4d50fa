"""Example studies that a newcomer can lay out and play with: synthetic interviews, already coded."""

from __future__ import annotations

import importlib.resources
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.names import CONSENSUS
from codekit.model.rounds import TRAINING
from codekit.store import registers
from codekit.store.opening import placing_study
from codekit.workflow.coding import files as coding_files
from codekit.workflow.comparing import compare
from codekit.workflow.deciding import closing, reviewing
from codekit.workflow.results import judging
from codekit.workflow.rounds import rounds
from codekit.workflow.study import codebooks, importing
from codekit.workflow.study.study import Study, create_study, open_study

# Name of the example -> its folder in a checkout.
NAMES = {"social-care": "study", "rfi": "rfi"}
Row = dict[str, str]
Step = Callable[[str, int, int], object]  # what is done, how many of how many are


def quietly(_what: str, _done: int, _all: int) -> None:
    """Nobody is told how far it is."""


def create(folder: Path, name: str, step: Step = quietly) -> Study:
    """Lay out an example study in an empty or new folder, with its rounds and codings: all of it, or nothing.

    `step` is told how far it is. Raises UnknownNameError for an unknown example, CodekitError for a folder that is not
    empty, where the disk refuses, or where the example's files are not installed.
    """
    if name not in NAMES:
        raise UnknownNameError("example", name, NAMES)
    with placing_study(folder) as draft:
        fill(draft, name, step)
    return open_study(folder)


def fill(folder: Path, name: str, step: Step = quietly) -> Study:
    """An example study in a folder that nobody looks into yet.

    Everything goes through the same import, rounds, comparison and coding files that a team's own study does. Raises as
    `create`.
    """
    if name not in NAMES:
        raise UnknownNameError("example", name, NAMES)
    with _data(name) as (source, books):
        study = create_study(folder)
        for path in sorted([source / "study.yaml", *source.glob("*.csv")]):
            if path.name != "rounds.csv":
                study.store.document(path.name).write(path.read_bytes())
        plan = _rows(source / "rounds.csv")
        for id_ in sorted({row["codebook"].partition("@")[0] for row in plan}):
            codebooks.new(study.store, id_).write((books / f"{id_}.yaml").read_bytes())
        _import(study, source / "sources", step)
        for done, row in enumerate(plan):
            step("rounds", done, len(plan))
            _take_up(study, row["codebook"], source / "codebooks")
            _code(study, row, source / "codings")
        step("reviews", 0, 1)
        _review(study, source / "codings" / "reviews.csv")
        tables = sorted((source / "judgements").glob("*/*/*.csv"))
        for done, path in enumerate(tables):
            step("judgements", done, len(tables))
            judging.judge_table(study, path.parent.parent.name, path, coder=path.parent.name)
    study.refresh()
    return study


def _review(study: Study, path: Path) -> None:
    """Record what the team's reviewer said of each coding, on the day on which it was said."""
    if not path.exists():
        return
    said = {(r["transcript"], r["start"], r["end"], r["code"]): r for r in _rows(path)}
    for round_ in study.rounds():
        codings = reviewing.codings_of(study, round_.id)
        found = {c.id: said.pop((c.transcript, str(c.start), str(c.end), c.code), None) for c in codings}
        for by in sorted({row["by"] for row in found.values() if row}):
            words = [
                reviewing.Word(id_, row["status"], row["comment"], at=f"{row['date']}T12:00:00.000Z")
                for id_, row in found.items()
                if row and row["by"] == by
            ]
            reviewing.record(study, round_.id, words, by=by)
    if said:
        raise CodekitError(f"{path.name}: {len(said)} reviews are of no coding")


@contextmanager
def _data(name: str) -> Iterator[tuple[Path, Path]]:
    """The example's files and the codebooks: inside the installed package, or in a checkout."""
    packed = importlib.resources.files("codekit") / "data"
    if packed.is_dir():
        with importlib.resources.as_file(packed) as place:
            yield place / name, place / "codebooks"
        return
    root = Path(__file__).resolve().parents[4]
    source = root / "transcripts_sample" / NAMES[name]
    if not source.is_dir():
        raise CodekitError("the example is not part of this installation")
    yield source, root / "codebooks"


def _import(study: Study, sources: Path, step: Step) -> None:
    importer, files = importing.Importer(study), importing.files_of([sources])
    for done, diagnosis in enumerate(importer.run(files), start=1):
        step("interviews", done, len(files))
        if diagnosis.outcome != importing.IMPORTED:
            raise CodekitError(diagnosis.line)


def _rows(path: Path) -> list[Row]:
    return [row for _, row in registers.table(path, (), [])]


def _take_up(study: Study, key: str, revised: Path) -> None:
    """Put the version of a codebook in its working place, where a round goes over to another one."""
    id_, _, version = key.partition("@")
    if study.codebook(id_).version != version:
        codebooks.new(study.store, id_).write((revised / f"{id_}-{version}.yaml").read_bytes())
        study.refresh()


def _code(study: Study, row: Row, codings: Path) -> None:
    """Start a round, read what its coders coded, and carry it as far as the team did."""
    round_ = rounds.start(
        study,
        row["id"],
        kind=row["kind"],
        coders=row["coders"].split(";"),
        transcripts=row["transcripts"].split(";"),
        codebook=row["codebook"].partition("@")[0],
        codes=[code for code in row["codes"].split(";") if code],
        unit=row["unit"],
        over=row["over"],
        parent=row["parent"],
    )
    coding_files.read_one(study, codings / row["codings"], round_id=round_.id, by=row["by"])
    if round_.kind == TRAINING:
        compare.end_blindness(study, round_.id, compare.Options(training=True))  # they talked it over
    if row["consensus"]:
        compare.end_blindness(study, round_.id)
        coding_files.read_one(study, codings / row["consensus"], coder=CONSENSUS, round_id=round_.id)
        for coder in round_.coders:
            closing.sign(study, round_.id, coder)
        closing.close(study, round_.id)
