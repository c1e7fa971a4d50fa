"""What can be done on the screens beside coding."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from web.browser.screens import go, settled
from web.served import Workbench, op, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with a compared round, made once."""
    return settled(tmp_path_factory.mktemp("settled"))


@pytest.fixture
def workbench(compared: Path, tmp_path: Path) -> Iterator[Workbench]:
    """Ana's workbench in a copy of it, at her open round."""
    served = Workbench(Path(shutil.copytree(compared, tmp_path / "study")), "--round", "solo")
    yield served
    served.stop()


@pytest.fixture
def opened(page: Page, workbench: Workbench) -> Page:
    """A tab that is logged in."""
    workbench.call("GET", "/api/session")
    page.goto(workbench.launch_url())
    page.locator(".shell").wait_for()
    return page


def coded(workbench: Workbench, words: str = "我们自己付", code: str = "MONEY") -> str:
    """Code a passage of the open text; the coding's id."""
    made = op("coding.add", "T04", "solo", **workbench.span("T04", words), code=code)
    workbench.do(made)
    return str(made["op_id"])


def work(workbench: Workbench) -> Any:
    """What stands of ana's open text."""
    return workbench.call("GET", "/api/work/solo/T04").json


def focused(page: Page) -> str:
    """The accessible name or text of what has the focus."""
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"))


def said(page: Page) -> Locator:
    """The one place where the workbench speaks."""
    return page.locator("footer [role=status]")


def test_the_library_opens_a_transcript_by_keyboard(opened: Page) -> None:
    """Arrow keys go from transcript to transcript, Enter opens one."""
    go(opened, "#/")
    opened.keyboard.press("F6")
    opened.locator("a.open").first.focus()
    opened.keyboard.press("ArrowDown")
    assert focused(opened) == "T01"
    opened.keyboard.press("Enter")

    opened.wait_for_url("**/#/d/r1/T01")


def test_the_library_filters(opened: Page) -> None:
    """The filter looks at transcripts, organizations and speakers."""
    go(opened, "#/")
    opened.get_by_role("searchbox").fill("O2")

    assert opened.locator("a.open").all_inner_texts() == ["T02"]


def test_the_tree_is_worked_by_arrow_keys(opened: Page) -> None:
    """One tab stop; left and right close and open; Enter shows the card."""
    go(opened, "#/codes?round=r1")
    opened.get_by_role("treeitem", name="Relationship").focus()
    opened.keyboard.press("ArrowLeft")
    assert opened.get_by_role("treeitem", name="Sending").count() == 0
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("ArrowDown")
    assert focused(opened).startswith("Sending")
    opened.keyboard.press("Enter")

    opened.get_by_role("heading", name="Sending", level=1).wait_for()
    card = opened.locator(".codecard").inner_text()
    expected = ("Patients are sent to it.", "Lists.", "Contracts.", "We print the address.")
    assert [part for part in expected if part not in card] == []
    assert opened.locator("[role=treeitem][tabindex='0']").count() == 1


def test_excerpts_are_recoded_in_place(opened: Page, workbench: Workbench) -> None:
    """All excerpts of a code stand together; another code is given from there, and undone from anywhere."""
    old = coded(workbench)
    go(opened, "#/codes/MONEY?round=solo")
    opened.locator(".excerpt mark").wait_for()
    assert opened.locator(".excerpt mark").all_inner_texts() == ["我们自己付"]
    opened.get_by_role("button", name="Recode…").click()
    opened.keyboard.type("contr")
    opened.keyboard.press("Enter")
    until(lambda: [c["code"] for c in work(workbench)["codings"]] == ["REL.DEAL"])
    opened.get_by_text("You have not used this code in this round.").wait_for()
    opened.keyboard.press("Control+z")

    until(lambda: [c["code"] for c in work(workbench)["codings"]] == ["MONEY"])
    opened.locator(".excerpt mark").wait_for()
    assert old in {c["id"] for c in work(workbench)["codings"]} | {old}


def test_a_second_code_on_the_same_passage_from_the_list(opened: Page, workbench: Workbench) -> None:
    """Coding from retrieval puts a further code on exactly the same span."""
    coded(workbench)
    go(opened, "#/codes/MONEY?round=solo")
    opened.get_by_role("button", name="Code also…").click()
    opened.keyboard.type("own program")
    opened.keyboard.press("Enter")

    until(lambda: len(work(workbench)["codings"]) == 2)
    assert len({(c["start"], c["end"]) for c in work(workbench)["codings"]}) == 1


def test_history_undoes_and_does_again(opened: Page, workbench: Workbench) -> None:
    """Every own operation stands there, and can be taken back and done again, each by itself."""
    coded(workbench)
    coded(workbench, "没有别人", "REL")
    go(opened, "#/history")
    row = opened.get_by_role("row").filter(has_text="MONEY")
    row.get_by_role("button", name="Undo").click()
    until(lambda: [c["code"] for c in work(workbench)["codings"]] == ["REL"])
    row.get_by_role("button", name="Redo").click()

    until(lambda: sorted(c["code"] for c in work(workbench)["codings"]) == ["MONEY", "REL"])


