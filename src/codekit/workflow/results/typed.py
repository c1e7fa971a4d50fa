"""What analysts typed into the workbook of the matrix, as events: only what differs from what it held when written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.formats import judgement_sheets as form
from codekit.formats.judgement_sheets import QUOTES, Row, Typed, cell_of
from codekit.model.judged import Note
from codekit.model.judgements import ChosenQuote
from codekit.tables.header import brief
from codekit.tables.text import pieces
from codekit.workflow.results.judgements import board
from codekit.workflow.results.judging import Pen, fit_of
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.matrix.judged import Board


@dataclass(frozen=True)
class ReadBack:
    """What came of a workbook: the events that were written, and what is to be looked at."""

    written: tuple[Note, ...]
    conflicts: int  # fields and passages on which analysts now differ because of it
    warnings: tuple[str, ...]


@alone
def read_back(study: Study, codebook: str, path: Path, *, coder: str) -> ReadBack:
    """Read what was typed in the Fit, Framework and Quotes sheets and write it as this analyst's.

    A workbook that nobody touched writes nothing, and one that is read twice writes once. What another analyst wrote
    since the workbook was made is not superseded: both are kept. Raises ProblemsError with every wrong cell (nothing is
    written then), CodekitError for a workbook of another study or codebook, UnknownNameError for no coder.
    """
    now = board(study, codebook)
    hand = _read(study, now, path, coder)
    written = hand.pen.write()
    after = board(study, codebook, matrix=now.matrix).standing
    places = {event.place for event in written}
    differ = sum(len({event.says for event in after.now(place)}) > 1 for place in places)
    return ReadBack(written, differ, hand.told)


def foresee(study: Study, codebook: str, path: Path, *, coder: str) -> ReadBack:
    """What reading a workbook back would write; nothing is written. Raises what `read_back` raises."""
    now = board(study, codebook)
    hand = _read(study, now, path, coder)
    differ = 0
    for place in {event.place for event in hand.pen.events}:
        new = [event for event in hand.pen.events if event.place == place]
        seen = {id_ for event in new for id_ in event.replaces}
        kept = [event for event in now.standing.now(place) if event.id not in seen]
        differ += len({event.says for event in (*kept, *new)}) > 1
    return ReadBack(tuple(hand.pen.events), differ, hand.told)


def _read(study: Study, now: Board, path: Path, coder: str) -> _Hand:
    """Everything that was typed, in hand and not written yet. Raises as `read_back`."""
    typed = form.read(path)
    _refuse_others(study, now, typed, path.name)
    hand = _Hand(now, typed, Pen(study, now, coder, file=path.name), path.name)
    problems = [*typed.problems, *hand.read()]
    if problems:
        raise ProblemsError(f"{path.name}: nothing was written", problems)
    return hand


def _unread(sheet: str) -> str:
    return f"sheet {brief(sheet)} is a copy or has another name, and is not read (write in {', '.join(form.TYPED)})"


def _refuse_others(study: Study, now: Board, typed: Typed, name: str) -> None:
    if typed.study != study.settings.study:
        raise CodekitError("the workbook is of another study", where=name, hint="codekit matrix --study FOLDER")
    if typed.codebook != now.matrix.codebook.id:
        hint = f"codekit matrix {typed.codebook} --from {name}"
        raise CodekitError(f"the workbook is of the codebook {typed.codebook}", where=name, hint=hint)


class _Hand:
    """The rows of the sheets, gone through once; each wrong one is a problem with its sheet and row."""

    def __init__(self, now: Board, typed: Typed, pen: Pen, name: str) -> None:
        self.board, self.typed, self.pen, self._name = now, typed, pen, name
        self._first: dict[tuple[str, str], Row] = {}
        self._cells: dict[tuple[str, str], tuple[Row, str]] = {}  # by key and column: what was changed, where first
        self._events = {event.id: event for events in now.standing.live.values() for event in events}

    @property
    def told(self) -> tuple[str, ...]:
        """What is to be looked at: sheets that are not read, and what was taken with a word of warning."""
        return (*map(_unread, self.typed.unread), *self.pen.warnings)

    def read(self) -> list[Problem]:
        """Take every row; what is wrong."""
        problems = []
        for row in self.typed.rows:
            try:
                self._row(row)
            except CodekitError as error:
                problems.append(Problem(f"{self._name}, sheet {row.sheet}", row.line, error.what, error.hint))
        return problems

    def _row(self, row: Row) -> None:
        if not row.key:
            self._added(row)
            return
        if misplaced := self.typed.misplaced(row):
            columns, meant = ", ".join(misplaced), ", ".join(form.TYPED[row.sheet])
            self.pen.warnings.append(
                f"sheet {row.sheet}, row {row.line}: codekit fills '{columns}', so what was typed there is left out "
                f"(write in {meant})"
            )
        if changed := self._changed(row):
            self._refuse_torn(row)
            self._refuse_twice(row)
            self._refuse_elsewhere(row, changed)
            for column in changed:
                self._whole(row, column)
                self._take(row, column, changed)

    def _changed(self, row: Row) -> Mapping[str, str]:
        """The columns in which something else stands than when the workbook was written."""
        return {
            column: row.cells[column]
            for column in form.TYPED[row.sheet]
            if row.cells[column].strip() != self.typed.was(row, column).written
        }

    def _take(self, row: Row, column: str, changed: Mapping[str, str]) -> None:
        (case, code), sees = cell_of(row.key), self.typed.was(row, column).events
        if row.sheet == QUOTES:
            self._quote(row, column, changed)
        elif column == form.BEST:
            self._replace(case, code, changed[column], sees)
        else:
            seal = self.typed.seal(form.cell_key(case, code))
            self.pen.note(case, code, column, changed[column], sees=sees, evidence=seal)

    def _quote(self, row: Row, column: str, changed: Mapping[str, str]) -> None:
        choice = row.cells[form.CHOSEN].strip().casefold()
        if choice not in {form.YES, form.NO, ""}:
            raise CodekitError(
                f"'{brief(row.cells[form.CHOSEN])}' is no answer to '{form.CHOSEN}'", hint=f"{form.YES} or {form.NO}"
            )
        if column == form.CHOSEN and form.PRINTED in changed:
            return  # the other column says it all
        words = row.cells[form.PRINTED] if choice == form.YES else ""
        self._replace(*cell_of(row.key), words, self.typed.was(row, form.PRINTED).events)

    def _replace(self, case: str, code: str, text: str, sees: tuple[str, ...]) -> None:
        """Another passage, or other words of it, in the place of the one that stood there."""
        before = [event for id_ in sees if isinstance(event := self._events.get(id_), ChosenQuote)]
        place = ""
        if text.strip():
            place = self.pen.quote(case, code, text, sees=sees)
        if before and (not text.strip() or before[0].place[-1] != place):
            self.pen.drop(before, sees)

    def _added(self, row: Row) -> None:
        """A row that people added: a quotation, or nothing of ours."""
        texts = {column: row.cells[column] for column in form.TYPED[row.sheet] if row.cells[column].strip()}
        if not texts:
            return
        if row.sheet != QUOTES:
            raise CodekitError(
                f"{' and '.join(texts)} in a row without its hidden key, so it is not known whose",
                hint="write into the row that is there for the organization and theme",
            )
        if not row.cells[form.PRINTED].strip():
            raise CodekitError(f"no words in '{form.PRINTED}'")
        if row.cells[form.CHOSEN].strip().casefold() != form.NO:
            self.pen.quote(
                self._case(row.cells[form.CASE]), form.theme_id(row.cells[form.THEME]), row.cells[form.PRINTED]
            )

    def _case(self, cell: str) -> str:
        """The organization that a cell names, by its id or what it is called."""
        return self.board.matrix.registers.case_named(self.typed.case_in(cell))

    def _refuse_torn(self, row: Row) -> None:
        """A key that was parted from its row: somebody sorted only some of the columns."""
        case, code = cell_of(row.key)
        there = (self.typed.case_in(row.cells[form.CASE]), form.theme_id(row.cells[form.THEME]))
        if there != (case, code):
            raise CodekitError(
                f"the row is of {case}, {code}, but names {brief(there[0])}, {brief(there[1])}",
                hint="sort whole rows, hidden columns too, and leave organization and theme as they are",
            )

    def _refuse_twice(self, row: Row) -> None:
        first = self._first.setdefault((row.sheet, row.key), row)
        if first is not row and any(first.cells[c] != row.cells[c] for c in form.TYPED[row.sheet]):
            raise CodekitError(f"the same cell stands in row {first.line} with other words", hint="delete one of them")

    def _refuse_elsewhere(self, row: Row, changed: Mapping[str, str]) -> None:
        """A cell that was changed in its list and in its grid, and not to the same."""
        for column, text in changed.items():
            if row.sheet == QUOTES:
                return
            meant = fit_of(text) if column == form.FIT_COLUMN else text.strip()
            first, before = self._cells.setdefault((row.key, column), (row, meant))
            if before != meant:
                raise CodekitError(
                    f"{column}: the same cell says something else in sheet {first.sheet}, row {first.line}",
                    hint="make them the same, or undo one of them",
                )

    def _whole(self, row: Row, column: str) -> None:
        """What no cell can hold whole was shown cut: a change of it would lose the rest."""
        for id_ in self.typed.was(row, column).events:
            event = self._events.get(id_)
            text = getattr(event, "text", getattr(event, "printed", ""))
            if len(pieces(text)) > 1:
                raise CodekitError(
                    f"{column}: its text is longer than a cell, and would be cut", hint="codekit judge --summary TEXT"
                )
