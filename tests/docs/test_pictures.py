"""The pictures of the pages: each is there and shown, and every screen has one in light, dark and narrow."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
NAMED = re.compile(r"!\[[^\]]*\]\((?!https?:)([^)]+)\)")
MOST = 7_500_000  # bytes of all pictures together: whoever clones it fetches them


def named() -> set[Path]:
    """The picture files that pages name."""
    pages = [ROOT / "README.md", *DOCS.rglob("*.md")]
    return {(page.parent / one).resolve() for page in pages for one in NAMED.findall(page.read_text("utf-8"))}


def test_each_picture_is_there_and_shown() -> None:
    """No page names a picture that does not exist, and none lies about that no page shows."""
    there = {path.resolve() for path in (DOCS / "images").rglob("*.png")}
    assert there
    assert [] == sorted(named() - there)
    assert [] == sorted(there - named())
    assert sum(path.stat().st_size for path in there) < MOST


def test_each_screen_of_the_menu_is_pictured_in_three_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/screens.md is what the command writes, with light, dark and narrow of all that the menu leads to."""
    for module in ("page", "places"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.syspath_prepend(DOCS / "workbench_shots")
    page, places = import_module("page"), import_module("places")
    text = (DOCS / "screens.md").read_text("utf-8")
    assert page.screens() == text
    menu = re.findall(r'screen: "(\w+)"', (ROOT / "frontend/src/app/nav.tsx").read_text("utf-8"))
    assert len(menu) > 20
    for screen in ("home", *menu):
        for look in ("light", "dark", "narrow"):
            assert f"images/workbench/{places.file_of(screen, look)}" in text
