"""A cell is judged, excerpts are asked for and saved, a report is read and saved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from codekit.workflow.coding import memos
from codekit.workflow.study.study import open_study
from studies import code, segments, start
from web.browser.screens import go, too_wide
from web.served import Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
SLOW = 60_000  # ms: what draws figures is loaded first
CELL = "#/matrix/food?case=O1&code=REL"


@pytest.fixture
def workbench(settled_template: Path, tmp_path: Path) -> Iterator[Workbench]:
    """Ana's workbench in a study in which lee's first coding counts."""
    root = Path(shutil.copytree(settled_template, tmp_path / "study"))
    study = open_study(root)
    start(study, "p1", kind="initial", coders=["lee"], transcripts=["T01", "T02", "T03"])
    rows = [("T01", 1, "REL.SEND"), ("T01", 3, "MONEY"), ("T02", 1, "BOX.OWN"), ("T03", 1, "REL")]
    code(study, segments([(*row, "lee") for row in rows]), round_id="p1")
    served = Workbench(root, "--round", "r1")
    yield served
    served.stop()


@pytest.fixture
def opened(page: Page, workbench: Workbench) -> Page:
    """A tab that is logged in."""
    workbench.log_in()
    page.goto(workbench.launch_url())
    page.locator(".shell").wait_for()
    return page


def written(workbench: Workbench) -> dict[str, str]:
    """What stands in the fields of the cell."""
    said = workbench.call("GET", "/api/matrix/cell?codebook=food&case=O1&code=REL").json["said"]
    return {one["field"]: entry["text"] for one in said for entry in one["entries"]}


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    """The file that a button saves: its name, and what is in it."""
    with page.expect_download() as caught:
        page.get_by_role("group", name="Save as").get_by_role("button", name=button).click()
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes()


@pytest.mark.context(viewport={"width": 360, "height": 740})
def test_memos_of_people_with_long_names_fit_a_small_screen(opened: Page, workbench: Workbench) -> None:
    """The list of who wrote is as wide as there is room, not as its longest name."""
    study = open_study(workbench.study)
    for coder in ("ana", "lee"):
        memos.write(study, "Ask the team.", memos.About(), coder=coder)
    names = {"ana": "the analyst of the second pass and of all the sub-codes that came of it"}
    assert workbench.call("POST", "/api/study", {"names": names}).status == 200
    go(opened, "#/memos")
    expect(opened.get_by_label("Who wrote it")).to_be_visible()
    assert not too_wide(opened)


@pytest.mark.context(locale="de-DE")
def test_a_chart_is_named_and_headed_in_the_readers_language(opened: Page) -> None:
    """What a column holds hangs on what is counted, not on how that is called; no word of the server's is left over."""
    go(opened, "#/charts/food?count=cases")
    table = opened.get_by_role("table", name="Codes, Organisationen, stützend")
    expect(table.get_by_role("columnheader", name="k von n")).to_be_visible()
    expect(opened.get_by_text("k von n: Organisationen mit dem Code")).to_be_visible()


def test_who_did_not_code_in_a_round_asks_for_nothing_that_became_of_it(opened: Page) -> None:
    """The page says so and asks the server for nothing; neither is its address among the commands of Ctrl+K."""
    go(opened, "#/became/p1")
    expect(opened.get_by_text("You coded nothing in this round.")).to_be_visible()
    opened.keyboard.press("Control+k")
    opened.keyboard.type("became")
    expect(opened.get_by_role("dialog")).to_be_visible()
    expect(opened.get_by_role("dialog").get_by_text("What became of my codings")).to_have_count(0)
    opened.keyboard.press("Escape")


def test_a_cell_is_judged_and_stands_after_a_reload(opened: Page, workbench: Workbench) -> None:
    """Fit, summary and a quotation; Ctrl+Enter saves; what is left without saving is saved too; the grid shows it."""
    go(opened, CELL)
    pane = opened.get_by_role("complementary", name="Excerpts of the cell")
    pane.get_by_role("button", name="strong").click()
    pane.get_by_label("Summary").fill("They send people.")
    expect(pane.get_by_text("not saved yet")).to_have_count(2)
    pane.get_by_label("Summary").press("Control+Enter")
    until(lambda: written(workbench) == {"fit": "strong", "summary": "They send people."})
    pane.get_by_role("checkbox", name="Quote").first.click()
    pane.get_by_role("region", name="Quotations").get_by_text("verbatim").wait_for()
    pane.get_by_label("Why", exact=True).fill("Told twice.")
    go(opened, "#/settings")  # away, with words that were not saved
    until(lambda: written(workbench).get("reason") == "Told twice.")

    opened.reload()
    opened.locator(".shell").wait_for()
    go(opened, CELL)
    expect(pane.get_by_label("Summary")).to_have_value("They send people.")
    expect(pane.get_by_role("button", name="strong")).to_have_attribute("aria-pressed", "true")
    expect(pane.get_by_role("checkbox", name="Quote").first).to_be_checked()
    opened.get_by_role("group", name="What cells show").get_by_role("button", name="Fit").click()
    expect(opened.locator("td[data-fit=strong]")).to_have_text("strong")
    pane.get_by_role("button", name="Take back what I wrote: Fit").click()
    expect(opened.locator("td[data-fit=strong]")).to_have_count(0)
    assert "fit" not in written(workbench)


