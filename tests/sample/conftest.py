"""The sample study as `codekit init --example social-care` lays it out, and what an independent checker says of it.

`transcripts_sample/check_truth.py` uses the standard library alone and shares no code with codekit.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from codekit.cli.app import main
from codekit.workflow.coding import files as coding_files
from codekit.workflow.results import example
from codekit.workflow.rounds import rounds
from codekit.workflow.study import importing
from codekit.workflow.study.study import Study, create_study, open_study
from sample_study import SAMPLE, SOURCES, Codekit, LayOut, Ran, Row, table, write_table
from studies import folder_of


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    """What the independent checker says."""
    document: dict[str, Any] = json.loads((SAMPLE / "truth" / "expected.json").read_text("utf-8"))
    return document


@pytest.fixture(scope="session")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The example, shared by the tests that only read it."""
    return example.create(tmp_path_factory.mktemp("sample") / "study", "social-care")


@pytest.fixture
def copy(study: Study, tmp_path: Path) -> Study:
    """A copy of the example for tests that change it."""
    shutil.copytree(folder_of(study), tmp_path / "study")
    return open_study(tmp_path / "study")


@pytest.fixture
def codekit(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Codekit:
    """A function that runs `codekit ARGS... --study ROOT` in this process."""

    def run(study: Study, *args: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["codekit", *map(str, args), "--study", str(folder_of(study))])
        capsys.readouterr()
        try:
            main()
            exit_code = 0
        except SystemExit as stopped:
            exit_code = stopped.code if isinstance(stopped.code, int) else 0
        return Ran(exit_code, *capsys.readouterr())

    return run


@pytest.fixture
def lay_out(tmp_path: Path) -> LayOut:
    """A function that builds the study from its files up to some rounds, leaving out what a test leaves out."""

    def build(
        round_ids: Iterable[str],
        *,
        sources: Path = SOURCES,
        keep: Callable[[Row], bool] = lambda _: True,
        backwards: bool = False,
    ) -> Study:
        study = create_study(tmp_path / "built")
        for path in [SAMPLE / "study" / "study.yaml", *(SAMPLE / "study").glob("*.csv")]:
            shutil.copy(path, folder_of(study))
        for path in (SAMPLE.parent / "codebooks").glob("*.yaml"):
            shutil.copy(path, folder_of(study) / "codebooks")
        study.refresh()
        files = sorted(importing.files_of([sources]), reverse=backwards)
        assert all(done.outcome == importing.IMPORTED for done in importing.Importer(study).run(files))
        for row in table(SAMPLE / "study" / "rounds.csv"):
            if row["id"] in round_ids:
                _code(study, row, keep, tmp_path)
        return open_study(folder_of(study))

    return build


def _code(study: Study, row: Row, keep: Callable[[Row], bool], folder: Path) -> None:
    rounds.start(
        study,
        row["id"],
        kind=row["kind"],
        coders=row["coders"].split(";"),
        transcripts=row["transcripts"].split(";"),
        codebook=row["codebook"].partition("@")[0],
        codes=[code for code in row["codes"].split(";") if code],
        over=row["over"],
        parent=row["parent"],
    )
    kept = [coding for coding in table(SAMPLE / "study" / "codings" / row["codings"]) if keep(coding)]
    path = folder / row["codings"]
    write_table(path, kept)
    coding_files.read_one(study, path, round_id=row["id"])
