"""Every key of the Code screen does what the list of keys says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browser.code_page import CodePage
from web.served import Workbench, becomes, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ONE, TWO = "We send them to the pantry.", "We print the address."
PAYS, ENDS, NOBODY = "A grant pays.", "It ends in June.", "Nobody has said what comes then."


@pytest.fixture
def code(page: Page, workbench: Workbench) -> CodePage:
    """T01, open in ana's workbench."""
    return CodePage(page, workbench)


@pytest.mark.both
def test_moving_selects_the_sentence_moved_to(code: CodePage) -> None:
    """Arrows and letters by sentence, with control by turn, Home and End within it, with control in the text."""
    steps = {
        "ArrowDown": "How do patients get food?",
        "j": ONE,
        "End": TWO,
        "Home": ONE,
        "Control+ArrowDown": "And who pays for that?",
        "Control+ArrowUp": ONE,
        "Control+End": NOBODY,
        "ArrowUp": ENDS,
        "k": PAYS,
        "Control+Home": "How do patients get food?",
        "PageDown": NOBODY,
        "PageUp": "How do patients get food?",
    }
    for key, sentence in steps.items():
        code.press(key)
        becomes((key, sentence, sentence), lambda key=key: (key, code.at, code.selected))


def test_shift_extends_and_escape_releases(code: CodePage) -> None:
    """A selection grows from where it began, over turns, and shrinks again; T takes the whole turn."""
    code.press("ArrowDown", "ArrowDown", "Shift+ArrowDown")
    becomes(f"{ONE} {TWO}", lambda: code.selected)
    code.press("Shift+k")
    becomes(ONE, lambda: code.selected)
    code.press("Control+Shift+ArrowDown")
    becomes(f"{ONE} {TWO} | And who pays for that?", lambda: code.selected)
    code.press("Escape")
    becomes("", lambda: code.selected)
    code.press("Control+End", "t")
    becomes(NOBODY, lambda: code.selected)
    expect(code.page.locator("[aria-selected=true][role=option]")).to_have_count(1)


def test_bounds_move_by_words_and_characters_and_can_be_put_back(code: CodePage) -> None:
    """Bounds mode moves the end, with shift the start, with control by characters; Enter keeps, Escape restores."""
    code.press("ArrowDown", "ArrowDown", "b", "ArrowLeft")
    becomes("We send them to the pantry", lambda: code.selected)
    code.press("ArrowLeft")
    becomes("We send them to the", lambda: code.selected)
    code.press("Shift+ArrowRight", "Control+ArrowLeft")
    becomes("send them to th", lambda: code.selected)
    code.press("Escape")
    becomes(ONE, lambda: code.selected)
    code.press("b", "ArrowLeft", "ArrowLeft", "Enter")
    becomes("We send them to the", lambda: code.selected)
    code.press("]", "}")
    becomes("send them to the pantry", lambda: code.selected)
    code.press("[", "{")
    becomes("We send them to the", lambda: code.selected)


def test_codes_by_palette_pin_repeat_and_highlighter(code: CodePage) -> None:
    """Enter or C opens the palette, 1 to 9 are pinned, full stop repeats, shift-digit codes what is selected next."""
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.wait(("REL.SEND", ONE))
    code.press("ArrowDown", "c")
    code.page.keyboard.type("mon")
    code.press("Enter")
    code.wait(("REL.SEND", ONE), ("MONEY", TWO))
    code.press("Control+End", ".")
    code.wait(("REL.SEND", ONE), ("MONEY", TWO), ("MONEY", NOBODY))
    row = code.page.locator('[data-code="REL.DEAL"]')
    row.focus()
    code.press("4")
    expect(row.locator("kbd")).to_have_text("4")
    code.text.focus()
    code.press("4")
    code.wait(("REL.SEND", ONE), ("MONEY", TWO), ("MONEY", NOBODY), ("REL.DEAL", NOBODY))
    code.press("Shift+4")
    highlighter = code.page.locator(".banner", has_text="Highlighter: every selection becomes")
    expect(highlighter).to_be_visible()
    code.page.locator(".transcript span", has_text=PAYS).dblclick(position={"x": 20, "y": 10})
    until(lambda: ("REL.DEAL", "grant", "supporting") in code.codings())
    code.text.focus()
    code.press("Escape")
    expect(highlighter).to_have_count(0)


