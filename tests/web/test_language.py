"""The page's language: chosen by a person, kept beside their other settings, written into the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from codekit.errors import RefusedError
from codekit.web import language
from codekit.web.language import LanguageRequest
from codekit.web.static_files import FOLDER
from web.served import Workbench

MESSAGES = Path(__file__).resolve().parents[2] / "frontend" / "messages"


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person's settings lie."""
    monkeypatch.setenv("CODEKIT_CONFIG_DIR", str(tmp_path / "private"))
    return tmp_path / "private"


def test_what_was_chosen_is_known_until_it_is_taken_back(private: Path) -> None:
    """Nothing at first; "" is the browser's again; what is no language, or no file, is nothing."""
    assert "" == language.chosen()
    assert "de" == language.choose(LanguageRequest(language="de")).language
    assert "de" == language.chosen()
    for damaged in (b"\xff\xfe", b"tlh\n", b'en"><script>'):
        (private / "language").write_bytes(damaged)
        assert "" == language.chosen()
    language.choose(LanguageRequest(language=""))
    assert "" == language.chosen()


@pytest.mark.parametrize("name", ["tlh", "DE", "../de", "en\n", "de.json"])
def test_what_there_is_not_is_refused(private: Path, name: str) -> None:
    """And nothing is written."""
    with pytest.raises(RefusedError, match="no such language"):
        language.choose(LanguageRequest(language=name))
    assert not private.exists()


def test_the_languages_are_those_of_the_catalogues() -> None:
    """One file of words for each file of messages; every message of English has its place in each."""
    english = json.loads((MESSAGES / "en.json").read_text("utf-8"))["messages"]
    names = {path.stem for path in MESSAGES.glob("*.json")}
    assert {"en", "de", "es"} <= names == language.names()
    for name in names - {"en"}:
        catalogue = json.loads((MESSAGES / f"{name}.json").read_text("utf-8"))
        words = json.loads((FOLDER / f"words.{name}.json").read_text("utf-8"))
        assert english.keys() == catalogue["messages"].keys()
        assert {message: said for message, said in catalogue["messages"].items() if said} == words
        assert catalogue["glossary"]


def test_the_page_bears_the_choice(workbench: Workbench) -> None:
    """Before it has asked for anything: so that it is never shown in another language first."""
    assert b'data-language=""' in workbench.raw("GET", "/").body
    assert 200 == workbench.call("PUT", "/api/language", {"language": "es"}).status
    assert b'data-language="es"' in workbench.raw("GET", "/").body
    assert 422 == workbench.call("PUT", "/api/language", {"language": "tlh"}).status
    assert b'data-language="es"' in workbench.raw("GET", "/").body
