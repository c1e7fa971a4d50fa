"""Lay what codekit says of a drawn study beside the recount, figure by figure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from codekit.errors import BlindRoundError, NotComparableError
from codekit.workflow.comparing import compare
from codekit.workflow.results.tabulate import matrix as tabulated
from codekit.workflow.rounds.lower import revisions as revised
from codekit.workflow.study.study import Study
from differential.recount import agreement, interval, layers, matrix, revisions
from differential.world import Round, World

FIGURES = (
    "n_units",
    "positives",
    "percent_agreement",
    "positive_agreement",
    "negative_agreement",
    "cohen_kappa",
    "krippendorff_alpha",
    "gwet_ac1",
    "pabak",
    "prevalence_index",
    "bias_index",
)
FEWEST = 5  # a code that occurs in fewer transcripts has no interval


@dataclass(frozen=True)
class Difference:
    """One figure on which the two do not agree."""

    seed: int
    figure: str
    program: object
    recount: object

    def __str__(self) -> str:
        """One line to look into."""
        return f"seed {self.seed}: {self.figure}: codekit {self.program!r}, recount {self.recount!r}"


@dataclass
class Checked:
    """What was compared: figures, the differences, and which states, rounds and polarities occurred."""

    figures: int = 0
    differences: list[Difference] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def same(self, world: World, figure: str, program: object, recount: object) -> None:
        """Count one figure; undefined is None in the recount and null in the program."""
        self.figures += 1
        if not _equal(program, recount):
            shown = float(recount) if isinstance(recount, Fraction) else recount
            self.differences.append(Difference(world.seed, figure, program, shown))


def check(world: World, study: Study, checked: Checked) -> None:
    """Compare every figure of a study."""
    for round_ in world.rounds:
        checked.seen[round_.kind] += 1
        checked.seen.update(c.polarity for c in round_.codings)
    _matrix(world, study, checked)
    for coder in ("ana", "ben"):
        _matrix(world, study, checked, coder)
    for round_ in world.rounds:
        if round_.kind == "second-pass":
            found = revised(study, study.round(round_.id)).as_dict()
            for kind, n in revisions.revisions(world, round_).items():
                checked.same(world, f"{round_.id} {kind}", found[kind], n)
        if round_.kind == "double":
            for unit in dict.fromkeys((round_.unit, "turn", "sentence", "character")):
                _agreement(world, study, round_, unit, checked)


def _matrix(world: World, study: Study, checked: Checked, coder: str = "") -> None:
    try:
        document = tabulated(study, "b", coder=coder).to_json()
    except BlindRoundError:
        checked.seen["blind, refused"] += 1
        return
    cells = matrix.matrix(world, coder)
    name = f"matrix{f' of {coder}' if coder else ''}"
    checked.same(world, f"{name} cells", len(document["cells"]), len(cells))
    for cell in document["cells"]:
        expected, where = cells[cell["case"], cell["code"]], f"{name} {cell['case']} {cell['code']}"
        checked.seen[cell["state"]] += 1
        checked.same(world, f"{where} layer", _names(cell["layer"]), expected.layers)
        for figure in ("state", "excerpts", "interviews", "words"):
            checked.same(world, f"{where} {figure}", cell[figure], getattr(expected, figure))
    for theme in document["themes"]:
        k, n, states = matrix.totals(cells, theme["code"])
        checked.same(world, f"{name} {theme['code']} k, n", (theme["k"], theme["n"]), (k, n))
        checked.same(world, f"{name} {theme['code']} states", theme["states"], states)


def _names(layer: str) -> frozenset[str]:
    return frozenset(part for line in layer.split("; ") for part in line.split(" + ") if part)


def _agreement(world: World, study: Study, round_: Round, unit: str, checked: Checked) -> None:
    options = compare.Options(unit=unit, incomplete=True)
    segments = {} if unit in {"turn", "character"} else _segments(study, round_, unit)
    try:
        document = compare.agree(study, round_.id, options).report.to_json()
    except NotComparableError as error:
        together = [t for t in round_.transcripts if sum((c, t) in round_.finished for c in round_.coders_of(t)) >= 2]
        checked.same(world, f"{round_.id} refused: {error}", bool(together), recount=False)
        return
    checked.seen[f"agreement by {unit}"] += 1
    where = f"{round_.id} by {unit}"
    by_code, results = [], []
    for entry in document["codes"]:
        below = _counting(world, round_, entry["code"])
        given = agreement.decisions(world, round_, below, scheme=unit, segments=segments)
        expected = agreement.code(given)
        by_code.append(given)
        results.append(expected)
        for figure in FIGURES:
            checked.same(world, f"{where} {entry['code']} {figure}", entry[figure], getattr(expected, figure))
        cells = entry["cells"] and tuple(entry["cells"].values())
        checked.same(world, f"{where} {entry['code']} cells", cells, expected.cells)
        _interval(world, round_, below, entry, f"{where} {entry['code']}", checked, unit, segments)
    for pair in document["pairs"]:
        _pair(world, pair, by_code[[e["code"] for e in document["codes"]].index(pair["code"])], where, checked)
    summary = document["summary"]
    checked.same(world, f"{where} pooled", summary["pooled_kappa"], agreement.pooled_kappa(by_code, round_.coders))
    checked.same(world, f"{where} mean", summary["mean_kappa"], agreement.mean_kappa(results))


def _pair(world: World, pair: dict[str, Any], given: agreement.Given, where: str, checked: Checked) -> None:
    table = agreement.cells(given, *pair["coders"])
    name = f"{where} {pair['code']} {' and '.join(pair['coders'])}"
    checked.same(world, f"{name} cells", tuple(pair["cells"].values()), table)
    checked.same(world, f"{name} units", pair["n_units"], sum(table))
    checked.same(world, f"{name} kappa", pair["cohen_kappa"], agreement.kappa(table))


def _counting(world: World, round_: Round, code: str) -> list[str]:
    """A code and what is below it in the round's version."""
    from differential.world import descendants

    return [code, *descendants(world.book(round_.version), code)]


