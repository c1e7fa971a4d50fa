"""A filled-in matrix workbook, read back from the window: first what it would do, then as it was shown."""

from __future__ import annotations

import msgspec

from codekit.model.judged import Note
from codekit.model.judgements import ChosenQuote
from codekit.store import temporary
from codekit.workbench.desk import Desk
from codekit.workbench.incoming_file import name_of_file, refuse_unseen, sealed
from codekit.workbench.views.values import Value

MOST_TOLD = 500


class ReadBackRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/matrix/read: a workbook that was filled in. Without `seen` nothing is written. At most 28 MiB."""

    codebook: str
    file: str  # its name
    data: bytes  # in base64
    seen: str = ""  # the `seal` of what was shown; "": nothing was


class WouldWrite(Value, frozen=True, kw_only=True):
    """One judgement that the workbook makes."""

    case: str
    code: str
    field: str  # quote for a quotation
    text: str  # "" empties the field, or no longer quotes the passage


class ReadBackShown(Value, frozen=True, kw_only=True):
    """What a workbook comes to, and whether it was written."""

    written: bool
    seal: str
    total: int
    notes: list[WouldWrite]  # at most 500
    differing: int  # where another analyst wrote something else meanwhile: both stay
    warnings: list[str]


def read_back(desk: Desk, asked: ReadBackRequest) -> ReadBackShown:
    """Show what a filled-in workbook would write as this coder's, or write it as it was shown.

    Raises BlindRoundError while the coder is blind in some round, RefusedError where it comes to something else by now
    than was shown, and what `typed.foresee` raises.
    """
    from codekit.workflow.results import typed

    desk.sight.refuse_totals()
    with temporary.folder() as folder, desk.study.alone():
        path = folder / name_of_file(asked.file, otherwise="matrix.xlsx")
        path.write_bytes(asked.data)
        found = typed.foresee(desk.study, asked.codebook, path, coder=desk.coder)
        seal = sealed([(event.place, event.says, sorted(event.replaces)) for event in found.written])
        refuse_unseen(asked.seen, seal)
        if asked.seen:
            found = typed.read_back(desk.study, asked.codebook, path, coder=desk.coder)
    return ReadBackShown(
        written=bool(asked.seen),
        seal=seal,
        total=len(found.written),
        notes=[_told(event) for event in found.written[:MOST_TOLD]],
        differing=found.conflicts,
        warnings=list(found.warnings),
    )


def _told(event: Note) -> WouldWrite:
    if isinstance(event, ChosenQuote):
        words = event.printed if event.chosen else ""
        return WouldWrite(case=event.case, code=event.code, field="quote", text=words)
    return WouldWrite(case=event.case, code=event.code, field=event.field, text=event.text)
