"""Undo and redo of every operation, at once and after the page has been loaded anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from web.browser.code_page import CodePage
from web.served import Workbench, becomes, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Do = Callable[[CodePage], None]


def recode(code: CodePage) -> None:
    """Another code for the coding in focus."""
    code.press("r")
    code.page.keyboard.type("contract")
    code.press("Enter")


def memo(code: CodePage) -> None:
    """A memo on the coding in focus."""
    code.press("m")
    code.page.keyboard.type("Ask the lead.")
    code.press("Escape")


def skip(code: CodePage) -> None:
    """The last sentence could not be coded, with a reason."""
    code.press("Control+End", "Shift+S")
    code.page.get_by_role("dialog").get_by_role("textbox").fill("noise")
    code.press("Enter")


OPERATIONS: dict[str, Do] = {
    "code": lambda code: code.press("Control+End", "."),
    "remove": lambda code: code.press("u"),
    "recode": recode,
    "polarity": lambda code: code.press("-"),
    "bounds": lambda code: code.press("b", "ArrowLeft", "Enter"),
    "split": lambda code: code.press("s"),
    "merge": lambda code: code.press("g"),
    "memo": memo,
    "skip": skip,
    "mark": lambda code: code.press("x"),
    "finish": lambda code: code.press("Control+Enter", "Enter"),
}


def standing(code: CodePage) -> dict[str, Any]:
    """What stands, without what differs from one writing to the next."""
    work = code.work()
    memos = sorted((m["what"], m["text"], m["discuss"]) for m in work["memos"])
    skipped = sorted((s["start"], s["end"], s["reason"]) for s in work["skipped"])
    return {"codings": sorted(code.codings()), "memos": memos, "skipped": skipped, "state": work["state"]}


def shown(code: CodePage) -> list[tuple[str, ...]]:
    """What the page shows: names of stripes, whether they have a memo, the wash, what is struck out as skipped."""
    bars = code.page.locator(".stripe:not(.dense)").count()
    struck = tuple(code.page.locator(".transcript .skipped").all_inner_texts())
    return [tuple(sorted(code.stripes)), tuple(sorted(code.marked("wash-1"))), (str(bars),), struck]


def rested(code: CodePage) -> list[tuple[str, ...]]:
    """What the page shows once it has shown the same for a fifth of a second: the server's answer has been drawn."""
    seen = shown(code)
    while True:
        code.page.wait_for_timeout(200)
        if (now := shown(code)) == seen:
            return seen
        seen = now


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_is_undone_and_done_again(page: Page, workbench: Workbench, name: str) -> None:
    """Control-Z brings back what stood, control-shift-Z what came after; on page and disk, across a reload."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown", "Shift+ArrowDown")
    code.code("send")
    until(lambda: len(code.codings()) == 1)
    code.press("Escape", "n")
    if name == "merge":
        code.press("s")
        until(lambda: len(code.codings()) == len(code.stripes) == 2)
    before, seen = standing(code), rested(code)
    OPERATIONS[name](code)
    after = until(lambda: (now := standing(code)) != before and now)
    code.text.focus()
    code.press("Control+z")
    until(lambda: standing(code) == before)
    becomes(seen, lambda: shown(code))
    code.press("Control+Shift+z")
    until(lambda: standing(code) == after)
    code.reload()
    code.press("Control+z")
    until(lambda: standing(code) == before)
    becomes(seen, lambda: shown(code))
    code.press("Control+y")
    until(lambda: standing(code) == after)


@pytest.mark.both
def test_undo_goes_all_the_way_back(page: Page, workbench: Workbench) -> None:
    """Four codings, reload, four times undo: nothing is left; a fifth says so."""
    code = CodePage(page, workbench)
    for keys, name in ((2, "send"), (1, "money"), (2, "send"), (1, "money")):
        code.press(*["ArrowDown"] * keys)
        code.code(name)
    until(lambda: len(code.codings()) == 4)
    code.reload()
    code.press(*["Control+z"] * 4)
    until(lambda: code.codings() == [])
    expect(page.locator(".stripe")).to_have_count(0)
    until(lambda: code.said.startswith("Undone"))
    code.press("Control+z")
    until(lambda: code.said == "Nothing to undo.")


def test_undo_names_what_it_did(page: Page, workbench: Workbench) -> None:
    """The words say which operation was taken back, and in which turn."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    until(lambda: len(code.codings()) == 1)
    becomes("Coded Sending. 6 words. Control Z to undo.", lambda: code.said)
    code.press("Control+z")
    until(lambda: "Undone: coded turn 2" in code.said)
