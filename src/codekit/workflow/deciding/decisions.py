"""Decide about disagreements, one by one or many at once, and take decisions back; every decision is an event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec import structs

from codekit.errors import CodekitError, Problem, ProblemsError, RoundStateError, StaleEditError, UnknownNameError
from codekit.model.decided import Decided
from codekit.model.decisions import substance
from codekit.model.events import AssignmentReopen, Decision, Event, RoundCancel, stamp
from codekit.model.names import CONSENSUS
from codekit.model.rules import refused_code, refused_place, refused_value
from codekit.model.scales import chosen
from codekit.workflow.deciding.adjudication import Adjudication, Progress, adjudication
from codekit.workflow.deciding.outcomes import Wish, differing, named, outcome, preview
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster
    from codekit.model.codebook import Codebook

__all__ = ["Adjudication", "Progress", "Wish", "adjudication", "decide", "decide_all", "foresee", "preview", "reopen"]


@alone
def decide(
    study: Study, round_id: str, cluster_id: str, wish: Wish, *, by: str, seen: Collection[str] | None = None
) -> Decision:
    """Decide about one cluster; what is decided so already is left as it is.

    A decision supersedes those that stand; `seen` are those that its person saw, where that is to be held against
    them: StaleEditError tells of another. The transcript's consensus, where it was finished, is open again.
    Raises CodekitError where the wish does not fit (UnknownNameError for an unknown cluster, code or coder),
    RoundStateError once the round is closed.
    """
    adjudicated, cluster = _at(study, round_id, cluster_id)
    decision, new = _decision(study, adjudicated, cluster, wish, by)
    if new:
        _refuse_unseen(adjudicated, cluster, seen)
        study.store.append([*reopened(adjudicated, [cluster.transcript], by), decision])
    return decision


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a wish would come to: its codings, or why it does not fit (`refused`, and then `outcome` is None).

    `polarities` are those of which it must name one, since codings that it joins differ in it.
    """

    outcome: tuple[Decided, ...] | None
    polarities: tuple[str, ...] = ()
    refused: CodekitError | None = None


def foresee(study: Study, round_id: str, cluster_id: str, wish: Wish) -> Foreseen:
    """What `decide` would make of a wish once it has its reason; nothing is written.

    Raises RoundStateError once the round is closed, and CodekitError where there is no such cluster.
    """
    adjudicated, cluster = _at(study, round_id, cluster_id)
    polarities: tuple[str, ...] = ()
    try:
        polarities = differing(cluster, wish)
        return Foreseen(
            _checked(study, adjudicated, cluster, outcome(cluster, wish, adjudicated.coders_of(cluster.transcript))),
            polarities,
        )
    except CodekitError as error:
        return Foreseen(None, polarities, error)


def _at(study: Study, round_id: str, cluster_id: str) -> tuple[Adjudication, Cluster]:
    """A cluster of a round that is not closed, with what is decided in its transcript."""
    transcript = cluster_id.rpartition(":")[0]
    known = study.round(round_id).transcripts
    adjudicated = adjudication(study, round_id, only=transcript if transcript in known else "")
    refuse_closed(adjudicated)
    return adjudicated, adjudicated.cluster(cluster_id)


@alone
def decide_all(
    study: Study,
    adjudicated: Adjudication,
    wishes: Mapping[str, Wish],
    *,
    by: str,
    file: str = "",
    rows: Mapping[str, int] | None = None,
    problems: Sequence[Problem] = (),
    back: Sequence[Cluster] = (),
) -> list[Decision]:
    """Decide about many clusters at once, and take back what stands about those in `back`; returns what is new.

    Raises ProblemsError with every problem (`rows` says where each cluster stands in `file`, `problems` holds
    what is known to be wrong already); nothing is written then. Raises RoundStateError once the round is closed.
    """
    refuse_closed(adjudicated)
    wrong = list(problems)
    new: list[Decision] = []
    for id_, wish in wishes.items():
        try:
            decision, is_new = _decision(study, adjudicated, adjudicated.cluster(id_), wish, by)
        except CodekitError as error:
            wrong.append(problem_about(id_, error, file or adjudicated.round.id, (rows or {}).get(id_)))
            continue
        if is_new:
            new.append(decision)
    if errors := sorted((p for p in wrong if p.level == "error"), key=lambda p: (p.line or 0, p.message)):
        raise ProblemsError(f"{file or adjudicated.round.id}: nothing was decided, {len(errors)} to mend", errors)
    touched = sorted({d.transcript for d in new} | {cluster.transcript for cluster in back})
    taken = [event for cluster in back for event in take_back(adjudicated, cluster, by)]
    study.store.append([*reopened(adjudicated, touched, by), *new, *taken])
    return new


def problem_about(cluster_id: str, error: CodekitError, file: str, row: int | None) -> Problem:
    """An error about one cluster as a problem of a file; it names the cluster."""
    where = f"cluster {cluster_id}"
    names_it = error.where == where or (isinstance(error, UnknownNameError) and error.kind == "cluster")
    return Problem(file, row, error.message if names_it else f"{where}: {error.message}", error.hint)


