"""Word files: what a reader sees with all changes accepted, one paragraph a line.

Our own walk through WordprocessingML, because python-docx loses inserted text, content controls and strict
files. Paragraphs are joined by one line feed, so a blank line in the text is an empty paragraph in Word;
where a document has none, every line is a paragraph. A table row is one line, its cells joined by tabs.
Foot- and endnotes follow at the end as `[Footnote 1] ...`. Headers, footers, comments, field codes and
deleted text are out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codekit.formats.transcripts.docx_package import Package, W, is_on, open_package
from codekit.formats.transcripts.runs import (
    PLAIN,
    Line,
    Look,
    Run,
    joined,
    note_line,
    source,
    table_row,
)
from codekit.model.source import Source

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_AROUND_BLOCKS = {f"{W}{tag}" for tag in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")} | {f"{W}sdt"}
_AROUND_RUNS = _AROUND_BLOCKS | {f"{W}{tag}" for tag in ("hyperlink", "fldSimple", "dir", "bdo", "rubyBase")}
_OUT = {f"{W}{tag}" for tag in ("del", "moveFrom")} | {f"{_MC}Fallback"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}


def read(data: bytes, name: str) -> list[Source]:
    """Read a .docx file: its text, and the beginnings of lines that are bold or italic.

    Raises ImportRefusedError where it is no Word file, is damaged or holds no text.
    """
    package = open_package(data, name)
    lines = [*_blocks(package.body, package), *_notes(package)]
    return [source("docx", lines, name, _left_out(package))]


_COLUMNS = 63  # that Word allows in a table
Cells = list[list[str]]
Indents = dict[tuple[int, int], int]  # by row from 1 and column: how far a cell's first paragraph is indented


def read_tables(data: bytes, name: str) -> tuple[list[str], list[tuple[Cells, Indents]]]:
    """The lines of a Word file outside tables, and its outer tables, each with its indentation.

    Raises ImportRefusedError where it is no Word file or is damaged.
    """
    package = open_package(data, name)
    tag = f"{W}tbl"
    tables = [each for each in package.body.iter(tag) if next(each.iterancestors(tag), None) is None]
    found = [([*_texts(table, package)], dict(_indents(table))) for table in tables]
    for table in tables:
        table.getparent().remove(table)
    return joined(_blocks(package.body, package)).split("\n"), found


def _texts(table: Any, package: Package) -> Iterator[list[str]]:
    for row in _rows(table):
        yield [text for cell in _cells(row) for text in (joined(_blocks(cell, package)).strip(), *_spanned(cell))]


def _spanned(cell: Any) -> list[str]:
    """Empty cells for the further columns that a cell goes over."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    number = span.get(f"{W}val", "") if span is not None else ""
    return [""] * (min(int(number), _COLUMNS) - 1) if number.isascii() and number.isdigit() else []


def _indents(table: Any) -> Iterator[tuple[tuple[int, int], int]]:
    for number, row in enumerate(_rows(table), 1):
        for column, cell in enumerate(_cells(row)):
            indent = cell.find(f"{W}p/{W}pPr/{W}ind")
            left = indent.get(f"{W}left", indent.get(f"{W}start", "")) if indent is not None else ""
            text = next((part.text or "" for part in cell.iter(f"{W}t")), "")
            spaces = len(text) - len(text.lstrip())
            if depth := (int(left) if left.isascii() and left.isdigit() and len(left) < 6 else 0) + 100 * spaces:
                yield (number, column), depth


def _blocks(parent: Any, package: Package) -> Iterator[Line]:
    """The lines of everything that stands between paragraphs: tables, content controls, text boxes."""
    held: list[Run] = []
    for child in parent:
        if child.tag == f"{W}p":
            held += _runs(child, package, _styled(child.find(f"{W}pPr"), "pStyle", package, PLAIN))
            if not _mark_is_deleted(child):
                yield held
                held = []
            for box in _boxes(child):
                yield from _blocks(box, package)
        elif child.tag == f"{W}tbl":
            for row in _rows(child):
                yield table_row([list(_blocks(cell, package)) for cell in _cells(row)])
        elif child.tag in _AROUND_BLOCKS:
            yield from _blocks(child, package)
        elif child.tag == f"{_MC}AlternateContent":
            yield from _blocks(_choice(child), package)
    if held:
        yield held


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is None:
            yield child
        elif child.tag in _AROUND_BLOCKS:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _AROUND_BLOCKS:
            yield from _cells(child)


