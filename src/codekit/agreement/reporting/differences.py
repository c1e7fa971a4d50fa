"""The part on disagreements: which kinds, where, in whose words, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from codekit.agreement.disagreements import TYPES
from codekit.agreement.reporting.content import COUNT, LONG, Column, Part, Table, Value
from codekit.agreement.reporting.findings import Difference, Findings

DISAGREEMENTS = "Disagreements"
MEANING = {
    "boundary": "the same code on the next or the previous unit",
    "parent/child": "a code above or below it on this unit",
    "substitution": "another code on this unit instead",
    "omission": "the other coder left the unit without any code",
    "extra": "the other coder coded the unit, but has nothing that answers to this code",
}


def part(found: Findings) -> Part:
    """The list of disagreements, by type; where the round is still blind, only that there is none to see."""
    rows = found.differences
    if rows is None:
        why = "The round is still blind: its disagreements can be listed when every coder has finished."
        return Part("disagreements", "Disagreements", paragraphs=(why,))
    if not rows:
        return Part("disagreements", "Disagreements", paragraphs=("The coders agree on every unit and code.",))
    n_codes = len({row.code for row in rows})
    words = (
        f"{len(rows)} decision{'s differ' if len(rows) > 1 else ' differs'}, on {n_codes} "
        f"code{'s' if n_codes > 1 else ''}. A decision is one code on one unit."
    )
    return Part(
        "disagreements", "Disagreements", paragraphs=(words,), tables=(_types(rows), _list(rows, found.report.coders))
    )


def _types(rows: Sequence[Difference]) -> Table:
    kinds, states = Counter(row.type for row in rows), list(dict.fromkeys(row.state for row in rows if row.state))
    by_state = Counter((row.type, row.state) for row in rows)
    columns = [Column("type", width=16), Column("disagreements", COUNT, 14)]
    columns += [Column(state, COUNT, 12) for state in states]
    columns += [Column("what it means", LONG, 60)]
    listed: list[tuple[Value, ...]] = [
        (kind, kinds[kind], *(by_state[kind, state] for state in states), MEANING.get(kind, ""))
        for kind in (*TYPES, *sorted(set(kinds) - set(TYPES)))
    ]
    total = ("all", len(rows), *(sum(by_state[kind, state] for kind in kinds) for state in states), "")
    return Table("Disagreements by type", tuple(columns), (*listed, total))


def _list(rows: Sequence[Difference], coders: Sequence[str]) -> Table:
    noted = [coder for coder in coders if any(row.notes.get(coder) for row in rows)]
    scheme_unit = Column("unit", COUNT, 6)
    columns = [Column("type", width=13), Column("transcript", width=11), scheme_unit, Column("code", width=14)]
    columns += [Column("coded by", width=11), Column("not by", width=11)]
    columns += [Column("other code", width=14)] if any(row.other for row in rows) else []
    columns += [Column("speaker", width=9), Column("turn before", LONG, 30), Column("text", LONG, 60)]
    columns += [Column(f"note of {coder}", LONG, 26) for coder in noted]
    columns += [Column("consensus", width=11), Column("decision", LONG, 22), Column("reason", LONG, 26)]
    other = any(row.other for row in rows)
    listed: list[tuple[Value, ...]] = [
        (
            row.type,
            row.transcript,
            row.unit,
            row.code,
            ", ".join(row.coded_by),
            ", ".join(row.not_by),
            *([row.other] if other else []),
            row.speaker,
            row.before,
            row.text,
            *(row.notes.get(coder, "") for coder in noted),
            row.state,
            row.decision,
            row.reason,
        )
        for row in rows
    ]
    return Table("Every disagreement", tuple(columns), tuple(listed), sheet=DISAGREEMENTS)
