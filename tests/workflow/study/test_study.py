"""A study knows who works on it; the environment is asked where it is opened, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.workflow.study.study import Study, open_study, whoami
from studies import build, folder_of, start


@pytest.mark.parametrize(("said", "expected"), [("lee", "lee"), ("Lee Ann", "Lee-Ann"), ("!?", "someone")])
def test_who_works_here_is_what_the_variable_says(monkeypatch: pytest.MonkeyPatch, said: str, expected: str) -> None:
    """As an id; a name without a letter names nobody."""
    monkeypatch.setenv("CODEKIT_USER", said)

    assert expected == whoami()


def test_round_events_are_signed_by_whom_the_study_was_opened_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the environment says later."""
    monkeypatch.setenv("CODEKIT_USER", "lee")
    opened = open_study(folder_of(build(tmp_path)))
    monkeypatch.setenv("CODEKIT_USER", "mia")
    start(opened, "r1")
    start(Study(opened.store, writer="ana"), "r2")
    start(open_study(folder_of(opened)), "r3")

    writers = [opened.store.round_events(id_).events[0].by for id_ in ("r1", "r2", "r3")]
    assert ["lee", "ana", "mia"] == writers
