"""Cases with their attributes, interviews, what was asked, and states that only a person can set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from codekit.model.numbering import whole

UNKNOWN = "unknown"
NAME = "name"  # the column of cases.csv with what a case is called
ASKED = ("yes", "no", "spontaneous", UNKNOWN)


@dataclass(frozen=True, slots=True)
class Case:
    """The organization (or person) that interviews are about, with its attributes."""

    id: str
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the case is called, "" where cases.csv has no name for it."""
        given = self.attributes.get(NAME, "").strip()
        return "" if given.casefold() == UNKNOWN else given


@dataclass(frozen=True, slots=True)
class Interview:
    """One row of interviews.csv: which case a transcript belongs to, and how it came about."""

    transcript: str
    case: str
    date: str = ""
    order: str = ""
    mode: str = ""
    minutes: str = ""
    role: str = ""
    others: Mapping[str, str] = field(default_factory=dict, hash=False)  # columns that people added

    @property
    def columns(self) -> dict[str, str]:
        """What the row says by column, but for the transcript and the case."""
        named = {name: getattr(self, name) for name in ("date", "order", "mode", "minutes", "role")}
        return {**named, **self.others}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether a topic (a code id, standing for its descendants too) was asked in one interview."""

    transcript: str
    topic: str
    asked: str


@dataclass(frozen=True, slots=True)
class CellState:
    """A state of one matrix cell that a person set, with the reason."""

    case: str
    code: str
    state: str
    reason: str = ""
    by: str = ""
    date: str = ""


@dataclass(frozen=True)
class Registers:
    """The four tables of a study; `coverage` is None where asking was not recorded at all."""

    cases: tuple[Case, ...] = ()
    interviews: tuple[Interview, ...] = ()
    coverage: tuple[Coverage, ...] | None = None
    cells: tuple[CellState, ...] = ()

    @cached_property
    def called(self) -> Mapping[str, str]:
        """By id what each case is called where people read of it: its name, unless another case is called so too."""
        taken = Counter(name.casefold() for case in self.cases for name in {case.id, case.name})
        return {
            case.id: case.name if case.name and taken[case.name.casefold()] == 1 else case.id for case in self.cases
        }

    def case_named(self, typed: str) -> str:
        """The id of the case that goes by what was typed; what is no case's name or id is given back."""
        wanted = typed.strip()
        if wanted in self.called:
            return wanted
        return next((id_ for id_, name in self.called.items() if name.casefold() == wanted.casefold()), wanted)

    def interviews_of(self, case: str) -> tuple[Interview, ...]:
        """The interviews of one case, in the order they were held."""
        return tuple(sorted((i for i in self.interviews if i.case == case), key=interview_order))


def attribute_names(cases: Iterable[Case]) -> tuple[str, ...]:
    """What is known of cases, in the order of cases.csv; a name tells a case and is no attribute."""
    return tuple(dict.fromkeys(name for case in cases for name in case.attributes if name != NAME))


def interview_order(interview: Interview) -> tuple[int, int, str, str]:
    """Sort key: the recorded order, then the date, then the transcript."""
    order = whole(interview.order)
    return (1, 0, interview.date, interview.transcript) if order is None else (0, order, "", "")
