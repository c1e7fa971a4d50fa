"""What people see in WebKit, where it can be driven: marks in the text, and every screen."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from web.browser.screens import SCREENS
from web.conftest import Serve
from web.pixels import PAPER, PLACE, Colour, bright
from web.served import Workbench, until
from web.webkit import WebKit, found

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def webkit() -> Iterator[WebKit]:
    """The system's WebKitGTK."""
    programs = found()
    if not programs:
        pytest.skip("these tests need WebKitWebDriver, MiniBrowser and xvfb-run")
    with WebKit(programs) as browser:
        yield browser


def _open(webkit: WebKit, workbench: Workbench) -> None:
    if not workbench.token:
        workbench.log_in()  # with the code that was printed; later ones come from the server
    webkit.goto("about:blank")  # an address that differs in its fragment alone loads nothing
    webkit.goto(workbench.launch_url())
    webkit.until("document.querySelector('.shell') !== null")


def _part(webkit: WebKit, name: str) -> NDArray[np.uint8]:
    x, y, width, height = webkit.until(f"({PLACE})(arguments[0])", name)
    return webkit.pixels()[y : y + height, x : x + width].reshape(-1, 3)


def _colour(webkit: WebKit, name: str) -> Colour:
    return Counter(tuple(map(int, pixel)) for pixel in _part(webkit, name)).most_common(1)[0][0]


def test_marks_are_seen_and_the_coding_in_focus_is_underlined(webkit: WebKit, workbench: Workbench) -> None:
    """What is selected, coded and found has another colour than the paper; the focus is underlined in a strong one."""
    _open(webkit, workbench)
    webkit.evaluate("(location.hash = '#/d/r1/T01', 1)")
    webkit.until("document.querySelector('.transcript') !== null")
    webkit.evaluate("(document.querySelector('.transcript').focus(), 1)")
    x, y = webkit.evaluate(f"({PAPER})()")
    paper = tuple(map(int, webkit.pixels()[y, x]))
    webkit.press("ArrowDown", "ArrowDown")
    selected = _colour(webkit, "mark-selected")
    webkit.press("Enter", *"send", "Enter")
    until(lambda: workbench.call("GET", "/api/work/r1/T01").json["codings"])
    webkit.press("p")
    underlined = bright(_part(webkit, "mark-focus"))
    webkit.press("Escape", "ArrowDown", "ArrowDown", "ArrowDown")
    webkit.until(f"!({PLACE})(arguments[0])", "mark-focus")
    washed = _colour(webkit, "wash-1")
    plain = bright(_part(webkit, "wash-1"))
    webkit.press("/", *"patient")
    found_ = _colour(webkit, "mark-found")

    assert 4 == len({paper, selected, washed, found_})
    assert underlined > 100 + plain


def test_every_screen_is_drawn(webkit: WebKit, settled_template: Path, tmp_path: Path, serve: Serve) -> None:
    """Each screen has a heading and words, and nothing on it failed."""
    workbench = serve(Path(shutil.copytree(settled_template, tmp_path / "settled")))
    _open(webkit, workbench)
    for name, where in SCREENS.items():
        webkit.evaluate("(location.hash = arguments[0], 1)", where)
        webkit.until("document.querySelector('h1') && document.querySelector('main').innerText.length > 80")
        assert (name, 0) == (name, webkit.evaluate("document.querySelectorAll('[role=alert]').length"))
