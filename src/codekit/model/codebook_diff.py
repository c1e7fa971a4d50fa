"""What changed between two versions of a codebook, and which codings that puts in doubt."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from codekit.model.codebook import MEANING_FIELDS, Code, Codebook

ADDED, REMOVED, RENAMED, CHANGED, MOVED, MERGED = "added", "removed", "renamed", "changed", "moved", "merged"
_KIND = {"name": RENAMED, "parent": MOVED, "replaced_by": MERGED}
_FIELDS = tuple(field.name for field in fields(Code) if field.compare and field.name != "id")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: a code added, removed, renamed, moved, merged, or another field changed.

    `field` is "" for added and removed codes; `code` is "" for a field of the header.
    """

    kind: str
    code: str
    field: str = ""
    old: Any = ""
    new: Any = ""

    @property
    def meaning(self) -> bool:
        """True when codings made before the change need to be looked at again."""
        return self.kind == REMOVED or (bool(self.code) and self.field in MEANING_FIELDS)

    def __str__(self) -> str:
        """The change in one line."""
        if self.kind in {ADDED, REMOVED}:
            return f"{self.code}: {self.kind} ({self.new or self.old})"
        if self.kind == MERGED:
            return (
                f"{self.code}: merged into {self.new}" if self.new else f"{self.code}: no longer merged into {self.old}"
            )
        verb = {RENAMED: "renamed", MOVED: "moved"}.get(self.kind, f"{self.field} changed")
        return f"{self.code or 'header'}: {verb}: {_shown(self.old)} -> {_shown(self.new)}"


def diff(old: Codebook, new: Codebook) -> tuple[Change, ...]:
    """Every change from one version to the next: header, then codes in the new order, then removed ones."""
    changes = [*_header(old, new)]
    for code in new.codes:
        before = old.by_id.get(code.id)
        changes += [Change(ADDED, code.id, new=code.name)] if before is None else _fields(before, code)
    changes += [Change(REMOVED, code.id, old=code.name) for code in old.codes if code.id not in new]
    return tuple(changes)


def meaning_changed(old: Codebook, new: Codebook) -> frozenset[str]:
    """Ids of the old version whose codings need a recode check: a meaning field changed, or the code is gone."""
    return frozenset(change.code for change in diff(old, new) if change.meaning)


def _header(old: Codebook, new: Codebook) -> list[Change]:
    names = ("title", "purpose", "unit", "polarity", "case_classification")
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in names]
    return [Change(CHANGED, "", name, before, after) for name, before, after in pairs if before != after]


def _fields(old: Code, new: Code) -> list[Change]:
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in _FIELDS]
    return [
        Change(_KIND.get(name, CHANGED), new.id, name, before, after)
        for name, before, after in pairs
        if before != after
    ]


def _shown(value: Any) -> str:
    if value in ("", (), {}):
        return "(none)"
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)
