"""What the client's sources and its bundle may not contain."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE, STATIC = ROOT / "frontend" / "src", ROOT / "src" / "codekit" / "web" / "static"
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/1999/xhtml")

FORBIDDEN = {
    "markup from strings": r"innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|DOMParser",
    "code from strings": r"\beval\(|new Function\(|setTimeout\(\s*[\"'`]",
    "style attributes": r"setAttribute\(\s*[\"']style|\bstyle=\"|\.style\s*=[^=]|cssText",
    "addresses": r"https?://",
    "words taken from the page": r"[Rr]ange\.toString\(|[Ss]election\(\)\??\.toString\(",
    "words kept in the browser": r"localStorage|indexedDB|caches\.open",
}


def sources() -> list[Path]:
    """All modules and style sheets of the client."""
    found = [path for path in sorted(SOURCE.rglob("*")) if path.suffix in {".ts", ".tsx", ".css"}]
    assert len(found) > 60
    return found


def without_comments(text: str) -> str:
    """Comments may speak of what is forbidden."""
    return re.sub(r"/\*.*?\*/|^\s*//.*?$", "", text, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_sources_are_free_of(what: str) -> None:
    """No module makes markup or code from strings, sets a style attribute, or names an address."""
    pattern = re.compile(FORBIDDEN[what])
    found = {
        str(path.relative_to(SOURCE)): pattern.findall(without_comments(path.read_text("utf-8"))) for path in sources()
    }

    assert {} == {name: hits for name, hits in found.items() if hits}


def test_modules_are_short() -> None:
    """A module that cannot be read at one sitting is two modules."""
    long = {
        path.name: n
        for path in sources()
        if (n := len(path.read_text("utf-8").splitlines())) >= 300 and path.name != "wire.ts"
    }

    assert {} == long


def test_the_bundle_names_no_address() -> None:
    """Nothing in the page leads out of it; the three namespaces are names, not addresses."""
    pages = (f"{page}.{part}" for page in ("home", "team") for part in ("js", "css", "html"))
    for name in ("app.js", "app.css", "index.html", *pages, "arrive.js", "arrive.html", "sound.js"):
        text = without_comments((STATIC / name).read_text("utf-8"))
        for namespace in NAMESPACES:
            text = text.replace(namespace, "")
        assert (name, []) == (name, re.findall(r"https?://[^\s\"'`]*", text))


def test_what_draws_a_recording_writes_no_markup() -> None:
    """wavesurfer.js does, which the page's rules forbid: it is built without; its licence goes along."""
    text = (STATIC / "sound.js").read_text("utf-8")

    assert [] == re.findall(FORBIDDEN["markup from strings"], without_comments(text))
    assert "adoptedStyleSheets" in text
    assert "Redistribution and use in source and binary forms" in text or "BSD" in text
    assert "wavesurfer" not in (STATIC / "app.js").read_text("utf-8").lower()  # loaded where there is something to draw


def test_the_page_has_no_inline_parts() -> None:
    """The page's rules forbid inline scripts and styles; so it has none."""
    pages = sorted(STATIC.glob("*.html"))
    assert ["arrive.html", "home.html", "index.html", "team.html"] == [page.name for page in pages]
    for page in pages:
        text = page.read_text("utf-8")
        assert [] == re.findall(r"<style|style=|<script(?![^>]*\bsrc=)|\bon\w+=", text)
        assert 'translate="no"' in text


def test_the_lock_file_names_no_registry() -> None:
    """Packages are locked by version and hash; where they are fetched from is everyone's own setting."""
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert {"node_modules/preact", "node_modules/esbuild", "node_modules/typescript"} <= set(packages)
    assert [] == [name for name, entry in packages.items() if "resolved" in entry]
    assert all("integrity" in entry for entry in packages.values())
