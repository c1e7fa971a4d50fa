"""Skipping units from the command line, and clusters of the intervals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Codekit
from studies import BOTH, build, start


@pytest.fixture
def coding(tmp_path: Path) -> Path:
    """The folder of a study with a double round in which nothing is coded."""
    study = build(tmp_path)
    start(study)
    return tmp_path / "study"


def test_segments_are_skipped_compared_and_told(codekit: Codekit, coding: Path, tmp_path: Path) -> None:
    """From the command to the figures: missing, and counted by coder; taken back before that it is not."""
    table = tmp_path / "both.csv"
    table.write_text(BOTH, "utf-8")
    about = ("--coder", "ana", "--round", "r1", "--study", coding)

    said = codekit("code", "--skip", "T01", "--segments", "3-4", "--reason", "inaudible", *about)
    assert "T01: 2 skipped, 0 already, by ana" in said.out
    assert "T01: 1 not skipped any more" in codekit("code", "--unskip", "T01", "--segments", "3", *about).out
    codekit("code", "--from", table, "--study", coding)
    shown = codekit("agree", "r1", "--study", coding).out
    document = json.loads(codekit("agree", "r1", "--json", "--cluster", "transcript", "--study", coding).out)

    assert "skipped units: missing: 1 by ana" in shown
    assert "clusters: 2 cases" in shown
    assert ({"ana": 1, "ben": 0}, "transcript", 3) == tuple(document[k] for k in ("skipped", "cluster", "n_clusters"))
    assert {6} == {code["n_units"] for code in document["codes"]}


def test_what_to_skip_must_be_said(codekit: Codekit, coding: Path) -> None:
    """Segments and coder."""
    assert "--segments is missing" in codekit("code", "--skip", "T01", "--coder", "ana", "--study", coding).err
    assert "--coder is missing" in codekit("code", "--skip", "T01", "--segments", "1", "--study", coding).err
