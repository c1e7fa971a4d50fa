"""What stands of judgements: a pure fold over events, whatever their order, repeats and clocks.

An event is superseded by one on the same place that names it in `replaces`; two that did not see each other both
stand. Nothing that was written is lost by a ring of events that name each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from codekit.model.judgements import ChosenQuote, Judgement, JudgementRetract
from codekit.model.standing import not_superseded, unite
from codekit.model.study_events import retracted

Place = tuple[str, ...]
CellPlace = tuple[str, str]  # case and code
Note = Judgement | ChosenQuote


@dataclass(frozen=True)
class Said:
    """What stands on one field of a cell: nothing, one word, or several that did not see each other."""

    events: tuple[Judgement, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The events that one sees who reads this."""
        return tuple(event.id for event in self.events)

    @property
    def conflict(self) -> bool:
        """Two people or more wrote different things."""
        return len({event.text for event in self.events}) > 1

    @property
    def text(self) -> str:
        """What stands; where several differ, each with its writer, a line each."""
        if not self.conflict:
            return self.events[0].text if self.events else ""
        return "\n".join(f"{event.by}: {event.text or '(emptied)'}" for event in self.events)

    @property
    def by(self) -> str:
        """Who wrote it."""
        return ", ".join(dict.fromkeys(event.by for event in self.events))

    @property
    def day(self) -> str:
        """When the latest of it was written."""
        return max((event.at[:10] for event in self.events), default="")


NOTHING = Said()


@dataclass(frozen=True)
class Standing:
    """What stands of the judgements about one codebook, and all that was ever written and not taken back."""

    live: Mapping[Place, tuple[Note, ...]] = field(default_factory=dict)

    @cached_property
    def _standing(self) -> Mapping[Place, tuple[Note, ...]]:
        return {place: not_superseded(events) for place, events in self.live.items()}

    def now(self, place: Place) -> tuple[Note, ...]:
        """The events that stand on a place."""
        return self._standing.get(place, ())

    def said(self, case: str, code: str, field: str, codebook: str) -> Said:
        """What stands on a field of a cell."""
        events = self.now((codebook, case, code, field))
        return Said(tuple(event for event in events if isinstance(event, Judgement))) if events else NOTHING

    def quotes(self, case: str, code: str) -> tuple[tuple[ChosenQuote, ...], ...]:
        """The passages chosen for a cell in the order of their places, each with every event that stands on it.

        One that somebody no longer wants is left out, unless another, who did not see that, does.
        """
        return tuple(found for found in self._passages.get((case, code), ()) if any(quote.chosen for quote in found))

    @cached_property
    def _passages(self) -> Mapping[CellPlace, list[tuple[ChosenQuote, ...]]]:
        found: defaultdict[CellPlace, list[tuple[ChosenQuote, ...]]] = defaultdict(list)
        for events in self._standing.values():
            chosen = tuple(event for event in events if isinstance(event, ChosenQuote))
            if chosen:
                found[chosen[0].case, chosen[0].code].append(chosen)
        for passages in found.values():
            passages.sort(key=lambda quotes: (quotes[0].transcript, quotes[0].start, quotes[0].end))
        return found

    @cached_property
    def cells(self) -> frozenset[CellPlace]:
        """The cells about which anything stands."""
        return frozenset((events[0].case, events[0].code) for events in self._standing.values())

    def only(self, wanted: Callable[[Note], bool]) -> Standing:
        """What stands of those events alone: of one writer, say."""
        kept = {place: tuple(filter(wanted, events)) for place, events in self.live.items()}
        return Standing({place: events for place, events in kept.items() if events})

    def of(self, writer: str) -> Standing:
        """What stands of one writer's events alone, as if nobody else had written."""
        return self.only(lambda event: event.by == writer)

    def independent(self, writer: str) -> Standing:
        """What one writer wrote without having seen what others had written on the same place."""
        own = {event.id for events in self.live.values() for event in events if event.by == writer}
        return self.only(lambda event: event.by == writer and own.issuperset(event.replaces))

    @cached_property
    def writers(self) -> tuple[str, ...]:
        """Who wrote anything that was not taken back, sorted."""
        return tuple(sorted({event.by for events in self.live.values() for event in events}))


def fold(events: Iterable[Any], codebook: str = "") -> Standing:
    """What stands of events of judgements; of one codebook only, where its id is given."""
    by_id = unite([event for event in events if isinstance(event, Judgement | ChosenQuote | JudgementRetract)])
    gone = retracted(by_id)
    live: defaultdict[Place, list[Note]] = defaultdict(list)
    for id_, event in by_id.items():
        if not isinstance(event, JudgementRetract) and id_ not in gone and codebook in ("", event.codebook):
            live[event.place].append(event)
    return Standing({place: tuple(sorted(noted, key=_order)) for place, noted in sorted(live.items())})


def _order(event: Note) -> tuple[str, str, str]:
    """For reading only: by writer, then by time."""
    return (event.by, event.at, event.id)
