"""Rich Text: the words, without what striprtf adds, and with what it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.rtf import read
from codekit.formats.transcripts.runs import PLAIN, Look, Run, bold_spans, italic_spans, joined

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Times;}}"


def _text(body: str) -> str:
    return read(f"{HEAD}{body}}}".encode("latin-1"), "T01.rtf")[0].text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\b INT:\b0  How?\par R: So\'e9.\par", "INT: How?\nR: Soé."),
        (r"\u128512?", "\N{GRINNING FACE}"),
        (r"\u-10179?\u-8704?!", "\N{GRINNING FACE}!"),
        (r"{\f1 \'ef\'f0\'e8}", "при"),
        (r"\trowd 0:01\cell R\cell yes\cell\row x", "0:01\tR\tyes\nx"),
        (r'{\field{\*\fldinst{HYPERLINK "http://a.b/"}}{\fldrslt{here}}}', "here"),
        (r"one{\footnote {\super\chftn} see \'e9\par} two\par", "one two\n[Footnote 1] see é"),
        (r"kept {\deleted\revauthdel1 gone {\i too}} and", "kept  and"),
        (r"one {\*\shppict{\pict\pngblip\bin5 a}b{c}} two", "one  two"),
        (r"one {\pict\bin5 }}\\{} two", "one  two"),
        (r"one \bin9999 two", "one two"),
        (r"a\~b\_c\emdash d\{e\}", "a\xa0b\N{NON-BREAKING HYPHEN}c\N{EM DASH}d{e}"),
    ],
)
def test_words_as_a_reader_sees_them(body: str, text: str) -> None:
    """Escapes, halves of characters, tables, links, footnotes and tracked deletions."""
    assert _text(body) == text


@pytest.mark.parametrize(
    ("body", "bold", "italic"),
    [
        (r"\b How?\b0\par So.", ["How?"], []),
        (r"{\b\i How?}\par {\i So} it was.", ["How?"], ["How?", "So"]),
        (r"\b How?\par\pard Why?\par\plain So.", ["How?", "Why?"], []),
        (r"\b {\plain How?}\par {\b0 Why?}\par So.", ["So."], []),
        (r"{\*\generator \b x;}How?\par {\*\bkmkstart {\b a}}\b So.", ["So."], []),
        (r"\brdrb\blue3\ib2\bullet  How?", [], []),
        (r"\'7b\b Wh\u228?\'e4\b0\par So.", [], []),
        (r"{\b\u-10179?}{\i\u-8704?} so", ["\N{GRINNING FACE}"], []),
        (r"\trowd\b 0:01\cell R\cell\b0 yes\cell\row", ["0:01\tR"], []),
        (r"\ab\ai How?\par\rtlch\ab\ltrch\b So.", ["So."], []),
        (r"{\stylesheet{\s1\b Q;}{\*\cs2\i E;}}\pard\plain\s1 How?\par{\cs2 So.}\par\s1\b Why?", ["Why?"], []),
    ],
)
def test_bold_and_italic_beginnings_of_lines(body: str, bold: list[str], italic: list[str]) -> None:
    """Switches, groups, what makes letters plain; a style that is not repeated there shows in no program."""
    source = read(f"{HEAD}{body}}}".encode("latin-1"), "T01.rtf")[0]
    assert [source.text[span.start : span.end] for span in source.bold] == bold
    assert [source.text[span.start : span.end] for span in source.italic] == italic


LOOKS = st.builds(Look, st.booleans(), st.booleans())
LINES = st.lists(st.lists(st.builds(Run, st.sampled_from(["So ", "it", " was.", "\t", "ü"]), LOOKS)), min_size=1)


@given(LINES, st.data())
def test_looks_come_back_however_they_were_written(lines: list[list[Run]], data: st.DataObject) -> None:
    """A run in a group of its own, or after switches: what begins a line looks as it did."""
    body, look = "", PLAIN
    for number, line in enumerate(lines):
        body += "\\par " if number else ""
        for run in line:
            words = "".join("\\tab " if char == "\t" else f"\\'{ord(char):02x}" for char in run.text)
            said = rf"\b{run.look.bold:d}\i{run.look.italic:d} "
            if data.draw(st.booleans()):
                body += "{" + data.draw(st.sampled_from([said, rf"\plain{said}"])) + words + "}"
            else:
                body, look = body + (said if look != run.look else "") + words, run.look
    lines[-1].append(Run("."))
    source = read(f"{HEAD}{body}\\plain .}}".encode(), "T.rtf")[0]
    ends = [[*line[:-1], line[-1]._replace(text=line[-1].text.removesuffix("\t"))] if line else [] for line in lines]
    assert source.text == joined(ends)
    assert (source.bold, source.italic) == (bold_spans(ends), italic_spans(ends))


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cn"]), min_size=1), min_size=1)
)
def test_no_word_is_lost(words: list[str]) -> None:
    """Every character written as Rich Text writes it comes back."""
    units = [unit for word in words for unit in (word + " ").encode("utf-16-le")]
    codes = [units[at] + 256 * units[at + 1] for at in range(0, len(units), 2)]
    body = "".join(chr(c) if chr(c).isalnum() and c < 128 else f"\\u{c - 65536 if c > 32767 else c}?" for c in codes)
    assert _text(r"{" + body + r"}").split() == words


@pytest.mark.corpus
def test_the_same_interview_as_from_opendocument(shared: Path) -> None:
    """LibreOffice's Rich Text gives the text that the OpenDocument file gives."""
    from codekit.formats.transcripts.registry import read_file

    folder = shared / "corpus" / "transcript_formats" / "derived"
    rich, open_ = (read_file(folder / f"betty_earl_house{end}")[0] for end in ("_libreoffice.rtf", ".odt"))
    assert len(rich.text) > 40000
    assert rich.text == open_.text


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["ansicpg1250", "unicode", "nutridoc", "line_break_textedit_mac"])
def test_texts_of_other_programs(shared: Path, name: str) -> None:
    """What striprtf's own tests expect, edges apart."""
    folder = shared / "corpus" / "transcript_formats" / "rtf_edge"
    expected = (folder / f"{name}.txt").read_text("utf-8")
    actual = read((folder / f"{name}.rtf").read_bytes(), name)[0].text
    assert [line.rstrip() for line in expected.strip().split("\n")] == [line.rstrip() for line in actual.split("\n")]


@pytest.mark.parametrize("data", [b"plain words", b"{\\rtf1}", b"{\\rtf1 \\uc\\u x}", b"\xd0\xcf\x11\xe0"])
def test_what_cannot_be_read_is_one_clear_line(data: bytes) -> None:
    """Another kind, without words, damaged: refused with the file's name."""
    with pytest.raises(ImportRefusedError, match="T01"):
        read(data, "T01.rtf")


def test_a_table_of_fonts_without_end_is_read() -> None:
    """Looked through from each font for each character set to each letter, it would not be in a day."""
    fonts = r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}" + r"\f0\fcharset0 Helv" * 2000 + "}R: So it was.}"
    assert read(fonts.encode(), "T.rtf")[0].text == "R: So it was."


def test_many_fields_on_one_line_are_read() -> None:
    """A link is looked for up to the next field, not up to the end of the line from each of them."""
    assert _text(r"{\field{\*\fldinst{PAGE}}{\fldrslt 1}} " * 20_000).split() == ["1"] * 20_000
