"""Find a passage by its words, and check the quotations for the report."""

from __future__ import annotations

import re

from truth_tools.texts import Span, respondent_turns, text_of


class QuoteError(Exception):
    """A quote that cannot be located; the message starts with file:line."""


def find_once(text: str, words: str, where: str) -> int:
    hits = text.count(words)
    if not words or hits != 1:
        raise QuoteError(f"{where}: {hits} hits for {words!r}")
    return text.index(words)


def locate(transcript: str, quote: str, where: str) -> Span:
    """The span of `words` or of `first words ... last words`; every part must occur exactly once."""
    text = text_of(transcript)
    first, dots, last = quote.partition(" ... ")
    start = find_once(text, first, where)
    if not dots:
        return start, start + len(first)
    tail = find_once(text, last, where)
    if tail < start + len(first):
        raise QuoteError(f"{where}: {last!r} stands before the end of {first!r}")
    return start, tail + len(last)


def printed_parts(quote: str) -> list[str]:
    """The runs of a printed quotation that must stand in the transcript: what lies between elisions."""
    return [part.strip() for part in re.split(r"\[\.\.\.\]", quote) if part.strip()]


def is_verbatim(transcript: str, quote: str) -> bool:
    """True where every run stands, in order, in one turn of a respondent.

    A bracket in the quotation is an editor's: it stands for the words that it replaces, unless the
    transcript has the same bracket.
    """
    pattern = ".*?".join(_pattern(part) for part in printed_parts(quote))
    return any(re.search(pattern, turn.text, re.DOTALL) for turn in respondent_turns(transcript))


def _pattern(part: str) -> str:
    pieces = re.split(r"(\[[^\]]+\])", part)
    return "".join(f"(?:{re.escape(p)}|[^.?!]{{1,60}}?)" if p.startswith("[") else re.escape(p) for p in pieces)
