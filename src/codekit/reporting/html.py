"""The report as one HTML page that needs nothing else: no script, no request, figures inside, made for print too."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Iterator
from html import escape

from codekit.reporting.content import (
    LONG,
    NUMBERS,
    Column,
    Content,
    Figure,
    Part,
    Table,
    Value,
    depth_of,
    elsewhere,
    shown,
)

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_MANY_COLUMNS = 9
_SMALLEST = 540
_WIDE = 50.0  # Excel's characters; such a column gets more room
STYLE = """
:root { color-scheme: light; --ink: #16191d; --soft: #4a535d; --line: #b9c0c8; --pale: #e3e7eb; --wash: #f1f3f5 }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink);
  background: #fff; margin: 0 auto; max-width: 92rem; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 }
h2 { font-size: 1.3rem; margin: 2.75rem 0 .5rem; padding-top: .6rem; border-top: 2px solid var(--ink) }
p, ul { max-width: 44rem; margin: .5rem 0 }
ul { padding-left: 1.2rem }
.sub { color: var(--soft); margin: .15rem 0 1.2rem }
nav { margin: 1rem 0 0 }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; list-style: none; padding: 0; max-width: none }
a { color: #0b4f8a }
.quote { background: var(--wash); border-left: 4px solid var(--soft); padding: .75rem 1rem; max-width: 46rem }
.wide { overflow-x: auto; margin: .9rem 0 1.1rem; scrollbar-width: thin }
.wide:focus-visible, summary:focus-visible, a:focus-visible, figure:focus-visible {
  outline: 3px solid #0b4f8a; outline-offset: 2px }
table { border-collapse: collapse; font-size: .88rem; line-height: 1.35 }
caption { text-align: left; font-weight: 600; padding: 0 0 .35rem; font-size: 1rem }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--pale) }
thead th { vertical-align: bottom; background: var(--wash); border-bottom: 1px solid var(--soft); font-weight: 600;
  min-width: 3.4rem }
tbody th { font-weight: 600; overflow-wrap: break-word; background: #fff }
tbody th:first-child { position: sticky; left: 0 }
td.n, thead th.n { text-align: right; font-variant-numeric: tabular-nums }
td.n { white-space: nowrap }
td.u { color: var(--soft); font-style: italic; white-space: normal }
td.l { min-width: 13rem; max-width: 34rem; white-space: pre-line; overflow-wrap: anywhere }
td.x { min-width: 24rem }
table.plain tbody th { width: 12rem; white-space: normal }
table.plain td.l { max-width: 44rem }
.note { color: var(--soft); font-size: .88rem; margin: -.5rem 0 1rem }
summary { cursor: pointer; font-weight: 600; margin: .8rem 0 .2rem }
figure { margin: 1rem 0 1.2rem; overflow-x: auto } figure img { max-width: 100%; height: auto; display: block }
figcaption { color: var(--soft); font-size: .88rem; max-width: 44rem; margin-top: .3rem }
@media (max-width: 40rem) {
  body { padding: 1.2rem .8rem 3rem } table.plain tbody th { width: 7rem }
  td.l { min-width: 11rem } td.x { min-width: 17rem }
  table:not(.many) td.l { min-width: 8rem }
}
@page { size: A4 landscape; margin: 14mm 12mm }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt }
  nav { display: none }
  h2, caption, summary { break-after: avoid }
  tr, figure, .quote { break-inside: avoid }
  thead { display: table-header-group }
  details::details-content { content-visibility: visible; block-size: auto }
  .wide { overflow: visible }
  table { font-size: 8pt; max-width: 100% } table.many { font-size: 6.6pt }
  th, td { padding: 2pt 4pt } table.many th, table.many td { padding: 1.5pt 2.5pt }
  thead th, tbody th { min-width: 0; position: static }
  figure img { min-width: 0 !important } td.l, td.x { min-width: 6rem }
  table.many td.u { font-size: 6pt }
  a { color: inherit; text-decoration: none }
}
"""


def render(content: Content) -> str:
    """The page as HTML."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(content.title)}: {escape(content.subtitle)}</title>"
    yield f"<style>{STYLE}</style></head><body>"
    yield f'<header><h1>{escape(content.title)}</h1><p class="sub">{escape(content.subtitle)}</p>'
    yield '<nav aria-label="Parts"><ul>'
    yield from (f'<li><a href="#{part.key}">{escape(part.title)}</a></li>' for part in content.parts)
    yield "</ul></nav></header><main>"
    for part in content.parts:
        yield from _part(part)
    yield "</main></body></html>"


