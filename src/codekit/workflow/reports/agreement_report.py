"""Reports on agreement for people: the report in each of its forms, the list of disagreements with the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError
from codekit.model.differences import POLARITY, TYPES
from codekit.model.numbering import counted
from codekit.store.files import write_text
from codekit.tables.write import export_text, refuse_but_excel
from codekit.workflow.comparing import compare
from codekit.workflow.comparing.compare import Comparison, Options
from codekit.workflow.deciding.passages import one_line
from codekit.workflow.reports.differing import turn_before
from codekit.workflow.reports.figures import draw
from codekit.workflow.reports.findings import findings
from codekit.workflow.reports.forms import ENDINGS, form_of, write_figures
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.reporting.agreement import Figure, Findings
    from codekit.reporting.agreement.benchmarks import Scale


__all__ = [
    "DisagreementRow",
    "checked",
    "count_types",
    "disagreement_rows",
    "draw",
    "findings",
    "form_of",
    "write",
    "write_diagnosis",
    "write_disagreements",
    "write_figures",
    "write_findings",
]


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One code on one unit that coders did not agree about, with the unit's words."""

    transcript: str
    unit: int
    scheme: str
    code: str
    coded_by: tuple[str, ...]
    not_by: tuple[str, ...]
    type: str
    other: str
    start: int
    end: int
    speaker: str
    text: str
    before: str

    @property
    def coded(self) -> str:
        """Who gave the unit the code, where the polarities differ with these."""
        return self.other if self.type == POLARITY else ", ".join(self.coded_by)

    @property
    def number(self) -> int:
        """The unit as people count, from 1."""
        return counted(self.unit)

    def words(self, limit: int) -> str:
        """The unit's words on one line, shortened for a terminal."""
        return one_line(self.text, limit)

    def to_json(self) -> dict[str, Any]:
        """The row as plain values."""
        return {
            "transcript": self.transcript,
            "unit": self.unit,
            "scheme": self.scheme,
            "code": self.code,
            "coded_by": list(self.coded_by),
            "not_by": list(self.not_by),
            "type": self.type,
            "other": self.other or None,
            "start": self.start,
            "end": self.end,
            "speaker": self.speaker,
            "text": self.text,
        }


def disagreement_rows(study: Study, round_id: str) -> list[DisagreementRow]:
    """The disagreements of a compared round, by type, with the words.

    Raises NotComparableError before the comparison, UnknownNameError for an unknown round.
    """
    disagreements, ground = compare.disagreements(study, round_id)
    study = study.as_of(ground.round)
    rows = []
    texts = study.transcripts({item.transcript for item in disagreements})
    for item in disagreements:
        transcript = texts[item.transcript]
        segment = ground.axes[item.transcript].segments[item.unit]
        rows.append(
            DisagreementRow(
                transcript=item.transcript,
                unit=segment.index,
                scheme=ground.unit,
                code=item.code,
                coded_by=item.has,
                not_by=item.lacks,
                type=item.type,
                other=item.other,
                start=segment.start,
                end=segment.end,
                speaker=segment.speaker,
                text=transcript.text[segment.start : segment.end],
                before=turn_before(transcript, segment.turn),
            )
        )
    return rows


def count_types(rows: Sequence[DisagreementRow]) -> str:
    """How many disagreements of each type, in words."""
    counts = Counter(row.type for row in rows)
    listed = ", ".join(f"{counts[name]} {name}" for name in TYPES)
    return f"{len(rows)} disagreements" + (f": {listed}" if rows else "")


def checked(report: Path | None, diagnosis: Path | None, benchmarks: str) -> Scale | None:
    """Check what was asked for before anything is compared; returns the scale of words, if one was named.

    Raises CodekitError for a file of another ending, a plug-in that cannot be used, or a scale without a report, and
    UnknownNameError for an unknown scale.
    """
    from codekit.reporting.agreement.benchmarks import scale

    if report is not None:
        form_of(report).load()
    if diagnosis is not None:
        _check_diagnosis(diagnosis)
    if benchmarks and report is None:
        raise CodekitError("words of a scale stand in the report only", hint=f"add --report FILE: {ENDINGS}")
    return scale(benchmarks) if benchmarks else None


def _check_diagnosis(path: Path) -> None:
    if path.suffix.lower() != ".csv":
        raise CodekitError(f"{path.name}: the diagnosis is a CSV file", hint="name it .csv")


def write(
    study: Study, comparison: Comparison, path: Path, options: Options | None = None, *, scale: Scale | None = None
) -> list[Path]:
    """Write the report on a comparison in the form that the file's ending names; returns what was written.

    Raises CodekitError for another ending, PluginError where a plug-in's form fails.
    """
    form_of(path)
    return write_findings(findings(study, comparison, options, scale=scale), path)


def write_findings(collected: Findings, path: Path, figures: Mapping[str, Figure] | None = None) -> list[Path]:
    """Write a report of what was collected; a Markdown report has its figures in a folder beside it.

    `figures` are those of `draw`, where they were drawn already. Raises as `write` does.
    """
    from codekit.reporting.agreement import build

    form = form_of(path)
    written = form.call(path, build(collected, draw(collected) if figures is None else figures))
    return written if isinstance(written, list) else [path]


def write_diagnosis(collected: Findings, path: Path) -> int:
    """Write one row per unit and code as CSV; returns how many rows there are. Raises CodekitError for no .csv."""
    from codekit.reporting.agreement.diagnosis import long_rows

    _check_diagnosis(path)
    rows = list(long_rows(collected))
    write_text(path, export_text(rows))
    return len(rows) - 1


def write_disagreements(study: Study, round_id: str, rows: Sequence[DisagreementRow], path: Path) -> None:
    """Write the list of disagreements as an Excel file; raises CodekitError for a file that is no .xlsx."""
    from codekit.reporting.agreement import disagreement_list as workbook

    refuse_but_excel(path, "the list")
    workbook.write_disagreements(path, [workbook_row(row) for row in rows], title=f"{study.title}: round {round_id}")


def workbook_row(row: DisagreementRow) -> dict[str, Any]:
    """A disagreement as a row of the workbook."""
    return {
        "type": row.type,
        "transcript": row.transcript,
        row.scheme: row.number,
        "code": row.code,
        "coded by": ", ".join(row.coded_by),
        "not by": ", ".join(row.not_by),
        "other code": "" if row.type == POLARITY else row.other,
        **({"polarities": row.other} if row.type == POLARITY else {}),
        "speaker": row.speaker,
        "text": row.text,
        "turn before": row.before,
    }
