"""Codes across anything that interviews or cases have: counts, and the bases that shares of them stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from codekit.model.codebook import Codebook

CODINGS, INTERVIEWS, CASES = "codings", "interviews", "cases"
COUNTS = (CODINGS, INTERVIEWS, CASES)
AS_IN_CODEBOOK, MOST = "codebook", "most"
ORDERS = (AS_IN_CODEBOOK, MOST)

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Column:
    """What interviews share: a case, a value of an attribute, a month, or nothing but that they count."""

    id: str
    name: str
    transcripts: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Crosstab:
    """Codes by columns; every interview stands in exactly one column.

    All arrays are [code, column]. `n` counts codings, interviews or cases with the code; `base` what a share of the
    column is of: all codings of the column, or its interviews or cases that can be decided for the code. `looked` is
    the number of interviews that were searched for the code: where it is 0 and nothing was found, a 0 says nothing.
    """

    codebook: Codebook
    across: str
    counted: str
    polarity: str
    codes: tuple[str, ...]
    columns: tuple[Column, ...]
    n: Ints
    base: Ints
    looked: Ints
    over_time: bool = False
    in_tree: bool = True  # the codes stand in the order of the codebook, so that those below one follow it
    warnings: tuple[str, ...] = ()

    @cached_property
    def total(self) -> Ints:
        """What each code has in all columns."""
        return np.asarray(self.n.sum(axis=1), np.int64)

    @cached_property
    def whole(self) -> Ints:
        """What a share of all columns is of, for each code."""
        return np.asarray(self.base.sum(axis=1), np.int64)

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """Where somebody looked for the code, or it was found."""
        return np.asarray((self.looked > 0) | (self.n > 0), dtype=bool)

    @cached_property
    def of_column(self) -> Floats:
        """Each count as a share of its base; NaN where that is 0 or nobody looked."""
        return _share(self.n, self.base, self.known)

    @cached_property
    def of_code(self) -> Floats:
        """Each count as a share of what the code has in all columns; NaN where it has none or nobody looked."""
        return _share(self.n, np.broadcast_to(self.total[:, None], self.n.shape), self.known)

    def depth(self, code: str) -> int:
        """How many steps a code is set in: the codes above it, where they stand above it."""
        return len(self.codebook.ancestors(code)) if self.in_tree else 0

    def by(self, order: str) -> Crosstab:
        """The same with its codes in another order: that of the codebook, or those with most first."""
        if order != MOST:
            return self
        ordered = [self.codes[row] for row in np.argsort(-self.total, kind="stable").tolist()]
        return replace(self.only(ordered), in_tree=False)

    def only(self, codes: Sequence[str]) -> Crosstab:
        """The same of some codes, in their order."""
        place = {code: row for row, code in enumerate(self.codes)}
        rows = [place[code] for code in codes]
        return replace(self, codes=tuple(codes), n=self.n[rows], base=self.base[rows], looked=self.looked[rows])

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit crosstab --json`; a count where nobody looked is null."""
        return {
            "codebook": self.codebook.id,
            "version": self.codebook.version,
            "across": self.across,
            "count": self.counted,
            "polarity": self.polarity,
            "over_time": self.over_time,
            "columns": [
                {"id": one.id, "name": one.name, "interviews": len(one.transcripts), "cases": len(one.cases)}
                for one in self.columns
            ],
            "codes": [self._row(row, code) for row, code in enumerate(self.codes)],
            "warnings": list(self.warnings),
        }

    def _row(self, row: int, code: str) -> dict[str, Any]:
        cells = [
            {
                "n": int(n) if known else None,
                "base": int(base),
                "looked": int(looked),
                "of_column": _number(of_column),
                "of_code": _number(of_code),
            }
            for n, base, looked, known, of_column, of_code in zip(
                self.n[row],
                self.base[row],
                self.looked[row],
                self.known[row],
                self.of_column[row],
                self.of_code[row],
                strict=True,
            )
        ]
        return {
            "code": code,
            "name": self.codebook[code].name,
            "depth": self.depth(code),
            "n": int(self.total[row]),
            "base": int(self.whole[row]),
            "cells": cells,
        }


def _share(part: Ints, whole: Ints, known: NDArray[np.bool_]) -> Floats:
    shares = np.full(part.shape, np.nan)
    np.divide(part, whole, out=shares, where=(np.asarray(whole) > 0) & known)
    return shares


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
