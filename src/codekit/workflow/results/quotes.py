"""Whether printed quotations say what was said: each is held against the transcripts, and every difference is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from codekit.errors import UnknownNameError
from codekit.formats.printed_quotes import FEWEST, Printed, read
from codekit.matrix.spread import carried
from codekit.model.cases import Interview
from codekit.model.said import Spoken
from codekit.model.transcript import INTERVIEWER, Transcript, Turn
from codekit.segmenting.among import Among
from codekit.segmenting.nearest import Nearest
from codekit.segmenting.printed import (
    CHANGED,
    FAITHFUL,
    MISSING,
    STATES,
    Held,
    hold,
    hold_loosely,
    nearest,
    readings,
)
from codekit.segmenting.quotes import Quotable
from codekit.tables.header import brief
from codekit.tables.records import Records, write
from codekit.workflow.exports.ground import Ground
from codekit.workflow.study.cases import called
from codekit.workflow.study.study import Study

OUT = (".xlsx", ".csv", ".jsonl")
_FEW = 5  # transcripts: a case's own are held against as they are
_WIDTHS = {
    "line": 7.0, "quote": 60.0, "state": 12.0, "problem": 34.0, "transcript": 12.0, "case": 12.0, "speaker": 12.0,
    "role": 12.0, "said": 60.0, "differences": 50.0, "places": 8.0, "start": 8.0, "end": 8.0, "attribution": 30.0,
    "theme": 18.0,
}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """One quotation and what came of it."""

    printed: Printed
    held: Held
    spoken: Spoken | None = None
    interview: Interview | None = None
    attribution: str = ""
    elsewhere: tuple[str, ...] = ()  # other transcripts in which the words stand, too
    misplaced: bool = False  # the row names another transcript or case

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns that the passage touches."""
        span = self.held.span
        if span is None or self.spoken is None:
            return ()
        return tuple(t for t in self.spoken.transcript.turns if t.start < span.end and span.start < t.end)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of who speaks."""
        transcript = self.spoken.transcript if self.spoken else None
        return tuple(dict.fromkeys(transcript.role(turn.speaker) for turn in self.turns)) if transcript else ()

    @property
    def problems(self) -> tuple[str, ...]:
        """What must be mended before it is printed."""
        found = []
        if self.held.state == MISSING:
            found.append("no transcript has these words")
        if self.held.state == CHANGED:
            found.append("words were changed without a mark")
        if self.misplaced and self.spoken:
            found.append(f"{self.spoken.transcript.id} says it, not {self.printed.transcript or self.printed.case}")
        if INTERVIEWER in self.roles:
            found.append("the interviewer says it" if len(self.roles) == 1 else "the interviewer speaks in it, too")
        elif len(self.turns) > 1:
            found.append(f"it runs over {len(self.turns)} turns")
        elif self.spoken and self.held.span and not self.turns:
            found.append("it lies in no turn")
        return tuple(found)

    @property
    def said(self) -> str:
        """The passage as it stands in the transcript."""
        span = self.held.span
        return self.spoken.transcript.text[span.start : span.end] if span and self.spoken else ""

    @property
    def differences(self) -> str:
        """Each difference in one line: what is printed, and what was said there."""
        shown = [
            f"{'' if edit.marked else 'not marked: '}{edit.printed or 'nothing'} < {edit.said or 'nothing'}"
            for edit in self.held.edits
        ]
        return "\n".join(shown)

    def row(self) -> dict[str, Any]:
        """The quotation as a row of the table."""
        span = self.held.span
        return {
            "line": self.printed.line,
            "quote": self.printed.words,
            "state": self.held.state,
            "problem": "; ".join(self.problems),
            "transcript": self.spoken.transcript.id if self.spoken else "",
            "case": self.interview.case if self.interview else "",
            "speaker": ", ".join(dict.fromkeys(turn.speaker for turn in self.turns)),
            "role": ", ".join(self.roles),
            "said": self.said,
            "differences": self.differences,
            "places": self.held.places + len(self.elsewhere),
            "start": span.start if span else None,
            "end": span.end if span else None,
            "attribution": self.attribution,
            "theme": self.printed.theme,
        }


@dataclass(frozen=True)
class Quotes:
    """All quotations of a file."""

    checked: tuple[Checked, ...]
    called: Mapping[str, str] = field(default_factory=dict)  # what people call the cases

    @property
    def wrong(self) -> int:
        """How many must be mended."""
        return sum(bool(one.problems) for one in self.checked)

    @cached_property
    def states(self) -> Mapping[str, int]:
        """How many are in which state."""
        counts = Counter(one.held.state for one in self.checked)
        return {state: counts[state] for state in STATES}

    @cached_property
    def by_case(self) -> Mapping[str, int]:
        """How many come from which case, most first."""
        counts = Counter(one.interview.case for one in self.checked if one.interview and one.held.span)
        return dict(counts.most_common())

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of the results would ask."""
        warnings = []
        if carried_by_one := carried(self.by_case, "quotations", self.called):
            warnings.append(carried_by_one)
        twice = Counter((one.row()["transcript"], one.held.span) for one in self.checked if one.held.span)
        warnings += [
            f"{transcript} {span.start}-{span.end} is quoted {n} times"
            for (transcript, span), n in twice.items()
            if n > 1 and span
        ]
        return tuple(warnings)

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit quotes --json`."""
        rows = [
            one.row()
            | {"problems": list(one.problems), "elsewhere": list(one.elsewhere)}
            | {"edits": [{"said": e.said, "printed": e.printed, "marked": e.marked} for e in one.held.edits]}
            for one in self.checked
        ]
        for row in rows:
            del row["problem"], row["differences"]
        return {
            "n": len(rows),
            "n_wrong": self.wrong,
            "states": dict(self.states),
            "by_case": dict(self.by_case),
            "warnings": list(self.warnings),
            "quotes": rows,
        }


def check(study: Study, path: Path, *, fewest: int = FEWEST, attribution: Sequence[str] = ("case", "role")) -> Quotes:
    """Hold every quotation of a manuscript or table against the study's transcripts.

    `attribution` names what is put beside a quotation: `case`, `transcript`, columns of interviews.csv and cases.csv.
    Raises UnknownNameError for another name, for a transcript or case that a row names and the study has not, and what
    reading the file raises.
    """
    return hold_all(study, read(path, fewest=fewest), attribution=attribution, file=path.name)


def hold_all(
    study: Study, printed: Sequence[Printed], *, attribution: Sequence[str] = ("case", "role"), file: str = ""
) -> Quotes:
    """Hold quotations against the study's transcripts. Raises as `check`; `file` is named where one of them errs."""
    desk = Desk(study, tuple(attribution), file)
    return Quotes(tuple(desk.check(one) for one in printed), called(study))


class Desk:
    """The transcripts, each folded once, and what is known of them."""

    def __init__(
        self, study: Study, attribution: tuple[str, ...], file: str, *, only: Iterable[str] | None = None
    ) -> None:
        """Read the transcripts, or only some; `file` is named with a transcript or case that is not known."""
        ids = study.transcript_ids() if only is None else only
        self._texts: dict[str, Transcript] = {id_: study.transcript(id_) for id_ in ids}
        self._quotable = {id_: Quotable(transcript.text) for id_, transcript in self._texts.items()}
        self._ground = Ground(study)
        self._attribution, self._file = attribution, file
        columns = {name for interview in self._ground.interviews.values() for name in interview.columns}
        known = {"case", "transcript", *columns, *self._ground.attributes}
        for name in attribution:
            if name not in known:
                raise UnknownNameError("column", name, known)

    @cached_property
    def _among(self) -> Among:
        return Among({id_: transcript.text for id_, transcript in self._texts.items()})

    @cached_property
    def _nearest(self) -> Nearest:
        return Nearest({id_: transcript.text for id_, transcript in self._texts.items()})

    def check(self, printed: Printed) -> Checked:
        """Where a quotation stands: in the transcript or case that its row names, else in any."""
        named = dict.fromkeys(self._within(printed))
        others = [id_ for id_ in self._texts if id_ not in named]
        return self._faithful(printed, named) or self._faithful(printed, others) or self._changed(printed, named)

    def _faithful(self, printed: Printed, ids: Collection[str]) -> Checked | None:
        """What comes of it where its words stand in one of these transcripts; the strictest reading decides."""
        if len(ids) > _FEW:
            may = frozenset[str]().union(*map(self._among.may_hold, readings(printed.words)))
            ids = [id_ for id_ in ids if id_ in may]
        held = {id_: hold(self._quotable[id_], printed.words) for id_ in ids}
        there = {id_: one for id_, one in held.items() if one.state in FAITHFUL}
        if not there:
            return None
        best = min(there, key=lambda id_: STATES.index(there[id_].state))
        same = tuple(id_ for id_ in there if id_ != best and there[id_].state == there[best].state)
        return self._checked(printed, best, there[best], same)

    def _changed(self, printed: Printed, named: Collection[str]) -> Checked:
        """The nearest passage of the transcripts that it may be from."""
        found = nearest(self._nearest, printed.words)
        if found and found[0] in named:
            loose = hold_loosely(self._texts[found[0]].text, found[1], printed.words)
            if loose.state == CHANGED:
                return self._checked(printed, found[0], loose)
        return Checked(printed, Held(MISSING))

    def _within(self, printed: Printed) -> Collection[str]:
        if printed.transcript:
            if printed.transcript not in self._texts:
                raise self._unknown("transcript", printed.transcript, self._texts, printed.line)
            return [printed.transcript]
        if printed.case:
            case = self._ground.study.registers.case_named(printed.case)
            if case not in self._ground.cases:
                raise self._unknown("case", printed.case, self._ground.cases, printed.line)
            return [id_ for id_ in self._texts if self._ground.case(id_).id == case]
        return list(self._texts)

    def _unknown(self, kind: str, cell: str, known: Collection[str], line: int) -> UnknownNameError:
        return UnknownNameError(kind, brief(cell), known, where=f"{self._file}:{line}")

    def _checked(self, printed: Printed, id_: str, held: Held, elsewhere: tuple[str, ...] = ()) -> Checked:
        interview = self._ground.interviews.get(id_)
        attribution, misplaced = self._named(id_, interview), id_ not in self._within(printed)
        return Checked(printed, held, Spoken(self._texts[id_]), interview, attribution, elsewhere, misplaced)

    def _named(self, id_: str, interview: Interview | None) -> str:
        """The attribution: (System; O5; executive leadership)."""
        known = {"transcript": id_}
        if interview:
            known |= {
                **self._ground.case(id_).attributes,
                **interview.columns,
                "case": self._ground.called(interview.case),
            }
        parts = [known.get(name, "") for name in self._attribution]
        return f"({'; '.join(part for part in parts if part)})"


def write_table(quotes: Quotes, path: Path) -> None:
    """Write the quotations, a row each, as Excel, CSV or JSON lines. Raises UnknownNameError for another ending."""
    if path.suffix.lower() not in OUT:
        raise UnknownNameError("ending", path.suffix, OUT)
    rows = [tuple(one.row().values()) for one in quotes.checked]
    write(path, Records("Quotes", tuple(_WIDTHS), rows, tuple(_WIDTHS.values())))
