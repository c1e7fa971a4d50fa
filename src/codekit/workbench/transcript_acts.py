"""What is done to a transcript before anybody codes it: who speaks as what, and taking it out again."""

from __future__ import annotations

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.model.transcript import INTERVIEWER, OTHER, RESPONDENT
from codekit.workbench.bringing import RuleProposed, refuse_roles
from codekit.workbench.desk import Desk
from codekit.workbench.views import transcripts
from codekit.workbench.views.values import Role, Value
from codekit.workflow.study import removing, speakers, splitting


class SpeakersRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/transcripts/{id}/speakers: the roles of some speakers, which are confirmed then."""

    seal: str  # of the row that the page shows
    roles: dict[str, Role]  # by label
    confirm: bool = False  # everybody's, as they are after that


class SplitRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/transcripts/{id}/split: turns are made by a rule that GET /api/transcripts/{id}/rules proposes."""

    seal: str  # of what the page shows
    rule: str


class RulesShown(Value, frozen=True, kw_only=True):
    """GET /api/transcripts/{id}/rules: how turns can be made where nobody, or nobody who answers, is named."""

    seal: str  # of its speakers
    rules: list[RuleProposed]  # the surest first; [] where speakers are named, or a round is about it


class RemovalRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/transcripts/{id}/remove: one that was imported by mistake, that no round is about."""

    confirm: str  # its id, as the person saw it


class Told(Value, frozen=True, kw_only=True):
    """What was done, and what is left to a person: lines for people."""

    told: list[str]


def set_speakers(desk: Desk, id_: str, asked: SpeakersRequest) -> Told:
    """Give speakers their roles.

    Raises RefusedError for what changed since it was shown, UnknownNameError for an unknown transcript or speaker.
    """
    refuse_roles(asked.roles)
    with desk.study.alone():
        desk.text(id_)
        _refuse_outdated(desk, id_, asked.seal)
        named = {
            role: [label for label, given in asked.roles.items() if given == role] for role in asked.roles.values()
        }
        speakers.set_roles(
            desk.study,
            [id_],
            interviewers=named.get(INTERVIEWER, ()),
            respondents=named.get(RESPONDENT, ()),
            others=named.get(OTHER, ()),
            confirm=asked.confirm,
        )
    return Told(told=[f"{id_}: the roles of its speakers are kept"])


def rules(desk: Desk, id_: str) -> RulesShown:
    """The rules that fit, as long as no round is about the transcript. Raises UnknownNameError for an unknown one."""
    desk.text(id_)
    found = {} if _is_in_a_round(desk, id_) else splitting.proposals(desk.study, id_)
    proposed = [RuleProposed(rule=rule, seen=seen) for rule, seen in found.items()]
    return RulesShown(seal=transcripts.seal_of(desk, id_), rules=proposed)


def split(desk: Desk, id_: str, asked: SplitRequest) -> Told:
    """Make turns by a rule, before anybody codes the transcript.

    Raises RefusedError for what changed since it was shown, CodekitError where a round is about it, and as
    `splitting.split`.
    """
    with desk.study.alone():
        desk.text(id_)
        _refuse_outdated(desk, id_, asked.seal)
        if _is_in_a_round(desk, id_):
            hint = f"codekit speakers {id_} --split RULE makes turns of it all the same"
            raise CodekitError(f"{id_} is in a round, and keeps its turns", hint=hint)
        splitting.split(desk.study, id_, asked.rule)
    turns = len(desk.study.transcript(id_).turns)
    return Told(told=[f"{id_}: {turns} turn{'' if turns == 1 else 's'}"])


def _is_in_a_round(desk: Desk, id_: str) -> bool:
    return any(id_ in round_.transcripts for round_ in desk.study.rounds())


def _refuse_outdated(desk: Desk, id_: str, seal: str) -> None:
    if transcripts.seal_of(desk, id_) != seal:
        message = f"{id_}: who speaks was changed meanwhile; nothing was written"
        raise RefusedError("stale", message, hint="look at it once more")


def remove(desk: Desk, id_: str, asked: RemovalRequest) -> Told:
    """Take a transcript out that was imported by mistake; rounds that this coder is not told of are not named.

    Raises RefusedError where another id was confirmed, CodekitError where a round is about it, and as
    `removing.remove`.
    """
    if asked.confirm != id_:
        raise RefusedError("invalid", "the transcript that was confirmed is another one")
    if _is_in_a_round(desk, id_):
        shown = sorted(round_.id for round_ in desk.sight.shown if id_ in round_.transcripts)
        named = f"round {', '.join(shown)}" if shown else "a round"
        raise CodekitError(f"{id_} is in {named}, and stays", hint="only what no round is about can be taken out")
    removed = removing.remove(desk.study, id_)
    return Told(told=[f"{id_} was removed", *removed.told])
