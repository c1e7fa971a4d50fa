"""Words and their contexts as rows for programs and as a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codekit.model.numbering import counted
from codekit.reporting.content import COUNT, DECIMAL, LONG, TEXT, Column, Content, Part, Table
from codekit.tables.records import Records

MOST = 1000  # rows of a document; a table for programs has all
_IN_1000 = ", in 1000 words"
_BESIDE = 6  # columns that fit a page beside the word


@dataclass(frozen=True, slots=True)
class Said:
    """Words by columns: (word, times in all, interviews, times by column), with what each column is of."""

    study: str
    about: str  # what was counted, in words
    columns: tuple[str, ...]
    running: tuple[int, ...]
    rows: Sequence[tuple[str, int, int, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Place:
    """One line of a concordance; `turn` is counted from 0."""

    column: str
    case: str
    transcript: str
    turn: int
    speaker: str
    before: str
    words: str
    after: str


def records(said: Said) -> Records:
    """One row for each word: in all, by column, and in a thousand words of each column."""
    several = len(said.columns) > 1
    names = [*said.columns, *(f"{name}{_IN_1000}" for name in said.columns)] if several else []
    head = ("word", "times", "interviews", "in_1000_words", *names)
    whole = sum(said.running)
    rows = [
        (word, total, interviews, _rate(total, whole), *(_by_column(said, n) if several else ()))
        for word, total, interviews, n in said.rows
    ]
    return Records("Words", head, rows, (24.0, *(12.0 for _ in head[1:])))


def _by_column(said: Said, n: Sequence[int]) -> list[float | int | None]:
    return [*n, *(_rate(times, running) for times, running in zip(n, said.running, strict=True))]


def _rate(n: int, running: int) -> float | None:
    return round(1000 * n / running, 3) if running else None


def build(said: Said) -> Content:
    """The most frequent words as a document, in as many tables as keep to a page."""
    several = len(said.columns) > 1
    blocks = [range(at, min(at + _BESIDE, len(said.columns))) for at in range(0, len(said.columns), _BESIDE)]
    tables = []
    for number, block in enumerate(blocks if several else [range(0)], 1):
        heads = (
            Column("word", width=24),
            Column("times", COUNT),
            Column("interviews", COUNT),
            Column("in 1000 words", DECIMAL),
            *(Column(said.columns[at], COUNT) for at in block),
        )
        whole = sum(said.running)
        rows = [
            (word, total, interviews, _rate(total, whole), *(n[at] for at in block))
            for word, total, interviews, n in said.rows[:MOST]
        ]
        more = f" ({number} of {len(blocks)})" if several and len(blocks) > 1 else ""
        tables.append(Table(f"Words{more}", heads, rows, sheet=f"Words {number}" if number > 1 else "Words"))
    first = f"The first {MOST:,} of {len(said.rows):,} words." if len(said.rows) > MOST else ""
    told = tuple(filter(None, (said.about, _sizes(said), first)))
    return Content("Frequent words", said.study, (Part("words", "Words", told, tables=tuple(tables)),))


def workbook(said: Said) -> Content:
    """All words as a workbook: the sheet Words has the columns of `records`."""
    found = records(said)
    per = [DECIMAL if name == "in_1000_words" or name.endswith(_IN_1000) else COUNT for name in found.columns[1:]]
    heads = (Column(found.columns[0], width=24), *map(Column, found.columns[1:], per))
    table = Table("Words", heads, [tuple(row) for row in found.rows], sheet="Words")
    told = tuple(filter(None, (said.about, _sizes(said))))
    return Content("Frequent words", said.study, (Part("words", "Words", told, tables=(table,)),))


def _sizes(said: Said) -> str:
    sizes = "; ".join(f"{name} {n:,}" for name, n in zip(said.columns, said.running, strict=True))
    return f"Running words: {sizes}." if len(said.columns) > 1 else ""


_LINE = {"column": 14.0, "case": 12.0, "transcript": 14.0, "turn": 7.0, "speaker": 14.0,
         "before": 50.0, "words": 18.0, "after": 50.0}  # fmt: skip


def line_records(places: Sequence[Place]) -> Records:
    """One row for each place."""
    rows = [
        (one.column, one.case, one.transcript, counted(one.turn), one.speaker, one.before, one.words, one.after)
        for one in places
    ]
    return Records("In context", tuple(_LINE), rows, tuple(_LINE.values()))


def lines_workbook(places: Sequence[Place], *, study: str, words: str) -> Content:
    """All places as a workbook: the sheet In context has the columns of `line_records`."""
    found, kinds = line_records(places), {"turn": COUNT, "before": LONG, "after": LONG}
    heads = tuple(Column(name, kinds.get(name, TEXT), width) for name, width in _LINE.items())
    table = Table("In context", heads, [tuple(row) for row in found.rows], sheet="In context")
    part = Part("lines", "In context", (_told(places, words),), tables=(table,))
    return Content(f"“{words}” in context", study, (part,))


def _told(places: Sequence[Place], words: str) -> str:
    n, held = len(places), len({one.transcript for one in places})
    return f"{n:,} place{'s' * (n != 1)} of “{words}” in {held:,} interview{'s' * (held != 1)}."


def build_lines(places: Sequence[Place], *, study: str, words: str) -> Content:
    """The places as a document, the words in the middle."""
    heads = (
        Column("where", width=18),
        Column("before", LONG, 44),
        Column("words", width=16),
        Column("after", LONG, 44),
    )
    rows = [(f"{one.transcript}, turn {counted(one.turn)}", one.before, one.words, one.after) for one in places[:MOST]]
    told = [_told(places, words)]
    if len(places) > MOST:
        told.append(f"The first {MOST:,} are listed.")
    table = Table("In context", heads, rows, sheet="In context")
    return Content(f"“{words}” in context", study, (Part("lines", "In context", tuple(told), tables=(table,)),))
