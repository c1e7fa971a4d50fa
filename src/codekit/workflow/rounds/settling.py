"""Settle what was written twice: two starts or two comparisons of one round that were merged."""

from __future__ import annotations

from dataclasses import dataclass

from codekit.errors import CodekitError, RoundStateError, UnknownNameError
from codekit.model.events import RoundCancel, RoundCompare, RoundStart, stamp
from codekit.model.rounds import COMPARISONS, STARTS, standing
from codekit.workflow.study.study import Study, alone


@dataclass(frozen=True, slots=True)
class Rival:
    """One of several starts or comparisons of a round; `counts` where it is the one that counts now."""

    id: str
    what: str
    by: str
    at: str
    says: str
    counts: bool


def rivals(study: Study, round_id: str) -> list[Rival]:
    """The starts and comparisons of a round that stand beside each other and differ; empty where none do.

    Raises UnknownNameError for an unknown round.
    """
    round_ = study.round(round_id)
    events = study.store.round_events(round_.id).events
    differing: list[Rival] = []
    if STARTS in round_.conflicts:
        differing += [
            Rival(e.id, "start", e.by, e.at, _start(e), counts=e.id == round_.start)
            for e in standing(events, RoundStart)
        ]
    if COMPARISONS in round_.conflicts:
        now = round_.compared.id if round_.compared else ""
        differing += [
            Rival(e.id, "comparison", e.by, e.at, f"{len(e.ledgers)} ledgers", counts=e.id == now)
            for e in standing(events, RoundCompare)
        ]
    return differing


def _start(event: RoundStart) -> str:
    about = f"codes {', '.join(event.codes)}" if event.codes else "every top-level code"
    coders, transcripts = ", ".join(event.coders), ", ".join(event.transcripts)
    return f"{event.kind}, {coders}; {transcripts}; {event.codebook}, {about}; unit {event.unit}"


@alone
def settle(study: Study, round_id: str, keep: str, *, reason: str = "") -> list[Rival]:
    """Let one start or comparison count and take back its rivals; `keep` is its id, or how the id begins.

    Returns what was taken back. Raises RoundStateError for a closed round, UnknownNameError for another id (or the
    beginning of several), CodekitError where nothing is to be settled.
    """
    round_ = study.round(round_id)
    if round_.closed:
        raise RoundStateError(f"round {round_id} is closed, with the comparison that it was closed with")
    differing = rivals(study, round_id)
    if not differing:
        raise CodekitError(f"round {round_id} has nothing to settle")
    meant = [rival for rival in differing if rival.id.startswith(keep)]
    if len(meant) != 1:
        raise UnknownNameError("start or comparison", keep, [r.id for r in differing], where=f"round {round_id}")
    gone = [rival for rival in differing if rival.what == meant[0].what and rival.id != meant[0].id]
    ids = tuple(rival.id for rival in gone)
    study.store.append([RoundCancel(**stamp(study.writer), round=round_.id, cancels=ids, reason=reason)])
    return gone
