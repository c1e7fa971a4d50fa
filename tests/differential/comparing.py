"""Agreement and claims of a round, laid beside the recount."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from codekit.errors import CodekitError, NotComparableError
from codekit.workflow.comparing import compare
from codekit.workflow.comparing.claims import claims as compare_claims
from codekit.workflow.study.study import Study
from differential.checked import Checked
from differential.recount import agreement, claims, interval, nominal, polarity
from differential.recount.rows import Row, rows
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
FEWEST = 5  # a code that occurs in fewer clusters has no interval
Segments = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Side:
    """One round by one unit, for the recount."""

    world: World
    round: Round
    unit: str
    segments: Segments

    @cached_property
    def together(self) -> list[str]:
        """The transcripts that two coders or more finished."""
        return [t for t in self.round.transcripts if self._coders(t) >= 2]

    def _coders(self, transcript: str) -> int:
        return sum((coder, transcript) in self.round.finished for coder in self.round.coders_of(transcript))

    @cached_property
    def clusters(self) -> dict[str, str]:
        """The cluster of each transcript: its case, where some case has several of the round's transcripts."""
        of = {t: self.world.transcript(t).case for t in self.round.transcripts}
        cases = [case for case in of.values() if case]
        several = len(set(cases)) < len(cases)
        return {t: f"case {case}" if several and case else t for t, case in of.items()}

    def given(self, codes: tuple[str, ...] | list[str], among: list[str] | None = None) -> agreement.Given:
        """Who gave which unit one of these codes."""
        listed = self.round.transcripts if among is None else among
        if not listed:
            return {coder: {} for coder in self.round.coders}
        return agreement.decisions(
            self.world, self.round, codes, scheme=self.unit, segments=self.segments, among=listed
        )

    def used(self, codes: list[str]) -> bool:
        """Whether somebody gave a compared unit one of these codes."""
        return any(value for own in self.given(codes, self.together).values() for value in own.values())


def check(world: World, study: Study, round_: Round, unit: str, checked: Checked) -> None:
    """Compare every figure of a round by one unit."""
    segments = {} if unit in {"turn", "character"} else _segments(study, round_, unit)
    side = Side(world, round_, unit, segments)
    try:
        options = compare.Options(unit=unit, incomplete=True)
        document = compare.agree(study, round_.id, options).report.to_json()
    except NotComparableError as error:
        checked.same(world, f"{round_.id} refused: {error}", bool(side.together), recount=False)
        return
    checked.seen[f"agreement by {unit}"] += 1
    checked.seen[f"clusters by {document['cluster']}"] += 1
    where = f"{round_.id} by {unit}"
    expected = {row.name: row for row in rows(world, round_, side.used)}
    entries = {entry["name"]: entry for entry in (*document["codes"], *document["as_applied"])}
    checked.same(world, f"{where} rows", sorted(entries), sorted(expected))
    checked.same(world, f"{where} clusters", document["n_clusters"], len({side.clusters[t] for t in side.together}))
    by_row = {}
    for name in entries.keys() & expected.keys():
        by_row[name] = _row(side, expected[name], entries[name], f"{where} {name}", checked)
    for pair in document["pairs"]:
        _pair(world, pair, by_row[pair["code"]], where, checked)
    for level in ("top", "leaf"):
        given = [by_row[name] for name, row in expected.items() if getattr(row, level)]
        summary, name = document["summary"][level], f"{where} {level}"
        checked.same(world, f"{name} pooled", summary["pooled_kappa"], agreement.pooled_kappa(given, round_.coders))
        mean = agreement.mean_kappa(map(agreement.code, given))
        checked.same(world, f"{name} mean", summary["mean_kappa"], mean)
        checked.same(world, f"{name} codes", summary["n_codes"], len(given))


def _row(side: Side, row: Row, entry: dict[str, Any], where: str, checked: Checked) -> agreement.Given:
    world, given = side.world, side.given(row.counting)
    expected = agreement.code(given)
    checked.seen["itself" if row.itself else "rolled up"] += 1
    for figure in FIGURES:
        checked.same(world, f"{where} {figure}", entry[figure], getattr(expected, figure))
    cells = entry["cells"] and tuple(entry["cells"].values())
    checked.same(world, f"{where} cells", cells, expected.cells)
    levels = [level for level in ("top", "leaf") if getattr(row, level)] or ["middle"]
    checked.same(world, f"{where} levels", entry["levels"], levels)
    _interval(side, row, entry, where, checked)
    _polarity(side, row, given, entry["with_polarity"], where, checked)
    return given


