"""The users of a project, and who did what: those that are named nowhere have a place too."""

from __future__ import annotations

from typing import Any

from codekit.formats.projects.refi.elements import guid, within
from codekit.formats.projects.refi.telling import Teller
from codekit.model.project import Person

# ATLAS.ti itself, which it writes among the users of every project.
PROGRAMS = frozenset({"c32a2bd5-537f-4838-8b17-df9efbafdf4b"})


class People:
    """Users by GUID; whoever does something and is no user becomes one."""

    def __init__(self, root: Any, teller: Teller) -> None:
        """Take the users that the project names."""
        self._known: dict[str, Person] = {}
        self._did: set[str] = set()
        self._strangers = 0
        self._teller = teller
        for number, user in enumerate(within(root, "Users", "User"), 1):
            id_ = guid(user.get("guid")) or f"user-{number}"
            initials = (user.get("id") or "").strip()
            name = (user.get("name") or "").strip() or initials or f"user {number}"
            self._known.setdefault(id_, Person(id_, name, initials))

    def who(self, *said: str | None) -> str:
        """The id of the first of these GUIDs that says something, "" where none does."""
        id_ = next(filter(None, map(guid, said)), "")
        if id_ and id_ not in self._known:
            self._strangers += 1
            self._known[id_] = Person(id_, f"unknown user {self._strangers}")
        self._did.add(id_)
        return id_

    def everybody(self) -> tuple[Person, ...]:
        """Everybody but the program itself, unless it coded."""
        self._teller.changed("users", self._strangers, "the project gives no name to them, so they are numbered")
        return tuple(person for id_, person in self._known.items() if id_ not in PROGRAMS or id_ in self._did)
