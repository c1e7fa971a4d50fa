"""Values that a code may have, such as severity 0 to 3: numbers in ascending order, each perhaps with a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

ORDINAL, INTERVAL = SCALES = ("ordinal", "interval")
_LONGEST = 12  # characters of a number: what stands in the wrong cell may be a passage


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a code: the canonical text of its number, and what it is called."""

    value: str
    label: str = ""

    def __str__(self) -> str:
        """As it is written in a cell: the number, and what it means."""
        return f"{self.value} = {self.label}" if self.label else self.value


def canonical(text: str) -> str:
    """The one text of a number ("2" for "2.0", "0.5" for ".50"); "" where it is none."""
    try:
        number = Decimal(text.strip()) if len(text) <= _LONGEST else Decimal("NaN")
    except InvalidOperation:
        return ""
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return ""
    return format(number.normalize(), "f") if number else "0"


def parse(text: str) -> Value | None:
    """A value as `str` writes it ("2 = severe"); None where no number stands first."""
    number, _, label = text.partition("=")
    value = canonical(number)
    return Value(value, label.strip()) if value else None


def chosen(values: Sequence[Value], typed: str) -> str | None:
    """The value that is meant, by its number or its label; "" for nothing, None for what is none of them."""
    if not typed.strip():
        return ""
    number = canonical(typed)
    by_label = {value.label.casefold(): value.value for value in values if value.label}
    known = {value.value for value in values}
    return number if number in known else by_label.get(typed.strip().casefold())


def highest(values: Sequence[str]) -> str:
    """The largest of some values; "" where there is none."""
    return max(filter(None, values), key=Decimal, default="")
