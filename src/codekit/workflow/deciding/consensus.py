"""The consensus: one more set of codings, written from decisions; and what became of each coder's codings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codekit.errors import RoundStateError, UnknownNameError
from codekit.model.coding import coding_fields
from codekit.model.decided import Decided
from codekit.model.decisions import (
    ADDED,
    DECIDED,
    DROPPED,
    FATES,
    KEPT,
    RECODED,
    REPOLARISED,
    RESPANNED,
    REVALUED,
    UNDECIDED,
)
from codekit.model.events import Coding, CodingRemove, Event, stamp
from codekit.model.layer import FINISHED, Layer
from codekit.model.names import CONSENSUS
from codekit.workflow.deciding.adjudication import Adjudication, adjudication
from codekit.workflow.deciding.by_hand import written
from codekit.workflow.deciding.decisions import refuse_closed
from codekit.workflow.deciding.outcomes import Said, said
from codekit.workflow.rounds.assignments import finish_event
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster


@dataclass(frozen=True, slots=True)
class Finalised:
    """The consensus of one transcript as it was written; `by_hand` are codings that no decision made."""

    transcript: str
    codings: int
    added: int
    removed: int
    by_hand: int


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one coding of a coder; with `coding` None something was added that the coder did not have."""

    coding: Coding | None
    cluster: str
    what: str
    outcome: tuple[Decided, ...] = ()
    reason: str = ""
    by: str = ""


@alone
def finalise(study: Study, round_id: str, transcripts: Sequence[str] = (), *, by: str) -> list[Finalised]:
    """Write the consensus of transcripts and finish it; by default of all that are decided and not written so.

    The agreed codings and the outcomes of all decisions become codings by `consensus`, with `derived_from`.
    Consensus codings that somebody made by hand stay. Doing it again changes nothing. Raises RoundStateError
    for a transcript with something undecided and for a closed round, UnknownNameError for a transcript that is not
    in the round; then nothing is written.
    """
    adjudicated = adjudication(study, round_id)
    refuse_closed(adjudicated)
    chosen = _chosen(adjudicated, transcripts)
    done: list[Finalised] = []
    for id_ in chosen:
        events, finalised = _written(study, adjudicated, id_, by)
        study.store.append(events)
        if events:
            done.append(finalised)
    return done


def ready(adjudicated: Adjudication) -> list[str]:
    """The transcripts in which everything is decided; a consensus that was made by hand is left to hands."""
    open_ = {cluster.transcript for cluster in adjudicated.clusters if adjudicated.outcome(cluster) is None}
    open_ |= {cluster.transcript for cluster in adjudicated.unsettled()}
    return [id_ for id_ in adjudicated.round.transcripts if id_ not in open_]


def stale(adjudicated: Adjudication) -> list[str]:
    """Transcripts whose consensus was finished and is not what is decided now.

    That comes about where two copies of a study are merged.
    """
    finished = [id_ for id_ in ready(adjudicated) if adjudicated.layers.get(CONSENSUS, id_).state == FINISHED]
    return [id_ for id_ in finished if _differs(adjudicated, id_)]


def _differs(adjudicated: Adjudication, id_: str) -> bool:
    layer, wanted = adjudicated.layers.get(CONSENSUS, id_), _wanted(adjudicated, id_)
    have, spare = _standing(layer, wanted)
    return bool(spare) or len(have) < len(wanted)


def _chosen(adjudicated: Adjudication, transcripts: Sequence[str]) -> list[str]:
    complete = ready(adjudicated)
    for id_ in transcripts:
        if id_ not in adjudicated.round.transcripts:
            raise UnknownNameError(
                "transcript", id_, adjudicated.round.transcripts, where=f"round {adjudicated.round.id}"
            )
    if undecided := [id_ for id_ in transcripts if id_ not in complete]:
        everything = [*adjudicated.clusters, *adjudicated.agreed]
        left = [c.id for c in everything if c.transcript in undecided and adjudicated.outcome(c) is None]
        raise RoundStateError(
            f"round {adjudicated.round.id}: {len(left)} clusters are not decided in {', '.join(undecided)}",
            hint=f"codekit decide {adjudicated.round.id} shows them; the next is {left[0]}",
        )
    if transcripts:
        return list(dict.fromkeys(transcripts))
    again = stale(adjudicated)
    return [id_ for id_ in complete if id_ in again or adjudicated.layers.get(CONSENSUS, id_).state != FINISHED]


def _written(study: Study, adjudicated: Adjudication, id_: str, by: str) -> tuple[list[Event], Finalised]:
    """The events that make the consensus of a transcript what was decided."""
    layer = adjudicated.layers.get(CONSENSUS, id_)
    wanted = _wanted(adjudicated, id_)
    have, spare = _standing(layer, wanted)
    place: dict[str, Any] = {"round": adjudicated.round.id, "coder": CONSENSUS, "transcript": id_}
    added = [_coding(study, adjudicated, id_, by, decided) for key, decided in wanted.items() if key not in have]
    removed = [CodingRemove(**stamp(by), **place, cancels=coding.id) for coding in spare]
    events: list[Event] = [*removed, *added]
    if layer.state != FINISHED:
        events.append(finish_event((adjudicated.round.id, CONSENSUS, id_), by))
    by_hand = sum(not c.derived_from and said(c) not in wanted for c in layer.codings)
    return events, Finalised(id_, len(wanted) + by_hand, len(added), len(removed), by_hand)


