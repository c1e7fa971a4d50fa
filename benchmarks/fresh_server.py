"""A fresh machine: from docs/server.md to two people who code blind, one in Chromium and one in Firefox.

The commands are those of the page "Ten minutes" and of deploy/, typed one by one; what people do, they do in their
browsers, over TLS through Caddy with a certificate of its own. Printed are the commands, what each took, and what is
in the ledgers afterwards. Needs chromium, firefox, caddy, and playwright among the packages.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools import ROOT, table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

PASSWORD = "four words are good"
TALK = "Interviewer: How do people get food?\n\nRespondent: {who} sends them to the pantry. A grant pays for it.\n\n"
BOOK = "codebook: food\nversion: '1'\ncodes:\n- {id: REFER, name: Referred, definition: Sent to somebody.}\n"
BOOK += "- {id: MONEY, name: Money, definition: Who pays.}\n"


class Clock:
    """What was typed or done, and how long it took."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.rows: list[tuple[str, str]] = []
        self.began = time.monotonic()

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Note one step."""
        began = time.monotonic()
        yield
        self.rows.append((what, f"{time.monotonic() - began:6.1f} s"))

    def types(self, line: str, place: Path, **more: str) -> None:
        """Type a command."""
        with self.of(f"$ {line}"):
            words = [word.format(**more) for word in shlex.split(line)]
            env = {**os.environ, "PATH": f"{place / 'venv' / 'bin'}:{os.environ['PATH']}"}
            subprocess.run(words, cwd=place, env=env, check=True, stdout=subprocess.DEVNULL)


def install(clock: Clock, place: Path, environment: str) -> None:
    """The program, or an environment in which it was installed before."""
    if environment:
        (place / "venv").symlink_to(Path(environment).resolve())
        return
    clock.types("python3 -m venv venv", place)
    clock.types("pip install --quiet '{root}[team]'", place, root=str(ROOT))  # codekit-qda[team], from here


def prepare(clock: Clock, place: Path) -> None:
    """A study with two interviews and a round in which two people are blind."""
    for name, who in (("T01", "The clinic"), ("T02", "The council")):
        (place / f"{name}.txt").write_text(TALK.format(who=who) * 4, "utf-8")
    (place / "food.yaml").write_text(BOOK, "utf-8")
    study = "--study srv/care"
    clock.types("codekit init srv/care --title Care", place)
    clock.types(f"codekit import T01.txt T02.txt {study}", place)
    clock.types(f"codekit codebook import food.yaml {study}", place)
    start = "codekit round start r1 --kind double --coders ana,ben --add-coder --transcripts all --codebook food"
    clock.types(f"{start} {study}", place)


@contextmanager
def serving(clock: Clock, place: Path) -> Iterator[tuple[str, str]]:
    """The server behind the proxy: its address, and the link for the first person."""
    inner, outer = _free(), _free()
    url = f"https://localhost:{outer}"
    line = f"codekit serve srv --public-url {url} --port {inner} --proxy 127.0.0.1 --log log.jsonl"
    env = {**os.environ, "PATH": f"{place / 'venv' / 'bin'}:{os.environ['PATH']}"}
    with ExitStack() as stack:
        with clock.of(f"$ {line}"):
            words = [str(place / "venv" / "bin" / "codekit"), *shlex.split(line)[1:]]
            server = stack.enter_context(_running(words, place, env))
            said = [server.stdout.readline().strip(), server.stdout.readline().strip()]
        with clock.of("$ caddy run --config Caddyfile"):
            config = "{\n admin off\n skip_install_trust\n auto_https disable_redirects\n}\nimport "
            (place / "Caddyfile").write_text(f"{config}{ROOT / 'deploy' / 'Caddyfile'}\n", "utf-8")
            env |= {"CODEKIT_HOST": f"localhost:{outer}", "CODEKIT_UPSTREAM": f"127.0.0.1:{inner}"}
            env |= {"XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place), "HOME": str(place)}
            stack.enter_context(_running(["caddy", "run", "--config", "Caddyfile"], place, env))
            _wait(inner, outer)
        yield url, said[1]


@contextmanager
def _running(words: list[str], place: Path, env: dict[str, str]) -> Iterator[Any]:
    quiet: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(words, cwd=place, env=env, **quiet) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(*ports: int) -> None:
    until = time.monotonic() + 60
    for port in ports:
        while time.monotonic() < until:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
    with urllib.request.urlopen(f"http://127.0.0.1:{ports[0]}/health/ready", timeout=10) as answer:
        assert answer.status == 200


@contextmanager
def browsers(driver: Playwright, place: Path) -> Iterator[tuple[Browser, Browser]]:
    """The Chromium and the Firefox of the system."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not chromium or not firefox:
        raise SystemExit("needs chromium and firefox")
    bridge = place / "firefox"
    helper = [sys.executable, str(ROOT / "tests" / "web" / "firefox_bridge.py")]
    bridge.write_text(f'#!/bin/sh\nexec {" ".join(map(shlex.quote, helper))} "$@"\n', "utf-8")
    bridge.chmod(0o755)
    args = ["--no-sandbox"] if os.getuid() == 0 else []
    one = driver.chromium.launch(executable_path=chromium, args=args, timeout=120_000)
    env: dict[str, str | float | bool] = {**os.environ, "CODEKIT_TEST_FIREFOX": firefox}
    other = driver.firefox.launch(channel="moz-firefox", executable_path=bridge, env=env, timeout=180_000)
    yield one, other
    one.close()
    other.close()


