"""The rows of a stored division of a transcript: written by a machine, thousands of them, read with every text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

from codekit.errors import CodekitError
from codekit.model.transcript import Segment

COLUMNS = ("index", "start", "end", "turn", "speaker", "time")
WITH_ENDS = (*COLUMNS, "until")  # where it is known when a turn ends in the recording
_DIGITS = "0123456789,"


def as_rows(segments: Sequence[Segment]) -> list[Sequence[object]]:
    """A table of segments, with when they end only where that is known."""
    columns = WITH_ENDS if any(segment.until is not None for segment in segments) else COLUMNS
    rows = (
        (s.index, s.start, s.end, s.turn, s.speaker, _written(s.time), _written(s.until))[: len(columns)]
        for s in segments
    )
    return [columns, *rows]


def _written(time: float | None) -> str | None:
    return None if time is None else f"{time:.3f}"


def read_rows(text: str, where: str) -> tuple[Segment, ...]:
    """The segments of a table. Raises CodekitError for what is none, with the line."""
    plain = _plain(text)
    return _by_row(text, where) if plain is None else tuple(map(Segment, *plain))


def check_rows(text: str, where: str) -> None:
    """The same without making a segment of each row, for who asks whether they can be read. Raises as `read_rows`."""
    if _plain(text) is None:
        _by_row(text, where)


def _plain(text: str) -> list[Iterable[Any]] | None:
    """The columns of a table as codekit writes it; None where anything is otherwise, for `_by_row` to see to.

    Column by column, which takes less than half the time: texts are read by the thousand.
    """
    head, _, rest = text.partition("\n")
    columns = next((known for known in (COLUMNS, WITH_ENDS) if head == ",".join(known)), None)
    if '"' in text or "\r" in text or columns is None or not text.endswith("\n"):
        return None
    wide = len(columns) + 1  # the fields of a row, and the end of its line
    fields = rest.replace("\n", ",\n,").split(",")[:-1]
    if fields[wide - 1 :: wide].count("\n") * wide != len(fields):
        return None
    try:
        numbers = [_numbers(fields[column::wide]) for column in range(4)]
        times = [_times(fields[column::wide]) for column in range(5, len(columns))]
    except ValueError:  # msgspec's own is one
        return None
    return [*numbers, fields[4::wide], *times]


def _times(cells: Sequence[str]) -> Iterable[float | None]:
    return [float(cell) if cell else None for cell in cells] if any(cells) else repeat(None)


def _numbers(cells: Sequence[str]) -> list[int]:
    """Whole numbers, by the reader of JSON lists, which is fast. Raises ValueError for another way to write one."""
    joined = ",".join(cells)
    if joined.strip(_DIGITS):
        raise ValueError(joined[:1])
    numbers: list[int] = _decoder().decode(f"[{joined}]")
    return numbers


@cache
def _decoder() -> Any:
    import msgspec

    return msgspec.json.Decoder(list[int])


def _by_row(text: str, where: str) -> tuple[Segment, ...]:
    # Never edited by people: the reader for their tables takes up to half as long again.
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        columns = tuple(next(rows, ()))
        if columns not in {COLUMNS, WITH_ENDS}:
            raise CodekitError("not a table of segments", where=where, hint="restore the file")
        return tuple(_segment(row, len(columns)) for row in rows)
    except (ValueError, csv.Error):
        raise CodekitError(
            "not a row of segments", where=f"{where}:{max(rows.line_num, 1)}", hint="restore the file"
        ) from None


def _segment(row: Sequence[str], wide: int) -> Segment:
    """One row. Raises ValueError for another number of cells, or one that cannot be read."""
    if len(row) != wide:
        raise ValueError(len(row))
    index, start, end, turn, speaker, *times = row
    return Segment(int(index), int(start), int(end), int(turn), speaker, *(float(t) if t else None for t in times))
