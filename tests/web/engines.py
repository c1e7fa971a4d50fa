"""The browsers of the system, as tests start them: chromium, Firefox, and one tab of any engine."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from web.served import until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ENGINES = ("chromium", "firefox", "webkit")
ARGS = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
VIEW = {"width": 1440, "height": 900}
LATE = 60.0  # seconds


def chromium(driver: Playwright) -> Browser | None:
    """Chromium from PATH or CODEKIT_TEST_BROWSER.

    Its headless shell comes first, which draws by the same engine in half the time.
    """
    named = ("chromium-headless-shell", "chromium", "google-chrome")
    program = os.environ.get("CODEKIT_TEST_BROWSER") or next(filter(None, map(shutil.which, named)), None)
    if not program:
        return None
    args = [*ARGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [*ARGS]
    return driver.chromium.launch(executable_path=program, args=args)


def firefox(driver: Playwright, folder: Path) -> Browser | None:
    """Firefox from PATH over WebDriver BiDi, by `firefox_bridge`; that, and what it saves, is put into the folder."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program or os.name == "nt":
        return None
    bridge = folder / "firefox"
    words = [sys.executable, str(Path(__file__).with_name("firefox_bridge.py"))]
    bridge.write_text(f'#!/bin/sh\nexec {" ".join(map(shlex.quote, words))} "$@"\n', "utf-8")
    bridge.chmod(0o755)
    quiet = bridge.with_name("asound.conf")  # without any sound output it would not play a recording
    quiet.write_text("pcm.!default { type null }\nctl.!default { type null }\n", "utf-8")
    env: dict[str, str | float | bool] = {
        **os.environ,
        "CODEKIT_TEST_FIREFOX": program,
        "ALSA_CONFIG_PATH": str(quiet),
    }
    return driver.firefox.launch(
        channel="moz-firefox", executable_path=bridge, env=env, timeout=120_000, downloads_path=folder
    )


@dataclass
class Tab:
    """One tab of an engine: `page` speaks Playwright's words, `faults` gives the errors of the page so far."""

    engine: str
    page: Any
    folder: Path
    faults: Callable[[], list[str]]

    def saved(self, click: Callable[[], None], ending: str = ".xlsx") -> Path:
        """The file that a click saves."""
        if self.engine == "chromium":  # the others say nothing of a file that the page itself has made
            with self.page.expect_download(timeout=1000 * LATE) as download:
                click()
            return Path(download.value.path())
        before = {*self.folder.rglob(f"*{ending}")}
        click()
        found = until(lambda: next(filter(_whole, {*self.folder.rglob(f"*{ending}")} - before), None), LATE)
        return Path(found)


def _whole(path: Path) -> bool:
    """Whether nothing is added to a file any more: it has its name before it has its content."""
    size = path.stat().st_size
    time.sleep(0.3)
    return 0 < size == path.stat().st_size


@contextmanager
def tab(engine: str, folder: Path) -> Iterator[Tab | None]:
    """One tab of an engine without a past; None where it is not installed."""
    with _webkit(folder) if engine == "webkit" else _by_playwright(engine, folder) as one:
        yield one


@contextmanager
def _webkit(folder: Path) -> Iterator[Tab | None]:
    from web.webkit import WebKit, found
    from web.webkit_page import WebKitPage

    programs = found()
    if not programs:
        yield None
        return
    with WebKit(programs, folder) as browser:
        page = WebKitPage(browser)
        yield Tab("webkit", page, folder, page.faults)


@contextmanager
def _by_playwright(engine: str, folder: Path) -> Iterator[Tab | None]:
    from playwright.sync_api import sync_playwright

    faults: list[str] = []
    with sync_playwright() as driver:
        browser = chromium(driver) if engine == "chromium" else firefox(driver, folder)
        if not browser:
            yield None
            return
        page = browser.new_page(viewport=VIEW, locale="en-GB")  # type: ignore[arg-type]
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        yield Tab(engine, page, folder, lambda: [*faults])
        browser.close()
