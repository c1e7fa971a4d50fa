"""Before coding, in the browser: interviews are brought in with who speaks, cases are edited and pasted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from codekit.workflow.study.study import open_study
from web.browser.screens import faults, go, says
from web.served import Workbench, becomes
from web.test_preparing import rows, word_file

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

LABELLED = (
    "Mary: How do they come?",
    "Ann: By van.",
    "Mary: Who drives?",
    "Ann: Neighbours.",
    "Mary: And you?",
    "Ann: I do.",
)
CAPTIONS = """\
WEBVTT

00:00.000 --> 00:02.000
<v Mary>Why a van?

00:02.000 --> 00:05.000
<v Joe>The bus ends at the mill. \U0001f68c

00:05.000 --> 00:07.000
<v Mary>And at night?

00:07.000 --> 00:09.000
<v Joe>Nothing.
"""
PASTE = """([selector, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(event);
}"""

DROP = """(files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  document.querySelector("main h1").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
}"""


@pytest.fixture
def workbench(food_template: Path, tmp_path: Path) -> Iterator[Workbench]:
    """Ana's workbench in a study of this test's own."""
    served = Workbench(Path(shutil.copytree(food_template, tmp_path / "study")))
    served.log_in()
    yield served
    served.stop()


def write(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Files to be chosen."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def test_interviews_are_brought_in_with_the_speakers_as_a_person_says(
    opened: Page, workbench: Workbench, tmp_path: Path
) -> None:
    """Looked at first, with the turns; another role holds for all files; what is no interview stays out; Stop stops."""
    opened.allowed.append("422")  # type: ignore[attr-defined]
    files = write(
        tmp_path / "in",
        {
            "B1.docx": word_file(LABELLED),
            "B2.vtt": CAPTIONS.encode(),
            "B2 (1).vtt": CAPTIONS.encode(),
            "B3.docx": b"PK\x03\x04 and no more",
            "B4.txt": b"How did it begin?\n\nWith a shelf.\n\nWho paid for that?\n\nA grant, for a year.\n\n" * 2,
            "README.txt": b"I: How?\n\nR: So.\n\nI: Why?\n\nR: Well.\n",
        },
    )
    go(opened, "#/transcripts?show=bring")
    opened.get_by_label("Files to bring in").set_input_files(files)
    table = opened.get_by_role("table", name="Files at hand")
    _looked_at(opened)

    expect(table.get_by_role("row").filter(has_text="B3.docx")).to_contain_text("refused")
    expect(table.get_by_role("row").filter(has_text="README.txt")).to_contain_text("left out")
    opened.get_by_role("combobox", name="Role of Mary").select_option("interviewer")
    opened.get_by_role("checkbox", name="I looked at this").check()
    opened.get_by_role("button", name="Show the text of B2.vtt").click()
    dialog = opened.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(4)
    expect(dialog.get_by_role("listitem").nth(0)).to_contain_text("interviewer")
    expect(dialog.get_by_role("listitem").nth(1)).to_contain_text("The bus ends at the mill. \U0001f68c")
    assert [] == faults(opened)
    opened.keyboard.press("Escape")
    opened.get_by_label("Id of B2.vtt").fill("T02")
    opened.keyboard.press("Tab")
    expect(table.get_by_role("row").filter(has_text="B2.vtt").first).to_contain_text("another text is stored")
    opened.get_by_label("Id of B2.vtt").fill("Bus 2")
    opened.keyboard.press("Tab")
    expect(opened.get_by_label("Id of B2.vtt")).to_have_value("Bus-2")
    opened.get_by_label("Case of B1.docx").select_option("O2")
    assert [] == faults(opened)
    opened.get_by_role("button", name="Bring in 3 interviews").click()
    says(opened, "3 interviews brought in: B1, Bus-2, B4.")
    expect(opened.get_by_text("3 interviews brought in")).to_be_in_viewport()
    expect(table.get_by_role("row").filter(has_text="B2 (1).vtt")).to_contain_text("copy")
    expect(opened.get_by_role("button", name="Bring in 0 interviews")).to_be_disabled()
    opened.get_by_role("button", name="Make turns of B4: Paragraphs with a question mark").click()
    says(opened, "B4: 8 turns")

    found = rows(workbench)
    assert {("Mary", "interviewer", True), ("Joe", "respondent", True)} == {
        (who["label"], who["role"], who["confirmed"]) for who in found["Bus-2"]["speakers"]
    }
    assert "O2" == found["B1"]["case"]
    assert ["interviewer", "respondent"] == sorted(who["role"] for who in found["B4"]["speakers"])
    assert not {"B3", "README"} & found.keys()
    go(opened, "#/transcripts")
    expect(opened.get_by_role("row").filter(has_text="Bus-2")).to_contain_text("Mary interviewer 2, Joe respondent 2")

    _stopped(opened, workbench)
    _taken_out(opened, workbench)
    _withdrawn(opened, workbench)


def _looked_at(page: Page) -> None:
    """Wait until every file was previewed: the first one loads what divides sentences."""
    expect(page.get_by_text("not looked at yet")).to_have_count(0, timeout=60_000)


def _stopped(page: Page, workbench: Workbench) -> None:
    """Whoever stops while a file is on its way has that one whole, and none of the others."""
    talk = "I: {0}?\n\nR: {0}.\n\nI: Why {0}?\n\nR: Well.\n"
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/import", hold)
    page.evaluate(DROP, [[f"C{n}.txt", talk.format("abc"[n])] for n in range(3)])
    expect(
        page.get_by_role("rowheader", name="C2.txt")
    ).to_be_visible()  # the part to bring in, wherever it was dropped
    _looked_at(page)
    page.get_by_role("button", name="Bring in 3 interviews").click()
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("button", name="Stopping after this file").wait_for()
    held[0].continue_()
    says(page, "Stopped. 1 interview brought in: C0.")
    says(page, "2 interviews not brought in")

    assert not {"C1", "C2"} & rows(workbench).keys()
    assert open_study(workbench.study).transcript("C0").turns


def _taken_out(page: Page, workbench: Workbench) -> None:
    """By its button, after a question; what a round is about has none."""
    go(page, "#/transcripts")
    expect(page.get_by_role("button", name="Remove T01")).to_have_count(0)
    page.get_by_role("button", name="Remove C0").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove C0").click()
    expect(page.get_by_role("rowheader", name="C0")).to_have_count(0)

    assert "C0" not in rows(workbench)


def _withdrawn(page: Page, workbench: Workbench) -> None:
    """What goes is shown, the id is typed; what is left to people stays on every visit until it is closed."""
    page.allowed.append("422")  # type: ignore[attr-defined]
    coding = page.context.new_page()  # another tab, in which it is being coded
    coding.goto(f"{workbench.launch_url()}")
    coding.locator(".shell").wait_for()
    go(coding, "#/d/r1/T01")
    expect(coding.get_by_text("We send them to the pantry").first).to_be_visible()
    page.get_by_role("button", name="Participant withdrew… (T01)").click()
    dialog = page.get_by_role("dialog", name="The participant of T01 withdrew?")
    expect(dialog.get_by_role("listitem").filter(has_text="originals/T01.txt")).to_be_visible()
    says(page, "r1 goes on without it")
    says(page, "You are blind in a round")
    assert [] == faults(page)
    dialog.get_by_label("Also take its words").check()
    dialog.get_by_label("Why; it is kept").fill("They say: we send them to the pantry. We print the address.")
    do = dialog.get_by_role("button", name="Take T01 out for good")
    expect(do).to_be_disabled()
    dialog.get_by_label("Type the transcript’s id, T01").fill("T01")
    do.click()
    expect(dialog.get_by_role("alert")).to_contain_text("The reason has words of the transcript in it")
    dialog.get_by_label("Why; it is kept").fill("asked us to")
    do.click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("heading", name="T01 was taken out of the study.")).to_be_focused()
    expect(page.get_by_role("row").filter(has_text="T01")).to_contain_text("withdrawn on")
    expect(coding.get_by_role("heading", name="T01 is no longer in round r1")).to_be_visible()
    expect(coding.get_by_text("We send them to the pantry")).to_have_count(0)
    coding.close()
    go(page, "#/cases")
    go(page, "#/transcripts")
    left = page.get_by_role("region", name="After T01 was taken out")
    expect(left).to_contain_text("interviews.csv has rows of it: delete them")
    expect(left).to_contain_text("Backups, versions")
    assert [] == faults(page)
    left.get_by_role("button", name="Close").click()
    expect(left).to_have_count(0)
    gone = open_study(workbench.study).withdrawn["T01"]
    assert ("ana", "asked us to") == (gone.by, gone.reason)


def test_cases_are_edited_by_keyboard_and_pasted_from_a_spreadsheet(opened: Page, workbench: Workbench) -> None:
    """Enter, arrows and Esc; a block from a cell on; a table with names of columns; a change on the disk is seen."""
    opened.allowed.append("409")  # type: ignore[attr-defined]
    path = workbench.study / "cases.csv"
    go(opened, "#/cases")
    first = opened.locator('[data-at="0/0"]')
    first.focus()
    opened.keyboard.press("Enter")
    opened.keyboard.press("Control+a")
    opened.keyboard.type("Hills")
    opened.keyboard.press("Enter")
    expect(opened.locator('[data-at="1/0"]')).to_be_focused()
    opened.keyboard.type("Lakes")
    opened.keyboard.press("Escape")
    expect(opened.locator('[data-at="1/0"]')).to_be_focused()
    expect(opened.locator('[data-at="1/0"]')).to_have_text("South")
    assert "case,region\nO1,Hills\nO2,South\nO3,unknown\n" == path.read_text("utf-8")

    opened.evaluate(PASTE, ['[data-at="1/0"]', "Coast\nValley"])
    dialog = opened.get_by_role("dialog")
    expect(dialog).to_contain_text("2 cells changed")
    assert "O2,South" in path.read_text("utf-8")  # shown first
    dialog.get_by_role("button", name="Write").click()
    becomes("case,region\nO1,Hills\nO2,Coast\nO3,Valley\n", lambda: path.read_text("utf-8"))
    expect(dialog).to_have_count(0)

    opened.evaluate(PASTE, ["main h1", "Case\tName\tRegion\nO1\tHill House\tHills\nO4\tMill\tNorth\n"])
    expect(dialog).to_contain_text("1 new row, 1 row that say nothing new")
    assert [] == faults(opened)
    dialog.get_by_role("combobox", name="Where Name goes").select_option("Name")
    expect(dialog).to_contain_text("1 new row, 1 cell changed")
    with opened.expect_response(lambda got: got.url.endswith("/tables/cases") and got.request.method == "GET"):
        dialog.get_by_role("button", name="Write").click()  # and tabs are told, so that they fetch again
    expect(opened.get_by_role("columnheader", name="Name")).to_be_visible()
    text = "case,region,Name\nO1,Hills,Hill House\nO2,Coast,unknown\nO3,Valley,unknown\nO4,North,Mill\n"
    becomes(text, lambda: path.read_text("utf-8"))

    path.write_text(text.replace("Coast", "Shore"), "utf-8")
    opened.locator('[data-at="0/0"]').dblclick()
    opened.keyboard.press("Control+a")
    opened.keyboard.type("Peaks")
    opened.keyboard.press("Enter")
    says(opened, "cases.csv was changed meanwhile; nothing was written")
    expect(opened.locator('[data-at="1/0"]')).to_have_text("Shore")
    assert "Peaks" not in path.read_text("utf-8")
