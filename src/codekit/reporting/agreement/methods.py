"""The methods paragraph: what a paper has to say about the comparison, from recorded facts only."""

from __future__ import annotations

from codekit.agreement.counting.grouping import TRANSCRIPT
from codekit.agreement.rounds.report import ALL, COHEN, FEWEST_TRANSCRIPTS, LEAF, TOP, AgreementReport
from codekit.agreement.rounds.summary import Interval, Summary
from codekit.reporting.agreement import recorded
from codekit.reporting.agreement.findings import Findings, Setting
from codekit.reporting.content import shown

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_COEFFICIENTS = {
    True: "Cohen's kappa (Cohen 1960)",
    False: "Krippendorff's alpha (Krippendorff 2011), and the mean of Cohen's kappas over the pairs of coders",
}
UNITS = {"turn": "turn", "paragraph": "paragraph", "sentence": "sentence", "character": "character"}


def paragraph(findings: Findings) -> str:
    """One paragraph that can be pasted into a paper."""
    sentences = [
        _who(findings),
        recorded.blindness(findings.setting),
        recorded.chosen(findings),
        _unit(findings),
        _codes(findings),
        _coefficients(findings),
        _interval(findings),
        _missing(findings),
    ]
    sentences += [
        _overall(findings),
        recorded.resolution(findings),
        recorded.review(findings.setting),
        _software(findings.setting),
    ]
    return " ".join(filter(None, sentences))


def _who(findings: Findings) -> str:
    report, setting = findings.report, findings.setting
    n = len(report.coders)
    number = _NUMBERS[n] if n < len(_NUMBERS) else str(n)
    share = report.n_transcripts / setting.n_transcripts_of_study if setting.n_transcripts_of_study else 0.0
    practice = " In a training round, not meant for report," if setting.kind == "training" else ""
    start = f"{practice} {number.lower()}".strip() if practice else number
    return (
        f"{start} coders ({', '.join(report.coders)}) coded {report.n_transcripts} of the study's "
        f"{setting.n_transcripts_of_study} transcripts ({shown(share, 'percent')}) in round {setting.round}."
    )


def _unit(findings: Findings) -> str:
    report, setting = findings.report, findings.setting
    n = max((code.n_units for code in report.rows), default=0)
    whose = "all speakers" if setting.roles == "all" else f"the {setting.roles}s"
    trimmed = "; white space at the edges of coded passages was not counted" if setting.trimmed else ""
    if report.unit == "character":
        return f"The unit of analysis was the character of the speech of {whose} (n = {n:,}){trimmed}."
    return (
        f"The unit of analysis was the {UNITS.get(report.unit, report.unit)} of {whose} (n = {n:,}); a unit counted as "
        f"coded {_rule(setting.rule)}{trimmed}."
    )


def _rule(rule: str) -> str:
    return rule.removeprefix("coded ")


def _codes(findings: Findings) -> str:
    setting = findings.setting
    if setting.exclusive:
        return (
            f"The sub-codes of {setting.exclusive} (codebook {_book(setting)}) exclude each other and were compared as "
            "one nominal variable, with the value 'none' for a coder without any of them where another had one; units "
            "without any from anybody were left out."
        )
    report = findings.report
    n = len(report.of_summary().codes)
    which = " at the leaf level" if report.summary_level == LEAF else ""
    rolled = "a code counted the codings of the codes below it" if not which else "each coding counted in one of them"
    return (
        f"{'The one code' if n == 1 else f'The {n} codes'} of the comparison{which} (codebook {_book(setting)}) "
        f"{'was' if n == 1 else 'were each'} treated as one yes/no decision per unit; {rolled}.{_deeper(report)}"
    )


