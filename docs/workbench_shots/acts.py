"""What is done on a screen before its picture is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FilePayload, Page
from study import BROUGHT, TABLE


@dataclass(frozen=True)
class Files:
    """A corrected transcript, and a recording."""

    better: bytes
    heard: Path


def text(name: str, content: str | bytes, kind: str = "text/plain") -> FilePayload:
    """A file as somebody chooses it."""
    return {"name": name, "mimeType": kind, "buffer": content.encode() if isinstance(content, str) else content}


def choose(page: Page, path: str) -> None:
    """Say which file is the recording of O04-1; "" says that none is."""
    page.evaluate(
        """async (path) => {
        const token = sessionStorage.getItem("codekit.token");
        const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
        await fetch("/api/recordings/O04-1", { method: "POST", headers, body: JSON.stringify({ path }) });
    }""",
        path,
    )


def sound(page: Page, _: Files) -> None:
    """The recording plays a while, and stands again."""
    page.locator(".wave[data-drawn]").wait_for()
    page.wait_for_timeout(2500)
    page.keyboard.press("F4")


def coverage(page: Page, _: Files) -> None:
    """What was asked, by the topics of one codebook."""
    page.get_by_role("button", name="cbo-relationships").or_(page.get_by_text("cbo-relationships")).first.click()
    page.wait_for_timeout(500)


def walk(page: Page, _: Files) -> None:
    """What was found, place by place."""
    page.get_by_role("button", name="Code these…").click()
    page.wait_for_timeout(1000)


def correct(page: Page, files: Files) -> None:
    """A corrected text, and what becomes of the codings."""
    page.locator("input[type=file]").set_input_files(text("O04-1, listened again.txt", files.better))
    page.locator(".becomes").wait_for(timeout=60_000)


def bring(page: Page, _: Files) -> None:
    """Three files, one of them a README; who asks is said."""
    if page.get_by_role("button", name="Clear the list").is_visible():
        page.get_by_role("button", name="Clear the list").click()
    page.get_by_label("Files to bring in").set_input_files([text(*file) for file in BROUGHT.items()])
    page.get_by_role("button", name="Bring in 2 interviews").wait_for(timeout=60_000)
    page.get_by_role("row", name="Mary").get_by_role("combobox").first.select_option("interviewer")
    page.get_by_label("I looked at this: the roles are right").check()


def meaning(page: Page, _: Files) -> None:
    """A wider definition, and what it means for codings."""
    page.get_by_label("Definition").fill("Sending or pointing a patient to help, or to a benefit, elsewhere.")
    page.get_by_role("button", name="More belongs than before").click()
    page.get_by_label("Reason", exact=True).fill("Benefit offices belong here too.")
    page.get_by_role("button", name="See what it means").click()
    page.get_by_role("heading", name="What it means").wait_for()
    page.get_by_role("heading", name="What it means").evaluate("(one) => one.scrollIntoView({ block: 'start' })")


def table(page: Page, _: Files) -> None:
    """A table with codes."""
    page.locator("input[type=file]").set_input_files(text("our codes.csv", TABLE, "text/csv"))
    page.get_by_role("heading", name="2 codes").wait_for()


def cell(page: Page, _: Files) -> None:
    """Where there is no room beside it, the cell stands below the grid."""
    page.get_by_role("complementary", name="Excerpts of the cell").wait_for()


ACTS: dict[str, Callable[[Page, Files], None]] = {
    "sound": sound,
    "coverage": coverage,
    "matrix": cell,
    "walk": walk,
    "correct": correct,
    "bring": bring,
    "codebook-meaning": meaning,
    "codebook-import": table,
}
