"""A participant withdrew: what would go is shown before it goes, and what is left to people afterwards."""

from __future__ import annotations

import msgspec

from codekit.errors import RefusedError
from codekit.workbench.desk import Desk
from codekit.workbench.views.values import Value
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study import purging
from codekit.workflow.study.purging import Purged


class WithdrawalRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/transcripts/{id}/withdrawal: the participant withdrew, and all of it is taken out for good."""

    confirm: str  # its id, as the person typed it
    reason: str = ""  # is kept
    redact: bool = False  # words of it, and about it, are taken out of `ledgers`, too


class Withdrawal(Value, frozen=True, kw_only=True):
    """GET /api/transcripts/{id}/withdrawal: what would go, and what would not; the same of what was done.

    By whom it was coded is not told. Who is blind is not told of rounds of others, nor which ledgers have words of it.
    """

    transcript: str
    files: tuple[str, ...]  # that go, besides everybody's codings and notes on it
    rounds: tuple[str, ...]  # that lose it
    compared: tuple[str, ...]  # those of them that were compared
    ledgers: tuple[str, ...]  # with words of it or about it that can be taken out
    words: tuple[str, ...]  # places where such words stay; before it is done, those in `ledgers` are among them
    tables: tuple[str, ...]  # with rows of it
    elsewhere: tuple[str, ...]  # what is not reached, for people
    blind: bool  # rounds of others and ledgers are not told; what is done is done in all of them


def planned(desk: Desk, id_: str) -> Withdrawal:
    """What would go, and what stays; nothing is written. Raises UnknownNameError for an unknown transcript."""
    return _shown(desk.sight, purging.planned(desk.study, id_), redact=False)


def withdraw(desk: Desk, id_: str, asked: WithdrawalRequest) -> Withdrawal:
    """Take a transcript out for good; what is told is what is left to people then.

    Raises RefusedError where another id was confirmed, and as `purging.purge`.
    """
    if asked.confirm != id_:
        raise RefusedError("invalid", "the transcript that was confirmed is another one")
    sight = desk.sight  # as it was before: a round may be left with nothing
    purged = purging.purge(desk.study, id_, reason=asked.reason, redact=asked.redact)
    return _shown(sight, purged, redact=asked.redact)


def _shown(sight: Sight, purged: Purged, *, redact: bool) -> Withdrawal:
    """Without what tells who is blind what others wrote: a ledger with a word about a transcript is their doing."""
    told = {round_.id for round_ in sight.shown}
    ledgers = () if sight.blind else purged.ledgers
    left = purged.left(redact=redact)
    return Withdrawal(
        transcript=purged.transcript,
        files=purged.shown,
        rounds=tuple(id_ for id_ in purged.rounds if id_ in told),
        compared=tuple(id_ for id_ in purged.compared if id_ in told),
        ledgers=ledgers,
        words=tuple(place for place in left if place in ledgers or place not in purged.ledgers),
        tables=purged.tables,
        elsewhere=purged.elsewhere,
        blind=sight.blind,
    )
