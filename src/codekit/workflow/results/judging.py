"""Write judgements: a fit, a rating, a summary, a reason, a passage chosen to be quoted, for a case and a code."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from codekit.errors import CodekitError, Problem, ProblemsError, UnknownNameError
from codekit.formats.filled_in import refuse_as_table
from codekit.formats.printed_quotes import Printed
from codekit.model import groups, scales
from codekit.model.codebook import Code, Codebook
from codekit.model.events import now
from codekit.model.judged import Note, Said
from codekit.model.judgements import FIELDS, FIT, FITS, RATING, ChosenQuote, Judgement
from codekit.segmenting.printed import FAITHFUL
from codekit.tables.header import brief, header_problems
from codekit.tables.read import column_name, read_sheets
from codekit.workflow.results.judgements import board, of_cell
from codekit.workflow.results.quotes import Checked, Desk
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.matrix.judged import Board

QUOTE = "quote"
_MOST = 200_000  # characters of one text
COLUMNS = ("case", "code", "transcript", *FIELDS, QUOTE)  # of a table of judgements
_OTHER_NAMES = {"theme": "code", "rationale": "reason"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw who writes: the events by field, and the seal of the evidence."""

    events: Mapping[str, Sequence[str]]
    evidence: str


class Pen:
    """One analyst's hand: what is to be written about a codebook, gathered and then written at once or not at all."""

    def __init__(self, study: Study, board: Board, coder: str, *, blind: bool = False, file: str = "") -> None:
        """`blind` says that the analyst has seen nobody else's words, which holds of whoever is blind in a round too.

        Raises UnknownNameError for no coder.
        """
        if coder not in study.settings.coders:
            raise UnknownNameError("coder", coder, study.settings.coders)
        self._study, self._board, self.coder, self._file = study, board, coder, file
        alone = blind or sight_of(study, coder).blind
        self._seen = board.standing.of(coder) if alone else board.standing
        self._seals: dict[tuple[str, str], str] = {}
        self.events: list[Note] = []
        self.warnings: list[str] = []

    def note(
        self, case: str, code: str, field: str, typed: str, *, sees: Sequence[str] | None = None, evidence: str = ""
    ) -> None:
        """Put words into a field of a cell; nothing where they stand there already.

        `sees` are the events that the analyst saw there, all that stand by default; `evidence` the seal of the evidence
        that was seen, by default what is there now. Raises UnknownNameError for an unknown case, code or fit,
        CodekitError for a rating that the code does not have.
        """
        self._known(case, code)
        text = self._valid(code, field, typed)
        said = self._seen.said(case, code, field, self._book.id)
        seal = self._seal(case, code) if sees is None else evidence
        if sees is None and _stands(said, text, seal):
            return
        self._add(
            Judgement(
                id=str(uuid.uuid4()),
                at=now(),
                by=self.coder,
                codebook=self._book.id,
                case=case,
                code=code,
                field=field,
                text=text,
                evidence=seal,
                replaces=tuple(sorted(said.ids if sees is None else sees)),
            )
        )

    def quote(
        self, case: str, code: str, words: str, *, transcript: str = "", sees: Sequence[str] | None = None
    ) -> str:
        """Choose a passage to be quoted for a cell, as it will be printed; the passage, as in its `place`.

        Raises UnknownNameError as `note`, CodekitError where no transcript has the words.
        """
        self._known(case, code)
        found = self._hold(Printed(words.strip(), 0, transcript, "" if transcript else case, code), case)
        if found.spoken is None or found.held.span is None:
            raise CodekitError("no transcript has these words", hint="mark what was left out with [...]")
        self.warnings += [f"{case}, {code}: {problem}" for problem in found.problems]
        text, span = found.spoken.transcript, found.held.span
        chosen = ChosenQuote(
            id=str(uuid.uuid4()),
            at=now(),
            by=self.coder,
            codebook=self._book.id,
            case=case,
            code=code,
            transcript=text.id,
            start=span.start,
            end=span.end,
            text_sha=text.sha256[:16],
            printed=words.strip(),
        )
        there = [one for passage in self._seen.quotes(case, code) for one in passage if one.place == chosen.place]
        if sees is None and any(one.says == chosen.says for one in there):
            return chosen.place[-1]
        ids = [one.id for one in there] if sees is None else sees
        self._add(msgspec.structs.replace(chosen, replaces=tuple(sorted(ids))))
        return chosen.place[-1]

    def shown(self, case: str, code: str, field: str, seen: Seen) -> Sequence[str] | None:
        """The events on a field that somebody saw; None where that is all that there is now, on the same evidence."""
        place = (self._book.id, case, code, field)
        known = {event.id for event in self._board.standing.live.get(place, ())}
        sees = sorted(known.intersection(seen.events.get(field, ())))
        now_there = self._seen.said(case, code, field, self._book.id).ids
        return None if sees == sorted(now_there) and seen.evidence == self._seal(case, code) else sees

    def drop(self, quotes: Sequence[ChosenQuote], sees: Sequence[str]) -> None:
        """Say that a passage no longer stands for its cell."""
        first = quotes[0]
        gone = {"id": str(uuid.uuid4()), "at": now(), "by": self.coder, "chosen": False, "op": "", "of": 0}
        self._add(msgspec.structs.replace(first, **gone, replaces=tuple(sorted(sees))))

    def write(self) -> tuple[Note, ...]:
        """Write all of it, and return what was written."""
        events = groups.as_one(self.events)
        if events:
            self._study.store.append(events)
        return tuple(events)

    def _add(self, event: Note) -> None:
        """Once: what the analyst wrote before in the same words, having seen the same, is not written again."""
        before = [*self._board.standing.live.get(event.place, ()), *self.events]
        if not any(_same(event, other) for other in before):
            self.events.append(event)

    def _known(self, case: str, code: str) -> None:
        if case not in self._board.matrix.interviews:
            raise UnknownNameError("case", case, self._board.matrix.cases)
        _ = self._book[code]

    def _valid(self, code: str, field: str, typed: str) -> str:
        text = typed.strip().replace("\r\n", "\n")
        if len(text) > _MOST:
            raise CodekitError(f"{field}: longer than {_MOST:,} characters")
        if field == FIT:
            return fit_of(text)
        return rating_of(self._book[code], text) if field == RATING else text

    def _seal(self, case: str, code: str) -> str:
        from codekit.matrix import judged

        if (case, code) not in self._seals:
            self._seals[case, code] = judged.seal(self._board.matrix, case, code)
        return self._seals[case, code]

    def _hold(self, printed: Printed, case: str) -> Checked:
        """Where a quotation stands: in the interviews of its case nearly always, so the others are read last."""
        known = self._study.transcript_ids()
        own = [i.transcript for i in self._board.matrix.interviews[case] if i.transcript in known]
        if "_desk" not in self.__dict__ and (not printed.transcript or printed.transcript in own):
            found = Desk(self._study, ("case",), self._file, only=own).check(printed)
            if found.held.state in FAITHFUL:
                return found
        return self._desk.check(printed)

    @property
    def _book(self) -> Codebook:
        return self._board.matrix.codebook

    @cached_property
    def _desk(self) -> Desk:
        return Desk(self._study, ("case",), self._file)


