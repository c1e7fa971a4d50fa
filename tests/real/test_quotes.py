"""Passages of a real export are put where their tool had them: Taguette's table against its own database."""

from __future__ import annotations

import csv
import html
import re
import sqlite3
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from codekit.segmenting.placing import Wanted, place
from codekit.segmenting.quotes import Quotable

pytestmark = pytest.mark.corpus
Spans = dict[tuple[str, str], set[tuple[int, int]]]


@pytest.fixture(scope="module")
def project(shared: Path) -> tuple[dict[str, str], Spans]:
    """The texts of seventeen sessions, and by document and tag where Taguette says that highlights are."""
    base = sqlite3.connect(shared / "corpus/refi/taguette_project_serdif.sqlite3")
    texts = {
        name: html.unescape(re.sub(r"<[^>]*>", "", page))
        for name, page in base.execute("select name, contents from documents")
    }
    spans: Spans = defaultdict(set)
    query = """select d.name, h.start_offset, h.end_offset, t.path from highlight_tags
               join highlights h on h.id = highlight_id join documents d on d.id = document_id
               join tags t on t.id = tag_id"""
    for name, start, end, tag in base.execute(query):
        data = texts[name].encode()  # offsets count bytes
        first, words = len(data[:start].decode()), data[start:end].decode()
        begin = first + len(words) - len(words.lstrip())
        spans[name, tag].add((begin, begin + len(words.strip())))
    return texts, spans


def test_every_passage_is_put_where_it_was_or_nowhere(shared: Path, project: tuple[dict[str, str], Spans]) -> None:
    """Of 1,930 rows none is wrong and none is lost; five equal ones cannot be told apart."""
    texts, spans = project
    rows = defaultdict(list)
    table = shared / "corpus/refi/taguette_project_serdif_all_tags_20220303.csv"
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["document"]].append(row)
    outcomes: Counter[str] = Counter()
    for name, those in rows.items():
        placed = place(texts[name], [Wanted(row["content"], series=row["tag"]) for row in those])
        for row, each in zip(those, placed, strict=True):
            if each.span is None:
                outcomes["several" if each.found else "none"] += 1
            else:
                known = (each.span.start, each.span.end) in spans[name, row["tag"]]
                outcomes["right" if known else "wrong"] += 1

    assert {"right": 1925, "several": 5} == outcomes


def test_every_passage_is_among_the_places_of_its_words(project: tuple[dict[str, str], Spans]) -> None:
    """Words as they stand in the text are found there, in every session."""
    texts, spans = project
    quotable = {name: Quotable(text) for name, text in texts.items()}
    looked = 0
    for (name, _), those in spans.items():
        for start, end in sorted(those)[:2]:
            looked += 1
            places = quotable[name].places(texts[name][start:end])
            assert (start, end) in [(place.span.start, place.span.end) for place in places]
    assert looked > 200
