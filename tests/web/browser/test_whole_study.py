"""A whole small study in the page, from the home page to the saved matrix, without one command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from codekit.workflow.study.study import open_study
from web.engines import Tab
from web.served import Home, until
from web.whole_study import become, coded, made, matrix, prepared, rows, save, settled, started

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Home]:
    """The home page of a person who has no study."""
    (tmp_path / "studies").mkdir()
    one = Home(tmp_path / "studies", private=tmp_path / "private")
    yield one
    one.stop()


@pytest.mark.both
def test_a_whole_study_without_a_command(
    page: Page, workbench: Home, tmp_path: Path, saved_in: Path, engine: str
) -> None:
    """Two coders, two interviews: brought in, coded blind, compared, decided, closed, and carried to a workbook."""
    page.allowed.extend(("http://127.0.0.1:", "403"))  # type: ignore[attr-defined]  # another port; "are you ben?"
    page.goto(workbench.launch_url())
    made(page, workbench.study)
    prepared(page, tmp_path)
    started(page)
    coded(page, [("Food", "Food"), ("Money", "Money")])
    become(page, "ben", blind=True)
    coded(page, [("Food", "Food"), ("Food", "Money")])
    settled(page)
    until(lambda: open_study(workbench.study / "Rides").round("d1").closed)
    matrix(page)
    tab = Tab(engine, page, saved_in, list)
    assert {"North", "South"} <= rows(tab.saved(lambda: save(page)))
