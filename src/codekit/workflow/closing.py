"""Signing and closing a round: no open disagreement, every coder confident."""

from __future__ import annotations

from codekit.errors import RoundStateError, UnknownNameError
from codekit.model.events import RoundClose, RoundSign, stamp
from codekit.model.rounds import CLOSED, DOUBLE, OPEN, TRAINING
from codekit.workflow.compare import open_disagreements
from codekit.workflow.rounds import progress, writer
from codekit.workflow.study import Study


def sign(study: Study, round_id: str, coder: str) -> None:
    """Sign a round as one of its coders: we agree and I am confident. Signing twice changes nothing."""
    round_ = study.round(round_id)
    if coder not in round_.coders:
        raise UnknownNameError("coder", coder, round_.coders, where=f"round {round_id}")
    state = progress(study, round_).state
    if state == OPEN:
        raise RoundStateError(f"round '{round_id}' is not complete yet", hint=f"codekit round show {round_id}")
    if coder not in round_.signed:
        study.store.append([RoundSign(**stamp(coder), round=round_id, coder=coder)])


def close(study: Study, round_id: str) -> None:
    """Close a round: no open disagreement, every coder signed."""
    round_ = study.round(round_id)
    now = progress(study, round_).state
    if now == CLOSED:
        return
    if now == OPEN:
        raise RoundStateError(f"round '{round_id}' is not complete yet", hint=f"codekit round show {round_id}")
    if round_.kind in {DOUBLE, TRAINING} and len(round_.coders) > 1:
        if round_.compared is None:
            raise RoundStateError(f"round '{round_id}' has not been compared", hint=f"codekit agree {round_id}")
        if left := open_disagreements(study, round_):
            raise RoundStateError(
                f"round '{round_id}' has {left} open disagreements",
                hint=f"codekit disagreements {round_id}; settle them as coder consensus",
            )
    if missing := [coder for coder in round_.coders if coder not in round_.signed]:
        raise RoundStateError(
            f"round '{round_id}' is not signed by {', '.join(missing)}",
            hint=f"codekit round sign {round_id} --coder {missing[0]}",
        )
    study.store.append([RoundClose(**stamp(writer()), round=round_id)])
