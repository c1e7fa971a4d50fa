"""A small study by one person, from an empty computer to the exported codings: how many acts in the page it takes.

    python benchmarks/study_actions.py [--browser PATH]

In codekit's window and in Taguette's, in one browser, one after the other: a project, two interviews, two codes with a
definition, four answers coded, the codings saved as Excel. Then, in codekit alone, what Taguette has no place for: each
interview belongs to a case, and the matrix is saved as a workbook. An act is a click, a key, a field that is filled
(however long), a file chooser, or words selected by the mouse. Seconds are of the machine, up to the exported codings:
they say how long the pages made it wait.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tools import CODEKIT, environment, table
from workbench_roundtrip import TAGUETTE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LATE = 60_000
CODES = {"Food": "What people eat.", "Money": "Who pays."}
TALK = "Interviewer: How do they get food?\n\nRespondent: {0}\n\nInterviewer: Who pays?\n\nRespondent: {1}\n"
TALKS = {
    "North": ("The pantry sends a van.", "The county pays for it."),
    "South": ("They walk to the mill.", "Nobody pays."),
}


@dataclass
class Hands:
    """What a person does in a page, counted by part of the work."""

    page: Page
    acts: Counter[str] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)
    part: str = ""
    exported: float = 0.0  # when the codings were saved

    def _count(self, kind: str) -> None:
        self.acts[kind] += 1
        self.parts[self.part] += 1

    def click(self, where: Locator) -> None:
        self._count("click")
        where.click(timeout=LATE)

    def fill(self, where: Locator, words: str) -> None:
        self._count("field")
        where.fill(words, timeout=LATE)

    def files(self, where: Locator, paths: list[Path]) -> None:
        self._count("files")
        where.set_input_files(paths)

    def keys(self, *names: str) -> None:
        for name in names:
            self._count("key")
            self.page.keyboard.press(name)

    def drag_over(self, where: Locator, words: str) -> None:
        """Select words by the mouse."""
        self._count("drag")
        box = where.evaluate(
            """(node, words) => {
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            for (let text = walker.nextNode(); text; text = walker.nextNode()) {
              const at = text.data.indexOf(words);
              if (at < 0) continue;
              const range = document.createRange();
              range.setStart(text, at);
              range.setEnd(text, at + words.length);
              const rects = [...range.getClientRects()];
              const first = rects[0], last = rects.at(-1);
              return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
            }
            return null;
        }""",
            words,
        )
        mouse = self.page.mouse
        mouse.move(box[0], box[1])
        mouse.down()
        mouse.move((box[0] + box[2]) / 2, box[1])
        mouse.move(box[2], box[3])
        mouse.up()


def interviews(folder: Path, *, ending: str = "txt") -> list[Path]:
    """The two interviews as text files; as pages for Taguette, which needs Calibre for the text."""
    for name, said in TALKS.items():
        text = TALK.format(*said)
        if ending == "html":
            text = "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n\n")) + "</body></html>"
        (folder / f"{name}.{ending}").write_text(text, "utf-8")
    return [folder / f"{name}.{ending}" for name in TALKS]


def in_codekit(page: Page, url: str, texts: list[Path]) -> Hands:  # noqa: PLR0915
    """The study in codekit's window, up to the saved matrix."""
    hands = Hands(page, part="a project")
    page.goto(url)
    button = lambda name: page.get_by_role("button", name=name, exact=True)  # noqa: E731
    link = lambda name: page.get_by_role("link", name=name, exact=True)  # noqa: E731
    screens = page.get_by_role("navigation", name="Screens")

    def to(group: str, screen: str) -> None:
        there = screens.get_by_role("link", name=screen, exact=True)
        if not there.is_visible():
            hands.click(screens.get_by_role("link", name=group, exact=True))
        if there.get_attribute("aria-current") != "page":
            hands.click(there)

    hands.click(link("New study").first)
    hands.fill(page.get_by_label("Title"), "Rides")
    hands.click(button("Make the study"))
    hands.fill(page.get_by_label("Your name"), "Ana Ruiz")
    hands.fill(page.get_by_label("Short name"), "ana")
    hands.click(button("Add me and open the study"))
    page.locator(".shell").wait_for(timeout=LATE)
    hands.part = "interviews"
    to("Prepare", "Transcripts")
    hands.click(page.get_by_role("link", name="Bring in").first)
    hands.files(page.get_by_label("Files to bring in"), texts)
    bring = page.get_by_role("button", name="Bring in 2 interviews")
    hands.click(bring)
    page.get_by_text("2 interviews brought in").first.wait_for(timeout=LATE)
    hands.part = "codes"
    to("Prepare", "Codebook")
    hands.click(link("New codebook…"))
    hands.fill(page.get_by_label("Title"), "Needs")
    for at, (name, definition) in enumerate(CODES.items(), 1):
        hands.fill(page.get_by_label(f"Name of code {at}"), name)
        hands.fill(page.get_by_label(f"Definition of code {at}"), definition)
    hands.click(button("Begin the codebook"))
    page.get_by_role("heading", name="Needs", level=1).wait_for()
    hands.part = "a round"
    to("Prepare", "Rounds")
    hands.click(link("Start the first round…"))
    start = page.get_by_role("button", name=re.compile("^Start round"))
    start.wait_for()
    hands.click(start)
    page.get_by_role("heading", name=re.compile("^Round ")).wait_for()
    hands.part = "coding"
    for at in range(len(TALKS)):
        to("Coding", "Library")
        hands.click(page.locator("a.open").nth(at))
        text = page.locator(".transcript")
        text.wait_for()
        for done, (code, answer) in enumerate(zip(CODES, list(TALKS.values())[at], strict=True), 1):
            hands.drag_over(text, answer)
            hands.click(page.locator(f".code-row[data-code={code}]"))
            page.locator(".stripe:not(.dense)").nth(done - 1).wait_for()
        finish = page.get_by_role("button", name="Finish…")
        hands.click(finish)
        hands.click(page.get_by_role("dialog").get_by_role("button", name="Finish"))
        finish.wait_for(state="detached")
    hands.part = "codings as Excel"
    to("Results", "Excerpts")
    with page.expect_download(timeout=LATE):
        hands.click(button("Excel"))
    hands.exported = time.perf_counter()
    hands.part = "cases and the matrix"
    to("Prepare", "Cases")
    for case in TALKS:
        hands.fill(page.get_by_label("New case"), case)
        hands.click(button("Add the case"))
        page.get_by_role("rowheader", name=case).wait_for()
    to("Prepare", "Transcripts")
    hands.click(link("Interviews"))
    hands.click(page.get_by_role("gridcell").first)
    for row, case in enumerate(TALKS):
        hands.keys("Enter")
        hands.fill(page.locator("input[aria-label]:focus"), case)
        hands.keys("Enter")
        page.get_by_role("gridcell", name=case).first.wait_for(timeout=LATE)
        if row + 1 == len(TALKS):
            break
    to("Results", "Matrix")
    hands.click(button("Workbook").or_(link("Workbook")).first)
    with page.expect_download(timeout=LATE):
        hands.click(page.get_by_role("region", name="Save").get_by_role("button", name="Excel"))
    return hands


