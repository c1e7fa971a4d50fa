"""What a server did not take of what a copy sent, where a later line that it took names it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from codekit.model.study_events import InStudy


class Gap(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="copies.gap"):
    """Lines of one of its writer's own ledgers stayed in the copy, for the reason `why`; `lines` has their sums.

    The server writes it before it takes the lines after them, so that nobody takes the gap for a line taken out.
    """

    ledger: str
    lines: tuple[str, ...]
    why: str


def left_out(events: Iterable[Any]) -> dict[str, str]:
    """The sums of the lines that stayed in copies; there is nothing left of any."""
    return {sum_: "" for event in events if isinstance(event, Gap) for sum_ in event.lines}
