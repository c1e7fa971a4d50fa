"""The consensus: one more set of codings, written from decisions; and what became of each coder's codings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.errors import RoundStateError, UnknownNameError
from codekit.model.coding import coding_fields
from codekit.model.decisions import ADDED, DECIDED, DROPPED, FATES, KEPT, RECODED, REPOLARISED, RESPANNED, UNDECIDED
from codekit.model.events import Coding, CodingRemove, Decided, Event, stamp
from codekit.model.layer import FINISHED, Layer
from codekit.model.names import CONSENSUS
from codekit.workflow.deciding.adjudication import Adjudication, adjudication
from codekit.workflow.deciding.decisions import refuse_closed
from codekit.workflow.rounds.assignments import finish_event
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster

Key = tuple[str, int, int, str]


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


def finalise(study: Study, round_id: str, transcripts: Sequence[str] = (), *, by: str) -> list[Finalised]:
    """Write the consensus of transcripts and finish it; by default of all that are decided and not written so.

    The agreed codings and the outcomes of all decisions become codings by `consensus`, with `derived_from`.
    Consensus codings that somebody made by hand stay. Doing it again changes nothing. Raises RoundStateError
    for a transcript with something undecided, and then nothing is written.
    """
    found = adjudication(study, round_id)
    refuse_closed(found)
    chosen = _chosen(found, transcripts)
    done: list[Finalised] = []
    for id_ in chosen:
        events, told = _written(study, found, id_, by)
        study.store.append(events)
        if events:
            done.append(told)
    return done


def ready(found: Adjudication) -> list[str]:
    """The transcripts in which everything is decided; a consensus that was made by hand is left to hands."""
    open_ = {cluster.transcript for cluster in found.clusters if found.outcome(cluster) is None}
    open_ |= {cluster.transcript for cluster in found.unsettled()}
    return [id_ for id_ in found.round.transcripts if id_ not in open_]


def stale(found: Adjudication) -> list[str]:
    """Transcripts whose consensus was finished and is not what is decided now.

    That comes about where two copies of a study are merged.
    """
    finished = [id_ for id_ in ready(found) if found.layers.get(CONSENSUS, id_).state == FINISHED]
    return [id_ for id_ in finished if _differs(found, id_)]


def _differs(found: Adjudication, id_: str) -> bool:
    layer, wanted = found.layers.get(CONSENSUS, id_), _wanted(found, id_)
    have, spare = _standing(layer, wanted)
    return bool(spare) or len(have) < len(wanted)


def _chosen(found: Adjudication, transcripts: Sequence[str]) -> list[str]:
    complete = ready(found)
    for id_ in transcripts:
        if id_ not in found.round.transcripts:
            raise UnknownNameError("transcript", id_, found.round.transcripts, where=f"round {found.round.id}")
    if undecided := [id_ for id_ in transcripts if id_ not in complete]:
        some = [*found.clusters, *found.agreed]
        left = [c.id for c in some if c.transcript in undecided and found.outcome(c) is None]
        raise RoundStateError(
            f"round {found.round.id}: {len(left)} clusters are not decided in {', '.join(undecided)}",
            hint=f"codekit decide {found.round.id} shows them; the next is {left[0]}",
        )
    if transcripts:
        return list(dict.fromkeys(transcripts))
    again = stale(found)
    return [id_ for id_ in complete if id_ in again or found.layers.get(CONSENSUS, id_).state != FINISHED]


def _written(study: Study, found: Adjudication, id_: str, by: str) -> tuple[list[Event], Finalised]:
    """The events that make the consensus of a transcript what was decided."""
    layer = found.layers.get(CONSENSUS, id_)
    wanted = _wanted(found, id_)
    have, spare = _standing(layer, wanted)
    place = {"round": found.round.id, "coder": CONSENSUS, "transcript": id_}
    added = [_coding(study, found, id_, by, one) for key, one in wanted.items() if key not in have]
    removed = [CodingRemove(**stamp(by), **place, cancels=coding.id) for coding in spare]
    events: list[Event] = [*removed, *added]
    if layer.state != FINISHED:
        events.append(finish_event((found.round.id, CONSENSUS, id_), by))
    by_hand = sum(not c.derived_from and _key(c) not in wanted for c in layer.codings)
    return events, Finalised(id_, len(wanted) + by_hand, len(added), len(removed), by_hand)


def _wanted(found: Adjudication, id_: str) -> dict[Key, Decided]:
    """What the consensus of a transcript must hold, each coding once."""
    wanted: dict[Key, Decided] = {}
    for cluster in (*found.clusters, *found.agreed):
        if cluster.transcript == id_:
            for one in found.outcome(cluster) or ():
                wanted.setdefault((one.code, one.start, one.end, one.polarity), one)
    return wanted


def _standing(layer: Layer, wanted: dict[Key, Decided]) -> tuple[set[Key], list[Coding]]:
    """What of the consensus is there already, and the derived codings that no decision asks for (any more)."""
    have: set[Key] = set()
    spare: list[Coding] = []
    for coding in sorted(layer.codings, key=lambda c: c.id):
        key = _key(coding)
        if key in wanted and key not in have:
            have.add(key)
        elif coding.derived_from:
            spare.append(coding)
    return have, spare


def _key(coding: Coding) -> Key:
    return coding.code, coding.start, coding.end, coding.polarity


def _coding(study: Study, found: Adjudication, id_: str, by: str, one: Decided) -> Coding:
    transcript = study.transcript(id_)
    return Coding(
        **stamp(by),
        round=found.round.id,
        coder=CONSENSUS,
        transcript=id_,
        **coding_fields(
            transcript,
            one.code,
            one.span,
            codebook=found.codebook.key,
            polarity=one.polarity,
            derived_from=one.sources[0] if one.sources else "",
        ),
    )


def fates(study: Study, round_id: str, coder: str) -> list[Fate]:
    """What became of a coder's codings in a compared round, in text order; then what was added to them."""
    found = adjudication(study, round_id)
    if coder not in found.round.coders:
        raise UnknownNameError("coder", coder, found.round.coders, where=f"round {round_id}")
    by_transcript: dict[str, list[Fate]] = defaultdict(list)
    for cluster in (*found.clusters, *found.agreed):
        if coder in found.coders_of(cluster.transcript):
            by_transcript[cluster.transcript] += _of_cluster(found, cluster, coder)
    return [fate for id_ in found.round.transcripts for fate in sorted(by_transcript[id_], key=_place)]


