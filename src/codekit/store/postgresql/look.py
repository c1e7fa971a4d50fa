"""What there is in a study: which ledgers and documents, and when each was last written."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from codekit.model.names import layer_folder
from codekit.store.folder import places
from codekit.store.values import Own, Token

Changed = Mapping[str, int]  # a name, and the study's change with which it was last written


@dataclass(frozen=True)
class PostgresLook:
    """The study after so many changes. Values: what a later look finds is another one."""

    changes: int
    ledgers: Changed
    documents: Changed

    def after(self, rows: Iterable[tuple[bool, str, int, bool]]) -> PostgresLook:
        """The study with what was written since: of ledgers or not, the name, when, and whether it is there."""
        both, changes = (dict(self.documents), dict(self.ledgers)), self.changes
        for of_ledger, name, changed, there in rows:
            changes = max(changes, changed)
            if there:
                both[of_ledger][name] = changed
            else:
                both[of_ledger].pop(name, None)
        documents, ledgers = both
        return PostgresLook(changes, ledgers, documents)

    def own(self, place: Own) -> Token:
        """When one writer's ledger was last written."""
        round_id, coder, transcript = place
        if not transcript:
            return self._token([f"{places.ROUNDS}/{round_id}/{coder}{places.SUFFIX}"])
        folder = layer_folder(coder, coder)
        return self._token([f"{places.CODINGS}/{round_id}/{folder}/{transcript}{places.SUFFIX}"])

    def round(self, round_id: str = "") -> Token:
        """When a round's own ledgers were."""
        return self._token(self._of(places.ROUNDS, round_id))

    def study(self, subject: str = "") -> Token:
        """When the study's own ledgers of a subject were."""
        return self._token(self._of(places.STUDY, subject))

    def transcript(self, transcript: str) -> Token:
        """When everybody's ledgers of a transcript were."""
        return self._token(self._by_stem.get(transcript, ()))

    def codings(self, round_id: str, coder: str = "") -> Token:
        """When all ledgers of a round's codings were, or one coder's own."""
        names = self._of(places.CODINGS, round_id)
        if coder:
            names = [name for name in names if places.owner(name.split("/")[2]) == (coder, coder)]
        return self._token(names)

    def document_token(self, key: str) -> Token:
        """When a document was; of a folder, when what lies in it was."""
        return (self.documents[key],) if key in self.documents else tuple(self._inside.get(key, ()))

    def round_ids(self) -> list[str]:
        """The rounds that have a ledger."""
        return sorted({name.split("/")[1] for name in self._of(places.ROUNDS, "")})

    def coders(self, round_id: str) -> list[str]:
        """The coders and shared layers that have ledgers in a round."""
        return sorted({places.owner(name.split("/")[2])[0] for name in self._of(places.CODINGS, round_id)})

    def _token(self, names: Iterable[str]) -> Token:
        return tuple((name, self.ledgers[name]) for name in names if name in self.ledgers)

    def _of(self, kind: str, about: str) -> list[str]:
        return self._by_place.get((kind, about), [])

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name in sorted(self.ledgers):
            kind, about, _ = name.split("/", maxsplit=2)
            found[kind, about].append(name)
            found[kind, ""].append(name)
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._of(places.CODINGS, ""):
            found[name.rpartition("/")[2].removesuffix(places.SUFFIX)].append(name)
        return found

    @cached_property
    def _inside(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for key, changed in sorted(self.documents.items()):
            for above in _above(key):
                found[above].append(changed)
        return found


NOTHING = PostgresLook(0, {}, {})


class Once(threading.local):
    """Whether a thread looks only once now, and whether it did."""

    depth = 0
    looked = False

    @contextmanager
    def lasting(self) -> Iterator[None]:
        """While this lasts, once is enough."""
        if not self.depth:
            self.looked = False
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1


def _above(key: str) -> Iterator[str]:
    parts = key.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))
