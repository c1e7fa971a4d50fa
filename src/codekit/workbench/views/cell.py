"""One cell of the matrix: its passages, what analysts wrote into it, and what one writes now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import msgspec

from codekit.errors import RefusedError
from codekit.model.judgements import FIELDS, FITS, ChosenQuote, Judgement
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.views import values
from codekit.workbench.views.excerpts import context
from codekit.workbench.views.values import Value

if TYPE_CHECKING:
    from codekit.matrix.judged import Board, ShownQuote
    from codekit.matrix.passages import Excerpt

Field = Annotated[str, one_of("CellField", *FIELDS)]
LONGEST = 20_000  # characters of a quotation
SEAL = re.compile(r"([0-9a-f]{16})?")


class CellRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/matrix/cell: write into a cell as `codekit judge` does. Answers with the cell as it stands then.

    Another's words that the page did not show are not superseded: both are kept.
    """

    codebook: str
    case: str
    code: str
    said: dict[str, str] = {}  # by field what is to stand; "" empties it
    seen: dict[str, list[str]] = {}  # by field the ids of what the page showed
    evidence: str = ""  # the `seal` of the evidence that the page showed
    quote: str = ""  # words to be quoted as they will be printed
    transcript: str = ""  # where they are from; "": any interview
    unquote: list[str] = []  # ids of events: the passage on which they stand is no longer chosen
    take_back: list[str] = []  # ids of one's own events
    alone: bool = False  # one judges without seeing what others wrote, which stays


class Written(Value, frozen=True, kw_only=True):
    """What one analyst wrote into a field, as it stands."""

    id: str
    coder: str
    at: str
    text: str


class Said(Value, frozen=True, kw_only=True):
    """A field of a cell: several entries where analysts wrote without seeing each other."""

    field: Field
    entries: list[Written]


class Quoted(Value, frozen=True, kw_only=True):
    """A passage that stands for the cell, held against the transcript."""

    events: list[str]
    coder: str
    day: str
    printed: str
    state: str  # verbatim, typography, edited, changed, not found
    faithful: bool
    problem: str
    differences: str
    where: str
    transcript: str
    start: int
    end: int


class MatrixCell(Value, frozen=True, kw_only=True):
    """GET /api/matrix/cell?codebook=ID&case=C&code=X[&alone=1]: the passages behind a cell, and the judgement."""

    case: str
    code: str
    state: str
    reason: str  # why a person set the state, where one did
    excerpts: list[values.Excerpt]
    said: list[Said]  # every field, in order
    quotes: list[Quoted]
    seal: str  # of the evidence, to be sent back with what is written
    at_odds: str  # how the fit contradicts the evidence
    since: str  # what became of the evidence since the words were written
    fits: list[str]  # the words for a fit, strongest first
    scale: list[str]  # the code's values, for a rating; [] where any number may be given
    others: bool  # others wrote here too, and it is not shown
    told: list[str]  # what is to be looked at in what was just written


def cell(
    desk: Desk, codebook: str, *, case: str, code: str, alone: bool = False, told: tuple[str, ...] = ()
) -> MatrixCell:
    """A cell of the matrix; with `alone` without what others wrote.

    Raises BlindRoundError while the coder is blind in some round, UnknownNameError for no such cell.
    """
    from codekit.matrix.judged import seal
    from codekit.workflow.results import chosen_quotes, judgements

    desk.sight.refuse_totals()
    board = judgements.of_cell(desk.study, codebook, case, code, viewer=desk.coder, alone=alone)
    others = alone and judgements.others_wrote(desk.study, codebook, case, code, desk.coder)
    matrix, judged = board.matrix, board.cell(case, code)
    return MatrixCell(
        case=case,
        code=code,
        state=judged.state,
        reason=next((c.reason for c in matrix.registers.cells if (c.case, c.code) == (case, code)), ""),
        excerpts=[_excerpt(desk, case, excerpt) for excerpt in matrix.excerpts(case, code)],
        said=[Said(field=name, entries=list(map(_written, judged.said[name].events))) for name in FIELDS],
        quotes=[_quoted(board, one) for one in chosen_quotes.of_cell(desk.study, board, case, code)],
        seal=seal(matrix, case, code),
        at_odds=judged.at_odds,
        since=judged.since,
        fits=list(FITS),
        scale=list(map(str, matrix.codebook[code].values)),
        others=others,
        told=list(told),
    )


def write(desk: Desk, asked: CellRequest) -> MatrixCell:
    """Write into a cell, and the cell as it stands then.

    Raises RefusedError for a body that no page sends, and what `cell`, `judging.judge` and `unjudging` raise.
    """
    from codekit.workflow.results import judging, unjudging

    desk.sight.refuse_totals()
    _refuse_impossible(asked)
    place = (asked.codebook, asked.case, asked.code)
    told: tuple[str, ...] = ()
    if asked.take_back:
        unjudging.take_back(desk.study, *place, asked.take_back, coder=desk.coder)
    if asked.unquote:
        unjudging.unquote(desk.study, *place, asked.unquote, coder=desk.coder)
    if asked.said or asked.quote:
        _, told = judging.judge(
            desk.study,
            *place,
            asked.said,
            coder=desk.coder,
            quote=asked.quote,
            transcript=asked.transcript,
            blind=asked.alone,
            seen=judging.Seen(asked.seen, asked.evidence),
        )
    return cell(desk, asked.codebook, case=asked.case, code=asked.code, alone=asked.alone, told=told)


def _refuse_impossible(asked: CellRequest) -> None:
    if strange := [name for name in asked.said if name not in FIELDS]:
        raise RefusedError("invalid", f"a cell has no {len(strange)} such fields", hint=f"one of {', '.join(FIELDS)}")
    if len(asked.quote) > LONGEST:
        raise RefusedError("too_large", f"a quotation has at most {LONGEST:,} characters")
    if not SEAL.fullmatch(asked.evidence):
        raise RefusedError("invalid", "that is no seal of evidence")


def _written(event: Judgement) -> Written:
    return Written(id=event.id, coder=event.by, at=event.at, text=event.text)


def _quoted(board: Board, shown: ShownQuote) -> Quoted:
    passages = board.standing.quotes(shown.case, shown.code)
    first: ChosenQuote = next(quotes[0] for quotes in passages if quotes[0].id in shown.events)
    return Quoted(
        events=list(shown.events),
        coder=shown.by,
        day=shown.day,
        printed=shown.printed,
        state=shown.state,
        faithful=shown.faithful,
        problem=shown.problem,
        differences=shown.differences,
        where=shown.where,
        transcript=first.transcript,
        start=first.start,
        end=first.end,
    )


def _excerpt(desk: Desk, case: str, excerpt: Excerpt) -> values.Excerpt:
    around = context(desk.text(excerpt.transcript), excerpt.start, excerpt.end)
    return values.Excerpt(
        coding=excerpt.id,
        round="",
        transcript=excerpt.transcript,
        case=case,
        code=excerpt.theme,
        coder=", ".join(excerpt.coders),
        polarity=excerpt.evidence,
        start=excerpt.start,
        end=excerpt.end,
        memo="",
        **around | {"speaker": excerpt.speaker},
    )
