"""A recording is chosen and heard beside its transcript, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import sounding
from studies import build, folder_of, start
from web.browser.code_page import CodePage
from web.browser.screens import faults, says, too_wide
from web.served import Workbench, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with an interview that has times."""
    folder = tmp_path_factory.mktemp("sound")
    study = build(folder)
    start(study)
    sounding.add(study, folder / "in")
    return folder_of(study)


@pytest.fixture
def workbench(template: Path, tmp_path: Path) -> Iterator[Workbench]:
    """Ana's workbench, and beside it her recordings."""
    sounding.recording(tmp_path / "rec" / "T09.wav")
    one = Workbench(template, private=tmp_path / "private")
    yield one
    one.stop()


def at(page: Page) -> float:
    """Where the recording is, in seconds."""
    return float(page.get_by_label("Place in the recording").input_value())


def plays(page: Page) -> bool:
    """Whether it is heard."""
    return page.get_by_role("button", name="Pause").count() == 1


@pytest.mark.both
def test_a_recording_is_chosen_heard_and_followed(page: Page, workbench: Workbench, tmp_path: Path) -> None:
    """By keys alone: the file, the turn at the cursor again and again, its sentence; moved, it is chosen again."""
    code = CodePage(page, workbench, "T09", "rs")
    bar = page.get_by_role("region", name="Recording")
    expect(bar).to_have_count(0)
    page.get_by_role("button", name="Recording…").click()
    path = page.get_by_label("Path of a folder")
    expect(path).to_be_focused()
    path.fill(str(tmp_path / "rec"))
    code.press("Enter")
    page.get_by_role("button", name="T09.wav").wait_for()
    assert [] == faults(page)
    page.get_by_role("button", name="T09.wav").click()
    expect(bar).to_contain_text("0:12")
    expect(bar.locator(".wave[data-drawn]")).to_be_visible()
    expect(page.locator(".transcript")).to_have_attribute("data-times", "shown")
    assert ["0:00", "0:02", "0:07", "0:08"] == page.locator(".gutter").evaluate_all(
        "(all) => all.map((one) => one.dataset.time)"
    )
    assert [] == faults(page)

    code.text.focus()
    code.press("Control+Home", "ArrowDown", "Shift+L")
    until(lambda: plays(page))
    expect(page.locator(".turn.heard")).to_contain_text("We send them")
    expect(bar.get_by_role("button", name="Loop turn")).to_have_attribute("aria-pressed", "true")
    code.press("F4")
    until(lambda: not plays(page))
    assert 2 <= at(page) < 7  # Firefox without a sound output runs ahead of any clock
    code.press("o")
    until(lambda: code.at == page.locator(".heard-now").inner_text().strip())

    code.reload()  # what was chosen is remembered
    expect(bar).to_be_visible()
    (tmp_path / "rec" / "T09.wav").rename(tmp_path / "rec" / "other.wav")
    code.reload()
    expect(bar).to_contain_text("T09.wav is not where it was. To mend it: choose it again where it is now.")
    bar.get_by_role("button", name="Choose again…").click()
    page.get_by_label("Path of a folder").fill(str(tmp_path / "rec" / "other.wav"))
    code.press("Enter")
    expect(bar.get_by_role("button", name="Play")).to_be_visible()


def test_it_goes_on_as_one_who_listens_wants_it(page: Page, workbench: Workbench, tmp_path: Path) -> None:
    """From the sentence at the cursor on, a little before where it was paused, slower; the text stays, if one wants."""
    workbench.call("POST", "/api/recordings/T09", {"path": str(tmp_path / "rec" / "T09.wav")})
    code = CodePage(page, workbench, "T09", "rs")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    code.press("Control+Home", "ArrowDown", "Shift+L")
    expect(page.locator(".heard-now")).to_have_text("We print the address.")
    expect(page.locator(".heard-now")).to_have_text("We send them to the pantry.")  # it began anew
    code.press("ArrowDown", "l")
    expect(page.get_by_role("button", name="Loop turn")).to_have_attribute("aria-pressed", "false")
    until(lambda: plays(page) and at(page) >= 5)
    code.press("F4")
    until(lambda: not plays(page))
    here = at(page)
    code.press("F4")
    until(lambda: plays(page))
    until(lambda: at(page) < here)
    code.press("F4", "F8", "F8")
    until(lambda: at(page) >= here + 5)
    code.press("F2", "<", "<")
    until(lambda: at(page) <= here + 6)
    expect(page.get_by_label("Speed")).to_have_value("0.8")
    code.press("Shift+O")
    until(lambda: code.said == "The text stays where it is.")
    expect(page.get_by_role("button", name="Follow")).to_have_attribute("aria-pressed", "false")
    code.press("Control+k")
    page.keyboard.type("where the rec")
    code.press("Enter")
    until(lambda: " of 0:12." in code.said)


def test_a_pedal_is_set_by_pressing_it(page: Page, workbench: Workbench, tmp_path: Path) -> None:
    """Its key comes beside those that were there; it acts in a field too; held down it plays until it is let go."""
    workbench.call("POST", "/api/recordings/T09", {"path": str(tmp_path / "rec" / "T09.wav")})
    page.goto(workbench.launch_url())
    page.locator(".shell").wait_for()
    page.goto(f"{workbench.url}#/settings")
    page.get_by_role("button", name="Pedal for: Play or pause the recording").click()
    expect(page.get_by_role("button", name="Press the pedal")).to_be_focused()
    page.keyboard.press("F9")
    expect(page.get_by_label("Foot pedal")).to_contain_text("F9")
    expect(page.get_by_label("Foot pedal")).to_contain_text("F4")
    page.get_by_label("It plays only as long as the key or the pedal is down").check()
    assert [] == faults(page)
    until(lambda: workbench.call("GET", "/api/settings").json.get("soundHold"))
    page.goto(f"{workbench.url}#/d/rs/T09")
    expect(page.get_by_role("button", name="Play", exact=False)).to_be_visible()
    page.get_by_label("Filter the codes").focus()
    page.keyboard.down("F9")
    until(lambda: plays(page) and at(page) > 0)
    page.keyboard.up("F9")
    until(lambda: not plays(page))
    page.set_viewport_size({"width": 360, "height": 700})
    assert not too_wide(page)


def test_without_times_it_plays_as_well(page: Page, workbench: Workbench, tmp_path: Path) -> None:
    """The page says that nothing can be followed, and offers nothing that needs times."""
    file = sounding.recording(tmp_path / "rec" / "T01.wav")
    workbench.call("POST", "/api/recordings/T01", {"path": str(file)})
    code = CodePage(page, workbench, "T01", "r1")
    bar = page.get_by_role("region", name="Recording")
    says(page, "This transcript has no times: the recording plays, and the text cannot follow it.")
    expect(bar.get_by_role("button", name="Follow")).to_have_count(0)
    code.press("l", "F4")
    until(lambda: plays(page))
    code.press("F4")
    until(lambda: not plays(page))
    assert 0 == page.locator(".turn.heard").count()
