"""In which language a person's pages speak: one word in a private file on this computer, for all studies and home."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from codekit.errors import RefusedError
from codekit.store import personal
from codekit.web import registry
from codekit.web.static_files import FOLDER
from codekit.workbench.views.values import Value

FILE = "language"
ENGLISH = "en"


class LanguageRequest(msgspec.Struct, frozen=True, kw_only=True):
    """PUT /api/language: the page's language from now on, by its tag; "": the first of the browser's that there is."""

    language: str


class LanguageChosen(Value, frozen=True, kw_only=True):
    """Which language the next page speaks."""

    language: str


def names() -> set[str]:
    """The tags of all languages there are: English, and those with a file of words."""
    return {ENGLISH, *(path.name.split(".")[1] for path in FOLDER.glob("words.*.json"))}


def chosen() -> str:
    """What the person chose; "" where nothing was, or what there is no more."""
    with suppress(OSError, UnicodeDecodeError):
        word = (personal.folder() / FILE).read_text("utf-8").strip()
        return word if word in names() else ""
    return ""


def choose(asked: LanguageRequest) -> LanguageChosen:
    """Note it. Raises RefusedError for a language that there is not, FileRefusedError where the disk refuses it."""
    if asked.language and asked.language not in names():
        raise RefusedError("invalid", "there is no such language", hint=f"one of {', '.join(sorted(names()))}")
    folder = personal.folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    registry.private(folder / FILE, f"{asked.language}\n".encode())
    return LanguageChosen(language=asked.language)


def spoken(page: bytes) -> bytes:
    """A page that knows what was chosen, before any of it is shown."""
    return page.replace(b'data-language=""', f'data-language="{chosen()}"'.encode(), 1)