def test_in_vivo_and_a_new_name_are_proposed(code: CodePage) -> None:
    """While the codebook is frozen, I and shift-Enter propose a code with the passage that caused it."""
    code.press("Control+End", "i")
    code.press("ArrowUp", "Enter")
    code.page.keyboard.type("sunset")
    code.press("Shift+Enter")
    proposals = until(
        lambda: len(p := code.workbench.call("GET", "/api/codebook?round=r1").json["proposals"]) == 2 and p
    )
    assert sorted(p["name"] for p in proposals) == [NOBODY, "sunset"]
    assert all(p["transcript"] == "T01" and p["end"] > p["start"] for p in proposals)


def test_the_selection_stays_for_a_second_code(code: CodePage) -> None:
    """After coding the same words are still selected, so that another code lands there; tab collects several."""
    code.press("ArrowDown", "ArrowDown", "Enter")
    code.page.keyboard.type("send")
    code.press("Tab")
    code.page.keyboard.press("Control+a")
    code.page.keyboard.type("mon")
    code.press("Tab", "Enter")
    code.wait(("REL.SEND", ONE), ("MONEY", ONE))
    becomes(ONE, lambda: code.selected)
    code.code("relationship")
    code.wait(("REL.SEND", ONE), ("MONEY", ONE), ("REL", ONE))


def test_a_coding_is_changed_by_single_keys(code: CodePage) -> None:
    """Recode, polarity, bounds, split, merge and remove act on the coding in focus; N and P go from one to the next."""
    code.press("ArrowDown", "ArrowDown", "Shift+ArrowDown")
    code.code("send")
    code.press("Control+End")
    code.code("money")
    both = f"{ONE} {TWO}"
    code.wait(("REL.SEND", both), ("MONEY", NOBODY))
    code.press("p", "p")
    becomes(both, lambda: code.selected)
    code.press("r")
    code.page.keyboard.type("contract")
    code.press("Enter")
    code.wait(("REL.DEAL", both), ("MONEY", NOBODY))
    code.press("-")
    until(lambda: ("REL.DEAL", both, "contrary") in code.codings())
    code.press("Shift+p")
    until(lambda: ("REL.DEAL", both, "hypothetical") in code.codings())
    code.press("s")
    code.wait(("REL.DEAL", ONE), ("REL.DEAL", TWO), ("MONEY", NOBODY))
    code.press("g")
    code.wait(("REL.DEAL", both), ("MONEY", NOBODY))
    code.press("b", "ArrowLeft", "ArrowLeft", "Enter")
    code.wait(("REL.DEAL", f"{ONE} We print the"), ("MONEY", NOBODY))
    code.press("n", "u")
    code.wait(("REL.DEAL", f"{ONE} We print the"))
    code.press("p", "Delete")
    code.wait()


def test_where_several_meet_one_is_chosen(code: CodePage) -> None:
    """U with several codings at the cursor asks which; up, down, Enter takes one, Escape none."""
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.code("money")
    code.press("Escape", "u")
    expect(code.page.get_by_role("dialog", name="Remove which coding?")).to_be_visible()
    code.press("Escape")
    code.wait(("REL.SEND", ONE), ("MONEY", ONE))
    code.press("u", "ArrowDown", "Enter")
    until(lambda: len(code.codings()) == 1)


@pytest.mark.both
def test_memos_and_marks(code: CodePage) -> None:
    """M writes on the coding, shift-M on the transcript, X marks for discussion and takes the mark away."""
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.press("m")
    code.page.keyboard.type("Ask the lead.")
    code.press("Escape")
    until(lambda: [m["text"] for m in code.work()["memos"] if m["what"] == "coding"] == ["Ask the lead."])
    expect(code.page.locator(".stripe.has-memo")).to_have_count(1)
    code.press("Shift+m")
    code.page.keyboard.type("A short one.")
    code.press("Escape")
    until(lambda: [m["text"] for m in code.work()["memos"] if m["what"] == "transcript"] == ["A short one."])
    code.press("Control+End", "x")
    until(lambda: [m["discuss"] for m in code.work()["memos"] if m["what"] == "span"] == [True])
    code.press("x")
    until(lambda: [m for m in code.work()["memos"] if m["what"] == "span"] == [])