def _part(part: Part) -> Iterator[str]:
    yield f'<section aria-labelledby="{part.key}"><h2 id="{part.key}">{escape(part.title)}</h2>'
    for words in part.paragraphs:
        yield f'<p{_quote(part)} dir="auto">{escape(words)}</p>'
    if part.items:
        yield "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in part.items) + "</ul>"
    for figure in part.figures:
        yield from _figure(figure)
    for table in part.tables:
        yield from _elsewhere(table) if table.only_excel else _table(table, part.title)
    yield "</section>"


def _quote(part: Part) -> str:
    return ' class="quote"' if part.key == "methods" else ""


def _elsewhere(table: Table) -> Iterator[str]:
    words, command = elsewhere(table)
    yield f"<p>{escape(words)} <code>{escape(command)}</code>.</p>"


def _table(table: Table, part: str) -> Iterator[str]:
    if table.long:
        yield f"<details><summary>{escape(table.title)} ({len(table.rows):,} rows)</summary>"
    many = " many" if len(table.columns) > _MANY_COLUMNS else ""
    plain = " plain" if not any(column.title for column in table.columns) else ""
    name = escape(table.title or f"{part}: table", quote=True)
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{name}">'
    yield f'<table class="t{many}{plain}">'
    if table.title:
        yield f"<caption>{escape(table.title)}</caption>"
    if not plain:
        yield "<thead><tr>" + "".join(_head(column) for column in table.columns) + "</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        yield "<tr>" + "".join(_cell(v, c, head=i < table.heads) for i, (v, c) in enumerate(cells)) + "</tr>"
    yield "</tbody></table></div>"
    if table.note:
        yield f'<p class="note">{escape(table.note)}</p>'
    if table.long:
        yield "</details>"


def _head(column: Column) -> str:
    mark = ' class="n"' if column.kind in NUMBERS else ""
    return f'<th scope="col"{mark}>{escape(column.title)}</th>'


def _cell(value: Value, column: Column, *, head: bool) -> str:
    words = escape(shown(value, column.kind))
    if head:
        steps = f' style="padding-left: {0.6 + depth_of(value):.1f}rem"' if depth_of(value) else ""
        return f'<th scope="row"{steps}>{words}</th>'
    if column.kind in NUMBERS:
        undefined = isinstance(value, float) and math.isnan(value)
        return f'<td class="n{" u" if undefined else ""}">{words}</td>'
    if column.kind != LONG:
        return f"<td>{words}</td>"
    wide = " x" if column.width >= _WIDE and words else ""
    return f'<td class="l{wide}" dir="auto">{words}</td>'


def _figure(figure: Figure) -> Iterator[str]:
    data = base64.b64encode(figure.svg).decode("ascii")
    alt = escape(figure.words, quote=True)
    # A figure may shrink on a small screen, but not until its words cannot be read; then it scrolls.
    room = min(_width(figure.svg), _SMALLEST)
    yield f'<figure tabindex="0"><img alt="{alt}" style="min-width: {room}px" src="data:image/svg+xml;base64,{data}">'
    yield f"<figcaption>{escape(figure.caption)}</figcaption></figure>"


def _width(svg: bytes) -> int:
    """The width of a figure in CSS pixels; matplotlib gives it in points."""
    width = re.search(rb'<svg[^>]* width="([0-9.]+)pt"', svg)
    return round(float(width[1]) * 4 / 3) if width else _SMALLEST
