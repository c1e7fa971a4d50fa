"""Which round and transcript a coder's workbench begins with."""

from __future__ import annotations

from dataclasses import dataclass

from codekit.workflow.rounds.assignments import refuse_unassigned, the_open_round
from codekit.workflow.study.study import Study


@dataclass(frozen=True)
class Start:
    """Where to begin; None where the library shows all that there is."""

    round: str | None = None
    transcript: str | None = None

    def __str__(self) -> str:
        """In words."""
        place = f"round {self.round}" if self.round else "all rounds"
        return f"{place}, {self.transcript}" if self.transcript else place


def choose(study: Study, coder: str, *, transcript: str = "", round_id: str = "") -> Start:
    """The round named, else the single open one with this coder (and transcript); several are an error that lists them.

    Without a transcript, several open rounds are no error, nor is none: the library shows all that there is, and says
    what comes next. Raises UnknownNameError for an unknown coder, round or transcript, CodekitError where the coder has
    nothing to code there.
    """
    study.coder(coder)
    if transcript:
        study.transcript(transcript)
    if round_id:
        round_ = study.round(round_id)
        refuse_unassigned(round_, transcript or next(iter(round_.transcripts_of(coder)), round_.transcripts[0]), coder)
        return Start(round_.id, transcript or None)
    rounds = study.rounds()
    if transcript:
        return Start(the_open_round(rounds, transcript, coder).id, transcript)
    still_open = [r for r in rounds if coder in r.coders and not (r.compared or r.closed)]
    return Start(still_open[0].id if len(still_open) == 1 else None)
