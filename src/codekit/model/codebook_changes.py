"""What people do to a codebook: add, rename, reword, move, merge, split, retire. A version goes in, the next comes out.

Each change says what it did in the codebook's `changes:`, so that nothing counts as absent because its code is younger.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codekit.errors import CodekitError
from codekit.model.codebook import Code, Codebook
from codekit.model.migrations import (
    ADDED,
    MERGED,
    MOVED,
    NARROWED,
    RENAMED,
    RETIRED,
    REWORDED,
    SPLIT,
    WIDENED,
    Migration,
)
from codekit.model.names import is_code_id

WORDINGS = (REWORDED, WIDENED, NARROWED)
TEXTS = ("definition", "include", "exclude")
EDITED = ("name", *TEXTS, "examples", "aliases", "cues", "colour", "values", "scale")  # what `reword` may change


@dataclass(frozen=True)
class Change:
    """The fields that codes get, a code that is new, and what `changes:` says of it."""

    fields: Mapping[str, Mapping[str, Any]]  # by code: field -> value; "" and False for the default
    entry: Migration
    new: Code | None = None


def add(book: Codebook, code: Code, *, reason: str = "", again: bool = True) -> Change:
    """A further code; what was read before must be read again for it, unless `again` is False."""
    _refuse_known(book, code)
    return Change({}, Migration(code.id, ADDED, again=again, reason=reason), code)


def split(book: Codebook, origin: str, code: Code, *, reason: str = "", again: bool = True) -> Change:
    """A code that takes a part of what another one held; it stands beside that one unless it says where."""
    _in_use(book, origin)
    _refuse_known(book, code)
    placed = code if code.parent else replace(code, parent=book[origin].parent)
    return Change({}, Migration(code.id, SPLIT, (origin,), again=again, reason=reason), placed)


def rename(book: Codebook, code: str, name: str, *, reason: str = "") -> Change:
    """Another name; nothing else changes. Ids stay for ever, since codings name them."""
    if book[code].name == name:
        raise CodekitError(f"code '{code}' is called so already")
    return Change({code: {"name": name}}, Migration(code, RENAMED, reason=reason))


def reword(
    book: Codebook, code: str, fields: Mapping[str, Any], *, kind: str = REWORDED, reason: str = "", again: bool = False
) -> Change:
    """Other words for what a code says of itself (`EDITED`). What widened a code must be read again for it."""
    told = {name: value for name, value in fields.items() if getattr(_in_use(book, code), name) != value}
    if not told:
        raise CodekitError(f"code '{code}': nothing would change", hint="give what is to be said otherwise")
    if told.keys() == {"name"} and kind == REWORDED and not again:
        return rename(book, code, told["name"], reason=reason)
    return Change({code: told}, Migration(code, kind, again=again or kind == WIDENED, reason=reason))


def move(book: Codebook, code: str, parent: str, *, reason: str = "") -> Change:
    """Another place in the tree, with all that is below it; "" is the top. Roll-ups change, own counts do not."""
    if book[code].parent == parent:
        raise CodekitError(f"code '{code}' stands there already")
    if parent and (parent == code or code in book.ancestors(parent)):
        raise CodekitError(f"code '{code}' cannot stand below itself", hint="move it elsewhere first")
    return Change({code: {"parent": parent}}, Migration(code, MOVED, reason=reason))


def merge(book: Codebook, codes: Sequence[str], into: str, *, reason: str = "", again: bool = False) -> Change:
    """Codes that another one takes in: their codings count as its own, and they cannot be used any more."""
    _in_use(book, into)
    for code in codes:
        if code == into or code in book.ancestors(into):
            raise CodekitError(f"code '{code}' cannot be merged into '{into}'", hint="name another code")
        _in_use(book, code)
    gone = {code: {"replaced_by": into} for code in codes}
    return Change(gone, Migration(into, MERGED, tuple(codes), again=again, reason=reason))


def retire(book: Codebook, code: str, *, reason: str = "") -> Change:
    """A code that is not used any more; what was coded with it still counts."""
    if not _in_use(book, code).assignable:
        raise CodekitError(f"code '{code}' is not coded anyway")
    return Change({code: {"assignable": False}}, Migration(code, RETIRED, reason=reason))


def changed(book: Codebook, change: Change, version: str, *, noted: bool = True) -> Codebook:
    """The codebook with a change made, as another version; one that nothing was coded with yet need not note it."""
    codes = [replace(code, **change.fields.get(code.id, {})) for code in book.codes]
    codes += [change.new] if change.new else []
    changes = (*book.changes, change.entry) if noted else book.changes
    return replace(book, version=version, codes=tuple(codes), changes=changes)


def next_version(version: str, taken: Callable[[str], bool]) -> str:
    """The next version by its last number, 1.9 -> 1.10, 2a -> 2a.1; `taken` says which are in use."""
    following = _following(version)
    return next_version(following, taken) if taken(following) else following


def _following(version: str) -> str:
    head, dot, last = version.rpartition(".")
    return f"{head}{dot}{int(last) + 1}" if last.isdecimal() else f"{version}.1"


def _in_use(book: Codebook, code: str) -> Code:
    if book[code].replaced_by:
        raise CodekitError(f"code '{code}' was merged into '{book.current(code)}'", hint=f"use {book.current(code)}")
    return book[code]


def _refuse_known(book: Codebook, code: Code) -> None:
    if not is_code_id(code.id):
        raise CodekitError(f"'{code.id}' is no id of a code", hint="letters, digits, '.', '_' and '-', a letter first")
    same = next((id_ for id_ in book.by_id if id_.casefold() == code.id.casefold()), "")
    if same:
        raise CodekitError(f"code '{same}' is there already", hint="give the new one another id")
    if code.parent:
        _ = book[code.parent]
