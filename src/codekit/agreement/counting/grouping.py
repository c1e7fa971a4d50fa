"""What transcripts are clustered by: those that hang together, as the interviews of one case do, are one cluster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from codekit.agreement.numeric import Ints

TRANSCRIPT = "transcript"
_PLURALS = {name: f"{name}s" for name in (TRANSCRIPT, "case", "document", "interviewer")}


@dataclass(frozen=True)
class Grouping:
    """The cluster of each transcript in `of`; one that is not in it is a cluster by itself.

    `by` says what the clusters are: transcripts, cases, documents, interviewers, or the values of a column.
    """

    by: str = TRANSCRIPT
    of: Mapping[str, str] = field(default_factory=dict, hash=False)

    def index(self, transcripts: Sequence[str]) -> Ints | None:
        """The number of each transcript's cluster [T], in the order of its first; None where each has its own."""
        known: dict[tuple[bool, str], int] = {}
        index = [known.setdefault(self._key(name), len(known)) for name in transcripts]
        return None if len(known) == len(index) else np.asarray(index, np.int64)

    def count(self, transcripts: Iterable[str]) -> int:
        """How many clusters some transcripts are of."""
        return len({self._key(name) for name in transcripts})

    def _key(self, transcript: str) -> tuple[bool, str]:
        """The name of the cluster; a transcript without one never shares the name of a cluster."""
        cluster = self.of.get(transcript)
        return (False, transcript) if cluster is None else (True, cluster)

    def joined(self, other: Grouping) -> Grouping:
        """The clusters of both. Raises ValueError where they are of different kinds."""
        if self.by != other.by:
            raise ValueError(f"clusters by {self.by} and by {other.by} cannot be put together")
        return Grouping(self.by, {**self.of, **other.of})

    @property
    def one(self) -> str:
        """What one cluster is called: `case`, `group by region`."""
        return self.by if self.by in _PLURALS else f"group by {self.by}"

    def counted(self, n: int) -> str:
        """So many of them: `1 case`, `3 cases`."""
        return f"{n} {self.one if n == 1 else self.many}"

    @property
    def many(self) -> str:
        """What several are called: `cases`, `groups by region`."""
        return _PLURALS.get(self.by, f"groups by {self.by}")