def _interval(
    world: World,
    round_: Round,
    codes: list[str],
    entry: dict[str, Any],
    where: str,
    checked: Checked,
    unit: str,
    segments: dict[str, list[tuple[int, int]]],
) -> None:
    """The interval of kappa for two coders, else of alpha, without each transcript in turn."""
    together = [t for t in round_.transcripts if sum((c, t) in round_.finished for c in round_.coders_of(t)) >= 2]

    def value(among: list[str]) -> float:
        given = agreement.decisions(world, round_, codes, scheme=unit, segments=segments, among=among)
        figures = agreement.code(given)
        found = figures.cohen_kappa if len(round_.coders) == 2 else figures.krippendorff_alpha
        return math.nan if found is None else float(found)

    occurs = [t for t in together if _occurs(world, round_, codes, t, unit, segments)]
    expected = None
    if len(occurs) >= FEWEST:
        without = [value([t for t in together if t != left]) for left in together]
        expected = interval.fisher(value(together), without)
    found = entry["interval"]
    checked.same(world, f"{where} interval is there", found is not None, expected is not None)
    if found and expected:
        checked.seen["interval"] += 1
        for end, number in zip(("low", "high", "df"), expected, strict=True):
            checked.same(world, f"{where} interval {end}", found[end], number)


def _occurs(
    world: World,
    round_: Round,
    codes: list[str],
    transcript: str,
    unit: str,
    segments: dict[str, list[tuple[int, int]]],
) -> bool:
    given = agreement.decisions(world, round_, codes, scheme=unit, segments=segments, among=[transcript])
    return any(value for own in given.values() for value in own.values())


def _segments(study: Study, round_: Round, unit: str) -> dict[str, list[tuple[int, int]]]:
    """The stored table of segments, which is data here."""
    return {t: [(s.start, s.end) for s in study.segmentation(t, unit).segments] for t in round_.transcripts}


def _equal(program: object, recount: object) -> bool:
    if isinstance(recount, Fraction | float) and isinstance(program, int | float):
        return math.isclose(float(program), float(recount), rel_tol=1e-9, abs_tol=1e-9)
    return program == recount


def lines(checked: Checked) -> Iterator[str]:
    """What was compared, in words."""
    yield f"{checked.figures:,} figures compared, {len(checked.differences)} differences"
    yield ", ".join(f"{name} {n:,}" for name, n in sorted(checked.seen.items()))


__all__ = ["Checked", "Difference", "check", "layers", "lines"]
