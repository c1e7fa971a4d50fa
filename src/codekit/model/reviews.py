"""Reviews: a second reader's word on a coding."""

from __future__ import annotations

from codekit.model.study_events import InStudy, Retract

ACCEPTED, QUERIED, CHANGED = "accepted", "queried", "changed"
UNREVIEWED = "unreviewed"
STATUSES = (ACCEPTED, QUERIED, CHANGED)


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
