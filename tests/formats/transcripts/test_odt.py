"""OpenDocument text: what a reader sees, by the standard's rules for white space."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.odt import read, read_flat
from codekit.model.source import Source

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="C" style:parent-style-name="B"/>'
    '<style:style style:name="N" style:parent-style-name="B"><style:text-properties fo:font-weight="normal"/>'
    '</style:style><style:style style:name="I"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="U" style:parent-style-name="I"><style:text-properties fo:font-style="normal"/>'
    "</style:style></office:automatic-styles>"
)


def _content(body: str) -> str:
    return (
        f"<office:document-content {_NAMES}>{_STYLES}<office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def _odt(content: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return held.getvalue()


def _read(body: str) -> Source:
    return read(_odt(_content(body)), "T01.odt")[0]


def _bold(source: Source) -> list[str]:
    return [source.text[span.start : span.end] for span in source.bold]


def test_white_space_of_the_file_is_one_space_and_spaces_that_count_are_elements() -> None:
    """ODF 1.2 part 1, 6.1.2 and 6.1.3."""
    source = _read("<text:p>\n  INT:<text:tab/>How <text:s text:c='2'/>so?<text:line-break/>Well.</text:p>")
    assert source.text == "INT:\tHow   so?\nWell."


def test_what_is_not_said_is_out_and_said_so() -> None:
    """Comments and deleted text are left out with a note; inserted text stays."""
    source = _read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>kept<office:annotation><text:p>why?</text:p></office:annotation> and <text:change-start/>new"
        "<text:change-end/></text:p>"
    )
    assert source.text == "kept and new"
    assert len(source.notes) == 2


def test_tables_lists_frames_and_notes() -> None:
    """A row is a line, its last cell keeps its lines; notes follow at the end, boxes after their paragraph."""
    source = _read(
        "<table:table><table:table-row><table:table-cell><text:p>0:01</text:p></table:table-cell>"
        "<table:table-cell><text:p>one</text:p><text:p>two</text:p></table:table-cell></table:table-row></table:table>"
        "<text:list><text:list-item><text:p>first</text:p></text:list-item></text:list>"
        "<text:p>a<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>b<text:note"
        " text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>see there"
        "</text:p></text:note-body></text:note></text:p>"
    )
    assert source.text == "0:01\tone\ntwo\nfirst\nab\nboxed\n[Footnote 1] see there"


def test_a_note_in_a_note_follows() -> None:
    """Of whichever class, also of one that the notes have not shown yet."""
    inner = "<text:note text:note-class='{}'><text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    source = _read(
        "<text:p>said<text:note text:note-class='endnote'><text:note-body><text:p>end"
        f"{inner.format('footnote', 'foot')}{inner.format('margin', 'side')}"
        "</text:p></text:note-body></text:note></text:p>"
    )
    assert source.text == "said\n[Endnote 1] end\n[Footnote 1] foot\n[Margin 1] side"


def test_bold_beginnings_by_style_and_the_style_it_is_based_on() -> None:
    """Spans and paragraphs can be bold; another style can take it back."""
    source = _read(
        "<text:p><text:span text:style-name='C'>Interviewer </text:span>Hi</text:p>"
        "<text:p text:style-name='B'>Daniel<text:span text:style-name='N'> (laughs)</text:span></text:p>"
        "<text:p>x</text:p>"
    )
    assert _bold(source) == ["Interviewer", "Daniel"]


def test_italic_beginnings_are_apart_from_bold_ones() -> None:
    """By style as well, and taken back by one."""
    source = _read(
        "<text:p text:style-name='I'>Why <text:span text:style-name='B'>so?</text:span></text:p>"
        "<text:p text:style-name='I'>Well<text:span text:style-name='U'> (laughs)</text:span></text:p>"
        "<text:p text:style-name='B'>x</text:p>"
    )
    assert [source.text[span.start : span.end] for span in source.italic] == ["Why so?", "Well"]
    assert _bold(source) == ["x"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1))
def test_no_word_is_lost(paragraphs: list[str]) -> None:
    """Whatever the paragraphs hold, their words come out in order, one paragraph a line."""
    escaped = [p.replace("&", "&amp;").replace("<", "&lt;") for p in paragraphs]
    body = "".join(f"<text:p>{p}</text:p>" for p in escaped)
    if not "".join(paragraphs).strip():
        return
    lines = _read(body).text.split("\n")
    assert [p.split() for p in paragraphs] == [line.split() for line in lines]


def test_the_flat_form_is_the_same() -> None:
    """One XML file instead of an archive."""
    body = "<text:p>Q: How?</text:p>"
    assert read_flat(_content(body).encode(), "T.fodt")[0].text == _read(body).text == "Q: How?"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\3\4 broken",
        _odt("<a"),
        _odt("<a/>"),
        _odt(_content("")),
        _odt("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        b"plain words",
    ],
)
def test_what_cannot_be_read_is_one_clear_line(data: bytes) -> None:
    """Damaged, another kind, empty: refused with the file's name."""
    with pytest.raises(ImportRefusedError, match="T01"):
        read(data, "T01.odt")
