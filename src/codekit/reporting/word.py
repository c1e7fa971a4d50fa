"""Word files: one look for all of them, and the same bytes for the same content."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.tables.text import safe_text
from codekit.tables.whole import replacing

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

FONT, INK, QUIET, LEADING = "Calibri", "1F2933", "5B6570", "1F4E9E"


def new(title: str, subtitle: str, day: dt.date) -> Document:
    """An empty document on A4 with its title; nobody is named as its author."""
    import docx

    document = docx.Document()
    _look(document)
    moment = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001  (python-docx writes it as UTC)
    about = document.core_properties
    about.title, about.author, about.comments, about.last_modified_by = safe_text(title)[:255], "", "", ""
    about.created = about.modified = moment
    about.revision = 1
    run(document.add_paragraph(style="Title"), title)
    if subtitle:
        run(document.add_paragraph(), subtitle, colour=QUIET)
    return document


def _look(document: Document) -> None:
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, size in (("Normal", 11), ("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("Caption", 10)):
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), _rgb(INK)
        for which in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(_name(f"{which}Theme"), "")
            del fonts.attrib[_name(f"{which}Theme")]
            fonts.set(_name(which), FONT)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    _footer(section)


def _footer(section: Any) -> None:
    """The page's number and how many there are."""
    from docx.oxml import OxmlElement

    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = 2  # right
    for field, after in (("PAGE", " / "), ("NUMPAGES", "")):
        simple: Any = OxmlElement("w:fldSimple")
        simple.set(_name("instr"), field)
        paragraph._p.append(simple)  # noqa: SLF001  (python-docx has no fields)
        simple.append(run(paragraph, "1", colour=QUIET)._r)  # noqa: SLF001
        if after:
            run(paragraph, after, colour=QUIET)


def _rgb(colour: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(colour)


def _name(local: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{local}"))


def run(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False, colour: str = "") -> Run:
    """Add text to a paragraph, what XML cannot hold shown as U+FFFD; a language that runs to the left does so."""
    safe = safe_text(text)
    made = paragraph.add_run(safe)
    if bold:
        made.bold = True
    if italic:
        made.italic = True
    if colour:
        made.font.color.rgb = _rgb(colour)
    if runs_left(safe):
        made.font.rtl = True
    return made


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field that Word computes anew; other readers have what is shown as words of the paragraph."""
    from docx.oxml import OxmlElement

    def mark(kind: str) -> None:
        char: Any = OxmlElement("w:fldChar")
        char.set(_name("fldCharType"), kind)
        paragraph.add_run()._r.append(char)  # noqa: SLF001  (python-docx has no fields)

    mark("begin")
    instruction: Any = OxmlElement("w:instrText")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)  # noqa: SLF001
    mark("separate")
    run(paragraph, shown)
    mark("end")


def link(paragraph: Paragraph, text: str, to: str) -> None:
    """Add words that lead to a bookmark of the same file."""
    from docx.oxml import OxmlElement

    words = run(paragraph, text, colour=LEADING)
    words.underline = True
    element: Any = OxmlElement("w:hyperlink")
    element.set(_name("anchor"), to)
    element.set(_name("history"), "1")
    words._r.addprevious(element)  # noqa: SLF001  (python-docx has no links within a file)
    element.append(words._r)  # noqa: SLF001


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Let links lead to a paragraph; `number` is another one for each bookmark of a file."""
    from docx.oxml import OxmlElement

    for local in ("bookmarkStart", "bookmarkEnd"):
        element: Any = OxmlElement(f"w:{local}")
        element.set(_name("id"), str(number))
        if local == "bookmarkStart":
            element.set(_name("name"), name)
        paragraph._p.append(element)  # noqa: SLF001


def runs_left(text: str) -> bool:
    """True where the first letter that has a direction is of a script that runs to the left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def set_left(paragraph: Paragraph) -> None:
    """Let a whole paragraph run from the right to the left."""
    from docx.oxml import OxmlElement

    properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001  (python-docx has no such setting)
    properties.insert_element_before(
        OxmlElement("w:bidi"),
        *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
        *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl"),
        *("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
    )


def save(document: Document, path: Path, day: dt.date) -> None:
    """Write a document whole or not at all; every part of the file is of that day."""
    made = io.BytesIO()
    document.save(made)
    with replacing(path) as draft, zipfile.ZipFile(made) as old, zipfile.ZipFile(draft, "w") as new_file:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new_file.writestr(info, old.read(part))
