"""The codebook desk in the page: a codebook is begun, put in order by keyboard, used, and changed with a reason."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from codekit.workflow.study.study import open_study
from studies import start
from web.browser.screens import go, says
from web.served import Workbench, op

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
COMMENT = "# asked for by the funder"


@pytest.fixture
def workbench(settled_template: Path, tmp_path: Path) -> Iterator[Workbench]:
    """Ana's workbench in a copy of a study."""
    served = Workbench(Path(shutil.copytree(settled_template, tmp_path / "study")), "--round", "solo")
    served.log_in()
    yield served
    served.stop()


def text_of(workbench: Workbench) -> str:
    """The file of the codebook that is made here."""
    return (workbench.study / "codebooks/Needs.yaml").read_text("utf-8")


def begun(page: Page) -> None:
    """Begin a codebook of two codes, and add a third."""
    go(page, "#/codes")
    page.get_by_role("link", name="New codebook…").click()
    page.get_by_label("Title").fill("Needs")
    for at, (name, definition) in enumerate([("Food", "What people eat."), ("Pantry", "Where they get it.")], start=1):
        page.get_by_label(f"Name of code {at}").fill(name)
        page.get_by_label(f"Definition of code {at}").fill(definition)
    page.get_by_role("button", name="Begin the codebook").click()
    page.get_by_role("heading", name="Needs", level=1).wait_for()
    page.get_by_role("link", name="Add a code…").click()
    page.get_by_label("Name", exact=True).fill("Rent")
    says(page, "Definition is empty.")
    page.get_by_label("Definition").fill("What the home costs.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("article", name="Rent").wait_for()


def in_order(page: Page) -> None:
    """Put codes below each other by keyboard and by dragging; the focus goes along with the code."""

    def level(name: str, expected: int) -> None:
        expect(page.get_by_role("treeitem", name=name)).to_have_attribute("aria-level", str(expected))

    page.get_by_role("treeitem", name="Pantry").focus()
    page.keyboard.press("Shift+ArrowRight")
    level("Pantry", 2)
    page.get_by_role("treeitem", name="Rent").drag_to(page.get_by_role("treeitem", name="Food"))
    level("Rent", 2)
    page.get_by_role("treeitem", name="Rent").focus()
    page.keyboard.press("Shift+ArrowRight")
    level("Rent", 3)
    expect(page.get_by_role("treeitem", name="Rent")).to_be_focused()
    page.keyboard.press("Shift+ArrowLeft")
    level("Rent", 2)
    page.keyboard.press("Shift+ArrowLeft")
    level("Rent", 1)

    def order(*names: str) -> None:
        expect(page.get_by_role("treeitem")).to_contain_text(list(names))

    order("Food", "Pantry", "Rent")
    page.keyboard.press("Shift+ArrowUp")
    order("Rent", "Food", "Pantry")
    expect(page.get_by_role("treeitem", name="Rent")).to_be_focused()
    rent, food = (page.get_by_role("treeitem", name=name) for name in ("Rent", "Food"))
    height = (food.bounding_box() or {"height": 0})["height"]
    food.drag_to(rent, target_position={"x": 60, "y": 2})
    order("Food", "Pantry", "Rent")
    food.drag_to(rent, target_position={"x": 60, "y": height - 2})
    order("Rent", "Food", "Pantry")
    rent.drag_to(page.get_by_role("treeitem", name="Pantry"), target_position={"x": 60, "y": height - 2})
    level("Rent", 2)
    order("Food", "Pantry", "Rent")
    rent.focus()
    page.keyboard.press("Shift+ArrowLeft")
    level("Rent", 1)


def used(workbench: Workbench) -> None:
    """Somebody writes a comment into the file, and a round codes with it."""
    file = workbench.study / "codebooks/Needs.yaml"
    file.write_text(text_of(workbench).replace("- id: Rent", f"{COMMENT}\n- id: Rent"), "utf-8")
    start(open_study(workbench.study), "n1", kind="initial", coders=["ana"], transcripts=["T01"], codebook="Needs")
    workbench.do(op("coding.add", code="Food", round_="n1", **workbench.span("T01", "We send them to the pantry.")))


def reworded(page: Page, workbench: Workbench) -> None:
    """See what another definition means, write it; somebody else writes into the file meanwhile."""
    go(page, "#/codes/Food?codebook=Needs&show=edit")
    page.get_by_label("Definition").fill("What people eat, and where they get it.")
    page.get_by_role("button", name="More belongs than before").click()
    page.get_by_label("Reason").fill("Pantries are food.")
    page.get_by_role("button", name="See what it means").click()
    meaning = page.get_by_role("region", name="What it means")
    expect(meaning).to_contain_text("It is written into version 1.1. Version 1.0 is in use and stays as it is.")
    expect(meaning).to_contain_text("1 coding is to be looked at again.")
    expect(meaning.get_by_role("link", name="T01 in n1")).to_be_visible()
    (workbench.study / "codebooks/Needs.yaml").write_text(text_of(workbench) + "# the end\n", "utf-8")
    page.allowed.append("409")  # type: ignore[attr-defined]
    page.get_by_role("button", name="Write it into 1.1").click()
    says(page, "was changed meanwhile; nothing was written")
    page.get_by_role("button", name="Look at it again").click()
    expect(page.get_by_text("was changed meanwhile")).to_have_count(0)
    page.get_by_role("button", name="See what it means").click()
    page.get_by_role("button", name="Write it into 1.1").click()
    page.get_by_role("article", name="Food").wait_for()


def test_a_codebook_is_made_used_and_changed_without_a_command(opened: Page, workbench: Workbench) -> None:
    """From nothing to a reworded code of a version in use: what it means is seen first, comments of the file stay."""
    begun(opened)
    in_order(opened)
    assert "changes" not in text_of(workbench)
    used(workbench)
    reworded(opened, workbench)
    text = text_of(workbench)
    assert f"{COMMENT}\n- id: Rent" in text
    assert "# the end" in text
    assert "reason: Pantries are food." in text

    opened.get_by_role("link", name="Recode queue").click()
    opened.get_by_label("holds", exact=True).check()
    opened.get_by_role("button", name="Confirm 1 coding").click()
    says(opened, "No coding waits.")
    opened.get_by_role("link", name="Versions").click()
    says(opened, "widened in 1.1: Pantries are food.")
    opened.get_by_role("button", name="What changed").click()
    says(opened, "definition changed")
    go(opened, "#/codes?codebook=Needs")
    with opened.expect_download() as saved:
        opened.get_by_role("button", name="Excel").click()
    assert "Needs-1.1.xlsx" == saved.value.suggested_filename


def test_a_table_comes_in_column_by_column(opened: Page, workbench: Workbench) -> None:
    """Each column says what it is taken for, and what is changed there is what is taken in."""
    go(opened, "#/codes?show=import")
    table = "Kategorie,Bedeutung,Wer\nGeld,Wer zahlt.,ana\nHilfe,Wer hilft.,ben\n"
    opened.locator("input[type=file]").set_input_files(
        {"name": "team.csv", "mimeType": "text/csv", "buffer": table.encode()}
    )
    says(opened, "is not kept (2 cells)")
    opened.get_by_label("Wer is taken for").select_option("source")
    expect(opened.get_by_label("Wer is taken for")).to_have_value("source")
    expect(opened.get_by_text("is not kept (2 cells)")).to_have_count(0)
    opened.get_by_label("Id").fill("team-codes")
    opened.get_by_role("button", name="Call it so").click()
    opened.get_by_role("button", name="Take it in").click()

    opened.get_by_role("treeitem", name="Geld").wait_for()
    assert ["ana", "ben"] == [code.source for code in open_study(workbench.study).codebook("team-codes").codes]