def _runs(parent: Any, package: Package, look: Look) -> Iterator[Run]:
    for child in parent:
        if child.tag == f"{W}r":
            yield from _run(child, package, look)
        elif child.tag in _AROUND_RUNS:
            yield from _runs(child, package, look)
        elif child.tag == f"{_MC}AlternateContent":
            yield from _runs(_choice(child), package, look)
        elif isinstance(child.tag, str) and child.tag.startswith(_M):
            yield Run("".join(part.text or "" for part in child.iter(f"{_M}t")))


def _run(run: Any, package: Package, look: Look) -> Iterator[Run]:
    properties = run.find(f"{W}rPr")
    look = _switched(properties, _styled(properties, "rStyle", package, look))
    for child in run:
        if child.tag == f"{W}t":
            yield Run(_one_line(child.text or ""), look)
        elif child.tag in _SIGNS:
            yield Run(_SIGNS[child.tag], look)
        elif child.tag == f"{W}sym":
            yield Run(_symbol(child.get(f"{W}char", "")), look)
        elif child.tag == f"{W}ruby":
            yield from _runs(child, package, look)


def _one_line(text: str) -> str:
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _symbol(code: str) -> str:
    """A character chosen from a symbol font; the private area means something only in that font."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= number <= 0xF8FF or not 0x20 <= number <= 0x10FFFF else chr(number)


def _boxes(parent: Any) -> Iterator[Any]:
    """Text boxes anchored in a paragraph, each once, though Word writes each in two dialects."""
    for child in parent:
        if child.tag in _OUT:
            continue
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _choice(alternate: Any) -> Any:
    chosen = alternate.find(f"{_MC}Choice")
    return chosen if chosen is not None else alternate


def _mark_is_deleted(paragraph: Any) -> bool:
    """True where the change of a tracked deletion joins this paragraph to the next."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _styled(properties: Any, tag: str, package: Package, look: Look) -> Look:
    """What a style adds to a look."""
    style = properties.find(f"{W}{tag}") if properties is not None else None
    name = style.get(f"{W}val", "") if style is not None else ""
    return Look(look.bold or name in package.bold_styles, look.italic or name in package.italic_styles)


def _switched(properties: Any, look: Look) -> Look:
    """What a run says of itself goes before its styles; letters of complex scripts have a switch of their own."""
    bold, italic = is_on(properties, "b"), is_on(properties, "i")
    if italic is None and any(is_on(properties, script) for script in ("rtl", "cs")):
        italic = is_on(properties, "iCs")
    return Look(look.bold if bold is None else bold, look.italic if italic is None else italic)


def _notes(package: Package) -> Iterator[Line]:
    """Foot- and endnotes in the order in which the text refers to them, each on one line."""
    for kind in ("footnote", "endnote"):
        references = package.body.iter(f"{W}{kind}Reference")
        wanted = [r.get(f"{W}id", "") for r in references if not any(up.tag in _OUT for up in r.iterancestors())]
        for number, identity in enumerate(dict.fromkeys(wanted), 1):
            note = package.notes.get((kind, identity))
            if note is None:
                continue
            yield note_line(kind.capitalize(), number, list(_blocks(note, package)))


def _left_out(package: Package) -> Iterator[str]:
    if next(package.body.iter(f"{W}commentReference"), None) is not None:
        yield "comments in the margin were left out"
    if any(next(package.body.iter(f"{W}{tag}"), None) is not None for tag in ("ins", "del", "moveFrom", "moveTo")):
        yield "tracked changes: insertions are kept, deletions left out"
