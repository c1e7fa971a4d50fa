"""Browsers, codekit's servers, and how a page becomes a small picture."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from places import TALL, Look, file_of
from playwright.sync_api import Browser, Page, Playwright
from study import COMMAND

DOCS = Path(__file__).parent.parent
PICTURES = DOCS / "images" / "workbench"
BRIDGE = DOCS.parent / "tests" / "web" / "firefox_bridge.py"
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox") or ""
HEIGHT = 740
WIDE, NARROW = 1366, 380


def chromium(driver: Playwright) -> Browser:
    """The system's chromium."""
    program = os.environ.get("CODEKIT_TEST_BROWSER") or shutil.which("chromium") or ""
    return driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])


def firefox(driver: Playwright, folder: Path) -> Browser:
    """The system's Firefox, as the tests drive it."""
    bridge = folder / "firefox"
    bridge.write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, str(BRIDGE)])} "$@"\n', "utf-8")
    bridge.chmod(0o755)
    env: dict[str, str | float | bool] = {**os.environ, "CODEKIT_TEST_FIREFOX": FIREFOX}
    return driver.firefox.launch(channel="moz-firefox", executable_path=bridge, env=env, timeout=120_000)


@contextmanager
def served(private: Path, *words: str) -> Iterator[str]:
    """A server of ours, a workbench or the home page: its address."""
    hidden = str(private / ".config")
    own = {"HOME": str(private), "CODEKIT_RUNTIME_DIR": hidden, "CODEKIT_CONFIG_DIR": hidden}
    env = {**os.environ, **own}  # paths are shown from one's own folder on
    serving = [*COMMAND, *words, "--no-browser"]
    process = subprocess.Popen(serving, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def look_at(page: Page, name: str, look: Look) -> None:
    """The window's size and colours for a picture."""
    page.set_viewport_size({"width": NARROW if look == "narrow" else WIDE, "height": TALL.get(name, HEIGHT)})
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")


def save(page: Page, name: str, look: Look) -> None:
    """The page as a small picture; in dark at half the size."""
    path = PICTURES / file_of(name, look)
    page.screenshot(animations="disabled", path=path)
    image = Image.open(path).convert("RGB")
    if look == "dark":
        image = image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
    # This way rare colours, such as those of codes, are kept.
    image.quantize(256, method=Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
