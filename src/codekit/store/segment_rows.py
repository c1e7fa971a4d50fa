"""The rows of a stored division of a transcript: written by a machine, thousands of them, read with every text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import Any

from codekit.errors import CodekitError
from codekit.model.transcript import Segment

COLUMNS = ("index", "start", "end", "turn", "speaker", "time")
_HEAD = ",".join(COLUMNS) + "\n"
_WIDE = len(COLUMNS) + 1  # the fields of a row, and the end of its line
_DIGITS = "0123456789,"


def read_rows(text: str, where: str) -> tuple[Segment, ...]:
    """The segments of a table. Raises CodekitError for what is none, with the line."""
    plain = _plain(text)
    return _by_row(text, where) if plain is None else plain


def _plain(text: str) -> tuple[Segment, ...] | None:
    """The segments of a table as codekit writes it; None where anything is otherwise, for `_by_row` to see to.

    Column by column, which takes less than half the time: texts are read by the thousand.
    """
    if '"' in text or "\r" in text or not text.startswith(_HEAD) or not text.endswith("\n"):
        return None
    fields = text.removeprefix(_HEAD).replace("\n", ",\n,").split(",")[:-1]
    if fields[_WIDE - 1 :: _WIDE].count("\n") * _WIDE != len(fields):
        return None
    times = fields[5::_WIDE]
    try:
        numbers = [_numbers(fields[column::_WIDE]) for column in range(4)]
        read = [float(time) if time else None for time in times] if any(times) else repeat(None)
    except ValueError:  # msgspec's own is one
        return None
    return tuple(map(Segment, *numbers, fields[4::_WIDE], read))


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
        if tuple(next(rows, ())) != COLUMNS:
            raise CodekitError("not a table of segments", where=where, hint="restore the file")
        return tuple(
            Segment(int(index), int(start), int(end), int(turn), speaker, float(time) if time else None)
            for index, start, end, turn, speaker, time in rows
        )
    except (ValueError, csv.Error):
        raise CodekitError(
            "not a row of segments", where=f"{where}:{max(rows.line_num, 1)}", hint="restore the file"
        ) from None
