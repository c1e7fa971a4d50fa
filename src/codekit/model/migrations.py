"""What a team says of the codes that a version of its codebook changed, and what must be looked at again for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from codekit.model.numbering import whole

ADDED, SPLIT, MERGED, WIDENED, NARROWED = "added", "split", "merged", "widened", "narrowed"
RENAMED, MOVED, REWORDED, RETIRED = "renamed", "moved", "reworded", "retired"
KINDS = (ADDED, SPLIT, MERGED, WIDENED, NARROWED, RENAMED, MOVED, REWORDED, RETIRED)
OF_OTHERS = (SPLIT, MERGED)  # kinds that name the codes it comes from
_VERB = {ADDED: "was added", SPLIT: "was split off from", MERGED: "takes in", MOVED: "was moved"}


@dataclass(frozen=True, slots=True)
class Migration:
    """One entry of a codebook's `changes:`: what became of a code in the version that the entry was written in.

    `again` says that what was read before must be read again for this code. Entries that say the same are one entry,
    so that a later version may keep them in its list.
    """

    code: str
    kind: str
    origin: tuple[str, ...] = ()  # `from:`, the codes that it was split off from or that were merged into it
    again: bool = False
    reason: str = ""
    line: int = field(default=0, compare=False)

    @property
    def verb(self) -> str:
        """What became of the code: was widened, was split off from REL."""
        verb = _VERB.get(self.kind, f"was {self.kind}")
        return f"{verb} {', '.join(self.origin)}" if self.origin else verb

    def __str__(self) -> str:
        """The entry in one line."""
        again = "; to be looked at again" if self.again else ""
        return f"{self.code} {self.verb}{again}{f' ({self.reason})' if self.reason else ''}"


def in_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts versions as people count: 1.9 before 1.10, 1.0 before 1.0.1."""
    parts = re.findall(r"\d+|[^\W\d]+", version)
    numbers = ((part, whole(part)) for part in parts)
    return tuple((0, 0, part.casefold()) if number is None else (1, number, "") for part, number in numbers)


def known_to(version: str, noted: Mapping[str, Iterable[Migration]]) -> dict[Migration, str]:
    """Every entry that a version knows of, with the first version that has it: its own, and those of versions before.

    `noted` are the entries of each version.
    """
    known: dict[Migration, str] = {}
    for name in sorted(noted, key=in_order):
        if in_order(name) <= in_order(version):
            for entry in noted[name]:
                known.setdefault(entry, name)
    return known


def again_since(version: str, now: str, noted: Mapping[str, Iterable[Migration]]) -> dict[str, tuple[Migration, str]]:
    """The codes that must be looked at again in what was read under `version`, to count under the version `now`.

    By code, the last entry that says so and the version that it was written in.
    """
    known = known_to(version, noted)
    later = {entry: where for entry, where in known_to(now, noted).items() if entry.again and entry not in known}
    return {entry.code: (entry, where) for entry, where in later.items()}
