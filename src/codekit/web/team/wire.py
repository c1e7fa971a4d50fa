"""What the server's own pages get and send: signing in, invitations, studies, people."""

from __future__ import annotations

from typing import Annotated

import msgspec

from codekit.team.roles import ROLES
from codekit.workbench.operations import one_of
from codekit.workbench.views.values import Value

TeamRole = Annotated[str, one_of("TeamRole", *ROLES)]


class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/signin. The answer is TeamHome, with a cookie."""

    account: str
    password: str


class StudyOfMine(Value, frozen=True, kw_only=True):
    """A study in which one has a role."""

    name: str  # its name on the server: /s/NAME/ is its window
    title: str
    role: TeamRole
    coder: str  # who signs what one does there


class TeamHome(Value, frozen=True, kw_only=True):
    """GET /api/team/home: who is signed in, and where they may go."""

    codekit: str  # version
    account: str
    name: str
    keeper: bool  # may make studies
    studies: list[StudyOfMine]
    free: list[str]  # for a keeper: studies that nobody owns yet


class LinkRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/link: what a link is good for; it stays good."""

    code: str


class Link(Value, frozen=True, kw_only=True):
    """What a link is good for."""

    title: str  # the study's; "" where it is for keeping the server, or for a new password
    role: str
    coder: str
    name: str
    by: str
    signed_in: str  # the account that would accept it, or ""


class AcceptRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/accept: use a link, as who is signed in (without a password) or with a new account.

    The answer is TeamHome, with a cookie.
    """

    code: str
    account: str = ""
    name: str = ""
    password: str = ""


class Person(Value, frozen=True, kw_only=True):
    """Somebody with a role in a study."""

    account: str
    name: str
    coder: str
    role: TeamRole


class Invited(Value, frozen=True, kw_only=True):
    """A link that was not used yet."""

    id: str
    coder: str
    name: str
    role: TeamRole
    by: str
    until: float  # seconds since 1970


class LogLine(Value, frozen=True, kw_only=True):
    """Who signed in, got a role, saved a file."""

    at: float  # seconds since 1970
    who: str
    what: str
    about: str


class People(Value, frozen=True, kw_only=True):
    """POST /api/team/people: the people of a study, for its owners."""

    study: str
    title: str
    people: list[Person]
    invited: list[Invited]
    coders: list[str]  # of study.yaml, without an account in this study
    log: list[LogLine]  # the newest first


class StudyNameRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/people, POST /api/team/take (a keeper takes in a study that nobody owns)."""

    study: str


class InviteRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/invite."""

    study: str
    role: TeamRole
    coder: str  # whose work it will be: a coder of study.yaml, or somebody new
    name: str = ""
    days: int = 7


class InvitationMade(Value, frozen=True, kw_only=True):
    """The link, which is shown this once."""

    url: str
    until: float


class InvitationBack(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/uninvite. The answer is People."""

    study: str
    id: str


class RoleRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/role: another role, or none (""). The answer is People."""

    study: str
    account: str
    role: str


class NewTeamStudy(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/new: a study with nothing in it, owned by the keeper who makes it. The answer is TeamHome."""

    title: str


class OwnSession(Value, frozen=True, kw_only=True):
    """A browser in which one is signed in."""

    id: str
    made: float
    seen: float
    browser: str
    this: bool


class OwnSessions(Value, frozen=True, kw_only=True):
    """GET /api/team/sessions."""

    sessions: list[OwnSession]


class SessionEnd(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/sessions/end: one, or all of them (""). The answer is OwnSessions."""

    id: str = ""


class PasswordRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/password: all sessions end."""

    old: str
    new: str
