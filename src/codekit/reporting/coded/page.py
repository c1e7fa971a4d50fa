"""Coded transcripts as one page: nothing is loaded from anywhere, and without its script it is read all the same."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from codekit.model.transcript import RESPONDENT
from codekit.reporting.coded.content import CODING, CodedText, Line, Remark
from codekit.reporting.coded.page_look import SCRIPT, STYLE
from codekit.tables.text import safe_text

_SCRIPT_SUM = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_SCRIPT_SUM}'; "
    "base-uri 'none'; form-action 'none'"
)


def render(title: str, coded: Sequence[CodedText]) -> str:
    """The page as HTML."""
    return "\n".join(_lines(title, coded)) + "\n"


def _lines(title: str, coded: Sequence[CodedText]) -> Iterator[str]:
    names = ", ".join(one.id for one in coded) if len(coded) < 4 else f"{len(coded)} transcripts"
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_safe(title)}: {_safe(names)}</title>"
    yield f"<style>{STYLE}</style></head><body>"
    yield f"<header><h1>{_safe(title)}</h1>"
    if len(coded) > 1:
        yield f'<p class="sub">{_safe(names)}</p>'
        yield '<nav aria-label="Transcripts"><ul>'
        yield from (f'<li><a href="#t-{_safe(one.id)}">{_safe(one.id)}</a></li>' for one in coded)
        yield "</ul></nav>"
    yield "</header><main>"
    numbered = _numbered(coded)
    for page in numbered:
        yield from page.article()
    yield "</main>"
    yield from _aside(numbered)
    yield f"<script>{SCRIPT}</script></body></html>"


def _safe(text: str) -> str:
    return escape(safe_text(text))


def _numbered(coded: Sequence[CodedText]) -> list[_Page]:
    """Each transcript with the number of its first remark: numbers go on through the whole page."""
    pages, first = [], 1
    for one in coded:
        pages.append(_Page(one, first))
        first += len(one.remarks) + len(one.about)
    return pages


@dataclass(frozen=True)
class _Page:
    """One transcript of the page."""

    coded: CodedText
    first: int

    def article(self) -> Iterator[str]:
        """The transcript with its remarks beside it."""
        coded = self.coded
        id_ = _safe(coded.id)
        yield f'<article id="t-{id_}" aria-labelledby="h-{id_}"><h2 id="h-{id_}">{id_}</h2>'
        yield f'<p class="sub">{_safe(coded.subtitle)}</p>'
        numbered = list(enumerate((*coded.remarks, *coded.about), start=self.first))
        if apart := numbered[len(coded.remarks) :] if coded.lines else numbered:  # a text without a word has no place
            yield self._notes(apart)
        begins, ends = self._begins_and_ends()
        piece = 0
        for line in coded.lines:
            yield self._line(line, piece, begins, ends)
            piece += len(line.pieces)
        yield "</article>"

    def _begins_and_ends(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """By piece the remarks that begin, and that end, in it."""
        begins: dict[int, list[int]] = {}
        ends: dict[int, list[int]] = {}
        for number, remark in enumerate(self.coded.remarks):
            first, last = self.coded.ends(remark)
            begins.setdefault(first, []).append(number)
            ends.setdefault(last, []).append(number)
        return begins, ends

    def _line(self, line: Line, first: int, begins: dict[int, list[int]], ends: dict[int, list[int]]) -> str:
        text, remarks = self.coded.transcript.text, self.coded.remarks
        words, here = [], []
        for number, piece in enumerate(line.pieces, start=first):
            said = _safe(text[piece.start : piece.end])
            said = f"<b>{said}</b>" if piece.is_label else said
            marks = "".join(f'<i data-n="{self.first + each}"></i>' for each in ends.get(number, ()))
            words.append(self._marked(said + marks, piece.remarks) if piece.remarks else said + marks)
            here += begins.get(number, [])
        role = "" if line.role == RESPONDENT else " quiet" if line.role else " none"
        notes = self._notes([(self.first + each, remarks[each]) for each in here]) if here else ""
        return f'<div class="line{role}"><p dir="auto">{"".join(words)}</p>{notes}</div>'

    def _marked(self, words: str, inside: Sequence[int]) -> str:
        colours = [_rgb(self.coded.remarks[each].colour) for each in inside]
        tints = ", ".join(f"linear-gradient(rgb({colour} / .2) 0 0)" for colour in colours)
        numbers = " ".join(str(self.first + each) for each in inside)
        look = f"background-image: {tints}; box-shadow: inset 0 -2px rgb({colours[-1]})"
        return f'<mark data-r="{numbers}" style="{look}">{words}</mark>'

    def _notes(self, remarks: Sequence[tuple[int, Remark]]) -> str:
        return '<ul class="notes">' + "".join(_note(number, remark) for number, remark in remarks) + "</ul>"


def _note(number: int, remark: Remark) -> str:
    where = [remark.code if remark.code != remark.title else "", remark.who]
    where += [f"round {remark.round}"] if remark.round else []
    small = " · ".join(_safe(part) for part in where if part)
    path = f' title="{_safe(remark.path)}"' if remark.path else ""
    details = "".join(f'<span class="d" dir="auto">{_safe(words)}</span>' for words in remark.details)
    colour = _rgb(remark.colour)
    return (
        f'<li id="r{number}" data-n="{number}" data-code="{_key(remark)}" data-coder="{_safe(remark.who)}" '
        f'data-rgb="{colour}" style="--c: {colour}"{path}><b>{_safe(remark.title)}</b> <small>{small}</small>'
        f"{details}</li>"
    )


def _key(remark: Remark) -> str:
    return _safe(" ".join(remark.key).strip())


def _rgb(colour: str) -> str:
    return " ".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


def _aside(pages: Sequence[_Page]) -> Iterator[str]:
    """The codes and coders with their numbers; each leads to where it stands first."""
    listed = [
        (page.first + number, remark)
        for page in pages
        for number, remark in enumerate((*page.coded.remarks, *page.coded.about))
    ]
    codes = Counter(remark.key for _, remark in listed if remark.kind == CODING)
    first = {remark.key: (number, remark) for number, remark in reversed(listed)}
    coders = Counter(remark.who for _, remark in listed)
    yield '<aside aria-label="Codes and coders"><div class="tools"></div><h2>Codes</h2><ul>'
    shown: set[tuple[str, ...]] = set()
    for code in sorted(codes, key=lambda code: (_path(first[code][1]), code)):
        number, remark = first[code]
        yield from _above(remark, shown)
        look = f"--c: {_rgb(remark.colour)}; --d: {len(remark.above)}"
        yield (
            f'<li data-code="{_key(remark)}" style="{look}" title="{_safe(remark.path)}"><span class="s"></span>'
            f'<a href="#r{number}">{_safe(remark.title)}</a><span class="n">{codes[code]}</span></li>'
        )
        shown.add((remark.book, *_path(remark)))
    yield "</ul><h2>Coders</h2><ul>"
    for who in sorted(coders):
        yield f'<li data-coder="{_safe(who)}"><span>{_safe(who)}</span><span class="n">{coders[who]}</span></li>'
    yield "</ul></aside>"


def _path(remark: Remark) -> tuple[str, ...]:
    return (*remark.above, remark.title)


def _above(remark: Remark, shown: set[tuple[str, ...]]) -> Iterator[str]:
    """The codes above one that have no coding, each once: a code stands below its parent's name."""
    for depth, title in enumerate(remark.above):
        path = (remark.book, *remark.above[: depth + 1])
        if path not in shown:
            shown.add(path)
            yield f'<li class="above" style="--d: {depth}">{_safe(title)}</li>'
