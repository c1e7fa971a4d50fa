"""The part on disagreements: which kinds, where, in whose words, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from codekit.model.differences import MEANING, POLARITY, TYPES
from codekit.model.numbering import counted
from codekit.reporting.agreement.findings import Difference, Findings
from codekit.reporting.content import COUNT, LONG, Column, Part, Table, Value

DISAGREEMENTS = "Disagreements"


def part(findings: Findings) -> Part:
    """The list of disagreements, by type; where the round is still blind, only that there is none to see."""
    rows = findings.differences
    if rows is None:
        why = "The round is still blind: its disagreements can be listed when every coder has finished."
        return Part("disagreements", "Disagreements", paragraphs=(why,))
    if not rows:
        return Part("disagreements", "Disagreements", paragraphs=("The coders agree on every unit and code.",))
    n_codes = len({row.code for row in rows})
    words = (
        f"{len(rows)} decision{'s differ' if len(rows) > 1 else ' differs'}, on {n_codes} code"
        f"{'s' if n_codes > 1 else ''} as they were used. A decision is one code on one {findings.differences_by}; "
        "what is coded below a code of the round is a code of its own here."
    )
    return Part(
        "disagreements",
        "Disagreements",
        paragraphs=(words,),
        tables=(_types(rows), _list(rows, findings.report.coders, findings.differences_by)),
    )


def _types(rows: Sequence[Difference]) -> Table:
    kinds, states = Counter(row.type for row in rows), list(dict.fromkeys(row.state for row in rows if row.state))
    by_state = Counter((row.type, row.state) for row in rows)
    columns = [Column("type", width=16), Column("number", COUNT, 12)]
    columns += [Column(state, COUNT, 12) for state in states]
    columns += [Column("what it means", LONG, 60)]
    listed: list[tuple[Value, ...]] = [
        (kind, kinds[kind], *(by_state[kind, state] for state in states), MEANING[kind])
        for kind in TYPES
        if kinds[kind]
    ]
    total: tuple[Value, ...] = (
        "all",
        len(rows),
        *(sum(by_state[kind, state] for kind in kinds) for state in states),
        "",
    )
    return Table("Disagreements by type", tuple(columns), (*listed, total))


def _list(rows: Sequence[Difference], coders: Sequence[str], unit: str) -> Table:
    """Every disagreement, its unit counted from 1; a column that no row fills is left out."""
    columns: list[tuple[Column, Sequence[Value]]] = [
        (Column("type", width=13), [row.type for row in rows]),
        (Column("transcript", width=12), [row.transcript for row in rows]),
        (Column(unit, COUNT, 10), [counted(row.unit) for row in rows]),
        (Column("code", width=15), [row.code for row in rows]),
        (Column("coded by", width=12), [", ".join(row.coded_by) for row in rows]),
        (Column("not by", width=12), [", ".join(row.not_by) for row in rows]),
        (Column("other code", width=15), ["" if row.type == POLARITY else row.other for row in rows]),
        (Column("polarities", LONG, 24), [row.other if row.type == POLARITY else "" for row in rows]),
        (Column("speaker", width=15), [row.speaker for row in rows]),
        (Column("turn before", LONG, 32), [row.before for row in rows]),
        (Column("text", LONG, 60), [row.text for row in rows]),
        (Column("notes", LONG, 34), [_notes(row, coders) for row in rows]),
        (Column("cluster", width=12), [row.cluster for row in rows]),
        (Column("consensus", width=12), [row.state for row in rows]),
        (Column("decision", LONG, 24), [row.decision for row in rows]),
        (Column("reason", LONG, 26), [row.reason for row in rows]),
    ]
    filled = [(column, values) for column, values in columns if any(value != "" for value in values)]
    listed = tuple(zip(*(values for _, values in filled), strict=True))
    return Table("Every disagreement", tuple(column for column, _ in filled), listed, sheet=DISAGREEMENTS)


def _notes(row: Difference, coders: Sequence[str]) -> str:
    return "\n".join(f"{coder}: {row.notes[coder]}" for coder in coders if row.notes.get(coder))
