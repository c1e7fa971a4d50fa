"""The passages chosen for cells, as they will be printed, each held against the transcripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from codekit.formats.printed_quotes import Printed
from codekit.model.judged import Standing
from codekit.model.judgements import ChosenQuote
from codekit.model.numbering import counted
from codekit.reporting.matrix.sheet_excerpts import clock
from codekit.segmenting.printed import FAITHFUL
from codekit.workflow.results.quotes import Checked, Desk
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix.judged import Board, ShownQuote

ATTRIBUTION = ("case", "role")


def shown_quotes(study: Study, board: Board) -> tuple[ShownQuote, ...]:
    """Every passage that stands for a cell, in the order of the codebook, the cases and the texts."""
    cells = [
        (case, code) for code in board.matrix.codes for case in board.matrix.cases if board.standing.quotes(case, code)
    ]
    if not cells:
        return ()
    desk = Desk(study, ATTRIBUTION, "")
    return tuple(shown for cell in cells for shown in _of_cell(study, desk, board, *cell))


def of_cell(study: Study, board: Board, case: str, code: str) -> tuple[ShownQuote, ...]:
    """The passages that stand for one cell, held against the transcripts of its case and those they are from."""
    passages = board.standing.quotes(case, code)
    if not passages:
        return ()
    known, named = study.transcript_ids(), [quotes[0].transcript for quotes in passages]
    desk = Desk(study, ATTRIBUTION, "", only=[id_ for id_ in known if id_ in {*board.matrix.transcripts, *named}])
    return tuple(_of_cell(study, desk, board, case, code))


def _of_cell(study: Study, desk: Desk, board: Board, case: str, code: str) -> Iterator[ShownQuote]:
    from codekit.matrix.judged import ShownQuote

    for passage in board.standing.quotes(case, code):
        for nth, printed in enumerate(_printed(study, passage)):
            checked = desk.check(Printed(printed, 0, case=case, theme=code))
            yield ShownQuote(
                case=case,
                code=code,
                printed=printed,
                state=checked.held.state,
                faithful=checked.held.state in FAITHFUL and not checked.problems,
                problem="; ".join(checked.problems),
                differences=checked.differences,
                attribution=checked.attribution,
                where=_where(checked, passage[0]),
                excerpt=_excerpt(board, case, code, checked),
                by=", ".join(dict.fromkeys(quote.by for quote in passage)),
                day=max(quote.at[:10] for quote in passage),
                events=tuple(quote.id for quote in passage),
                key=passage[0].place[-1] + (f"#{nth + 1}" if nth else ""),
                differ=len({quote.says for quote in passage}) > 1,
            )


def bank(study: Study, standing: Standing, case: str, code: str) -> list[Printed]:
    """The quotations chosen for a cell as they will be printed, not held against any text yet."""
    return [
        Printed(printed, 0, case=case, theme=code)
        for passage in standing.quotes(case, code)
        for printed in _printed(study, passage)
        if printed
    ]


def _printed(study: Study, passage: Sequence[ChosenQuote]) -> list[str]:
    """The words of one passage: more than one wording where analysts edited it differently."""
    return list(dict.fromkeys(quote.printed or _words(study, quote) for quote in passage if quote.chosen))


def _words(study: Study, quote: ChosenQuote) -> str:
    """The words of a passage that is printed as it stands; "" where its text was corrected since or is gone."""
    if quote.transcript not in study.transcript_ids():
        return ""
    text = study.transcript(quote.transcript)
    return text.text[quote.start : quote.end] if text.sha256.startswith(quote.text_sha) else ""


def _where(checked: Checked, quote: ChosenQuote) -> str:
    """The interview, the turn and the time of a passage."""
    if checked.spoken is None or not checked.turns:
        return quote.transcript
    turn = checked.turns[0]
    time = clock(turn.time) if turn.time is not None else ""
    return f"{checked.spoken.transcript.id}, turn {counted(turn.index)}{f', {time}' if time else ''}"


def _excerpt(board: Board, case: str, code: str, checked: Checked) -> str:
    """The excerpts of the theme that the passage is from."""
    span, spoken = checked.held.span, checked.spoken
    if span is None or spoken is None:
        return ""
    excerpts: Sequence[str] = [
        excerpt.id
        for excerpt in board.matrix.excerpts(case, code)
        if excerpt.transcript == spoken.transcript.id and excerpt.start < span.end and span.start < excerpt.end
    ]
    return ", ".join(excerpts)
