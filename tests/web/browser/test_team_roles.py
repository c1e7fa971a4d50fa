"""What each role is offered on every screen: nothing that is refused, and all that is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from codekit.team.roles import ROLES
from codekit.web.team import rights
from web.browser.screens import SCREENS, go
from web.team.serving import Team

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser
# Screens on which something is offered that not every role may ask; Code and Adjudicate are looked at apart.
OFFERING = (
    *("Codebook", "Working copy", "Relationship", "Rounds", "Round r1", "Matrix", "Review", "Meetings", "Workbook"),
    *("Excerpts", "Reports", "Memos", "Transcripts", "Cases", "Study", "Words", "Agreement"),
)
# Every control that can be seen and used, by its words, with the route of the nearest thing that asks for one.
CONTROLS = """() => [...document.querySelectorAll("main button, main a.btn, main summary, main input[type=file]")]
    .filter((one) => one.checkVisibility() && !one.disabled && !one.closest("fieldset:disabled"))
    .map((one) => [one.innerText || one.type, one.closest("[data-asks]")?.dataset.asks ?? ""])"""


@pytest.fixture
def workbench(settled_template: Path, tmp_path: Path) -> Iterator[Team]:
    """A server with a study in which there is something to do on every screen."""
    for package in ("argon2", "sqlalchemy", "alembic", "psycopg"):
        pytest.importorskip(package, reason="needs the extra `team`")
    shutil.copytree(settled_template, tmp_path / "data" / "care")
    one = Team(tmp_path / "data")
    one.person("olga", "care", "owner")
    yield one
    one.stop()


def offered(page: Page) -> dict[str, list[list[str]]]:
    """What each screen offers."""
    found = {}
    for name in OFFERING:
        go(page, SCREENS[name])
        found[name] = page.evaluate(CONTROLS)
    return found


def allowed(controls: list[list[str]], role: str) -> list[list[str]]:
    """Those that a role may use."""
    return [[words, route] for words, route in controls if not route or rights.may(role, route)]


def test_each_role_is_offered_what_it_may_do(page: Page, context: BrowserContext, workbench: Team) -> None:
    """By the server's table; the window of somebody whose role changes follows at once."""
    ana = workbench.person("ana", "care", "owner")
    name, _, value = ana.cookie.partition("=")
    cookie: Any = {"name": name, "value": value, "url": workbench.url}
    context.add_cookies([cookie])
    page.goto(f"{workbench.url}/s/care/")
    page.locator("main").wait_for()
    of_owner = offered(page)
    asked = {route for controls in of_owner.values() for _, route in controls}
    assert len(asked) > 15

    olga = workbench.person("olga", "care")
    for role in [role for role in ROLES if role != "owner"]:
        go(page, SCREENS["Study"])
        body = {"study": "care", "account": "ana", "role": role}
        assert 200 == olga.call("POST", "/api/team/role", body).status
        expect(page.locator("[data-asks='POST /api/study/coders']")).to_be_hidden()
        if role == "reader":
            go(page, SCREENS["Meetings"])
            expect(page.locator("[data-asks='POST /api/meetings']")).to_be_hidden()
        found = offered(page)
        assert {name: allowed(controls, role) for name, controls in of_owner.items()} == found, role

    go(page, "#/d/solo/T04")  # a reader by now
    page.get_by_text("Your role in this study reads and does not code.").first.wait_for()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Command").fill("c")
    titles = page.get_by_role("listbox", name="Commands").inner_text()
    assert "Choose a code" not in titles
    assert "Correct the text" not in titles
    page.keyboard.press("Escape")
    go(page, "#/adjudicate/r1")
    page.locator("[data-region=decide]").wait_for(state="detached")
