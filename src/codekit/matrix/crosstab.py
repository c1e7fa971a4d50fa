"""Themes against attributes of the cases, and which themes occur together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from codekit.matrix.result import Matrix
from codekit.matrix.states import DETERMINATE, FOUND
from codekit.model.cases import UNKNOWN, attribute_names
from codekit.model.classification import classification
from codekit.model.codebook import Codebook

MOST_VALUES = 12


@dataclass(frozen=True, slots=True)
class Cross:
    """One theme in the cases that share a value of an attribute."""

    attribute: str
    value: str
    theme: str
    cases: tuple[str, ...]  # the group
    present: tuple[str, ...]  # those of the group in which the theme was found
    n: int  # those of the group with a determinate state

    @property
    def k(self) -> int:
        """Cases of the group in which the theme was found."""
        return len(self.present)

    def __str__(self) -> str:
        """As it is written: k of n."""
        return f"{self.k} of {self.n}"


@dataclass(frozen=True, slots=True)
class Overlap:
    """The cases in which exactly these of a parent's themes were found."""

    parent: str
    themes: tuple[str, ...]
    cases: tuple[str, ...]


def crosstab(matrix: Matrix, attributes: Sequence[str] = (), themes: Sequence[str] = ()) -> list[Cross]:
    """Every theme by every value of every attribute; an unknown value is a value of its own."""
    return [
        _cross(matrix, attribute, value, cases, theme)
        for attribute in attributes or grouping_attributes(matrix)
        for value, cases in groups(matrix, attribute)
        for theme in themes or matrix.themes
    ]


def _cross(matrix: Matrix, attribute: str, value: str, cases: tuple[str, ...], theme: str) -> Cross:
    states = {case: matrix.cells[case, theme].state for case in cases}
    present = tuple(case for case in cases if states[case] in FOUND)
    return Cross(attribute, value, theme, cases, present, sum(state in DETERMINATE for state in states.values()))


def attributes_of(matrix: Matrix) -> tuple[str, ...]:
    """The names of the attributes, in the order of the register."""
    return attribute_names(matrix.registers.cases)


def value_of(matrix: Matrix, case: str, attribute: str) -> str:
    """A case's value of an attribute; what is not recorded is unknown, never no."""
    return matrix.case[case].attributes.get(attribute, "").strip() or UNKNOWN


def groups(matrix: Matrix, attribute: str) -> list[tuple[str, tuple[str, ...]]]:
    """The values of an attribute with the cases that have them: in the order of the codebook, where it lists them.

    Others follow by letters and size, unknown comes last.
    """
    by_value: dict[str, list[str]] = {}
    for case in matrix.cases:
        by_value.setdefault(value_of(matrix, case, attribute), []).append(case)
    return [(value, tuple(by_value[value])) for value in in_order(matrix.codebook, attribute, by_value)]


def in_order(codebook: Codebook | None, attribute: str, values: Iterable[str]) -> list[str]:
    """The values of an attribute as tables have them: as the codebook lists them, then by letters and size."""
    known = classification(codebook) if codebook else None
    kinds = [kind.id for kind in known.kinds] if known and known.attribute == attribute else []
    order = {value: at for at, value in enumerate(kinds)}
    return sorted(values, key=lambda value: (order.get(value, len(order)), _natural(value)))


def grouping_attributes(matrix: Matrix) -> tuple[str, ...]:
    """The attributes that group cases: at least two values, at most twelve, and fewer than cases."""
    most = min(MOST_VALUES, max(len(matrix.cases) - 1, 2))
    return tuple(name for name in attributes_of(matrix) if 2 <= len(groups(matrix, name)) <= most)


def overlaps(matrix: Matrix) -> list[Overlap]:
    """For each parent with several themes shown: how often each combination of them was found.

    Cases that have no determinate state for one of the themes are left out of that parent's table.
    """
    listed: list[Overlap] = []
    for parent in matrix.codes:
        themes = tuple(theme for theme in matrix.themes if matrix.codebook[theme].parent == parent)
        if 2 <= len(themes) <= 6:
            listed += _combinations(matrix, parent, themes)
    return listed


def _combinations(matrix: Matrix, parent: str, themes: tuple[str, ...]) -> list[Overlap]:
    by_case = {
        case: tuple(theme for theme in themes if matrix.cells[case, theme].state in FOUND)
        for case in matrix.cases
        if all(matrix.cells[case, theme].state in DETERMINATE for theme in themes)
    }
    cases: dict[tuple[str, ...], list[str]] = {}
    for case, combination in by_case.items():
        cases.setdefault(combination, []).append(case)
    ordered = sorted(cases, key=lambda c: (-len(c), [themes.index(theme) for theme in c]))
    return [Overlap(parent, combination, tuple(cases[combination])) for combination in ordered]


def _natural(value: str) -> tuple[bool, list[tuple[int, int, str]]]:
    """Sort key: unknown last, numbers by size, the rest by letters."""
    runs = ["".join(run) for _, run in groupby(value, str.isdecimal)]
    return value == UNKNOWN, [(0, int(run), "") if run.isdecimal() else (1, 0, run.casefold()) for run in runs]
