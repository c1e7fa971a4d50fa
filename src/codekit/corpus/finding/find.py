"""Find in a whole corpus: every part is looked through, DuckDB adds up, and how evenly it is spread is said."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codekit.agreement.prevalence.dispersion import Spread, spread
from codekit.corpus.base.alone import steady
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import TURNS
from codekit.corpus.building import attributes
from codekit.corpus.finding.question import Question
from codekit.corpus.finding.scan import Line, Look, Seen, Tally, scan
from codekit.executor import Executor, InProcess

if TYPE_CHECKING:
    import pyarrow as pa

PER = 1000  # words
GROUPS = ("speaker", "role")  # by which turns differ, not transcripts


@dataclass(frozen=True, slots=True)
class Count:
    """How often something was said, in all transcripts or in those of one group."""

    term: str
    group: str
    hits: int
    turns: int
    transcripts: int  # that hold it
    of: int  # transcripts with words in scope
    words: int
    spread: Spread

    @property
    def rate(self) -> float:
        """Hits per thousand words; NaN without words."""
        return PER * self.hits / self.words if self.words else float("nan")


@dataclass(frozen=True)
class Found:
    """What was found: counts of everything, counts by group, counts by transcript, and lines in context."""

    question: Question
    by: str
    whole: tuple[Count, ...]
    groups: tuple[Count, ...]
    tallies: tuple[Tally, ...]
    lines: tuple[Line, ...]

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit corpus find --json`."""
        return {
            "counts": [count_json(count) for count in self.whole],
            "by": self.by,
            "groups": [count_json(count) for count in self.groups],
            "lines": [dict(zip(Line._fields[1:], line[1:], strict=True)) for line in self.lines],
        }


def count_json(count: Count) -> dict[str, Any]:
    """A count with its figures; null is undefined."""
    even = count.spread
    return {
        "term": count.term,
        "group": count.group,
        "hits": count.hits,
        "turns": count.turns,
        "transcripts": count.transcripts,
        "of_transcripts": count.of,
        "words": count.words,
        "per_thousand_words": _number(count.rate),
        "dp": _number(even.dp),
        "juilland_d": _number(even.juilland),
        "undefined_because": even.undefined_because,
    }


def _number(value: float) -> float | None:
    return None if value != value else value  # noqa: PLR0124  (NaN is the one value that differs from itself)


@steady
def find(
    corpus: Corpus, question: Question, *, by: str = "", lines: int = 0, executor: Executor | None = None
) -> Found:
    """Count what the question looks for, for the whole corpus and by one attribute, with some lines in context.

    `lines` are an even draw of all hits, the same whoever looks. Raises UnknownNameError for an attribute that nobody
    gave, CodekitError for a pattern that takes too long.
    """
    group_of = attributes.of(corpus, by) if by else {}
    looks = [Look(corpus.layout.root, part, question, lines) for part in corpus.parts]
    mapped = (executor or InProcess()).map(scan, looks)
    with closing(mapped):
        tallies, kept = _gathered(mapped, lines)
    words = _words(corpus, question)
    whole = _counted(question, tallies, dict.fromkeys(words, ""), words)
    groups = _counted(question, tallies, {id_: group_of.get(id_, "unknown") for id_ in words}, words) if by else ()
    shown = sorted(kept, key=lambda line: (question.names.index(line.term), line.transcript, line.start))
    return Found(question, by, whole, groups, tuple(tallies), tuple(shown))


def _gathered(seen: Iterator[Seen], most: int) -> tuple[list[Tally], list[Line]]:
    tallies: list[Tally] = []
    lines: list[Line] = []
    for part in seen:
        tallies += part.tallies
        lines = heapq.nsmallest(most, [*lines, *part.lines])
    return tallies, lines


def _words(corpus: Corpus, question: Question) -> dict[str, int]:
    """The words in scope of each transcript that has any, by id."""
    import duckdb

    where, values = ["role IN (SELECT unnest(?))"], [list(question.roles)]
    if question.speaker:
        where.append("speaker = ?")
        values.append(question.speaker)  # type: ignore[arg-type]
    query = f"""
        SELECT transcript, sum(words)::BIGINT FROM read_parquet(?) WHERE {" AND ".join(where)}
        GROUP BY transcript HAVING sum(words) > 0 ORDER BY transcript
    """  # noqa: S608  (made of the words above)
    files = [str(path) for path in corpus.files(TURNS)]
    with duckdb.connect() as database:
        rows = database.execute(query, [files, *values]).fetchall()
    only = question.transcripts
    return {id_: n for id_, n in rows if only is None or id_ in only}


def _counted(
    question: Question, tallies: Sequence[Tally], group_of: dict[str, str], words: dict[str, int]
) -> tuple[Count, ...]:
    """A count for every term and group, in their order; terms that nobody said are zeros, not missing."""
    import duckdb
    import numpy as np

    scope, said = _scope(group_of, words), _said(tallies)
    counts: list[Count] = []
    with duckdb.connect() as database:
        database.register("scope", scope)
        database.register("said", said)
        names = [row[0] for row in database.execute('SELECT DISTINCT "group" FROM scope ORDER BY 1').fetchall()]
        query = """
            SELECT coalesce(hits, 0), coalesce(turns, 0), words FROM scope
            LEFT JOIN (SELECT * FROM said WHERE term = ?) USING (transcript) WHERE "group" = ? ORDER BY transcript
        """
        for term in question.names:
            for name in names:
                table = database.execute(query, [term, name]).fetchnumpy()
                hits, turns, own = (np.asarray(column, np.int64) for column in table.values())
                even = spread(hits, own)
                counts.append(
                    Count(
                        term,
                        name,
                        int(hits.sum()),
                        int(turns.sum()),
                        int((hits > 0).sum()),
                        len(own),
                        int(own.sum()),
                        even,
                    )
                )
    return tuple(counts)


def _scope(group_of: dict[str, str], words: dict[str, int]) -> pa.Table:
    import pyarrow as pa

    ids = list(words)
    groups = pa.array([group_of[id_] for id_ in ids], pa.string())
    return pa.table(
        {"transcript": pa.array(ids, pa.string()), "group": groups, "words": pa.array(words.values(), pa.int64())}
    )


def _said(tallies: Sequence[Tally]) -> pa.Table:
    import pyarrow as pa

    columns = zip(Tally._fields, (pa.string(), pa.string(), pa.int64(), pa.int64()), strict=True)
    return pa.table({name: pa.array([getattr(tally, name) for tally in tallies], kind) for name, kind in columns})
