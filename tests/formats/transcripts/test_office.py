"""One interview as LibreOffice saves it in each format: whatever people send, the turns are the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts import doc
from codekit.formats.transcripts.registry import read_file
from codekit.model.source import Source
from codekit.segmenting import looks
from codekit.segmenting.labels import read_source

SAMPLE = Path(__file__).parents[3] / "transcripts_sample" / "study" / "formats" / "O13-1.docx"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_office = pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")


def _saved(folder: Path, kind: str, *paths: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def _turns(path: Path) -> list[tuple[str, list[str]]]:
    reading = read_source(read_file(path)[0])
    return [(turn.speaker, reading.text[turn.start : turn.end].split()) for turn in reading.turns]


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["odt", "fodt", "rtf", "doc", "html", "pdf"])
def test_the_turns_are_those_of_the_word_file(tmp_path: Path, kind: str) -> None:
    """Speakers and words, turn by turn."""
    expected = _turns(SAMPLE)
    assert len(expected) > 20
    _saved(tmp_path, kind, SAMPLE)
    assert expected == _turns(tmp_path / f"{SAMPLE.stem}.{kind}")


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["odt", "rtf", "doc", "html"])
def test_turns_by_look_are_those_of_the_word_file(tmp_path: Path, kind: str) -> None:
    """Questions that are bold or in italics, by themselves or by a style: the same is proposed, and made."""
    made = {
        _interview(tmp_path / f"{rule}-{by_style}.docx", rule, by_style=by_style): rule
        for rule in looks.BY_LOOK
        for by_style in (False, True)
    }
    _saved(tmp_path, kind, *made)
    for path, rule in made.items():
        expected, actual = (read_file(one)[0] for one in (path, path.with_suffix(f".{kind}")))
        assert looks.proposals(expected)[0].rule == rule
        assert looks.proposals(actual) == looks.proposals(expected)
        assert _asked(actual, rule) == _asked(expected, rule)


def _interview(path: Path, rule: str, *, by_style: bool) -> Path:
    """Three questions in one look, each with an answer in which a word has that look too."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE

    made = docx.Document()
    style = made.styles.add_style("Asked", WD_STYLE_TYPE.PARAGRAPH)
    setattr(style.font, rule, True)
    for number in range(3):
        asked = made.add_paragraph(style="Asked" if by_style else None).add_run(f"How was shelf {number}?")
        setattr(asked, rule, None if by_style else True)
        answer = made.add_paragraph("It was ")
        setattr(answer.add_run("full"), rule, True)
        answer.add_run(" by then.")
    made.save(str(path))
    return path


def _asked(source: Source, rule: str) -> list[tuple[str, str]]:
    turns = looks.turns(source.text, looks.spans_of(source, rule), rule)
    return [(turn.speaker, source.text[turn.start : turn.end]) for turn in turns]


def test_without_libreoffice_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On a machine whose PATH has none."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ImportRefusedError, match="LibreOffice") as refused:
        doc.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "T.doc")
    assert ".docx" in refused.value.hint


def test_a_doc_that_is_something_else_is_read_as_what_it_is() -> None:
    """Many programs name Rich Text, web pages and new Word files .doc."""
    assert doc.read(rb"{\rtf1\ansi Q: How?\par}", "T.doc")[0].text == "Q: How?"
    assert doc.read(b"<html><p>Q: How?</p></html>", "T.doc")[0].text == "Q: How?"
    assert doc.read(SAMPLE.read_bytes(), "T.doc")[0].text == read_file(SAMPLE)[0].text
    with pytest.raises(ImportRefusedError, match="no Word file"):
        doc.read(b"plain", "T.doc")


@needs_office
def test_a_damaged_old_word_file_is_refused() -> None:
    """LibreOffice's own reading decides; nothing is left behind."""
    with pytest.raises(ImportRefusedError):
        doc.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "T.doc")
