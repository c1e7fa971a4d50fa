"""Codes across what interviews have: what the charts and their tables are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from codekit.workbench.desk import Desk
from codekit.workbench.views.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from codekit.workflow.results.crosstab import Wish


class CrossColumn(Value, frozen=True, kw_only=True):
    """What interviews share; `filter` is what Excerpts has to be asked for to show them, or ""."""

    id: str
    name: str
    interviews: int
    cases: int
    filter: str


class CrossCell(Value, frozen=True, kw_only=True):
    """A code in a column: n is null where nobody looked; a share without a base is null."""

    n: int | None
    base: int
    looked: int  # interviews of the column that were searched for the code
    of_column: float | None
    of_code: float | None


class CrossRow(Value, frozen=True, kw_only=True):
    """A code; `depth` is how far it is set in below those above it."""

    code: str
    name: str
    depth: int
    n: int
    base: int
    cells: list[CrossCell]


class CrosstabShown(Value, frozen=True, kw_only=True):
    """GET /api/crosstab?codebook=ID[&across=..][&count=..][&polarity=..][&level=..][&order=..]: 403 as the matrix."""

    codebook: str
    version: str
    across: str
    count: str
    polarity: str
    over_time: bool
    columns: list[CrossColumn]
    codes: list[CrossRow]
    title: str
    reading: str  # how a number is to be read
    choices: list[str]  # what codes can be set against
    cases_across: list[str]  # those of them by which cases can be counted
    warnings: list[str]


def wish_of(given: Callable[[str], str]) -> Wish:
    """What the parameters of an address ask for."""
    from codekit.workflow.results.crosstab import Wish

    plain = Wish()
    return Wish(
        across=given("across") or plain.across,
        counted=given("count") or plain.counted,
        polarity=given("polarity") or plain.polarity,
        level=given("level") or plain.level,
        codes=tuple(part for each in given("codes").split(",") if (part := each.strip())),
        order=given("order") or plain.order,
    )


def crosstab(desk: Desk, codebook: str, wish: Wish) -> CrosstabShown:
    """The document of `codekit crosstab --json`, with what can be chosen and how it is read.

    Raises BlindRoundError while the coder is blind in some round, UnknownNameError for a name that is not known.
    """
    from codekit.reporting.crosstab import content
    from codekit.workflow.results import across
    from codekit.workflow.results import crosstab as results

    desk.sight.refuse_totals()
    found = results.crosstab(desk.study, codebook, wish, viewer=desk.coder)
    document = found.to_json()
    attributes = {name for case in desk.study.registers.cases for name in case.attributes}
    for column in document["columns"]:
        column["filter"] = _filter(wish.across, column["id"], attributes)
    choices = across.across(desk.study)
    more = {
        "title": content.title(found),
        "reading": content.reading(found),
        "choices": list(choices),
        "cases_across": [name for name in choices if across.divides_no_case(desk.study, name)],
    }
    return msgspec.convert(document | more, CrosstabShown)


def _filter(across: str, id_: str, attributes: set[str]) -> str:
    """The part of a question of Excerpts that means a column, as NAME:VALUE; "" where none does."""
    from codekit.workflow.results.across import CASE, INTERVIEW, NO_CASE

    if across == CASE and id_ != NO_CASE:
        return f"case:{id_}"
    if across == INTERVIEW:
        return f"transcript:{id_}"
    return f"where:{across}={id_}" if across in attributes and "," not in id_ else ""
