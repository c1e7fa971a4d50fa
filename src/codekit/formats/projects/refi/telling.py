"""What a reader has to say of a project, collected while it reads: each thing once, with how many."""

from __future__ import annotations

from collections import Counter

from codekit.model.project import CHANGED, KEPT, LEFT_OUT, Told

_LISTED, _LONGEST = 100, 80  # names of one kind, and letters of a name


class Teller:
    """Counts what was kept, changed and left out; `lines` gives it in the order in which each was first met."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._counted: Counter[tuple[str, str, str]] = Counter()
        self._named: Counter[str] = Counter()

    def kept(self, what: str, n: int = 1, why: str = "") -> None:
        """So many were kept."""
        self._tell(KEPT, what, n, why)

    def changed(self, what: str, n: int = 1, why: str = "") -> None:
        """So many were kept in another form."""
        self._tell(CHANGED, what, n, why)

    def lost(self, kind: str, name: str, why: str, *, others: str) -> None:
        """A thing with a name is left out; without one, and where very many are, they are counted as `others`."""
        self._named[kind] += 1
        shown = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}..."
        self.left_out(f"{kind} '{shown}'" if name and self._named[kind] <= _LISTED else others, 1, why)

    def left_out(self, what: str, n: int = 1, why: str = "") -> None:
        """So many are not in the project as it was read."""
        self._tell(LEFT_OUT, what, n, why)

    def _tell(self, outcome: str, what: str, n: int, why: str) -> None:
        if n > 0:
            self._counted[outcome, what, why] += n

    def lines(self) -> tuple[Told, ...]:
        """What was kept, then what was changed, then what was left out."""
        order = (KEPT, CHANGED, LEFT_OUT)
        listed = sorted(self._counted.items(), key=lambda item: order.index(item[0][0]))
        return tuple(Told(outcome, what, n, why) for (outcome, what, why), n in listed)
