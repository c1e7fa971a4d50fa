"""A quotation as it is printed, held against a transcript: what was left out, put in, or changed without a mark.

Editors mark what they do. `[...]` or an ellipsis leaves words out, `[food bank]` puts words in or in the place of
others, `[W]e` changes a capital. What stands between such marks must be in the transcript, in that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codekit.model.alignment import Alignment
from codekit.model.diffing import align
from codekit.model.span import Span
from codekit.segmenting.nearest import Nearest
from codekit.segmenting.quotes import EXACT, Quotable

VERBATIM, TYPOGRAPHY, EDITED, CHANGED, MISSING = STATES = (
    "verbatim",  # its very characters
    "typography",  # other white space, quotation marks, dashes, or closing punctuation
    "edited",  # brackets and ellipses account for every difference
    "changed",  # words differ, and no mark says so
    "not found",
)
FAITHFUL = frozenset({VERBATIM, TYPOGRAPHY, EDITED})
IN_BRACKETS, LEFT_OUT = 200, 5_000  # characters that a bracket may stand for, and an ellipsis
_BRACKET = r"\[[^\[\]\n]{1,200}\]"
_DOTS = r"(?:\.\s?){2,3}\.|…"
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_MARKS = re.compile(rf"(?P<elision>[\[(]\s*(?:{_DOTS})\s*[\])])|(?P<bracket>{_BRACKET})")
_BARE = re.compile(rf"(?P<elision>[\[(]?\s*(?:{_DOTS})\s*[\])]?)|(?P<bracket>{_BRACKET})")
_ELIDED = 40  # words that an ellipsis may stand for where the words beside it were changed
_CLOSING = ",.;:"
_LEAST = 0.6  # of a quotation's characters that a passage must share to be the one that was changed
_SIGN = "\ue000"  # no transcript has it
_WORD = re.compile(r"\w")
_AS_SAID = re.compile("\0.")  # a letter whose capital an editor changed is in no passage for certain


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference: what the transcript has there, and what is printed; `marked` where brackets or dots say so."""

    said: str
    printed: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Held:
    """What came of holding a quotation against one text: the passage, and how the two differ."""

    state: str
    span: Span | None = None
    edits: tuple[Edit, ...] = ()
    places: int = 0  # how often its words stand there


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that must stand there, and the mark before them: "" for none, else what is printed."""

    words: str
    mark: str
    gap: int  # characters that the mark may stand for


def hold(quotable: Quotable, quote: str) -> Held:
    """Hold a quotation against a text; the strictest reading that fits decides.

    An ellipsis or a bracket is first taken for the transcript's own, then for an editor's.
    """
    bare = quote.strip()
    for words, closed in _closings(bare):
        if places := quotable.places(words):
            exact = places[0].exactness == EXACT and not closed
            return Held(VERBATIM if exact else TYPOGRAPHY, places[0].span, places=len(places))
    for marks in (_MARKS, _BARE):
        pieces = list(_pieces(bare, marks))
        if len(pieces) > 1 or any(piece.mark for piece in pieces) or _LETTER.search(bare):
            chains = _chains(quotable, pieces)
            if chains:
                spans = min(chains, key=lambda chain: chain[-1].end - chain[0].start)
                return Held(
                    EDITED, Span(spans[0].start, spans[-1].end), _edits(quotable.text, pieces, spans), len(chains)
                )
    return Held(MISSING)


def readings(quote: str) -> list[list[str]]:
    """The ways to read a quotation, each as the passages that a text holds which is faithful to it so read."""
    bare = quote.strip()
    parted = [[piece.words for piece in _pieces(bare, marks)] for marks in (_MARKS, _BARE)]
    return [[bare], *([part for words in pieces for part in _AS_SAID.split(words)] for pieces in parted)]


def hold_loosely(text: str, within: Span, quote: str) -> Held:
    """Hold a quotation against a passage that shares many of its words: CHANGED with each difference, or MISSING."""
    passage, (printed, marks) = text[within.start : within.end], _with_signs(quote)
    shared = align(passage, printed)
    if not printed or sum(length for _, _, length in shared.blocks) < _LEAST * (len(printed) - len(marks)):
        return Held(MISSING)
    whole = list(_whole_words(shared, passage, printed))
    if not whole:
        return Held(MISSING)
    (first, there, _), (last, ends, length) = whole[0], whole[-1]
    before, after = len(printed[:there].split()), len(printed[ends + length :].split())
    span = _further(text, within.start + first, within.start + last + length, before, after)
    return Held(CHANGED, span, tuple(_differences(text[span.start : span.end], printed, marks)), 1)


def _further(text: str, start: int, end: int, before: int, after: int) -> Span:
    """A stretch with as many words more on either side, in its line."""
    line, rest = text[text.rfind("\n", 0, start) + 1 : start], text[end:].split("\n", 1)[0]
    left = [found.start() for found in re.finditer(r"\S+", line)][-before:] if before else []
    right = [found.end() for found in re.finditer(r"\S+", rest)][:after]
    span = Span(start - len(line) + left[0] if left else start, end + right[-1] if right else end)
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def nearest(texts: Nearest, quote: str) -> tuple[str, Span] | None:
    """The text and the passage that a quotation with unmarked changes may come from."""
    elisions = len(re.findall(_DOTS, quote))
    return texts.find(_without_marks(quote), left_out=_ELIDED * elisions)


def _without_marks(quote: str) -> str:
    """The words of a quotation that its speaker said."""
    return " ".join(_with_signs(quote)[0].replace(_SIGN, " ").split())


def _with_signs(quote: str) -> tuple[str, list[str]]:
    """A quotation with one sign in the place of each mark of an editor, and these marks in their order."""
    plain = _LETTER.sub(r"\1", quote)
    marks = [found[0].strip() for found in _BARE.finditer(plain)]
    return " ".join(_BARE.sub(f" {_SIGN} ", plain).split()), marks


def _closings(words: str) -> Iterator[tuple[str, bool]]:
    """The words, and the same without the comma or full stop that printers put before the closing mark."""
    yield words, False
    bare = words.rstrip(_CLOSING)
    if bare and bare != words and not words.endswith(".."):
        yield bare, True


def _pieces(quote: str, marks: re.Pattern[str]) -> Iterator[_Piece]:
    """The words between marks; marks at the edges say that the speaker went on, and nothing else."""
    at, mark, gap = 0, "", 0
    quote = _LETTER.sub(lambda found: f"\0{found[1]}", quote)
    for found in marks.finditer(quote):
        words = quote[at : found.start()].strip()
        if _WORD.search(words):
            yield _Piece(words, mark, gap)
            mark, gap = "", 0
        mark = f"{mark} {found[0].strip()}".strip()
        gap = max(gap, LEFT_OUT if found.lastgroup == "elision" else IN_BRACKETS)
        at = found.end()
    words = quote[at:].strip()
    if _WORD.search(words):
        yield _Piece(words, mark, gap)
    elif mark:
        yield _Piece("", mark, gap)


def _chains(quotable: Quotable, pieces: Sequence[_Piece]) -> list[list[Span]]:
    """Every way to find the pieces one after the other, each as near to the one before as can be."""
    worded = [piece for piece in pieces if piece.words]
    if not worded:
        return []
    chains = [[span] for span in _places(quotable, worded[0].words)]
    for piece in worded[1:]:
        spans = _places(quotable, piece.words)
        grown = []
        for chain in chains:
            end = chain[-1].end
            following = [span for span in spans if end <= span.start <= end + piece.gap]
            if following:
                grown.append([*chain, min(following)])
        chains = grown
    return chains


def _places(quotable: Quotable, words: str) -> list[Span]:
    """Where words stand; a letter after a zero sign may be a capital or not."""
    if "\0" not in words:
        places = quotable.places(words) or quotable.places(words.rstrip(_CLOSING))
        return [place.span for place in places]
    at = words.index("\0")
    before, letter, after = words[:at], words[at + 1], words[at + 2 :]
    forms = dict.fromkeys((letter.lower(), letter.upper()))
    return sorted(span for form in forms for span in _places(quotable, before + form + after))


def _edits(text: str, pieces: Sequence[_Piece], spans: Sequence[Span]) -> tuple[Edit, ...]:
    """What each mark stands for."""
    edits, end = [], spans[0].start
    worded = iter(spans)
    for piece in pieces:
        if not piece.words:
            edits.append(Edit("", piece.mark, marked=True))
            continue
        span = next(worded)
        if piece.mark:
            edits.append(Edit(text[end : span.start].strip(), piece.mark, marked=True))
        if "\0" in piece.words:
            letter = piece.words[piece.words.index("\0") + 1]
            edits.append(Edit(text[span.start : span.start + 1], f"[{letter}]", marked=True))
        end = span.end
    return tuple(edits)


def _differences(passage: str, printed: str, marks: Sequence[str]) -> Iterator[Edit]:
    """What is not shared by a passage and its printed form, as whole words; `marks` are those of its signs."""
    said_at = printed_at = 0
    left = iter(marks)
    whole = _whole_words(align(passage, printed), passage, printed)
    for said, there, length in [*whole, (len(passage), len(printed), 0)]:
        words = printed[printed_at:there].strip()
        shown = re.sub(_SIGN, lambda _: next(left, ""), words)
        edit = Edit(passage[said_at:said].strip(), shown, marked=bool(words) and not words.strip(f"{_SIGN} "))
        if edit.said or edit.printed:
            yield edit
        said_at, printed_at = said + length, there + length


def _whole_words(shared: Alignment, passage: str, printed: str) -> Iterator[tuple[int, int, int]]:
    """The shared stretches cut back to whole words."""
    for said, there, length in shared.blocks:
        low, high = 0, length
        while low < high and (_cuts(passage, said + low) or _cuts(printed, there + low)):
            low += 1
        while high > low and (_cuts(passage, said + high) or _cuts(printed, there + high)):
            high -= 1
        if passage[said + low : said + high].strip():
            yield said + low, there + low, high - low


def _cuts(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