def _polarity(
    side: Side, row: Row, given: agreement.Given, found: dict[str, Any] | None, where: str, checked: Checked
) -> None:
    rated = {coder: {u: v for u, v in own.items() if u[0] in side.together} for coder, own in given.items()}
    values = polarity.values(side.world, side.round, row, rated, side.unit, side.segments)
    other = any(value - {"supporting"} for own in values.values() for value in own.values())
    checked.same(side.world, f"{where} has other polarities", found is not None, other)
    if found is None:
        return
    checked.seen["polarity"] += 1
    name = f"{where} with polarity"
    checked.same(side.world, f"{name} agree", found["percent_agreement"], nominal.percent(values))
    checked.same(side.world, f"{name} kappa", found["cohen_kappa"], nominal.kappa(values))
    checked.same(side.world, f"{name} alpha", found["krippendorff_alpha"], nominal.alpha(values))
    for word, by_coder in found["values"].items():
        counts = {c: sum(polarity.word(v) == word for v in values[c].values()) for c in by_coder}
        checked.same(side.world, f"{name} {word}", by_coder, counts)
    everywhere = {unit for own in values.values() for unit in own}
    said = [[own[unit] for own in values.values() if unit in own] for unit in everywhere]
    differ = sum(all(s) and len(set(s)) > 1 for s in said)
    checked.same(side.world, f"{name} differ", found["differ"], differ)


def _pair(world: World, pair: dict[str, Any], given: agreement.Given, where: str, checked: Checked) -> None:
    table = agreement.cells(given, *pair["coders"])
    name = f"{where} {pair['code']} {' and '.join(pair['coders'])}"
    checked.same(world, f"{name} cells", tuple(pair["cells"].values()), table)
    checked.same(world, f"{name} units", pair["n_units"], sum(table))
    checked.same(world, f"{name} kappa", pair["cohen_kappa"], agreement.kappa(table))


def _interval(side: Side, row: Row, entry: dict[str, Any], where: str, checked: Checked) -> None:
    """The interval of kappa for two coders, else of alpha, without each cluster in turn."""

    def value(among: list[str]) -> float:
        figures = agreement.code(side.given(row.counting, among))
        found = figures.cohen_kappa if len(side.round.coders) == 2 else figures.krippendorff_alpha
        return math.nan if found is None else float(found)

    occurs = {side.clusters[t] for t in side.together if _occurs(side, row, t)}
    expected = None
    if len(occurs) >= FEWEST:
        named = dict.fromkeys(side.clusters[t] for t in side.together)
        without = [value([t for t in side.together if side.clusters[t] != left]) for left in named]
        expected = interval.fisher(value(side.together), without)
    found = entry["interval"]
    checked.same(side.world, f"{where} interval is there", found is not None, expected is not None)
    for end, number in zip(("low", "high", "df"), expected or (), strict=False):
        checked.seen["interval"] += 1
        checked.same(side.world, f"{where} interval {end}", found and found[end], number)


def _occurs(side: Side, row: Row, transcript: str) -> bool:
    return any(value for own in side.given(row.counting, [transcript]).values() for value in own.values())


def check_claims(world: World, study: Study, round_: Round, checked: Checked) -> None:
    """Compare the states of cases and themes that each coder alone would give."""
    themes = tuple(world.book(world.version))
    by_theme = {theme: claims.states(world, round_, theme) for theme in themes}
    try:
        document = compare_claims(study, round_.id, "b", themes=themes).to_json()
    except CodekitError:
        checked.seen["claims refused"] += 1
        return
    checked.seen["claims"] += 1
    for entry in document["themes"]:
        given, where = by_theme[entry["code"]], f"{round_.id} claims {entry['code']}"
        cases = [str(case) for case in nominal.units(given)]
        kept = {coder: {case: own[case] for case in cases if case in own} for coder, own in given.items()}
        checked.same(world, f"{where} cases", entry["n_cases"], len(cases))
        for coder, own in kept.items():
            k, n = claims.k_of_n(own, cases)
            checked.same(world, f"{where} {coder}", (entry["k"][coder], entry["n"][coder]), (k, n))
        checked.same(world, f"{where} agree", entry["percent_agreement"], nominal.percent(kept))
        checked.same(world, f"{where} kappa", entry["cohen_kappa"], nominal.kappa(kept))
        checked.same(world, f"{where} alpha", entry["krippendorff_alpha"], nominal.alpha(kept))
        unlike = {case for case in cases if len({own[case] for own in kept.values() if case in own}) > 1}
        listed = {cell["case"] for cell in document["cells"] if cell["theme"] == entry["code"]}
        checked.same(world, f"{where} cells that differ", listed, unlike)


def _segments(study: Study, round_: Round, unit: str) -> Segments:
    """The stored table of segments, which is data here."""
    return {t: [(s.start, s.end) for s in study.segmentation(t, unit).segments] for t in round_.transcripts}
