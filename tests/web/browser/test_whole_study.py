"""A whole small study in the page, from the home page to the saved matrix, without one command."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from playwright.sync_api import expect

from codekit.workflow.study.study import open_study
from web.browser.screens import says
from web.served import Home, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
LATE = 60_000  # a workbench starts in a process of its own, and what divides texts and draws figures is loaded once
TALK = "Interviewer: How do they get food?\n\nRespondent: {0}\n\nInterviewer: Who pays?\n\nRespondent: {1}\n"
TALKS = {
    "North": ("The pantry sends a van.", "The county pays for it."),
    "South": ("They walk to the mill.", "Nobody pays."),
}


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Home]:
    """The home page of a person who has no study."""
    (tmp_path / "studies").mkdir()
    one = Home(tmp_path / "studies", private=tmp_path / "private")
    yield one
    one.stop()


@pytest.mark.both
def test_a_whole_study_without_a_command(page: Page, workbench: Home, tmp_path: Path) -> None:
    """Two coders, two interviews: brought in, coded blind, compared, decided, closed, and carried to a workbook."""
    page.allowed.extend(("http://127.0.0.1:", "403"))  # type: ignore[attr-defined]  # another port; "are you ben?"
    page.goto(workbench.launch_url())
    made(page, workbench)
    prepared(page, tmp_path)
    started(page)
    coded(page, [("Food", "Food"), ("Money", "Money")])
    become(page, "ben", blind=True)
    coded(page, [("Food", "Food"), ("Food", "Money")])
    settled(page)
    until(lambda: open_study(workbench.study / "Rides").round("d1").closed)
    k_of_n(page)


def made(page: Page, home: Home) -> None:
    """A study from nothing, and two people in it."""
    page.get_by_role("link", name="New study").first.click()
    page.get_by_label("Title").fill("Rides")
    page.get_by_role("button", name="Another place…").click()
    page.get_by_label("Path of a folder").fill(str(home.study))
    page.get_by_role("button", name="Go", exact=True).click()
    page.get_by_role("button", name="Make the study").click()
    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_label("Short name").fill("ana")
    page.get_by_role("button", name="Add me and open the study").click()
    expect(page.get_by_role("button", name="You are")).to_contain_text("Ana Ruiz", timeout=LATE)
    to(page, "Prepare", "Study")
    page.get_by_label("Short name").fill("ben")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Name of ben").wait_for()


def to(page: Page, group: str, screen: str) -> None:
    """Go to a screen by the header."""
    screens = page.get_by_role("navigation", name="Screens")
    screens.get_by_role("link", name=group, exact=True).click()
    screens.get_by_role("link", name=screen, exact=True).click()
    expect(screens.get_by_role("link", name=screen, exact=True)).to_have_attribute("aria-current", "page")


def prepared(page: Page, folder: Path) -> None:
    """Cases, interviews, a codebook of two codes."""
    to(page, "Prepare", "Cases")
    for case in TALKS:
        page.get_by_label("New case").fill(case)
        page.get_by_role("button", name="Add the case").click()
        page.get_by_role("rowheader", name=case).wait_for()
    to(page, "Prepare", "Transcripts")
    for case, said in TALKS.items():
        (folder / f"{case}.txt").write_text(TALK.format(*said), "utf-8")
    page.get_by_role("link", name="Bring in").first.click()
    page.get_by_label("Files to bring in").set_input_files([folder / f"{case}.txt" for case in TALKS])
    expect(page.get_by_text("not looked at yet")).to_have_count(0, timeout=LATE)
    for case in TALKS:
        page.get_by_label(f"Case of {case}.txt").select_option(case)
    page.get_by_role("button", name="Bring in 2 interviews").click()
    says(page, "2 interviews brought in")
    to(page, "Prepare", "Codebook")
    page.get_by_role("link", name="New codebook…").click()
    page.get_by_label("Title").fill("Needs")
    for at, (name, definition) in enumerate([("Food", "What people eat."), ("Money", "Who pays.")], start=1):
        page.get_by_label(f"Name of code {at}").fill(name)
        page.get_by_label(f"Definition of code {at}").fill(definition)
    page.get_by_role("button", name="Begin the codebook").click()
    page.get_by_role("heading", name="Needs", level=1).wait_for()


def started(page: Page) -> None:
    """A blind double round of both."""
    to(page, "Prepare", "Rounds")
    page.get_by_role("link", name="Start the first round").click()
    page.get_by_role("textbox", name="The round’s name").fill("d1")
    page.get_by_role("radio", name="Double coding").check()
    page.get_by_role("group", name="Coders").get_by_role("checkbox", name="ben").check()
    says(page, "4 assignments: ana 2, ben 2.")
    page.get_by_role("button", name="Start round d1").click()
    page.get_by_role("heading", name="Round d1").wait_for()


def coded(page: Page, codes: list[tuple[str, str]]) -> None:
    """Each interview: what the respondent answers gets a code, answer by answer, with the keyboard alone."""
    for at, in_this in enumerate(codes):
        to(page, "Coding", "Library")
        page.locator("a.open").nth(at).click()
        text = page.locator(".transcript")
        text.wait_for()
        text.focus()
        for answer, code in enumerate(in_this):
            for _ in range(2):  # over the question
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            page.keyboard.type(code)
            page.keyboard.press("Enter")
            expect(page.locator(".stripe:not(.dense)")).to_have_count(answer + 1)
        page.get_by_role("button", name="Finish").click()
        page.get_by_role("dialog").get_by_role("button", name="Finish").click()
        expect(page.get_by_role("button", name="Finish…")).to_have_count(0)


def become(page: Page, coder: str, name: str = "", *, blind: bool = False) -> None:
    """Somebody else sits down at the computer, and says so once more where the other is blind."""
    page.get_by_role("button", name="You are").click()
    page.get_by_role("button", name="I am somebody else…").click()
    coders = page.get_by_role("list", name="Coders of the study")
    coders.get_by_role("button", name=name or coder).click(timeout=LATE)
    if blind:
        page.get_by_role("button", name=f"I am {coder}").click()
    expect(page.get_by_role("button", name="You are")).to_contain_text(name or coder, timeout=LATE)


def settled(page: Page) -> None:
    """Compared, decided cluster by cluster, signed, closed."""
    to(page, "Prepare", "Rounds")
    page.get_by_role("button", name="Compare…").click()
    page.get_by_role("textbox", name="Type the round’s name").fill("d1")
    page.get_by_role("button", name="Compare now").click()
    page.get_by_role("heading", name="Agreement in round d1").wait_for(timeout=LATE)
    to(page, "Coding", "Adjudicate")
    done = page.get_by_text("Everything is decided")
    while not done.count():
        page.locator(".card.coder").first.wait_for()
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
    page.get_by_role("button", name="Finalise…").click()
    page.get_by_role("dialog").get_by_role("button", name="Finalise").click()
    says(page, "The consensus of 2 transcripts is written.")
    signed(page)
    become(page, "ana", "Ana Ruiz")
    signed(page)
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()


def signed(page: Page) -> None:
    """Stand for the result of the round."""
    to(page, "Prepare", "Rounds")
    page.get_by_role("link", name="d1", exact=True).click()
    page.get_by_role("button", name="Sign", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_role("button", name="Sign", exact=True)).to_have_count(0)


def k_of_n(page: Page) -> None:
    """What both coded with the same code is a row's evidence; in chromium the saved workbook has the rows too."""
    to(page, "Results", "Matrix")
    page.get_by_role("heading", name="Matrix").wait_for(timeout=LATE)
    for case in TALKS:
        page.get_by_role("rowheader", name=case).wait_for(timeout=LATE)
    if page.context.browser is None or page.context.browser.browser_type.name != "chromium":
        return  # a download cannot be taken hold of there
    page.get_by_role("button", name="Workbook").or_(page.get_by_role("link", name="Workbook")).first.click()
    with page.expect_download(timeout=LATE) as saved:
        page.get_by_role("region", name="Save").get_by_role("button", name="Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(saved.value.path()).read_bytes()))
    cells = {str(cell.value) for row in book["Matrix"].iter_rows() for cell in row if cell.value is not None}
    assert {"North", "South"} <= cells