def _deeper(report: AgreementReport) -> str:
    """What was compared beside the codes at the top, in a report on all levels."""
    below = sum(TOP not in row.levels for row in report.codes)
    if report.level != ALL or not report.deeper:
        return ""
    parts = [f"the {below} codes below them that were used" if below > 1 else "the one code below them that was used"]
    parts = parts if below else []
    own = "codes with sub-codes as they were applied themselves"
    parts += [own] if report.as_applied else []
    return f" Beside them {' and '.join(parts)} were compared (the leaf level holds each coding once)."


def _book(setting: Setting) -> str:
    name, _, version = setting.codebook.partition("@")
    return f"{name}, version {version}" if version else name


def _coefficients(findings: Findings) -> str:
    named = _COEFFICIENTS[findings.report.coefficient == COHEN]
    if findings.setting.exclusive:
        return (
            f"Agreement is given as percent agreement and {named}, with AC1 (Gwet 2008) and the coefficient of "
            "Brennan and Prediger (1981) beside it."
        )
    return (
        f"Agreement on each code is given as percent agreement, positive and negative agreement, {named}, with AC1 "
        "(Gwet 2008) and PABAK (Byrt et al. 1993) beside it."
    )


def _interval(findings: Findings) -> str:
    interval = next((code.interval for code in findings.report.rows if code.interval), None)
    if interval is None:
        n, grouping = findings.report.n_clusters, findings.report.grouping
        compared = f"{grouping.counted(n)} {'was' if n == 1 else 'were'} compared"
        why = f"only {compared}" if n < FEWEST_TRANSCRIPTS else ""
        why = why or f"no code occurred in five {grouping.many} or more and varied between them"
        return f"No confidence interval is given, since {why}."
    level = f"{interval.level:.0%}".replace("%", " %")
    grouping = findings.report.grouping
    clusters = "" if grouping.by == TRANSCRIPT else f", of which there were {findings.report.n_clusters}"
    return f"The {level} confidence intervals are clustered by {grouping.by}{clusters} ({interval.method})."


def _missing(findings: Findings) -> str:
    if not findings.setting.left_out:
        gone = "Every coder finished every transcript assigned to them" + (
            "." if findings.report.skipped else ", so that no decision is missing."
        )
    else:
        named = ", ".join(f"{transcript} by {coder}" for coder, transcript in findings.setting.left_out[:8])
        more = ", ..." if len(findings.setting.left_out) > 8 else ""
        gone = f"Transcripts that a coder had not finished were missing for that coder, not 'no' ({named}{more})."
    if skipped := findings.report.skipped:
        what = "characters" if findings.report.unit == "character" else "units"
        each = " and ".join(f"{n:,} by {coder}" for coder, n in skipped.items() if n)
        gone += f" Single {what} that a coder could not code were missing too ({each})."
    return f"{gone} Codes without variation were not estimable and were left out of means."


def _overall(findings: Findings) -> str:
    summary = findings.report.summary
    if findings.setting.exclusive or summary.n_codes == 0:
        return ""
    report = findings.report
    words = f"Over all codes{f' at the {report.summary_level} level' if report.deeper else ''}, {_means(summary)}."
    if report.level != ALL or not report.deeper or report.leaf is None:
        return words
    return f"{words} At the leaf level, {_means(report.leaf)}."


def _means(summary: Summary) -> str:
    pooled = _ends(summary.pooled_kappa, summary.pooled_interval)
    mean = _ends(summary.mean_kappa, summary.mean_interval)
    return (
        f"pooled kappa (de Vries et al. 2008) was {pooled}; the mean of the {summary.n_defined} of "
        f"{summary.n_codes} kappas that are defined was {mean}"
    )


def _ends(value: float, interval: Interval | None) -> str:
    if interval is None:
        return shown(value, "decimal")
    ends = f"{shown(interval.low, 'decimal')} to {shown(interval.high, 'decimal')}"
    return f"{shown(value, 'decimal')} ({interval.level:.0%} interval {ends})".replace("%", " %")


def _software(setting: Setting) -> str:
    return f"Computed with {setting.versions[0]} ({', '.join(setting.versions[1:])})." if setting.versions else ""