def _stands(said: Said, text: str, seal: str) -> bool:
    """Whether this is what stands already, written on the same evidence."""
    if not said.events:
        return not text
    return {event.text for event in said.events} == {text} and all(event.evidence == seal for event in said.events)


def _same(event: Note, other: Note) -> bool:
    """Whether one event says nothing that the other did not, by whoever wrote both."""
    alike = (event.by, event.place, event.says, event.replaces) == (other.by, other.place, other.says, other.replaces)
    return alike and getattr(event, "evidence", "") == getattr(other, "evidence", "")


def fit_of(typed: str) -> str:
    """A fit as it is written; "" for none. Raises UnknownNameError for another word."""
    text = " ".join(typed.replace("-", " ").replace("_", " ").casefold().split())
    if text and text not in FITS:
        raise UnknownNameError("fit", brief(typed), FITS)
    return text


def rating_of(code: Code, typed: str) -> str:
    """A rating as it is written: a number, of the code's values where it has any. Raises CodekitError for another."""
    if code.values:
        chosen = scales.chosen(code.values, typed)
        if chosen is None:
            known = "; ".join(map(str, code.values))
            raise CodekitError(f"rating '{brief(typed)}' is no value of {code.id}", hint=f"its values: {known}")
        return chosen
    if not typed:
        return ""
    number = scales.canonical(typed)
    if not number:
        raise CodekitError(f"rating '{brief(typed)}' is no number", hint="such as 2, -1 or 0.5")
    return number


