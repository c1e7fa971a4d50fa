"""The part over all codes: a few figures that are never to be read without the codes."""

from __future__ import annotations

import math
from collections.abc import Iterator

from codekit.agreement.numeric import median_of_defined
from codekit.agreement.rounds.report import AgreementReport
from codekit.agreement.rounds.summary import Permutation
from codekit.reporting.agreement.findings import Findings
from codekit.reporting.content import DECIMAL, LONG, Column, Part, Table, Value

NONE = "–"
_NOT_SUMMED = (
    "The tables of all codes are not added up, since that sum mixes rare and frequent codes and looks better than it "
    "is."
)
_SUMMED = (
    "The kappa of the summed table was asked for: it mixes rare and frequent codes and looks better than the codes "
    "do. Do not report it alone."
)

_LEVELS = (
    "Top level: the codes of the comparison, each with everything below it. Leaf level: the codes that somebody used "
    "with nothing below them, and codes with others used below them as they were applied themselves, so that each "
    "coding counts once. Coders who differ on every sub-code can agree at the top level: report the level that you "
    "publish."
)


def part(findings: Findings) -> Part:
    """Pooled, mean and median kappa, alpha over sets of codes, and the codes that are worst."""
    if findings.setting.exclusive:
        words = "One variable was compared, so there is nothing to pool; its figures stand under Codes."
        return Part("overall", "Over all codes", paragraphs=(words,))
    columns = (
        Column("figure", width=24),
        Column("value", DECIMAL, 14),
        Column("interval from", DECIMAL, 9),
        Column("interval to", DECIMAL, 9),
        Column("what it is", LONG, 72),
    )
    words = (
        "One overall figure hides a code that does not work: read the codes first. "
        f"{_SUMMED if findings.summed_table else _NOT_SUMMED}"
    )
    return Part(
        "overall",
        "Over all codes",
        paragraphs=(words,),
        tables=(
            Table("", columns, tuple(_rows(findings))),
            *([levels_table(findings)] if findings.report.deeper else []),
            worst_table(findings.report),
        ),
    )


def levels_table(findings: Findings) -> Table:
    """The figures over all codes at the top level and at the leaf level, side by side."""
    report = findings.report
    columns = [Column("level", width=24), Column("pooled kappa", DECIMAL, 14), Column("mean kappa", DECIMAL, 14)]
    columns += [Column("codes with a kappa", width=16), Column("lowest", LONG, 48)]
    rows = tuple(
        (
            title,
            summary.pooled_kappa,
            summary.mean_kappa,
            f"{summary.n_defined} of {summary.n_codes}",
            "; ".join(summary.worst) or "–",
        )
        for title, summary in (("top level", report.top), ("leaf level", report.leaf))
        if summary
    )
    return Table("By level", tuple(columns), rows, note=_LEVELS)


def _rows(findings: Findings) -> Iterator[tuple[Value, ...]]:
    """Each figure with its interval, where it has one."""
    summary = findings.report.summary
    intervals = {"pooled kappa": summary.pooled_interval, "mean kappa": summary.mean_interval}
    for name, value, words in _figures(findings):
        interval = intervals.get(name)
        yield (name, value, *((interval.low, interval.high) if interval else (NONE, NONE)), words)


def _figures(findings: Findings) -> Iterator[tuple[str, Value, str]]:
    report = findings.report.of_summary()
    summary, several = report.summary, len(report.coders) > 2
    level = f", {report.summary_level} level" if report.deeper else ""
    k_of_k = f"{summary.n_defined} of {summary.n_codes} codes defined"
    mean_of = "; for each code the mean over the pairs of coders" if several else ""
    yield (
        "pooled kappa",
        summary.pooled_kappa,
        f"de Vries et al. 2008{', mean over the pairs of coders' if several else ''}{level}",
    )
    yield ("mean kappa", summary.mean_kappa, f"unweighted mean of the defined kappas, {k_of_k}{mean_of}{level}")
    if summary.zeros:
        words = f"mean kappa without the codes that are 0 by construction: {', '.join(summary.zeros)}"
        yield ("mean without zeros", summary.mean_kappa_without_zeros, words)
    yield ("median kappa", median_kappa(report), f"median of the defined kappas, {k_of_k}{level}")
    if several:
        alphas = [code.krippendorff_alpha for code in report.codes if not math.isnan(code.krippendorff_alpha)]
        mean = sum(alphas) / len(alphas) if alphas else math.nan
        yield (
            "mean alpha",
            mean,
            f"unweighted mean of Krippendorff's alpha, {len(alphas)} of {summary.n_codes} codes defined{level}",
        )
    if not math.isnan(findings.measured.masi_alpha):
        words = "Krippendorff's alpha over the sets of codes that each unit has, MASI distance (Passonneau 2006)"
        yield ("alpha over sets", findings.measured.masi_alpha, f"{words}{level}")
    if not math.isnan(findings.measured.leaf_masi_alpha):
        words = "the same over the sets of codes as they were applied, leaf level"
        yield ("alpha over sets, leaves", findings.measured.leaf_masi_alpha, words)
    if any(code.with_polarity for code in findings.report.rows):
        words = "units on which all coders have a code, but not with the same polarity"
        yield ("differ in polarity only", str(summary.differ_in_polarity), words)
    if summary.permutation and not summary.permutation.why_not:
        yield ("p (permutation)", summary.permutation.p_value, permuted(summary.permutation))
    if findings.summed_table:
        yield (
            "kappa of the summed table",
            findings.measured.summed_kappa,
            f"kappa of the sum of all codes' tables{level}",
        )


def permuted(test: Permutation) -> str:
    """What the permutation test did, and what it must not be taken for."""
    if test.scheme == "shifts":
        return f"of pooled kappa: units of each coder shifted within transcripts, {test.n:,} times; neighbours stay so"
    return (
        f"of pooled kappa: units reordered within transcripts, {test.n:,} times; too small where neighbouring units "
        "resemble each other"
    )


def median_kappa(report: AgreementReport) -> float:
    """The median of the kappas that are defined, NaN where none is."""
    return median_of_defined([code.cohen_kappa for code in report.codes])


def worst_table(report: AgreementReport) -> Table:
    """The up to three codes with the lowest kappas below 1, with the figures to judge them by."""
    by_code = {row.name: row for row in report.rows}
    columns = (
        Column("code", width=24),
        Column("kappa", DECIMAL, 14),
        Column("positive agreement", DECIMAL, 14),
        Column("AC1", DECIMAL, 14),
        Column("coded by", LONG, 30),
    )
    rows = tuple(
        (
            name,
            by_code[name].cohen_kappa,
            by_code[name].positive_agreement,
            by_code[name].gwet_ac1,
            ", ".join(f"{coder} {n}" for coder, n in by_code[name].positives.items()),
        )
        for name in report.summary.worst
    )
    note = "" if rows else "No code has a kappa below 1."
    return Table("The codes with the lowest kappas", columns, rows, note=note)
