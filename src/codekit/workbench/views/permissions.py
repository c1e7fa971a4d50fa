"""What a coder may do in a round now, and why not what a person would expect."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from codekit.errors import CodekitError
from codekit.model.rounds import COMPLETE, DOUBLE, TRAINING, Round
from codekit.workbench.views.values import Value
from codekit.workflow.rounds.signing import signing_refused
from codekit.workflow.rounds.visibility import Sight, has_suggestions

# By which route each is done.
ROUTES = {
    "code": "POST /api/ops",
    "compare": "POST /api/rounds/{id}/compare",
    "decide": "POST /api/decisions",
    "sign": "POST /api/rounds/{id}/sign",
    "close": "POST /api/rounds/{id}/close",
}
OF_ROLE = "Your role in this study does not do that."


class Permissions(Value, frozen=True, kw_only=True):
    """What the coder may do in a round now."""

    code: bool  # write codings in this round
    see_others: bool  # GET .../others
    compare: bool  # POST /api/rounds/{id}/compare
    agreement: bool  # GET /api/agreement
    decide: bool  # POST /api/decisions
    sign: bool
    close: bool
    suggestions: bool  # proposals of rules are shown
    why: dict[str, str]  # for each that is false and that a person would expect: why; keys are the names above


def may(
    round_: Round, state: str, *, mine: bool, others: bool, sight: Sight, closing: CodekitError | None
) -> Permissions:
    """The permissions in a round of this state; `mine`: one of its coders, `others`: whose work may be seen.

    `closing` says why it cannot be closed, where that may be told.
    """
    comparable = round_.measures
    frozen = bool(round_.compared or round_.closed)
    why: dict[str, str] = {}
    if not mine:
        why["code"] = f"You are not a coder of round {round_.id}."
    elif frozen:
        why["code"] = "The round has been compared: its codings are kept as they were. Go on in a second pass."
    if hidden := sight.hidden(round_, state):
        why["see_others"] = hidden.message
    if not comparable:
        why["compare"] = why["agreement"] = "Agreement comes from a blind double round, and this is none."
    elif state != COMPLETE and not frozen:
        why["compare"] = why["agreement"] = "Not everybody has finished."
    elif frozen:
        why["compare"] = "It was compared already."
    if round_.kind not in {DOUBLE, TRAINING}:
        why["decide"] = "Disagreements of a double round are decided one by one, and this is none."
    elif round_.closed:
        why["decide"] = f"Round {round_.id} is closed. This is the record of its decisions."
    elif frozen and not mine:
        why["decide"] = f"Who did not code in round {round_.id} sees its decisions and does not take them."
    signatures = sight.knows_signatures(round_, state)
    if mine and signatures and closing and not round_.closed:
        why["close"] = closing.message
    return Permissions(
        code=mine and not frozen,
        see_others=others,
        compare=comparable and mine and state == COMPLETE and not frozen,
        agreement=comparable and frozen,
        decide=mine and round_.kind in {DOUBLE, TRAINING} and bool(round_.compared) and not round_.closed,
        sign=mine and not signing_refused(round_, state) and sight.coder not in round_.signed,
        close=mine and signatures and closing is None,
        suggestions=has_suggestions(round_),
        why=why,
    )


def limited(found: Permissions, may_ask: Callable[[str], bool]) -> Permissions:
    """The permissions of somebody whose role may not ask every route."""
    refused = [name for name, route in ROUTES.items() if getattr(found, name) and not may_ask(route)]
    why = {**found.why, **dict.fromkeys(refused, OF_ROLE)}
    return structs.replace(found, **dict.fromkeys(refused, False), why=why) if refused else found
