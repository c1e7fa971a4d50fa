"""What the server's own pages ask: by whoever is signed in, a keeper, an owner of a study, or anybody."""

from __future__ import annotations

import contextlib
from typing import Any

from codekit import __version__
from codekit.errors import CodekitError, RefusedError
from codekit.team import accounts, invitations, members, sessions, ways
from codekit.team.accounts import Account
from codekit.team.invitations import Invitation
from codekit.team.members import Member
from codekit.team.oidc import Known
from codekit.team.places import Places
from codekit.team.register import Register
from codekit.team.roles import OWNER
from codekit.team.sessions import Signed
from codekit.web.team import wire


class Pages:
    """The pages of one server."""

    def __init__(self, register: Register, places: Places, url: str) -> None:
        """`url` is the address under which people reach the server."""
        self.register, self.places, self.url = register, places, url

    # anybody

    def home(self, account: Account) -> wire.TeamHome:
        """Who is signed in, and the studies in which they have a role."""
        there = set(self.places.names())
        mine = [member for member in members.of_account(self.register, account.id) if member.study in there]
        return wire.TeamHome(
            codekit=__version__,
            account=account.id,
            name=account.name,
            keeper=account.keeper,
            studies=[
                wire.StudyOfMine(name=m.study, title=self.title(m.study), role=m.role, coder=m.coder) for m in mine
            ],
            free=sorted(there - members.owned(self.register)) if account.keeper else [],
        )

    def title(self, study: str) -> str:
        """A study's title; its name where it cannot be read, which must not keep the others from being listed."""
        try:
            return self.places.study(study, "").title
        except (CodekitError, OSError):
            return study

    def link(self, code: str, signed: Signed | None) -> wire.Link:
        """What a link is good for. Raises RefusedError where it is not."""
        found = invitations.read(self.register, code)
        return wire.Link(
            title=self.title(found.study) if found.study else "",
            role=found.role,
            coder=found.coder,
            name=found.name,
            by=found.invited_by,
            signed_in=signed.account.id if signed and found.study else "",
        )

    def accept(self, asked: wire.AcceptRequest, signed: Signed | None) -> Account:
        """Use a link; the study knows its coder since the link was made. Raises as `invitations.accept`."""
        as_ = signed.account if signed and not asked.password else None
        return self._accepted(asked.code, as_=as_, id_=asked.account, name=asked.name, password=asked.password)

    def accept_as(self, known: Known, asked: wire.OidcRequest, there: Account | None) -> Account:
        """Use a link as somebody of whom a provider says who it is; `there` is the account that they have here already.

        Raises as `invitations.accept`.
        """
        name = asked.name or known.name
        options: dict[str, Any] = {"id_": asked.account, "name": name, "password": None, "identity": known.identity}
        return self._accepted(asked.code, as_=there, **options)

    def _accepted(self, code: str, *, name: str, **options: Any) -> Account:
        found = invitations.read(self.register, code)
        account = invitations.accept(self.register, code, name=name or found.name, **options)
        if found.study:
            with contextlib.suppress(CodekitError):  # the name can be given later, the link cannot
                _ = self.places.person(found.study, found.coder, account.name)
        if found.role == invitations.KEEPER:
            for study in sorted({*self.places.names()} - members.owned(self.register)):
                self.own(account, study)
        return account

    # whoever is signed in

    def own_sessions(self, signed: Signed) -> wire.OwnSessions:
        """The browsers in which one is signed in."""
        found = sessions.of(self.register, signed.account.id)
        shown = [
            wire.OwnSession(id=s.digest, made=s.made, seen=s.seen, browser=s.browser, this=s.digest == signed.session)
            for s in found
        ]
        return wire.OwnSessions(sessions=shown)

    def set_password(self, signed: Signed, asked: wire.PasswordRequest, address: str) -> None:
        """Another password. Raises RefusedError where the old one is wrong, or the new one too short."""
        if ways.has_password(self.register, signed.account.id):
            _ = accounts.sign_in(self.register, signed.account.id, asked.old, address)
        else:
            sessions.refuse_old(self.register, signed)
        with self.register.writing() as connection:
            accounts.set_password(self.register, connection, signed.account.id, asked.new)

    # a keeper

    def own(self, account: Account, study: str) -> None:
        """Make a keeper the owner of a study that nobody owns. Raises RefusedError for anybody else and any other."""
        if not account.keeper or study in members.owned(self.register):
            raise RefusedError("forbidden", "only a keeper takes in a study, and only one that nobody owns")
        coder = self.places.person(study, account.id, account.name)
        with self.register.writing() as connection:
            members.join(self.register, connection, Member(study, account.id, coder, OWNER), by=account.id)

    def make(self, account: Account, title: str) -> None:
        """A new study of a keeper's. Raises RefusedError for anybody else."""
        if not account.keeper:
            raise RefusedError("forbidden", "only a keeper of the server makes studies")
        name = self.places.make(title)
        members.forget(self.register, name)  # roles in one that was deleted are none in this one
        self.own(account, name)

    # an owner

    def people(self, account: Account, study: str) -> wire.People:
        """The people of a study, links to it, and its log. Raises RefusedError for whoever does not own it."""
        self._refuse_others(account, study)
        here = members.of_study(self.register, study)
        known = self.places.study(study, "").settings.coders
        return wire.People(
            study=study,
            title=self.title(study),
            people=[
                wire.Person(account=m.account, name=self._name(m.account), coder=m.coder, role=m.role) for m in here
            ],
            invited=[
                wire.Invited(id=i.digest, coder=i.coder, name=i.name, role=i.role, by=i.invited_by, until=i.until)
                for i in invitations.open_ones(self.register, study)
            ],
            coders=sorted(set(known) - {member.coder for member in here}),
            log=[
                wire.LogLine(at=e.at, who=e.who, what=e.what, about=e.about)
                for e in self.register.entries(study, most=200)
            ],
        )

    def invite(self, account: Account, asked: wire.InviteRequest) -> wire.InvitationMade:
        """A link to a role in a study. Raises RefusedError for whoever does not own it, and for a coder with one."""
        self._refuse_others(account, asked.study)
        coder = asked.coder.strip()
        if coder in {member.coder for member in members.of_study(self.register, asked.study)}:
            raise RefusedError("duplicate", f"the coder '{coder}' has a role in this study already")
        coder = self.places.person(asked.study, coder, asked.name)  # so that a name nobody can have is told now
        days = min(max(asked.days, 1), invitations.MOST_DAYS)
        until = self.register.now() + days * 86400
        wanted = Invitation("", asked.study, asked.role, coder, asked.name.strip()[:200], account.id, until)
        code = invitations.invite(self.register, wanted)
        return wire.InvitationMade(url=f"{self.url}/#/link?code={code}", until=until)

    def uninvite(self, account: Account, asked: wire.InvitationBack) -> wire.People:
        """Make a link worth nothing."""
        self._refuse_others(account, asked.study)
        invitations.take_back(self.register, asked.study, asked.id, by=account.id)
        return self.people(account, asked.study)

    def role(self, account: Account, asked: wire.RoleRequest) -> wire.TeamHome | wire.People:
        """Give somebody another role, or none."""
        self._refuse_others(account, asked.study)
        members.change(self.register, asked.study, asked.account, asked.role, by=account.id)
        mine = members.find(self.register, asked.study, account.id)
        return self.people(account, asked.study) if mine and mine.role == OWNER else self.home(account)

    def _refuse_others(self, account: Account, study: str) -> None:
        member = members.find(self.register, study, account.id)
        if member is None or member.role != OWNER:
            raise RefusedError("forbidden", "only an owner of the study may do that")

    def _name(self, account: str) -> str:
        try:
            return accounts.find(self.register, account).name
        except CodekitError:
            return account
