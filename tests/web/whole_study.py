"""A whole small study in the page, step by step, as a person takes them in any engine."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from web.served import until

SLOW = 60.0  # a workbench starts in a process of its own, and what divides texts and draws figures is loaded once
LATE = 1000 * SLOW
TALK = "Interviewer: How do they get food?\n\nRespondent: {0}\n\nInterviewer: Who pays?\n\nRespondent: {1}\n"
TALKS = {
    "North": TALK.format("The pantry sends a van.", "The county pays for it."),
    "South": TALK.format("They walk to the mill.", "Nobody pays."),
}


def made(page: Any, folder: Path) -> None:
    """A study from nothing, and two people in it."""
    page.get_by_role("link", name="New study").first.click()
    page.get_by_label("Title").fill("Rides")
    page.get_by_role("button", name="Another place…").click()
    page.get_by_label("Path of a folder").fill(str(folder))
    page.get_by_role("button", name="Go", exact=True).click()
    page.get_by_role("button", name="Make the study").click()
    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_label("Short name").fill("ana")
    page.get_by_role("button", name="Add me and open the study").click()
    says_who(page, "Ana Ruiz")
    to(page, "Prepare", "Study")
    page.get_by_label("Short name").fill("ben")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Name of ben").wait_for()


def to(page: Any, group: str, screen: str) -> None:
    """Go to a screen by the header."""
    screens = page.get_by_role("navigation", name="Screens")
    screens.get_by_role("link", name=group, exact=True).click()
    screens.get_by_role("link", name=screen, exact=True).click()
    there = screens.get_by_role("link", name=screen, exact=True)
    until(lambda: there.get_attribute("aria-current") == "page")


def prepared(page: Any, folder: Path, talks: Mapping[str, str] = TALKS) -> None:
    """Cases, interviews, a codebook of two codes."""
    to(page, "Prepare", "Cases")
    for case in talks:
        page.get_by_label("New case").fill(case)
        page.get_by_role("button", name="Add the case").click()
        page.get_by_role("rowheader", name=case).wait_for()
    to(page, "Prepare", "Transcripts")
    for case, said in talks.items():
        (folder / f"{case}.txt").write_text(said, "utf-8")
    page.get_by_role("link", name="Bring in").first.click()
    page.get_by_label("Files to bring in").set_input_files([folder / f"{case}.txt" for case in talks])
    until(lambda: not page.get_by_text("not looked at yet").count(), SLOW)
    for case in talks:
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


def started(page: Any) -> None:
    """A blind double round of both."""
    to(page, "Prepare", "Rounds")
    page.get_by_role("link", name="Start the first round").click()
    page.get_by_role("textbox", name="The round’s name").fill("d1")
    page.get_by_role("radio", name="Double coding").check()
    page.get_by_role("group", name="Coders").get_by_role("checkbox", name="ben").check()
    says(page, "4 assignments: ana 2, ben 2.")
    page.get_by_role("button", name="Start round d1").click()
    page.get_by_role("heading", name="Round d1").wait_for()


def opened(page: Any, at: int) -> None:
    """A transcript of the library, ready for keys."""
    to(page, "Coding", "Library")
    page.locator("a.open").nth(at).click()
    text = page.locator(".transcript")
    text.wait_for()
    text.focus()


def coded(page: Any, codes: list[tuple[str, str]]) -> None:
    """Each interview: what the respondent answers gets a code, answer by answer, with the keyboard alone."""
    for at, in_this in enumerate(codes):
        opened(page, at)
        for answer, code in enumerate(in_this):
            for _ in range(2):  # over the question
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            page.keyboard.type(code)
            page.keyboard.press("Enter")
            until(lambda there=answer + 1: page.locator(".stripe:not(.dense)").count() == there)
        finished(page)


def finished(page: Any) -> None:
    """The transcript on the screen is done."""
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("dialog").get_by_role("button", name="Finish").click()
    until(lambda: not page.get_by_role("button", name="Finish…").count())


def become(page: Any, coder: str, name: str = "", *, blind: bool = False) -> None:
    """Somebody else sits down at the computer, and says so once more where the other is blind."""
    page.get_by_role("button", name="You are").click()
    page.get_by_role("button", name="I am somebody else…").click()
    coders = page.get_by_role("list", name="Coders of the study")
    coders.get_by_role("button", name=name or coder).click(timeout=LATE)
    if blind:
        page.get_by_role("button", name=f"I am {coder}").click()
    says_who(page, name or coder)


def settled(page: Any) -> None:
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


def signed(page: Any) -> None:
    """Stand for the result of the round."""
    to(page, "Prepare", "Rounds")
    page.get_by_role("link", name="d1", exact=True).click()
    page.get_by_role("button", name="Sign", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Sign", exact=True).click()
    until(lambda: not page.get_by_role("button", name="Sign", exact=True).count())


def says(page: Any, words: str) -> None:
    """The page shows these words."""
    page.get_by_text(words).first.wait_for(timeout=LATE)


def says_who(page: Any, name: str) -> None:
    """The header says who one is; another person's window is another server, which starts first."""
    who = page.get_by_role("button", name="You are")
    who.filter(has_text=name).first.wait_for(timeout=LATE)


def matrix(page: Any, cases: Mapping[str, str] = TALKS) -> None:
    """The cases are rows of the matrix, and its workbook can be saved."""
    to(page, "Results", "Matrix")
    page.get_by_role("heading", name="Matrix").first.wait_for(timeout=LATE)
    for case in cases:
        page.get_by_role("rowheader", name=case).first.wait_for(timeout=LATE)
    page.get_by_role("button", name="Workbook").or_(page.get_by_role("link", name="Workbook")).first.click()


def save(page: Any) -> None:
    """Ask for the workbook."""
    page.get_by_role("region", name="Save").get_by_role("button", name="Excel").click()


def rows(workbook: Path) -> set[str]:
    """What stands in the cells of a saved matrix."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(workbook.read_bytes()))
    return {str(cell.value) for row in book["Matrix"].iter_rows() for cell in row if cell.value is not None}
