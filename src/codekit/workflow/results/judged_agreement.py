"""Two analysts' judgements of the same cells: how far they agree, and what one changed of the other's words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Any

from codekit.errors import NotComparableError
from codekit.model.codebook import Codebook
from codekit.model.judged import Standing
from codekit.model.judgements import FIT, NONE, NOT_JUDGED, PARTIAL, RATING, STRONG, Judgement
from codekit.workflow.results.judgements import standing
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement import Agreement

ORDER = (NONE, PARTIAL, STRONG)
Pairs = dict[tuple[str, str], tuple[str, str]]  # by case and code: what either says


@dataclass(frozen=True)
class Agreed:
    """Two analysts on one field, over all codes (`code` "") or one: cells that each judged without seeing the other."""

    field: str
    first: str
    second: str
    code: str
    cells: int
    cases: int
    same: int
    kappa: Agreement  # weighted, linear
    alpha: Agreement  # ordinal

    def to_json(self) -> dict[str, Any]:
        """The row in `codekit judge --agreement --json`."""
        return {
            "field": self.field,
            "analysts": [self.first, self.second],
            "code": self.code,
            "n_cells": self.cells,
            "n_cases": self.cases,
            "n_same": self.same,
            "weighted_kappa": _number(self.kappa.value),
            "alpha": _number(self.alpha.value),
            "undefined_because": self.kappa.undefined_because or self.alpha.undefined_because,
        }


@dataclass(frozen=True)
class Revised:
    """One analyst's words in the place of another's that were seen."""

    case: str
    code: str
    field: str
    by: str
    text: str
    at: str
    was: tuple[tuple[str, str], ...]  # who, and what

    def to_json(self) -> dict[str, Any]:
        """The revision in `codekit judge --agreement --json`."""
        was = [{"by": by, "text": text} for by, text in self.was]
        return {
            "case": self.case,
            "code": self.code,
            "field": self.field,
            "by": self.by,
            "at": self.at,
            "text": self.text,
            "was": was,
        }


@dataclass(frozen=True)
class Agreements:
    """What two analysts or more have in common."""

    agreed: tuple[Agreed, ...]
    revised: tuple[Revised, ...]

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit judge --agreement --json`."""
        return {"agreement": [one.to_json() for one in self.agreed], "revised": [one.to_json() for one in self.revised]}


def agreement(study: Study, codebook: str, *, viewer: str = "") -> Agreements:
    """Agreement of each two analysts on fit and rating, over all cells and for each code; and what was revised.

    Only cells count that each judged without having seen the other's word. Raises NotComparableError where nobody
    wrote anything, BlindRoundError for a coder who looks and is blind in some round.
    """
    sight_of(study, viewer).refuse_totals()
    book, found = study.codebook(codebook), standing(study, codebook)
    if not found.writers:
        raise NotComparableError("nobody judged a cell of this codebook yet", hint="codekit judge CODEBOOK CASE CODE")
    alone = {writer: found.independent(writer) for writer in found.writers}
    agreed = [
        one
        for first, second in combinations(found.writers, 2)
        for field in (FIT, RATING)
        for one in _agreed(book, field, (first, second), _pairs(book.id, field, alone[first], alone[second]))
    ]
    return Agreements(tuple(agreed), tuple(_revised(found)))


def _pairs(codebook: str, field: str, first: Standing, second: Standing) -> Pairs:
    pairs = {}
    for cell in sorted(first.cells & second.cells):
        says = [one.said(*cell, field, codebook) for one in (first, second)]
        if all(said.text and not said.conflict and said.text != NOT_JUDGED for said in says):
            pairs[cell] = (says[0].text, says[1].text)
    return pairs


def _agreed(book: Codebook, field: str, who: tuple[str, str], pairs: Pairs) -> Iterator[Agreed]:
    if not pairs:
        return
    yield _one(field, who, "", pairs)
    present = {code for _, code in pairs}
    for code, _ in book.walk():
        if code in present:
            yield _one(field, who, code, {cell: said for cell, said in pairs.items() if cell[1] == code})


def _one(field: str, who: tuple[str, str], code: str, pairs: Pairs) -> Agreed:
    from codekit.agreement import krippendorff_alpha, weighted_kappa

    rows = [[_value(field, said[nth]) for said in pairs.values()] for nth in (0, 1)]
    categories = [float(nth) for nth in range(len(ORDER))] if field == FIT else sorted({*rows[0], *rows[1]})
    return Agreed(
        field,
        *who,
        code,
        len(pairs),
        len({case for case, _ in pairs}),
        sum(a == b for a, b in zip(*rows, strict=True)),
        weighted_kappa(rows[0], rows[1], categories=categories),
        krippendorff_alpha(rows, level="ordinal"),
    )


def _value(field: str, text: str) -> float:
    return float(ORDER.index(text)) if field == FIT else float(Decimal(text))


def _revised(found: Standing) -> Iterator[Revised]:
    """Every judgement that took the place of another analyst's."""
    notes = {e.id: e for events in found.live.values() for e in events if isinstance(e, Judgement)}
    for event in sorted(notes.values(), key=lambda e: (e.case, e.code, e.field, e.at, e.id)):
        others = [notes[id_] for id_ in event.replaces if id_ in notes]
        was = tuple((other.by, other.text) for other in others if other.by != event.by and other.text != event.text)
        if was:
            yield Revised(event.case, event.code, event.field, event.by, event.text, event.at, was)


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
