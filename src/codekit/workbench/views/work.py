"""A coder's own work on a transcript in one round; others' work where it may be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import reduce
from typing import Annotated

from codekit.errors import UnknownNameError
from codekit.model import events as e
from codekit.model import passes
from codekit.model.layer import FINISHED, Layer
from codekit.model.names import CONSENSUS
from codekit.model.rounds import SECOND_PASS, Round
from codekit.store.own import OwnLedger
from codekit.store.values import Layers
from codekit.workbench import suggestions
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.views import values
from codekit.workbench.views.permissions import ROUTES
from codekit.workbench.views.values import AssignmentState, Extent, Value
from codekit.workflow.rounds.counted import label
from codekit.workflow.rounds.visibility import has_suggestions

HINDRANCES = ("finished", "compared", "closed", "not_assigned", "text_changed", "role")


class Suggestion(Value, frozen=True, kw_only=True):
    """What a rule proposes; open until this coder decides."""

    id: str
    code: str
    start: int
    end: int
    by: str  # rules:<codebook>
    state: Annotated[str, one_of("SuggestionState", "open", "accepted", "rejected")]


class ReadOnly(Value, frozen=True, kw_only=True):
    """Why nothing can be written, and who can change that."""

    reason: Annotated[str, one_of("Hindrance", *HINDRANCES)]
    message: str  # "You finished T07."
    can_reopen: bool = False


class Below(Value, frozen=True, kw_only=True):
    """Second pass: the coding below, and what this coder decided about it."""

    label: str  # "r1 (initial)"
    codings: list[values.Coding]
    rejected: list[str]  # ids of codings below, by this coder
    confirmed: list[str]


class Work(Value, frozen=True, kw_only=True):
    """GET /api/work/{round}/{transcript}: this coder's own work."""

    round: str
    transcript: str
    text_sha: str  # of the text that all this lies in; where the page shows another one, it fetches that again
    version: str  # of the transcript, likewise: its turns may be others
    epoch: str = ""
    rev: int = 0
    state: AssignmentState
    finished_at: str
    readonly: ReadOnly | None  # null when it can be written
    codings: list[values.Coding]  # own, by start, end
    memos: list[values.Memo]  # own: coding, span, transcript (marks are memos with discuss)
    skipped: list[values.Skip]  # what could not be coded
    below: Below | None
    allowed: list[Extent] | None  # subcode round: where codings may lie (the parent's excerpts); null = everywhere
    suggestions: list[Suggestion]  # [] in a blind round
    problems: list[str]  # lines of the ledger that could not be read, and the like; no content


class CoderWork(Value, frozen=True, kw_only=True):
    """Another coder's work on a transcript."""

    coder: str
    state: AssignmentState
    codings: list[values.Coding]
    memos: list[values.Memo]


class ConsensusWork(Value, frozen=True, kw_only=True):
    """The consensus of a transcript."""

    state: AssignmentState
    codings: list[values.Coding]


class Passed(Value, frozen=True, kw_only=True):
    """A second pass beside what it went over: the codings below, and what stands after all its coders."""

    label_below: str  # "r1 (initial)"
    label: str  # "r2 (second-pass)"
    below: list[values.Coding]
    after: list[values.Coding]


class Others(Value, frozen=True, kw_only=True):
    """GET /api/work/{round}/{transcript}/others: 403 blind until the round is compared."""

    coders: list[CoderWork]
    consensus: ConsensusWork | None  # null where there is no consensus layer
    passed: Passed | None  # null but for a second pass


def own(desk: Desk, round_id: str, id_: str) -> Work:
    """A coder's own work on one transcript in one round. Raises UnknownNameError for a round or transcript."""
    round_ = _assigned(desk, round_id, id_)
    held = desk.ledger((round_id, id_))
    finishes = held.standing(e.AssignmentFinish)
    allowed = desk.below.allowed(round_, id_)
    return Work(
        round=round_id,
        transcript=id_,
        text_sha=_text_id(desk, id_),
        version=desk.version_key(id_),
        state=desk.state((round_id, id_)),
        finished_at=max((event.at for event in finishes), default=""),
        readonly=_readonly(desk, round_, id_),
        codings=_codings(held.standing(e.Coding), held.reworded),
        memos=[values.memo(event) for event in held.standing(e.MemoAdd)],
        skipped=[values.skip(event) for event in held.standing(e.UnitSkip)],
        below=_below(desk, round_, id_),
        allowed=None if allowed is None else [(span.start, span.end) for span in allowed],
        suggestions=_suggestions(desk, round_, id_),
        problems=[*map(str, held.problems), *_astray(held)],
    )


def _text_id(desk: Desk, id_: str) -> str:
    """The text as it is; "" where it cannot be read, of which `readonly` tells."""
    return "" if desk.unreadable(id_) else desk.text(id_).transcript.text_id


