"""What a change of a codebook means for what was coded before it: carried over, to be looked at, to be read again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from codekit.model.codebook import Codebook
from codekit.model.migrations import in_order
from codekit.workflow.deciding.recheck import Needed, needed
from codekit.workflow.deciding.recheck_shown import needed_json
from codekit.workflow.rounds import visibility
from codekit.workflow.rounds.counted import Chooser
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study import codebooks
from codekit.workflow.study.codebook_changing import Changed
from codekit.workflow.study.study import Study


@dataclass(frozen=True)
class Meaning:
    """Of the codings that somebody may see: how many are carried over, and which are to be looked at again.

    `unread` are the transcripts in which the code counts as not yet coded: what was read there was read without it, or
    must be read again.
    """

    carried: int
    doubtful: tuple[Needed, ...] = ()
    unread: tuple[str, ...] = ()


def meaning(study: Study, done: Changed, *, viewer: str = "") -> Meaning:
    """What a change means for the codings of the codes that it is about, under every version in use.

    It may have been made, or only be thought of. Whoever is blind is told of the own codings alone.
    """
    entry, new = done.change.entry, done.after
    sight = visibility.sight_of(study, viewer)
    about = {entry.code, *entry.origin, *done.change.fields}
    older = [book for book in kept(study, new.id, sight) if book.version != new.version]
    listed = [each for book in older for each in needed(study, book, new, viewer=viewer)]
    doubtful = tuple(each for each in listed if each.coding.code in about)
    return Meaning(_held(study, new.id, about, sight) - len(doubtful), doubtful, _unread(study, done, sight))


def kept(study: Study, codebook: str, sight: Sight) -> list[Codebook]:
    """The versions of a codebook that are in use, as far as somebody may know of them, oldest first."""
    keys = [f"{codebook}@{version}" for version in sorted(codebooks.versions(study.store, codebook), key=in_order)]
    return [study.codebook(key) for key in keys if sight.knows_version(key)]


def _held(study: Study, codebook: str, about: Collection[str], sight: Sight) -> int:
    """How many codings of these codes may be seen."""
    rounds = [round_ for round_ in sight.shown if round_.codebook_id == codebook]
    return sum(coding.code in about for r in rounds for coding in visibility.visible(study, r, sight))


def _unread(study: Study, done: Changed, sight: Sight) -> tuple[str, ...]:
    entry = done.change.entry
    if not (done.noted and (entry.again or done.change.new)):
        return ()
    ids = tuple(study.transcript_ids())
    if sight.blind:  # what others finished is not told; and nobody has read for what is said only now
        return ids
    counted = Chooser(study, done.after).choose(ids).by_transcript
    return tuple(id_ for id_ in ids if entry.code not in counted[id_].coded)


def to_json(done: Changed, meant: Meaning) -> dict[str, Any]:
    """The document of `codekit codebook change --json`."""
    entry = done.change.entry
    return {
        "codebook": done.after.id,
        "before": done.before.version,
        "after": done.after.version,
        "change": {"code": entry.code, "kind": entry.kind, "from": list(entry.origin), "again": entry.again,
                   "reason": entry.reason or None},
        "differences": [str(difference) for difference in done.differences],
        "carried_over": meant.carried,
        "look_again": [needed_json(each) for each in meant.doubtful],
        "not_yet_coded": list(meant.unread),
    }  # fmt: skip
