"""Two servers for one coder: the second finds the first, also where both are started at the same moment."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import pytest

from codekit.store import locking
from web.conftest import Serve
from web.served import Workbench, op

COUNT = 3


@pytest.mark.slow
def test_starts_at_once_are_one_server(food: Path, serve: Serve) -> None:
    """Three are started together: one serves, the others lead to it and end."""
    (food.parent / "private").mkdir()
    found: list[Workbench] = []
    starts = [threading.Thread(target=lambda: found.append(serve(food, "--round", "r1"))) for _ in range(COUNT)]
    for each in starts:
        each.start()
    for each in starts:
        each.join()

    assert COUNT == len(found)
    assert 1 == len({one.port for one in found})
    ended = [one for one in found if _ends(one)]
    assert COUNT - 1 == len(ended)
    assert {200} == {one.call("GET", "/api/session").status for one in found}  # each has a code that is good


def _ends(one: Workbench) -> bool:
    """Those that found another one end by themselves, within the second."""
    try:
        return one.process.wait(2) == 0
    except subprocess.TimeoutExpired:
        return False


def test_an_operation_that_has_to_wait_too_long_is_sent_again(food: Path, workbench: Workbench) -> None:
    """While a command writes for long, an operation is answered as one to be kept and tried again; then it is done."""
    span = workbench.span("T01", "We send them")
    asked = op("coding.add", code="REL", **span)
    with locking.held(food / ".codekit-lock", "ben"):
        refused = workbench.call("POST", "/api/ops", {"ops": [asked]})
        assert 200 == workbench.call("GET", "/api/work/r1/T01").status  # reading never waits
    done = workbench.do(asked)

    assert 500 == refused.status
    assert "failed" == refused.json["error"]["kind"]
    assert "by ben" in refused.json["error"]["message"]
    assert not done["repeated"]
