"""One interview as LibreOffice saves it in each format: whatever people send, the turns are the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts import doc
from codekit.formats.transcripts.registry import read_file
from codekit.segmenting.labels import read_source

SAMPLE = Path(__file__).parents[3] / "transcripts_sample" / "study" / "formats" / "O13-1.docx"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_office = pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")


def _saved(folder: Path, kind: str) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(SAMPLE)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{SAMPLE.stem}.{kind.split(':', maxsplit=1)[0]}"


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
    assert expected == _turns(_saved(tmp_path, kind))


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