def test_what_is_shown(code: CodePage) -> None:
    """F shows one code, H the wash, Y the stripes, V the reading page, control-B and control-J the panels."""
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.press("ArrowDown")
    code.code("money")
    code.wait(("REL.SEND", ONE), ("MONEY", TWO))
    becomes(sorted([ONE, TWO]), lambda: sorted(code.marked("wash-1")))
    code.press("f")
    until(lambda: code.marked("wash-1") == [TWO])
    expect(code.page.locator(".stripe")).to_have_count(1)
    code.press("f", "h")
    expect(code.text).to_have_class("transcript no-wash")
    code.press("h", "y", "y", "y")
    expect(code.page.locator(".stripe-name")).to_have_count(0)
    code.press("y")
    expect(code.page.locator(".stripe.dense")).to_have_count(1)
    code.press("y")
    code.press("v")
    expect(code.page.locator("h3.gutter").first).to_have_text("Interviewer, turn 1")
    expect(code.page.locator("[role=option]")).to_have_count(0)
    code.press("v")
    expect(code.page.locator(".transcript [role=option]")).to_have_count(7)
    code.text.focus()
    code.press("Control+b")
    expect(code.page.locator(".code-tree")).to_have_count(0)
    code.press("Control+b", "Control+j")
    expect(code.page.get_by_role("complementary", name="Inspector").locator("h2")).to_have_count(0)
    code.press("Control+j")


@pytest.mark.both
def test_finding_and_going(code: CodePage) -> None:
    """The slash finds in the text, F3 goes on, control-G goes to a turn, F6 to the next region."""
    code.press("/")
    code.page.keyboard.type("PAY")
    expect(code.page.locator(".find-bar [role=status]")).to_have_text("1 of 2")
    becomes(2, lambda: len(code.marked("mark-found")))
    code.press("Enter", "Escape")
    becomes("pay", lambda: code.selected)
    code.press("F3")
    becomes("1 of 2", lambda: code.said)
    code.press("Shift+F3")
    becomes("2 of 2", lambda: code.said)
    code.press("Control+g")
    code.page.keyboard.type("5")
    code.press("Enter")
    until(lambda: code.at == NOBODY)
    code.press("F6")
    expect(code.page.locator("[data-region=Inspector]:focus, [data-region=Inspector] :focus")).to_have_count(1)
    code.press("Shift+F6")
    expect(code.text).to_be_focused()


def test_lists_of_keys_and_commands(code: CodePage) -> None:
    """The question mark lists the keys, control-K runs anything by name."""
    code.press("?")
    dialog = code.page.get_by_role("dialog", name="Keys")
    expect(dialog.get_by_text("Move the ends (bounds)")).to_be_visible()
    code.press("Escape")
    expect(dialog).to_have_count(0)
    code.press("ArrowDown", "Control+k")
    code.page.keyboard.type("whole tu")
    code.press("Enter")
    until(lambda: code.selected == "How do patients get food?")


def test_the_menu_offers_the_same(code: CodePage) -> None:
    """Shift-F10 opens what can be done here; Enter does it."""
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.press("Shift+F10")
    menu = code.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="Remove the coding")).to_be_visible()
    menu.get_by_role("menuitem", name="Remove the coding").click()
    code.wait()


def test_letters_by_place_on_other_layouts(code: CodePage) -> None:
    """On a Cyrillic or Greek layout the key where T stands selects the turn; with AltGr nothing happens."""
    code.press("Control+End")
    press = """(init) => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {bubbles: true, cancelable: true, ...init}))"""
    code.press("ArrowUp", "ArrowUp", "Escape")
    code.page.evaluate(press, {"key": "е", "code": "KeyT"})
    becomes(f"{PAYS} {ENDS}", lambda: code.selected)
    code.press("Escape")
    code.page.evaluate(press, {"key": "t", "code": "KeyT", "modifierAltGraph": True})
    becomes("", lambda: code.selected)


def test_finish_and_reopen(code: CodePage) -> None:
    """Control-Enter says what finishing means; then every key answers that it is finished and offers to reopen."""
    code.press("ArrowDown", "ArrowDown")
    code.code("send")
    code.press("Control+Enter")
    expect(code.page.get_by_role("dialog", name="Finish T01")).to_contain_text("1 coding will count")
    code.press("Enter")
    until(lambda: code.work()["state"] == "finished")
    expect(code.page.get_by_role("link", name="Next: T02")).to_be_visible()
    code.text.focus()
    code.press(".")
    expect(code.page.get_by_role("dialog", name="T01 is finished")).to_be_visible()
    code.press("Enter")
    until(lambda: code.work()["state"] == "started")