def test_memos_are_written_marked_and_removed(opened: Page, workbench: Workbench) -> None:
    """The journal takes an entry; it is edited, marked for discussion, found, and removed."""
    go(opened, "#/memos")
    opened.get_by_label("New journal entry").fill("The word partner means two things.")
    opened.keyboard.press("Control+Enter")
    memo = opened.locator(".memo")
    memo.get_by_text("means two things").wait_for()
    memo.get_by_role("button", name="Edit").click()
    memo.get_by_role("textbox").fill("The word partner means three things.")
    memo.get_by_role("button", name="Save").click()
    memo.get_by_text("means three things").wait_for()
    memo.get_by_role("button", name="Mark for discussion").click()
    memo.get_by_text("to discuss").wait_for()
    opened.get_by_role("button", name="To discuss").click()
    assert opened.locator(".memo").count() == 1
    memo.get_by_role("button", name="Remove").click()

    until(lambda: workbench.call("GET", "/api/memos").json["rows"] == [])


def test_search_leads_to_the_place(opened: Page) -> None:
    """A hit opens the text at its place."""
    go(opened, "#/search")
    opened.get_by_role("searchbox").fill("合同")
    opened.keyboard.press("Enter")
    opened.locator(".hit a").focus()
    opened.keyboard.press("Enter")

    opened.wait_for_url("**/#/d/solo/T04?at=*")


def test_compare_names_every_difference(opened: Page) -> None:
    """Each passage on which the coders differ has its word in the list, and the keys go through them."""
    go(opened, "#/d/r1/T01/compare")
    found = opened.locator(".compare .list li")
    found.first.wait_for()
    kinds = [text.split("\n") for text in found.all_inner_texts()]
    assert len(kinds) == 3
    assert ["different code" in " ".join(lines) for lines in kinds] == [True, False, False]
    opened.keyboard.press("d")
    assert found.nth(1).get_by_role("button").get_attribute("aria-current") == "true"
    opened.keyboard.press("2")

    assert opened.locator(".compare .pane h2:not(.sr)").all_inner_texts() == ["ana", "ben"]


def test_agreement_prints_a_dash_with_the_reason(opened: Page) -> None:
    """A figure that does not exist is a dash, with the reason beside the code; sorting puts it last."""
    go(opened, "#/agreement/r1")
    rows = opened.locator("table.agreement tbody tr")
    rows.first.wait_for()
    cells = [row.split("\t") for row in rows.all_inner_texts()]
    undefined = [row for row in cells if "not estimable" in row[0]]
    assert undefined
    assert all("–" in row for row in undefined)
    opened.get_by_role("button", name="Kappa").click()
    assert opened.get_by_role("columnheader", name="Kappa").get_attribute("aria-sort") == "ascending"

    assert "not estimable" in rows.last.inner_text()


def test_a_code_of_the_agreement_leads_to_its_disagreements(opened: Page) -> None:
    """From the figure to the passages: the list shows those of the code alone."""
    go(opened, "#/agreement/r1")
    opened.locator("table.agreement").get_by_role("button", name="Money").click()
    opened.get_by_role("button", name="Show all").wait_for()

    listed = opened.locator(".differences li").all_inner_texts()
    assert listed
    assert all("Money" in text for text in listed)


def test_the_matrix_is_a_grid(opened: Page) -> None:
    """Arrow keys go from cell to cell, Enter opens the passages, every cell has the words of its state."""
    go(opened, "#/matrix/food")
    grid = opened.get_by_role("grid")
    grid.locator("[tabindex='0']").focus()
    opened.keyboard.press("End")
    opened.keyboard.press("ArrowDown")
    assert opened.evaluate("document.activeElement.dataset.at").startswith("1/")
    opened.keyboard.press("Enter")
    opened.get_by_role("complementary", name="Excerpts of the cell").wait_for()
    blank = grid.locator("td").evaluate_all("(all) => all.filter((td) => !td.textContent.trim()).length")

    assert blank == 0
    assert grid.locator("tfoot td").first.inner_text().split(" of ")[1].isdigit()


def test_settings_are_kept(opened: Page) -> None:
    """The theme stays after a reload, whatever the system says."""
    go(opened, "#/settings")
    opened.get_by_role("group", name="Colours").get_by_role("button", name="Dark").click()
    assert opened.evaluate("document.documentElement.dataset.theme") == "dark"
    opened.wait_for_timeout(700)
    opened.reload()
    opened.locator(".shell").wait_for()

    assert opened.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_key_is_changed(opened: Page) -> None:
    """An action takes the key that is pressed for it, and no longer the old one."""
    go(opened, "#/settings")
    opened.get_by_role("button", name="Change the key of All keys").click()
    opened.keyboard.press("Control+Alt+h")
    said(opened).get_by_text("Ctrl+Alt+H").wait_for()
    go(opened, "#/d/r1/T01/compare")
    opened.locator(".compare .list li").first.wait_for()
    opened.keyboard.press("?")
    assert opened.get_by_role("dialog").count() == 0
    opened.keyboard.press("Control+Alt+h")

    opened.get_by_role("dialog").wait_for()


def test_a_second_tab_stays_in_step(opened: Page, workbench: Workbench) -> None:
    """What is coded elsewhere counts here without a reload."""
    go(opened, "#/")
    row = opened.get_by_role("row").filter(has=opened.locator("a[href='#/d/solo/T04']"))
    assert "not started" in row.inner_text()
    coded(workbench)

    row.filter(has_text="in progress").wait_for()


def test_regions_are_reached_by_f6(opened: Page) -> None:
    """F6 goes from region to region and round again."""
    go(opened, "#/codes?round=r1")
    reached = []
    for _ in range(4):
        opened.keyboard.press("F6")
        reached.append(opened.evaluate("document.activeElement.closest('[data-region]').dataset.region"))

    assert set(reached) == {"header", "codes", "code"}
    assert reached[0] == reached[3]
