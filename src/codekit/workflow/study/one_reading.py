"""One reading of a study: what is taken out meanwhile ends it, and is never mixed with what was read before.

A command, and a question of the window, read one thing after the other, and nobody waits for them. A participant's
withdrawal is written down before any file goes (`purging`), so whoever asks what was withdrawn learns of it in time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from codekit.errors import CodekitError
from codekit.store.values import Layers

MOST_HELD = 60_000  # codings of rounds that are held: some 40 MB


class Reading:
    """What one reading has seen of the transcripts that there are."""

    def __init__(self) -> None:
        """Nothing is seen yet."""
        self._gone: frozenset[str] | None = None
        self._listed: set[str] = set()
        self.keys: dict[str, str] = {}  # which text of a transcript is read, to the end
        self._held: dict[str, Layers] = {}

    def begin_again(self) -> None:
        """Forget what was seen: whoever reads has changed the study, or let others change it."""
        self._gone = None
        self._listed.clear()
        self.keys.clear()
        self._held.clear()

    def hold(self, round_id: str, layers: Layers) -> None:
        """Keep what stands in a round for whoever asks next, and of the others as much as there is room for."""
        self._held.pop(round_id, None)
        self._held[round_id] = layers
        while len(self._held) > 1 and sum(map(_codings, self._held.values())) > MOST_HELD:
            del self._held[next(iter(self._held))]

    def saw_withdrawn(self, now: Collection[str]) -> None:
        """These are withdrawn; raises CodekitError where some of them were not before."""
        if self._gone is None:
            self._gone = frozenset(now)
        elif more := sorted(self._gone.symmetric_difference(now)):
            raise taken_out(more)

    def saw(self, ids: Iterable[str]) -> None:
        """These are there."""
        self._listed.update(ids)

    def missing(self, withdrawn: Collection[str], there: Callable[[str], bool]) -> list[str]:
        """What was there when it was seen, and is not any more."""
        gone = set() if self._gone is None else set(withdrawn) - self._gone
        return sorted(gone | {id_ for id_ in self._listed if not there(id_)})


def _codings(layers: Layers) -> int:
    return sum(len(layer.codings) for layer in layers.by_key.values())


def taken_out(ids: Sequence[str]) -> CodekitError:
    """The error for a transcript that was taken out while it was read."""
    were = "was" if len(ids) == 1 else "were"
    return CodekitError(f"{', '.join(ids)} {were} taken out of the study while it was read", hint="do it again")
