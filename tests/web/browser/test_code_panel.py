"""The codebook beside the text: words dragged onto a code, and cards that say what a code means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, expect

from web.browser.code_page import CodePage
from web.served import Workbench, becomes, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.both]

ONE = "We send them to the pantry."
# Whether the card lies on the line at the cursor: the selected sentence, over the width of the text.
COVERS = """() => {
  const card = document.querySelector(".float-card").getBoundingClientRect();
  const [range] = CSS.highlights.get("mark-selected");
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return [...live.getClientRects()].some(
    (line) => line.top < card.bottom && card.top < line.bottom && line.left < card.right && card.left < line.right
  );
}"""


def middle(place: Locator) -> tuple[float, float]:
    """A point inside an element."""
    box = place.bounding_box()
    assert box
    return box["x"] + min(40, box["width"] / 2), box["y"] + min(12, box["height"] / 2)


def code_row(page: Page, name: str) -> Locator:
    """A code in the panel."""
    return page.get_by_role("treeitem", name=name)


def take(page: Page, words: Locator, row: Locator) -> None:
    """Press on selected words and go to a code, without letting go."""
    page.mouse.move(*middle(words))
    page.mouse.down()
    page.mouse.move(*middle(row), steps=6)


def go_slowly(page: Page, start: tuple[float, float], end: tuple[float, float], steps: int = 5) -> None:
    """Move the mouse as somebody does whose hand needs longer than a card stays that nobody comes near."""
    for step in range(1, steps + 1):
        page.mouse.move(*(a + (b - a) * step / steps for a, b in zip(start, end, strict=True)))
        page.wait_for_timeout(120)


def test_a_selection_dragged_onto_a_code_is_coded(page: Page, workbench: Workbench) -> None:
    """The code under the pointer shows whether it takes the words; Escape lets go of them; a drop codes them once."""
    code = CodePage(page, workbench)
    words = page.locator(".transcript [role=option]", has_text=ONE)
    code.press("ArrowDown", "ArrowDown")
    words.click()
    page.mouse.move(*middle(words))
    page.mouse.down()
    page.mouse.move(middle(words)[0] + 90, middle(words)[1], steps=4)
    page.mouse.up()
    until(lambda: code.selected)
    chosen = code.selected
    ghost = page.locator(".drag-ghost")

    take(page, words, code_row(page, "Containers"))
    expect(code_row(page, "Containers")).to_have_attribute("data-drop", "no")
    expect(ghost).to_contain_text("not coded directly")
    page.mouse.up()
    expect(ghost).to_have_count(0)
    take(page, words, code_row(page, "Sending"))
    expect(code_row(page, "Sending")).to_have_attribute("data-drop", "yes")
    expect(ghost).to_have_text("Code Sending")
    code.press("Escape")
    page.mouse.up()
    expect(ghost).to_have_count(0)
    assert [] == code.codings()
    becomes(chosen, lambda: code.selected)
    take(page, words, code_row(page, "Money"))
    page.mouse.up()
    code.wait(("MONEY", chosen))
    code.press("Control+z")
    code.wait()


def test_a_card_says_what_a_code_means(page: Page, workbench: Workbench) -> None:
    """At a stripe, at coded words, at a code, by pointer and by key; it can be reached, and never lies on the line."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.wait(("REL.SEND", ONE))
    card = page.locator(".float-card")
    full = ("Sending", "Patients are sent to it.", "Include", "Lists.", "Exclude", "Contracts.")
    places: list[Any] = [
        page.locator(".stripe"),
        page.locator(".transcript [role=option]", has_text=ONE),
        code_row(page, "Sending"),
    ]
    for place in places:
        page.mouse.move(*middle(place))
        page.mouse.move(middle(place)[0] + 2, middle(place)[1])
        for part in full:
            expect(card).to_contain_text(part)
        assert not page.evaluate(COVERS)
        page.mouse.move(*middle(place))  # no hand is quite still
        page.wait_for_timeout(500)
        expect(card).to_be_visible()
        go_slowly(page, middle(place), middle(card))
        page.wait_for_timeout(500)  # longer than a card stays that is not pointed at
        expect(card).to_be_visible()
        code.press("Escape")
        expect(card).to_have_count(0)
        becomes(ONE, lambda: code.selected)  # Escape was the card's
    page.mouse.move(5, 5)
    code.press("d")
    expect(card).to_contain_text("Sending")
    expect(page.locator(".foot [role=status]")).to_contain_text("Patients are sent to it.")
    assert not page.evaluate(COVERS)
    code.press("Escape")
    code_row(page, "Relationship").focus()
    code.press("ArrowDown")
    expect(card).to_contain_text("Patients are sent to it.")
    code.press("ArrowDown")
    expect(card).to_contain_text("Something is agreed in writing.")


def test_a_click_on_a_code_can_show_its_meaning_first(page: Page, workbench: Workbench) -> None:
    """By that setting a click codes nothing: the card has a button that does, and Enter on the code again."""
    workbench.call("PUT", "/api/settings", {"codeClick": "define"})
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code_row(page, "Money").click()
    card = page.locator(".float-card")
    expect(card).to_contain_text("Who pays.")
    assert [] == code.codings()
    card.get_by_role("button", name="Code the selection").click()
    code.wait(("MONEY", ONE))
    code_row(page, "Contract").focus()
    code.press("Enter")
    expect(card).to_contain_text("Something is agreed in writing.")
    code.press("Enter")
    code.wait(("MONEY", ONE), ("REL.DEAL", ONE))
