"""The page in other languages: every word from the catalogue, nothing cut off, the choice kept, files as they were."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browser.screens import SCREENS, faults, go, too_wide
from web.served import Home, Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
MESSAGES = Path(__file__).resolve().parents[3] / "frontend" / "messages"
LANGUAGES = ("de", "es")

# What the page says itself, without what is quoted from the study: texts, and names of elements.
SAID = """() => {
  const apart = "noscript,script,style,[lang=en],option[lang],code,kbd,svg,[dir=auto],bdi,q,blockquote,.path";
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data.trim() && !node.parentElement.closest(apart)) found.push(node.data.trim());
  }
  const names = ["aria-label", "title", "placeholder", "aria-description"];
  for (const element of document.querySelectorAll(names.map((name) => `[${name}]`).join())) {
    if (!element.closest("[lang=en]")) found.push(...names.map((name) => element.getAttribute(name) ?? ""));
  }
  return [...found, document.title];
}"""
# Buttons and links of the header whose words do not fit into them, or lie over each other.
CUT = """() => {
  const shown = (box) => box.getBoundingClientRect().width > 0;
  const cut = [...document.querySelectorAll("main .btn, header .btn, main th")]
    .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent);
  const menu = document.documentElement.hasAttribute("data-menu");
  const links = menu ? [] : [...document.querySelectorAll(".head .nav a")].filter(shown);
  const others = [...document.querySelectorAll(".where > *")].filter(shown);
  const end = Math.max(0, ...links.map((one) => one.getBoundingClientRect().right));
  const start = Math.min(innerWidth, ...others.map((one) => one.getBoundingClientRect().left));
  return end > start + 1 ? [...cut, "the header"] : cut;
}"""
# Sentences of the server that have no form; reports and their previews are English in every language.
LEFT = """() => [...document.querySelectorAll("[lang=en]:not(.report, option)")]
  .filter((one) => !one.closest(".report")).map((one) => one.textContent.trim())
  .filter((text) => /[a-z]{3}/.test(text))"""
VOWELS = str.maketrans("aeiouAEIOU", "àèìòùÀÈÌÒÙ")
# Names of placeholders, plurals, choices and tags, which stay.
SYNTAX = re.compile(r"(\{\w+(?:, (?:plural|select),)?|</?\w+>|\b(?:one|other|yes|turn|paragraph|sentence)(?= \{)|=0)")


def accented() -> dict[str, str]:
    """A catalogue in which every vowel has an accent: what has none on the page did not come from it."""
    english = json.loads((MESSAGES / "en.json").read_text("utf-8"))["messages"]
    return {
        message: "".join(part if i % 2 else part.translate(VOWELS) for i, part in enumerate(SYNTAX.split(said)))
        for message, said in english.items()
    }


def words_of(study: Path) -> set[str]:
    """Every word that stands in the study's files, and what is a name in every language."""
    kinds = {".yaml", ".csv", ".jsonl", ".json", ".txt"}
    texts = [path.read_text("utf-8", "replace") for path in study.rglob("*") if path.suffix in kinds]
    names = "codekit Esc Ctrl Enter Shift Excel Word Deutsch Español English rem"
    return set(re.findall(r"[^\W\d_]+", " ".join([*texts, names])))


