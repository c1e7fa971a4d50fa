"""What was found as a table, a workbook or a figure; the file's ending says which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.corpus.finding.find import PER, Count, Found, count_json
from codekit.corpus.finding.scan import Line, Tally
from codekit.errors import CodekitError
from codekit.tables.records import Records, write, write_book

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COUNT_COLUMNS = (
    "term",
    "group",
    "hits",
    "turns",
    "transcripts",
    "of_transcripts",
    "words",
    "per_thousand_words",
    "dp",
    "juilland_d",
    "undefined_because",
)
LINE_COLUMNS = Line._fields[1:]
FIGURES = (".png", ".svg")
ENDINGS = (".csv", ".jsonl", ".xlsx", *FIGURES)


def check(path: Path) -> None:
    """Raise CodekitError for a file that is none of those that are written."""
    if path.suffix.lower() not in ENDINGS:
        raise CodekitError(f"{path.name}: no file of this kind is written", hint=f"one of {', '.join(ENDINGS)}")


def save(path: Path, found: Found) -> None:
    """Write what was found. Raises CodekitError for an ending that is not known."""
    check(path)
    ending = path.suffix.lower()
    if ending in FIGURES:
        _draw(path, found)
    elif ending == ".xlsx":
        write_book(path, [_counts(found), _by_transcript(found), _lines(found)])
    else:
        write(path, _counts(found))


def _counts(found: Found) -> Records:
    rows = [tuple(count_json(count).values()) for count in (*found.whole, *found.groups)]
    return Records("Counts", COUNT_COLUMNS, rows, (24, 18, 9, 9, 12, 14, 12, 18, 9, 10, 30))


def _by_transcript(found: Found) -> Records:
    return Records("By transcript", Tally._fields, found.tallies, (24, 28, 9, 9))


def _lines(found: Found) -> Records:
    return Records("Lines", LINE_COLUMNS, [line[1:] for line in found.lines], (18, 24, 7, 10, 10, 18, 44, 24, 44))


def _draw(path: Path, found: Found) -> None:
    from codekit.reporting.figures import Drawing
    from codekit.tables.whole import replace_file

    drawing = Drawing(lambda: _figure(found))
    replace_file(path, drawing.png if path.suffix.lower() == ".png" else drawing.svg)


def _figure(found: Found) -> Figure:
    """A bar for each group and term: how often in a thousand words."""
    from codekit.reporting import figures

    with figures.styled():
        from matplotlib.figure import Figure

        counts = found.groups or found.whole
        rows = _rows(counts, grouped=bool(found.groups))
        height = 14 + 5.2 * len(rows)
        left = min(70.0, 6 + max((figures.text_mm(name) for name, _ in rows), default=0.0))
        figure = Figure(figsize=(figures.FULL_MM * figures.MM, height * figures.MM))
        axes = figure.add_axes(
            (left / figures.FULL_MM, 10 / height, 1 - (left + 14) / figures.FULL_MM, 1 - 13 / height)
        )
        _bars(axes, rows)
    return figure


def _rows(counts: Sequence[Count], *, grouped: bool) -> list[tuple[str, Count]]:
    many = len({count.term for count in counts}) > 1
    return [
        (": ".join(filter(None, (count.term if many or not grouped else "", count.group))), count) for count in counts
    ]


def _bars(axes: Any, rows: Sequence[tuple[str, Count]]) -> None:
    from codekit.reporting import figures

    places = range(len(rows), 0, -1)
    rates = [count.rate if count.words else 0.0 for _, count in rows]
    axes.barh(places, rates, height=0.62, color=figures.GREY, linewidth=0)
    axes.set_yticks(list(places), [figures.plain(name) for name, _ in rows])
    for place, rate, (_, count) in zip(places, rates, rows, strict=True):
        axes.annotate(
            f"{count.hits:,}", (rate, place), (2, 0), textcoords="offset points", va="center", color=figures.INK
        )
    axes.set_xlabel(f"in {PER:,} words (beside each bar: how often in all)")
    axes.set_xlim(0, max([*rates, 0.001]) * 1.12)
    axes.set_ylim(0.4, len(rows) + 0.6)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(left=False, width=0.6)
