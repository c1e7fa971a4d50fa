"""The eight states of a matrix cell, in the order in which they are decided; the first that fits holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from codekit.model.cases import Coverage, Registers
from codekit.model.codebook import Codebook

NOT_APPLICABLE, MIXED, PRESENT, NOT_YET_CODED = "not_applicable", "mixed", "present", "not_yet_coded"
CONTRARY, NOT_FOUND, ASKED_UNKNOWN, NOT_ASKED = "contrary", "not_found", "asked_unknown", "not_asked"
STATES = (PRESENT, MIXED, CONTRARY, NOT_FOUND, ASKED_UNKNOWN, NOT_ASKED, NOT_YET_CODED, NOT_APPLICABLE)
FOUND = frozenset({PRESENT, MIXED})
DETERMINATE = frozenset({PRESENT, MIXED, CONTRARY, NOT_FOUND})
NOTHING_FOUND = frozenset({NOT_FOUND, ASKED_UNKNOWN, NOT_ASKED, NOT_YET_CODED})

SHOWN = {
    PRESENT: "present",
    MIXED: "present (mixed)",
    CONTRARY: "contrary",
    NOT_FOUND: "asked, none",
    ASKED_UNKNOWN: "none, asking unknown",
    NOT_ASKED: "not asked",
    NOT_YET_CODED: "not yet coded",
    NOT_APPLICABLE: "n/a",
}
NONE_FOUND = "none found"

_TALKED_ABOUT = frozenset({"yes", "spontaneous"})
_STRENGTH = {"yes": 0, "spontaneous": 1, "no": 2, "unknown": 3}


def decide(*, applicable: bool, supporting: int, contrary: int, coded: bool, asked: str) -> str:
    """The state of a cell; `asked` is what `Asked.of` says."""
    if not applicable:
        return NOT_APPLICABLE
    if supporting:
        return MIXED if contrary else PRESENT
    if not coded:
        return NOT_YET_CODED
    return CONTRARY if contrary else asked


def possible(*, coded: bool, asking_recorded: bool) -> tuple[str, ...]:
    """The states that codings can come to by `decide`, where nothing is set by hand."""
    if not coded:
        return PRESENT, MIXED, NOT_YET_CODED
    return (PRESENT, MIXED, CONTRARY, NOT_FOUND, *((ASKED_UNKNOWN, NOT_ASKED) if asking_recorded else ()))


@dataclass(frozen=True)
class Asked:
    """What the study recorded about asking; `rows` is None where it recorded nothing at all."""

    codebook: Codebook
    rows: Mapping[str, Mapping[str, str]] | None = None  # transcript -> topic -> asked
    warnings: tuple[str, ...] = ()

    @classmethod
    def read(cls, codebook: Codebook, coverage: Iterable[Coverage] | None) -> Asked:
        """Order the rows of coverage.csv by transcript; a topic that was merged counts for what it became."""
        if coverage is None:
            return cls(codebook)
        rows: dict[str, dict[str, str]] = {}
        strangers: set[str] = set()
        warnings: set[str] = set()
        for row in coverage:
            if row.topic not in codebook:
                strangers.add(row.topic)
                continue
            topics = rows.setdefault(row.transcript, {})
            topic = codebook.current(row.topic)
            before = topics.get(topic, row.asked)
            if before != row.asked:
                warnings.add(f"coverage.csv: {row.transcript} has different answers for the topic '{topic}'")
            topics[topic] = min(before, row.asked, key=lambda asked: _STRENGTH.get(asked, 3))
        return cls(codebook, rows, (*_strangers("coverage.csv", strangers, codebook), *sorted(warnings)))

    def of(self, transcripts: Iterable[str], code: str) -> str:
        """not_found, not_asked or asked_unknown, for a code that was not found in these interviews.

        An interview without a row for the topic, or for one above it, is one where asking is unknown.
        """
        if self.rows is None:
            return NOT_FOUND
        answers = {self.answer(transcript, code) for transcript in transcripts}
        if answers & _TALKED_ABOUT:
            return NOT_FOUND
        return NOT_ASKED if answers == {"no"} else ASKED_UNKNOWN

    def answer(self, transcript: str, code: str) -> str:
        """What the nearest row says: the code's own, else the one of the nearest code above it."""
        topics = (self.rows or {}).get(transcript, {})
        for topic in (code, *self.codebook.ancestors(code)) if topics else ():
            if topic in topics:
                return topics[topic]
        return "unknown"


@dataclass(frozen=True)
class Applicable:
    """Which cells a person declared not applicable; a code covers its descendants."""

    codebook: Codebook
    cells: frozenset[tuple[str, str]] = frozenset()
    warnings: tuple[str, ...] = field(default=())

    @classmethod
    def read(cls, codebook: Codebook, registers: Registers) -> Applicable:
        """Take the not_applicable rows of cells.csv."""
        known = {case.id for case in registers.cases}
        cells: set[tuple[str, str]] = set()
        strangers: set[str] = set()
        warnings: list[str] = []
        for row in registers.cells:
            if row.code not in codebook:
                strangers.add(row.code)
            elif row.case not in known:
                warnings.append(f"cells.csv: there is no case '{row.case}'")
            elif row.state != NOT_APPLICABLE:
                warnings.append(f"cells.csv: '{row.state}' is not a state that is set by hand ({row.case}, {row.code})")
            else:
                cells.add((row.case, codebook.current(row.code)))
        return cls(codebook, frozenset(cells), (*_strangers("cells.csv", strangers, codebook), *warnings))

    def __call__(self, case: str, code: str) -> bool:
        """False for a cell declared not applicable, itself or by a code above it."""
        return not self.cells or not any((case, id_) in self.cells for id_ in (code, *self.codebook.ancestors(code)))


def _strangers(file: str, ids: set[str], codebook: Codebook) -> list[str]:
    return [f"{file}: no code of {codebook.key}, so without effect here: {', '.join(sorted(ids))}"] if ids else []
