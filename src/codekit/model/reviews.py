"""Reviews: a second reader's word on a coding, and which of them stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from codekit.model.standing import not_superseded, unite
from codekit.model.study_events import InStudy, Retract, retracted

ACCEPTED, QUERIED, CHANGED = "accepted", "queried", "changed"
UNREVIEWED, DIFFERING = "unreviewed", "differing"
STATUSES = (ACCEPTED, QUERIED, CHANGED)
ALL_STATUSES = (*STATUSES, DIFFERING, UNREVIEWED)
WAITING = (UNREVIEWED, QUERIED, DIFFERING)  # what somebody has still to look at


class Review(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="reviews.status"):
    """A reviewer looked at one coding and accepts it, queries it, or says that it was changed.

    `coding` is the coding's id; `round`, `coder` and `transcript` say where it is found. `replaces` names the reviews
    of the same coding that the writer saw and supersedes.
    """

    coding: str
    round: str
    coder: str
    transcript: str
    status: str
    comment: str = ""
    replaces: tuple[str, ...] = ()


class ReviewRetract(Retract, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="reviews.retract"):
    """Take back a review of one's own."""


Events = Iterable[Review | ReviewRetract]


def standing(events: Events) -> dict[str, tuple[Review, ...]]:
    """The reviews that stand, by coding; order and repeats of events do not matter.

    A review stands unless its writer took it back or another review of the same coding, which saw it, supersedes it.
    Reviews that did not see each other all stand.
    """
    by_coding: dict[str, list[Review]] = defaultdict(list)
    for review in _not_taken_back(events):
        by_coding[review.coding].append(review)
    return {coding: _latest(reviews) for coding, reviews in sorted(by_coding.items())}


def seen(events: Events) -> dict[str, tuple[str, ...]]:
    """The ids of all reviews of each coding that a new one supersedes, those that are superseded already included.

    Where the latest is taken back later, what it superseded comes back, and nothing older.
    """
    by_coding: dict[str, list[str]] = defaultdict(list)
    for review in _not_taken_back(events):
        by_coding[review.coding].append(review.id)
    return {coding: tuple(sorted(ids)) for coding, ids in by_coding.items()}


def _not_taken_back(events: Events) -> list[Review]:
    by_id: dict[str, Any] = unite(list(events))
    gone = retracted(by_id)
    return [event for event in by_id.values() if isinstance(event, Review) and event.id not in gone]


def _latest(reviews: Sequence[Review]) -> tuple[Review, ...]:
    return tuple(sorted(not_superseded(reviews), key=lambda r: (r.at, r.id)))


def status(reviews: Sequence[Review]) -> str:
    """What the reviews of a coding that stand come to; differing where they do not say the same."""
    words = {review.status for review in reviews}
    if not words:
        return UNREVIEWED
    return words.pop() if len(words) == 1 else DIFFERING


def in_words(reviews: Sequence[Review]) -> str:
    """The status as people read it; where reviewers differ, what each of them says."""
    if status(reviews) != DIFFERING:
        return status(reviews)
    return f"{DIFFERING}: " + ", ".join(f"{review.by} {review.status}" for review in reviews)


def comments(reviews: Sequence[Review]) -> str:
    """What reviewers wrote, a line each with who wrote it."""
    return "\n".join(f"{review.by}: {review.comment}" for review in reviews if review.comment)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some codings were reviewed, and with which outcome; `by` are the reviewers."""

    by_status: Mapping[str, int]
    by: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All of the codings."""
        return sum(self.by_status.values())

    @property
    def reviewed(self) -> int:
        """Those that somebody looked at."""
        return self.total - self.by_status[UNREVIEWED]

    def __str__(self) -> str:
        """In words: "284 of 314 codings were reviewed (271 accepted, 8 queried, 5 changed)"."""
        outcome = ", ".join(f"{self.by_status[name]} {name}" for name in ALL_STATUSES[:-1] if self.by_status[name])
        be = "was" if self.reviewed == 1 else "were"
        return f"{self.reviewed:,} of {self.total:,} codings {be} reviewed" + (f" ({outcome})" if outcome else "")

    def to_json(self) -> dict[str, int]:
        """The share as it stands in JSON documents."""
        return {"codings": self.total, "reviewed": self.reviewed, **self.by_status}


def share(codings: Iterable[str], reviews: Mapping[str, Sequence[Review]]) -> Share:
    """The share of these codings, by their ids, that was reviewed."""
    ids = list(codings)
    counts = Counter(status(reviews.get(id_, ())) for id_ in ids)
    by = {review.by for id_ in ids for review in reviews.get(id_, ())}
    return Share({name: counts[name] for name in ALL_STATUSES}, tuple(sorted(by)))
