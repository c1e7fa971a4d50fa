"""Small tables as HTML, for results that a notebook shows by themselves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape

from codekit.tables.text import safe_text

NOT_ESTIMABLE = "not estimable"
_MOST = 200  # rows; a notebook is no place for more
_RIGHT = ' style="text-align: right"'
_LEFT = ' style="text-align: left"'

Shown = str | int | float | None


def html_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Shown]], notes: Iterable[str] = ()) -> str:
    """A table with a title above it and notes below; numbers stand to the right, what is undefined says so."""
    lines = [f"<div><p><b>{_safe(title)}</b></p><table><thead><tr>"]
    lines += [f"<th{_LEFT}>{_safe(name)}</th>" for name in columns]
    lines += ["</tr></thead><tbody>"]
    lines += ["<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows[:_MOST]]
    lines += ["</tbody></table>"]
    if len(rows) > _MOST:
        lines += [f"<p>{len(rows) - _MOST:,} more rows</p>"]
    lines += [f"<p>{_safe(note)}</p>" for note in notes if note]
    return "".join(lines) + "</div>"


def _cell(value: Shown) -> str:
    return f"<td{_LEFT if isinstance(value, str) else _RIGHT}>{_safe(_words(value))}</td>"


def _words(value: Shown) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return NOT_ESTIMABLE if math.isnan(value) else f"{value:.3f}"
    return str(value)


def _safe(text: str) -> str:
    return escape(safe_text(text))
