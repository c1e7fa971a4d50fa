"""A coded transcript loses no word and no coding, whatever the text holds and however codings overlap."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import docx
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html

import strategies
from codekit.model.transcript import Transcript, Turn
from codekit.reporting.coded import page, word
from codekit.reporting.coded.content import CODING, NOTE, CodedText, Remark
from codekit.tables.text import safe_text

DAY = dt.date(2024, 5, 6)
EVIL = st.sampled_from(
    [
        "\x00",
        "\x08",
        "\x0b",
        "\x0c",
        "\x1f",
        "\ufffe",
        "\uffff",
        "\ud800",
        "\x85",
        "\u2028",
        "\u2029",
        "]]>",
        "<b>&amp;",
    ]
)
TEXTS = st.lists(strategies.texts | EVIL | st.sampled_from(["Ana: ", "\n", "\n\n", "word "]), max_size=12).map("".join)


def words_of(text: str) -> list[str]:
    """The words of a text as any file can hold them."""
    return safe_text(text).split()


@st.composite
def coded_texts(draw: st.DrawFn) -> CodedText:
    """A transcript with turns, and remarks anywhere in it: over lines and labels, on top of each other."""
    text = draw(TEXTS)
    turns: list[Turn] = []
    at = 0
    for line in text.split("\n"):
        label = len("Ana: ") if line.startswith("Ana: ") else 0
        if draw(st.booleans()):
            turns.append(Turn(len(turns), at + label, at + len(line), "Ana" if label else ""))
        at += len(line) + 1
    places = st.integers(0, len(text))
    remarks = []
    for number in range(draw(st.integers(0, 8)) if text else 0):
        start, end = sorted((draw(places), draw(places)))
        kind = draw(st.sampled_from([CODING, NOTE]))
        details = (draw(strategies.texts),)
        remarks.append(Remark(kind, f"Code {number}", "ana", start, end, code=f"C{number}", details=details))
    ordered = sorted(remarks, key=lambda remark: (remark.start, -remark.end, remark.title))
    within = tuple(remark for remark in ordered if remark.start < remark.end)
    return CodedText(Transcript("T1", text, tuple(turns)), "", within, tuple(set(ordered) - set(within)))


@given(coded_texts())
def test_every_word_stands_in_one_piece(coded: CodedText) -> None:
    """The pieces of the lines are the text, and each lies in exactly the remarks that span it."""
    text = coded.transcript.text
    pieces = [piece for line in coded.lines for piece in line.pieces]
    assert (
        text.split()
        == "\n".join("".join(text[piece.start : piece.end] for piece in line.pieces) for line in coded.lines).split()
    )
    for piece in pieces:
        spans = {n for n, r in enumerate(coded.remarks) if r.start <= piece.start and piece.end <= r.end}
        touched = {n for n, r in enumerate(coded.remarks) if r.start < piece.end and piece.start < r.end}
        assert spans == touched == set(piece.remarks)


@given(coded_texts())
@example(CodedText(Transcript("T1", "\n", ()), "", (Remark(CODING, "Code", "ana", 0, 1),)))
@example(CodedText(Transcript("T1", "a\n", ()), "", (Remark(CODING, "Code", "ana", 1, 2),)))
@settings(deadline=None)
def test_a_page_holds_every_word_once_and_every_remark(coded: CodedText) -> None:
    """The words are read off the page again; each remark has a note, and marks the words of its span."""
    made: Any = html.document_fromstring(page.render("Study", [coded]).encode("utf-8"))
    lines = made.xpath("//div[contains(@class, 'line')]/p")
    assert words_of(coded.transcript.text) == "\n".join(line.text_content() for line in lines).split()
    notes = {note.get("data-n"): note for note in made.xpath("//ul[@class='notes']/li")}
    assert len(coded.remarks) + len(coded.about) == len(notes)
    for number, remark in enumerate(coded.remarks, start=1):
        marked = made.xpath(f"//mark[contains(concat(' ', @data-r, ' '), ' {number} ')]")
        span = words_of(coded.transcript.text[remark.start : remark.end])
        assert "".join(span) == "".join("".join(mark.text_content() for mark in marked).split())
        assert remark.title in notes[str(number)].text_content()


PATHS = st.lists(st.lists(st.sampled_from("ABC"), min_size=1, max_size=4).map(tuple), min_size=1, max_size=8)


@given(PATHS, st.lists(st.sampled_from(["one", "two"]), min_size=8, max_size=8))
def test_every_code_of_a_page_stands_below_its_parent(paths: list[tuple[str, ...]], books: list[str]) -> None:
    """Whether or not anybody gave the parent: the rows above it, up the margin, are the names of its path."""
    remarks = tuple(
        Remark(CODING, path[-1], "ana", 0, 1, code="/".join(path), book=book, above=path[:-1])
        for path, book in zip(paths, books, strict=False)
    )
    made: Any = html.document_fromstring(page.render("Study", [CodedText(Transcript("T1", "a", ()), "", remarks)]))
    found: list[tuple[str, tuple[str | None, ...]]] = []
    above: dict[int, str] = {}
    for row in made.xpath("//aside/ul[1]/li"):
        depth = int(row.get("style").rpartition("--d: ")[2])
        above = {at: name for at, name in above.items() if at < depth} | {depth: row.text_content().rstrip("12345678")}
        if row.get("data-code") is not None:
            found.append((row.get("data-code"), tuple(above.get(at) for at in range(depth + 1))))
    assert sorted(found) == sorted({(f"{r.book} {r.code}", (*r.above, r.title)) for r in remarks})


def commented(document: docx.document.Document) -> dict[str, str]:
    """The words that each comment of a Word file lies on, by its id."""
    found: dict[str, str] = {}
    inside: set[str] = set()
    for element in document.element.body.iter():
        name = re.sub(r"\{.*\}", "", element.tag)
        id_ = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        if name == "commentRangeStart":
            inside.add(id_)
            found[id_] = ""
        elif name == "commentRangeEnd":
            inside.discard(id_)
        elif name in {"t", "tab", "br"}:
            for each in inside:
                found[each] += element.text or " "
    return found


@given(coded=coded_texts())
@example(coded=CodedText(Transcript("T1", "", ()), "", (), (Remark(NOTE, "Note", "ana", details=("on nothing",)),)))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_word_file_holds_every_word_once_and_every_remark(tmp_path: Path, coded: CodedText) -> None:
    """The words are read off the file again; each remark is a comment by its coder on the words of its span."""
    path = tmp_path / "T1.docx"
    word.write(coded, path, DAY)
    document = docx.Document(io.BytesIO(path.read_bytes()))
    paragraphs = [paragraph.text for paragraph in document.paragraphs[1:]]
    if "Codes in this transcript" in paragraphs:
        paragraphs = paragraphs[: paragraphs.index("Codes in this transcript")]
    assert words_of(coded.transcript.text) == "\n".join(paragraphs).split()
    comments = list(document.comments)
    assert ["ana"] * (len(coded.remarks) + len(coded.about)) == [comment.author for comment in comments]
    on = commented(document)
    for comment, remark in zip(comments[len(coded.about) :], coded.remarks, strict=True):
        assert remark.title in comment.text
        span = coded.transcript.text[remark.start : remark.end]
        if words_of(span):
            assert "".join(words_of(span)) == "".join(on[str(comment.comment_id)].split())


@given(coded=coded_texts())
@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_words_give_the_same_bytes(tmp_path: Path, coded: CodedText) -> None:
    """No time of day and no order of memory gets into a file."""
    for name in ("a", "b"):
        word.write(coded, tmp_path / name, DAY)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert page.render("Study", [coded]) == page.render("Study", [coded])