def _assigned(desk: Desk, round_id: str, id_: str) -> Round:
    round_ = desk.round(round_id)
    if id_ not in round_.transcripts:
        raise UnknownNameError("transcript", id_, round_.transcripts, where=f"round {round_id}")
    return round_


def _astray(held: OwnLedger) -> Iterator[str]:
    """What the coder must know of words that a correction took out of the text."""
    lost = [held.events[id_] for id_ in held.astray - held.gone]
    by_code = Counter(f"coded {event.code}" if isinstance(event, e.Coding) else "skipped" for event in lost)
    for what, number in sorted(by_code.items()):
        yield f"the text was corrected, and words that you {what} are gone from it ({number}), so they do not count"


def _codings(events: list[e.Coding], reworded: Collection[str] = ()) -> list[values.Coding]:
    return [values.coding(event, reworded) for event in sorted(events, key=lambda c: (c.start, c.end, c.code, c.id))]


def _readonly(desk: Desk, round_: Round, id_: str) -> ReadOnly | None:  # noqa: PLR0911 - a line each
    if not desk.may_ask(ROUTES["code"]):
        return ReadOnly(reason="role", message="Your role in this study reads and does not code.")
    if desk.coder not in round_.coders_of(id_):
        return ReadOnly(reason="not_assigned", message=f"{id_} is not assigned to you in round {round_.id}.")
    if round_.closed:
        return ReadOnly(reason="closed", message=f"Round {round_.id} is closed.")
    if round_.compared:
        return ReadOnly(
            reason="compared", message=f"Round {round_.id} was compared: its codings are kept as they were."
        )
    if problem := desk.unreadable(id_):
        return ReadOnly(reason="text_changed", message=problem)
    if desk.state((round_.id, id_)) == FINISHED:
        return ReadOnly(reason="finished", message=f"You finished {id_}.", can_reopen=True)
    return None


def _below(desk: Desk, round_: Round, id_: str) -> Below | None:
    if round_.kind != SECOND_PASS:
        return None
    held = desk.ledger((round_.id, id_))
    return Below(
        label=label(desk.study.round(round_.over)),
        codings=_codings(desk.below.codings(round_, id_)),
        rejected=[event.rejects for event in held.standing(e.CodingReject)],
        confirmed=[event.confirms for event in held.standing(e.CodingConfirm)],
    )


def _suggestions(desk: Desk, round_: Round, id_: str) -> list[Suggestion]:
    if not has_suggestions(round_):
        return []
    held = desk.ledger((round_.id, id_))
    accepted = {coding.derived_from for coding in held.standing(e.Coding)}
    rejected = {event.rejects for event in held.standing(e.CodingReject)}

    def state(id_: str) -> str:
        return "accepted" if id_ in accepted else "rejected" if id_ in rejected else "open"

    return [
        Suggestion(id=s.id, code=s.code, start=s.start, end=s.end, by=s.coder, state=state(s.id))
        for s in suggestions.standing(desk.study, round_, id_)
    ]


def others(desk: Desk, round_id: str, id_: str) -> Others:
    """What the other coders of a round did on a transcript.

    Raises UnknownNameError for a round or transcript, BlindRoundError or RoundStateError while it must stay unknown.
    """
    round_ = _assigned(desk, round_id, id_)
    sight = desk.sight
    sight.refuse_others(round_, desk.round_state(round_, sight))
    layers = desk.study.layers(round_, only=id_)
    others_ = [coder for coder in round_.coders_of(id_) if coder != desk.coder]
    consensus = layers.by_key.get((CONSENSUS, id_))
    return Others(
        coders=[_coder_work(coder, layers.get(coder, id_), layers.reworded) for coder in others_],
        consensus=_consensus_work(consensus, layers.reworded) if consensus else None,
        passed=_passed(desk, round_, id_, layers) if round_.kind == SECOND_PASS else None,
    )


def _passed(desk: Desk, round_: Round, id_: str, layers: Layers) -> Passed:
    codings = desk.below.codings(round_, id_)
    after = reduce(passes.result, (layers.get(coder, id_) for coder in round_.coders_of(id_)), codings)
    return Passed(
        label_below=label(desk.study.round(round_.over)),
        label=label(round_),
        below=_codings(codings),
        after=_codings(after),
    )


def _consensus_work(layer: Layer, reworded: Collection[str]) -> ConsensusWork:
    return ConsensusWork(state=layer.state, codings=_codings(list(layer.codings), reworded))


def _coder_work(coder: str, layer: Layer, reworded: Collection[str]) -> CoderWork:
    codings, memos = _codings(list(layer.codings), reworded), [values.memo(m) for m in layer.memos]
    return CoderWork(coder=coder, state=layer.state, codings=codings, memos=memos)
