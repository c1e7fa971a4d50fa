"""Clusters as people and programs see them: the passage, each coder's codings and notes, what is decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.decided import Decided
from codekit.model.decisions import ACCEPT, FATES, KEEP, OTHER_CODE, OTHER_SPAN, STATUSES
from codekit.model.differences import AGREED, POLARITY
from codekit.model.events import Coding, Decision
from codekit.model.numbering import counted
from codekit.model.polarities import SUPPORTING
from codekit.workflow.comparing.axes import CHARACTER
from codekit.workflow.deciding.adjudication import Adjudication, adjudication
from codekit.workflow.deciding.consensus import Fate
from codekit.workflow.deciding.outcomes import Wish, named
from codekit.workflow.deciding.passages import QUOTATION, Passage, locate, one_line, passage, shortened
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster

__all__ = ["Passage", "coder_lines", "in_words", "kept", "locate", "passage", "to_json"]


def coder_lines(adjudicated: Adjudication, cluster: Cluster, coder: str) -> list[str]:
    """A coder's codings in a cluster, numbered as `keep` counts them, with their words and notes."""
    lines: list[str] = []
    notes = adjudicated.notes(cluster)
    for number, coding in numbered(cluster):
        if coding.coder == coder:
            lines.append(f"[{number}] {coded(coding)}: “{shortened(one_line(coding.quote), QUOTATION)}”")
            lines += [f"      note: {one_line(memo.text)}" for memo in notes if memo.about == coding.id]
    return lines + [f"note: {one_line(memo.text)}" for memo in notes if not memo.about and memo.coder == coder]


def numbered(cluster: Cluster) -> Iterator[tuple[int, Coding]]:
    """The codings of a cluster with their numbers, from 1."""
    yield from enumerate(cluster.codings, start=1)


def kept(cluster: Cluster, numbers: str) -> tuple[str, ...]:
    """The ids of the codings with these numbers; raises CodekitError for what is no number of a coding."""
    by_number = {str(number): coding.id for number, coding in numbered(cluster)}
    wanted = [part for part in re.split(r"[,;\s]+", numbers.strip()) if part]
    for part in wanted:
        if part not in by_number:
            raise CodekitError(
                f"has no coding number '{part[:10]}'",
                where=named(cluster),
                joint=" ",
                hint=f"1 to {len(by_number)}",
            )
    return tuple(by_number[part] for part in wanted)


def numbers_of(cluster: Cluster, decision: Decision) -> str:
    """The numbers of the codings that a decision keeps."""
    ids = {id_ for decided in decision.outcome for id_ in decided.sources}
    return ", ".join(str(number) for number, coding in numbered(cluster) if coding.id in ids)


def coded(coding: Coding | Decided) -> str:
    """A code, with its value, and its polarity where that is not the usual one."""
    code = f"{coding.code} = {coding.value}" if coding.value else coding.code
    return code if coding.polarity == SUPPORTING else f"{code} ({coding.polarity})"


def in_words(study: Study, decision: Decision) -> str:
    """A decision in one line: what, whose, why, by whom."""
    said = decision.choice
    if decision.choice == ACCEPT:
        said = f"accept {decision.accepts}"
    elif decision.outcome and decision.choice in {OTHER_CODE, OTHER_SPAN, KEEP}:
        text = study.as_of(study.round(decision.round)).transcript(decision.transcript).text
        parts = [
            f"{coded(decided)} “{one_line(text[decided.start : decided.end], 60)}”" for decided in decision.outcome
        ]
        said = f"{decision.choice}: {'; '.join(parts)}"
    why = f" ({decision.reason})" if decision.reason else ""
    return f"{said}{why}, by {decision.by}"


def to_json(study: Study, adjudicated: Adjudication, clusters: Sequence[Cluster]) -> list[dict[str, Any]]:
    """Clusters as plain values."""
    study = study.as_of(adjudicated.round)
    return [_cluster_json(study, adjudicated, cluster) for cluster in clusters]


def _cluster_json(study: Study, adjudicated: Adjudication, cluster: Cluster) -> dict[str, Any]:
    around = passage(study.transcript(cluster.transcript), cluster)
    return {
        "cluster": cluster.id,
        "transcript": cluster.transcript,
        "type": cluster.type,
        "agreed": cluster.agreed,
        "status": adjudicated.status(cluster),
        "start": cluster.start,
        "end": cluster.end,
        "before": around.before,
        "text": around.text,
        "codings": [_coding_json(number, coding) for number, coding in numbered(cluster)],
        "notes": [
            {"coder": memo.coder, "text": memo.text, "about": memo.about or None} for memo in adjudicated.notes(cluster)
        ],
        "disagreements": [
            {
                "unit": row.unit,
                "code": row.code,
                "type": row.type,
                "coded_by": list(row.has),
                "not_by": list(row.lacks),
                "other": row.other or None,
            }
            for row in cluster.disagreements
        ],
        "decisions": [decision_json(decision) for decision in adjudicated.standing(cluster)],
    }


def _coding_json(number: int, coding: Coding) -> dict[str, Any]:
    return {
        "number": number,
        "id": coding.id,
        "coder": coding.coder,
        "code": coding.code,
        "start": coding.start,
        "end": coding.end,
        "polarity": coding.polarity,
        "value": coding.value or None,
        "quote": coding.quote,
    }


def _decided_json(decided: Decided) -> dict[str, Any]:
    return {
        "code": decided.code,
        "start": decided.start,
        "end": decided.end,
        "polarity": decided.polarity,
        "value": decided.value or None,
    }


