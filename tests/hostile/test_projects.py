"""Project files that are made to do harm: one clear line, soon, in little memory, and nothing outside of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hostile import projects, tools
from hostile.limited import python

PROGRAM = """
import json, pathlib, sys
from codekit.errors import CodekitError
from codekit import plugins
path = pathlib.Path(sys.argv[1])
try:
    found = plugins.group(plugins.PROJECTS).of_file(path, "unknown", "").call(path)
except CodekitError as error:
    sys.exit(f"error: {error.message}")
print(json.dumps([len(found.texts), len(found.codings), "".join(text.text for text in found.texts)]))
print([told.what + told.why for told in found.told if told.outcome == "left out"], file=sys.stderr)
"""
REFUSED = {**projects.REFUSED, **tools.REFUSED}
TAKEN = {**projects.TAKEN, **tools.TAKEN}
MOST = dict.fromkeys((*projects.REFUSED, *projects.TAKEN), 500) | dict.fromkeys(
    (*tools.REFUSED, *tools.TAKEN), 1000
)  # MB


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_project_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    """The line names the file, and neither time nor memory are taken for what a file only claims to be."""
    REFUSED[name](tmp_path / name)

    ran = python(PROGRAM, tmp_path / name)

    assert (1, "") == (ran.exit_code, ran.out)
    (told,) = ran.err.splitlines()
    assert told.startswith("error: ")
    assert name in told
    assert len(told) < 300
    assert ran.megabytes < MOST[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", TAKEN)
def test_a_project_is_read_without_what_is_odd_in_it(name: str, tmp_path: Path) -> None:
    """No file outside is read, none is written, what is left out is told, and the rest is there."""
    write, texts, codings = TAKEN[name]
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder / name)
    before = sorted(tmp_path.rglob("*"))

    ran = python(PROGRAM, folder / name)

    assert 0 == ran.exit_code, ran.err
    found = json.loads(ran.out)
    assert [texts, codings] == found[:2]
    assert "root:" not in found[2]
    assert texts or ran.err.strip() != "[]"
    assert before == sorted(tmp_path.rglob("*"))
    assert ran.megabytes < MOST[name]
