"""Coding away from a server in a real browser: a token from the server's page, the window of the copy, its button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from away.copies import lines
from codekit.away import clone
from codekit.away.connection import Connection
from studies import build, folder_of, start
from web.browser.screens import faults, says, too_wide
from web.served import Workbench, op
from web.team.serving import PASSWORD, Team

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Team]:
    """A server with one study, in which ana and ben are blind."""
    for package in ("argon2", "sqlalchemy", "alembic", "psycopg"):
        pytest.importorskip(package, reason="needs the extra `team`")
    study = build(tmp_path)
    start(study)
    (tmp_path / "data").mkdir()
    folder_of(study).rename(tmp_path / "data" / "care")
    one = Team(tmp_path / "data")
    one.person("ana", "care", "coder")
    yield one
    one.stop()


def test_from_a_token_to_work_that_was_sent(page: Page, workbench: Team, tmp_path: Path) -> None:
    """Made and shown once; the copy says what is not sent, sends it, and tells what stays here; then the token ends."""
    page.allowed.extend(["401 (Unauthorized)", "status of 4", workbench.url])  # type: ignore[attr-defined]
    page.goto(workbench.url)
    page.get_by_label("Short name").fill("ana")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Ana").click()
    page.get_by_label("What it is for").fill("my laptop")
    page.get_by_role("button", name="Make a token").click()
    token = page.locator("code.path").inner_text()
    says(page, "my laptop: not used yet")
    assert [] == faults(page)

    link = Connection(workbench.url, "care", token)
    clone.clone(link, clone.choose(link.whose(), workbench.url, ""), tmp_path / "mine")
    copy = Workbench(tmp_path / "mine", coder="ana", private=tmp_path / "mine-private")
    try:
        copy.log_in()
        copy.do(op("coding.add", code="MONEY", **copy.span("T01", "It ends in June.")))
        (tmp_path / "mine" / "cases.csv").write_text("case,region\nO1,Here\nO2,South\nO3,unknown\n")
        page.allowed.append(copy.url)  # type: ignore[attr-defined]
        page.goto(copy.launch_url())
        says(page, "1 event is not sent yet")
        send = page.get_by_role("button", name="Send and fetch")
        expect(send).to_be_disabled()  # the token was typed nowhere yet
        page.get_by_label("Token").fill(token)
        send.click()
        says(page, "1 event was sent; nothing new came")
        says(page, "was changed here, and stays so")
        assert [] == faults(page)
        page.set_viewport_size({"width": 360, "height": 800})
        assert not too_wide(page)
        page.get_by_role("button", name="Take the server’s instead").click()
        says(page, "Nothing was to be sent; nothing new came, and 1 document")
        expect(page.get_by_text("This stays here")).to_have_count(0)
        assert "O1,North" in (tmp_path / "mine" / "cases.csv").read_text()
        server = lines(workbench.opened[1].store("care"))
        assert 1 == len(server["codings/r1/ana/T01.jsonl"])

        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(f"{workbench.url}/#/me")
        says(page, "my laptop: last used")
        page.get_by_role("button", name="End the token my laptop").click()
        expect(page.get_by_text("my laptop: last used")).to_have_count(0)
        assert ("ana", "ended a token") in [(each.who, each.what) for each in workbench.opened[0].entries()]
        page.goto(copy.launch_url())
        page.get_by_role("button", name="Send and fetch").click()
        says(page, "the token is not known, or has ended")
        expect(page.get_by_label("Token")).to_be_visible()  # and another one is asked for
    finally:
        copy.stop()