def decision_json(decision: Decision) -> dict[str, Any]:
    """A decision as plain values."""
    return {
        "id": decision.id,
        "choice": decision.choice,
        "coder": decision.accepts or None,
        "outcome": [{**_decided_json(decided), "sources": [*decided.sources]} for decided in decision.outcome],
        "reason": decision.reason or None,
        "codebook_problem": decision.problem or None,
        "by": decision.by,
        "at": decision.at,
    }


def chosen(adjudicated: Adjudication, only: str) -> list[Cluster]:
    """The clusters with this status; all of them without one, the agreed groups with "agreed".

    Raises UnknownNameError for what is no status.
    """
    if only == AGREED:
        return list(adjudicated.agreed)
    if only and only not in STATUSES:
        raise UnknownNameError("status", only, (*STATUSES, AGREED))
    return [cluster for cluster in adjudicated.clusters if only in {"", adjudicated.status(cluster)}]


def line(study: Study, adjudicated: Adjudication, cluster: Cluster) -> tuple[str, str, str, str, str]:
    """A cluster as a row for the terminal: id, type, who coded what, words, status."""
    by_coder = {coder: [coded(c) for c in cluster.codings if c.coder == coder] for coder in cluster.coders}
    who = "; ".join(f"{coder}: {', '.join(dict.fromkeys(codes))}" for coder, codes in by_coder.items())
    text = study.as_of(adjudicated.round).transcript(cluster.transcript).text[cluster.start : cluster.end]
    standing = adjudicated.standing(cluster)
    status = adjudicated.status(cluster)
    said = " / ".join(in_words(study, decision) for decision in standing)
    return cluster.id, cluster.type, who, one_line(text, 60), f"{status}: {said}" if said else status


def in_full(study: Study, adjudicated: Adjudication, cluster: Cluster) -> Iterator[str]:
    """A cluster for the terminal: the passage, each coder's codings and notes, what is decided."""
    around = passage(study.as_of(adjudicated.round).transcript(cluster.transcript), cluster)
    yield f"{cluster.id}: {cluster.type}, {adjudicated.status(cluster)}"
    if around.before:
        yield f"  before: {one_line(around.before)}"
    yield "  " + one_line("".join(f"[[{text}]]" if marked else text for text, marked in around.parts))
    for coder in adjudicated.coders_of(cluster.transcript):
        yield f"{coder}:"
        yield from (f"  {said}" for said in coder_lines(adjudicated, cluster, coder) or ["–"])
    scheme = "turn" if adjudicated.round.unit == CHARACTER else adjudicated.round.unit
    for row in cluster.disagreements:
        lacks = f", not by {', '.join(row.lacks)}" if row.lacks else ""
        polarities = f": {row.other}" if row.type == POLARITY else ""
        who = f"by {', '.join(row.has)}{lacks}"
        yield f"{scheme} {counted(row.unit)}: {row.code} {who} ({row.type}{polarities})"
    yield from (f"decided: {in_words(study, decision)}" for decision in adjudicated.standing(cluster))


def placed(study: Study, round_id: str, cluster_id: str, wish: Wish, *, words: str, span: str, numbers: str) -> Wish:
    """A wish with its place: words or `start..end` for a span, numbers for the codings kept.

    Raises CodekitError for what is no span, no number of a coding, or words that do not stand there once.
    """
    if not (words or span or numbers):
        return wish
    adjudicated = adjudication(study, round_id)
    cluster = adjudicated.cluster(cluster_id)
    if numbers:
        return replace(wish, keep=kept(cluster, numbers))
    if words:
        start, end = locate(study.as_of(adjudicated.round).transcript(cluster.transcript), cluster, words)
        return replace(wish, start=start, end=end)
    match = re.fullmatch(r"(\d+)\.\.(\d+)", span.strip())
    if not match:
        raise CodekitError(f"'{span}' is no span", hint="--span 120..152")
    return replace(wish, start=int(match[1]), end=int(match[2]))


def fate_rows(study: Study, fates: Sequence[Fate]) -> Iterator[tuple[str, str, str, str, str, str]]:
    """What became of codings, for the terminal: cluster, code, words, what, what it is now, why."""
    for fate in fates:
        place = fate.coding or fate.outcome[0]
        transcript = fate.cluster.rpartition(":")[0]
        words = one_line(study.transcript(transcript).text[place.start : place.end], 50)
        now = ", ".join(dict.fromkeys(coded(other) for other in fate.outcome))
        why = "; ".join(part for part in (fate.reason, f"by {fate.by}" if fate.by else "") if part)
        yield fate.cluster, coded(fate.coding) if fate.coding else "–", words, fate.what, now, why


def count_fates(fates: Sequence[Fate]) -> str:
    """How many codings were kept, changed, dropped, in words."""
    counts = Counter(fate.what for fate in fates)
    return ", ".join(f"{counts[what]} {what}" for what in FATES if counts[what]) or "no coding"


def fate_json(fate: Fate) -> dict[str, Any]:
    """What became of a coding, as plain values."""
    coding = fate.coding
    return {
        "cluster": fate.cluster,
        "what": fate.what,
        "coding": coding and {"id": coding.id, "code": coding.code, "start": coding.start, "end": coding.end},
        "outcome": [_decided_json(decided) for decided in fate.outcome],
        "reason": fate.reason or None,
        "by": fate.by or None,
    }
