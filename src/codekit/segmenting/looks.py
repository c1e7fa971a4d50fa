"""Turns by look, where nobody is named: bold or italic questions, numbered ones, paragraphs that take turns.

They are proposed and never assumed: a person says which rule fits. Turns are spans over the text, which stays as it is.
Where most plain paragraphs end with a question mark and hardly any bold or italic one does, these are the answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from codekit.errors import UnknownNameError
from codekit.model.source import Source
from codekit.model.span import Span
from codekit.model.transcript import Turn
from codekit.segmenting.lines import Line, front_matter, is_footer, is_heading, is_only_time, split_lines

BOLD, ITALIC, NUMBERED, QUESTION, ALTERNATE = RULES = ("bold", "italic", "numbered", "question", "alternate")
BY_LOOK = (BOLD, ITALIC)  # rules that need the file, since the text does not say how it looks
SPEAKERS = ("Interviewer", "Respondent")
_WORDS = {
    BOLD: "are bold throughout",
    ITALIC: "are in italics throughout",
    NUMBERED: "are numbered",
    QUESTION: "end with a question mark",
    ALTERNATE: "are every other one",
}
_NUMBER = re.compile(r"\s*\(?\d{1,3}[.)][ \t]+(?=\S)")
_MARKS = ("?", "？", "؟")
_LEAST = 2  # questions, and answers, from which on a rule is proposed
_FEWEST, _MOST = 0.15, 0.7  # of all paragraphs that are questions, where a rule is proposed
_TITLE = 10  # words that a title has at most


@dataclass(frozen=True)
class Proposal:
    """A rule that fits a text, how many paragraphs are as it says, and whether these are the questions."""

    rule: str
    found: int
    paragraphs: int
    ask: bool = True

    @property
    def seen(self) -> str:
        """What was seen, in words."""
        many = f"{self.found} of {self.paragraphs} paragraphs {_WORDS[self.rule]}"
        return f"{many}, as {'questions' if self.ask else 'answers'} are"

    def __str__(self) -> str:
        """In words, with what makes turns of it."""
        return f"{self.seen}: codekit speakers ID --split {self.rule} makes turns of them"


def spans_of(source: Source, rule: str) -> tuple[Span, ...]:
    """What looks in a source as a rule says; () for rules that go by the text alone."""
    return {BOLD: source.bold, ITALIC: source.italic}.get(rule, ())


def proposals(source: Source) -> list[Proposal]:
    """The rules that fit a text in which nobody is named, the surest first."""
    found: list[Proposal] = []
    seen: list[list[bool]] = []
    spans = list(paragraphs(source.text))
    for rule in RULES:
        listed, ask = _asking(source.text, spans, spans_of(source, rule), rule)
        asked = [asks for _, asks in listed]
        surer = any(proposal.rule in {BOLD, ITALIC, NUMBERED} for proposal in found)
        again = rule == ITALIC and asked in seen  # what is bold and in italics is proposed once
        if _fits(asked) and not again and (rule != ALTERNATE or (not surer and _take_turns(source.text, spans, asked))):
            found.append(Proposal(rule, asked.count(ask), len(asked), ask))
            seen.append(asked)
    return found


def turns(text: str, looking: Sequence[Span], rule: str, speakers: tuple[str, str] = SPEAKERS) -> tuple[Turn, ...]:
    """The turns that a rule makes: those of who asks, and of who answers; paragraphs of one in a row are one turn.

    `looking` are the spans that look as the rule says (`spans_of`). Raises UnknownNameError for an unknown rule.
    """
    if rule not in RULES:
        raise UnknownNameError("rule", rule, RULES)
    made: list[Turn] = []
    for asks, run in groupby(_asking(text, list(paragraphs(text)), looking, rule)[0], key=lambda each: each[1]):
        spans = [span for span, _ in run]
        start, end = spans[0].start, spans[-1].end
        if asks and rule == NUMBERED and (number := _NUMBER.match(text, start, end)):
            start = number.end()
        made.append(Turn(len(made), start, end, speakers[0] if asks else speakers[1]))
    return tuple(made)


def _asking(
    text: str, spans: Sequence[Span], looking: Sequence[Span], rule: str
) -> tuple[list[tuple[Span, bool]], bool]:
    """Each paragraph, and whether it is a question by a rule; and whether those that the rule finds are the questions.

    A title above the first question is left out.
    """
    found = _found(text, spans, looking, rule)
    ask = rule not in BY_LOOK or not _others_ask(text, spans, found)
    listed = [(span, is_so == ask) for span, is_so in zip(spans, found, strict=True)]
    return (listed[1:] if rule in BY_LOOK and _is_title(text, listed) else listed), ask


def _others_ask(text: str, spans: Sequence[Span], found: Sequence[bool]) -> bool:
    """True where most of the paragraphs that do not stand out end with a question mark, and few of those that do."""
    marks = _marked(text, spans)
    standing = sum(mark for mark, is_so in zip(marks, found, strict=True) if is_so)
    return 2 * (sum(marks) - standing) > found.count(False) and 5 * standing <= found.count(True)


def _found(text: str, spans: Sequence[Span], looking: Sequence[Span], rule: str) -> list[bool]:
    """Whether each paragraph is as a rule says."""
    if rule == ALTERNATE:
        return [not number % 2 for number in range(len(spans))]
    if rule in BY_LOOK:
        return _throughout(text, spans, sorted(looking))
    if rule == NUMBERED:
        return [bool(_NUMBER.match(text, span.start, span.end)) for span in spans]
    return _marked(text, spans)


def _marked(text: str, spans: Sequence[Span]) -> list[bool]:
    return [text.endswith(_MARKS, span.start, span.end) for span in spans]


def _throughout(text: str, spans: Sequence[Span], looking: Sequence[Span]) -> list[bool]:
    """Whether nearly all letters of each paragraph lie in what looks so; both are gone through once, side by side."""
    found, first = [], 0
    for span in spans:
        while first < len(looking) and looking[first].end <= span.start:
            first += 1
        inside, at = 0, first
        while at < len(looking) and looking[at].start < span.end:
            inside += _letters(text[max(span.start, looking[at].start) : min(span.end, looking[at].end)])
            at += 1
        found.append(10 * inside >= 9 * _letters(text[span.start : span.end]))
    return found


def _letters(words: str) -> int:
    return sum(map(len, words.split()))


def _is_title(text: str, listed: Sequence[tuple[Span, bool]]) -> bool:
    first = text[listed[0][0].start : listed[0][0].end] if listed else ""
    two = len(listed) > 1 and listed[0][1] and listed[1][1]
    return two and not first.endswith(_MARKS) and len(first.split()) <= _TITLE


def _fits(asked: Sequence[bool]) -> bool:
    """True where questions are followed by answers, several times."""
    runs = [asks for asks, _ in groupby(asked)]
    return min(runs.count(True), runs.count(False)) >= _LEAST and _FEWEST <= sum(asked) / len(asked) <= _MOST


def _take_turns(text: str, spans: Sequence[Span], asked: Sequence[bool]) -> bool:
    """True where most of every other paragraph ends with a question mark, and hardly any of those between."""
    marks = _marked(text, spans)
    questions = sum(mark for mark, asks in zip(marks, asked, strict=True) if asks)
    return 2 * questions >= sum(asked) and 5 * (sum(marks) - questions) <= len(asked) - sum(asked)


def paragraphs(text: str) -> Iterator[Span]:
    """Lines between blank ones, or every line where blank ones are no habit; headings and lone times are none."""
    lines = split_lines(text)
    body = lines[front_matter(lines) :]
    written = [line for line in body if not line.blank]
    separated = sum(line.after_blank for line in written[1:]) > len(written) * 0.3
    held: list[Line] = []
    for line in written:
        if held and (line.after_blank or not separated):
            yield _span(held)
            held = []
        if not (is_heading(line.text) or is_only_time(line.text) or is_footer(line.text)):
            held.append(line)
    if held:
        yield _span(held)


def _span(lines: Sequence[Line]) -> Span:
    first, last = lines[0], lines[-1]
    lead = len(first.text) - len(first.text.lstrip())
    return Span(first.start + lead, last.start + len(last.text.rstrip()))
