"""Turns changed by key and a text corrected in the window: what is shown, what is written, and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from codekit.segmenting.by_hand import Changes
from codekit.workflow.study import splitting
from codekit.workflow.study.study import open_study
from web.browser.code_page import CodePage
from web.browser.screens import faults, too_wide
from web.served import Workbench, becomes, op, until
from web.test_texts_changed import BETTER, coded, shown, speakers, texts, words

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, Page, Route

PRINTED = "We print the address."


def bring(page: Page, text: str | bytes, name: str = "better.txt") -> Any:
    """Choose a corrected text in the dialog, which is given back."""
    asked = page.get_by_role("dialog", name="Correct the text of T01")
    asked.get_by_label("Corrected text").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": text if isinstance(text, bytes) else text.encode()}
    )
    return asked


@pytest.mark.both
def test_a_turn_is_split_named_and_joined_by_keys(page: Page, workbench: Workbench) -> None:
    """At once where nothing is coded, told, the same after a reload, taken back by joining; undo says so first."""
    coded(workbench, "Nobody has said what comes then.")
    code = CodePage(page, workbench)
    before = texts(workbench.study)
    code.press("Control+Home", "ArrowDown", "ArrowDown")
    until(lambda: code.selected == PRINTED)
    code.press("Shift+T")
    asked = page.get_by_role("dialog", name="Split turn 2")
    expect(asked).to_contain_text(PRINTED)
    page.keyboard.type("interviewer")
    code.press("Enter")
    becomes(6, lambda: len(speakers(workbench)))
    assert ["Interviewer", "Respondent", "Interviewer", "Interviewer"] == speakers(workbench)[:4]
    becomes(6, page.locator(".transcript .turn").count)
    until(lambda: "6 turns, 5 before" in code.said)
    expect(page.locator(".banner.mode")).to_contain_text("Ctrl+Z does not take this back; joining the two turns does.")
    assert before == {name: texts(workbench.study)[name] for name in before}
    expect(page.get_by_label("Versions of T01").get_by_role("listitem")).to_have_count(2)

    until(lambda: page.evaluate("document.activeElement?.matches('.transcript')"))
    code.press("Control+z")  # the change is no coding: nothing is undone before that is said
    until(lambda: "Press again" in code.said)
    expect(page.locator(".banner.mode")).to_have_count(0)
    assert ["Nobody has said what comes then."] == words(workbench)
    code.press("Control+z")
    until(lambda: not words(workbench))
    code.press("Control+Shift+z")
    until(lambda: words(workbench))

    code.press("Control+Home", "Control+ArrowDown", "Control+ArrowDown")
    until(lambda: code.selected == PRINTED)
    code.press("w")
    asked = page.get_by_role("dialog", name="Who speaks in turn 3")
    asked.get_by_role("button", name="Respondent").click()
    until(lambda: speakers(workbench)[2] == "Respondent")
    code.reload()
    expect(page.locator(".transcript .turn")).to_have_count(6)
    code.press("Control+Home", "Control+ArrowDown", "Control+ArrowDown", "Shift+G")
    becomes(5, page.locator(".transcript .turn").count)
    assert 5 == len(speakers(workbench))
    after = texts(workbench.study)  # only undo and redo added lines to the ledger
    assert all(after[name].startswith(kept) for name, kept in before.items())
    assert {name for name in before if after[name] != before[name]} == {"codings/r1/ana/T01.jsonl"}


def test_a_change_is_told_also_where_the_others_hear_of_it_first(page: Page, workbench: Workbench) -> None:
    """The stream may be faster than the answer: undo says first that it does not take the change back, all the same."""
    coded(workbench, "Nobody has said what comes then.")
    held: list[tuple[Route, APIResponse]] = []
    page.route("**/api/transcripts/T01/turns", lambda route: held.append((route, route.fetch())))
    code = CodePage(page, workbench)
    code.press("Control+Home", "ArrowDown", "ArrowDown", "Shift+T")
    page.keyboard.type("interviewer")
    code.press("Enter")
    becomes(6, page.locator(".transcript .turn").count)
    assert len(held) == 1
    held[0][0].fulfill(response=held[0][1])
    expect(page.locator(".banner.mode")).to_contain_text("Ctrl+Z does not take this back; joining the two turns does.")
    expect(page.get_by_role("dialog", name="Split turn 2")).to_have_count(0)
    code.text.focus()
    code.press("Control+z")
    until(lambda: "Press again" in code.said)
    assert ["Nobody has said what comes then."] == words(workbench)


def test_where_something_is_coded_it_is_asked(page: Page, workbench: Workbench) -> None:
    """By the menu too: what is coded there is shown, and nothing is written by leaving it."""
    coded(workbench, "A grant pays.")
    code = CodePage(page, workbench)
    code.press("Control+Home", *["Control+ArrowDown"] * 3)
    until(lambda: code.selected == "A grant pays.")
    code.press("Shift+F10")
    page.get_by_role("menuitem", name="Who speaks in this turn").click()
    page.keyboard.type("Interviewer")
    code.press("Enter")
    shows = page.get_by_role("dialog", name="Name the turn: something is coded there")
    shows.wait_for(timeout=20_000)
    expect(shows.get_by_role("row", name="Money")).to_contain_text("no respondent’s words")
    assert [] == faults(page)
    code.press("Escape")
    expect(shows).to_have_count(0)
    assert 1 == len(shown(workbench)["versions"])
    code.press("w")
    page.keyboard.type("Interviewer")
    code.press("Enter")
    shows.get_by_role("button", name="Name the turn").click()
    until(lambda: speakers(workbench)[3] == "Interviewer")
    assert ["A grant pays."] == words(workbench)
    expect(page.locator(".stripe:not(.dense)")).to_have_count(1)


def test_what_cannot_be_is_said_in_one_line(page: Page, workbench: Workbench) -> None:
    """Nothing is split at a turn's beginning, the first turn joins none, and a label between turns is in the way."""
    page.allowed.append("422")  # type: ignore[attr-defined]
    code = CodePage(page, workbench)
    code.press("Control+Home", "Shift+T")
    until(lambda: code.said.startswith("The turn begins here."))
    code.press("Shift+G")
    until(lambda: "has none before it" in code.said)
    code.press("Control+ArrowDown", "Shift+G")
    until(lambda: "something is written between turns 1 and 2" in code.said)
    assert 1 == len(shown(workbench)["versions"])


