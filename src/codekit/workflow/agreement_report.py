"""Reports on agreement for people: the Excel report, the list of disagreements with the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codekit.errors import CodekitError, NotComparableError
from codekit.model.transcript import Transcript
from codekit.workflow import axes, compare
from codekit.workflow.compare import Comparison
from codekit.workflow.study import Study


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

    def words(self, limit: int) -> str:
        """The unit's words on one line, shortened for a terminal."""
        line = " ".join(self.text.split())
        return line if len(line) <= limit else line[: limit - 1] + "…"

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
    """The disagreements of a compared round, by type, with the words."""
    found, ground = compare.disagreements(study, round_id)
    rows = []
    for item in found:
        transcript = study.transcript(item.transcript)
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
                before=_turn_before(transcript, segment.turn),
            )
        )
    return rows


def _turn_before(transcript: Transcript, turn: int) -> str:
    if turn == 0:
        return ""
    before = transcript.turns[turn - 1]
    return transcript.text[before.start : before.end]


def count_types(rows: Sequence[DisagreementRow]) -> str:
    """How many disagreements of each type, in words."""
    from codekit.agreement.disagreements import TYPES

    counts = Counter(row.type for row in rows)
    listed = ", ".join(f"{counts[name]} {name}" for name in TYPES)
    return f"{len(rows)} disagreements" + (f": {listed}" if rows else "")


def write(study: Study, found: Comparison, path: Path) -> None:
    """Write the Excel report of a comparison."""
    from codekit.agreement import workbook

    if path.suffix.lower() != ".xlsx":
        raise CodekitError(f"{path.name}: reports are Excel files for now", hint="name it .xlsx")
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.write(
        path, found.report, facts=found.facts, warnings=found.warnings, disagreements=_table(study, found.report.round)
    )


def write_disagreements(study: Study, round_id: str, rows: Sequence[DisagreementRow], path: Path) -> None:
    """Write the list of disagreements as an Excel sheet of its own."""
    from codekit.agreement import workbook

    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.write_disagreements(path, [workbook_row(row) for row in rows], title=f"{study.title}: round {round_id}")


def _table(study: Study, round_id: str) -> list[dict[str, Any]]:
    try:
        return [workbook_row(row) for row in disagreement_rows(study, round_id)]
    except NotComparableError:  # still blind: the figures may be seen, the words not
        return []


def workbook_row(row: DisagreementRow) -> dict[str, Any]:
    """A disagreement as a row of the workbook."""
    return {
        "type": row.type,
        "transcript": row.transcript,
        row.scheme if row.scheme != axes.CHARACTER else "unit": row.unit,
        "code": row.code,
        "coded by": ", ".join(row.coded_by),
        "not by": ", ".join(row.not_by),
        "other code": row.other,
        "speaker": row.speaker,
        "text": row.text,
        "turn before": row.before,
    }
