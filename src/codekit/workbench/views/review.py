"""The review queue of a round, and how much of it somebody has looked at."""

from __future__ import annotations

from typing import Annotated

import msgspec

from codekit.errors import RefusedError
from codekit.model import reviews as model
from codekit.model.reviews import Review, Share
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.views.values import Polarity, Value
from codekit.workflow.deciding import review_sheet, review_shown
from codekit.workflow.deciding.review_filter import statuses
from codekit.workflow.deciding.reviewing import Asked, Item, Queue, queue
from codekit.workflow.rounds.reviews import Reviews
from codekit.workflow.study.people import name_of

MOST = 600  # codings in one answer; what is listed beyond is counted
ReviewStatus = Annotated[str, one_of("ReviewStatus", *model.ALL_STATUSES)]


class ReviewSaid(Value, frozen=True, kw_only=True):
    """What one reviewer says of a coding."""

    id: str
    by: str
    name: str  # what that person is called
    mine: bool
    at: str
    status: ReviewStatus
    comment: str


class ReviewRow(Value, frozen=True, kw_only=True):
    """One coding to be looked at, with the words around it and what reviewers said."""

    id: str
    round: str  # where it was coded
    transcript: str
    turn: int | None  # as people count; null where the text is another by now
    speaker: str
    start: int
    end: int
    before: str  # the end of the turn before: mostly the question
    lead: str  # what is said before the words in their turn
    words: str
    rest: str  # what is said after them
    code: str
    code_name: str
    definition: str
    polarity: Polarity
    coder: str
    coder_name: str
    at: str
    memo: str
    status: ReviewStatus
    said: list[ReviewSaid]  # that stand
    saw: list[str]  # the reviews that a new one supersedes


class ReviewShare(Value, frozen=True, kw_only=True):
    """How many of some codings were reviewed."""

    codings: int
    reviewed: int
    by_status: dict[str, int]
    words: str  # "284 of 314 codings were reviewed (271 accepted, 8 queried, 5 changed)"


class CodeShare(Value, frozen=True, kw_only=True):
    """The share of one code, without what is below it."""

    code: str
    name: str
    share: ReviewShare


class StudyPerson(Value, frozen=True, kw_only=True):
    """Somebody of the study, by id and by name."""

    id: str
    name: str


class ReviewQueue(Value, frozen=True, kw_only=True):
    """GET /api/review?round=R[&code=&by=&transcript=&status=&sample=&seed=]: 403 blind as long as others are hidden."""

    round: str
    codebook: str  # its id
    share: ReviewShare  # of the whole round
    codes: list[CodeShare]  # in use, in the codebook's order
    coders: list[StudyPerson]  # whose codings these are
    transcripts: list[str]
    listed: int  # that fit what was asked; `rows` holds the first 600 of them
    rows: list[ReviewRow]
    astray: list[str]  # reviews of codings that do not stand any more
    warnings: list[str]


class ReviewMark(Value, frozen=True, kw_only=True):
    """What the reviews of one coding come to."""

    coding: str
    status: ReviewStatus
    words: str  # who says so, and the comments


class ReviewMarks(Value, frozen=True, kw_only=True):
    """GET /api/review/marks?round=R&transcript=T: the codings of a transcript that were reviewed."""

    rows: list[ReviewMark]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which codings: lists parted by commas, "" is all; `sample` is a share in percent, such as "10"."""

    code: str = ""
    by: str = ""
    transcript: str = ""
    status: str = ""
    sample: str = ""
    seed: str = ""


def asked(wanted: Filter) -> Asked:
    """What a filter asks for. Raises RefusedError for a sample or a seed that is no number, UnknownNameError."""
    try:
        sample = float(wanted.sample.strip().removesuffix("%")) if wanted.sample.strip() else None
        seed = int(wanted.seed) if wanted.seed.strip() else 0
    except ValueError:
        raise RefusedError("invalid", "a sample is a share in percent, its seed a whole number") from None
    return Asked(
        _listed(wanted.code), _listed(wanted.by), _listed(wanted.transcript), sample, seed, statuses(wanted.status)
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def review(desk: Desk, round_id: str, wanted: Filter) -> ReviewQueue:
    """The queue as `codekit review` lists it. Raises as `queue` and `asked` do."""
    there = queue(desk.study, desk.round(round_id).id, asked(wanted), coder=desk.coder)
    codings = [item.coding for item in there.every.values()]
    return ReviewQueue(
        round=there.round.id,
        codebook=there.codebook.id,
        share=share(there.share),
        codes=by_code(there),
        coders=[StudyPerson(id=id_, name=name_of(desk.study, id_)) for id_ in sorted({c.coder for c in codings})],
        transcripts=sorted({coding.transcript for coding in codings}),
        listed=len(there.items),
        rows=[row(desk, there, item) for item in there.items[:MOST]],
        astray=list(review_shown.astray(there)),
        warnings=list(there.warnings),
    )


def by_code(there: Queue) -> list[CodeShare]:
    """The share of each code that is in use."""
    names = {id_: code.name for id_, code in there.codebook.by_id.items()}
    return [CodeShare(code=code, name=names.get(code, code), share=share(of)) for code, of in there.by_code().items()]


def share(of: Share) -> ReviewShare:
    """A share as the page gets it."""
    return ReviewShare(codings=of.total, reviewed=of.reviewed, by_status=dict(of.by_status), words=str(of))


def row(desk: Desk, there: Queue, item: Item) -> ReviewRow:
    """One coding of a queue."""
    coding, where = item.coding, review_sheet.place(desk.study, item)
    code = there.codebook.by_id.get(coding.code)
    return ReviewRow(
        id=coding.id,
        round=coding.round,
        transcript=coding.transcript,
        turn=where.turn,
        speaker=where.speaker,
        start=coding.start,
        end=coding.end,
        before=where.before,
        lead=where.lead,
        words=where.words,
        rest=where.rest,
        code=coding.code,
        code_name=code.name if code else coding.code,
        definition=code.definition if code else "",
        polarity=coding.polarity,
        coder=coding.coder,
        coder_name=name_of(desk.study, coding.coder),
        at=coding.at,
        memo=item.memo,
        status=item.status,
        said=[_said(desk, review_) for review_ in item.reviews],
        saw=list(there.ids.get(coding.id, ())),
    )


def _said(desk: Desk, review_: Review) -> ReviewSaid:
    return ReviewSaid(
        id=review_.id,
        by=review_.by,
        name=name_of(desk.study, review_.by),
        mine=review_.by == desk.coder,
        at=review_.at,
        status=review_.status,
        comment=review_.comment,
    )


def marks(desk: Desk, round_id: str, transcript: str) -> ReviewMarks:
    """What reviewers say of the codings of a transcript in a round and below it, as far as it may be known."""
    round_ = desk.round(round_id)
    rounds = {round_.id, round_.over}
    found = Reviews(desk.study, desk.sight).by_coding.items()
    here = [(id_, of) for id_, of in found if of[0].transcript == transcript and of[0].round in rounds]
    return ReviewMarks(
        rows=[ReviewMark(coding=id_, status=model.status(of), words=_words(desk, of)) for id_, of in here]
    )


def _words(desk: Desk, of: tuple[Review, ...]) -> str:
    said = [f"{name_of(desk.study, r.by)}: {r.status}{f', {r.comment}' if r.comment else ''}" for r in of]
    return "; ".join(said)