@pytest.mark.both
def test_a_text_is_corrected_and_codings_lie_on_their_words(page: Page, workbench: Workbench) -> None:
    """One moves, one changes, one is lost: shown before, written on request, the same after a reload; ledgers stay."""
    coded(workbench, "A grant pays.", PRINTED, "Nobody has said what comes then.")
    code = CodePage(page, workbench)
    before = texts(workbench.study)
    page.get_by_role("button", name="Correct…").click()
    asked = bring(page, BETTER)
    use = asked.get_by_role("button", name="Use this text")
    expect(use).to_be_focused(timeout=20_000)
    expect(asked).to_contain_text("0 same, 1 moved, 1 changed, 1 lost")
    rows = asked.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("We print the new addresses.")
    expect(rows.nth(1)).to_contain_text("gone from the text")
    assert before == texts(workbench.study)
    code.press("Enter")
    until(lambda: "corrected, now version 2" in code.said)
    expect(page.locator(".transcript")).to_contain_text("patients of this clinic")
    code.words = shown(workbench)["text"]
    code.wait(("MONEY", "A grant pays."), ("MONEY", "We print the new addresses."))
    after = texts(workbench.study)
    assert before == {name: after[name] for name in before}
    code.reload()
    code.wait(("MONEY", "A grant pays."), ("MONEY", "We print the new addresses."))
    listed = page.get_by_label("Versions of T01").get_by_role("listitem")
    expect(listed).to_have_count(2)
    expect(listed.first).to_contain_text("of the text stayed")
    expect(listed.first).to_contain_text("ana")
    expect(page.locator(".banner.warn")).to_contain_text("are gone from it (1)")


def test_what_is_refused_stands_in_the_dialog(page: Page, workbench: Workbench) -> None:
    """Another interview, no transcript at all, the same text: one line each, and the button stays off."""
    page.allowed.append("422")  # type: ignore[attr-defined]
    code = CodePage(page, workbench)
    code.press("Control+k")
    page.keyboard.type("correct the text")
    code.press("Enter")
    use = page.get_by_role("button", name="Use this text")
    asked = bring(page, "Interviewer: Yes?\n\nRespondent: This is quite another conversation.\n")
    expect(asked.locator(".note.warn")).to_contain_text("that is no correction of it", timeout=20_000)
    expect(use).to_be_disabled()
    bring(page, "nothing", "better.docx")
    expect(asked.locator(".note.warn")).to_contain_text("better.docx")
    bring(page, shown(workbench)["text"])
    expect(asked).to_contain_text("unchanged; this is its text")
    expect(use).to_be_disabled()
    bring(page, BETTER.replace("food?", "food \u017e?").encode("cp1250"))
    asked.get_by_label("Encoding of the file").fill("windows-1250")
    code.press("Enter")
    expect(use).to_be_enabled()
    code.press("Escape")
    assert 1 == len(shown(workbench)["versions"])


def test_what_was_coded_meanwhile_is_shown_before_it_is_carried(page: Page, workbench: Workbench) -> None:
    """A preview that is out of date is refused, and the new one can be had."""
    page.allowed.append("409")  # type: ignore[attr-defined]
    CodePage(page, workbench)
    page.get_by_role("button", name="Correct…").click()
    asked = bring(page, BETTER)
    expect(asked).to_contain_text("0 lost", timeout=20_000)
    workbench.do(op("coding.add", code="MONEY", **workbench.span("T01", "Nobody has said what comes then.")))
    asked.get_by_role("button", name="Use this text").click()
    expect(asked.locator(".note.warn")).to_contain_text("is another by now")
    assert 1 == len(shown(workbench)["versions"])
    bring(page, BETTER)
    expect(asked).to_contain_text("1 lost")


def test_turns_changed_on_the_command_line_are_seen_at_once(page: Page, workbench: Workbench) -> None:
    """The text is the same, and the page opens it anew."""
    code = CodePage(page, workbench)
    splitting.change_by_hand(open_study(workbench.study), "T01", Changes({2: "Nurse"}))
    becomes("Nurse", lambda: speakers(workbench)[1])
    expect(page.locator(".transcript")).to_contain_text("Nurse")
    until(lambda: "Turns were changed" in code.said)


@pytest.mark.context(viewport={"width": 360, "height": 700})
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_preview_fits_a_narrow_screen(page: Page, workbench: Workbench, scheme: Any) -> None:
    """Without scrolling sideways, readable in both colours, and without a fault that axe finds."""
    coded(workbench, PRINTED, "Nobody has said what comes then.")
    page.emulate_media(color_scheme=scheme)
    code = CodePage(page, workbench)
    code.press("Control+k")
    page.keyboard.type("correct the text")
    code.press("Enter")
    asked = bring(page, BETTER)
    expect(asked.locator("tbody tr")).to_have_count(2, timeout=20_000)
    assert not too_wide(page)
    assert [] == faults(page)
