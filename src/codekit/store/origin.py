"""Where a transcript came from and who speaks in it, as transcripts/<T>.yaml holds it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Origin:
    """Where a transcript came from and who speaks in it: the content of transcripts/<T>.yaml."""

    file: str = ""
    file_sha256: str = ""
    format: str = ""
    encoding: str = ""
    sha256: str = ""
    speakers: Mapping[str, str] = field(default_factory=dict)
    roles: str = "guessed"  # or "confirmed": every speaker's
    unread_lines: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()  # while some are guessed: the labels whose role a person gave

    def is_confirmed(self, label: str) -> bool:
        """True where a person gave or confirmed this speaker's role."""
        return self.roles == "confirmed" or label in self.confirmed

    def with_confirmed(self, labels: Collection[str]) -> Origin:
        """The same with the roles of these speakers confirmed too; the whole once every speaker's is."""
        sure = {label for label in self.speakers if label in labels or self.is_confirmed(label)}
        if self.roles == "confirmed" or (sure and sure >= self.speakers.keys()):
            return replace(self, roles="confirmed", confirmed=())
        return replace(self, confirmed=tuple(sorted(sure)))


def fields(origin: Origin) -> dict[str, Any]:
    """What is stored of an origin."""
    return {
        "file": origin.file,
        "file_sha256": origin.file_sha256,
        "format": origin.format,
        "encoding": origin.encoding,
        "sha256": origin.sha256,
        "roles": origin.roles,
        **({"confirmed": list(origin.confirmed)} if origin.confirmed else {}),
        "speakers": dict(origin.speakers),
        "unread_lines": list(origin.unread_lines),
        "notes": list(origin.notes),
    }
