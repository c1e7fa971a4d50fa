"""Somebody codes while a round is compared for the first time: the figures are those of what was recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from codekit.executor import Results
from codekit.workflow.comparing import compare
from codekit.workflow.rounds import assignments
from codekit.workflow.study.study import open_study
from studies import BOTH, build, code, folder_of, start


class Meanwhile:
    """An executor in whose time somebody else works on the study, once."""

    def __init__(self, work: Callable[[], object]) -> None:
        """`work` is what is done meanwhile."""
        self.work = [work]

    def map(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Results[Any]:
        """The results, after the work."""
        if self.work:
            self.work.pop()()
        yield from map(function, items)


def test_the_figures_told_are_those_that_were_recorded(tmp_path: Path) -> None:
    """A coder goes on with a finished transcript while it is computed: it is computed once more before it is sealed."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)

    def go_on() -> None:
        other = open_study(folder_of(study))
        assignments.reopen(other, "T01", coder="ana")
        code(other, "transcript,coder,start,end,code\nT01,ana,55,80,BOX.OWN\n")

    told = compare.end_blindness(study, "r1", executor=Meanwhile(go_on)).report.to_json()

    again = open_study(folder_of(study))
    assert compare.agree(again, "r1").report.to_json() == told
    codings = again.layers(again.round("r1")).get("ana", "T01").codings
    assert "BOX.OWN" in {coding.code for coding in codings}
