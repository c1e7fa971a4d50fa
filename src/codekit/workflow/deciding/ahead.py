"""What comes next in a round, for somebody who knows so much of it: the act, and a sentence that says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codekit.model.notes import listed
from codekit.model.rounds import CLOSED, COMPLETE, DOUBLE, INITIAL, OPEN, SECOND_PASS, TRAINING, Round

CODE, WAIT, SETTLE, COMPARE, DECIDE = "code", "wait", "settle", "compare", "decide"
SIGN, CLOSE, PASS, SUBCODES, START, NOTHING = "sign", "close", "pass", "subcodes", "start", "nothing"
ACTS = (CODE, WAIT, SETTLE, COMPARE, DECIDE, SIGN, CLOSE, PASS, SUBCODES, START, NOTHING)


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody may know of a round, and may do in it.

    `finished` of `assignments` is None, and so is `waiting` (the other coders who have not finished), where it may not
    be told; `undecided` of `clusters` is None where nothing is decided one by one; `signatures` is False where others'
    signatures are not shown.
    """

    coder: str
    mine: bool
    left: int = 0  # own assignments that are not finished
    assignments: int = 0
    finished: int | None = None
    waiting: int | None = None
    clusters: int | None = None
    undecided: int | None = None
    signatures: bool = True


@dataclass(frozen=True, slots=True)
class Ahead:
    """One act, and the sentence that goes with it."""

    act: str
    words: str


def ahead(round_: Round, state: str, known: Known) -> Ahead:
    """The next act in a round of this state."""
    if round_.conflicts and state != CLOSED:
        return Ahead(SETTLE, f"{listed(list(round_.conflicts))}: say which one counts.".capitalize())
    if state == OPEN:
        return _to_finish(round_, known)
    if state == CLOSED:
        return _after(round_)
    if round_.measures and (state == COMPLETE or known.undecided):
        return _to_settle(state, known)
    return _to_sign(round_, known)


def offers(round_: Round, state: str) -> tuple[str, ...]:
    """What may be started over a round in this state: once everybody has finished, and what measures is closed."""
    if state == OPEN or (round_.measures and state != CLOSED) or round_.kind == TRAINING:
        return ()
    return (PASS, SUBCODES) if round_.kind in {INITIAL, DOUBLE} else (SUBCODES,) if round_.kind == SECOND_PASS else ()


def _to_finish(round_: Round, known: Known) -> Ahead:
    then = "compare" if round_.measures else "sign"
    far = list(_far(known))
    if known.left:
        return Ahead(
            CODE, " ".join([*far, f"{known.left} of yours {_are(known.left)} open; when all are done: {then}."])
        )
    return Ahead(WAIT, " ".join([*far, f"When all are done: {then}."]))


def _far(known: Known) -> Iterator[str]:
    if known.finished is not None:
        yield f"{known.finished} of {known.assignments} assignments are finished."
    elif known.waiting:
        yield f"You are done; {known.waiting} {'other has' if known.waiting == 1 else 'others have'} not finished."


def _to_settle(state: str, known: Known) -> Ahead:
    """Compare what is complete; decide what was compared."""
    if state == COMPLETE and known.mine:
        return Ahead(COMPARE, "Everybody has finished. Comparing freezes the figures and ends blindness.")
    if state == COMPLETE:
        return Ahead(WAIT, "Everybody has finished. One of its coders compares it.")
    words = f"{known.undecided} of {known.clusters} disagreements are to be decided."
    if known.clusters == 1:
        words = "The only disagreement is to be decided."
    return Ahead(DECIDE if known.mine else WAIT, words)


def _to_sign(round_: Round, known: Known) -> Ahead:
    settled = "Every disagreement is decided. " if round_.measures else "Everybody has finished. "
    if known.mine and known.coder not in round_.signed:
        return Ahead(SIGN, f"{settled}You have not signed.")
    if not known.signatures:
        return Ahead(WAIT, f"{settled}The others' signatures are shown when you are blind in no round.")
    if missing := [coder for coder in round_.coders if coder not in round_.signed]:
        return Ahead(WAIT, f"{settled}Not signed by {listed(missing)}.")
    return Ahead(CLOSE if known.mine else WAIT, f"{settled}Everybody has signed: it can be closed.")


def _after(round_: Round) -> Ahead:
    if round_.kind == TRAINING:
        return Ahead(START, "Closed. A training round is not reported; a double round measures agreement.")
    if round_.kind in {INITIAL, DOUBLE}:
        return Ahead(PASS, "Closed. A second pass can go over it, or its passages be sub-coded.")
    if round_.kind == SECOND_PASS:
        return Ahead(SUBCODES, "Closed. The passages of a code can be sub-coded.")
    return Ahead(NOTHING, "Closed. It counts in the matrix.")


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
