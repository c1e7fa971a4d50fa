"""The first parts of the report: what was compared, the paragraph for a paper, warnings, and how to read it all."""

from __future__ import annotations

from codekit.reporting.agreement import methods, recorded
from codekit.reporting.agreement.cautions import cautions
from codekit.reporting.agreement.findings import CodeEntry, Findings, NotMeasured, Setting
from codekit.reporting.content import COMPUTED_BY, LONG, NOT_ESTIMABLE, Column, Inner, Part, Table, Value, shown

CODE_LIST = "Code list"
_READING = (
    ("% agreement", "mean over units of the share of agreeing pairs of coders; never read it alone"),
    (
        "positive agreement",
        "2a/(2a+b+c): agreement on the code being there. Negative agreement, 2d/(2d+b+c): on its absence",
    ),
    ("Cohen's kappa", "agreement beyond chance of two coders; for more, the mean over the pairs where it is defined"),
    ("Krippendorff's alpha", "agreement beyond chance of all coders; a coder who did not finish is missing, not a no"),
    ("Gwet's AC1, PABAK", "agreement with other ideas of chance; read them beside kappa where a code is rare"),
    ("prevalence index", "(a-d)/n: near -1 where nearly no unit has the code, near 1 where nearly all have it"),
    ("bias index", "(b-c)/n: above 0 where the first coder gives the code to more units than the second"),
    ("pooled kappa", "from the mean observed and the mean expected agreement over codes (de Vries et al. 2008)"),
    ("interval", "where the coefficient would lie with other transcripts of the same kind, at the stated level"),
    (NOT_ESTIMABLE, "0/0: no variation, or no shared unit. It is neither 0 nor 1, and is left out of every mean"),
)


def compared(findings: Findings) -> Part:
    """What was compared and how, with the list of codes."""
    rows: tuple[tuple[Value, ...], ...] = tuple(_facts(findings))
    facts = Table("", (Column("", width=24), Column("", LONG, 86)), rows)
    return Part("compared", "What was compared", tables=(facts,))


def paragraph(findings: Findings) -> Part:
    """The paragraph for a paper."""
    return Part("methods", "For the methods section", paragraphs=(methods.paragraph(findings),))


def warned(findings: Findings) -> Part:
    """What a reader must know before any figure."""
    items = cautions(findings)
    words = () if items else ("None about the comparison as a whole. What holds for one code stands in its note.",)
    return Part("warnings", "Warnings", paragraphs=words, items=items)


def listed(findings: Findings) -> Part:
    """The codes that were compared, and which others count as each."""
    setting = findings.setting
    tables = [_code_list(setting.codes)]
    tables += [_not_measured(setting.not_measured)] if setting.not_measured else []
    words = "Agreement on every code of the codebook was measured." if not setting.not_measured else ""
    return Part(
        "list", "Codes compared", paragraphs=(words,) if words and not setting.exclusive else (), tables=tuple(tables)
    )


def reading() -> Part:
    """How to read the figures."""
    table = Table("", (Column("", width=24), Column("", LONG, 86)), _READING)
    return Part("reading", "How to read the figures", tables=(table,))


def _facts(findings: Findings) -> list[tuple[str, str]]:
    report, setting = findings.report, findings.setting
    n, whole = report.n_transcripts, setting.n_transcripts_of_study
    share = f" ({shown(n / whole, 'percent')})" if whole else ""
    facts = [
        ("study", setting.study),
        ("round", f"{setting.round} ({setting.kind}{', not for report' if setting.kind == 'training' else ''})"),
        ("blind", str(setting.origins) if setting.blind else "no"),
        ("coders", ", ".join(report.coders)),
        ("chosen", recorded.chosen(findings)),
        ("transcripts", f"{n} of {whole}{share}: {', '.join(report.transcripts)}"),
        ("unit", f"{report.unit}s of {'all speakers' if setting.roles == 'all' else f'{setting.roles}s only'}"),
        ("spans to units", _rule(setting)),
        ("codebook", setting.codebook.replace("@", ", version ")),
        ("roll-up", _rolled(setting)),
        ("missing data", _missing(findings)),
        ("clusters", report.grouping.counted(report.n_clusters)),
        ("interval", _interval(findings)),
        (COMPUTED_BY, setting.command),
        ("computed with", ", ".join(setting.versions)),
    ]
    if setting.compared_on:
        facts.insert(9, ("compared on", f"{setting.compared_on}; the figures are frozen as of then"))
    return [(name, value) for name, value in facts if value]


def _rule(setting: Setting) -> str:
    if setting.unit == "character":
        rule = "each character of a span counts; spans of one coder and code are united"
    else:
        rule = f"a unit is {setting.rule}"
    return f"{rule}; white space at edges of spans is {'trimmed' if setting.trimmed else 'kept'}"


def _rolled(setting: Setting) -> str:
    if setting.exclusive:
        return f"one variable: which sub-code directly below {setting.exclusive} a unit has; deeper ones count as these"
    return "each code counts what is coded below it, a unit once"


def _missing(findings: Findings) -> str:
    setting, skipped = findings.setting, findings.report.skipped
    named = ", ".join(f"{transcript} ({coder})" for coder, transcript in setting.left_out)
    said = [f"not finished, so missing and not 'no': {named}"] if named else []
    said += [f"{_units(findings)} skipped by {coder}: {n}, missing too" for coder, n in skipped.items() if n]
    return "; ".join(said) or "none: every assignment was finished"


def _units(findings: Findings) -> str:
    """What the units are called: `units`, or `characters`."""
    return "characters" if findings.report.unit == "character" else "units"


def _interval(findings: Findings) -> str:
    interval = next((code.interval for code in findings.report.rows if code.interval), None)
    if interval is None:
        many = findings.report.grouping.many
        return f"none: no code occurs in 5 {many} and varies between them; see each transcript's own value"
    given = [code.interval.df for code in findings.report.rows if code.interval]
    low, high = (f"{df:.1f}".removesuffix(".0") for df in (min(given), max(given)))
    degrees = f"; {low if low == high else f'{low} to {high}'} degrees of freedom" if interval.df else ""
    return f"{interval.level:.0%}".replace("%", " %") + f": {interval.method}{degrees}"


_UNMEASURED = "Every other code of the codebook was in the comparison and used by at least one coder."


def _code_list(codes: tuple[CodeEntry, ...]) -> Table:
    levels = any(entry.levels not in {(), ("top",), ("top", "leaf")} for entry in codes)
    columns = [Column("code", width=22 if levels else 18)]
    columns += [Column("level", width=9)] if levels else []
    columns += [Column("name", LONG, 34), Column("counts also", LONG, 60)]
    rows = tuple(
        (
            Inner(entry.code, entry.depth) if entry.depth else entry.code,
            *([", ".join(entry.levels)] if levels else []),
            entry.name,
            ", ".join(entry.below),
        )
        for entry in codes
    )
    return Table("Each code and what counts as it", tuple(columns), rows, sheet=CODE_LIST)


def _not_measured(codes: tuple[NotMeasured, ...]) -> Table:
    columns = (Column("code", width=22), Column("name", LONG, 34), Column("why not", LONG, 60))
    rows = tuple((Inner(c.code, c.depth) if c.depth else c.code, c.name, c.why) for c in codes)
    return Table("Codes whose agreement was not measured here", columns, rows, note=_UNMEASURED, sheet="Not measured")
