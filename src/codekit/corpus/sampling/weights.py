"""What each transcript of a sampled study stands for: `sample.csv`, written with the sample and read ever after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, Problem, ProblemsError

if TYPE_CHECKING:
    from codekit.corpus.sampling.draw import Stratum, Unit
    from codekit.workflow.study.study import Study

FILE = "sample.csv"
COLUMNS = ("transcript", "of", "turn", "stratum", "weight", "stratum_size", "stratum_drawn", "unit", "seed")


@dataclass(frozen=True, slots=True)
class Entry:
    """A transcript of a study that was drawn: from which of the corpus, or which turn of it, and from which stratum."""

    transcript: str
    of: str
    turn: int  # from 0; -1 for a whole transcript
    stratum: str
    weight: float
    size: int  # units of the stratum in the corpus
    unit: str
    seed: str


@dataclass(frozen=True)
class Weights:
    """The weight of each transcript, what it was drawn from, and its stratum with the units that this has in all."""

    weight: Mapping[str, float]
    of: Mapping[str, str]
    stratum: Mapping[str, str]
    sizes: Mapping[str, int]  # by stratum
    unit: str


def rows(drawn: Sequence[tuple[str, Unit, Stratum]], *, unit: str, seed: int) -> str:
    """The table as text, of ids in the study with their units and strata."""
    from codekit.tables.write import csv_text

    listed = [
        (
            id_,
            one.transcript,
            one.turn + 1 if one.turn >= 0 else "",
            stratum.name,
            repr(stratum.weight),
            stratum.size,
            len(stratum.drawn),
            unit,
            seed,
        )
        for id_, one, stratum in drawn
    ]
    return csv_text([COLUMNS, *listed])


def weights(study: Study) -> Weights:
    """The weights of a study that was sampled from a corpus.

    Raises CodekitError where it was not, ProblemsError for a table that cannot be read.
    """
    listed = entries(study)
    if listed is None:
        raise CodekitError(
            f"{study.title} was not sampled from a corpus: it has no {FILE}", hint="codekit corpus sample CORPUS STUDY"
        )
    return Weights(
        {one.transcript: one.weight for one in listed},
        {one.transcript: one.of for one in listed},
        {one.transcript: one.stratum for one in listed},
        {one.stratum: one.size for one in listed},
        listed[0].unit if listed else "",
    )


def entries(study: Study) -> list[Entry] | None:
    """The rows of a study's sample; None where it was not sampled. Raises ProblemsError for a damaged table."""
    from codekit.store import registers

    document = study.store.document(FILE)
    if not document.exists():
        return None
    problems: list[Problem] = []
    listed: list[Entry] = []
    for line, row in registers.table(document, COLUMNS[:6], problems):
        try:
            listed.append(_entry(row))
        except ValueError:
            problems.append(Problem(FILE, line, "turn, weight or stratum_size is no number"))
    if problems:
        raise ProblemsError(f"{FILE} needs mending", problems)
    return listed


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        row["transcript"],
        row["of"],
        int(row["turn"]) - 1 if row["turn"] else -1,
        row["stratum"],
        float(row["weight"]),
        int(row["stratum_size"]),
        row.get("unit", ""),
        row.get("seed", ""),
    )
