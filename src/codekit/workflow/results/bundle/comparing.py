"""Two JSON documents held against each other, figure by figure: nothing of either is passed over."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

NAMES = ("name", "code", "case", "transcript", "coders", "key")  # what tells entries of a list apart
NOTHING = "not there"
_RELATIVE, _ABSOLUTE = 1e-12, 1e-15  # the last digits of a sum depend on the processor
_FIELD, _ENTRY = 0, 1
Place = tuple[tuple[int, str], ...]  # the fields and the entries of lists on the way to a figure


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not what it should be; what is missing on one side is `NOTHING`."""

    result: str  # such as "agreement r1"
    of: str  # such as the code
    figure: str  # such as "codes.cohen_kappa"
    printed: Any
    recomputed: Any

    def to_json(self) -> dict[str, Any]:
        """The difference in `codekit verify --json`."""
        return {
            "result": self.result,
            "of": self.of,
            "figure": self.figure,
            "printed": self.printed,
            "recomputed": self.recomputed,
        }


def figures(document: Any) -> dict[Place, Any]:
    """Every value of a document by its place; an empty list or object is a value, too."""
    return dict(_walked(document, ()))


def _walked(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    if isinstance(value, Mapping) and value:
        for name, inner in value.items():
            yield from _walked(inner, (*place, (_FIELD, str(name))))
    elif isinstance(value, list) and value:
        for name, inner in zip(_names(value), value, strict=True):
            yield from _walked(inner, (*place, (_ENTRY, name)))
    else:
        yield place, value


def _names(entries: list[Any]) -> list[str]:
    """What each entry of a list is called: what it is about, or its number where it does not say."""
    names, seen = list[str](), dict[str, int]()
    for number, entry in enumerate(entries, 1):
        about = [_said(entry[name]) for name in NAMES if name in entry] if isinstance(entry, Mapping) else []
        name = ", ".join(dict.fromkeys(words for words in about if words)) or str(number)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _said(value: Any) -> str:
    return " and ".join(map(str, value)) if isinstance(value, list) else str(value)


def differences(result: str, printed: Any, recomputed: Any) -> list[Difference]:
    """Every figure of two documents that is not the same in both, in the order of what was recomputed."""
    old, new = figures(printed), figures(recomputed)
    places: Iterable[Place] = dict.fromkeys([*new, *old])
    return [
        Difference(result, _of(place), figure_of(place), old.get(place, NOTHING), new.get(place, NOTHING))
        for place in places
        if place not in old or place not in new or not same(old[place], new[place])
    ]


def _of(place: Place) -> str:
    return ", ".join(name for kind, name in place if kind == _ENTRY)


def figure_of(place: Place) -> str:
    """The name of a figure: the fields on the way to it."""
    return ".".join(name for kind, name in place if kind == _FIELD)


def same(printed: Any, recomputed: Any) -> bool:
    """Whether a printed value is the recomputed one: exactly, but for the last digits of a fraction."""
    if isinstance(recomputed, float) and isinstance(printed, float):
        return math.isclose(printed, recomputed, rel_tol=_RELATIVE, abs_tol=_ABSOLUTE)
    return type(printed) is type(recomputed) and bool(printed == recomputed)
