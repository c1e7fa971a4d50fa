"""What each kind of round shows on the screens that are about several coders, and nothing that is not so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from codekit.workflow.study.study import open_study
from studies import code, segments, start
from web.browser.screens import go, says
from web.served import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ROLES: tuple[Literal["textbox"], Literal["button"]] = ("textbox", "button")
ROUNDS: dict[str, dict[str, Any]] = {
    "i1": {"kind": "initial"},
    "p2": {"kind": "second-pass", "over": "i1"},
    "s3": {"kind": "subcode", "over": "i1", "parent": "BOX"},
}


@pytest.fixture(scope="module")
def workbench(settled_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Ana's workbench with a compared round and with open ones in which she is alone; nothing here writes codings."""
    folder = Path(shutil.copytree(settled_template, tmp_path_factory.mktemp("rounds") / "study"))
    study = open_study(folder)
    for name, options in ROUNDS.items():
        start(study, name, coders=["ana"], transcripts=["T01"], **options)
        if name == "i1":
            code(study, segments([("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ana")]), round_id="i1", by="turn")
    served = Workbench(folder, "--round", "p2")
    served.log_in()
    yield served
    served.stop()


def test_an_open_pass_of_one_coder_is_compared_with_what_it_goes_over(opened: Page) -> None:
    """Nobody else is at work there, so nobody has to be waited for: both columns are shown at once."""
    go(opened, "#/d/p2/T01/compare")

    says(opened, "The pass left every coding here as it was.")
    expect(opened.locator(".groups").first).to_have_text("i1 (first coding) 2 codingsp2 (second pass) 2 codings")


@pytest.mark.parametrize(
    ("address", "heading", "why"),
    [
        ("#/adjudicate/i1", "Nothing to decide here.", "this is none."),
        ("#/adjudicate/p2", "Nothing to decide here.", "this is none."),
        ("#/agreement/p2", "Round p2 has no figures.", "this is none."),
    ],
)
def test_what_a_round_never_has_is_not_promised(opened: Page, address: str, heading: str, why: str) -> None:
    """Where nothing will ever be compared no screen says "yet"; of a second pass its revisions are offered."""
    go(opened, address)

    says(opened, heading)
    expect(opened.locator("main")).to_contain_text(why)
    expect(opened.locator("main")).not_to_contain_text("yet")
    if address == "#/agreement/p2":
        opened.get_by_role("link", name="Revisions").click()
        expect(opened.get_by_role("region", name="Revisions")).to_be_visible()


def test_a_text_without_the_parent_code_says_that_nothing_is_to_be_sub_coded(opened: Page) -> None:
    """An empty page would look like a fault, and "Select a sentence" would ask for what is not there."""
    opened.evaluate("location.hash = '#/d/s3/T01'")

    says(opened, "nothing here has the parent code")
    expect(opened.locator("main")).not_to_contain_text("Select a sentence")


def test_another_round_is_printed_where_one_is_printed(opened: Page) -> None:
    """Whoever chooses another round in the head stays on the same screen."""
    go(opened, "#/print/i1/T01")
    opened.locator(".sheet").wait_for()
    opened.get_by_role("combobox", name="Round").select_option("p2")

    opened.wait_for_url("**/#/print/p2/T01")


def test_a_transcript_is_finished_by_a_button_too(opened: Page) -> None:
    """Who does not know the key finds it at the lower edge, and nothing there where nothing can be finished."""
    go(opened, "#/d/p2/T01")
    opened.get_by_role("button", name="Finish").click()
    expect(opened.get_by_role("dialog", name="Finish T01")).to_be_visible()
    opened.keyboard.press("Escape")

    go(opened, "#/d/i1/T01")
    says(opened, "You finished T01.")
    expect(opened.get_by_role("button", name="Finish")).to_have_count(0)


def test_what_is_asked_and_the_answers_do_not_touch(opened: Page) -> None:
    """In the dialog that asks why a passage is skipped there is room between the field and the buttons."""
    go(opened, "#/d/p2/T01")
    opened.locator(".transcript").focus()
    for key in ("ArrowDown", "ArrowDown", "Shift+S"):
        opened.keyboard.press(key)
    dialog = opened.get_by_role("dialog")
    field, answer = (dialog.get_by_role(role).last.bounding_box() for role in ROLES)
    opened.keyboard.press("Escape")

    assert field is not None
    assert answer is not None
    assert answer["y"] - (field["y"] + field["height"]) > 8


@pytest.mark.parametrize("width", [1440, 900, 360])
def test_the_stripes_of_every_coder_are_in_sight(opened: Page, width: int) -> None:
    """However narrow the page, the column of the second coder is not cut off."""
    opened.set_viewport_size({"width": width, "height": 800})
    go(opened, "#/d/r1/T01/compare")
    stripes = opened.locator(".compare .stripe")
    stripes.first.wait_for()
    edge = opened.locator(".compare .text-scroll").evaluate("(pane) => pane.getBoundingClientRect().right")
    sides = stripes.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().right)")

    assert len(set(sides)) > 1
    assert max(sides) <= edge


def test_a_start_that_is_held_back_leads_to_its_field(opened: Page) -> None:
    """Nothing is sent; what is missing is said at its field, which has the focus."""
    go(opened, "#/rounds?kind=second-pass")
    says(opened, "Before it can be started: a second pass goes over another round")
    opened.get_by_role("button", name="Start round").click()

    expect(opened.get_by_label("Over which round")).to_be_focused()
    expect(opened.locator("label .amiss")).to_have_text("A second pass goes over another round.")
