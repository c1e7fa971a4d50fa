"""From the home page to a study: made, opened, described, by people who never saw a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from codekit.workflow.coding import export
from codekit.workflow.study.study import open_study
from studies import build, code, folder_of, start
from web.browser.screens import PAINTED, faults, in_all_colours, says, too_wide
from web.served import Home

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
LATE = 60_000  # a workbench starts in a process of its own


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Home]:
    """The home page of a person in whose folder `studies` one study stands: r1 is blind for ana and ben."""
    study = build(tmp_path / "studies" / "team")
    start(study)
    one = Home(tmp_path / "studies", private=tmp_path / "private")
    yield one
    one.stop()


@pytest.mark.both
def test_a_study_from_nothing_without_a_terminal(page: Page, workbench: Home) -> None:
    """Made, one names oneself, the window opens on another port; it says what comes next; its settings are saved."""
    page.allowed.append("http://127.0.0.1:")  # type: ignore[attr-defined]
    page.goto(workbench.launch_url())
    says(page, "No study was opened on this computer yet.")
    page.get_by_role("link", name="New study").first.click()
    page.get_by_label("Title").fill("Rides & food: a pilot")
    page.get_by_label("What is one case called?").fill("clinic")
    page.get_by_role("button", name="Another place…").click()
    page.get_by_label("Path of a folder").fill(str(workbench.study))
    page.get_by_role("button", name="Go", exact=True).click()
    page.get_by_role("button", name="team").wait_for()
    page.get_by_role("button", name="Make the study").click()
    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_label("Short name").fill("ana")
    page.get_by_role("button", name="Add me and open the study").click()

    expect(page.get_by_role("button", name="You are")).to_contain_text("Ana Ruiz", timeout=LATE)
    assert "launch=" not in page.url
    assert not page.url.startswith(workbench.url)
    says(page, "Nothing to code yet: the study is being set up.")
    for address in ("#/matrix", "#/charts", "#/excerpts", "#/agreement", "#/adjudicate", "#/became", "#/review"):
        page.evaluate("(hash) => { location.hash = hash; }", address)
        page.get_by_role("link", name="To the rounds").wait_for()
    for address, title in (("#/search?q=food", "There is nothing to search"), ("#/words", "There are no words")):
        page.evaluate("(hash) => { location.hash = hash; }", address)
        page.get_by_role("heading", name=title).wait_for()
        page.get_by_role("link", name="Bring interviews in").wait_for()
    page.evaluate("() => { location.hash = '#/'; }")
    page.reload()
    page.get_by_role("list", name="How far the study is").get_by_role("link", name="Coders").click()
    page.get_by_label("Description").fill("Who drives, who pays.")
    page.get_by_role("button", name="Save").click()
    says(page, "The study’s settings are saved.")
    page.get_by_label("Short name").fill("ben")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Name of ben").fill("Ben Ode")
    page.get_by_label("Name of ben").press("Enter")
    says(page, "ben is called so now.")
    page.get_by_role("button", name="Check the study").click()
    says(page, "Nothing is wrong or doubtful.")
    study = open_study(workbench.study / "Rides & food- a pilot")
    assert ("clinic", "Who drives, who pays.") == (study.settings.case, study.settings.description)
    assert {"ana": "Ana Ruiz", "ben": "Ben Ode"} == {k: v["name"] for k, v in study.settings.coders.items()}

    page.get_by_role("button", name="You are").click()
    page.get_by_role("dialog").get_by_role("button", name="Home").click()
    page.get_by_role("button", name="Open Rides & food: a pilot as Ana Ruiz").click(timeout=LATE)
    expect(page.get_by_role("button", name="You are")).to_contain_text("Ana Ruiz", timeout=LATE)
    page.go_back()
    page.get_by_role("heading", name="Home").wait_for()


def test_who_one_is_changes_only_where_one_says_so(page: Page, workbench: Home) -> None:
    """In a blind round: found by folders, opened as Ana, then as Ben, who is asked whether that is who he is."""
    page.allowed.extend(("http://127.0.0.1:", "403"))  # type: ignore[attr-defined]
    page.goto(workbench.launch_url())
    page.get_by_role("link", name="Open a folder").first.click()
    page.get_by_label("Path of a folder").fill(str(workbench.study))
    page.get_by_label("Path of a folder").press("Enter")
    page.get_by_role("button", name="team").click()
    page.get_by_role("button", name="study", exact=False).last.click()
    page.get_by_role("list", name="Coders of the study").get_by_role("button", name="ana").click()
    page.get_by_role("button", name="You are").click(timeout=LATE)
    page.get_by_role("dialog").get_by_text("You are blind in r1").wait_for()
    assert [] == faults(page)
    page.get_by_role("button", name="I am somebody else…").click()
    page.get_by_role("list", name="Coders of the study").get_by_role("button", name="ben").click(timeout=LATE)
    page.get_by_role("dialog", name="Are you ben?").get_by_text("r1 is blind").wait_for()
    assert [] == faults(page)
    page.get_by_role("button", name="I am ben").click()
    expect(page.get_by_role("button", name="You are")).to_contain_text("ben", timeout=LATE)


def test_the_home_page_is_for_everyone(page: Page, workbench: Home) -> None:
    """No fault that axe finds in any view, in light, dark and the system's colours; none is too wide for a phone."""
    study = str(folder_of(open_study(workbench.study / "team" / "study")))
    page.goto(workbench.launch_url())
    page.get_by_role("heading", name="Home").wait_for()
    for address, heading in (
        ("#/", "Home"),
        ("#/new", "New study"),
        ("#/folders?path=" + study, "Open a folder"),
        ("#/door?path=" + study, "Who are you?"),
    ):
        page.evaluate("(hash) => { location.hash = hash; }", address)
        page.get_by_role("heading", name=heading).wait_for()
        if address == "#/new":
            page.get_by_label("From a template").check()
            page.get_by_label("Which template?").select_option(label="Along a framework")
            page.get_by_text("five domains of bringing in something new").wait_for()
        page.evaluate(PAINTED)
        assert (address, []) == (address, in_all_colours(page))
        page.set_viewport_size({"width": 360, "height": 640})
        assert not too_wide(page), address
        page.set_viewport_size({"width": 1440, "height": 900})


