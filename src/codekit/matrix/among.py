"""Themes among the cases that have another theme: of those with a relationship, how many refer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codekit.matrix.result import Matrix
from codekit.matrix.states import FOUND


@dataclass(frozen=True)
class Among:
    """The cases in which a theme was found, and in which of them each theme was; every one of them counts in n."""

    code: str
    cases: tuple[str, ...]
    found: Mapping[str, tuple[str, ...]]

    def shown(self, theme: str) -> str:
        """K of n."""
        return f"{len(self.found[theme])} of {len(self.cases)}"

    def to_json(self) -> dict[str, Any]:
        """Them in `codekit matrix --among --json`."""
        themes = [{"code": code, "k": len(cases), "cases": list(cases)} for code, cases in self.found.items()]
        return {"code": self.code, "n": len(self.cases), "cases": list(self.cases), "themes": themes}


def among(matrix: Matrix, code: str) -> Among:
    """Every theme of the matrix among the cases with another. Raises UnknownNameError for an unknown code."""
    id_ = matrix.codebook[code].id
    cases = tuple(case for case in matrix.cases if matrix.cells[case, id_].state in FOUND)
    found = {
        theme: tuple(case for case in cases if matrix.cells[case, theme].state in FOUND) for theme in matrix.themes
    }
    return Among(id_, cases, found)
