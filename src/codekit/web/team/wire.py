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


class SignInWays(Value, frozen=True, kw_only=True):
    """GET /api/team/ways: how one can sign in here, beside a password."""

    oidc: str  # what the sign-in of a provider of identities is called; "": there is none
    passkeys: bool


class OidcRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/oidc/begin: to sign in, to link an identity with one's account, or to accept a link by it."""

    purpose: Annotated[str, one_of("OidcPurpose", "signin", "link", "accept")]
    code: str = ""  # of the link
    account: str = ""  # of an account that is to be made
    name: str = ""


class OidcAddress(Value, frozen=True, kw_only=True):
    """Where the browser goes on."""

    url: str


class OidcAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/oidc/finish: with what the provider led here. The answer is TeamHome, with a cookie."""

    state: str
    code: str


class PasskeyAsked(Value, frozen=True, kw_only=True):
    """What the browser is asked: JSON, as PublicKeyCredential.parse...OptionsFromJSON takes it."""

    options: str


class PasskeyMade(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/passkeys. The answer is OwnWays."""

    name: str
    credential: str  # JSON of a PublicKeyCredential


class PasskeyUsed(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/passkey: sign in. The answer is TeamHome, with a cookie."""

    credential: str  # JSON of a PublicKeyCredential


class PasskeyBack(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/passkeys/remove. The answer is OwnWays."""

    id: str


class IdentityBack(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/identities/remove. The answer is OwnWays."""

    issuer: str


class OwnPasskey(Value, frozen=True, kw_only=True):
    """A passkey of one's own."""

    id: str
    name: str
    made: float
    used: float  # 0: never


class OwnIdentity(Value, frozen=True, kw_only=True):
    """An identity that one's account is linked with."""

    issuer: str
    name: str  # as the provider says it


class OwnWays(Value, frozen=True, kw_only=True):
    """GET /api/team/own: by what one signs in."""

    password: bool
    oidc: str  # what the provider's sign-in is called; "": there is none
    identities: list[OwnIdentity]
    can_have_passkeys: bool
    passkeys: list[OwnPasskey]


class LeaveRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/team/leave: delete one's account. There is no answer but that it is done (204)."""

    account: str  # the own short name, typed


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