def in_taguette(page: Page, url: str, texts: list[Path]) -> Hands:
    """The part of it that Taguette can do."""
    hands = Hands(page, part="a project")
    page.goto(url, wait_until="domcontentloaded")  # it asks another site for its news
    hands.click(page.get_by_role("link", name="Create a new project"))
    hands.fill(page.locator("#project-name"), "Rides")
    hands.click(page.get_by_role("button", name="Create"))
    page.locator("#documents-list").wait_for()
    hands.part = "interviews"
    for path in texts:
        hands.click(page.get_by_role("link", name="Add a document"))
        hands.fill(page.locator("#document-add-name"), path.stem)
        hands.files(page.locator("#document-add-file"), [path])
        hands.click(page.locator("#document-add-form").get_by_role("button", name="Import"))
        page.locator("#documents-list").get_by_text(path.stem).wait_for(timeout=LATE)
        page.locator("#document-add-modal").wait_for(state="hidden")
    hands.part = "codes"
    hands.click(page.locator("#tags-tab"))
    for name, definition in CODES.items():
        hands.click(page.locator("#tags").get_by_role("link", name="Create a tag"))
        hands.fill(page.locator("#tag-add-path"), name)
        hands.fill(page.locator("#tag-add-description"), definition)
        hands.click(page.locator("#tag-add-form").get_by_role("button", name="Save & Close"))
        page.locator("#tags-list").get_by_text(name).first.wait_for()
        page.locator("#tag-add-modal").wait_for(state="hidden")
    hands.part = "coding"
    for path in texts:
        hands.click(page.locator("#documents-tab"))
        hands.click(page.locator("#documents-list").get_by_text(path.stem))
        contents = page.locator("#document-contents")
        contents.get_by_text(TALKS[path.stem][0]).wait_for()
        for code, answer in zip(CODES, TALKS[path.stem], strict=True):
            hands.drag_over(contents, answer)
            hands.click(page.locator("#hlinfo a"))
            dialog = page.locator("#highlight-add-form")
            hands.click(dialog.get_by_label(code, exact=True).or_(dialog.get_by_text(code, exact=True)).first)
            hands.click(dialog.get_by_role("button", name="Save & Close"))
            page.locator("#highlight-add-modal").wait_for(state="hidden")
            contents.locator(".highlight", has_text=answer[:8]).first.wait_for()
    hands.part = "codings as Excel"
    hands.click(page.locator("#tags-tab"))
    hands.click(page.locator("#load-all-tags"))
    hands.click(page.locator("#dropdown-export"))
    with page.expect_download(timeout=LATE):
        hands.click(page.locator("#export-button").get_by_text("Excel"))
    hands.exported = time.perf_counter()
    return hands


