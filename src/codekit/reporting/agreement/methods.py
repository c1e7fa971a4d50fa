"""The methods paragraph: what a paper has to say about the comparison, from recorded facts only."""

from __future__ import annotations

from codekit.agreement.rounds.report import COHEN, Interval
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
    sentences += [_overall(findings), recorded.resolution(findings), _software(findings.setting)]
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
    n = max((code.n_units for code in report.codes), default=0)
    whose = "all speakers" if setting.roles == "all" else "the respondents"
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
    n = len(findings.report.codes)
    return (
        f"{'The one code' if n == 1 else f'The {n} codes'} of the comparison (codebook {_book(setting)}) "
        f"{'was' if n == 1 else 'were each'} treated as one yes/no decision per unit; a code counted the codings of "
        "the codes below it."
    )


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
    interval = next((code.interval for code in findings.report.codes if code.interval), None)
    if interval is None:
        n = findings.report.n_transcripts
        why = f"only {n} transcript{'' if n == 1 else 's'} {'was' if n == 1 else 'were'} compared" if n < 5 else ""
        why = why or "no code occurred in five transcripts or more and varied between them"
        return f"No confidence interval is given, since {why}."
    level = f"{interval.level:.0%}".replace("%", " %")
    return f"The {level} confidence intervals are clustered by transcript ({interval.method})."


def _missing(findings: Findings) -> str:
    if not findings.setting.left_out:
        gone = "Every coder finished every transcript assigned to them, so that no decision is missing."
    else:
        named = ", ".join(f"{transcript} by {coder}" for coder, transcript in findings.setting.left_out[:8])
        more = ", ..." if len(findings.setting.left_out) > 8 else ""
        gone = f"Transcripts that a coder had not finished were missing for that coder, not 'no' ({named}{more})."
    return f"{gone} Codes without variation were not estimable and were left out of means."


def _overall(findings: Findings) -> str:
    summary = findings.report.summary
    if findings.setting.exclusive or summary.n_codes == 0:
        return ""
    pooled = _ends(summary.pooled_kappa, summary.pooled_interval)
    mean = _ends(summary.mean_kappa, summary.mean_interval)
    return (
        f"Over all codes, pooled kappa (de Vries et al. 2008) was {pooled}; the mean of the {summary.n_defined} of "
        f"{summary.n_codes} kappas that are defined was {mean}."
    )


def _ends(value: float, interval: Interval | None) -> str:
    if interval is None:
        return shown(value, "decimal")
    ends = f"{shown(interval.low, 'decimal')} to {shown(interval.high, 'decimal')}"
    return f"{shown(value, 'decimal')} ({interval.level:.0%} interval {ends})".replace("%", " %")


def _software(setting: Setting) -> str:
    return f"Computed with {setting.versions[0]} ({', '.join(setting.versions[1:])})." if setting.versions else ""
