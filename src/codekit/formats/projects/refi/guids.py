"""GUIDs of what is written: the other program's own where there is one, else made of the id, always the same."""

from __future__ import annotations

import uuid

from codekit.formats.projects.refi.elements import is_guid

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:codekit:refi-qda")


class Guids:
    """GUIDs by kind and id, each given to one thing: a case that has the GUID of a code would be taken for it."""

    def __init__(self, project: str) -> None:
        """Ids are made unique by the project's name, since many studies have a T01."""
        self._project = project
        self._of: dict[tuple[str, str], str] = {}
        self._given: set[str] = set()

    def of(self, kind: str, id_: str) -> str:
        """The GUID of this thing."""
        known = self._of.get((kind, id_))
        if known is None:
            known = id_ if is_guid(id_) and id_ not in self._given else self._made(kind, id_)
            self._of[kind, id_] = known
            self._given.add(known)
        return known

    def _made(self, kind: str, id_: str) -> str:
        return str(uuid.uuid5(_SPACE, f"{self._project}\n{kind}\n{id_}"))