@alone
def judge(
    study: Study,
    codebook: str,
    case: str,
    code: str,
    said: Mapping[str, str],
    *,
    coder: str,
    quote: str = "",
    transcript: str = "",
    blind: bool = False,
    seen: Seen | None = None,
) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """Write into one cell: what was written, and what is to be looked at. No other cell is counted for it.

    `said` has the fields to be written, an empty text to empty one. What stands is superseded; with `blind` only the
    analyst's own words are, with `seen` only what was shown. `transcript` says where the words to be quoted stand.
    Raises as `Pen`, and what `tabulate.of_case` raises.
    """
    pen = Pen(study, of_cell(study, codebook, case, code), coder, blind=blind)
    for field, text in said.items():
        sees = pen.shown(case, code, field, seen) if seen else None
        pen.note(case, code, field, text, sees=sees, evidence=seen.evidence if seen else "")
    if quote:
        pen.quote(case, code, quote, transcript=transcript)
    return pen.write(), tuple(pen.warnings)


@alone
def judge_table(
    study: Study, codebook: str, path: Path, *, coder: str, blind: bool = False
) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """Write what a table says, a cell a row: case, code (or theme), and fit, rating, summary, reason, quote.

    An empty cell says nothing. Raises ProblemsError with every problem of the table; nothing is written then.
    """
    sheets = read_sheets(path)
    refuse_as_table(sheets, path.name)
    sheet = sheets[0]
    header = [_OTHER_NAMES.get(name, name) for name in map(column_name, sheet.rows[0][1] if sheet.rows else [])]
    found = header_problems(header, path.name, sheet.rows[0][0] if sheet.rows else 1, needed=["code"], known=COLUMNS)
    problems = [problem for problem in found if problem.level == "error"]
    pen = Pen(study, board(study, codebook), coder, blind=blind, file=path.name)
    pen.warnings += [str(problem) for problem in found if problem.level != "error"]
    case_of = {interview.transcript: interview.case for interview in study.registers.interviews}
    for line, cells in sheet.rows[1:] if not problems else ():
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        try:
            _row(pen, row, row.get("case") or case_of.get(row.get("transcript", ""), ""))
        except UnknownNameError as error:  # of a cell, which may hold a passage
            problems.append(Problem(path.name, line, f"no {error.kind} '{brief(error.name)}'", error.hint))
        except CodekitError as error:
            problems.append(Problem(path.name, line, error.what, error.hint))
    if problems:
        raise ProblemsError(f"{path.name}: nothing was written", problems)
    return pen.write(), tuple(pen.warnings)


def _row(pen: Pen, row: Mapping[str, str], case: str) -> None:
    code = row.get("code", "")
    for field in FIELDS:
        if row.get(field):
            pen.note(case, code, field, row[field])
    if row.get("quote"):
        pen.quote(case, code, row["quote"], transcript=row.get("transcript", ""))
