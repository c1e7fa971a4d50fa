"""The rows of a sheet over what is coded: text, and below it the codings that stand there."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields

from codekit.model.polarities import SUPPORTING

CONTEXT, PLACE, BELOW, OWN = "context", "place", "below", "own"  # what a row is
KEEP, REMOVE, CHANGE = DECISIONS = ("keep", "remove", "change")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Was:
    """What a row shows of a coding that stands there; a polarity that is the usual one is not shown."""

    code: str = ""
    polarity: str = ""
    value: str = ""
    coder: str = ""
    memo: str = ""

    @property
    def as_coded(self) -> tuple[str, str, str]:
        """Code, polarity and value in full."""
        return self.code, self.polarity or SUPPORTING, self.value


@dataclass(frozen=True, slots=True)
class Given:
    """The cells that people fill in."""

    decision: str = ""
    code: str = ""
    polarity: str = ""
    value: str = ""
    words: str = ""
    reason: str = ""

    @property
    def new(self) -> tuple[str, ...]:
        """What another coding would be: code, polarity, value, words."""
        return self.code, self.polarity, self.value, self.words

    @property
    def decided(self) -> tuple[str, ...]:
        """All but the reason."""
        return (self.decision, *self.new)

    def says(self, other: Given) -> bool:
        """True where both say the same: a spreadsheet may change the white space."""
        return [cell.split() for cell in astuple(self)] == [cell.split() for cell in astuple(other)]


FIELDS = tuple(field.name for field in fields(Given))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a stretch of text that may be coded, text around it, or a coding.

    `label` names it in the sheet: the segment, with a letter the coding in it. `about` is the id of a coding. `start`
    and `end` are where it lies, `low` and `high` where other words of it may stand. `open`: its cells can be filled in.
    """

    label: str
    kind: str
    speaker: str
    text: str
    was: Was = Was()
    given: Given = Given()
    about: str = ""
    start: int = 0
    end: int = 0
    low: int = 0
    high: int = 0
    open: bool = True

    @property
    def kept(self) -> tuple[object, ...]:
        """What a sheet keeps of a row, by which it is known that two sheets say the same."""
        given = tuple(tuple(cell.split()) for cell in astuple(self.given))
        return self.label, self.kind, self.about, self.start, self.end, given


@dataclass(frozen=True, slots=True)
class Edit:
    """A row that somebody filled in otherwise than it was written; `line` is its number in the sheet."""

    line: int
    row: Row
    given: Given

    @property
    def decides(self) -> bool:
        """True where more than the reason was changed."""
        before = [cell.split() for cell in self.row.given.decided]
        return before != [cell.split() for cell in self.given.decided]


def lettered(label: str, number: int) -> str:
    """The name of a coding in a segment: 12a, 12b, ..., 12z, 12aa."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return label + letters