def _page(browser: Browser) -> Page:
    page = browser.new_context(
        ignore_https_errors=True, locale="en-GB", viewport={"width": 1440, "height": 900}
    ).new_page()
    page.set_default_timeout(120_000)
    return page


def make_account(page: Page, link: str, account: str, name: str) -> None:
    """What somebody does who was sent a link."""
    page.goto(link)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Short name").fill(account)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    page.get_by_role("heading", level=1, name="Your studies").wait_for()


def invite(page: Page, url: str, coder: str, name: str) -> str:
    """What an owner does under People: a link for a coder."""
    page.goto(f"{url}/#/people?study=care")
    page.reload()
    page.get_by_label("Signs as").fill(coder)
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name="Make a link").click()
    return str(page.locator("code").first.inner_text())


def code(page: Page, url: str, code_: str, picture: Path) -> None:
    """What a coder does: the second sentence gets a code."""
    page.goto(f"{url}/s/care/#/d/r1/T01")
    text = page.locator(".transcript")
    text.wait_for()
    text.focus()
    for key in ("ArrowDown", "j", "Enter"):
        page.keyboard.press(key)
    page.keyboard.type(code_)
    page.keyboard.press("Enter")
    page.locator(".stripe-name").first.wait_for()
    page.screenshot(path=picture)


def written(place: Path, coder: str) -> list[str]:
    """The codes in somebody's ledger."""
    file = place / "srv" / "care" / "codings" / "r1" / coder / "T01.jsonl"
    return [json.loads(line)["code"] for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def walk(clock: Clock, place: Path, pictures: Path) -> None:
    """From the server's start to two people at work."""
    from playwright.sync_api import sync_playwright

    with ExitStack() as stack:
        url, link = stack.enter_context(serving(clock, place))
        driver = stack.enter_context(sync_playwright())
        one, other = stack.enter_context(browsers(driver, place))
        keeper, ana, ben = _page(one), _page(one), _page(other)
        with clock.of("Olga makes her account by the link, and owns the study (Chromium)"):
            make_account(keeper, link, "olga", "Olga Ortiz")
        with clock.of("she makes a link for Ana and one for Ben"):
            links = [invite(keeper, url, coder, name) for coder, name in (("ana", "Ana Ruiz"), ("ben", "Ben Lee"))]
        with clock.of("Ana makes her account and codes (Chromium)"):
            make_account(ana, links[0], "ana", "Ana Ruiz")
            code(ana, url, "Money", pictures / "ana.png")
        with clock.of("Ben makes his account and codes the same sentence (Firefox)"):
            make_account(ben, links[1], "ben", "Ben Lee")
            code(ben, url, "Referred", pictures / "ben.png")
        seen = ben.locator(".stripe-name").all_inner_texts()
        ana.wait_for_timeout(2500)
        clock.rows.append(
            ("what each sees beside the text", f"{ana.locator('.stripe-name').all_inner_texts()}, {seen}")
        )
        clock.rows.append(("what stands in the ledgers", f"ana {written(place, 'ana')}, ben {written(place, 'ben')}"))
    said = re.findall(r'"what": "([^"]+)"', (place / "log.jsonl").read_text("utf-8"))
    clock.rows.append(("lines of the server's log", f"{len(said)}: {', '.join(sorted({*said}))}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--environment", default="", help="one in which codekit-qda[team] is installed already")
    parser.add_argument("--pictures", default="", help="a folder for what both saw")
    args = parser.parse_args()
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        pictures = Path(args.pictures or place)
        pictures.mkdir(parents=True, exist_ok=True)
        install(clock, place, args.environment)
        (place / "srv").mkdir()
        prepare(clock, place)
        walk(clock, place, pictures)
    clock.rows.append(("altogether", f"{time.monotonic() - clock.began:6.1f} s"))
    table("a fresh machine, until two people code blind", clock.rows)


if __name__ == "__main__":
    main()
