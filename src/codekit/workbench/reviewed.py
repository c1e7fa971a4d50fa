"""A reviewer's words from the window: recorded, taken back, read from a review sheet that was shown first."""

from __future__ import annotations

import msgspec

from codekit.errors import RefusedError
from codekit.store import temporary
from codekit.workbench.desk import Desk
from codekit.workbench.incoming_file import name_of_file, refuse_unseen, sealed
from codekit.workbench.outgoing_file import written
from codekit.workbench.views import review
from codekit.workbench.views.review import CodeShare, Filter, ReviewRow, ReviewShare, ReviewStatus
from codekit.workbench.views.values import Value
from codekit.workflow.deciding import review_sheet, reviewing
from codekit.workflow.deciding.review_sheet import Places
from codekit.workflow.deciding.reviewing import Queue, Recorded, Word


class ReviewWord(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one coding, having seen these reviews of it."""

    coding: str
    status: str
    comment: str = ""
    saw: list[str] = []


class ReviewRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/review: all are recorded, or none."""

    round: str
    words: list[ReviewWord]


class ReviewBackRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/review/retract: take back one's own word on a coding."""

    round: str
    coding: str


class ReviewAnswer(Value, frozen=True, kw_only=True):
    """The codings as they stand then."""

    rows: list[ReviewRow]
    share: ReviewShare
    codes: list[CodeShare]
    new: int
    own: int  # of them about the reviewer's own codings


class ReviewSheetRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/review/sheet: a review sheet that was filled in. Without `seen` nothing is written. At most 28 MiB."""

    round: str
    file: str
    data: bytes  # in base64
    seen: str = ""  # the `seal` of what was shown; "": nothing was


class SheetRow(Value, frozen=True, kw_only=True):
    """What a sheet says of one coding."""

    coding: str
    transcript: str
    turn: int | None
    code: str
    was: ReviewStatus
    status: ReviewStatus  # as it is once the sheet is read
    comment: str


class ReviewSheet(Value, frozen=True, kw_only=True):
    """What reading a review sheet comes to, and whether it was read."""

    written: bool
    seal: str
    rows: list[SheetRow]  # what is new
    unchanged: int  # stands already
    untouched: int  # rows that say nothing
    own: int
    unread: list[str]  # copies of the sheet, which are not read
    share: ReviewShare  # then


def record(desk: Desk, asked: ReviewRequest) -> ReviewAnswer:
    """Record a reviewer's words. Raises as `reviewing.record`; of one word what is wrong with it."""
    words = [Word(one.coding, one.status, one.comment, tuple(one.saw)) for one in asked.words]
    done = reviewing.record(desk.study, desk.round(asked.round).id, words, by=desk.coder, coder=desk.coder)
    return _answer(desk, done.after, [word.coding for word in words], done.new, done.own)


def retract(desk: Desk, asked: ReviewBackRequest) -> ReviewAnswer:
    """Take back one's own word on a coding. Raises RefusedError where there is none, and as `reviewing.retract`."""
    round_id = desk.round(asked.round).id
    if not reviewing.retract(desk.study, round_id, [asked.coding], by=desk.coder, coder=desk.coder):
        raise RefusedError("forbidden", "no review of yours stands on this coding, and nobody takes back another's")
    desk.study.refresh()
    return _answer(desk, reviewing.queue(desk.study, round_id, coder=desk.coder), [asked.coding], (), 0)


def _answer(desk: Desk, there: Queue, ids: list[str], new: tuple[object, ...], own: int) -> ReviewAnswer:
    places = Places(desk.study)
    rows = [review.row(desk, there, places.of(item), item) for item in map(there.find, ids)]
    return ReviewAnswer(rows=rows, share=review.share(there.share), codes=review.by_code(there), new=len(new), own=own)


def sheet(desk: Desk, round_id: str, wanted: Filter) -> tuple[str, bytes]:
    """The review sheet of a round's queue: what it is called, and its bytes. Raises as `review.review`."""
    there = reviewing.queue(desk.study, desk.round(round_id).id, review.asked(wanted), coder=desk.coder)
    return written(f"review-{there.round.id}.xlsx", lambda path: review_sheet.write(desk.study, there, path))


def read(desk: Desk, asked: ReviewSheetRequest) -> ReviewSheet:
    """Show what a review sheet says, or record it as it was shown.

    Raises RefusedError for what was shown and is another by now, and as `review_sheet.read`.
    """
    round_id = desk.round(asked.round).id
    before = {id_: item.status for id_, item in reviewing.queue(desk.study, round_id, coder=desk.coder).every.items()}
    with temporary.folder() as folder:
        path = folder / name_of_file(asked.file)
        path.write_bytes(asked.data)
        taken = review_sheet.read(desk.study, path, round_id=round_id, by=desk.coder, coder=desk.coder, preview=True)
        shown = sealed([(r.coding, r.status, r.comment, r.replaces) for r in taken.recorded.new], taken.untouched)
        refuse_unseen(asked.seen, shown)
        if asked.seen:
            taken = review_sheet.read(desk.study, path, round_id=round_id, by=desk.coder, coder=desk.coder)
    return ReviewSheet(
        written=bool(asked.seen),
        seal=shown,
        rows=_rows(desk, taken.recorded, before),
        unchanged=taken.recorded.unchanged,
        untouched=taken.untouched,
        own=taken.recorded.own,
        unread=list(taken.unread),
        share=review.share(taken.recorded.share),
    )


def _rows(desk: Desk, recorded: Recorded, before: dict[str, str]) -> list[SheetRow]:
    found, places = [], Places(desk.study)
    for new in recorded.new:
        item = recorded.after.every[new.coding]
        code = recorded.after.codebook.by_id.get(item.coding.code)
        found.append(
            SheetRow(
                coding=new.coding,
                transcript=item.coding.transcript,
                turn=places.of(item).turn,
                code=code.name if code else item.coding.code,
                was=before[new.coding],
                status=item.status,
                comment=new.comment,
            )
        )
    return found
