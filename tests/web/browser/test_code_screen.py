"""The Code screen: what it shows, what it says, and that the text stays where it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from codekit.workflow.coding.suggest import suggest
from codekit.workflow.study.study import open_study
from studies import code as code_table
from studies import start
from web.browser.code_page import CodePage
from web.browser.screens import in_all_colours
from web.served import Workbench, becomes, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ONE, TWO = "We send them to the pantry.", "We print the address."
PAYS, ENDS, NOBODY = "A grant pays.", "It ends in June.", "Nobody has said what comes then."
PLACES = (
    "[...document.querySelectorAll('.transcript [role=option]')].map((s) => JSON.stringify(s.getBoundingClientRect()))"
)


def test_the_text_never_moves(page: Page, workbench: Workbench) -> None:
    """Coding, bounds, the palette, a memo, one code only, undo: no word changes its place on the screen."""
    code = CodePage(page, workbench)
    before = page.evaluate(PLACES)
    code.press("ArrowDown", "ArrowDown", "Enter")
    assert before == page.evaluate(PLACES)
    page.keyboard.type("send")
    code.press("Enter")
    code.wait(("REL.SEND", ONE))
    assert before == page.evaluate(PLACES)
    for keys in (
        ["b"],
        ["ArrowLeft", "Enter"],
        ["f"],
        ["f"],
        ["m"],
        ["Escape"],
        ["/"],
        ["Escape"],
        ["Control+z"],
        ["Control+z"],
    ):
        code.press(*keys)
        assert (keys, before) == (keys, page.evaluate(PLACES))
    assert len(before) == 7


def test_selecting_with_the_mouse(page: Page, workbench: Workbench) -> None:
    """A drag snaps to words; double is a word, triple a sentence, the gutter a turn, shift-click extends."""
    code = CodePage(page, workbench)
    sentence = page.locator(".transcript [role=option]").nth(1)
    box = sentence.bounding_box()
    assert box
    page.mouse.move(box["x"] + 32, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 70, box["y"] + 12, steps=4)
    page.mouse.up()
    until(lambda: code.selected == "send")
    expect(page.get_by_role("toolbar", name="Code the selection")).to_be_visible()
    sentence.dblclick(position={"x": 8, "y": 12})
    until(lambda: code.selected == "We")
    sentence.click(click_count=3, position={"x": 8, "y": 12})
    until(lambda: code.selected == ONE)
    page.locator(".gutter").nth(3).click()
    until(lambda: code.selected == f"{PAYS} {ENDS}")
    sentence.click(position={"x": 8, "y": 12})
    becomes("", lambda: code.selected)
    page.locator(".transcript [role=option]").nth(2).click(position={"x": 30, "y": 12}, modifiers=["Shift"])
    until(lambda: code.selected.startswith(ONE))
    code.press("Escape")
    sentence.dblclick(position={"x": 8, "y": 12})
    page.get_by_role("toolbar", name="Code the selection").get_by_role("button", name="Code…").click()
    page.keyboard.type("money")
    code.press("Enter")
    code.wait(("MONEY", "We"))


def test_what_is_copied_are_the_words(page: Page, workbench: Workbench) -> None:
    """Copying a selection over several turns takes the stored words, without the page's turn numbers."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown", "Control+Shift+ArrowDown")
    copied = """() => {
      const clipboardData = new DataTransfer();
      const copy = new ClipboardEvent("copy", {clipboardData, bubbles: true, cancelable: true});
      document.activeElement.dispatchEvent(copy);
      return clipboardData.getData("text/plain");
    }"""
    becomes(f"{ONE} {TWO}\n\nInterviewer: And who pays for that?", lambda: page.evaluate(copied))


