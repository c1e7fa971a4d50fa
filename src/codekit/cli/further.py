"""What `agree` shows only where it is asked for: coefficients by name, and the same codings by every unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from codekit.cli import output
from codekit.cli.output import figure

if TYPE_CHECKING:
    from codekit.agreement.rounds.named import Named, Value
    from codekit.reporting.agreement.findings import UnitColumn
    from codekit.workflow.comparing.compare import Comparison, Options
    from codekit.workflow.study.study import Study


_ABREAST = 5  # coefficients in one table, so that their names can be read


class Further:
    """The further figures of one comparison; what cannot be had is refused before the comparison, which is logged."""

    def __init__(self, coefficients: Sequence[str], *, by_unit: bool) -> None:
        """Raises UnknownNameError for a coefficient that is not known."""
        from codekit.workflow.comparing import coefficients as named

        self.names, self.by_unit = named.parse(coefficients), by_unit
        self.values: Named | None = None
        self.units: tuple[UnitColumn, ...] = ()

    def compute(self, study: Study, comparison: Comparison, options: Options) -> None:
        """Compute what was asked for."""
        from codekit.workflow.comparing import by_unit, coefficients

        if self.names:
            self.values = coefficients.named(study, comparison, options, self.names)
        if self.by_unit:
            self.units = by_unit.by_unit(study, comparison, options)

    def into(self, document: dict[str, Any]) -> dict[str, Any]:
        """The JSON of a comparison with the further figures in their places."""
        if self.values is not None:
            from codekit.workflow.comparing import coefficients

            coefficients.into(document, self.values)
        if self.units:
            from codekit.workflow.comparing import by_unit

            document["by_unit"] = [by_unit.to_json(unit) for unit in self.units]
        return document

    def show(self) -> None:
        """Print them as tables."""
        if self.values is not None:
            _show_named(self.values)
        if self.units:
            _show_units(self.units)


def _show_named(named: Named) -> None:
    from codekit.agreement.rounds.named import COEFFICIENTS, notes_of

    listed = [*named.codes.items(), *named.sub_codes.items()]
    listed += [("(all codes)", named.overall)] if named.overall else []
    for names in (named.names[i : i + _ABREAST] for i in range(0, len(named.names), _ABREAST)):
        here = [(code, {name: values[name] for name in names if name in values}) for code, values in listed]
        common = _everywhere(names, named)
        rows = [(code, *_cells(names, v), notes_of(_without(v, common))) for code, v in here if v]
        output.table(("code", *names, "note"), rows, right=",".join(names), title="other coefficients")
        if common:
            output.say(f"every code: {notes_of(common)}")
    for name in named.names:
        source = f" ({COEFFICIENTS[name].source})" if COEFFICIENTS[name].source else ""
        output.say(f"{name}: {COEFFICIENTS[name].title}{source}")


def _everywhere(names: Sequence[str], named: Named) -> dict[str, Value]:
    """The coefficients that are undefined for every one of several codes, and for one reason."""
    each = list(named.codes.values())
    first = {name: each[0][name] for name in names if each[0][name].note} if len(each) > 1 else {}
    return {name: value for name, value in first.items() if all(v[name].note == value.note for v in each)}


def _without(values: Mapping[str, Value], common: Mapping[str, Value]) -> dict[str, Value]:
    """The values but for those whose note is said once for all."""
    return {name: value for name, value in values.items() if name not in common or value.note != common[name].note}


def _cells(names: Sequence[str], values: Mapping[str, Value]) -> list[str]:
    return [figure(values[name].value) if name in values else "" for name in names]


def _show_units(units: Sequence[UnitColumn]) -> None:
    from codekit.reporting.agreement.others import WHY

    heads = [f"{unit.unit} (the round's)" if unit.own else unit.unit for unit in units]
    codes = dict.fromkeys(code for unit in units for code in unit.codes)
    name = "kappa" if units[0].coefficient == "cohen_kappa" else "alpha"
    rows: list[tuple[object, ...]] = [
        (code, *(figure(unit.codes[code]) if code in unit.codes else "–" for unit in units)) for code in codes
    ]
    rows += [
        ("pooled kappa", *(figure(unit.pooled_kappa) for unit in units)),
        ("units", *("–" if unit.why_not else unit.n_units for unit in units)),
    ]
    output.table(("code", *heads), rows, right=",".join(heads), title=f"{name} by unit")
    for unit in units:
        if unit.why_not:
            output.say(f"{unit.unit}: {unit.why_not}")
    output.say(WHY)
