"""What was coded on one text of an interview, carried over to another: no event is changed, its place is worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from codekit.errors import CodekitError
from codekit.model import anchoring
from codekit.model.alignment import Alignment
from codekit.model.anchoring import LOST, SAME, Anchored
from codekit.model.events import CodePropose, Coding, MemoAdd, UnitSkip
from codekit.model.layer import Layer
from codekit.model.span import Span
from codekit.model.versions import History, Version
from codekit.store.values import Layers

Placed = Coding | UnitSkip | MemoAdd | CodePropose
Steps = list[tuple[str, str, Alignment]]
PLACED = (Coding, UnitSkip, MemoAdd, CodePropose)


class Carrier:
    """Carries events over to one version of a transcript's text."""

    def __init__(self, history: History, target: Version, text: Callable[[str], str]) -> None:
        """`text` gives the text of a version by its key."""
        self.history, self.target, self._text = history, target, text
        self._ways: dict[str, Steps | None] = {}
        self._done: dict[str, Anchored] = {}

    def anchored(self, event: Placed) -> Anchored | None:
        """What became of an event's place; None for one without a place, and for a text that is not here."""
        if event.end <= event.start or not (steps := self._way(event.text_sha)):
            place = Span(event.start, event.end) if event.end > event.start else None
            return Anchored(SAME, place) if place and steps is not None else None
        if event.id not in self._done:
            self._done[event.id] = self._anchored(event, steps)
        return self._done[event.id]

    def _way(self, text_sha: str) -> Steps | None:
        if text_sha not in self._ways:
            self._ways[text_sha] = self.history.way(text_sha, self.target)
        return self._ways[text_sha]

    def _anchored(self, event: Placed, steps: Steps) -> Anchored:
        before = Span(event.start, event.end)
        words = self._text(steps[0][0])[event.start : event.end]
        span: Span | None = before
        for key, after, alignment in steps:
            if span is None:
                break
            span = anchoring.step(span, alignment, lambda k=key: self._text(k), lambda k=after: self._text(k))  # type: ignore[misc]
        return anchoring.outcome(before, words, span, self._text(self.target.key))

    def carried(self, event: Any) -> Any:
        """The event as it lies in the target's text; None for a coding or skip whose words are gone.

        A note about words that are gone is one about the transcript. What has no place is given back as it is.
        """
        if type(event) not in PLACED or (now := self.anchored(event)) is None:
            return event
        if now.span is None:
            if type(event) in {Coding, UnitSkip}:
                return None
            return msgspec.structs.replace(event, start=0, end=0, text_sha=self.target.text_id)
        fields: dict[str, Any] = {"start": now.span.start, "end": now.span.end, "text_sha": self.target.text_id}
        if type(event) is Coding:
            fields["quote"] = self._text(self.target.key)[now.span.start : now.span.end]
        return msgspec.structs.replace(event, **fields)

    def reworded(self, event: Any) -> str:
        """The words that were coded, where the coding lies on others now; else ""."""
        now = self.anchored(event) if type(event) is Coding else None
        return event.quote if now and now.outcome == anchoring.CHANGED else ""


def carry(layers: Layers, carrier_of: Callable[[str], Carrier | None]) -> Layers:
    """The layers as they lie in the texts that are read; where nothing was corrected, the very same."""
    ids = {id_ for _, id_ in layers.by_key}
    carriers = {id_: carrier for id_ in ids if (carrier := _usable(carrier_of, id_))}
    if not carriers:
        return layers
    by_key, astray, reworded = dict(layers.by_key), list[Any](), dict[str, str]()
    for key, layer in layers.by_key.items():
        if carrier := carriers.get(key[1]):
            by_key[key] = _carried(layer, carrier)
            placed: tuple[Placed, ...] = (*layer.codings, *layer.skipped)
            astray += [event for event in placed if _is_lost(carrier, event)]
            reworded |= _reworded(layer, carrier)
    return replace(layers, by_key=by_key, astray=tuple(astray), reworded=reworded)


def _usable(carrier_of: Callable[[str], Carrier | None], id_: str) -> Carrier | None:
    try:
        return carrier_of(id_)
    except CodekitError:
        return None  # a text that cannot be read is told where it is read


def _carried(layer: Layer, carrier: Carrier) -> Layer:
    codings = [c for c in map(carrier.carried, layer.codings) if c is not None]
    skipped = [s for s in map(carrier.carried, layer.skipped) if s is not None]
    return replace(
        layer,
        codings=tuple(sorted(codings, key=lambda c: (c.start, c.end, c.code, c.id))),
        skipped=tuple(sorted(skipped, key=lambda s: (s.start, s.end))),
        memos=tuple(map(carrier.carried, layer.memos)),
    )


def _is_lost(carrier: Carrier, event: Placed) -> bool:
    now = carrier.anchored(event)
    return now is not None and now.outcome == LOST


def _reworded(layer: Layer, carrier: Carrier) -> Mapping[str, str]:
    return {coding.id: words for coding in layer.codings if (words := carrier.reworded(coding))}
