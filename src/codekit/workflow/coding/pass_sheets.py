"""Sheets of a second pass and of a sub-code round: out with what is coded already, back with what somebody changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError, Problem
from codekit.model.layer import FINISHED
from codekit.model.origins import SHEET
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round
from codekit.model.rules import refused_scope, usable_codes
from codekit.model.span import Span
from codekit.model.transcript import Transcript
from codekit.segmenting.stretch import stretches
from codekit.workflow.coding import pass_rows
from codekit.workflow.coding.misfits import refuse_misfits
from codekit.workflow.coding.recording import Imported, import_rows
from codekit.workflow.rounds.counted import each_once
from codekit.workflow.rounds.lower import Lower
from codekit.workflow.rounds.scope import scoped
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.formats.coding_table import CodingRow
    from codekit.formats.pass_sheet.read import Back
    from codekit.formats.pass_sheet.rows import Edit, Row
    from codekit.formats.pass_sheet.write import Header

KINDS = (SECOND_PASS, SUBCODE)


class PassSheets:
    """The sheets of one coder in a round; the round below is read once."""

    def __init__(self, study: Study, round_: Round, *, coder: str, scheme: str) -> None:
        """Read what is the same for all transcripts."""
        self.study, self.round, self.coder, self.scheme = study, round_, coder, scheme
        self.lower, self.layers = Lower(study, round_), study.layers(round_)
        self.book, self.about = study.round_codebook(round_), scoped(study, round_)

    def says(self, path: Path, id_: str) -> bool:
        """True for a sheet that says what one written now would say: it holds no work that is known only to it."""
        from codekit.formats.pass_sheet import read

        try:
            back = read.read(path)
        except CodekitError:
            return False
        header, rows, done = self._content(id_)
        told = (back.header.transcript, back.header.text_sha, back.header.coder, back.header.round_id)
        same = (*told, back.header.scheme, back.header.codebook, back.kind)
        facts = (*header.facts[:6], header.kind)
        untouched = not (back.edits or back.problems) and back.done == done
        return same == facts and untouched and [r.kept for r in back.rows] == [r.kept for r in rows if _is_kept(r)]

    def write(self, path: Path, id_: str) -> None:
        """Write the sheet of one transcript."""
        from codekit.formats.pass_sheet import write

        header, rows, done = self._content(id_)
        write.write(path, header, rows, usable_codes(self.book, self.about), done=done)

    def _content(self, id_: str) -> tuple[Header, list[Row], bool]:
        """What the sheet of a transcript is made of: what it belongs to, its rows, and whether it is finished."""
        from codekit.formats.pass_sheet.write import Header

        transcript, layer = self.study.transcript(id_), self.layers.get(self.coder, id_)
        second = self.round.kind == SECOND_PASS
        codings = each_once(self.lower.codings(id_)) if second else self.lower.excerpts(id_)
        scope = {code for code in self.book.by_id if refused_scope(code, self.book, self.about) is None}
        segmentation = self.study.segmentation(id_, self.scheme)
        known = {*scope, *(coding.code for coding in codings if coding.code not in self.book)}
        ground = pass_rows.Ground(transcript, segmentation, layer, self.lower.notes(codings), known)
        rows = (pass_rows.second_pass if second else pass_rows.subcode)(ground, codings)
        below = f"round {self.round.over}" if second else f"coded {self.round.parent}"
        facts = (transcript, self.scheme, self.book, self.coder, self.round.id, self.round.kind, below)
        return Header(*facts), rows, layer.state == FINISHED


def _is_kept(row: Row) -> bool:
    return row.kind != "context" and bool(row.text)


def read(study: Study, path: Path, *, coder: str, round_id: str, partial: bool) -> Imported:
    """Take over what somebody filled in, and finish the transcript where the sheet says done, unless `partial`.

    A sheet that is as it was written changes nothing. Raises ProblemsError with every problem, and what
    `import_rows` raises; nothing was written then.
    """
    from codekit.formats.coding_table import CodingRow
    from codekit.formats.pass_sheet.read import read as read_back

    back = read_back(path)
    header = back.header
    refuse_misfits(study, path.name, header, back.fits, coder=coder, round_id=round_id)
    problems = list(back.problems)
    place: dict[str, Any] = {"transcript": header.transcript, "coder": header.coder, "round": header.round_id}
    rows = [CodingRow(row=0, **place)]
    rows += [replace(row, **place) for row in _Edits(study, path.name, back, problems).rows()]
    if not (back.done or partial or problems):
        problems.append(Problem(path.name, None, "not finished: nothing stands beside 'done'", level="note"))
    finished = back.done and not partial
    return import_rows(study, rows, file=path.name, partial=not finished, problems=problems, source=SHEET)


class _Edits:
    """Rows that were filled in, as rows of codings; a place that cannot be told is a problem."""

    def __init__(self, study: Study, name: str, back: Back, problems: list[Problem]) -> None:
        self.name, self.back, self.problems = name, back, problems
        self.transcript: Transcript = study.transcript(back.header.transcript)
        round_ = study.round(back.header.round_id)
        codings = study.layers(round_, only=self.transcript.id).get(back.header.coder, self.transcript.id).codings
        self.derived = {coding.derived_from: coding.span for coding in codings if coding.derived_from}

    def rows(self) -> Iterator[CodingRow]:
        """A row for each that was filled in and has its place."""
        from codekit.formats.pass_sheet import rows as kinds

        for edit in self.back.edits:
            span = self._span(edit)
            if span is not None:
                yield (_of_place if edit.row.kind == kinds.PLACE else _of_coding)(edit, span)

    def _span(self, edit: Edit) -> Span | None:
        """The place that a row means: that of its words, else its own."""
        row, words = edit.row, edit.given.words
        if not words:
            return Span(row.start, row.end)
        if row.about in self.derived and words.split() == row.given.words.split():
            return self.derived[row.about]
        found = stretches(self.transcript.text, words, within=Span(row.low, row.high))
        if row.about and len(found) > 1:  # other borders of a coding: the words that have some of it
            found = [span for span in found if span.overlaps(Span(row.start, row.end))] or found
        if len(found) == 1:
            return found[0]
        self.problems.append(Problem(self.name, edit.line, *_unplaced(row, found)))
        return None


def _unplaced(row: Row, found: Iterable[Span]) -> tuple[str, str]:
    times = len(list(found))
    if not times:
        message = f"the words in 'new words' do not stand in the text of segment {row.label}"
        return message, "copy them from the text, or only the first and the last with ... between"
    return f"the words in 'new words' stand {times} times in the text of segment {row.label}", "give more of them"


def _of_place(edit: Edit, span: Span) -> CodingRow:
    from codekit.formats.coding_table import CodingRow

    given = edit.given
    told: dict[str, Any] = {"start": span.start, "end": span.end, "memo": given.reason}
    told |= {"code": given.code, "polarity": given.polarity, "value": given.value}
    return CodingRow(edit.line, "", **told, replaces_memo=edit.row.given.reason)


def _of_coding(edit: Edit, span: Span) -> CodingRow:
    """What becomes of a coding: it is kept, left alone, changed, or gone."""
    from codekit.formats.coding_table import CodingRow
    from codekit.formats.pass_sheet import rows as kinds

    given, row = edit.given, edit.row
    told: dict[str, Any] = {"about": row.about, "own": row.kind == kinds.OWN, "memo": given.reason}
    told |= {"start": span.start, "end": span.end, "replaces_memo": row.given.reason}
    if not edit.decides:
        return CodingRow(edit.line, "", action="remark", **told)
    if any(given.new):
        code, polarity, value = row.was.as_coded
        kept = value if given.code in {"", code} else ""
        told |= {"code": given.code or code, "polarity": given.polarity or polarity, "value": given.value or kept}
        return CodingRow(edit.line, "", **told)
    actions = {kinds.KEEP: "confirm", kinds.REMOVE: ""}
    return CodingRow(edit.line, "", action=actions.get(given.decision, "undecide"), **told)
