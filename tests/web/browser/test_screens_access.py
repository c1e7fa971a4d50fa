"""Every screen by keyboard, in every theme, at every size."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browser.screens import SCREENS, go, in_all_colours, too_wide
from web.served import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def workbench(settled_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Ana's workbench in a study where every screen has something to show; nothing here writes."""
    study = Path(shutil.copytree(settled_template, tmp_path_factory.mktemp("shown") / "study"))
    served = Workbench(study, "--round", "r1")
    served.log_in()
    yield served
    served.stop()


def test_axe_finds_nothing_on_any_screen(opened: Page) -> None:
    """No screen has an accessibility fault that a program can find: in light, in the dark, in the system's colours."""
    found: dict[str, list[str]] = {}
    for name, address in SCREENS.items():
        go(opened, address)
        found[name] = in_all_colours(opened)

    assert {name: [] for name in SCREENS} == found


SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
SPACE = """(css) => {
  const sheet = new CSSStyleSheet();
  if (css) sheet.replaceSync(css);
  document.adoptedStyleSheets = css ? [sheet] : [];
}"""
LONG = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode())
    text.data = text.data.replace(/\\bT0\\d\\b/g, "NodeGrade_paper_of_2021_qualitative_data_interview_1_german");
}"""
SPILT = """() => [...document.querySelectorAll("main :is(td, th), main li > button")]
  .filter((cell) => cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1)
  .map((cell) => cell.outerHTML.slice(0, 100))"""
CUT = "() => [...document.querySelectorAll('main .btn')].filter((b) => b.scrollWidth > b.clientWidth + 1).length"
PHONE, ENLARGED = {"width": 360, "height": 640}, {"width": 320, "height": 256}  # 1280 by 1024 at 400 percent
TWICE = {"width": 683, "height": 384}  # a laptop's page at 200 percent


def test_no_screen_scrolls_sideways_or_cuts_buttons_off(opened: Page) -> None:
    """At 360 pixels, at twice and four times the size; with the spacing of WCAG 1.4.12 no button is cut off.

    Interviews have names as their files have: long, without a space.
    """
    found: dict[str, tuple[list[bool], int]] = {}
    spilt: dict[str, list[str]] = {}
    for name, address in SCREENS.items():
        go(opened, address)
        opened.evaluate(SPACE, SPACED)
        cut = opened.evaluate(CUT)
        opened.evaluate(SPACE, "")
        opened.evaluate(LONG)
        spilt[name] = opened.evaluate(SPILT)
        sideways = []
        for size in (PHONE, TWICE, ENLARGED):
            opened.set_viewport_size(size)  # type: ignore[arg-type]
            sideways.append(too_wide(opened))
        opened.set_viewport_size({"width": 1440, "height": 900})
        found[name] = (sideways, cut)

    assert dict.fromkeys(SCREENS, ([False] * 3, 0)) == found
    assert {name: [] for name in SCREENS} == spilt


MOVES = """() => [...document.querySelectorAll("*")].filter((one) => ["", "::before", "::after"].some((part) => {
  const style = getComputedStyle(one, part || null);
  const moves = style.animationName !== "none" || /[1-9]/.test(style.transitionDuration);
  return moves || style.scrollBehavior === "smooth";
})).map((one) => one.outerHTML.slice(0, 120))"""
# What has a state that is seen only by a background or a shadow: nothing else changes when the state is taken away.
UNSEEN = """() => {
  const SEEN = ["outline-style", "outline-width", "outline-color", "border-top-style", "border-top-width",
    "border-top-color", "border-left-style", "border-left-width", "border-left-color", "border-bottom-color",
    "font-weight", "font-style", "text-decoration-line", "text-decoration-thickness", "text-decoration-style"];
  const STATES = ["aria-selected", "aria-current", "aria-pressed", "data-chosen", "data-over"];
  const shown = (one) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(one, part || null);
    const names = part ? [...SEEN, "content", "background-color"] : SEEN;
    return names.map((name) => style.getPropertyValue(name)).join();
  }).join(";");
  const unseen = [];
  let looked = 0;
  for (const state of STATES)
    for (const one of document.querySelectorAll(`[${state}]:not([${state}=false])`)) {
      // The text has marks of its own, the tree beside it shows no code as chosen, and a step's look is not by this.
      if (!one.checkVisibility() || one.matches(".transcript *, .code-tree *, [aria-current=step], .reports")) continue;
      looked++;
      const value = one.getAttribute(state);
      const before = shown(one);
      one.removeAttribute(state);
      const after = shown(one);
      one.setAttribute(state, value);
      if (before === after) unseen.push(`${state}: ${one.outerHTML.slice(0, 120)}`);
    }
  return [looked, unseen];
}"""


@pytest.mark.context(forced_colors="active", reduced_motion="reduce")
def test_states_are_seen_in_the_colours_of_the_system_and_nothing_moves(opened: Page) -> None:
    """What is chosen, current or pressed has a line or a weight of its own; who asked for less motion sees none."""
    found: dict[str, list[str]] = {}
    looked = 0
    for name, address in SCREENS.items():
        go(opened, address)
        seen, unseen = opened.evaluate(UNSEEN)
        found[name] = unseen + [f"moves: {one}" for one in opened.evaluate(MOVES)]
        looked += seen
    go(opened, "#/d/solo/T04")
    opened.locator(".transcript").focus()
    opened.keyboard.press("ArrowDown")
    for name, key in (("palette", "Enter"), ("commands", "Control+k"), ("menu", "Shift+F10")):
        opened.keyboard.press(key)
        opened.locator(".palette, .commands, .menu-box").first.wait_for()
        found[name] = opened.evaluate(UNSEEN)[1] + opened.evaluate(MOVES)
        opened.keyboard.press("Escape")

    assert looked > len(SCREENS)
    assert {name: [] for name in found} == found


CROWDED = """() => {
  const head = [...document.querySelectorAll("header.head :is(a, button, select, .who)")];
  const boxes = head.map((one) => one.getBoundingClientRect()).filter((box) => box.width && box.height);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1;
  return boxes.filter((box, i) => boxes.slice(i + 1).some((other) => meet(box, other))).length;
}"""


def test_nothing_of_the_header_lies_over_another(opened: Page) -> None:
    """At the widths of laptops, and at the least at which the screens stand in a row; with broken files, too."""
    opened.route("**/api/study/amiss", lambda route: route.fulfill(json={"findings": [], "total": 12}))
    go(opened, "#/study")
    opened.get_by_role("link", name="12 file problems").wait_for()
    found = {}
    for width in (1361, 1366, 1440):
        opened.set_viewport_size({"width": width, "height": 768})
        for name, address in SCREENS.items():
            go(opened, address)
            found[name, width] = opened.evaluate(CROWDED)

    assert len(found) > 50
    assert {} == {where: n for where, n in found.items() if n}


def test_every_screen_is_reached_by_keyboard(opened: Page) -> None:
    """The navigation is links, in the order of the work; Enter goes there and takes the focus along."""
    screens = opened.get_by_role("navigation", name="Screens")

    def follow(name: str) -> None:
        opened.keyboard.press("Escape")
        screens.get_by_role("link", name=name, exact=True).focus()
        opened.keyboard.press("Enter")

    reached = []
    for group in ("Prepare", "Coding", "Results"):
        follow(group)
        links = screens.get_by_role("list", name=group).get_by_role("link")
        links.first.wait_for()  # the other groups' screens are hidden until one of theirs is shown
        names = links.all_inner_texts()
        for name in [*names[1:], names[0]] + ["Search", "Settings"] * (group == "Results"):
            follow(name)
            opened.locator("nav [aria-current=page]").filter(has_text=name).wait_for()
            opened.locator("main:focus, main :focus").first.wait_for(state="attached")
            expect(opened).to_have_title(re.compile(rf"(^|· ){name} · codekit$"))
            reached.append(name)
    assert 21 == len({*reached})


def test_a_new_screen_takes_the_focus(opened: Page) -> None:
    """A heading has the focus after another screen, or another part of one; every screen is a command."""
    go(opened, "#/memos")

    expect(opened.locator("h1:focus")).to_have_text("Memos")
    go(opened, "#/rounds")
    opened.get_by_role("link", name="Start a round").press("Enter")
    expect(opened.locator("h1:focus")).to_have_text("Start a round")
    opened.keyboard.press("Control+k")
    opened.keyboard.type("go excerpts")
    opened.keyboard.press("Enter")
    expect(opened.locator("h1:focus")).to_have_text("Excerpts")


def test_the_skip_link_goes_to_the_screen(opened: Page) -> None:
    """The first stop of the Tab key leads past the navigation."""
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")

    expect(opened.locator("#main")).to_be_focused()


@pytest.mark.context(viewport={"width": 800, "height": 700})
def test_the_menu_opens_and_closes_by_keyboard(opened: Page) -> None:
    """On narrow pages the navigation is a menu; Esc closes it and gives the focus back."""
    menu = opened.get_by_role("button", name="Menu")
    menu.focus()
    opened.keyboard.press("Enter")
    opened.get_by_role("link", name="Settings").wait_for()
    opened.keyboard.press("Escape")

    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_scripts_of_any_direction(opened: Page, workbench: Workbench) -> None:
    """Arabic turns run from right to left, Chinese ones from left to right, on every screen that shows them.

    Letters of codes turn no line round on paper.
    """
    work = workbench.call("GET", "/api/work/solo/T04").json
    text = workbench.call("GET", "/api/transcripts/T04").json
    turn = text["turns"][1]
    coding = {"id": "c1", "code": "REL", "start": turn["start"], "end": turn["end"], "polarity": "", "coder": "ana"}
    more = {"at": "2024-05-02T09:00:00Z", "codebook": "food@1.0", "value": "", "derived_from": "", "reworded": False}
    opened.route("**/api/work/solo/T04", lambda route: route.fulfill(json=work | {"codings": [coding | more]}))
    go(opened, "#/print/solo/T04")
    printed = opened.locator(".saying .what").evaluate_all("(all) => all.map((one) => getComputedStyle(one).direction)")
    sides = "(row) => [...row.querySelectorAll('sup')].map((one) => one.getBoundingClientRect().left)"
    begin, end = opened.locator(".saying").nth(1).evaluate(sides)
    opened.unroute("**/api/work/solo/T04")
    go(opened, "#/search?q=")
    opened.get_by_role("searchbox").fill("合同")
    opened.keyboard.press("Enter")

    assert printed == ["rtl", "rtl", "ltr", "ltr"]
    assert begin > end
    expect(opened.locator(".hit mark")).to_have_text("合同")


def test_the_printed_page_has_every_turn(opened: Page, workbench: Workbench, tmp_path: Path) -> None:
    """Nothing is cut off on paper: the PDF holds the words of all turns."""
    import subprocess

    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext (poppler-utils)")
    go(opened, "#/print/r1/T01")
    opened.locator(".sheet").wait_for()
    path = tmp_path / "T01.pdf"
    opened.pdf(path=path)
    printed = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    words = "".join(printed.split())
    told = workbench.call("GET", "/api/transcripts/T01").json
    turns = [told["text"][turn["start"] : turn["end"]] for turn in told["turns"]]

    assert len(turns) == 5
    assert [t for t in turns if "".join(t.split())[:12] not in words] == []
    assert "Containsconfidentialinterviewdata" in words
    assert "Librarycode" not in words.casefold()
