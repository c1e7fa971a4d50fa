"""Rich Text: the words as a reader sees them, by striprtf, with what it would lose or add put right before.

striprtf writes a bar after each cell of a table, the address after each link, and leaves footnotes out. So cells become
tabs, addresses are taken away and footnotes are read by themselves and follow at the end. Text that is deleted with
tracked changes is out, as in Word files, and so are pictures, whose bytes may look like anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts import rtf_looks
from codekit.formats.transcripts.runs import Line, Run, joined, note_line, source
from codekit.model.source import Source
from codekit.tables.decoding import what_it_is

_HINT = "open it in Word or LibreOffice and save it as .docx"
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
_ROW = re.compile(r"\\nestrow(?![a-z])")
_LINK = re.compile(r"(\\fldinst[^}]{0,200}?)HYPERLINK", re.IGNORECASE)
_DELETED = re.compile(r"\\deleted(?![a-z0-9])")
_FOOTNOTE = re.compile(r"\{\s*\\footnote(?![a-z])")
_BRACES = re.compile(r"\\[{}\\]|[{}]")
_FONTS = re.compile(r"\{[^{}]*\\fonttbl")
_NO_BRACE = re.compile(r"\\[{}]|[^{}]")
_BYTES = re.compile(r"\\bin(\d{1,10}) ?")
_CODE_PAGE = re.compile(r"\\ansicpg\d+")


def read(data: bytes, name: str) -> list[Source]:
    """Read an .rtf file. Raises ImportRefusedError where it is none, is damaged or holds no text."""
    if not data.lstrip().startswith(b"{\\rtf"):
        actual = what_it_is(data) or "something else"
        raise ImportRefusedError(f"this is {actual}, not a Rich Text file", where=name, hint=_HINT)
    raw = _without_bytes(data.decode("latin-1"))  # Rich Text is ASCII; what is not stands in it as escapes
    deletions = _DELETED.search(raw) is not None
    raw, notes = _without_footnotes(_without_deletions(raw))
    lines = [*_lines(raw, name), *_notes(notes, raw, name)]
    left_out = ("tracked changes: insertions are kept, deletions left out",) if deletions else ()
    return [source("rtf", lines, name, left_out)]


def _lines(raw: str, name: str) -> list[Line]:
    """The lines of the words, without blank ones at the end."""
    from striprtf.striprtf import rtf_to_text

    prepared = _bounded(rtf_looks.marked(_LINK.sub(r"\1", _ROW.sub(r"\\line", _CELL.sub(r"\\tab", raw)))))
    try:
        text: str = rtf_to_text(prepared, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
        # Characters beyond the first plane stand as two halves; a half alone stands for nothing.
        text = rtf_looks.unmarked(text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise ImportRefusedError("the file is damaged and cannot be read", where=name, hint=_HINT) from error
    lines = [_without_last_tab(line) for line in rtf_looks.lines(text.replace("\r\n", "\n").replace("\r", "\n"))]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _without_last_tab(line: Line) -> Line:
    if not line or not line[-1].text.endswith("\t"):
        return line
    last = line[-1]._replace(text=line[-1].text[:-1])
    return [*line[:-1], last] if last.text else line[:-1]


def _bounded(raw: str) -> str:
    """The same, made so that no expression of striprtf looks through it again and again.

    It looks for links up to the end of a line, from each field, and for fonts up to the last semicolon of their table.
    """
    raw = raw.replace(r"{\field", "\n{\\field")
    if (fonts := _FONTS.search(raw)) is None:
        return raw
    end = _end(raw, fonts.start())
    last = max(raw.rfind(";", fonts.end(), end) + 1, fonts.end())
    return raw[:last] + _NO_BRACE.sub("", raw[last:end]) + raw[end:]


def _notes(notes: list[str], raw: str, name: str) -> Iterator[Line]:
    """Each footnote read with the fonts and code page of the whole."""
    page = _CODE_PAGE.search(raw[:2000])
    fonts = _FONTS.search(raw)
    table = raw[fonts.start() : _end(raw, fonts.start())] if fonts else ""
    for number, note in enumerate(notes, 1):
        lines = _lines(f"{{\\rtf1{page[0] if page else ''}{table} {note}}}", name)
        yield note_line("Footnote", number, [[Run(joined(lines))]])


def _without_bytes(raw: str) -> str:
    """Without what stands in it byte by byte, where a brace or a backslash is no sign."""
    kept: list[str] = []
    position = 0
    for match in _BYTES.finditer(raw):
        end = match.end() + int(match[1])
        if match.start() >= position and end <= len(raw):
            kept.append(raw[position : match.start()])
            position = end
    return "".join((*kept, raw[position:]))


def _without_footnotes(raw: str) -> tuple[str, list[str]]:
    """The text without its footnotes, and what stands in each."""
    kept: list[str] = []
    notes: list[str] = []
    position = 0
    for match in _FOOTNOTE.finditer(raw):
        if match.start() < position:
            continue
        end = _end(raw, match.start())
        kept.append(raw[position : match.start()])
        notes.append(raw[match.end() : max(match.end(), end - 1)])
        position = end
    return "".join((*kept, raw[position:])), notes


def _without_deletions(raw: str) -> str:
    """Without what each tracked deletion holds, up to the end of its group."""
    kept: list[str] = []
    position = 0
    for match in _DELETED.finditer(raw):
        if match.start() >= position:
            kept.append(raw[position : match.start()])
            position = _end(raw, match.end(), depth=1, inclusive=False)
    return "".join((*kept, raw[position:]))


def _end(raw: str, start: int, *, depth: int = 0, inclusive: bool = True) -> int:
    """Where the group ends that begins at `start`, or is open there where `depth` is 1."""
    for match in _BRACES.finditer(raw, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end() if inclusive else match.start()
    return len(raw)
