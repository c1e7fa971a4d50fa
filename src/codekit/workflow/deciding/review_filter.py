"""Which codings of a round are to be looked at: by code, coder and transcript, or a random share of them."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.model.reviews import ALL_STATUSES, WAITING
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.workflow.deciding.reviewing import Asked, Item

EVERY = "all"  # in place of a status: whatever it is; in place of an id: all that is unreviewed in the queue


def filtered(study: Study, book: Codebook, items: Iterable[Item], asked: Asked) -> list[Item]:
    """The codings that are asked for, but for status and sample. Raises UnknownNameError for an unknown name."""
    for coder in asked.by:
        study.coder(coder)
    for id_ in asked.transcripts:
        study.transcript(id_)
    codes = {below for code in asked.codes for below in (book[code].id, *book.descendants(code))}
    found = [
        item
        for item in items
        if (not codes or item.coding.code in codes)
        and (not asked.by or item.coding.coder in asked.by)
        and (not asked.transcripts or item.coding.transcript in asked.transcripts)
    ]
    return sorted(found, key=lambda item: place(item.coding))


def place(coding: Coding) -> tuple[str, int, int, str, str]:
    """By what codings are put in the order of the texts."""
    return coding.transcript, coding.start, coding.end, coding.code, coding.id


def drawn(items: Sequence[Item], asked: Asked) -> list[Item]:
    """A random sample in the order of the texts: each coding has its place in the draw, whatever else there is.

    Raises CodekitError for a share that is none.
    """
    if asked.sample is None:
        return list(items)
    if not 0 < asked.sample <= 100:
        raise CodekitError(f"a sample of {asked.sample:g} %: name a share above 0 and up to 100")
    drawn = sorted(items, key=lambda item: hashlib.sha256(f"{asked.seed}:{item.coding.id}".encode()).digest())
    kept = {item.coding.id for item in drawn[: math.ceil(len(items) * asked.sample / 100)]}
    return [item for item in items if item.coding.id in kept]


def statuses(typed: str) -> tuple[str, ...]:
    """The statuses that are named; by default what is still to be looked at. Raises UnknownNameError."""
    names = [name.strip() for name in typed.split(",") if name.strip()]
    if EVERY in names:
        return ALL_STATUSES
    for name in names:
        if name not in ALL_STATUSES:
            raise UnknownNameError("status", name, (*ALL_STATUSES, EVERY))
    return tuple(names) or WAITING