def _place(fate: Fate) -> tuple[int, str]:
    first = fate.coding or (fate.outcome[0] if fate.outcome else None)
    return (first.start if first else 0), fate.cluster


def _of_cluster(found: Adjudication, cluster: Cluster, coder: str) -> Iterator[Fate]:
    mine = [coding for coding in cluster.codings if coding.coder == coder]
    outcome, standing = found.outcome(cluster), found.standing(cluster)
    said = (standing[0].reason, standing[0].by) if standing and found.status(cluster) == DECIDED else ("", "")
    if outcome is None:
        yield from (Fate(coding, cluster.id, UNDECIDED) for coding in mine)
        return
    for coding in mine:
        became = tuple(one for one in outcome if coding.id in one.sources)
        yield Fate(coding, cluster.id, _what(coding, became), became, *said)
    ids = {coding.id for coding in mine}
    if new := tuple(one for one in outcome if not ids.intersection(one.sources)):
        yield Fate(None, cluster.id, ADDED, new, *said)


def _what(coding: Coding, became: Iterable[Decided]) -> str:
    """What became of a coding, by the likest of the codings that it went into."""
    found = {
        RECODED
        if one.code != coding.code
        else RESPANNED
        if (one.start, one.end) != (coding.start, coding.end)
        else REPOLARISED
        if one.polarity != coding.polarity
        else KEPT
        for one in became
    }
    return min(found, key=FATES.index, default=DROPPED)
