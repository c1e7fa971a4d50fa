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


@dataclass(frozen=True)
class Weights:
    """The weight of each transcript, what it was drawn from, and its stratum."""

    weight: Mapping[str, float]
    of: Mapping[str, str]
    stratum: Mapping[str, str]
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
    from codekit.store import registers

    document = study.store.document(FILE)
    if not document.exists():
        raise CodekitError(
            f"{study.title} was not sampled from a corpus: it has no {FILE}", hint="codekit corpus sample CORPUS STUDY"
        )
    problems: list[Problem] = []
    table = registers.table(document, COLUMNS[:5], problems)
    weight: dict[str, float] = {}
    for line, row in table:
        try:
            weight[row["transcript"]] = float(row["weight"])
        except ValueError:
            problems.append(Problem(FILE, line, "the weight is no number"))
    if problems:
        raise ProblemsError(f"{FILE} needs mending", problems)
    return Weights(
        weight,
        {row["transcript"]: row["of"] for _, row in table},
        {row["transcript"]: row["stratum"] for _, row in table},
        table[0][1].get("unit", "") if table else "",
    )
