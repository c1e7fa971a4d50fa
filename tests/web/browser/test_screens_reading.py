"""What can be read and looked up on the screens beside coding; nothing here writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browser.screens import go, says
from web.served import Workbench, becomes, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def workbench(settled_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Ana's workbench in a study where every screen has something to show."""
    study = Path(shutil.copytree(settled_template, tmp_path_factory.mktemp("shown") / "study"))
    served = Workbench(study, "--round", "solo")
    served.log_in()
    yield served
    served.stop()


def focused(page: Page) -> str:
    """The accessible name or text of what has the focus."""
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"))


@pytest.mark.both
def test_the_library_opens_a_transcript_by_keyboard(opened: Page) -> None:
    """Arrow keys go from transcript to transcript, Enter opens one."""
    go(opened, "#/")
    opened.keyboard.press("F6")
    opened.locator("a.open").first.focus()
    opened.keyboard.press("ArrowDown")
    becomes("T01", lambda: focused(opened))
    opened.keyboard.press("Enter")

    opened.wait_for_url("**/#/d/r1/T01")


def test_the_library_filters(opened: Page) -> None:
    """The filter looks at transcripts, organizations and speakers."""
    go(opened, "#/")
    opened.get_by_role("searchbox").fill("O2")

    expect(opened.locator("a.open")).to_have_text(["T02"])


def test_the_tree_is_worked_by_arrow_keys(opened: Page) -> None:
    """One tab stop; left and right close and open; Enter shows the card."""
    go(opened, "#/codes?round=r1")
    opened.get_by_role("treeitem", name="Relationship").focus()
    opened.keyboard.press("ArrowLeft")
    expect(opened.get_by_role("treeitem", name="Sending")).to_have_count(0)
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("ArrowDown")
    until(lambda: focused(opened).startswith("Sending"))
    opened.keyboard.press("Enter")

    opened.get_by_role("heading", name="Sending", level=1).wait_for()
    for part in ("Patients are sent to it.", "Lists.", "Contracts.", "We print the address."):
        expect(opened.locator(".codecard")).to_contain_text(part)
    expect(opened.locator("[role=treeitem][tabindex='0']")).to_have_count(1)


@pytest.mark.both
def test_search_leads_to_the_place(opened: Page) -> None:
    """A hit opens the text at its place."""
    go(opened, "#/search")
    opened.get_by_role("searchbox").fill("合同")
    opened.keyboard.press("Enter")
    opened.locator(".hit a").focus()
    opened.keyboard.press("Enter")

    opened.wait_for_url("**/#/d/solo/T04?at=*")


def test_back_to_a_search_shows_the_same_places(opened: Page) -> None:
    """What was asked, and how, is in the address: after a hit was followed, Back finds what was found before."""
    go(opened, "#/search")
    opened.get_by_role("searchbox").fill("foo")
    opened.keyboard.press("Enter")
    opened.locator(".hit").first.wait_for()
    opened.get_by_role("button", name="Whole word").click()
    says(opened, "Nothing found for ‘foo’.")
    opened.get_by_role("searchbox").fill("food")
    opened.keyboard.press("Enter")
    opened.locator(".hit").first.wait_for()
    opened.get_by_label("Respondents only").check()
    opened.wait_for_url("**respondents=1")
    go(opened, "#/settings")
    opened.go_back()

    opened.get_by_role("button", name="Whole word", pressed=True).wait_for()
    expect(opened.get_by_role("searchbox")).to_have_value("food")
    expect(opened.get_by_label("Respondents only")).to_be_checked()
    opened.go_back()
    expect(opened.get_by_label("Respondents only")).not_to_be_checked()


@pytest.mark.both
def test_compare_names_every_difference(opened: Page) -> None:
    """Each passage on which the coders differ has its word in the list, and the keys go through them."""
    go(opened, "#/d/r1/T01/compare")
    found = opened.locator(".compare .list li")
    found.first.wait_for()
    kinds = [text.split("\n") for text in found.all_inner_texts()]
    assert len(kinds) == 3
    assert ["different code" in " ".join(lines) for lines in kinds] == [True, False, False]
    opened.keyboard.press("d")
    expect(found.nth(1).get_by_role("button")).to_have_attribute("aria-current", "true")
    opened.keyboard.press("2")

    expect(opened.locator(".compare .pane h2:not(.sr)")).to_have_text(["ana", "ben"])


def test_agreement_prints_a_dash_with_the_reason(opened: Page) -> None:
    """A figure that does not exist is a dash, with the reason beside the code; sorting puts it last."""
    go(opened, "#/agreement/r1")
    rows = opened.locator("table.agreement").first.locator("tbody tr")
    rows.first.wait_for()
    cells = [row.split("\t") for row in rows.all_inner_texts()]
    undefined = [row for row in cells if "not estimable" in row[0]]
    assert undefined
    assert all("–" in row for row in undefined)
    opened.get_by_role("button", name="Kappa").click()
    expect(opened.get_by_role("columnheader", name="Kappa").first).to_have_attribute("aria-sort", "ascending")

    expect(rows.last).to_contain_text("not estimable")


@pytest.mark.both
def test_a_code_of_the_agreement_leads_to_its_disagreements(opened: Page) -> None:
    """From the figure to the passages: the list shows those of the code alone."""
    go(opened, "#/agreement/r1")
    opened.locator("table.agreement").get_by_role("button", name="Money").click()
    opened.get_by_role("button", name="Show all").wait_for()

    listed = opened.locator(".differences li").all_inner_texts()
    expect(opened.locator(".differences li").first).to_be_in_viewport()
    assert listed
    assert all("Money" in text for text in listed)


@pytest.mark.both
def test_the_matrix_is_a_grid(opened: Page) -> None:
    """Arrow keys go from cell to cell, Enter opens the passages, every cell has the words of its state."""
    go(opened, "#/matrix/food")
    grid = opened.get_by_role("grid")
    grid.locator("[tabindex='0']").focus()
    opened.keyboard.press("End")
    opened.keyboard.press("ArrowDown")
    until(lambda: (opened.evaluate("document.activeElement.dataset.at") or "").startswith("1/"))
    opened.keyboard.press("Enter")
    opened.get_by_role("complementary", name="Excerpts of the cell").wait_for()
    blank = grid.locator("td").evaluate_all("(all) => all.filter((td) => !td.textContent.trim()).length")

    assert blank == 0
    assert grid.locator("tfoot td").first.inner_text().split(" of ")[1].split()[0].isdigit()


@pytest.mark.both
def test_regions_are_reached_by_f6(opened: Page) -> None:
    """F6 goes from region to region and round again."""
    go(opened, "#/codes?round=r1")
    reached: list[str] = []
    now = "document.activeElement.closest('[data-region]')?.dataset.region"
    for _ in range(4):
        opened.keyboard.press("F6")
        reached.append(until(lambda: (here := opened.evaluate(now)) != [*reached, ""][-1] and here))

    assert set(reached) == {"header", "codes", "code"}
    assert reached[0] == reached[3]
