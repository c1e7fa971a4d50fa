"""The texts that an interview had: each correction adds one, and none is ever changed.

A version says which ones it corrects. Two people who correct the same text apart from each other, or change its turns,
make two versions of which neither corrects the other; until somebody settles that, the last one that both came from is
used.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from codekit.model.alignment import Alignment

FIRST = ""  # the key of the text that was imported


@dataclass(frozen=True)
class Version:
    """One text of an interview; `corrects` are the versions before it, each with what is still there of it."""

    key: str
    sha256: str
    number: int = 1
    corrects: Mapping[str, Alignment] = field(default_factory=dict, repr=False)
    by: str = ""
    at: str = ""
    file: str = ""

    @property
    def text_id(self) -> str:
        """The first 16 digits of the hash, by which events name a text."""
        return self.sha256[:16]

    @property
    def content(self) -> tuple[str, str]:
        """What is the same in two versions that are one: the text, and the turns where these were changed in it."""
        return self.sha256, self.key.partition("-")[2].partition("-")[2]


@dataclass(frozen=True)
class History:
    """All versions of one interview's text, by key; the first is the one that was imported."""

    id: str
    versions: Mapping[str, Version]

    @cached_property
    def heads(self) -> tuple[Version, ...]:
        """The versions that nobody corrected since, the latest last; of those with one content only the latest.

        Two people may have made one correction, and one of them went on: then the other's is corrected too.
        """
        corrected = {key for version in self.versions.values() for key in version.corrects}
        done = {(v.content, v.number) for v in self.versions.values() if v.key in corrected}
        open_ = [v for v in self.versions.values() if v.key not in corrected]
        open_ = [v for v in open_ if not any(held == v.content and n >= v.number for held, n in done)] or open_
        by_content = {v.content: v for v in sorted(open_, key=lambda v: (v.number, v.key))}
        return tuple(sorted(by_content.values(), key=lambda v: (v.number, v.key)))

    @property
    def has_conflict(self) -> bool:
        """True where two people corrected the text or its turns differently and nobody has settled it."""
        return len(self.heads) > 1

    @property
    def has_one_text(self) -> bool:
        """True where at most the turns are in conflict."""
        return len({head.sha256 for head in self.heads}) == 1

    @cached_property
    def current(self) -> Version:
        """The text that is worked on: the last one, or the last that all of several came from."""
        if not self.has_conflict:
            return self.heads[0]
        shared = set.intersection(*(set(self._before(head)) for head in self.heads)) or {FIRST}
        return max((self.versions[key] for key in shared), key=lambda v: (v.number, v.key))

    @cached_property
    def line(self) -> tuple[Version, ...]:
        """The versions that the current one came from, itself the last, in order."""
        return tuple(
            sorted((self.versions[k] for k in set(self._before(self.current))), key=lambda v: (v.number, v.key))
        )

    def _before(self, version: Version) -> Iterator[str]:
        waiting = [version.key]
        while waiting:
            key = waiting.pop()
            yield key
            waiting += self.versions[key].corrects

    def way(self, text_id: str, target: Version) -> list[tuple[str, str, Alignment]] | None:
        """The steps from a text to a version, each from key to key; [] for the same text, None for an unknown text.

        They go back where the text is none that the target came from: two copies of a study were brought together.
        """
        wanted = {v.key for v in self.versions.values() if v.sha256.startswith(text_id)} if text_id else {FIRST}
        behind: dict[str, tuple[str, Alignment] | None] = {target.key: None}
        waiting = deque([target.key])
        while waiting:
            key = waiting.popleft()
            if key in wanted:
                return self._steps(key, behind)
            for other, alignment in self._beside(key):
                if other not in behind:
                    behind[other] = (key, alignment)
                    waiting.append(other)
        return None

    @staticmethod
    def _steps(key: str, behind: Mapping[str, tuple[str, Alignment] | None]) -> list[tuple[str, str, Alignment]]:
        steps = []
        while (step := behind[key]) is not None:
            steps.append((key, step[0], step[1]))
            key = step[0]
        return steps

    def _beside(self, key: str) -> Sequence[tuple[str, Alignment]]:
        """The versions one step away, each with the alignment from it to this one."""
        back = [(other.key, other.corrects[key].inverse()) for other in self._later(key)]
        return [*self.versions[key].corrects.items(), *back]

    def _later(self, key: str) -> list[Version]:
        return [version for version in self.versions.values() if key in version.corrects]


def history_of(id_: str, versions: Sequence[Version]) -> History:
    """The history that these versions make; those that correct what nobody has are left out until it is there."""
    known = {v.key: v for v in versions if v.key == FIRST}
    waiting = sorted((v for v in versions if v.key != FIRST), key=lambda v: (v.number, v.key))
    for version in waiting:  # a version's number is higher than those of all that it corrects
        if version.corrects.keys() <= known.keys():
            known[version.key] = version
    return History(id_, known)
