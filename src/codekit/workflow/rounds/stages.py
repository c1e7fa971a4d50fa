"""How far a study is set up, and what comes next: transcripts, cases, codebook, rounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codekit.errors import CodekitError
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study.study import Study

STAGES = ("coders", "transcripts", "cases", "codebook", "rounds")


@dataclass(frozen=True)
class Stage:
    """One thing that a study needs before it is coded."""

    name: str  # one of STAGES
    count: int  # how many there are
    missing: int = 0  # transcripts that belong to no case
    problem: str = ""  # why it cannot be counted

    @property
    def done(self) -> bool:
        """Whether nothing is left to do here."""
        return self.count > 0 and not self.missing and not self.problem


def stages(study: Study, sight: Sight) -> Iterator[Stage]:
    """How far the study is, as far as the viewer may know: rounds that are not shown are not counted."""
    ids = study.transcript_ids()
    yield Stage("coders", len(study.settings.coders))
    yield Stage("transcripts", len(ids))
    yield _cases(study, ids)
    yield Stage("codebook", len(study.codebook_ids()))
    yield Stage("rounds", len(sight.shown))


def following(found: list[Stage]) -> Stage | None:
    """The first thing that is still to be done; None where coding can begin."""
    return next((stage for stage in found if not stage.done), None)


def _cases(study: Study, ids: list[str]) -> Stage:
    try:
        tables = study.registers
    except CodekitError as error:
        return Stage("cases", 0, problem=error.message.partition("\n")[0])
    linked = {interview.transcript for interview in tables.interviews}
    return Stage("cases", len(tables.cases), missing=sum(id_ not in linked for id_ in ids))


def words(stage: Stage, case: str = "") -> str:
    """What there is and what is to be done, in one line."""
    if stage.problem:
        return stage.problem
    if not stage.count:
        return _NOTHING[stage.name]
    what = _COUNTED[stage.name] if stage.name != "cases" or not case else f"cases ({case})"
    some = "1 transcript belongs" if stage.missing == 1 else f"{stage.missing} transcripts belong"
    left = f"; {some} to none" if stage.missing else ""
    return f"{what}: {stage.count}{left}"


_COUNTED = {
    "coders": "coders",
    "transcripts": "transcripts",
    "cases": "cases",
    "codebook": "codebooks",
    "rounds": "rounds",
}
_NOTHING = {
    "coders": "nobody codes yet: add who works on the study",
    "transcripts": "no transcript yet: bring the interviews in",
    "cases": "no case yet: say which interviews belong together",
    "codebook": "no codebook yet: write one, or read one from Excel or Word",
    "rounds": "no round yet: say who codes which transcripts",
}