@contextmanager
def codekit_home(folder: Path) -> Iterator[str]:
    """The home page of a person without a study."""
    import os

    env = {**os.environ, "HOME": str(folder), "CODEKIT_RUNTIME_DIR": str(folder), "CODEKIT_CONFIG_DIR": str(folder)}
    with subprocess.Popen(
        [CODEKIT, "home", "--no-browser"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, text=True
    ) as home:
        assert home.stdout
        try:
            yield home.stdout.readline().strip()
        finally:
            study = next(folder.rglob("study.yaml"), None)
            if study:
                stop = [CODEKIT, "code", "--stop", "--all"]
                subprocess.run(stop, env=env, cwd=study.parent, capture_output=True, check=False)
            home.terminate()


@contextmanager
def taguette(folder: Path) -> Iterator[str]:
    """Taguette for one person."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = environment("taguette", TAGUETTE) / "taguette"
    command = [program, "--no-browser", "--port", str(port), "--database", folder / "taguette.sqlite3"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout
        try:
            token = next(found[1] for line in server.stdout if (found := re.search(r"token=(\w+)", line)))
            yield f"http://127.0.0.1:{port}/?token={token}"
        finally:
            server.terminate()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--browser", default=shutil.which("chromium") or "")
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    took: dict[str, float] = {}
    found: dict[str, Hands] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        texts, pages = interviews(folder), interviews(folder, ending="html")
        browser = driver.chromium.launch(executable_path=asked.browser, args=["--no-sandbox", "--disable-gpu"])
        for who, server in (("codekit", codekit_home), ("Taguette", taguette)):
            with server(folder) as url:
                page = browser.new_context(locale="en-GB", viewport={"width": 1366, "height": 900}).new_page()
                start = time.perf_counter()
                found[who] = in_codekit(page, url, texts) if who == "codekit" else in_taguette(page, url, pages)
                took[who] = found[who].exported - start
                page.close()
        browser.close()
    report(found, took)


def report(found: dict[str, Hands], took: dict[str, float]) -> None:
    ours, theirs = found["codekit"], found["Taguette"]
    both = [part for part in ours.parts if part != "cases and the matrix"]
    rows = [(part, f"{ours.parts[part]:>4} {theirs.parts[part] or '–':>9}") for part in both]
    shared = sum(ours.parts[part] for part in both)
    rows.append(("to the exported codings", f"{shared:>4} {sum(theirs.parts.values()):>9}"))
    rows.append(("cases and the matrix", f"{ours.parts['cases and the matrix']:>4} {'–':>9}"))
    rows.append(("to the exported matrix", f"{sum(ours.parts.values()):>4} {'–':>9}"))
    rows += [(f"of which: {kind}", f"{ours.acts[kind]:>4} {theirs.acts[kind] or '–':>9}")
             for kind in ("click", "key", "field", "drag", "files")]  # fmt: skip
    rows.append(("seconds of the machine", f"{took['codekit']:>4.0f} {took['Taguette']:>9.0f}"))
    table("Acts in the page (codekit, Taguette)", rows)


if __name__ == "__main__":
    sys.exit(main())
