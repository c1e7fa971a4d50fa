"""Take judgements back: one's own word on a cell, or a passage that no longer stands for it."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from codekit.errors import CodekitError
from codekit.model.events import now
from codekit.model.judgements import JudgementRetract
from codekit.tables.header import brief
from codekit.workflow.results.judgements import of_cell
from codekit.workflow.results.judging import QUOTE, Pen
from codekit.workflow.study.study import Study, alone


@alone
def take_back(
    study: Study, codebook: str, case: str, code: str, which: Collection[str] = (), *, coder: str
) -> tuple[JudgementRetract, ...]:
    """Take back one's own word on a cell: what it superseded stands again.

    `which` are fields, "quote", or ids of events; nothing named is all of one's own that stands. Raises CodekitError
    where nothing of the coder's own stands there, and what `of_cell` raises.
    """
    here = of_cell(study, codebook, case, code).standing
    own = [event for place in here.live for event in here.now(place) if event.by == study.coder(coder)]
    asked = [event for event in own if not which or {event.id, getattr(event, "field", QUOTE)} & set(which)]
    if not asked:
        what = f" ({', '.join(map(brief, which))})" if which else ""
        raise CodekitError(
            f"{case}, {code}: nothing that {coder} wrote stands there{what}",
            hint="nobody takes back what another wrote",
        )
    events = [JudgementRetract(id=str(uuid.uuid4()), at=now(), by=coder, cancels=event.id) for event in asked]
    study.store.append(events)
    return tuple(events)


@alone
def unquote(study: Study, codebook: str, case: str, code: str, events: Collection[str], *, coder: str) -> bool:
    """Say that a passage no longer stands for a cell: the one on which these events stand; false where none does.

    Raises what `of_cell` raises, UnknownNameError for no coder.
    """
    pen = Pen(study, found := of_cell(study, codebook, case, code), coder)
    for passage in found.standing.quotes(case, code):
        if {quote.id for quote in passage} & set(events):
            pen.drop(passage, [quote.id for quote in passage])
    return bool(pen.write())
