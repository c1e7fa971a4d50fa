"""Passkeys and a provider of identities in a real browser, with a device of its own; and the end of an account."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from studies import build, folder_of
from team.provider import Provider
from web.browser.screens import faults, says, too_wide
from web.team.serving import PASSWORD, Team

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """A provider of identities."""
    one = Provider()
    yield one
    one.stop()


@pytest.fixture
def workbench(tmp_path: Path, provider: Provider) -> Iterator[Team]:
    """A server with a name and a provider, and one study."""
    study = build(tmp_path)
    (tmp_path / "data").mkdir()
    folder_of(study).rename(tmp_path / "data" / "care")
    file = tmp_path / "oidc.yaml"
    file.write_text(json.dumps(provider.settings()), "utf-8")
    file.chmod(0o600)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    one = Team(tmp_path / "data", "--oidc", str(file), "--port", port, "--public-url", f"http://localhost:{port}")
    yield one
    one.stop()


def device(context: BrowserContext, page: Page) -> None:
    """A device that keeps passkeys, and verifies its person by a touch."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_out(page: Page) -> None:
    """Nobody is signed in."""
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_passkey_identity_and_the_end(page: Page, context: BrowserContext, workbench: Team, provider: Provider) -> None:
    """Made under one's name; each signs in; a link is accepted without a password; an account is deleted."""
    page.allowed.extend(["status of 401", provider.issuer])  # type: ignore[attr-defined]
    device(context, page)
    workbench.person("olga", "care", "owner")
    page.goto(workbench.url)
    page.get_by_label("Short name").fill("olga")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Olga").click()
    page.get_by_label("A new passkey").fill("My laptop")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("list", name="Passkeys")).to_contain_text("My laptop, since")
    page.get_by_role("button", name="Make a passkey").click()
    says(page, "This device has a passkey for you already.")
    assert [] == faults(page)
    page.set_viewport_size({"width": 360, "height": 700})
    assert not too_wide(page)
    page.set_viewport_size({"width": 1440, "height": 900})

    sign_out(page)
    page.get_by_role("button", name="Sign in by passkey").click()
    expect(page.get_by_role("list", name="Passkeys")).to_contain_text("last used")
    page.get_by_role("button", name="Link it with my account").click()
    says(page, "Linked with ana@uni.example")
    assert page.url == f"{workbench.url}/#/me"
    sign_out(page)
    page.get_by_role("button", name="Sign in by Uni sign-in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Olga")

    made = workbench.person("olga", "care").call(
        "POST", "/api/team/invite", {"study": "care", "role": "coder", "coder": "ben", "name": "Ben Okafor"}
    )
    sign_out(page)
    provider.person = {"sub": "p-ben", "email": "ben@uni.example"}
    page.goto(made.json["url"])
    page.get_by_role("button", name="Without a password: by Uni sign-in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your studies")
    says(page, "You are Ben Okafor.")
    page.get_by_role("link", name="Ben Okafor").click()
    expect(page.get_by_role("heading", name="A password", exact=True)).to_be_visible()
    page.get_by_role("button", name="Delete my account…").click()
    page.get_by_label("Type ben to delete it").fill("ben")
    assert [] == faults(page)
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_role("button", name="Sign in by Uni sign-in").click()
    says(page, "nobody here is linked with ben@uni.example")