def test_a_project_of_another_tool_is_shown_and_opened(page: Page, workbench: Home) -> None:
    """Found in its folder; what is kept and left out is told before anything is written; then its door opens. Help."""
    study = open_study(workbench.study / "team" / "study")
    code(study, "transcript,segment,code,coder\nT01,1,REL.SEND,ana\n", round_id="r1", partial=True)
    folder = workbench.study / "other"
    folder.mkdir()
    export.export(study, folder / "talks.qdpx", coder="ana")
    page.goto(workbench.launch_url())
    page.get_by_role("heading", name="Home").wait_for()
    page.keyboard.press("F1")
    page.get_by_role("dialog", name="Help").get_by_text("Try the sample").wait_for()
    assert [] == faults(page)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Open a folder").first.click()
    page.get_by_role("list", name="Folders in").wait_for()  # the field says where one is then
    page.get_by_label("Path of a folder").fill(str(folder))
    page.get_by_label("Path of a folder").press("Enter")
    page.get_by_role("button", name="talks.qdpx").click()
    says(page, "Nothing is written yet.")
    expect(page.get_by_role("heading", name="Kept")).to_be_visible(timeout=LATE)
    assert ["talks.qdpx"] == [path.name for path in folder.iterdir()]
    assert [] == in_all_colours(page)
    page.set_viewport_size({"width": 360, "height": 640})
    assert not too_wide(page)
    page.get_by_role("button", name="Make the study").click()
    page.get_by_role("heading", name="Who are you?").wait_for(timeout=LATE)
    assert ["T01", "T02", "T03"] == open_study(folder / "talks").transcript_ids()
