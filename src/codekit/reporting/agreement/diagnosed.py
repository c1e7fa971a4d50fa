"""Where agreement fails, as tables: without each coder, over the order of coding, accuracy and doubtful units."""

from __future__ import annotations

from collections.abc import Iterator

from codekit.agreement.rounds.dawid_skene import Latent
from codekit.agreement.rounds.diagnosis import Diagnosis, Drift
from codekit.model.numbering import FROM_0, counted
from codekit.reporting.content import COUNT, DECIMAL, LONG, Column, Table, Value

NONE = "–"
_NAMES = {
    "all": "Nothing",
    "without": "Agreement without each coder",
    "drift": "Drift",
    "latent": "Accuracy and doubtful units (Dawid and Skene)",
}


def missing(diagnosis: Diagnosis) -> list[str]:
    """What is not given, and why."""
    return [f"{_NAMES[name]}: not given, since {why}." for name, why in diagnosis.why_not]


def tables(diagnosis: Diagnosis, unit: str) -> list[Table]:
    """What is given; `unit` is what was compared, whose numbers count from 1 but for characters."""
    made = [_without(diagnosis)] if diagnosis.without else []
    made += [_drift(diagnosis.drift)] if diagnosis.drift else []
    return [*made, *([_accuracy(diagnosis.latent), _doubtful(diagnosis, unit)] if diagnosis.latent else [])]


def _without(diagnosis: Diagnosis) -> Table:
    codes = list(diagnosis.without[0].alphas)
    columns = [Column("without", width=16), Column("pooled kappa", DECIMAL, 11), Column("mean alpha", DECIMAL, 11)]
    columns += [Column(f"alpha of {code}", DECIMAL, 11) for code in codes]
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (one.coder, one.pooled_kappa, one.mean_alpha, *(one.alphas[code] for code in codes))
        for one in diagnosis.without
    )
    note = "Agreement of the others. It rises most without the coder who differs most from them."
    return Table("Agreement without each coder", tuple(columns), rows, note=note)


def _drift(found: Drift) -> Table:
    columns = (Column("over the order of coding", width=34), Column("value", DECIMAL, 12), Column("", LONG, 60))
    change = found.change
    ends = "no interval"
    if change and change.has_interval:
        ends = f"95 % interval {change.low:.3f} to {change.high:.3f}"
    rows: tuple[tuple[Value, ...], ...] = (
        ("pooled kappa, first half", found.first, f"{found.order[0]} to {found.order[(len(found.order) - 1) // 2]}"),
        ("pooled kappa, second half", found.second, f"to {found.order[-1]}"),
        ("change", change.value if change else float("nan"), ends),
        ("rank correlation", found.correlation, "Spearman's, of the order with each transcript's own pooled kappa"),
        ("p", found.p_value, "how often chance gives a rank correlation as far from 0 (1,999 orders)"),
    )
    note = "Transcripts in the order in which the last coder finished them; they differ in more than that."
    return Table("Drift over the order of coding", columns, rows, note=note)


def _accuracy(latent: tuple[Latent, ...]) -> Table:
    columns = [Column("code", width=16), Column("prevalence", DECIMAL, 11), Column("doubtful units", COUNT, 10)]
    for coder in latent[0].sensitivity:
        columns += [Column(f"sensitivity, {coder}", DECIMAL, 12), Column(f"specificity, {coder}", DECIMAL, 12)]
    rows = tuple((one.code, one.prevalence, one.doubtful, *_of_coders(one)) for one in latent)
    note = (
        "Dawid and Skene 1979: the share of units that have the code; how probably each coder says yes to these, and "
        "no to the others, as far as the coders' own work can tell. It takes their errors for independent: what they "
        "all get wrong counts as right. Doubtful: neither yes nor no is .95 probable."
    )
    return Table("How accurate each coder is", tuple(columns), rows, note=note)


def _of_coders(one: Latent) -> Iterator[Value]:
    for coder, value in one.sensitivity.items():
        yield value
        yield one.specificity[coder]


def _doubtful(diagnosis: Diagnosis, unit: str) -> Table:
    places = unit == "character"  # these count from 0, as they do everywhere
    columns = (
        Column("transcript", width=12),
        Column(f"{unit}{FROM_0 * places}", COUNT, 10),
        Column("code", width=16),
        Column("probability", DECIMAL, 11),
    )
    rows = tuple(
        (one.transcript, one.unit if places else counted(one.unit), one.code, one.probability)
        for one in diagnosis.doubtful
    )
    note = "The probability that the unit has the code, those nearest to one half first, at most 20."
    return Table("The most doubtful units", columns, rows, note=note if rows else "No unit is doubtful.", heads=2)
