"""What a comparison by the round's codes alone could not see: differences between sub-codes, and of polarity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from codekit.model.rounds import Round
from codekit.workflow.comparing import axes
from codekit.workflow.study.study import Study

_Unit = tuple[str, int]  # transcript and unit


@dataclass(frozen=True, slots=True)
class NewlyVisible:
    """Differences of a compared round that its figures did not hold: on codes used (which ones), and in polarity."""

    codes: int = 0
    on: tuple[str, ...] = ()
    polarities: int = 0


def newly_visible(study: Study, round_: Round) -> NewlyVisible:
    """Count them on the round's segments (turns, where it is compared by characters).

    A difference on a code used is new where the coders agree, on that unit, on every code of the round above it. A
    difference of polarity is a unit and code that two coders gave, with polarities that one of them has alone.
    """
    unit = "turn" if round_.unit == axes.CHARACTER else round_.unit
    ground = axes.lay(study, round_, study.layers(round_), unit=unit)
    book = ground.codebook
    used = [code.id for code in book.codes]
    differ = _differ(ground, used, axes.as_applied(book, used))
    top = _differ(ground, book.round_codes(round_.codes))
    known = {place: {c for code in codes for c in (code, *book.descendants(code))} for place, codes in top.items()}
    compared = {below for code in book.round_codes(round_.codes) for below, _ in book.walk(code)}
    new = [(place, code) for place, codes in differ.items() for code in codes & compared - known.get(place, set())]
    on = {code for _, code in new}
    return NewlyVisible(len(new), tuple(code for code in used if code in on), _polarities(ground, used))


def _differ(
    ground: axes.Ground, codes: tuple[str, ...] | list[str], counts_as: list[list[int]] | None = None
) -> Mapping[_Unit, set[str]]:
    """The codes on which coders differ, by unit."""
    from codekit.agreement.rounds.disagreements import disagreements

    material = axes.to_material(ground, codes, counts_as)
    parents = {code.id: code.parent for code in ground.codebook.codes}
    turns = [ground.axes[id_].turns for id_ in ground.transcripts]
    by_unit: defaultdict[_Unit, set[str]] = defaultdict(set)
    for row in disagreements(material, parents=parents, turns=turns):
        by_unit[row.transcript, row.unit].add(row.code)
    return by_unit


def _polarities(ground: axes.Ground, codes: list[str]) -> int:
    """The units and codes that at least two coders gave, not all with the same polarities."""
    given: defaultdict[tuple[str, int, str], defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    kinds = sorted({coding.polarity for codings in ground.work.values() for coding in codings})
    for kind in kinds if len(kinds) > 1 else ():
        work = {key: [coding for coding in codings if coding.polarity == kind] for key, codings in ground.work.items()}
        material = axes.to_material(replace(ground, work=work), codes, axes.as_applied(ground.codebook, codes))
        columns = (material.transcript, material.code, material.coder, material.lo, material.hi)
        for transcript, code, coder, lo, hi in zip(*(column.tolist() for column in columns), strict=True):
            for unit in range(lo, hi):
                given[material.transcripts[transcript], unit, codes[code]][material.coders[coder]].add(kind)
    return sum(len({frozenset(kinds) for kinds in coders.values()}) > 1 for coders in given.values())
