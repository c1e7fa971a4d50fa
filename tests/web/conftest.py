"""Fixtures for the workbench.

`food`       the folder of a small study: three interviews, ana and ben in the blind double round r1
`serve`      a function that starts a workbench: `serve(study, "--round", "r1", coder="ana")`; stopped afterwards
`workbench`  ana's workbench in `food`

Browser tests (tests/web/browser/, marker `browser`) also have

`page`       a fresh tab; the test fails when a request leaves the workbench's origin, or when the page
             throws or writes an error to the console
`opened`     `page`, logged in to `workbench`

A test marked `both` runs in chromium and in Firefox, the others in chromium alone (Firefox makes no double click of
two clicks of its driver). WebKit is driven by `webkit.py`; `webkit_page.py` gives it Playwright's words. The browsers
are the system's own (`engines.py`); without them these tests are skipped.
The page's own rules (no eval) forbid `page.wait_for_function` and `add_script_tag`: use `expect(locator)`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studies import build, folder_of, start
from web import engines
from web.served import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

Serve = Callable[..., Workbench]


@pytest.fixture(scope="session")
def food_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study that `food` is a copy of; importing takes seconds, copying does not."""
    study = build(tmp_path_factory.mktemp("food"))
    start(study)
    return folder_of(study)


@pytest.fixture
def food(food_template: Path, tmp_path: Path) -> Path:
    """A small study with the blind double round r1 of ana and ben."""
    return Path(shutil.copytree(food_template, tmp_path / "study"))


@pytest.fixture(scope="session")
def settled_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with a compared round, in which every screen has something to show; to be copied where tests write."""
    from web.browser.screens import settled

    return settled(tmp_path_factory.mktemp("settled"))


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start workbenches; all are stopped in the end."""
    started: list[Workbench] = []

    def run(study: Path, *args: str, **options: Any) -> Workbench:
        started.append(Workbench(study, *args, **options))
        return started[-1]

    yield run
    for one in started:
        one.stop()


@pytest.fixture
def workbench(food: Path, serve: Serve) -> Workbench:
    """Ana's workbench."""
    return serve(food, "--round", "r1")


# browsers


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked `both` once in each browser."""
    if metafunc.definition.get_closest_marker("both"):
        metafunc.parametrize("engine", ["chromium", "firefox"])


@pytest.fixture
def engine() -> str:
    """Which browser a test runs in."""
    return "chromium"


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives the browsers."""
    playwright = pytest.importorskip("playwright.sync_api", reason="browser tests need playwright")
    with playwright.sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def saved_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Firefox puts what a page saves."""
    return tmp_path_factory.mktemp("firefox")


@pytest.fixture(scope="session")
def firefox(driver: Playwright, saved_in: Path) -> Iterator[Browser]:
    """The system's Firefox; no download."""
    browser = engines.firefox(driver, saved_in)
    if not browser:
        pytest.skip("these tests need firefox on PATH")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """The browser of the system; no download."""
    browser = engines.chromium(driver)
    if not browser:
        pytest.skip("browser tests need chromium on PATH, or CODEKIT_TEST_BROWSER")
    yield browser
    browser.close()


@pytest.fixture
def context(engine: str, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser without a past. `@pytest.mark.context(color_scheme="dark", ...)` sets how it is made."""
    marker = request.node.get_closest_marker("context")
    options: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB"}
    browser: Browser = request.getfixturevalue(engine)
    made = browser.new_context(**{**options, **(marker.kwargs if marker else {})})
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, workbench: Workbench) -> Iterator[Page]:
    """A tab; every browser test is also a test that nothing leaves the origin and that nothing goes wrong unseen.

    A test that provokes an error or a request on purpose says so: `page.allowed.append("part of it")`.
    """
    tab = context.new_page()
    allowed: list[str] = []
    leaks: list[str] = []
    errors: list[str] = []
    tab.allowed = allowed  # type: ignore[attr-defined]
    home = (workbench.url, "data:", "file:", f"blob:{workbench.origin}")

    def request_made(url: str) -> None:
        if not url.startswith(home) and not any(part in url for part in allowed):
            leaks.append(url)

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in allowed):
            errors.append(message.text)

    def threw(message: str) -> None:
        if not any(part in message for part in allowed):
            errors.append(message)

    context.on("request", lambda sent: request_made(sent.url))
    tab.on("pageerror", lambda error: threw(str(error)))
    tab.on("console", said)
    yield tab
    assert [] == leaks
    assert [] == errors


@pytest.fixture
def opened(page: Page, workbench: Workbench) -> Page:
    """A tab that is logged in and shows where the workbench begins."""
    page.goto(workbench.launch_url())
    return page
