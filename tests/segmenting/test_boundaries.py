"""Sentence ends in spoken language: what splits and what must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.segmenting import boundaries
from codekit.segmenting.boundaries import ends
from codekit.segmenting.sentences import sentence_spans

CASES = [
    "Dr. Smith saw her. | Then she left.",
    "We met at St. Mary's. | It was cold.",
    "We ask, e.g. about food. | And rent.",
    "The U.S. Senate passed it. | Nobody cared.",
    "We are the best in the U.S. | We say so anyway.",
    "It opens at 8 a.m. Monday. | Bring a form.",
    "We start at 8 a.m. | Nobody comes before nine.",
    "It rose by 8.5 percent. | In 2003. | And then 2004.",
    "J. R. Miller and Anna B. Cole came. | They sat.",
    "So did I. | Then we left.",
    "No. | That is not it.",
    "See no. 5 of the list. | It is long.",
    "I was... well, lost. | But we went on.",
    "I was lost… | Nobody knew.",
    'She said "we can\'t." | Then she did.',
    "He asked “why?” and left. | I stayed.",
    "“Why?” | I said so.",
    "It was [inaudible 00:10:03] fine. | [laughs] And then it was not.",
    "We tried (I don't know. Twice?) and stopped. | Good.",
    "We tried [He means Dr. Miller. He is gone.] and stopped.",
    "Yeah. | Right. | Um, so?",
    "Really?! | No way!",
    "Yahoo! is a firm. | It was.",
    "Das war am 3. Mai. | Dann z. B. im Juni.",
    "Herr Dr. Weber kam ca. um acht. | Er ging.",
    "¿Qué pasó? | Nada. | ¡Fue así!",
    "我们先谈一下。|你同意吗？|同意！",
    "他说：「不行。」|然后走了。",
    "זה נכון. | מה קרה? | הוא הלך.",
    "هل هذا صحيح؟ | نعم.",
    "the end is near. nobody knows.",
    "2. Tell me about food. | And rent.",
    "It has parts: one; two. | Nine.",
    "**We** tried.** | *Then* we stopped.",
    "It cost $5. | And 3.5 more. | 20 people came.",
]


@pytest.mark.parametrize("case", CASES)
def test_a_paragraph_splits_exactly_at_the_bars(case: str) -> None:
    """Abbreviations, initials, brackets, quotes, ellipses and other scripts."""
    parts = [part.strip() for part in case.split("|")]
    text = "".join(parts) if "。" in case else " ".join(parts)

    assert parts == [text[start:end] for start, end in next(sentence_spans([text]))]


def test_a_long_text_without_breaks_takes_no_more_than_linear_time() -> None:
    """A caption file without speakers is one paragraph of thousands of sentences."""
    text = "We tried this (and that) again. " * 20_000

    assert 19_999 == len(ends(text))


@given(st.text(alphabet="aB 1.?!…。！।؟”'\"»)\\]*_\n"))
def test_marks_are_looked_for_as_the_rule_finds_them(text: str) -> None:
    """To look for the mark first is faster and finds the same places."""
    assert [m.span() for m in boundaries._END.finditer(text)] == [m.span() for m in boundaries._ends(text)]
