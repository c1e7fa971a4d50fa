"""A codebook as one page to read and to print: the tree, and every code with what a coder needs and how it was used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from codekit.model.codebook import Code, Codebook
from codekit.model.polarities import SUPPORTING
from codekit.reporting.html import POLICY
from codekit.reporting.html import STYLE as REPORT
from codekit.tables.text import safe_text

STYLE = (
    REPORT
    + """
.tree { columns: 20rem; margin: 1rem 0 2rem } .tree ul { list-style: none; padding-left: 1.1rem; margin: 0 }
.tree > ul { padding: 0 } nav.tree ul { display: block; max-width: none }
.tree li { margin: .1rem 0 } .tree .n, h2 .n { color: var(--soft);
  font-size: .85em; font-weight: 400; font-variant-numeric: tabular-nums }
section.code { max-width: 48rem; margin: 1.4rem 0; padding-left: .9rem; border-left: 5px solid var(--c, var(--pale)) }
section.code h2 { margin: 0; font-size: 1.1rem; border: 0; padding: 0 }
section.code h2 code { font-size: .8em; font-weight: 400;
  color: var(--soft); overflow-wrap: anywhere }
section.code .path { color: var(--soft); font-size: .85rem; margin: 0 } section.code p { margin: .3rem 0 }
dl { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: .2rem .8rem; margin: .4rem 0; font-size: .93rem }
dt { color: var(--soft) } dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere }
dd ul { margin: 0; padding-left: 1.1rem }
.container h2 { font-style: italic }
@media (max-width: 40rem) { dl { display: block } dd { margin: 0 0 .35rem } }
@page { size: A4; margin: 15mm 14mm }
@media print { section.code { max-width: none; break-inside: avoid } .tree { columns: 2; display: block } }
"""
)


@dataclass(frozen=True, slots=True)
class Use:
    """How often a code was given, by whom and where; `below` counts the codings of the codes below it."""

    codings: int = 0
    below: int = 0
    coders: tuple[str, ...] = ()
    transcripts: int = 0
    cases: int = 0


@dataclass(frozen=True, slots=True)
class CodebookPage:
    """A version of a codebook with the use of its codes; `strangers` are codes of codings that it does not have."""

    study: str
    book: Codebook
    uses: Mapping[str, Use]
    strangers: Mapping[str, int]


def render(page: CodebookPage) -> str:
    """The page as HTML."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: CodebookPage) -> Iterator[str]:
    book = page.book
    title = book.title or book.id
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_safe(title)}: codebook</title><style>{STYLE}</style></head><body>"
    codings = sum(use.codings for use in page.uses.values())
    facts = (page.study, book.key, f"{len(book.codes)} codes", _n(codings, "coding"))
    yield f'<header><h1>{_safe(title)}</h1><p class="sub">{_safe(" · ".join(facts))}</p>'
    yield from (f"<p>{_safe(words)}</p>" for words in (book.purpose, book.unit and f"Unit: {book.unit}") if words)
    yield '</header><main><nav class="tree" aria-label="Codes">'
    yield _tree(page, book.roots)
    yield "</nav>"
    for id_, _ in book.walk():
        yield from _code(page, book[id_])
    if page.strangers:
        listed = ", ".join(f"{code} ({n})" for code, n in sorted(page.strangers.items()))
        yield f'<p class="note">Codings with codes that {_safe(book.key)} does not have: {_safe(listed)}.</p>'
    yield "</main></body></html>"


def _tree(page: CodebookPage, ids: Sequence[str]) -> str:
    items = []
    for id_ in ids:
        below = page.book.children[id_]
        n = page.uses[id_].codings
        count = f' <span class="n">{n}</span>' if n else ""
        name = f'<a href="#{_safe(id_)}">{_safe(page.book[id_].name)}</a>'
        items.append(f"<li>{name}{count}{_tree(page, below) if below else ''}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _code(page: CodebookPage, code: Code) -> Iterator[str]:
    above = " > ".join(page.book[id_].name for id_ in reversed(page.book.ancestors(code.id)))
    kind = "code" if code.assignable else "code container"
    colour = f' style="--c: {_safe(code.colour)}"' if code.colour.startswith("#") else ""
    yield f'<section class="{kind}" id="{_safe(code.id)}"{colour}>'
    if above:
        yield f'<p class="path">{_safe(above)}</p>'
    yield f"<h2>{_safe(code.name)} <code>{_safe(code.id)}</code></h2>"
    if code.definition:
        yield f'<p dir="auto">{_safe(code.definition)}</p>'
    yield "<dl>"
    yield from (f'<dt>{name}</dt><dd dir="auto">{words}</dd>' for name, words in _details(page, code) if words)
    yield "</dl></section>"


def _details(page: CodebookPage, code: Code) -> Iterator[tuple[str, str]]:
    yield "Include", _safe(code.include)
    yield "Do not include", _safe(code.exclude)
    yield "Examples", _listed(code.examples)
    yield "Values", _listed([str(value) for value in code.values])
    yield "Not coded itself", "" if code.assignable else "holds other codes"
    yield "Counts as", "" if code.rolls_up_as == SUPPORTING else f"{_safe(code.rolls_up_as)} for the codes above"
    yield "Also called", _safe(", ".join(code.aliases))
    yield "Cues", _safe(", ".join(code.cues))
    yield "Origin", _safe(code.origin)
    yield "Source", _safe(code.source)
    yield "Replaced by", f'<a href="#{_safe(code.replaced_by)}">{_safe(code.replaced_by)}</a>' * bool(code.replaced_by)
    yield "Used", _safe(_used(page.uses[code.id]))


def _used(use: Use) -> str:
    if not use.codings and not use.below:
        return "not yet"
    below = f"{_n(use.below, 'coding')} below it" if use.below else ""
    if not use.codings:
        return below
    own = f"{_n(use.codings, 'coding')} by {', '.join(use.coders)} in {_n(use.transcripts, 'transcript')}"
    own += f" of {_n(use.cases, 'case')}" if use.cases else ""
    return "; ".join(part for part in (own, below) if part)


def _n(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return _safe("".join(words))
    return "<ul>" + "".join(f"<li>{_safe(each)}</li>" for each in words) + "</ul>"


def _safe(text: str) -> str:
    return escape(safe_text(text))
