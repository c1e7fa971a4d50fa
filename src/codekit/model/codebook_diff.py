"""What changed between two versions of a codebook, and which codings that puts in doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any

from codekit.model.codebook import MEANING_FIELDS, Code, Codebook

ADDED, REMOVED, RENAMED, CHANGED, MOVED, MERGED = "added", "removed", "renamed", "changed", "moved", "merged"
NOTED = "noted"
_KIND = {"name": RENAMED, "parent": MOVED, "replaced_by": MERGED}
_OF_SCALE = {"values", "scale"}
_WORDS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
_FIELDS = tuple(field.name for field in fields(Code) if field.compare and field.name != "id")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: a code added, removed, renamed, moved, merged, or another field changed.

    `field` is "" for added and removed codes; `code` is "" for a field of the header. "noted" is what the new version
    says itself, in `changes:`.
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
        if self.kind == NOTED:
            return f"changes: {self.new}"
        if self.kind in {ADDED, REMOVED}:
            return f"{self.code}: {self.kind} ({self.new or self.old})"
        if self.kind == MERGED:
            return (
                f"{self.code}: merged into {self.new}" if self.new else f"{self.code}: no longer merged into {self.old}"
            )
        verb = {RENAMED: "renamed", MOVED: "moved"}.get(self.kind, f"{self.field} changed")
        return f"{self.code or 'header'}: {verb}: {_shown(self.old)} -> {_shown(self.new)}"


def diff(old: Codebook, new: Codebook) -> tuple[Change, ...]:
    """Every change from one version to the next: header, codes in the new order, removed ones, what it says itself."""
    changes = [*_header(old, new)]
    for code in new.codes:
        before = old.by_id.get(code.id)
        changes += [Change(ADDED, code.id, new=code.name)] if before is None else _fields(before, code)
    changes += [Change(REMOVED, code.id, old=code.name) for code in old.codes if code.id not in new]
    changes += [Change(NOTED, entry.code, new=str(entry)) for entry in new.changes if entry not in old.changes]
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


def to_note(old: Codebook, new: Codebook) -> list[str]:
    """Entries for `changes:` about what the new version changed in meaning and says nothing of itself, in YAML."""
    said = {code for entry in new.changes if entry not in old.changes for code in (entry.code, *entry.origin)}
    by_code: dict[str, list[Change]] = {}
    for change in diff(old, new):
        if (change.meaning or change.kind == ADDED) and change.code in new and change.code not in said:
            by_code.setdefault(change.code, []).append(change)
    return [_entry(code, changes) for code, changes in by_code.items()]


def _entry(code: str, changes: list[Change]) -> str:
    """What a program can see of one code; whether it means more than before, a person must say."""
    kinds = {change.kind: change for change in changes}
    if ADDED in kinds:
        return f"{{code: {_id(code)}, kind: added, again: true, reason: }}  # or split, with from: [ID]"
    if MERGED in kinds and (into := kinds[MERGED].new):
        entry = f"{{code: {_id(into)}, kind: merged, from: [{_id(code)}], again: false, reason: }}"
        return f"{entry}  # again: true if it means more"
    if CHANGED in kinds:
        changed = [change.field for change in changes if change.kind == CHANGED]
        fields = ", ".join(changed)
        if _OF_SCALE.issuperset(changed):  # how much is said otherwise, of what was found all the same
            return f"{{code: {_id(code)}, kind: reworded, again: false, reason: }}  # {fields} changed"
        return (
            f"{{code: {_id(code)}, kind: widened, again: true, reason: }}  "
            f"# {fields} changed; or narrowed, reworded with again: false"
        )
    return f"{{code: {_id(code)}, kind: moved, again: false, reason: }}"


def _id(code: str) -> str:
    """An id as YAML takes it for a text: in quotes where it may look like a number, a date or a yes."""
    plain = re.fullmatch(r"[^\W\d][\w.-]*", code) and code.casefold() not in _WORDS
    return code if plain else f'"{code}"'
