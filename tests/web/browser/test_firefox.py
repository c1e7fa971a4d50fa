"""What people see in Firefox: marks in the text, every screen, and a sitting that is longer than every timer."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from web.browser.screens import SCREENS
from web.conftest import Serve
from web.firefox import Firefox
from web.served import Workbench, until

pytestmark = pytest.mark.browser

STRONG = 90  # of 255, between the strongest and the weakest of red, green and blue
TIMERS = 12.0  # seconds; the longest timer of the page waits nine
# Where a highlight lies on the screen: its first piece as [x, y, width, height].
PLACE = """(() => {{
  const [range] = CSS.highlights.get("{name}") ?? [];
  if (!range) return null;
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  const box = [...live.getClientRects()].find((one) => one.width > 20);
  return box ? [box.x, box.y, box.width, box.height].map(Math.round) : null;
}})()"""
Colour = tuple[int, ...]


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The system's Firefox, headless."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.skip("these tests need firefox on PATH")
    with Firefox(program, tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


@pytest.fixture
def at_work(firefox: Firefox, workbench: Workbench) -> Firefox:
    """Firefox, logged in, with the first transcript open and the focus in its text."""
    _open(firefox, workbench, "#/d/r1/T01", ".transcript")
    firefox.evaluate("(document.querySelector('.transcript').focus(), 1)")
    return firefox


def _open(firefox: Firefox, workbench: Workbench, where: str, seen: str) -> None:
    firefox.errors.clear()
    if not workbench.token:
        workbench.log_in()  # with the code that was printed; later ones come from the server
    firefox.goto(workbench.launch_url())
    firefox.until("document.querySelector('.shell') !== null")
    firefox.goto(f"{workbench.url}{where}")
    firefox.until(f"document.querySelector('{seen}') !== null")


def _part(firefox: Firefox, name: str) -> NDArray[np.uint8]:
    """The pixels of a highlight's first piece [pixels, 3]."""
    x, y, width, height = firefox.until(PLACE.format(name=name))
    time.sleep(0.2)  # what is painted follows what is marked by a frame
    return firefox.pixels()[y : y + height, x : x + width].reshape(-1, 3)


def _bright(part: NDArray[np.uint8]) -> int:
    """How many pixels have a strong colour, which neither ink, paper nor a wash have."""
    return int((part.max(axis=1).astype(int) - part.min(axis=1) > STRONG).sum())


def _colours(firefox: Firefox, name: str) -> list[Colour]:
    """The colours on a highlight, the most frequent first; waits for it to lie on the screen."""
    part = _part(firefox, name)
    return [tuple(map(int, colour)) for colour, _ in Counter(map(tuple, part.tolist())).most_common()]


def _paper(firefox: Firefox) -> Colour:
    """The colour of the page where nothing is marked: right of the first words of the last turn."""
    found = "[...document.querySelectorAll('.words')].at(-1).getBoundingClientRect()"
    x, y = firefox.evaluate(f"[{found}.right - 4, {found}.top + 4].map(Math.round)")
    return tuple(map(int, firefox.pixels()[y, x]))


def test_cursor_selection_and_washes_are_seen(at_work: Firefox, workbench: Workbench) -> None:
    """What the keys select, what is coded, and what is found has another colour than the paper under it."""
    paper = _paper(at_work)
    at_work.press("ArrowDown", "ArrowDown")
    assert _colours(at_work, "mark-selected")[0] != paper
    at_work.press("Enter", "s", "e", "n", "d", "Enter")
    until(lambda: workbench.call("GET", "/api/work/r1/T01").json["codings"])
    at_work.press("ArrowDown", "ArrowDown", "ArrowDown")
    washed = _colours(at_work, "wash-1")[0]
    assert washed != paper
    assert washed != _colours(at_work, "mark-selected")[0]
    at_work.press("/", *"patient")
    assert _colours(at_work, "mark-found")[0] not in {paper, washed}
    assert not at_work.errors


def test_the_coding_in_focus_is_underlined(at_work: Firefox, workbench: Workbench) -> None:
    """The coding that keys would change is underlined in a colour that nothing else on it has."""
    at_work.press("ArrowDown", "ArrowDown", "Enter", "s", "e", "n", "d", "Enter")
    until(lambda: workbench.call("GET", "/api/work/r1/T01").json["codings"])
    at_work.press("p")
    at_work.until(PLACE.format(name="mark-focus"))
    underlined = _bright(_part(at_work, "mark-focus"))
    at_work.press("Escape", "ArrowDown", "ArrowDown", "ArrowDown")
    at_work.until(f"!({PLACE.format(name='mark-focus')})")
    assert underlined > 100 + _bright(_part(at_work, "wash-1"))


def test_every_screen_is_drawn(firefox: Firefox, settled_template: Path, tmp_path: Path, serve: Serve) -> None:
    """Each screen has a heading and throws nothing."""
    workbench = serve(Path(shutil.copytree(settled_template, tmp_path / "study")))
    for name, where in SCREENS.items():
        _open(firefox, workbench, where, "h1")
        assert (name, [], True) == (name, firefox.errors, firefox.evaluate("document.body.innerText.length > 80"))


def test_compare_marks_what_differs(firefox: Firefox, settled_template: Path, tmp_path: Path, serve: Serve) -> None:
    """In Compare both coders' passages are washed."""
    workbench = serve(Path(shutil.copytree(settled_template, tmp_path / "study")))
    _open(firefox, workbench, "#/d/r1/T01/compare", ".compare .list li")
    paper = _paper(firefox)
    firefox.until("document.querySelectorAll('.compare mark, .compare .transcript').length > 0")
    washed = _colours(firefox, "wash-1") if firefox.evaluate(PLACE.format(name="wash-1")) else []
    assert washed
    assert washed[0] != paper


def test_a_sitting_longer_than_every_timer(at_work: Firefox, workbench: Workbench) -> None:
    """After some time in Code the Library and Code are still there."""
    at_work.press("ArrowDown", "ArrowDown")
    time.sleep(TIMERS)
    for where, seen in (("#/", "table"), ("#/d/r1/T01", ".transcript"), ("#/", "table")):
        at_work.goto(f"{workbench.url}{where}")
        at_work.until(f"document.querySelector('{seen}') !== null")
    assert not at_work.errors
