"""Coefficients by name beside those that every comparison has: which were asked for, and their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from codekit.errors import UnknownNameError
from codekit.workflow.comparing import axes, variables
from codekit.workflow.comparing.figures import shown

if TYPE_CHECKING:
    from codekit.agreement.rounds import named as by_name
    from codekit.agreement.rounds.named import Named
    from codekit.workflow.comparing.compare import Comparison, Options
    from codekit.workflow.study.study import Study

ALL = "all"
IN_REPORT = ("light", "conger", "fleiss", "scott", "holsti")  # what a report has where none is named


def parse(texts: Sequence[str]) -> tuple[str, ...]:
    """The coefficients that people name: `fleiss,u-alpha`, or `all`; each once. Raises UnknownNameError."""
    from codekit.agreement.rounds.named import COEFFICIENTS

    names = [part.strip().casefold().replace("_", "-") for text in texts for part in text.split(",") if part.strip()]
    for name in names:
        if name != ALL and name not in COEFFICIENTS:
            raise UnknownNameError("coefficient", name, [*COEFFICIENTS, ALL])
    return tuple(COEFFICIENTS) if ALL in names else tuple(dict.fromkeys(names))


def named(study: Study, comparison: Comparison, options: Options, names: Sequence[str]) -> Named:
    """The values of some coefficients for every compared code, and over all codes where they have one.

    Those of units are on the units of the comparison. Those of spans are on the characters of the same speech, in the
    transcripts that two coders or more finished, laid end to end; whoever did not finish one is not in it.
    """
    from codekit.agreement.rounds import named as by_name

    if not names:
        return by_name.Named()
    ground = comparison.ground
    fine = None
    if any(by_name.COEFFICIENTS[name].needs == by_name.SPANS for name in names):
        fine = axes.relaid(study, ground, axes.CHARACTER, roles=options.roles)
    if options.exclusive:
        return _of_group(ground, fine, options.exclusive, names)
    rows = shown(comparison)
    sides = _sides(ground, fine, [v.name for v in rows], variables.counts_as(ground.codebook, rows))
    values = {v.name: by_name.of_code(sides, names, k, [v.name]) for k, v in enumerate(rows)}
    return by_name.Named(tuple(names), values, overall=_over_all(comparison, fine, names))


def into(document: dict[str, Any], values: Named) -> None:
    """Put the values of coefficients in their places in the JSON of a comparison."""
    from codekit.agreement.rounds.named import values_json

    for row in (*document["codes"], *document["as_applied"]):
        row.update(values_json(values.codes.get(row["name"], {})))
    document["summary"].update(values_json(values.overall))
    if values.sub_codes:
        document["sub_codes"] = {code: values_json(found) for code, found in values.sub_codes.items()}


def _of_group(ground: axes.Ground, fine: axes.Ground | None, parent: str, names: Sequence[str]) -> Named:
    """The values of one variable: which sub-code of the parent."""
    from codekit.agreement.rounds import named as by_name
    from codekit.agreement.rounds.exclusive import measure_exclusive
    from codekit.agreement.spans.spanned import spanned

    below = ground.codebook.children[parent]
    spans = spanned(axes.to_material(fine, below)) if fine else None
    sides = by_name.Sides(measure_exclusive(axes.to_material(ground, below)), spans)
    of_each = by_name.of_sub_codes(sides, below) if by_name.KUALPHA in names else {}
    return by_name.Named(
        tuple(names),
        {parent: by_name.of_code(sides, names, 0, below)},
        sub_codes={code: {by_name.KUALPHA: value} for code, value in of_each.items()},
    )


def _over_all(comparison: Comparison, fine: axes.Ground | None, names: Sequence[str]) -> dict[str, by_name.Value]:
    """The values over all codes: as they were applied, so that none counts again as the code above it."""
    from codekit.agreement.rounds import named as by_name

    ground = comparison.ground
    if not any(by_name.COEFFICIENTS[name].overall for name in names):
        return {}
    held, book = set(comparison.codes), ground.codebook
    used = [code.id for code in book.codes if held.intersection((code.id, *book.ancestors(code.id)))]
    return by_name.over_all(_sides(ground, fine, used, axes.as_applied(book, used)), names)


def _sides(
    ground: axes.Ground, fine: axes.Ground | None, codes: Sequence[str], counts_as: list[list[int]]
) -> by_name.Sides:
    from codekit.agreement.measures import measure_compared
    from codekit.agreement.rounds import named as by_name
    from codekit.agreement.spans.spanned import spanned

    figures = measure_compared(axes.to_material(ground, codes, counts_as))
    return by_name.Sides(figures, spanned(axes.to_material(fine, codes, counts_as)) if fine else None)
