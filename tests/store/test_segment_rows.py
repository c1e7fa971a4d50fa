"""Tables of segments are read column by column where they are as written, row by row otherwise: with one outcome."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from codekit.errors import CodekitError
from codekit.model.transcript import Segment
from codekit.store import segment_rows
from codekit.tables.write import csv_text

WRITTEN = csv_text(
    [segment_rows.COLUMNS, (0, 3, 92, 0, "I", None), (1, 97, 120, 1, "Frau Müller", "12.500"), (2, 121, 121, 1, "", "")]
)
SEGMENTS = (Segment(0, 3, 92, 0, "I"), Segment(1, 97, 120, 1, "Frau Müller", 12.5), Segment(2, 121, 121, 1, ""))


def test_what_is_written_is_read_by_column() -> None:
    """Nothing of what codekit writes without quotes takes the slow way."""
    assert SEGMENTS == _by_column(WRITTEN) == segment_rows._by_row(WRITTEN, "T07.csv")


@given(
    st.integers(0, len(WRITTEN)),
    st.integers(0, 12),
    st.text(st.sampled_from(' ,\n\r"0123456789-+._eIT\u0661\x00'), max_size=9),
)
@example(len(WRITTEN) - 1, 1, "")
@example(WRITTEN.index("92"), 2, "092")
@example(WRITTEN.index("92"), 2, "9.2e1")
@example(WRITTEN.index("I"), 1, "I,,\n1,2,3,4")
def test_a_damaged_table_is_read_or_refused_as_by_row(at: int, gone: int, put: str) -> None:
    """Whatever is changed in a table, reading by column gives the same segments, or leaves it to reading by row.

    Whether it can be read is told without reading it whole.
    """
    text = WRITTEN[:at] + put + WRITTEN[at + gone :]

    by_column, by_row = _by_column(text), _by_row(text)

    assert by_column is None or by_column == by_row
    assert _refusal(text) == (by_row if isinstance(by_row, str) else "")


def _refusal(text: str) -> str:
    try:
        segment_rows.check_rows(text, "T07.csv")
    except CodekitError as error:
        return error.message
    return ""


def _by_column(text: str) -> tuple[Segment, ...] | None:
    columns = segment_rows._plain(text)
    return None if columns is None else tuple(map(Segment, *columns))


def _by_row(text: str) -> object:
    try:
        return segment_rows._by_row(text, "T07.csv")
    except CodekitError as error:
        return error.message