def test_the_palette_shows_rules_and_says_what_it_does_not_find(page: Page, workbench: Workbench) -> None:
    """Definition and rules stand beside the hit; a slip is understood; Escape gives focus and selection back."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown", "Enter")
    palette = page.get_by_role("dialog", name="Choose a code")
    expect(palette.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("sen")
    expect(palette.locator(".palette-card")).to_contain_text("Patients are sent to it.")
    expect(palette.locator(".palette-card")).to_contain_text("Contracts.")
    page.keyboard.press("Control+a")
    page.keyboard.type("mnoey")
    expect(palette).to_contain_text("No code matches ‘mnoey’. Did you mean Money?")
    code.press("Escape")
    expect(code.text).to_be_focused()
    becomes(ONE, lambda: code.selected)
    code.press("Enter")
    page.locator(".transcript [role=option]").first.click()
    expect(palette).to_have_count(0)
    page.locator(".side.left input").fill("rnet")
    expect(page.locator(".side.left")).to_contain_text("No code matches ‘rnet’.")
    page.locator(".side.left").get_by_role("button", name="Clear (Esc)").click()
    expect(page.get_by_role("treeitem")).to_have_count(6)


def test_the_stripe_is_a_button(page: Page, workbench: Workbench) -> None:
    """A click selects the coding and its words, hovering names it, dragging a grip moves its end by words."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown", "Shift+ArrowDown")
    code.code("send")
    code.press("Control+Home")
    stripe = page.locator(".stripe")
    stripe.hover()
    expect(page.locator(".float-card")).to_contain_text("ana · ")
    becomes([f"{ONE} {TWO}"], lambda: code.marked("mark-current"))
    stripe.click()
    becomes(f"{ONE} {TWO}", lambda: code.selected)
    grip = page.locator(".grip-end")
    box, target = grip.bounding_box(), page.locator(".transcript [role=option]").nth(1).bounding_box()
    assert box
    assert target
    page.mouse.move(box["x"] + 1, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(target["x"] + 60, target["y"] + 12, steps=5)
    page.mouse.up()
    code.wait(("REL.SEND", "We send"))


def test_touching_codings_ask_once(page: Page, workbench: Workbench) -> None:
    """The same code right beside itself: extend or keep separate; the answer can be remembered."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.press("Shift+ArrowDown", ".")
    dialog = page.get_by_role("dialog", name="Sending is right beside this")
    expect(dialog).to_be_visible()
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Extend").click()
    code.wait(("REL.SEND", f"{ONE} {TWO}"))
    until(lambda: workbench.call("GET", "/api/settings").json.get("touching") == "extend")


def test_the_interviewer_is_never_coded_by_accident(page: Page, workbench: Workbench) -> None:
    """A question is only coded after saying so."""
    code = CodePage(page, workbench)
    code.press("ArrowDown")
    code.code("money")
    dialog = page.get_by_role("dialog", name="Only the interviewer speaks here")
    expect(dialog).to_be_visible()
    code.press("Enter")
    becomes([], code.codings)
    code.code("money")
    dialog.get_by_role("button", name="Code it anyway").click()
    code.wait(("MONEY", "How do patients get food?"))


def test_pins_panels_and_the_place_are_remembered(page: Page, workbench: Workbench) -> None:
    """After a reload the pinned code, the closed panel and the place in the text are as they were."""
    code = CodePage(page, workbench)
    page.locator('[data-code="MONEY"]').focus()
    code.press("1")
    code.text.focus()
    code.press("Control+j", "Control+End")
    until(lambda: "places" in workbench.call("GET", "/api/settings").json)
    code.reload()
    expect(page.locator(".pin")).to_have_text("1 Money")
    expect(page.get_by_role("complementary", name="Inspector").locator("h2")).to_have_count(0)
    becomes(NOBODY, lambda: code.at)


def test_assistive_technology_hears_what_is_coded(page: Page, workbench: Workbench) -> None:
    """Sentences are options in groups named by turn; codes are described; what is done is announced."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    becomes("Coded Sending. 6 words. Control Z to undo.", lambda: code.said)
    sentence = page.get_by_role("group", name="Respondent, turn 2").get_by_role("option", name=ONE)
    expect(sentence).to_have_attribute("aria-description", "1 code: Sending")
    expect(sentence).to_have_attribute("aria-selected", "true")
    code.code("money")
    expect(sentence).to_have_attribute("aria-description", "2 codes: Sending, Money")
    code.press("Control+z", "Control+z")
    until(lambda: sentence.get_attribute("aria-description") is None)


def test_axe_with_everything_open(page: Page, workbench: Workbench) -> None:
    """Palette, memo, chooser, menu, find bar and lists have no fault that a program can find, in light and dark."""
    page.emulate_media(reduced_motion="reduce")
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.code("money")
    found: dict[str, list[str]] = {"coded": in_all_colours(page, forced=False)}
    for name, keys in {
        "palette": ["Enter"], "chooser": ["u"], "menu": ["Shift+F10"], "find": ["/"], "memo": ["n", "m"],
        "bounds": ["b"], "keys": ["?"], "commands": ["Control+k"], "finish": ["Control+Enter"], "reading": ["v"],
    }.items():  # fmt: skip
        code.press(*keys)
        found[name] = in_all_colours(page, forced=False)
        code.press("Escape")
        code.text.focus()
        code.press("Escape")
    assert {name: [] for name in found} == found
    assert len(found) == 11


@pytest.mark.context(viewport={"width": 360, "height": 740})
def test_a_narrow_screen(page: Page, workbench: Workbench) -> None:
    """At 360 pixels nothing scrolls sideways; panels are sheets; coding works."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.wait(("REL.SEND", ONE))
    wide = (
        "[document.documentElement, document.querySelector('.text-scroll')].map((e) => e.scrollWidth - e.clientWidth)"
    )
    becomes([0, 0], lambda: page.evaluate(wide))
    code.press("Control+b")
    expect(page.get_by_role("tree", name="Codes")).to_be_visible()
    code.press("Control+j")
    expect(page.get_by_role("complementary", name="Inspector").get_by_role("button", name="Recode")).to_be_visible()
    becomes([0, 0], lambda: page.evaluate(wide))


@pytest.mark.context(viewport={"width": 320, "height": 256})
def test_four_hundred_per_cent(page: Page, workbench: Workbench) -> None:
    """At 1280 by 1024 pixels zoomed to 400 % the text can be read and coded."""
    code = CodePage(page, workbench)
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.wait(("REL.SEND", ONE))
    becomes(320, lambda: page.evaluate("document.documentElement.scrollWidth"))
    until(lambda: page.locator(".text-scroll").evaluate("(pane) => pane.clientHeight") > 60)


def test_sub_coding_shows_only_the_excerpts(page: Page, food: Path, workbench: Workbench) -> None:
    """Only the parent's excerpts and the turns around them are there; elsewhere nothing can be coded."""
    study = open_study(food)
    start(study, "r0", kind="initial", coders=["lee"])
    code_table(study, "transcript,segment,code,coder\nT01,4,REL,lee\n", round_id="r0")
    start(study, "s1", kind="subcode", coders=["ana"], parent="REL", over="r0")
    workbench.stop()
    workbench.args = ("--round", "s1")
    workbench.start()
    code = CodePage(page, workbench, "T01", "s1")
    becomes([f"{PAYS} ", ENDS, NOBODY], lambda: page.locator(".transcript [role=option]").all_inner_texts())
    expect(page.locator(".transcript .context")).to_have_count(2)
    code.press("ArrowDown")
    code.code("send")
    until(lambda: "only the words inside the excerpts" in code.said)
    code.press("Control+End")
    code.code("send")
    code.wait(("REL.SEND", NOBODY))


def test_a_second_pass_confirms_changes_and_removes(page: Page, food: Path, workbench: Workbench) -> None:
    """A confirms a coding of the first reading, X removes it, R gives it another code; undo brings the choice back."""
    study = open_study(food)
    start(study, "r0", kind="initial", coders=["lee"])
    code_table(study, "transcript,segment,code,coder\nT01,1,REL,lee\nT01,4,MONEY,lee\n", round_id="r0")
    start(study, "p1", kind="second-pass", coders=["ana"], over="r0")
    workbench.stop()
    workbench.args = ("--round", "p1")
    workbench.start()
    code = CodePage(page, workbench, "T01", "p1")
    expect(page.locator(".stripe[data-kind=below]")).to_have_count(2)
    code.press("n", "a")
    until(lambda: len(code.work()["below"]["confirmed"]) == 1)
    expect(page.locator(".stripe[data-kind=below]")).to_have_count(1)
    tools = page.locator(".here-item[data-open] .tools").get_by_role("button")
    code.press("n")
    expect(tools).to_have_text([re.compile("Confirm"), re.compile("Recode"), re.compile("Remove")])
    code.press("x")
    until(lambda: "Removed Money. Control Z to undo." in code.said)
    until(lambda: len(code.work()["below"]["rejected"]) == 1)
    expect(page.locator(".stripe")).to_have_count(1)
    code.press("Control+z")
    until(lambda: code.work()["below"]["rejected"] == [])
    expect(page.locator(".stripe")).to_have_count(2)
    code.press("Escape", "Control+End", "n", "r")
    page.keyboard.type("contract")
    code.press("Enter")
    becomes([("REL.DEAL", NOBODY, "supporting")], code.codings)
    expect(page.locator(".stripe[data-kind=below]")).to_have_count(0)
    until(lambda: len(code.work()["below"]["rejected"]) == 1)


def test_suggestions_count_only_when_accepted(page: Page, food: Path, workbench: Workbench) -> None:
    """Dashed and uncounted; A accepts, X rejects, undo offers again; buttons and Shift+A go through them."""
    frozen = food / "codebooks" / "food" / "1.0.yaml"
    frozen.write_text(frozen.read_text("utf-8").replace("name: Money", "name: Money\n  cues: [grant, june]"), "utf-8")
    shutil.copy(frozen, food / "codebooks" / "food.yaml")
    start(open_study(food), "r0", kind="initial", coders=["ana"])
    assert next(suggest(open_study(food), "food")).standing == 2
    workbench.stop()
    workbench.args = ("--round", "r0")
    workbench.start()
    code = CodePage(page, workbench, "T01", "r0")
    expect(page.locator(".stripe.proposed")).to_have_count(2)
    expect(page.locator(".banner", has_text="2 suggestions")).to_be_visible()
    becomes([], lambda: code.marked("wash-1"))
    row = page.locator('[data-code="MONEY"] .count')
    expect(row).to_have_text("")
    code.press("n", "a")
    until(lambda: len(code.codings()) == 1)
    expect(row).to_have_text("1")
    expect(page.locator(".stripe.proposed")).to_have_count(1)
    code.press("Control+z")
    expect(page.locator(".stripe.proposed")).to_have_count(2)
    code.press("a")  # what is offered again can be accepted again, without moving away and back
    until(lambda: len(code.codings()) == 1)
    code.press("n", "x")
    expect(page.locator(".stripe.proposed")).to_have_count(0)
    code.press("Control+z", "Control+z")
    expect(page.locator(".stripe.proposed")).to_have_count(2)
    becomes([], code.codings)

    bar = page.get_by_role("toolbar", name="Suggestions")  # and by mouse: each answer leads to the next one
    code.press("Escape", "Control+Home")
    expect(bar.get_by_role("button", name="Accept")).to_be_disabled()
    bar.get_by_role("button", name="Next").click()
    bar.get_by_role("button", name="Reject").click()
    expect(page.locator(".stripe.proposed.focused")).to_have_count(1)
    bar.get_by_role("button", name="Accept").click()
    until(lambda: len(code.codings()) == 1)
    expect(bar).to_have_count(0)
    expect(code.text).to_be_focused()
    code.press("Shift+a")
    until(lambda: "No suggestion is left." in code.said)


def test_the_foot_is_one_stop_for_tab(page: Page, workbench: Workbench) -> None:
    """Pinned codes, the stripe mode and finishing are one stop; the arrow keys go from one to the next."""
    workbench.call("PUT", "/api/settings", {"pins": {"food": ["MONEY", "REL.SEND", "REL.DEAL"]}})
    CodePage(page, workbench)
    stops = page.locator(".code-foot button[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    for expected in ("Sending", "Contract", "All stripes", "Finish", "Money"):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".code-foot button:focus")).to_contain_text(expected)
    page.keyboard.press("End")
    expect(page.locator(".code-foot button:focus")).to_contain_text("Finish")
    expect(stops).to_have_count(1)


@pytest.mark.context(viewport={"width": 2200, "height": 900})
def test_the_widest_line_is_as_wide_as_was_chosen(page: Page, workbench: Workbench) -> None:
    """Every place of the slider changes the text."""
    widths = []
    for measure in (30, 44, 58, 72):
        page.goto("about:blank")  # what the page has yet to keep is kept before
        workbench.call("PUT", "/api/settings", {"text": {"measure": measure}})
        CodePage(page, workbench).reload()
        widths.append(until(lambda: (new := width(page)) not in widths and new))

    assert widths == sorted(set(widths))


def width(page: Page) -> float:
    """Of the first turn's words."""
    return float(page.locator(".words").first.evaluate("(words) => words.getBoundingClientRect().width"))


@pytest.mark.both
def test_a_passage_that_cannot_be_coded_is_skipped(page: Page, workbench: Workbench) -> None:
    """By key or menu, with a reason or without; shown in the text and beside it, read aloud, not to be coded."""
    code = CodePage(page, workbench)
    code.press("Control+End", "Shift+ArrowUp")
    meant = until(lambda: code.selected)
    code.press("Shift+S")
    asked = page.get_by_role("dialog", name="Skip what could not be coded")
    page.keyboard.type("too loud")  # the field has the focus
    code.press("Enter")
    (skip,) = until(lambda: code.work()["skipped"])
    struck = page.locator(".transcript .skipped")
    expect(asked).to_have_count(0)
    assert "too loud" == skip["reason"]
    assert meant.split(" | ") == [text.strip() for text in struck.all_inner_texts()]
    assert code.words[skip["start"] : skip["end"]].startswith(meant.split(" | ")[0])
    assert "line-through" in struck.first.evaluate("(it) => getComputedStyle(it).textDecorationLine")
    assert struck.first.get_attribute("aria-description") == "skipped"
    inspector = page.locator(".panel-card", has_text="it could not be coded")
    expect(inspector).to_contain_text("too loud")

    code.text.focus()
    code.press("Escape")
    cursor = page.locator(".transcript .at.skipped")
    expect(cursor).to_have_attribute("aria-selected", "false")
    assert "line-through" in cursor.evaluate("(it) => getComputedStyle(it).textDecorationLine")

    code.press(".")
    code.code("money")
    until(lambda: code.said.startswith("That was skipped"))
    assert [] == code.codings()
    code.text.focus()
    code.press("Shift+F10")
    page.get_by_role("menuitem", name="Could not be coded").click()
    until(lambda: code.work()["skipped"] == [])
    expect(struck).to_have_count(0)
    code.code("money")
    until(lambda: len(code.codings()) == 1)
    code.text.focus()
    code.press("Shift+S")
    until(lambda: "is coded here" in code.said)
