"""Which row of a coding sheet that came back is which row that was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from codekit.errors import Problem
from codekit.formats.coding_sheet.text import fingerprint
from codekit.model.numbering import whole
from codekit.tables.header import brief

NOTHING = -1
Number = int | str  # of a segment, or of a row within one
_LEAVE = "leave the segment numbers as they were written"
_RESTORE = "put the old text back; a transcript is corrected in codekit, not in a coding sheet"


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it came back: its number in the sheet, its cells, and which part of a long segment it is."""

    number: int
    segment_cell: str
    text: str
    note: str
    given: Mapping[tuple[str, int], str]
    segment: Number = NOTHING
    part: int = 0

    @classmethod
    def of(
        cls, number: int, cells: Sequence[str], place: Mapping[str, int], slots: Mapping[tuple[str, int], int]
    ) -> Line:
        """Sort the cells of a row by their columns."""
        values = {title: cells[at] if at < len(cells) else "" for title, at in place.items()}
        given = {key: cells[at] for key, at in slots.items() if at < len(cells) and cells[at]}
        cell = values["segment"]
        segment = whole(cell)
        return cls(
            *(number, cell, values["text"], values.get("note", ""), given), NOTHING if segment is None else segment
        )


class Rows:
    """Fit the rows that came back to those that were written; every row of the two that is left over is a problem."""

    def __init__(
        self, written: Iterable[tuple[Number, int, str]], name: str, problems: list[Problem], *, restore: str = _RESTORE
    ) -> None:
        """`written` holds segment, part and fingerprint of each row; `restore` says how a changed text is mended."""
        self.name, self.problems, self.restore = name, problems, restore
        self.missing: dict[Number, dict[int, str]] = {}
        for segment, part, said in written:
            self.missing.setdefault(segment, {})[part] = said
        self.seen: dict[Number, int] = {}

    def fit(self, lines: Sequence[Line]) -> list[Line]:
        """The rows with their parts, those first that say exactly what was written."""
        said = {line.number: fingerprint(line.text) for line in lines}
        fitted: list[Line] = []
        others: list[Line] = []
        for line in lines:
            part = self._same(line.segment, said[line.number])
            if part is None:
                others.append(line)
                continue
            self.seen.setdefault(line.segment, line.number)
            fitted.append(replace(line, part=part))
        for line in others:
            self._tell(line, said[line.number])
        self._tell_missing()
        return sorted(fitted, key=lambda line: line.number)

    def _same(self, segment: Number, said: str) -> int | None:
        """Take the first written row of this segment with these words that was not taken yet."""
        parts = self.missing.get(segment, {})
        part = next((part for part, words in parts.items() if words == said), None)
        if part is not None:
            del parts[part]
        return part

    def _tell(self, line: Line, said: str) -> None:
        """Say what became of a row that is not as it was written."""
        moved = [(at, part) for at, parts in self.missing.items() for part, words in parts.items() if words == said]
        parts = self.missing.get(line.segment, {})
        if len(moved) == 1 and line.text:
            (at, part) = moved[0]
            del self.missing[at][part]
            self._note(line, f"segment is '{brief(line.segment_cell)}', but this is the text of segment {at}", _LEAVE)
        elif parts:
            del parts[min(parts)]
            self._note(line, f"the text of segment {line.segment} was changed", self.restore)
        elif first := self.seen.get(line.segment):
            self._note(line, f"segment {line.segment} stands twice, first in row {first}", "delete one of the rows")
        elif line.segment_cell or line.given or line.note:
            self._note(line, f"no segment '{brief(line.segment_cell)}' with this text was written", _LEAVE)

    def _tell_missing(self) -> None:
        gone = [segment for segment, parts in self.missing.items() if parts]
        if gone:
            ids = ", ".join(map(str, gone[:10])) + (", ..." if len(gone) > 10 else "")
            message = f"the row of segment {ids} is gone" if len(gone) == 1 else f"the rows of segments {ids} are gone"
            self.problems.append(Problem(self.name, None, message, "the whole interview must be there; put them back"))

    def _note(self, line: Line, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, line.number, message, remedy))
