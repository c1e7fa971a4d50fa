"""What a change of a codebook means for what was coded before it: carried over, to be looked at, to be read again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from codekit.workflow.deciding.recheck import Needed, recheck
from codekit.workflow.deciding.recheck_shown import needed_json
from codekit.workflow.rounds import visibility
from codekit.workflow.rounds.counted import Chooser
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
    """What a change that was made means for the codings of the codes that it is about, under every version in use."""
    entry, new = done.change.entry, done.after
    about = {entry.code, *entry.origin, *done.change.fields}
    older = [v for v in codebooks.versions(study.store, new.id) if v != new.version]
    listed = [needed for v in older for needed in recheck(study, new.id, v, new.version, viewer=viewer)]
    doubtful = tuple(needed for needed in listed if needed.coding.code in about)
    return Meaning(_held(study, new.id, about, viewer) - len(doubtful), doubtful, _unread(study, done))


def _held(study: Study, codebook: str, about: Collection[str], viewer: str) -> int:
    """How many codings of these codes the viewer may see."""
    sight = visibility.sight_of(study, viewer)
    rounds = [round_ for round_ in sight.shown if round_.codebook_id == codebook]
    return sum(coding.code in about for r in rounds for coding in visibility.visible(study, r, sight))


def _unread(study: Study, done: Changed) -> tuple[str, ...]:
    entry = done.change.entry
    if not (entry.again or done.change.new):
        return ()
    ids = study.transcript_ids()
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
        "look_again": [needed_json(needed) for needed in meant.doubtful],
        "not_yet_coded": list(meant.unread),
    }  # fmt: skip
