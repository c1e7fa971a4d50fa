"""PDF files made by programs: the words in paragraphs, without what is printed on every page."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.pdf import read
from codekit.formats.transcripts.registry import read_file
from codekit.segmenting.labels import read_source


def _pdf(pages: list[list[str]], *, head: str = "Study of care", numbered: bool = False) -> bytes:
    """Pages with lines of text, a running head and a page number, drawn by matplotlib."""
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    held = io.BytesIO()
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(held) as pdf:
        for number, lines in enumerate(pages, 1):
            figure = Figure(figsize=(8.3, 11.7))
            figure.text(0.5, 0.97, head)
            for at, line in enumerate(lines):
                figure.text(0.12, 0.93 - at * 0.018, line, family="monospace", fontsize=9)
                if numbered:
                    figure.text(0.05, 0.93 - at * 0.018, str(at + 1), family="monospace", fontsize=9)
            figure.text(0.5, 0.02, f"{number} / {len(pages)}")
            pdf.savefig(figure)
    return held.getvalue()


@pytest.mark.parametrize("numbered", ["", "numbered"])
def test_heads_feet_and_numbers_are_out_and_every_word_is_in(numbered: str) -> None:
    """Four pages of short turns: the turns, their speakers, and a note on what was left out."""
    said = [f"{'IR'[n % 2]}: this is what was said as number {n} of all." for n in range(96)]
    pages = [said[at : at + 24] for at in range(0, 96, 24)]
    source = read(_pdf(pages, numbered=bool(numbered)), "T.pdf")[0]

    assert source.text.split("\n") == said
    assert any("8 running heads" in note for note in source.notes)
    assert any("96 lines" in note for note in source.notes) == bool(numbered)
    reading = read_source(source)
    assert {"I": 48, "R": 48} == reading.labels


def test_pages_without_words_are_named() -> None:
    """A page that is a picture cannot be read, and is told; a file of nothing else is refused."""
    source = read(_pdf([["R: yes", "I: no", "R: yes", "I: no"], []], head=""), "T.pdf")[0]
    assert "R: yes" in source.text
    with pytest.raises(ImportRefusedError) as refused:
        read(_pdf_without_words(), "T.pdf")
    assert "scan" in refused.value.hint


def _pdf_without_words() -> bytes:
    from matplotlib.figure import Figure

    held = io.BytesIO()
    figure = Figure()
    figure.subplots().set_axis_off()
    figure.savefig(held, format="pdf")
    return held.getvalue()


@pytest.mark.parametrize("data", [b"plain", b"%PDF-1.7 broken", b"%PDF-1.4\n" + b"\0" * 100])
def test_what_cannot_be_read_is_one_clear_line(data: bytes) -> None:
    """Another kind or damaged: refused with the file's name."""
    with pytest.raises(ImportRefusedError, match=r"T\.pdf"):
        read(data, "T.pdf")


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["P1", "P2", "P3", "P4"])
def test_interviews_printed_with_numbered_paragraphs(shared: Path, name: str) -> None:
    """Two speakers who take turns; paragraphs of the print are turns, and no number or head is among the words."""
    source = read_file(shared / "corpus" / "interviews" / "pdpilot" / f"{name}.pdf")[0]
    reading = read_source(source)

    assert {"Dan", "Participant"} == set(reading.labels)
    assert len(reading.turns) >= len(source.text.split("\n")) - 2  # a title, and one paragraph inside a turn
    assert len(reading.unread_lines) <= 1  # the title
    assert not any(line.strip().isdecimal() for line in source.text.split("\n"))
    alone = "".join(_words_of(shared / "corpus" / "interviews" / "pdpilot" / f"{name}.pdf"))
    assert "".join(source.text.split()) in alone.replace("\n", "")


def _words_of(path: Path) -> list[str]:
    """Every page's words as pdfium gives them, heads and numbers taken out by their own look."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path.read_bytes())
    lines = [line for page in document for line in page.get_textpage().get_text_range().split("\r\n")]
    return ["".join(line.split()) for line in lines if not re.fullmatch(r"\d+(/\d+)?", line.strip())]
