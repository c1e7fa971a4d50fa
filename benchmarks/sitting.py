"""A person who sits in the page for minutes: codes, takes back, looks around, has a coffee. Used by long_session."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from web.browser.code_page import MARKED
from web.engines import Tab
from web.served import until
from web.whole_study import opened, to

COFFEE = 75.0  # seconds; the longest timer of the page waits a minute
WORK = 60.0  # seconds between two of them
SLOW = 60.0
CODES = ("Food", "Money")
SCREENS = (
    ("Coding", "Memos"), ("Prepare", "Codebook"), ("Coding", "History"), ("Prepare", "Rounds"),
    ("Prepare", "Cases"), ("Results", "Excerpts"), ("Prepare", "Transcripts"), ("Prepare", "Study"),
)  # fmt: skip
PAGES = {"chromium": "--type=renderer", "firefox": "-contentproc", "webkit": "WebKitWebProcess"}


@dataclass
class Sitting:
    """What was done and seen: the codings that the page said are saved, and the memory of the page [MB] over time."""

    tab: Tab
    codings: dict[tuple[int, str], str] = field(default_factory=dict)  # transcript and words: the code
    memory: list[float] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)
    heap: list[float] = field(default_factory=list)  # of Chromium, which can be told to collect what nobody holds
    acts: dict[str, int] = field(default_factory=dict)

    def last(self, end: float, sentences: int) -> None:
        """Go on until a moment of the clock, or to the last of so many sentences of each of two transcripts."""
        rested = time.monotonic()
        also = ((3, self._take_back), (4, self._recode), (5, self._memo), (6, self._find))
        for step in range(2 * sentences):
            if time.monotonic() >= end:
                break
            here = self._code(step % 2, step // 2, CODES[step // 2 % 2])
            for every, act in also:
                if step % every == every - 1:
                    act(here)
            self._look(*SCREENS[step % len(SCREENS)])
            if time.monotonic() - rested > WORK and time.monotonic() + COFFEE < end:
                opened(self.tab.page, step % 2)
                time.sleep(COFFEE)
                self._did("pauses of 75 s")
                rested = time.monotonic()

    def _did(self, what: str) -> None:
        self.acts[what] = self.acts.get(what, 0) + 1

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.tab.page.keyboard.press(key)

    def _type(self, words: str) -> None:
        self.tab.page.keyboard.type(words)

    def _marked(self, name: str) -> str:
        return " ".join(part.strip() for part in self.tab.page.evaluate(MARKED, name))

    def _saved(self) -> None:
        """The page says so, and from then on it has to be in the ledger."""
        until(lambda: "aved" in self.tab.page.locator(".save-status").first.inner_text(), SLOW)

    def _said(self, words: str) -> None:
        until(lambda: words in self.tab.page.locator(".foot [role=status]").first.inner_text(), SLOW)

    def _code(self, at: int, n: int, code: str) -> tuple[int, str]:
        """The answer n gets a code; each is one sentence below its question."""
        opened(self.tab.page, at)
        stripes = self.tab.page.locator(".stripe-name")
        before = stripes.count()
        self._press("Control+Home", "ArrowDown", *["Control+ArrowDown"] * (2 * n))
        words = until(lambda: self._marked("mark-selected"), SLOW)
        self._press("Enter")
        self._type(code)
        self._press("Enter")
        self._said(f"Coded {code}")
        until(lambda: stripes.count() >= min(before + 1, 1), SLOW)
        self._saved()
        self.codings[at, words] = code
        self._did("codings")
        return at, words

    def _take_back(self, _here: tuple[int, str]) -> None:
        self._press("Control+z")
        self._said("Undone")
        self._press("Control+Shift+z")
        self._said("Done again")
        self._saved()
        self._did("taken back and done again")

    def _recode(self, here: tuple[int, str]) -> None:
        other = CODES[1 - CODES.index(self.codings[here])]
        self._press("Escape", "ArrowUp", "n")  # the coding itself comes into focus
        until(lambda: self._marked("mark-focus"), SLOW)
        self._press("r")
        self._type(other)
        self._press("Enter")
        self._said(other)
        self._saved()
        self.codings[here] = other
        self._did("recoded")

    def _memo(self, _here: tuple[int, str]) -> None:
        self._press("Shift+M")
        self.tab.page.get_by_role("textbox", name="Memo").first.wait_for()
        self._type(f"Seen {len(self.codings)}. ")
        self._press("Escape")
        self._saved()
        self._did("memos written on")

    def _find(self, _here: tuple[int, str]) -> None:
        self._press("/")
        self._type("because")
        until(lambda: self._marked("mark-found"), SLOW)
        self._press("F3", "F3", "Escape")
        self._did("words found")

    def _look(self, group: str, screen: str) -> None:
        to(self.tab.page, group, screen)
        self.tab.page.locator("main[aria-busy=false] h1").first.wait_for(state="attached")
        assert not self.tab.page.locator("[role=alert]").count(), (group, screen)
        self._did("other screens")
        self.memory.append(page_memory(self.tab.engine))
        if screen == "Study":  # always the same screen, with the same things on it
            self.elements.append(self.tab.page.evaluate("() => document.querySelectorAll('*').length"))
            if self.tab.engine == "chromium":
                self.heap.append(_heap(self.tab.page))


def _heap(page: Any) -> float:
    asked = page.context.new_cdp_session(page)
    asked.send("HeapProfiler.collectGarbage")
    used = float(asked.send("Runtime.getHeapUsage")["usedSize"]) / (1 << 20)
    asked.detach()
    return used


def page_memory(engine: str) -> float:
    """Megabytes of the engine's page processes that descend from this one (proportional set size)."""
    parents: dict[int, int] = {}
    pages = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue  # it ended meanwhile
        parents[int(folder.name)] = int(stat[1])
        if PAGES[engine] in command:
            pages.append(int(folder.name))
    return sum(_size(pid) for pid in pages if _descends(pid, parents))


def _descends(pid: int, parents: dict[int, int]) -> bool:
    while pid > 1 and pid != os.getpid():
        pid = parents.get(pid, 0)
    return pid == os.getpid()


def _size(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
