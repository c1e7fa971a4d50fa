"""Rows of codings against the study: names, spans, roles, rounds. All problems at once, with row numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Literal

from codekit.errors import CodekitError, Problem, UnknownNameError
from codekit.model.events import Coding
from codekit.model.layer import Layer
from codekit.model.names import CONSENSUS
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round
from codekit.model.rules import Refusal, refused_code, refused_place, refused_scope, refused_span, refused_value
from codekit.model.scales import canonical, chosen
from codekit.model.span import Span, union
from codekit.model.transcript import RESPONDENT, Transcript
from codekit.store.values import Layers
from codekit.workflow.rounds import assignments
from codekit.workflow.rounds.lower import Lower
from codekit.workflow.rounds.scope import scoped
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.formats.coding_table import CodingRow

_VALUE = ", or replaces_value"
Action = Literal["add", "revise", "confirm", "undecide", "remark", "replace", "skip", "unskip"]
_OF_SHEETS: tuple[Action, ...] = ("confirm", "undecide", "remark")
SKIP: Literal["skip"] = "skip"
UNSKIP: Literal["unskip"] = "unskip"


@dataclass(frozen=True, slots=True)
class Checked:
    """A row that fits the study; `code` is empty for "read, nothing found" and for a plain removal.

    `replaces` is the coding of the layer below that it is about, `own` the coder's.
    """

    round: Round
    coder: str
    transcript: Transcript
    code: str
    start: int
    end: int
    polarity: str
    value: str
    memo: str
    replaces: Coding | None = None
    action: Action = "add"
    row: int = 0
    own: Coding | None = None
    replaces_memo: str = ""


class RowChecker:
    """Check rows one by one, reading each round, transcript and codebook once."""

    def __init__(
        self, study: Study, *, file: str, scheme: str, round_id: str, roles: Collection[str] = (RESPONDENT,)
    ) -> None:
        """`round_id` is the round for rows that name none; a code must lie on the speech of one of these `roles`."""
        self.study, self.file, self.scheme, self.round_id, self.roles = study, file, scheme, round_id, roles
        self.problems: list[Problem] = []
        self._rounds: dict[str, Round] = {}
        self._layers: dict[str, Layers] = {}
        self._transcript = cache(study.transcript)
        self._segmentation = cache(partial(study.segmentation, scheme=scheme))
        # By round and transcript: a second pass's lower codings; where a sub-code round's parent was given.
        self._below: dict[tuple[str, str], list[Coding]] = {}
        self._spans: dict[tuple[str, str], list[Span]] = {}
        self._admitted: set[tuple[str, str, str]] = set()  # rounds with a transcript and a coder that they have
        self._lowers: dict[str, Lower] = {}

    def check(self, rows: Sequence[CodingRow]) -> list[Checked]:
        """The rows that fit; `problems` then holds what is wrong with the others."""
        return [checked for row in rows for checked in self._row(row)]

    def layer(self, round_: Round, coder: str, transcript: str) -> Layer:
        """What stands already of one coder's work on one transcript."""
        if round_.id not in self._layers:
            self._layers[round_.id] = self.study.layers(round_)
        return self._layers[round_.id].get(coder, transcript)

    def _note(self, row: CodingRow, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(self.file, row.row, message, remedy))

    def _row(self, row: CodingRow) -> list[Checked]:
        """What the row asks for: one thing, or nothing where it is wrong; one for each coding that it removes."""
        before = len(self.problems)
        try:
            self.study.coder(row.coder)
            transcript = self._transcript(row.transcript)
            round_ = self._round(row)
        except CodekitError as error:
            self._note(row, error.message, error.hint)
            return []
        span = self._span(row, transcript)
        if row.code and span:
            self._fits(row, round_, transcript, span)
        for polarity in dict.fromkeys(filter(None, (row.polarity, row.replaces_polarity))):
            if polarity not in POLARITIES:
                unknown = UnknownNameError("polarity", polarity, POLARITIES)
                self._note(row, unknown.message, unknown.hint)
        if row.is_skipped and row.coder == CONSENSUS:
            self._note(row, "a consensus skips nothing", "skipped is what one coder could not code")
        if len(self.problems) > before:
            return []
        own = self._own(row, round_, transcript)
        if row.own and own is None and not row.code:
            return []
        replaced = [] if row.own else self._replaced(row, round_, transcript)
        if len(self.problems) > before:
            return []
        old = [own] if own else replaced
        checked = Checked(
            round=round_,
            coder=row.coder,
            transcript=transcript,
            code=row.code,
            start=span.start if span else 0,
            end=span.end if span else 0,
            polarity=row.polarity or (old[0].polarity if old and row.code else SUPPORTING),
            value=self._value(row, round_, old),
            memo=row.memo,
            replaces=replaced[0] if replaced else None,
            action=_action(row, old),
            row=row.row,
            own=own,
            replaces_memo=row.replaces_memo,
        )
        code = row.code if row.action == "confirm" else ""  # one coding takes the place of all that said the same
        return [checked, *(replace(checked, replaces=coding, code=code, memo="") for coding in replaced[1:])]

    def _round(self, row: CodingRow) -> Round:
        named = row.round or self.round_id
        key = named or f"\0{row.coder}\0{row.transcript}"  # no round's id begins so
        if key not in self._rounds:
            if named:
                self._rounds[key] = scoped(self.study, self.study.round(named))
            else:
                found = assignments.the_open_round(self.study.rounds(), row.transcript, row.coder)
                self._rounds[key] = scoped(self.study, found)
        round_ = self._rounds[key]
        place = (round_.id, row.transcript, row.coder)
        if place not in self._admitted:
            assignments.refuse_unassigned(round_, row.transcript, row.coder)
            assignments.refuse_frozen(round_, row.coder)
            self._admitted.add(place)
        return round_

    def _span(self, row: CodingRow, transcript: Transcript) -> Span | None:
        """The characters meant; None where the row has no place or a wrong one (which is then noted)."""
        if row.segment is not None:
            segments = self._segmentation(transcript.id).segments
            if not 0 <= row.segment < len(segments):
                message = f"{transcript.id} has no segment {row.segment} by {self.scheme}"
                self._note(row, message, f"they count from 0 to {len(segments) - 1}")
                return None
            segment = segments[row.segment]
            if segment.start == segment.end:
                if row.code or row.is_skipped:
                    self._note(row, f"segment {row.segment} by {self.scheme} of {transcript.id} has no words")
                return None
            return segment.span
        if row.start is None or row.end is None:
            if row.code:
                self._note(row, "a code without a place", "give start and end, or a segment")
            return None
        if self._refuse(row, refused_span(row.start, row.end, transcript)):
            return None
        return Span(row.start, row.end)

    def _fits(self, row: CodingRow, round_: Round, transcript: Transcript, span: Span) -> None:
        """Note where this code, or this place, may not be used in the round."""
        excerpts = self._parents(round_, transcript.id) if round_.kind == SUBCODE else None
        self._refuse(row, refused_code(row.code, self.study.round_codebook(round_), round_))
        self._refuse(row, refused_place(span, transcript, round_, excerpts=excerpts, roles=self.roles))
        self._refuse(row, refused_value(row.value, row.code, self.study.round_codebook(round_)))

    def _value(self, row: CodingRow, round_: Round, replaced: Sequence[Coding]) -> str:
        """The value that a row gives its code, as it is kept; by default that of a coding that it replaces."""
        if not row.value:
            return next((coding.value for coding in replaced if coding.code == row.code), "")
        book = self.study.round_codebook(round_)
        return chosen(book[row.code].values, row.value) or "" if row.code in book else ""

    def _refuse(self, row: CodingRow, refused: Refusal | None) -> bool:
        if refused:
            self._note(row, refused.message, refused.hint)
        return refused is not None

    def _parents(self, round_: Round, id_: str) -> list[Span]:
        if (round_.id, id_) not in self._spans:
            self._spans[round_.id, id_] = union(coding.span for coding in self._of_lower(round_).excerpts(id_))
        return self._spans[round_.id, id_]

    def _own(self, row: CodingRow, round_: Round, transcript: Transcript) -> Coding | None:
        """The coder's own coding that a row of a sheet is about; noted where it is not there any more.

        None where the row asks for what is there, or gone, already.
        """
        if not row.own:
            return None
        codings = self.layer(round_, row.coder, transcript.id).codings
        own = next((coding for coding in codings if coding.id == row.about), None)
        place = (row.code, row.start, row.end)
        alike = [c for c in codings if (c.code, c.start, c.end) == place and row.polarity in {"", c.polarity}]
        known = row.action == "" and (not row.code or bool(alike))
        if own is None and not known:
            self._note(row, "the coding of this row was taken back or changed meanwhile", "write the sheet anew")
        return own

    def _replaced(self, row: CodingRow, round_: Round, transcript: Transcript) -> list[Coding]:
        """The codings of the layer below that a second-pass row is about; noted where it fits several.

        A removal takes what coders coded alike. Otherwise several are one coder's, and say the same.
        """
        if row.about:
            return self._named(row, round_, transcript.id)
        meant: tuple[str | None, int | None, int | None] = (row.replaces_code, row.replaces_start, row.replaces_end)
        if row.action == "confirm":
            meant = (row.code, row.start, row.end)
        elif not row.replaces_code:
            return []
        if round_.kind != SECOND_PASS:
            self._note(row, f"round {round_.id} is no second pass", "only a second pass replaces or confirms codings")
            return []
        if meant[0] != row.code and self._refuse(
            row, refused_scope(meant[0] or "", self.study.round_codebook(round_), round_)
        ):
            return []
        there = [c for c in self._lower(round_, transcript.id) if (c.code, c.start, c.end) == meant]
        named = [c for c in there if row.replaces_polarity in {"", c.polarity} and row.replaces_coder in {"", c.coder}]
        named = [c for c in named if self._meant_value(row, round_) in {"", c.value}]
        removal = row.action != "confirm" and not row.code
        code, start, end = meant
        place = f"{code} at {start}..{end} of {transcript.id}"
        if not named:
            kind = f"{row.replaces_polarity} " * bool(there and row.replaces_polarity)
            whose = f" by {row.replaces_coder}" * bool(there and row.replaces_coder)
            there_is = f"there: {_candidates(there)}" if there else ""
            self._note(row, f"round {round_.over} has no {kind}coding {place}{whose}", there_is)
        elif len({(c.polarity, c.value, "" if removal else c.coder) for c in named}) > 1:
            self._note(
                row,
                f"{len(named)} codings of round {round_.over} are {place}: {_candidates(named)}",
                "say which in replaces_polarity and replaces_coder" + _VALUE * bool(len({c.value for c in named}) > 1),
            )
        return sorted(named, key=lambda c: c.id)

    def _named(self, row: CodingRow, round_: Round, id_: str) -> list[Coding]:
        """The coding below that a row of a sheet names, with the others by the same coder that say the same."""
        below = self._lower(round_, id_)
        named = next((coding for coding in below if coding.id == row.about), None)
        if named is None:
            self._note(row, f"round {round_.over} has the coding of this row no more", "write the sheet anew")
            return []
        self._refuse(row, refused_scope(named.code, self.study.round_codebook(round_), round_))
        same = (named.code, named.start, named.end, named.polarity, named.value, named.coder)
        return [c for c in below if (c.code, c.start, c.end, c.polarity, c.value, c.coder) == same]

    def _meant_value(self, row: CodingRow, round_: Round) -> str:
        """The value by which a row names a coding of the layer below, as it is kept."""
        book, code = self.study.round_codebook(round_), row.replaces_code or row.code
        values = book[code].values if code in book else ()
        return chosen(values, row.replaces_value) or canonical(row.replaces_value) or row.replaces_value

    def _lower(self, round_: Round, id_: str) -> list[Coding]:
        if (round_.id, id_) not in self._below:
            self._below[round_.id, id_] = self._of_lower(round_).codings(id_)
        return self._below[round_.id, id_]

    def _of_lower(self, round_: Round) -> Lower:
        if round_.id not in self._lowers:
            self._lowers[round_.id] = Lower(self.study, round_)
        return self._lowers[round_.id]


def _action(row: CodingRow, old: Sequence[Coding]) -> Action:
    if row.is_skipped:
        return UNSKIP if row.action == "remove" else SKIP
    for action in _OF_SHEETS:
        if row.action == action:
            return action
    if row.own:
        return "replace" if old else "add"
    return "revise" if old else "add"


def _candidates(codings: Sequence[Coding]) -> str:
    """What tells codings of one code and span apart: polarity, value and coder."""
    return ", ".join(sorted({f"{c.polarity}{f' {c.value}' if c.value else ''} by {c.coder}" for c in codings}))
