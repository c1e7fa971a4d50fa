"""Turns by look: proposed where it fits, made only when asked for, and never a word more or less."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import UnknownNameError
from codekit.model.source import Source
from codekit.model.span import Span
from codekit.segmenting import looks
from codekit.segmenting.labels import read_source

ASKED = ["How did it begin?", "And who paid for that?", "What is missing now?"]
SAID = ["We had a shelf in the hall.", "A grant paid, for a year.\n\nThen the county did.", "A van, and a driver."]


def interview(number: str = "", title: str = "") -> tuple[str, list[Span]]:
    """Three questions with answers, and where the questions stand."""
    text, spans = f"{title}\n\n" if title else "", [Span(0, len(title))] if title else []
    for index, (question, answer) in enumerate(zip(ASKED, SAID, strict=True), start=1):
        line = number.format(index) + question
        spans.append(Span(len(text), len(text) + len(line)))
        text += f"{line}\n\n{answer}\n\n"
    return text, spans


def said(text: str, turns: object) -> list[tuple[str, str]]:
    """Who says what."""
    return [(turn.speaker, text[turn.start : turn.end]) for turn in turns]  # type: ignore[attr-defined]


EXPECTED = [each for pair in zip(ASKED, SAID, strict=True) for each in pair]


@pytest.mark.parametrize(
    ("rule", "number", "title"),
    [
        ("bold", "", ""),
        ("bold", "", "Interview 7"),
        ("italic", "", ""),
        ("italic", "", "Interview 7"),
        ("numbered", "{}. ", ""),
        ("question", "", ""),
    ],
)
def test_questions_are_proposed_by_how_they_look(rule: str, number: str, title: str) -> None:
    """The diagnosis says so; the text stays one respondent's until a person agrees."""
    text, bold = interview(number, title)
    source = Source(
        "docx", text=text, bold=tuple(bold) if rule == "bold" else (), italic=tuple(bold) if rule == "italic" else ()
    )

    reading = read_source(source)

    assert [""] == [turn.speaker for turn in reading.turns]
    assert any(f"--split {rule}" in note for note in reading.notes)
    turns = looks.turns(text, looks.spans_of(source, rule), rule)
    assert list(zip(looks.SPEAKERS * 3, EXPECTED, strict=True)) == said(text, turns)


def test_paragraphs_that_take_turns_are_proposed() -> None:
    """Every other one, where most of these ask and no surer rule fits; a request without a question mark is one too."""
    lines = [
        "Tell me how it began.",
        "A shelf.",
        "Who paid?",
        "A grant.",
        "Since when?",
        "For a year.",
        "And now?",
        "A van.",
    ]
    text = "\n".join(lines)

    assert ["question", "alternate"] == [proposal.rule for proposal in looks.proposals(Source("txt", text=text))]
    assert list(zip(looks.SPEAKERS * 4, lines, strict=True)) == said(text, looks.turns(text, (), "alternate"))


@pytest.mark.parametrize("rule", looks.BY_LOOK)
def test_what_stands_out_are_the_answers_where_the_others_ask(rule: str) -> None:
    """Question marks tell; without them what stands out is taken for the questions."""
    text, asked = interview()
    ends = [*(span.start for span in asked[1:]), len(text)]
    parts = [(a.end, b) for a, b in zip(asked, ends, strict=True)]
    answers = tuple(Span(a + n, a + n + len(line)) for a, b in parts for n, line in lines_of(text[a:b]))
    source = replace(Source("docx", text=text), **{rule: answers})  # type: ignore[arg-type]

    [proposal] = [each for each in looks.proposals(source) if each.rule == rule]

    assert (4, 7, False) == (proposal.found, proposal.paragraphs, proposal.ask)
    assert "as answers are" in str(proposal)
    assert list(zip(looks.SPEAKERS * 3, EXPECTED, strict=True)) == said(text, looks.turns(text, answers, rule))


def lines_of(text: str) -> list[tuple[int, str]]:
    """The lines that hold something, and where each begins."""
    return [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]


def test_what_is_bold_and_in_italics_is_proposed_once() -> None:
    """As bold."""
    text, spans = interview()
    found = looks.proposals(Source("docx", text=text, bold=tuple(spans), italic=tuple(spans)))
    assert ["bold", "question"] == [proposal.rule for proposal in found]


def test_nothing_is_proposed_where_nothing_fits() -> None:
    """An essay, a list of numbered points, and an interview with labels."""
    essay = "\n\n".join(f"We had paragraph {n} of it." for n in range(9))
    points = "\n".join(f"{n}. Point" for n in range(1, 9))

    for text in (essay, points):
        assert [] == looks.proposals(Source("txt", text=text))
    labelled = "I: How did it begin?\n\nR: A shelf.\n\nI: Who paid?\n\nR: A grant.\n"
    assert not any("--split" in note for note in read_source(Source("txt", text=labelled)).notes)


def test_an_unknown_rule_is_named() -> None:
    """With those that there are."""
    with pytest.raises(UnknownNameError, match="rule"):
        looks.turns("a\n\nb", (), "bald")


@given(st.text(st.sampled_from("ab ?.\n1)é🚚#"), max_size=200), st.sampled_from(looks.RULES))
def test_turns_lie_in_the_text_in_order(text: str, rule: str) -> None:
    """Whatever the text, no turn leaves it, overlaps another or holds nothing."""
    bold = [Span(0, len(text) // 2)] if len(text) > 1 else []

    turns = looks.turns(text, bold, rule)

    assert all(0 <= t.start < t.end <= len(text) and text[t.start : t.end].strip() for t in turns)
    assert all(a.end <= b.start and a.speaker != b.speaker for a, b in pairwise(turns))
