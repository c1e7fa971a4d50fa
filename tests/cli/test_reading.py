"""Computing figures never writes: only the commands that say so change a study."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.main import get_command

from cli.conftest import Codekit
from codekit.cli.app import app
from codekit.workflow.study.study import open_study
from studies import BOTH, CODEBOOK, build, code, folder_of, segments, start, write
from walked import OF_NO_STUDY, READS, WRITES, answers, files, lines


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    """A study whose double round r1 is complete and was not compared, beside an initial round and a later codebook."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    start(study, "r0", kind="initial", coders=["lee"], transcripts=["T03"])
    code(study, segments([("T03", 1, "REL", "lee")]), round_id="r0")
    write(
        folder_of(study) / "codebooks/food.yaml",
        CODEBOOK.replace('"1.0"', '"1.1"').replace("Who pays.", "Who pays, why."),
    )
    return folder_of(study)


def commands(command: object, above: str = "") -> set[str]:
    """Every command that does something."""
    inner = getattr(command, "commands", None)
    if inner is None:
        return {above.strip()}
    return {name for word, below in inner.items() for name in commands(below, f"{above} {word}")}


def test_every_command_is_walked_or_says_that_it_writes() -> None:
    """A command that is added must be added to the list too."""
    assert commands(get_command(app)) == {*READS, *WRITES, *OF_NO_STUDY}


def test_reading_a_study_with_a_round_that_waits_changes_no_byte(waiting: Path, tmp_path: Path) -> None:
    """Outside exports/ the folder stays as it is, but for the record of what was written for somebody else."""
    before = files(waiting)
    assert [] == noted(waiting)

    said = dict(answers(waiting, tmp_path / "out"))

    assert before == files(waiting)
    writing = [line for line in lines() if "OUT/" in line]
    assert all(any(line.startswith(what) for line in writing) for what in noted(waiting))
    assert {"export", "excerpts", "report"} <= {*noted(waiting)}
    assert open_study(waiting).round("r1").compared is None
    assert "exports/agreement-r1.json" not in said
    named = {line for line in ("analyze", "round trend") if "waits to be compared" in str(said[line])}
    assert {"analyze", "round trend"} == named
    assert "has not been compared" in str(said["disagreements r1"])


def noted(study: Path) -> list[str]:
    """What is on record as written for somebody outside."""
    return [event.what for event in open_study(study).store.study_events("exported").events]


@pytest.mark.parametrize("args", [("agree", "r1"), ("agree", "r1", "--json"), ("analyze", "--compare")])
def test_the_commands_that_end_blindness_say_so(codekit: Codekit, waiting: Path, args: tuple[str, ...]) -> None:
    """Once, on stderr; it is one event, and the second run adds none."""
    before = files(waiting)

    first = codekit(*args, "--study", waiting)

    changed = {name for name, data in files(waiting).items() if before.get(name) != data}
    assert 1 == len(changed), changed
    assert changed.pop().startswith("rounds/r1/")
    assert 1 == first.err.count("compared for the first time")
    after = files(waiting)
    assert "first time" not in codekit(*args, "--study", waiting).err
    assert after == files(waiting)
