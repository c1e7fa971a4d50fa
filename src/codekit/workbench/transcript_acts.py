"""What is done to a transcript before anybody codes it: who speaks as what, and taking it out again."""

from __future__ import annotations

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.model.transcript import INTERVIEWER, OTHER, RESPONDENT
from codekit.workbench.bringing import refuse_roles
from codekit.workbench.desk import Desk
from codekit.workbench.views import transcripts
from codekit.workbench.views.values import Role, Value
from codekit.workflow.study import removing, speakers


class SpeakersRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/transcripts/{id}/speakers: the roles of some speakers, which are confirmed then."""

    seal: str  # of the row that the page shows
    roles: dict[str, Role]  # by label
    confirm: bool = False  # everybody's, as they are after that


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
        if transcripts.seal_of(desk, id_) != asked.seal:
            message = f"{id_}: who speaks was changed meanwhile; nothing was written"
            raise RefusedError("stale", message, hint="look at it once more")
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


def remove(desk: Desk, id_: str, asked: RemovalRequest) -> Told:
    """Take a transcript out that was imported by mistake; rounds that this coder is not told of are not named.

    Raises RefusedError where another id was confirmed, CodekitError where a round is about it, and as
    `removing.remove`.
    """
    if asked.confirm != id_:
        raise RefusedError("invalid", "the transcript that was confirmed is another one")
    if any(id_ in round_.transcripts for round_ in desk.study.rounds()):
        shown = sorted(round_.id for round_ in desk.sight.shown if id_ in round_.transcripts)
        named = f"round {', '.join(shown)}" if shown else "a round"
        raise CodekitError(f"{id_} is in {named}, and stays", hint="only what no round is about can be taken out")
    removed = removing.remove(desk.study, id_)
    return Told(told=[f"{id_} was removed", *removed.told])
