"""The parts on other coefficients, and on the same codings by every unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from codekit.agreement.rounds.named import COEFFICIENTS, Named, Value, notes_of
from codekit.reporting.agreement.codes import NAMES
from codekit.reporting.agreement.findings import Findings, UnitColumn
from codekit.reporting.content import DECIMAL, LONG, Column, Part, Table
from codekit.reporting.content import Value as Cell

OTHERS, BY_UNIT = "Other coefficients", "By unit"
_OVER_ALL = "(all codes)"
_SPANS = (
    "Coefficients of spans are on the characters of the same speech, of the transcripts that two coders or more "
    "finished, laid end to end; a coder who did not finish one is not in it. One code is compared at a time against "
    "everything else, and its overlapping spans are united."
)
WHY = (
    "The figures differ since the units do: a turn counts as coded as soon as one character of it is, so that a coarse "
    "unit forgives different borders and a fine one counts them, and the finer the unit, the larger the share of text "
    "that nobody coded, on which coders agree. The unit is fixed before coding: report the round's own, and choose "
    "none for its figure."
)


def others_part(findings: Findings) -> Part:
    """Coefficients by name, each with its source."""
    named = findings.named
    if not named.names:
        return Part("others", OTHERS, paragraphs=("None was asked for.",))
    spans = any(COEFFICIENTS[name].needs == "spans" for name in named.names)
    words = "They correct for chance in other ways or ask other questions; none of them is better for being higher."
    words = f"{words} {_SPANS}" if spans else words
    return Part("others", OTHERS, paragraphs=(words,), tables=(_values(named), _key(named)))


def _values(named: Named) -> Table:
    columns = [Column("code", width=16)]
    columns += [Column(name, DECIMAL, 13) for name in named.names]
    rows = [_row(code, named.names, values) for code, values in (*named.codes.items(), *named.sub_codes.items())]
    if named.overall:
        rows.append(_row(_OVER_ALL, named.names, named.overall))
    return Table("Each code by other coefficients", (*columns, Column("note", LONG, 60)), tuple(rows), sheet=OTHERS)


def _row(code: str, names: Sequence[str], values: Mapping[str, Value]) -> tuple[Cell, ...]:
    return (code, *(values[name].value if name in values else "–" for name in names), notes_of(values))


def _key(named: Named) -> Table:
    columns = (Column("coefficient", width=18), Column("what it is", LONG, 60), Column("source", LONG, 60))
    rows = tuple((name, COEFFICIENTS[name].title, COEFFICIENTS[name].source) for name in named.names)
    return Table("What they are", columns, rows)


def units_part(findings: Findings) -> Part:
    """Kappa (more than two coders: alpha) by every unit in one table; the round's own unit is marked."""
    title = NAMES[findings.report.coefficient]
    tables = (_by_unit(findings.by_unit, title),) if findings.by_unit else ()
    return Part("units", BY_UNIT, paragraphs=(f"The same codings, compared by each unit. {WHY}",), tables=tables)


def _by_unit(units: Sequence[UnitColumn], title: str) -> Table:
    columns = [Column("code", width=16)]
    columns += [Column(f"by {unit.unit}{' (the round)' * unit.own}", DECIMAL, 16) for unit in units]
    codes = dict.fromkeys(code for unit in units for code in unit.codes)
    rows: list[tuple[Cell, ...]] = [(code, *(unit.codes.get(code, "–") for unit in units)) for code in codes]
    rows.append(("pooled kappa", *("–" if unit.why_not else unit.pooled_kappa for unit in units)))
    rows.append(("units", *("–" if unit.why_not else f"{unit.n_units}" for unit in units)))
    gone = "; ".join(f"by {unit.unit}: {unit.why_not}" for unit in units if unit.why_not)
    return Table(f"{title} of each code by unit", tuple(columns), tuple(rows), note=gone, sheet=BY_UNIT)