@alone
def reopen(
    study: Study, round_id: str, cluster_id: str, *, by: str, reason: str = "", seen: Collection[str] | None = None
) -> int:
    """Take back what was decided about a cluster, which is open then (or agreed); returns how many decisions.

    `seen` as for `decide`. Raises RoundStateError once the round is closed, UnknownNameError for an unknown cluster.
    """
    adjudicated, cluster = _at(study, round_id, cluster_id)
    standing = adjudicated.standing(cluster)
    if standing:
        _refuse_unseen(adjudicated, cluster, seen)
        back = take_back(adjudicated, cluster, by, reason=reason)
        study.store.append([*reopened(adjudicated, [cluster.transcript], by), *back])
    return len(standing)


def _refuse_unseen(adjudicated: Adjudication, cluster: Cluster, seen: Collection[str] | None) -> None:
    """Raise StaleEditError where something else stands about a cluster than what was seen."""
    standing = adjudicated.standing(cluster)
    if seen is None or {decision.id for decision in standing} == set(seen):
        return
    others = [f"by {decision.by}: {decision.choice}" for decision in standing if decision.id not in seen]
    what = f"was decided meanwhile ({'; '.join(others)})" if others else "is open again meanwhile"
    raise StaleEditError(f"cluster {cluster.id} {what}", hint="look at it once more")


def take_back(adjudicated: Adjudication, cluster: Cluster, by: str, *, reason: str = "") -> list[Event]:
    """The events that take back all decisions that stand about a cluster.

    One that counts for other clusters too stays: the cluster gets a decision of its own, which is taken back.
    """
    ids = adjudicated.superseded(cluster)
    shared = [decision for decision in adjudicated.standing(cluster) if decision.id not in ids]
    own = [structs.replace(decision, **stamp(by), about=cluster.about, cancels=()) for decision in shared[:1]]
    cancelled = (*ids, *(decision.id for decision in own))
    return [*own, RoundCancel(**stamp(by), round=adjudicated.round.id, cancels=cancelled, reason=reason)]


def says(study: Study, adjudicated: Adjudication, cluster: Cluster, wish: Wish, *, by: str = "-") -> bool:
    """True where a wish is what was decided already; raises CodekitError where it does not fit."""
    return not _decision(study, adjudicated, cluster, wish, by)[1]


def refuse_closed(adjudicated: Adjudication) -> None:
    """Raise RoundStateError for a closed round, which stays as it is."""
    if adjudicated.round.closed:
        raise RoundStateError(
            f"round {adjudicated.round.id} is closed", hint="go on in a second pass: codekit round start ... --over"
        )


def reopened(adjudicated: Adjudication, transcripts: Iterable[str], by: str) -> list[Event]:
    """The events that open the finished consensus of these transcripts again."""
    events: list[Event] = []
    for id_ in transcripts:
        place: dict[str, Any] = {"round": adjudicated.round.id, "coder": CONSENSUS, "transcript": id_}
        finishes = adjudicated.layers.get(CONSENSUS, id_).finishes
        events += [AssignmentReopen(**stamp(by), **place, cancels=finish.id) for finish in finishes]
    return events


def _decision(study: Study, adjudicated: Adjudication, cluster: Cluster, wish: Wish, by: str) -> tuple[Decision, bool]:
    """The decision that a wish makes, and whether it is new."""
    given = _checked(study, adjudicated, cluster, preview(cluster, wish, adjudicated.coders_of(cluster.transcript)))
    standing = adjudicated.standing(cluster)
    decision = Decision(
        **stamp(by),
        round=adjudicated.round.id,
        transcript=cluster.transcript,
        about=cluster.about,
        choice=wish.choice,
        outcome=given,
        accepts=wish.coder,
        reason=wish.reason.strip(),
        problem=wish.problem.strip(),
        cancels=adjudicated.superseded(cluster),
    )
    if len(standing) == 1 and _words(standing[0]) == _words(decision):
        return standing[0], False
    return decision, True


def _words(decision: Decision) -> tuple[object, ...]:
    return decision.choice, decision.accepts, decision.reason, decision.problem, substance(decision)


def _checked(
    study: Study, adjudicated: Adjudication, cluster: Cluster, outcome_: tuple[Decided, ...]
) -> tuple[Decided, ...]:
    """What a decision makes: each coding is there already, or is one that a coder could have made.

    Raises CodekitError where one is neither.
    """
    there = {(c.code, c.start, c.end) for c in cluster.codings}
    values = {(c.code, c.value) for c in cluster.codings}
    round_ = adjudicated.round
    transcript = study.as_of(round_).transcript(cluster.transcript)
    for decided in outcome_:
        if (decided.code, decided.value) not in values and (
            unfit := refused_value(decided.value, decided.code, adjudicated.codebook)
        ):
            raise CodekitError(unfit.message, where=named(cluster), hint=unfit.hint)
        if (decided.code, decided.start, decided.end) in there:
            continue
        refused = refused_code(decided.code, adjudicated.codebook, round_) or refused_place(
            decided.span, transcript, round_
        )
        if refused:
            raise CodekitError(refused.message, where=named(cluster), hint=refused.hint)
    return tuple(_canonical(decided, adjudicated.codebook) for decided in outcome_)


def _canonical(decided: Decided, book: Codebook) -> Decided:
    """A value that was given by its label, or as 2.0, as it is kept."""
    value = chosen(book[decided.code].values, decided.value) if decided.code in book else None
    return decided if value in {None, decided.value} else structs.replace(decided, value=value)
