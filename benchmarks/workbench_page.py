"""The Code screen in Chromium: a heavily coded transcript against the same text with nothing coded, in one run.

    python benchmarks/workbench_page.py [--times 5] [--large]

100,000 characters with 2,000 overlapping codings (`--large`: 300,000 with 6,000), real key presses, each value from the
key event to after the paint that shows its effect. The page is codekit's own, served by `codekit code`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from made import AT, sentence
from tools import CODEKIT, median, table

from codekit.model.events import Coding, to_line
from codekit.store import transcripts
from codekit.workflow.rounds import rounds
from codekit.workflow.study import importing
from codekit.workflow.study.study import create_study

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# 2,000 codings of 190 characters on 100,000: four on each character. The last code is for the keys.
CODES, LENGTH = 40, 190

# From the key event to after the frame that it caused has been painted.
WATCH = """() => {
  window.took = [];
  addEventListener("keydown", (event) => {
    const start = event.timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.took.push(performance.now() - start);
      port2.postMessage(0);
    });
  }, true);
}"""
SCROLL = """async () => {
  const pane = document.querySelector(".text-scroll");
  pane.scrollTop = 0;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  const frames = [];
  let before = await frame();
  for (let i = 0; i < 200; i += 1) {
    pane.scrollTop += 180;
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  pane.scrollTop = 0;
  return frames;
}"""
FIRST = """() => {
  const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
  return at("codekit:painted") === undefined ? null : at("codekit:painted") - at("codekit:loaded");
}"""


class Seen(NamedTuple):
    """What one page showed, in milliseconds; `elements` is a count.

    `busy` is the processor's time of the main thread for a frame of scrolling, which other programs hardly lengthen.
    """

    first: float
    apply: list[float]
    undo: list[float]
    filter: list[float]
    scroll: list[float]
    busy: float
    elements: int


def interview(rng: random.Random, characters: int) -> str:
    """Questions and answers until there are so many characters."""
    parts: list[str] = []
    while sum(map(len, parts)) < characters:
        asks = len(parts) % 2 == 0
        said = [sentence(rng, rng.randrange(5, 18)) for _ in range(1 if asks else rng.randrange(3, 8))]
        parts.append(f"{'Interviewer' if asks else 'Respondent'}: {' '.join(said)}\n\n")
    return "".join(parts)


def codebook() -> str:
    """Forty codes in eight groups."""
    lines = ["codebook: big", "version: '1'", "codes:"]
    for i in range(CODES):
        parent = "" if i % 5 == 0 else f"\n  parent: C{i // 5 * 5:02}"
        lines.append(f"- id: C{i:02}\n  name: Code number {i}\n  definition: What code {i} is about.{parent}")
    return "\n".join(lines) + "\n"


def study(folder: Path, characters: int, codings: int) -> Path:
    """Two transcripts of the same words: `coded` has all codings, `plain` has none."""
    rng = random.Random(11)
    root = folder / "study"
    made = create_study(root, title="Made up", coders=("ana",))
    (root / "codebooks" / "big.yaml").write_text(codebook(), "utf-8")
    text = interview(rng, characters)
    sources = [(folder / f"{name}.txt", f"{text}Interviewer: That is all, {name}.\n") for name in ("coded", "plain")]
    for path, content in sources:
        path.write_text(content, "utf-8")
    importer = importing.Importer(made, interviewers=("Interviewer",))
    assert len(list(importer.run([(path, True) for path, _ in sources]))) == 2
    rounds.start(made, "r1", kind="initial", coders=["ana"], transcripts=["all"], codebook="big")
    content = sources[0][1]
    events = [_coding(rng, content, transcripts.read(made.store, "coded").sha256[:16]) for _ in range(codings)]
    ledger = root / "codings" / "r1" / "ana" / "coded.jsonl"
    ledger.parent.mkdir(parents=True, exist_ok=True)
    ledger.write_bytes(b"".join(map(to_line, events)))
    return root


def _coding(rng: random.Random, text: str, sha: str) -> Coding:
    start = text.rindex(" ", 0, rng.randrange(100, len(text) - 2 * LENGTH)) + 1
    end = text.index(" ", start + rng.randrange(LENGTH // 4, LENGTH * 7 // 4))
    id_ = str(uuid.UUID(int=rng.getrandbits(128), version=4))
    return Coding(
        id=id_, at=AT, by="ana", round="r1", coder="ana", transcript="coded", code=f"C{rng.randrange(CODES - 1):02}",
        start=start, end=end, text_sha=sha, quote=text[start:end], codebook="big@1",
    )  # fmt: skip


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The workbench's address with a launch code."""
    command = [CODEKIT, "code", "--coder", "ana", "--round", "r1", "--no-browser", "--study", root]
    with subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def look(page: Page, home: str, name: str, times: int) -> Seen:
    """Open one transcript and work in it."""
    page.goto(f"{home}#/d/r1/{name}")
    page.reload()
    page.locator(".transcript").wait_for()
    page.wait_for_timeout(700)
    first = page.evaluate(FIRST)
    elements = page.evaluate("document.querySelectorAll('*').length")
    frames, busy = _scrolled(page)
    page.evaluate(WATCH)
    page.locator(".transcript").focus()
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("Control+ArrowDown")  # from the first question to the second answer
    _press(page, "."), _press(page, "Control+z")
    applied, undone, filtered = [], [], []
    for _ in range(times):
        page.keyboard.press("Control+ArrowDown")
        page.keyboard.press("Control+ArrowDown")
        page.wait_for_timeout(30)
        applied.append(_press(page, "."))
        _heard(page, "Coded")
        undone.append(_press(page, "Control+z"))
        _heard(page, "Undone")
    _press(page, "n")
    filtered.extend(_press(page, "f") for _ in range(times // 2 * 2))
    return Seen(first, applied, undone, filtered, frames, busy, elements)


def _scrolled(page: Page) -> tuple[list[float], float]:
    """How long each frame of scrolling was, and the processor's time of the main thread for one, in milliseconds."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        found = session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(each["value"] for each in found if each["name"] == "TaskDuration"))

    before = busy()
    frames: list[float] = page.evaluate(SCROLL)
    took = busy() - before
    session.detach()
    return frames, took / len(frames)


def _press(page: Page, key: str) -> float:
    before = page.evaluate("window.took.length")
    page.keyboard.press(key)
    page.wait_for_timeout(60)
    took = page.evaluate("window.took")
    assert len(took) > before, key
    return float(took[-1])


def _heard(page: Page, start: str) -> None:
    """The page must have said that it did it: a press that did nothing would be quick."""
    page.locator(".says", has_text=start).wait_for(timeout=5_000, state="attached")


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which so much lies."""
    return sorted(values)[min(len(values) - 1, round(share * (len(values) - 1)))]


def runs(root: Path, browser: Browser, times: int, presses: int) -> dict[str, list[Seen]]:
    """Both pages in turn, so that both meet the same machine."""
    seen: dict[str, list[Seen]] = {"coded": [], "plain": []}
    with served(root) as launch:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.goto(launch)
        page.locator(".shell").wait_for()
        home = launch.partition("#")[0]
        _pin(page, home)
        for run in range(times):
            for name in ("plain", "coded") if run % 2 else ("coded", "plain"):
                seen[name].append(look(page, home, name, presses))
        context.close()
    return seen


def _pin(page: Page, home: str) -> None:
    """Give one code once, so that "." has something to repeat in both transcripts."""
    for name in ("plain", "coded"):
        page.goto(f"{home}#/d/r1/{name}")
        page.locator(".transcript").wait_for()
        page.wait_for_timeout(500)
        page.locator(".transcript").focus()
        page.keyboard.press("Control+Home")
        page.keyboard.press("Control+ArrowDown")
        page.keyboard.press("Enter")
        page.keyboard.type("number 39")
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)


def report(title: str, seen: dict[str, list[Seen]]) -> None:
    """Medians over runs; p95 over all presses."""
    coded, plain = seen["coded"], seen["plain"]

    def both(pick: Any, digits: int = 0) -> str:
        a, b = pick(coded), pick(plain)
        return f"{a:.{digits}f} against {b:.{digits}f}" + (f", ratio {a / b:.2f}" if b else "")

    def pooled(field: str, share: float) -> Any:
        return lambda pages: percentile([value for one in pages for value in getattr(one, field)], share)

    long_frames = lambda pages: 100 * statistics.fmean(value > 50 for one in pages for value in one.scroll)  # noqa: E731
    table(
        title,
        [
            ("first render, ms, median", both(lambda pages: median([one.first for one in pages]))),
            ("apply, ms, median", both(pooled("apply", 0.5), 1)),
            ("apply, ms, p95", both(pooled("apply", 0.95), 1)),
            ("undo, ms, median", both(pooled("undo", 0.5), 1)),
            ("undo, ms, p95", both(pooled("undo", 0.95), 1)),
            ("filter, ms, median", both(pooled("filter", 0.5), 1)),
            ("filter, ms, p95", both(pooled("filter", 0.95), 1)),
            ("scroll frames over 50 ms, %", both(long_frames, 1)),
            ("scroll frame, ms, p95", both(pooled("scroll", 0.95), 1)),
            ("scroll, processor ms a frame", both(lambda pages: median([one.busy for one in pages]), 1)),
            ("elements", both(lambda pages: max(one.elements for one in pages))),
        ],
    )


def main() -> None:
    """Make the study, open the browser, print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--presses", type=int, default=20)
    parser.add_argument("--large", action="store_true")
    args = parser.parse_args()
    from playwright.sync_api import sync_playwright

    characters, codings = (300_000, 6_000) if args.large else (100_000, 2_000)
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        sys.exit("this benchmark needs chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        root = study(Path(folder), characters, codings)
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        seen = runs(root, browser, args.times, args.presses)
        browser.close()
    report(f"{characters:,} characters, {codings:,} codings against the text alone, {args.times} runs", seen)


if __name__ == "__main__":
    main()
