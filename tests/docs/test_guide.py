"""The guide to the window names what stands in the window, and follows the whole work."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "workbench.md").read_text("utf-8")
LEADS = {"When:", "What may go wrong:", "In a terminal:"}  # parts of a task
PLACE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")


def of_window() -> list[re.Pattern[str]]:
    """What the window says in English, with anything in the place of what it fills in."""
    said = json.loads((ROOT / "frontend/messages/en.json").read_text("utf-8"))["messages"]
    words = [one.partition("##")[0] for one in said]
    words += [PLACE.sub("", one).strip() for one in words]  # the key on a button may be none
    return [re.compile(".+".join(re.escape(part) for part in PLACE.split(one))) for one in words if PLACE.sub("", one)]


def test_what_is_bold_stands_in_the_window() -> None:
    """Every button, field and heading of the guide is called as it is called there."""
    bold = set(re.findall(r"\*\*(.+?)\*\*", PAGE)) - LEADS
    assert len(bold) > 100
    known = of_window()
    assert [] == sorted(one for one in bold if not any(words.fullmatch(one) for words in known))


def test_each_task_has_steps_and_a_command() -> None:
    """A task says what to do, one by one, and how a terminal does the same."""
    tasks = [part for part in PAGE.split("\n## ")[1:] if not part.startswith(("When something", "Settings"))]
    assert len(tasks) > 12
    for task in tasks:
        title = task.partition("\n")[0]
        assert "\n1. " in task, title
        assert "**In a terminal:** `codekit " in task, title
