"""A review queue in words and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codekit.model import reviews as model
from codekit.model.polarities import SUPPORTING
from codekit.model.reviews import Review
from codekit.workflow.deciding.passages import one_line
from codekit.workflow.deciding.review_sheet import place
from codekit.workflow.deciding.reviewing import Item, Queue, short
from codekit.workflow.study.study import Study


def line(study: Study, item: Item, limit: int) -> tuple[object, ...]:
    """A coding as a row of the list."""
    coding, where = item.coding, place(study, item)
    mark = "" if coding.polarity == SUPPORTING else f" ({coding.polarity})"
    return (
        short(coding.id), coding.transcript, where.turn or "", coding.code + mark, coding.coder,
        model.in_words(item.reviews), one_line(where.words, limit),
    )  # fmt: skip


def astray(queue: Queue) -> Iterator[str]:
    """Reviews of codings that do not stand any more, one line each."""
    for each in queue.astray:
        review = each.review
        id_ = short(review.coding)
        yield f"{review.by} {review.status} coding {id_} in {review.transcript}, but {each.why}"


def to_json(study: Study, queue: Queue) -> dict[str, Any]:
    """The document of `codekit review --json`."""
    return {
        "round": queue.round.id,
        "share": queue.share.to_json(),
        "by_code": {code: share.to_json() for code, share in queue.by_code().items()},
        "codings": [_item(study, queue, item) for item in queue.items],
        "astray": [_review(each.review) | {"coding": each.review.coding, "why": each.why} for each in queue.astray],
        "warnings": list(queue.warnings),
    }


def _item(study: Study, queue: Queue, item: Item) -> dict[str, Any]:
    coding, where = item.coding, place(study, item)
    code = queue.codebook.by_id.get(coding.code)
    return {
        "id": coding.id,
        "round": coding.round,
        "coder": coding.coder,
        "transcript": coding.transcript,
        "turn": where.turn,
        "speaker": where.speaker,
        "start": coding.start,
        "end": coding.end,
        "code": coding.code,
        "code_name": code.name if code else coding.code,
        "polarity": coding.polarity,
        "quote": where.words,
        "memo": item.memo,
        "status": item.status,
        "reviews": [_review(review) for review in item.reviews],
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "id": review.id, "by": review.by, "at": review.at, "status": review.status, "comment": review.comment,
    }  # fmt: skip