def _wanted(adjudicated: Adjudication, id_: str) -> dict[Said, Decided]:
    """What the consensus of a transcript must hold, each coding once."""
    wanted: dict[Said, Decided] = {}
    for cluster in (*adjudicated.clusters, *adjudicated.agreed):
        if cluster.transcript == id_:
            for decided in adjudicated.outcome(cluster) or ():
                wanted.setdefault(said(decided), decided)
    return wanted


def _standing(layer: Layer, wanted: dict[Said, Decided]) -> tuple[set[Said], list[Coding]]:
    """What of the consensus is there already, and the derived codings that no decision asks for (any more)."""
    have: set[Said] = set()
    spare: list[Coding] = []
    for coding in sorted(layer.codings, key=lambda c: c.id):
        key = said(coding)
        if key in wanted and key not in have:
            have.add(key)
        elif coding.derived_from:
            spare.append(coding)
    return have, spare


def _coding(study: Study, adjudicated: Adjudication, id_: str, by: str, decided: Decided) -> Coding:
    transcript = study.as_of(adjudicated.round).transcript(id_)
    return Coding(
        **stamp(by),
        round=adjudicated.round.id,
        coder=CONSENSUS,
        transcript=id_,
        **coding_fields(
            transcript,
            decided.code,
            decided.span,
            codebook=adjudicated.codebook.key,
            polarity=decided.polarity,
            value=decided.value,
            derived_from=decided.sources[0] if decided.sources else "",
        ),
    )


def fates(study: Study, round_id: str, coder: str) -> list[Fate]:
    """What became of a coder's codings in a compared round, in text order; then what was added to them.

    Raises UnknownNameError for who is no coder of the round, NotComparableError before the comparison.
    """
    adjudicated = adjudication(study, round_id)
    if coder not in adjudicated.round.coders:
        raise UnknownNameError("coder", coder, adjudicated.round.coders, where=f"round {round_id}")
    everything = (*adjudicated.clusters, *adjudicated.agreed)
    became: dict[str, list[Decided]] = defaultdict(list)
    for decided in (decided for cluster in everything for decided in _outcome(adjudicated, cluster) or ()):
        for source in decided.sources:
            became[source].append(decided)
    by_transcript: dict[str, list[Fate]] = defaultdict(list)
    for cluster in everything:
        if coder in adjudicated.coders_of(cluster.transcript):
            by_transcript[cluster.transcript] += _of_cluster(adjudicated, cluster, coder, became)
    return [fate for id_ in adjudicated.round.transcripts for fate in sorted(by_transcript[id_], key=_place)]


def _outcome(adjudicated: Adjudication, cluster: Cluster) -> tuple[Decided, ...] | None:
    """What the consensus has of a cluster: by decision or agreement, or as somebody coded it by hand."""
    if not cluster.agreed and adjudicated.by_hand(cluster):
        return written(adjudicated, cluster)
    return adjudicated.outcome(cluster)


def _place(fate: Fate) -> tuple[int, str]:
    first = fate.coding or (fate.outcome[0] if fate.outcome else None)
    return (first.start if first else 0), fate.cluster


def _of_cluster(
    adjudicated: Adjudication, cluster: Cluster, coder: str, became: Mapping[str, Sequence[Decided]]
) -> Iterator[Fate]:
    """The fates of a coder's codings in a cluster; what one became may stand in another cluster's outcome."""
    mine = [coding for coding in cluster.codings if coding.coder == coder]
    outcome, standing = _outcome(adjudicated, cluster), adjudicated.standing(cluster)
    said = (standing[0].reason, standing[0].by) if standing and adjudicated.status(cluster) == DECIDED else ("", "")
    if outcome is None:
        yield from (Fate(coding, cluster.id, UNDECIDED) for coding in mine)
        return
    for coding in mine:
        now = tuple(became.get(coding.id, ()))
        yield Fate(coding, cluster.id, _what(coding, now), now, *said)
    ids = {coding.id for coding in adjudicated.layers.get(coder, cluster.transcript).codings}
    if new := tuple(decided for decided in outcome if not ids.intersection(decided.sources)):
        yield Fate(None, cluster.id, ADDED, new, *said)


def _what(coding: Coding, became: Iterable[Decided]) -> str:
    """What became of a coding, by the likest of the codings that it went into."""
    kinds = {
        RECODED
        if decided.code != coding.code
        else RESPANNED
        if (decided.start, decided.end) != (coding.start, coding.end)
        else REPOLARISED
        if decided.polarity != coding.polarity
        else REVALUED
        if decided.value != coding.value
        else KEPT
        for decided in became
    }
    return min(kinds, key=FATES.index, default=DROPPED)
