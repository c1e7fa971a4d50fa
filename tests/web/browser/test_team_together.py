"""Two people at one cluster in two real browsers: they see each other, and neither overwrites the other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from web.browser.screens import faults, go, says
from web.team.serving import Person, Team

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def workbench(settled_template: Path, tmp_path: Path) -> Iterator[Team]:
    """A server with a study whose round r1 is compared."""
    for package in ("argon2", "sqlalchemy", "alembic", "psycopg"):
        pytest.importorskip(package, reason="needs the extra `team`")
    shutil.copytree(settled_template, tmp_path / "data" / "care")
    one = Team(tmp_path / "data")
    yield one
    one.stop()


def enter(page: Page, one: Person) -> None:
    """Open somebody's window of the study."""
    name, _, value = one.cookie.partition("=")
    cookie: Any = {"name": name, "value": value, "url": one.team.url}
    page.context.add_cookies([cookie])
    page.goto(f"{one.team.url}/s/care/")
    page.get_by_role("button", name="You are").wait_for()


def test_two_people_decide_one_cluster(page: Page, context: BrowserContext, workbench: Team) -> None:
    """Ben's decision comes while ana is at it; hers is refused, both are shown, and she decides anyway.

    Then the server is stopped and started while she is offline: her window goes on by itself.
    """
    page.allowed.extend(["409 (Conflict)", "status of 409", "ERR_"])  # type: ignore[attr-defined]
    ana, ben = workbench.person("ana", "care", "lead"), workbench.person("ben", "care", "lead")
    enter(page, ana)
    go(page, "#/adjudicate/r1")
    page.locator("[data-region=decide]").wait_for()
    cluster = page.url.partition("cluster=")[2].replace("%3A", ":")
    assert context.browser is not None
    other = context.browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
    enter(other, ben)
    expect(page.get_by_role("button", name="1 others are here")).to_be_visible()
    go(other, f"#/adjudicate/r1?cluster={cluster}")
    says(page, "ben looks at this, too.")
    page.get_by_role("button", name="1 others are here").click()
    says(page, f"looks at {cluster} in r1")
    assert [] == faults(page)
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Reject all").click()
    page.get_by_label("Reason").fill("Too little said")
    other.keyboard.press("1")
    other.get_by_role("button", name="Commit, next").click()
    says(page, "decided this meanwhile: accept ana.")
    page.get_by_role("button", name="Commit, next").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("ben decided: accept ana")
    expect(dialog).to_contain_text("You wished: reject all")
    assert [] == faults(page)
    dialog.get_by_role("button", name="Decide anyway").click()
    expect(dialog).to_have_count(0)
    go(other, f"#/adjudicate/r1?cluster={cluster}")
    expect(other.get_by_role("region", name="Cluster")).to_contain_text("Too little said")
    (row,) = [row for row in ben.call("GET", "/api/clusters?round=r1").json["rows"] if row["id"] == cluster]
    assert [("ana", "neither")] == [(one["by"], one["choice"]) for one in row["decisions"]]

    context.set_offline(offline=True)
    workbench.kill()
    workbench.args = ("--port", str(workbench.port))
    workbench.start()
    assert 200 == ben.call("POST", "/api/memos", {"text": "while the lid was closed", "case": "O1"}).status
    go(page, "#/memos")
    context.set_offline(offline=False)
    says(page, "while the lid was closed")
    other.context.close()
