"""What a second pass changed: docs/statistics.md, "The second pass"."""

from __future__ import annotations

from collections import Counter

from differential.recount.layers import below
from differential.world import Coding, Round, World

KINDS = ("confirmed", "untouched", "added", "removed", "respanned", "recoded", "repolarised")


def revisions(world: World, round_: Round) -> dict[str, int]:
    """The counts over the transcripts that are finished."""
    counts: Counter[str] = Counter()
    for _, transcript in round_.finished:
        listed = round_.revisions.get(transcript, [])
        counts["untouched"] += len(below(world, round_, transcript)) - sum(r.below is not None for r in listed)
        for revision in listed:
            if revision.below is None:
                counts["added"] += 1
            elif revision.after is None:
                counts["confirmed" if revision.action == "confirm" else "removed"] += 1
            else:
                counts[_change(revision.below, revision.after)] += 1
    return {kind: counts[kind] for kind in KINDS}


def _change(before: Coding, after: Coding) -> str:
    if before.code != after.code:
        return "recoded"
    if (before.start, before.end) != (after.start, after.end):
        return "respanned"
    return "repolarised" if before.polarity != after.polarity else "confirmed"
