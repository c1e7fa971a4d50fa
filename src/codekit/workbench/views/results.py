"""What is computed over several coders: agreement, disagreements, the matrix; and ending a round's blindness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codekit.errors import RefusedError, RoundStateError
from codekit.model.layer import FINISHED
from codekit.model.names import CONSENSUS
from codekit.model.rounds import TRAINING, Round
from codekit.workbench.desk import Desk
from codekit.workbench.views import library

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.passages import Excerpt
    from codekit.workflow.reports.agreement_report import DisagreementRow


def agreement(desk: Desk, round_id: str, *, unit: str = "", exclusive: str = "") -> dict[str, Any]:
    """The agreement of a round that was compared, as `codekit agree --json`, with what a reader must be told."""
    from codekit.workflow.comparing import compare

    round_ = compared_round(desk, round_id)
    options = compare.Options(unit=unit, exclusive=exclusive, training=round_.kind == TRAINING)
    found = compare.agree(desk.study, round_id, options)
    at = round_.compared
    return found.report.to_json() | {
        "compared": {"at": at.at, "by": at.by} if at else None,
        "codebook": round_.codebook,
        "warnings": list(found.warnings),
    }


def disagreements(desk: Desk, round_id: str) -> dict[str, Any]:
    """Where the coders of a compared round differ, unit by unit, with the words."""
    from codekit.workflow.reports import agreement_report

    round_ = compared_round(desk, round_id)
    layers = desk.study.layers(round_)
    settled = {id_ for id_ in round_.transcripts if layers.get(CONSENSUS, id_).state == FINISHED}
    rows = agreement_report.disagreement_rows(desk.study, round_id)
    return {
        "round": round_id,
        "rows": [_disagreement(row, settled=row.transcript in settled) for row in rows],
    }


def _disagreement(row: DisagreementRow, *, settled: bool) -> dict[str, Any]:
    told = row.to_json() | {"other": row.other, "settled": settled}
    del told["scheme"]  # the round's own, for all of them
    return told


def compared_round(desk: Desk, round_id: str) -> Round:
    """A round whose codings everybody may see; only `compare` makes it one."""
    round_ = desk.round(round_id)
    sight = desk.sight
    sight.refuse_others(round_, desk.round_state(round_, sight))
    if round_.compared is None:
        raise RoundStateError(f"round {round_id} has not been compared", hint=f"codekit agree {round_id}")
    return round_


# ending blindness, signing, closing


def compare_round(desk: Desk, round_id: str, body: Any) -> dict[str, Any]:
    """The first comparison of a complete round: irreversible, so the round's name must be typed."""
    from codekit.workflow.comparing import compare

    round_ = desk.round(round_id)
    if not isinstance(body, dict) or body.get("confirm") != round_id:
        raise RefusedError("invalid", "comparing ends blindness for good", hint=f'confirm with "{round_id}"')
    _refuse(desk, round_, "compare")
    compare.agree(desk.study, round_id, compare.Options(training=round_.kind == TRAINING))
    desk.forget(round_id)
    return agreement(desk, round_id)


def sign_round(desk: Desk, round_id: str, _body: Any) -> library.RoundShown:
    """Sign as the coder: we agree, and I am confident."""
    from codekit.workflow.deciding import closing

    _refuse(desk, desk.round(round_id), "sign")
    closing.sign(desk.study, round_id, desk.coder)
    return library.round_(desk, desk.round(round_id), desk.sight)


def close_round(desk: Desk, round_id: str, _body: Any) -> library.RoundShown:
    """Close the round: no open disagreement, every coder signed."""
    from codekit.workflow.deciding import closing

    _refuse(desk, desk.round(round_id), "close")
    closing.close(desk.study, round_id)
    desk.forget(round_id)
    return library.round_(desk, desk.round(round_id), desk.sight)


def _refuse(desk: Desk, round_: Round, what: str) -> None:
    may = library.round_(desk, round_, desk.sight).may
    if not getattr(may, what):
        raise RoundStateError(may.why.get(what, f"that is not possible in round {round_.id} now"))


# the matrix


def matrix(desk: Desk, codebook: str, *, themes: str = "") -> dict[str, Any]:
    """Cases by codes as `codekit matrix --json`, with names; refused while the coder is blind in some round."""
    found = _matrix(desk, codebook, themes)
    depth = dict(found.codebook.walk())
    names = {id_: case.attributes.get("name", "") for id_, case in found.case.items()}
    document = found.to_json()
    shown = set(found.themes)
    for theme in document["themes"]:
        code = theme["code"]
        theme |= {"name": found.codebook[code].name, "depth": depth[code], "shown": code in shown}
    return document | {"case_names": names, "warnings": list(found.warnings)}


def cell(desk: Desk, codebook: str, *, case: str, code: str) -> dict[str, Any]:
    """The passages behind one cell of the matrix."""
    found = _matrix(desk, codebook, "")
    one = found.cells.get((case, code))
    if one is None:
        raise RefusedError("unknown", "the matrix has no such cell")
    return {
        "case": case,
        "code": code,
        "state": one.state,
        "reason": _reason(found, case, code),
        "excerpts": [_excerpt(desk, case, excerpt) for excerpt in found.excerpts(case, code)],
    }


def _matrix(desk: Desk, codebook: str, themes: str) -> Matrix:
    from codekit.workflow.results import tabulate

    desk.sight.refuse_totals()
    return tabulate.matrix(desk.study, codebook, themes=[name for name in themes.split(",") if name])


def _reason(found: Matrix, case: str, code: str) -> str:
    """Why a person set the state of a cell, where one did."""
    return next((c.reason for c in found.registers.cells if (c.case, c.code) == (case, code)), "")


def _excerpt(desk: Desk, case: str, found: Excerpt) -> dict[str, Any]:
    from codekit.workbench.views.codebook import CONTEXT

    text = desk.text(found.transcript)
    turn = text.turn_at(found.start)
    whole = text.transcript.text
    first = max(turn.start if turn else 0, found.start - CONTEXT)
    last = min(turn.end if turn else len(whole), found.end + CONTEXT)
    return {
        "coding": found.id,
        "round": "",
        "transcript": found.transcript,
        "case": case,
        "code": found.theme,
        "coder": ", ".join(found.coders),
        "polarity": found.evidence,
        "start": found.start,
        "end": found.end,
        "turn": turn.index if turn else 0,
        "speaker": found.speaker,
        "before": whole[first : found.start],
        "text": whole[found.start : found.end],
        "after": whole[found.end : max(last, found.end)],
        "memo": "",
    }
