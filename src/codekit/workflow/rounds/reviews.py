"""Reviews of a study's codings: what stands, which share was reviewed, and reviews of codings that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codekit.errors import Problem
from codekit.model import reviews as model
from codekit.model.events import Coding
from codekit.model.reviews import Review, Share
from codekit.model.rounds import SECOND_PASS, TRAINING, Round
from codekit.model.subjects import REVIEWS
from codekit.workflow.rounds.counted import Chooser, second_pass
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study.study import Study

REPLACED, GONE = "another coding stands in its place", "the coding was taken back"


class Reviews:
    """The reviews of a study that stand, read once."""

    def __init__(self, study: Study, sight: Sight | None = None) -> None:
        """Read every reviewer's ledger; of a coder who is blind in some round only the own one."""
        read = study.store.study_events(REVIEWS)
        others = sight is None or not sight.blind
        self.events = [event for event in read.events if others or (sight and event.by == sight.coder)]
        self.problems = tuple(read.problems)
        self.by_coding = model.standing(self.events)

    def of(self, coding: str) -> tuple[Review, ...]:
        """The reviews of a coding that stand, oldest first."""
        return self.by_coding.get(coding, ())

    def share(self, codings: Iterable[Coding]) -> Share:
        """How many of these codings were reviewed."""
        return model.share((coding.id for coding in codings), self.by_coding)


@dataclass(frozen=True, slots=True)
class Astray:
    """A review of a coding that does not stand any more, and why."""

    review: Review
    why: str


def astray(study: Study, reviews: Reviews) -> list[Astray]:
    """Every review that stands on a coding that does not: it was taken back, or another layer put one in its place."""
    if not reviews.by_coding:
        return []
    rounds = study.rounds()
    given_up = {round_.id for round_ in study.all_rounds()} - {round_.id for round_ in rounds}
    layers = [layer for round_ in rounds for layer in study.layers(round_).by_key.values()]
    here = {coding.id for layer in layers for coding in layer.codings}
    replaced = {coding.derived_from for layer in layers for coding in layer.codings}
    replaced |= {reject.rejects for layer in layers for reject in layer.rejects}
    confirmed = {confirm.confirms for layer in layers for confirm in layer.confirms}
    found: list[Astray] = []
    gone = study.withdrawn
    for coding, standing in reviews.by_coding.items():
        if standing[0].transcript in gone or standing[0].round in given_up:
            continue
        if coding not in here:
            found += [Astray(review, GONE) for review in standing]
        elif coding in replaced - confirmed:
            found += [Astray(review, REPLACED) for review in standing]
    return found


def problems(study: Study) -> Iterable[Problem]:
    """Reviews of codings that do not stand any more, for `check`."""
    for each in astray(study, Reviews(study)):
        review = each.review
        yield Problem(
            f"study/{REVIEWS}/{review.by}.jsonl", None,
            f"a review by {review.by} ({review.status}) in {review.transcript}, round {review.round}: {each.why}",
            "review what stands there now: codekit review ROUND", "warning",
        )  # fmt: skip


def counting(chooser: Chooser, round_: Round) -> dict[str, Sequence[Coding]]:
    """The codings of a round that count in the matrix, by transcript.

    Of a second pass all that it leaves standing, also where it took over a coding of the round below.
    """
    if round_.kind == TRAINING:
        return {}
    chosen = chooser.choose(round_.transcripts).by_transcript
    found: dict[str, Sequence[Coding]] = {}
    for id_ in round_.transcripts:
        of_round = {coding.id for coding in _top(chooser, round_, id_)}
        found[id_] = [coding for coding in chosen[id_].codings if coding.id in of_round]
    return found


def _top(chooser: Chooser, round_: Round, id_: str) -> list[Coding]:
    """What a round itself leaves standing in a transcript: of a second pass also what it took over."""
    if round_.kind == SECOND_PASS:
        return second_pass(chooser, round_, id_)
    layers = chooser.layers(round_).by_key
    return [coding for (_, transcript), layer in layers.items() if transcript == id_ for coding in layer.codings]
