"""The diagnosis: for every unit what each coder decided, whether it was used, and why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from codekit.model.numbering import FROM_0, SEGMENT
from codekit.reporting.agreement import diagnosed
from codekit.reporting.agreement.findings import Findings, UnitRecord
from codekit.reporting.content import COUNT, LONG, TEXT, Column, Made, Part, Table, Value

DIAGNOSIS = "Diagnosis"
WITHHELD = "withheld: blind"
YES, NO = 1, 0


def part(findings: Findings) -> Part:
    """How many units were used and why others were not, where agreement fails; unit by unit on a sheet of its own."""
    used = [record for record in findings.units if not record.why_not]
    words = (
        f"{_plain(len(used), 'unit')} of {len(findings.units)} were used. A coder who did not finish a transcript, or "
        "skipped a unit, is missing there, which is not a no."
    )
    tables = [_reasons(findings.units)] if findings.units else []
    faults = findings.diagnosis
    tables += diagnosed.tables(faults, findings.report.unit) if faults else []
    tables += [_units(findings)] if findings.units else []
    missing = diagnosed.missing(faults) if faults else []
    return Part("diagnosis", "Diagnosis", paragraphs=(words, *missing), tables=tuple(tables))


def _plain(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _reasons(units: Sequence[UnitRecord]) -> Table:
    counts = Counter(record.why_not or "used" for record in units)
    transcripts = {reason: {r.transcript for r in units if (r.why_not or "used") == reason} for reason in counts}
    order = sorted(counts, key=lambda reason: (reason != "used", -counts[reason], reason))
    rows = tuple((reason, counts[reason], len(transcripts[reason])) for reason in order)
    columns = (Column("used, or why not", LONG, 60), Column("units", COUNT, 10), Column("transcripts", COUNT, 12))
    return Table("What was used", columns, rows)


def _units(findings: Findings) -> Table:
    """One row per unit, a column per coder with the codes given there."""
    coders = findings.report.coders
    columns = [
        Column("transcript", width=12),
        Column(f"run{FROM_0}" if findings.report.unit == "character" else SEGMENT, TEXT, 11),
        Column("start", COUNT, 8),
        Column("end", COUNT, 8),
    ]
    columns += [Column("speaker", width=14), Column("role", width=13)]
    columns += [Column(coder, LONG, 24) for coder in coders]
    columns += [Column("used", width=6), Column("why not, or what is missing", LONG, 48)]
    blind = findings.setting.still_blind

    def row(record: UnitRecord) -> tuple[Value, ...]:
        return (
            record.transcript,
            "–" if record.unit is None else record.unit,
            record.start,
            record.end,
            record.speaker,
            record.role,
            *(_codes_of(record, coder, blind) for coder in coders),
            "no" if record.why_not else "yes",
            why(record),
        )

    return Table("Unit by unit", tuple(columns), Made(findings.units, row), sheet=DIAGNOSIS, heads=2, only_excel=True)


def _codes_of(record: UnitRecord, coder: str, blind: bool) -> str:  # noqa: FBT001  (passed on from the setting)
    if blind:
        return WITHHELD
    if coder in record.given:
        return _listed(record.given[coder])
    return record.missing.get(coder, "")


@lru_cache(1024)
def _listed(codes: frozenset[str]) -> str:
    """Codes in one cell; the same few sets come again and again."""
    return ", ".join(sorted(codes)) or "none"


def why(record: UnitRecord) -> str:
    """Why a unit was not used; for one that was, which coders are missing there."""
    return record.why_not or ", ".join(f"{coder}: {reason}" for coder, reason in record.missing.items())


def long_rows(findings: Findings) -> Iterator[list[Value]]:
    """The diagnosis as a table to compute with, head first: one row per unit and code, 1, 0 or nothing per coder.

    Nothing means that the coder's work is missing there. `used` is yes or no, `why_not` says why.
    """
    coders = findings.report.coders
    yield ["transcript", "unit", "start", "end", "speaker", "role", "code", *coders, "used", "why_not"]
    for record in findings.units:
        place: list[Value] = [record.transcript, record.unit, record.start, record.end, record.speaker, record.role]
        for code in _codes_at(record, findings):
            yield [
                *place,
                code,
                *(_decision(record, coder, code, findings.setting.still_blind) for coder in coders),
                "no" if record.why_not else "yes",
                why(record),
            ]


def _codes_at(record: UnitRecord, findings: Findings) -> list[str]:
    if record.unit is None:  # a coding that lies on no unit has its own code only
        return sorted({code for codes in record.given.values() for code in codes})
    return [entry.code for entry in findings.setting.codes]


def _decision(record: UnitRecord, coder: str, code: str, blind: bool) -> Value:  # noqa: FBT001
    if blind or coder not in record.given:
        return None
    return YES if code in record.given[coder] else NO
