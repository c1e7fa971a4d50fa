"""Beside the text: numbers of turns and paragraphs, names of long stripes; and how wide the text itself is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from codekit.workflow.study import importing
from codekit.workflow.study.study import open_study
from studies import build, folder_of, start, write
from web.browser.code_page import CodePage
from web.conftest import Serve
from web.served import Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.both]

SAID = "We send people to the pantry on the corner, and then nobody hears of them for a month or two. "
LONG = "\n\n".join(
    ["Interviewer: How do patients get food?"]
    + ["Respondent: It began with a list."]
    + [f"Paragraph {n} of what was said. {SAID * 4}" for n in (2, 3, 4)]
    + ["Interviewer: And who pays?"]
    + [f"Respondent: Answer {n}. {SAID * 5}" for n in range(5)]
)
NUMBERS = """() => [...document.querySelectorAll("[data-paragraph]")].map((span) => {
  const { content } = getComputedStyle(span, "::before");
  if (content === "none") return "";
  // Firefox does not say what an attribute comes to.
  const plain = content.replace(/attr\\(([\\w-]+)\\)/, (_, name) => span.getAttribute(name));
  return plain.replace(/ \\/ ""$/, "").replaceAll('"', "");
})"""
# The width of the words in characters: by the mean width of those that stand in the longest paragraph.
CHARACTERS = """() => {
  const words = [...document.querySelectorAll(".words")].sort((a, b) => b.textContent.length - a.textContent.length)[0];
  const style = getComputedStyle(words);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  const each = pen.measureText(words.textContent).width / words.textContent.length;
  return [style.fontSize, words.clientWidth / each];
}"""


@pytest.fixture
def workbench(tmp_path: Path, serve: Serve) -> Workbench:
    """Ana's round over a text with long turns of several paragraphs."""
    study = build(tmp_path / "study")
    importer = importing.Importer(study, interviewers=("Interviewer",))
    outcomes = [one.outcome for one in importer.run([(write(tmp_path / "in" / "T04.txt", LONG), True)])]
    assert outcomes == ["imported"]
    start(open_study(folder_of(study)), "solo", kind="initial", coders=["ana"], transcripts=["T04"])
    return serve(folder_of(study))


def name_top(page: Page, name: str) -> float:
    """How far under the upper edge of the text a stripe's name stands."""
    read = """(name) => name.getBoundingClientRect().top
        - document.querySelector('.text-scroll').getBoundingClientRect().top"""
    return float(page.locator(".stripe-name", has_text=name).evaluate(read))


def scroll(page: Page, top: int) -> None:
    """Scroll the text and wait until it has been drawn."""
    page.locator(".text-scroll").evaluate("(text, top) => { text.scrollTop = top; }", top)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.context(viewport={"width": 1366, "height": 768})
def test_paragraphs_are_numbered_and_names_follow_the_eye(page: Page, workbench: Workbench) -> None:
    """Also: with all panels open a line of 18 px takes 46 characters and more."""
    code = CodePage(page, workbench, "T04", "solo")
    size, characters = page.evaluate(CHARACTERS)
    expect(page.locator(".side[data-open]")).to_have_count(2)
    assert "18px" == size
    assert characters >= 46

    assert ["2.2", "2.3", "2.4"] == page.evaluate(NUMBERS)
    before: Any = page.locator("[data-paragraph]").nth(1).bounding_box()
    for numbered, seen in (("paragraphs", ["3", "4", "5"]), ("turns", [""] * 3), ("none", [""] * 3)):
        address = page.url
        page.goto("about:blank")  # what the page still had to keep is kept
        workbench.call("PUT", "/api/settings", {"numbers": numbered})
        page.goto(address)
        code.ready()
        until(lambda seen=seen: seen == page.evaluate(NUMBERS))
    assert before == page.locator("[data-paragraph]").nth(1).bounding_box()

    code.press("ArrowDown", "ArrowDown", "t")
    code.code("send")
    until(code.codings)
    code.press("Control+Home", "ArrowDown", "ArrowDown")
    code.code("money")
    expect(page.locator(".stripe-name")).to_have_count(2)
    scroll(page, 0)
    first = name_top(page, "Sending")
    scroll(page, 60 + int(first))
    assert -2 < name_top(page, "Sending") < 30
    assert name_top(page, "Money") < 0  # its stripe is short and has left
    scroll(page, 60 + int(first) + int(ends(page)) - 10)
    assert name_top(page, "Sending") < 0  # it goes with its stripe


def ends(page: Page) -> float:
    """How far under the upper edge of the text the longest stripe ends."""
    read = """(stripes) => Math.max(...stripes.map((stripe) => stripe.getBoundingClientRect().bottom))
        - document.querySelector('.text-scroll').getBoundingClientRect().top"""
    return float(page.locator(".stripe").evaluate_all(read))
