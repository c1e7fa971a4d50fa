"""Web pages: the words as a browser lays them out, one paragraph, list entry or table row a line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.runs import (
    KEPT_SPACE,
    PLAIN,
    WHITE,
    Line,
    Look,
    Run,
    bold_spans,
    collapsed,
    cues,
    italic_spans,
    joined,
    table_row,
)
from codekit.model.source import Source
from codekit.tables.decoding import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PRE = frozenset(("pre", "listing", "xmp", "textarea"))
BLOCKS = _PRE | set(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p section summary table tbody td tfoot th"
        " thead tr ul",
    )
)
_OUT = set(re.findall(r"\w+", "head title script style template noscript iframe object svg math select button"))
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var", "address"))
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_SAID = re.compile(
    r"ts_(\d{1,9})_(\d{1,9})(?:_.*)?", re.DOTALL
)  # noScribe names a place by when it is said, in milliseconds
_SLANT = re.compile(r"font-style\s*:\s*(normal|italic|oblique)", re.IGNORECASE)


def read(data: bytes, name: str) -> list[Source]:
    """Read an .html or .htm file: its words, and the beginnings of lines that are bold or italic.

    Raises ImportRefusedError where it is no text or holds none.
    """
    text, encoding = _decoded(data, name)
    root = _parsed(text, name)
    lines = list(_lines(root)) if root is not None else []
    words = joined(lines)
    if not words.strip():
        raise ImportRefusedError("the page holds no text", where=name, hint="save the page with its text")
    return [
        Source(
            "html", encoding, words, bold=bold_spans(lines), italic=italic_spans(lines), cues=tuple(sorted(cues(lines)))
        )
    ]


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """By the page's own word where it is not UTF-8; else as every text file."""
    said = _CHARSET.search(data[:4096])
    if said and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            codec = codecs.lookup(said[1].decode("ascii")).name
            if codec not in {"utf-8", "ascii"}:
                return data.decode(codec), codec
        except (LookupError, ValueError):
            pass
    decoded = decode(data, name)
    return decoded.text, decoded.encoding


def _parsed(text: str, name: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(_DECLARATION.sub("", text).replace("\0", " "), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        message = "the page holds no text or is damaged"
    raise ImportRefusedError(message, where=name, hint="open it in a browser and save it again")


class _End(Enum):
    """What ends a line: a block where anything is held, a break also where nothing is."""

    BLOCK = 1
    BREAK = 2


_Part = Run | _End | list[Line]


def _lines(element: Any) -> Iterator[Line]:
    """The lines of an element: runs between ends, and the rows of tables inside."""
    held: list[Run] = []
    for part in (*_parts(element, PLAIN, kept=False), _End.BLOCK):
        if isinstance(part, Run):
            held.append(part)
            continue
        line = collapsed(held)
        if part is _End.BREAK or any(run.text.strip() for run in line):
            yield line
        held = []
        if isinstance(part, list):
            yield from part


def _parts(element: Any, look: Look, *, kept: bool) -> Iterator[_Part]:
    tag = element.tag
    if not isinstance(tag, str) or tag in _OUT:
        return
    if tag == "tr":
        yield _End.BLOCK
        yield [table_row([list(_lines(cell)) for cell in element if cell.tag in {"td", "th"}])]
        return
    said = _SAID.fullmatch(element.get("name", "")) if tag == "a" else None
    if said:
        yield from _said(element, look, (int(said[1]) / 1000, int(said[2]) / 1000), kept=kept)
        return
    look = _own(element, look)
    kept = kept or tag in _PRE
    if tag == "br":
        yield _End.BREAK
    elif tag in BLOCKS:
        yield _End.BLOCK
    yield from _text(element.text, look, kept=kept)
    for child in element:
        yield from _parts(child, look, kept=kept)
        yield from _text(child.tail, look, kept=kept)
    if tag in BLOCKS:
        yield _End.BLOCK


def _said(element: Any, look: Look, when: tuple[float, float], *, kept: bool) -> Iterator[_Part]:
    """The words of a place in the recording; the first of them know when it is."""
    del element.attrib["name"]
    begun = False
    for part in _parts(element, look, kept=kept):
        if not begun and isinstance(part, Run) and part.text.strip():
            begun = True
            yield part._replace(said=when)
        else:
            yield part


def _own(element: Any, look: Look) -> Look:
    """How an element's letters look, by what it is and by its style, in something of a look."""
    style = element.get("style", "")
    bold = look.bold or element.tag in _BOLD or _WEIGHT.search(style) is not None
    slant = _SLANT.search(style)
    italic = slant[1].lower() != "normal" if slant else look.italic or element.tag in _ITALIC
    return Look(bold, italic)


def _text(text: str | None, look: Look, *, kept: bool) -> Iterator[_Part]:
    """Words; where they are set as typed, every space and line end counts."""
    if not kept:
        yield Run(WHITE.sub(" ", text or ""), look)
        return
    for number, line in enumerate((text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if number:
            yield _End.BREAK
        yield Run(line.replace(" ", KEPT_SPACE), look)
