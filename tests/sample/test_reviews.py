"""The sample study's review: what the senior author said of each coding, and what was left at the snapshot."""

from __future__ import annotations

from collections import Counter
from typing import Any

from codekit.model.reviews import share, standing
from codekit.model.rounds import SUBCODE
from codekit.workflow.deciding import reviewing
from codekit.workflow.results import tabulate
from codekit.workflow.rounds.reviews import Reviews
from codekit.workflow.study.study import Study

INTERVIEWS, DAY = 25, "2024-07-01"  # of the snapshot
BOOK = "cbo-relationships"


def codings(study: Study) -> dict[str, str]:
    """What the reviewer looked at: the codings that count below the topmost code, with their transcripts."""
    kept = tabulate.matrix(study, BOOK).evidence.codings
    return {coding.id: coding.transcript for held in kept for coding in held if coding.code != "CBO_REL"}


def test_every_word_of_the_reviewer_stands(study: Study, expected: dict[str, Any]) -> None:
    """Eight queried, five changed, all others accepted."""
    found = Reviews(study).by_coding
    counts = Counter(review.status for (review,) in found.values())
    assert expected["reviews"]["by_status"] == dict(counts)
    assert {("queried", 8), ("changed", 5)} <= set(counts.items())
    assert codings(study).keys() == found.keys()
    assert 8 == sum(len(reviewing.queue(study, id_).items) for id_ in ("sub", "pass2")) - 248  # and nobody's CBO_REL


def test_on_the_day_of_the_snapshot_some_were_unreviewed(study: Study, expected: dict[str, Any]) -> None:
    """The share says so: it is never said that they were reviewed, without how many of how many."""
    order = {row.transcript: int(row.columns["order"]) for row in study.registers.interviews}
    there = [id_ for id_, transcript in codings(study).items() if order[transcript] <= INTERVIEWS]
    then = [event for event in Reviews(study).events if event.at[:10] <= DAY]
    found = share(there, standing(then))
    wanted = expected["reviews"]["snapshot"]
    assert (wanted["sub_codings"], wanted["reviewed"]) == (found.total, found.reviewed)
    assert 30 == wanted["unreviewed"] == found.by_status["unreviewed"]
    assert str(found).startswith(f"{found.reviewed} of {found.total} codings were reviewed (")


def test_the_matrix_tells_the_share_of_all_that_counts(study: Study, codekit: Any) -> None:
    """Also of what nobody looked at: the passages of the topmost code."""
    words = "review: 314 of 562 codings were reviewed (301 accepted, 8 queried, 5 changed)"
    assert words in codekit(study, "matrix", BOOK, "--themes", "CBO_REL").out
    assert SUBCODE == study.round("sub").kind
    assert "294 of 294 codings were reviewed" in codekit(study, "review", "sub").out
