"""The theme table: how many cases, what speaks against, and quotations that say what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from codekit.reporting.accounts.results import Quote, ThemeRow, Themes
from codekit.reporting.amounts import Cut, amount, told
from codekit.reporting.content import COUNT, LONG, Column, Content, Inner, Part, Table, Value


def build(themes: Themes, cuts: Sequence[Cut] | None) -> Content:
    """The table, the quotations against a theme, and how they spread over cases; without cuts no word such as most."""
    words = [f"Codebook {themes.codebook}; counted: {themes.counted}."]
    words.append(
        "k of n cases: k are those in which the theme was found, n those of which this can be said. Every quotation "
        "was held against its transcript."
    )
    words += [told(cuts)] if cuts is not None else []
    parts = [
        Part("about", "About", tuple(words), items=themes.warnings),
        Part("themes", "Themes", tables=(_themes(themes, cuts),)),
        Part("against", "Evidence against a theme", _none(themes), tables=_against(themes)),
        Part("spread", "Where the quotations come from", tables=(_spread(themes),)),
    ]
    refused = _refused(themes)
    parts += [Part("refused", "Quotations that were left out", tables=(refused,))] if refused.rows else []
    return Content("Themes", themes.study, tuple(parts))


def printed(quote: Quote) -> str:
    """A quotation with its attribution."""
    return f"“{quote.words}” {quote.attribution}".strip()


def _themes(themes: Themes, cuts: Sequence[Cut] | None) -> Table:
    columns = (
        Column("theme", LONG, 20),
        Column("definition", LONG, 26),
        Column("cases", LONG, 16),
        Column("in other words", LONG, 22),
        Column("quotations", LONG, 58),
    )
    rows = tuple(_row(row, cuts, themes.called) for row in themes.rows)
    return Table("Themes with k of n cases and quotations", columns, rows, sheet="Themes")


def _row(row: ThemeRow, cuts: Sequence[Cut] | None, called: Mapping[str, str]) -> tuple[Value, ...]:
    head = Inner(row.name, row.depth) if row.depth else row.name
    quotes = "\n".join(printed(quote) for quote in row.quotes) or "none"
    return (head, row.definition, amount(row.k, row.n, cuts), states(row, called), quotes)


def states(row: ThemeRow, called: Mapping[str, str]) -> str:
    """Every state that occurs with its number, and the evidence that changes no state."""
    parts = [f"{name} {n}" for name, n in row.states.items() if n]
    against = ", ".join(called.get(case, case) for case in row.against)
    parts += [f"contrary evidence in {len(row.against)} ({against})"] if row.against else []
    parts += [f"hypothetical passages {row.hypothetical}"] if row.hypothetical else []
    return "; ".join(parts)


def _none(themes: Themes) -> tuple[str, ...]:
    return () if any(row.disconfirming for row in themes.rows) else ("No contrary or hypothetical passage was coded.",)


def _against(themes: Themes) -> tuple[Table, ...]:
    columns = (
        Column("theme", width=22),
        Column("case", width=14),
        Column("it is", width=14),
        Column("passage", LONG, 64),
    )
    rows = tuple(
        (row.name, themes.called.get(quote.case, quote.case), quote.evidence, printed(quote))
        for row in themes.rows
        for quote in row.disconfirming
    )
    return (
        (Table("Passages that speak against a theme, or only wish for it", columns, rows, sheet="Against"),)
        if rows
        else ()
    )


def _spread(themes: Themes) -> Table:
    named = [row for row in themes.rows if row.quotes]
    columns = (Column("case", width=16), Column("quotations", COUNT, 11), Column("themes", LONG, 70))
    names = {row.code: row.name for row in named}
    rows = tuple(
        (themes.called.get(case, case), sum(of.values()), ", ".join(names[code] for code in names if of.get(code)))
        for case, of in sorted(themes.spread.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
    )
    return Table("Quotations by case", columns, rows, sheet="Spread")


def _refused(themes: Themes) -> Table:
    columns = (Column("theme", width=22), Column("quotation", LONG, 60), Column("why", LONG, 40))
    rows = tuple((row.name, one.words, "; ".join(one.problems)) for row in themes.rows for one in row.refused)
    return Table("Quotations that do not say what was said", columns, rows, sheet="Left out")