def test_excerpts_are_asked_for_and_saved(opened: Page, workbench: Workbench) -> None:
    """A code narrows them, the address keeps it, a kept question leads back, and the file holds what is shown."""
    go(opened, "#/excerpts?codebook=food")
    opened.get_by_text("4 excerpts, 3 transcripts, 2 cases").wait_for()
    opened.get_by_label("Code", exact=True).select_option("REL")
    opened.get_by_text("2 excerpts, 2 transcripts, 1 case").wait_for()
    assert "code=REL" in opened.url
    opened.get_by_text("Kept questions").click()
    opened.get_by_label("Name of this question").fill("Sending")
    opened.get_by_role("button", name="Keep", exact=True).click()
    name, data = downloaded(opened, "CSV")
    same = workbench.call("GET", "/api/excerpts/file?codebook=food&code=REL&form=csv").body
    assert ("excerpts-food.csv", same) == (name, data)

    opened.get_by_role("button", name="No longer ask for Code Relationship").click()
    opened.get_by_text("4 excerpts, 3 transcripts, 2 cases").wait_for()
    opened.get_by_label("Words in it").fill("pantry")
    opened.get_by_label("Words in it").press("Enter")
    opened.get_by_text("1 excerpt, 1 transcript, 1 case").wait_for()
    opened.get_by_role("button", name="In context").click()
    expect(opened.locator(".kwic tbody b")).to_have_text(["pantry"])
    opened.get_by_role("button", name="Sending", exact=True).click()
    opened.get_by_text("2 excerpts, 2 transcripts, 1 case").wait_for()


def test_a_report_is_read_and_saved(opened: Page, workbench: Workbench) -> None:
    """The preview has what the file has; an option changes both; a figure is drawn."""
    go(opened, "#/reports")
    opened.get_by_role("link", name="Theme table").click()
    preview = opened.get_by_role("article")
    preview.get_by_text("Relationship").first.wait_for()
    opened.get_by_label("Only counts, no word such as most").check()
    name, data = downloaded(opened, "Markdown")
    same: Any = workbench.call("GET", "/api/reports/file?kind=themes&codebook=food&no_words=1&form=md").body
    assert ("themes-food.md", same) == (name, data)

    opened.get_by_role("link", name="Agreement report").click()
    figure = preview.locator("figure img").first
    figure.wait_for(timeout=SLOW)
    assert until(lambda: figure.evaluate("(image) => image.naturalWidth")) > 100


def test_a_chart_leads_to_its_excerpts_words_to_their_places_and_an_edit_is_taken_back(
    opened: Page, workbench: Workbench
) -> None:
    """A chart has its numbers and is saved; a word is shown in its lines; Ctrl+Z in Cases is that file's."""
    go(opened, "#/charts/food")
    opened.get_by_role("button", name="By organization").click()
    table = opened.get_by_role("table", name="Codes, By organization, Codings, supporting")
    expect(table.get_by_role("columnheader", name="O2")).to_be_visible(timeout=SLOW)
    name, picture = downloaded(opened, "SVG")
    assert ("crosstab-food.svg", True) == (name, b"<svg" in picture)
    money = table.get_by_role("row", name="Money")
    money.get_by_role("link").first.click()
    expect(opened.get_by_text("1 excerpt,")).to_be_visible(timeout=SLOW)

    go(opened, "#/words?stop=none")
    opened.get_by_role("link", name="pantry").click(timeout=SLOW)
    expect(opened.get_by_role("table", name="“pantry” in context").get_by_role("row")).to_have_count(2)

    cases = workbench.study / "cases.csv"
    before = cases.read_bytes()
    go(opened, "#/cases")
    opened.get_by_label("New case").fill("O9")
    opened.get_by_role("button", name="Add the case").click()
    opened.get_by_role("rowheader", name="O9").wait_for()
    opened.locator("h1").click()
    opened.keyboard.press("Control+z")
    expect(opened.get_by_role("rowheader", name="O9")).to_have_count(0)
    assert before == cases.read_bytes()
    opened.get_by_role("button", name="Redo").click()
    opened.get_by_role("rowheader", name="O9").wait_for()
