"""Word files: every visible word once, in order, and nothing that was deleted."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.docx import read
from codekit.model.source import Source
from codekit.segmenting.labels import read_source
from codekit.tables import limits

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
FILES = sorted((SHARED / "corpus").rglob("*.docx"))
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = (
    f'<w:document xmlns:w="{NAMESPACE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<w:body>{}</w:body></w:document>"
)


def _file(body: str, **parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", DOCUMENT.format(body))
        relations = "".join(f'<Relationship Type="x/{kind}" Target="{kind}.xml"/>' for kind in parts)
        made.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for kind, xml in parts.items():
            made.writestr(f"word/{kind}.xml", xml)
    return held.getvalue()


def _read(body: str, **parts: str) -> Source:
    (source,) = read(_file(body, **parts), "T07.docx")
    return source


def _p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def _r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _brute_force(path: Path) -> list[str]:
    """The words of each paragraph by plain patterns over the XML: an independent second reading."""
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")]
    xml = next(part for part in parts if "<w:body" in part)
    xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml, flags=re.DOTALL)
    xml = re.sub(r"<w:(?:del|moveFrom) .*?</w:(?:del|moveFrom)>", "", xml, flags=re.DOTALL)
    paragraphs = re.split(r"</w:p>", xml)
    found = ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)) for paragraph in paragraphs]
    marks = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
    return [re.sub(r"&\w+;", lambda m: marks[m.group()], "".join(text.split())) for text in found]


@pytest.mark.corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_of_a_word_file_is_in_the_text_once(path: Path) -> None:
    """Against a brute-force reading of all w:t outside deletions: the same characters, paragraphs in order."""
    (source,) = read(path.read_bytes(), path.name)
    body = "\n".join(line for line in source.text.split("\n") if not re.match(r"\[(?:Foot|End)note \d+\]", line))
    actual = "".join(body.replace("\N{NON-BREAKING HYPHEN}", "").split())
    expected = [text.replace("\N{NON-BREAKING HYPHEN}", "") for text in _brute_force(path) if text]

    assert expected
    assert Counter("".join(expected)) == Counter(actual)
    if "text-box" not in path.name:
        assert "".join(expected) == actual


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("strict.docx", None),
        ("renamed_document_xml.docx", None),
        ("mammoth_text-box.docx", "Datum plane"),
        ("mammoth_footnotes.docx", "[Footnote 1] "),
    ],
)
def test_odd_files_of_real_programs_are_read(shared: Path, name: str, expected: str | None) -> None:
    """Strict namespaces, another document name, a text box (once), footnotes (at the end)."""
    path = shared / "corpus" / "transcript_formats" / "docx_edge" / name
    (source,) = read(path.read_bytes(), name)

    assert source.text.strip()
    if expected:
        assert 1 == source.text.count(expected)


@pytest.mark.corpus
def test_tracked_changes_controls_and_table_rows(shared: Path) -> None:
    """Insertions kept, deletions out, controls kept, table rows are turns with their times."""
    path = shared / "corpus" / "transcript_formats" / "synthetic" / "tracked_changes_content_controls.docx"
    reading = read_source(read(path.read_bytes(), path.name)[0])
    said = [(turn.speaker, turn.time, reading.text[turn.start : turn.end]) for turn in reading.turns]

    assert said[:4] == [
        ("INTERVIEWER", None, "So how did you come into the job? [00:00:05]"),
        ("RESPONDENT", None, "By accident, really. I was covering for a friend [inaudible 00:00:14]."),
        ("INTERVIEWER", None, "And nobody else wanted the night shift?"),
        ("RESPONDENT", None, "Nobody.\nNot one. \N{NON-BREAKING HYPHEN} [crosstalk 00:00:21] café 😀"),
    ]
    assert said[4] == ("Speaker 1", 25.0, "Rows in a three-column table, one turn per row.")
    assert said[5][:2] == ("Speaker 2", 31.0)
    assert said[5][2].startswith("As some services deliver it.")


@pytest.mark.corpus
def test_three_formats_of_one_interview_give_the_same_words_and_speakers(shared: Path) -> None:
    """Pandoc and LibreOffice wrote the same interview; the turns are equal."""
    folder = shared / "corpus" / "transcript_formats" / "derived"
    readings = [
        read_source(read((folder / f"betty_earl_house_{by}.docx").read_bytes(), "x.docx")[0])
        for by in ("pandoc", "libreoffice")
    ]
    first, second = [[(t.speaker, t.time, r.text[t.start : t.end]) for t in r.turns] for r in readings]

    assert 54 == len(first)
    assert first == second


def test_bold_beginnings_are_labels_without_a_colon() -> None:
    """A bold paragraph of its own, with an unbold space after it, as people type it in Word."""
    body = ""
    for speaker, text in [("Interviewer", "So?"), ("Daniel", "Well."), ("Interviewer", "And?"), ("Daniel", "No.")]:
        body += _p(_r(speaker, "<w:b/>"), _r(" ")) + _p() + _p(_r(text)) + _p()
    reading = read_source(_read(body))

    assert [("Interviewer", "So?"), ("Daniel", "Well."), ("Interviewer", "And?"), ("Daniel", "No.")] == [
        (turn.speaker, reading.text[turn.start : turn.end]) for turn in reading.turns
    ]


def test_bold_may_come_from_a_style_and_may_be_switched_off() -> None:
    """Character, paragraph and based-on styles count; w:b w:val=0 wins over them."""
    styles = (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:style w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="Label"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    body = _p(_r("Ann", '<w:rStyle w:val="Label"/>'), _r(" said")) + _p(
        '<w:pPr><w:pStyle w:val="Label"/></w:pPr>', _r("Bob"), _r(" off", '<w:b w:val="0"/>')
    )
    source = _read(body, styles=styles)

    assert ["Ann", "Bob"] == [source.text[span.start : span.end] for span in source.bold]


def test_italics_may_come_from_a_style_and_may_be_switched_off() -> None:
    """As bold does, and apart from it; letters of complex scripts go by w:iCs."""
    styles = (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:style w:styleId="Base"><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:styleId="Asks"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    asks = '<w:pPr><w:pStyle w:val="Asks"/></w:pPr>'
    body = _p(asks, _r("How so?")) + _p(asks, _r("Why", "<w:b/>"), _r(" off", '<w:i w:val="0"/><w:iCs w:val="0"/>'))
    body += _p(_r("Ann", "<w:i/>"), _r(" said")) + _p(_r("no", "<w:iCs/>")) + _p(_r("מה", "<w:rtl/><w:iCs/>"))
    source = _read(body, styles=styles)

    assert ["How so?", "Why", "Ann", "מה"] == [source.text[span.start : span.end] for span in source.italic]
    assert ["Why"] == [source.text[span.start : span.end] for span in source.bold]


def test_fields_hidden_codes_and_breaks() -> None:
    """Field codes are out, their results stay; breaks and tabs are what they look like."""
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>' + _r("12")
    body = _p(_r("a"), "<w:r><w:tab/></w:r>", _r("b"), "<w:r><w:br/></w:r>", field, "<w:r><w:softHyphen/></w:r>")

    assert "a\tb\n12" == _read(body).text


def test_a_text_box_is_read_once_though_written_twice() -> None:
    """Word writes a box for new and for old programs; only one is the text."""
    box = "<w:txbxContent>" + _p(_r("In the box.")) + "</w:txbxContent>"
    alternate = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )

    assert "Before.\nIn the box.\nAfter." == _read(_p(_r("Before."), f"<w:r>{alternate}</w:r>") + _p(_r("After."))).text


def test_footnotes_follow_at_the_end_and_are_nobodys_speech() -> None:
    """They are kept in the text, marked, and in no turn."""
    notes = (
        f'<w:footnotes xmlns:w="{NAMESPACE}"><w:footnote w:id="2">{_p(_r("He means May."))}</w:footnote></w:footnotes>'
    )
    body = _p(_r("I: When?")) + _p(_r("R: In spring."), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    reading = read_source(_read(body, footnotes=notes))

    assert reading.text.endswith("\n[Footnote 1] He means May.")
    assert ["When?", "In spring."] == [reading.text[t.start : t.end] for t in reading.turns]
    assert (3,) == reading.unread_lines


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8), max_size=4))
)
def test_any_division_into_runs_gives_the_same_text(paragraphs: list[list[str]]) -> None:
    """Word splits runs everywhere; only the characters matter."""
    expected = "\n".join("".join(runs) for runs in paragraphs)
    if expected.strip() and "\ufffe" not in expected and "\uffff" not in expected:
        assert expected == _read("".join(_p(*(_r(text) for text in runs)) for runs in paragraphs)).text


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """By size, and by the ratio of what it would become."""
    data = _file(_p(_r("x" * 12_000_000)))
    with pytest.raises(ImportRefusedError, match="unpacked"):
        read(data, "T07.docx")
    monkeypatch.setattr(limits, "PART", 100)
    with pytest.raises(ImportRefusedError, match="unpacked"):
        read(_file(_p(_r("small"))), "T07.docx")


def test_entities_are_not_expanded_nor_fetched() -> None:
    """The billion laughs and a reference to a file of this machine give nothing or a refusal."""
    held = io.BytesIO()
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        + DOCUMENT.format(_p("<w:r><w:t>kept &b;&f;</w:t></w:r>"))
    )
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("word/document.xml", bomb)
    (source,) = read(held.getvalue(), "T07.docx")

    assert "kept" == source.text.strip()


@pytest.mark.parametrize("body", ["<w:p>", "</w:body>"])
def test_broken_xml_is_refused_without_quoting_it(body: str) -> None:
    """libxml2's message would show the place with its words."""
    with pytest.raises(ImportRefusedError, match="not well-formed") as caught:
        _read(_p(_r("secret")) + body)
    assert "secret" not in f"{caught.value}{caught.value.__context__}"


def test_a_document_without_text_is_refused() -> None:
    """A scan in a Word file is no transcript."""
    with pytest.raises(ImportRefusedError, match="no text"):
        _read(_p() + _p())
