"""What a reader of the matrix is told of a transcript that was corrected after it was coded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codekit.model.events import Coding
from codekit.store.values import Layers
from codekit.workflow.rounds.counts import Counts


def told(id_: str, counts: Counts, read: Iterable[Layers]) -> Iterator[str]:
    """How many of the codings that count lie on other words now, and how many have none any more."""
    reworded: set[str] = set()
    lost: list[Coding] = []
    for layers in read:
        reworded.update(layers.reworded)
        lost += [event for event in layers.astray if isinstance(event, Coding) and event.transcript == id_]
    changed = [coding for coding in counts.codings if coding.id in reworded]
    gone = [coding for coding in lost if _would_count(coding, counts.used)]
    if changed:
        yield f"{_named(changed)} on words that were corrected since"
    if gone:
        yield f"{_named(gone)} on words that the corrected text does not have, and not counted"


def _named(codings: list[Coding]) -> str:
    codes = ", ".join(sorted({coding.code for coding in codings}))
    return f"{len(codings)} coding{'s' * (len(codings) > 1)} ({codes})"


def _would_count(coding: Coding, layers: Iterable[str]) -> bool:
    """True for a coding of a layer that counts: the consensus, one coder alone, or everybody in the round."""
    of_round = [name.removeprefix(f"{coding.round} (") for name in layers if name.startswith(f"{coding.round} (")]
    whose = {"consensus)", f"{coding.coder} alone)"}
    return any(name.startswith(coding.coder) if name in whose else " alone)" not in name for name in of_round)
