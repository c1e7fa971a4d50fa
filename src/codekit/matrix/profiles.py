"""Profiles: kinds of cases by themes, in the order and with the names of the codebook, and the passages behind each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from codekit.matrix.crosstab import Cross, crosstab, groups
from codekit.matrix.passages import Excerpt
from codekit.matrix.result import Matrix
from codekit.model.classification import Classification, Kind, classification


@dataclass(frozen=True)
class Profile:
    """One table: a row for each kind of case, a column for each theme."""

    title: str
    attribute: str
    kinds: tuple[Kind, ...]
    themes: tuple[str, ...]
    cases: Mapping[str, tuple[str, ...]]  # by kind
    cells: Mapping[tuple[str, str], Cross]  # by kind and theme

    def to_json(self) -> dict[str, Any]:
        """As `codekit matrix --by --json` has it."""
        return {
            "title": self.title,
            "attribute": self.attribute,
            "themes": list(self.themes),
            "rows": [self._row(kind) for kind in self.kinds],
        }

    def _row(self, kind: Kind) -> dict[str, Any]:
        cells = [self.cells[kind.id, theme] for theme in self.themes]
        counted = [{"theme": c.theme, "k": c.k, "n": c.n, "cases": list(c.present)} for c in cells]
        return {"value": kind.id, "name": kind.name, "cases": list(self.cases[kind.id]), "cells": counted}


def profiles(matrix: Matrix, attribute: str = "") -> list[Profile]:
    """The tables that the codebook asks for; of an attribute that it does not classify, one of the themes shown.

    Without an attribute, that of the codebook; none where the codebook or the cases do not have it.
    """
    known = classification(matrix.codebook)
    named = attribute or (known.attribute if known else "")
    if not any(named in case.attributes for case in matrix.registers.cases):
        return []
    if known is None or known.attribute != named:
        known = Classification(named, ())
    asked = [(profile.title, _opened(matrix, profile.themes)) for profile in known.profiles]
    return [_profile(matrix, known, title, themes) for title, themes in asked or [(f"By {named}", matrix.themes)]]


def _opened(matrix: Matrix, themes: Sequence[str]) -> tuple[str, ...]:
    """The themes, codes below in the place of a container."""
    below = matrix.codebook.children
    opened = [(theme,) if matrix.codebook[theme].assignable else below[theme] or (theme,) for theme in themes]
    return tuple(code for codes in opened for code in codes)


def _profile(matrix: Matrix, known: Classification, title: str, themes: tuple[str, ...]) -> Profile:
    held = dict(groups(matrix, known.attribute))
    kinds = (*known.kinds, *(Kind(value) for value in held if value not in {kind.id for kind in known.kinds}))
    cells = {(c.value, c.theme): c for c in crosstab(matrix, [known.attribute], themes)}
    cells |= {
        (kind, theme): Cross(known.attribute, kind, theme, (), (), 0)
        for kind in (kind.id for kind in known.kinds if kind.id not in held)
        for theme in themes
    }
    return Profile(title, known.attribute, kinds, themes, {kind.id: held.get(kind.id, ()) for kind in kinds}, cells)


def passages(matrix: Matrix, profile: Profile) -> Iterator[tuple[Kind, Excerpt]]:
    """Every passage behind a profile, by kind and theme, each with the kind of its case."""
    for kind in profile.kinds:
        for theme in profile.themes:
            for case in profile.cases[kind.id]:
                yield from ((kind, excerpt) for excerpt in matrix.excerpts(case, theme))
