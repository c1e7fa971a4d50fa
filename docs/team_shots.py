"""Make the pictures of docs/server.md from the sample study: python docs/team_shots.py [LANGUAGE FOLDER].

Needs playwright, the extra `team`, and a chromium on PATH (or CODEKIT_TEST_BROWSER). Nothing is downloaded, and no
request leaves this computer: the provider of identities is only named.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from web.browser.screens import settled  # noqa: E402

COMMAND = (sys.executable, "-c", "from codekit.cli.app import entry; entry()")
PASSWORD = "four words are good"  # noqa: S105
OIDC = "issuer: https://login.example.org\nclient_id: codekit\nclient_secret: none\nname: University account\n"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, str]]:
    """A server on the sample study: its address, and the link for whoever keeps it."""
    data = folder / "data"
    data.mkdir()
    subprocess.run([*COMMAND, "init", str(data / "care"), "--example", "social-care"], check=True, capture_output=True)  # noqa: S603
    settled(folder).rename(data / "food")
    file = folder / "oidc.yaml"
    file.write_text(OIDC, "utf-8")
    file.chmod(0o600)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    words = ["serve", str(data), "--port", port, "--public-url", f"http://localhost:{port}", "--oidc", str(file)]
    process = subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip(), process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def tab(browser: Browser, language: str) -> Page:
    """Somebody's browser, with a device that keeps passkeys."""
    context = browser.new_context(viewport={"width": 1100, "height": 860}, locale=language)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def accept(page: Page, link: str, account: str, name: str) -> None:
    """Make an account by a link."""
    page.goto(link)
    page.locator("input[name=username]").fill(account)
    page.locator("input[type=text], input:not([type])").first.fill(name)
    page.locator("input[name=new-password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    page.locator(".recent").first.wait_for()


def invite(page: Page, coder: str) -> str:
    """A link for a coder of the study; made on the page of its people."""
    page.locator("input[list=coders]").fill(coder)
    page.locator("form.card button[type=submit]").click()
    return page.locator("code").inner_text()


ASK = """async ([route, body]) => {
    const headers = { "Content-Type": "application/json", "X-Codekit": "page" };
    const answer = await fetch(`/api/team/${route}`, { method: "POST", headers, body: JSON.stringify(body) });
    return await answer.json();
}"""


def clash(url: str, owner: Page, ana: Page, ben: Page, into: Path) -> None:
    """Two people at one cluster of a compared round; ben decides first."""
    for page, coder in ((ana, "ana"), (ben, "ben")):
        made = owner.evaluate(ASK, ["invite", {"study": "food", "role": "lead", "coder": coder}])
        code = made["url"].partition("code=")[2]
        page.evaluate(ASK, ["accept", {"code": code}])
        page.goto(f"{url}/s/food/#/adjudicate/r1")
        page.locator("[data-region=decide]").wait_for()
    ana.locator("[role=status] .note").first.wait_for()
    ana.keyboard.press("r")
    ana.keyboard.press("m")
    ana.keyboard.type("Too little is said")
    ben.keyboard.press("1")
    ben.keyboard.press("Enter")
    ana.locator(".note.warn").first.wait_for()
    ana.keyboard.press("Enter")
    ana.locator("dialog").wait_for()
    ana.screenshot(animations="disabled", path=into / "team-clash.png")


def take(url: str, link: str, browser: Browser, language: str, into: Path) -> None:
    """The pictures of the pages."""
    into.mkdir(parents=True, exist_ok=True)
    page = tab(browser, language)
    accept(page, link, "olga", "Olga Ortiz")
    page.goto(f"{url}/#/people?study=care")
    other = tab(browser, language)
    accept(other, invite(page, "ana"), "ana", "Ana Ruiz")
    page.reload()
    third = tab(browser, language)
    accept(third, invite(page, "ben"), "ben", "Ben Okafor")
    page.reload()
    invite(page, "cai")
    page.screenshot(animations="disabled", path=into / "team-people.png")
    clash(url, page, other, third, into)
    other.goto(f"{url}/#/me")
    other.locator("input[maxlength='60']").fill("My laptop")
    other.locator("form.row button[type=submit]").click()
    other.locator("ul.stack").nth(1).get_by_text("My laptop").wait_for()
    other.screenshot(animations="disabled", path=into / "team-me.png", full_page=True)
    other.locator("header .btn").click()
    other.locator("form.narrow input[type=password]").wait_for()
    other.screenshot(animations="disabled", path=into / "team-sign-in.png")


def main(args: list[str]) -> None:
    """Take them in a language, into a folder."""
    language, into = (args[0], Path(args[1])) if args else ("en-GB", HERE / "images")
    program = os.environ.get("CODEKIT_TEST_BROWSER") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (url, link), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        take(url, link, browser, language, into)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