@pytest.fixture(scope="module")
def workbench(settled_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Ana's workbench in a study where every screen has something to show; nothing here writes into it."""
    study = Path(shutil.copytree(settled_template, tmp_path_factory.mktemp("languages") / "study"))
    served = Workbench(study, "--round", "r1")
    served.log_in()
    yield served
    served.stop()


@pytest.mark.context(locale="de-DE", viewport={"width": 1440, "height": 900})
def test_every_word_of_the_page_is_in_the_catalogue(page: Page, workbench: Workbench) -> None:
    """In a language whose every vowel has an accent no screen says a word without, but where it is marked English."""
    catalogue = accented()
    assert len(catalogue) > 1500
    page.route("**/static/words.de.json", lambda route: route.fulfill(json=catalogue))
    known = words_of(workbench.study)
    page.goto(workbench.launch_url())
    page.locator(".shell").wait_for()
    left: dict[str, list[str]] = {}
    for name, address in SCREENS.items():
        go(page, address)
        said: list[str] = page.evaluate(SAID)
        assert len(said) > 10
        left[name] = sorted({text for text in said if _plain(text, known)})

    assert {name: [] for name in SCREENS} == left


def _plain(text: str, known: set[str]) -> bool:
    """Whether a text has words of the page and none of them an accent."""
    words = [word for word in re.findall(r"[A-Za-z]{3,}", text) if re.search("[aeiouAEIOU]", word)]
    return not re.search("[àèìòùÀÈÌÒÙ]", text) and any(word not in known for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_is_cut_off(page: Page, workbench: Workbench, language: str) -> None:
    """In each language at 1366 and 360 pixels; the page says in which language it is, and leaves nothing in English."""
    page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ get: () => ['{language}-XX'] }})")
    page.goto(workbench.launch_url())
    page.locator(".shell").wait_for()
    assert language == page.evaluate("document.documentElement.lang")
    found: dict[str, list[str]] = {}
    for width in (1366, 360):
        page.set_viewport_size({"width": width, "height": 768})
        for name, address in SCREENS.items():
            go(page, address)
            cut: list[str] = page.evaluate(CUT)
            found[f"{name} {width}"] = [*cut, *(["sideways"] if too_wide(page) else [])]
            if width == 1366:
                found[f"{name} in English"] = page.evaluate(LEFT)
            if width == 1366 and name in {"Agreement", "Rounds"}:
                found[f"{name} axe"] = faults(page, "valid-lang", "html-has-lang", "html-lang-valid")

    assert {} == {where: what for where, what in found.items() if what}


def test_the_choice_is_kept_and_figures_follow_it(page: Page, workbench: Workbench) -> None:
    """Chosen in the settings, it is spoken at once and when the page is opened anew; files are the same in both."""
    page.goto(workbench.launch_url())
    go(page, "#/agreement/r1")
    expect(page.get_by_role("heading", name="Agreement in round r1")).to_be_visible()
    assert ".80" in page.locator("table.agreement").first.inner_text()
    file = "/api/reports/file?kind=agreement&round=r1&form=md"
    before = workbench.call("GET", file).body
    go(page, "#/settings")
    page.get_by_label("Language").select_option("de")
    expect(page.get_by_role("heading", name="Einstellungen")).to_be_visible()
    go(page, "#/agreement/r1")
    table = page.locator("table.agreement").first.inner_text()
    assert "0,80" in table
    assert ".80" not in table
    assert before == workbench.call("GET", file).body
    go(page, "#/agreement/solo")
    expect(page.get_by_text("Übereinstimmung ergibt sich aus einer verblindeten Doppelcodierung")).to_be_visible()
    page.goto(workbench.launch_url())
    expect(
        page.get_by_role("heading", name="Übereinstimmung in Runde r1").or_(page.locator(".shell")).first
    ).to_be_visible()
    assert "de" == page.evaluate("document.documentElement.lang")
    go(page, "#/settings")
    page.get_by_label("Sprache").select_option("")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()


@pytest.mark.context(locale="de-DE")
def test_the_home_page_speaks_it_too(page: Page, tmp_path: Path) -> None:
    """Its words are from the catalogue as well; one choice for it and every study of this person on this computer."""
    home = Home(tmp_path, private=tmp_path / "private")
    try:
        page.allowed.append(home.url)  # type: ignore[attr-defined]
        page.route("**/static/words.de.json", lambda route: route.fulfill(json=accented()))
        page.goto(home.launch_url())
        page.locator(".shell").wait_for()
        known = {*re.findall(r"[A-Za-z]+", str(tmp_path)), "codekit", "Deutsch", "Español", "English"}
        for address in ("#/new", "#/folders", "#/"):
            go(page, address)
            assert [] == [text for text in page.evaluate(SAID) if _plain(text, known)]
        page.locator(".foot select").select_option("es")
        expect(page.get_by_role("link", name="Abrir una carpeta").first).to_be_visible()
        assert "es" == (tmp_path / "private" / "language").read_text("utf-8").strip()
    finally:
        home.stop()
