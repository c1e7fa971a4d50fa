"""What `codekit agree --stability` prints: one coder against the same coder earlier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from codekit.cli import output
from codekit.cli.output import figure
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.agreement import CodeResult
    from codekit.reporting.agreement.stability import CoderStability, Stability
    from codekit.workflow.comparing.compare import Options
    from codekit.workflow.study.study import Study


def run(
    study: Study, rounds: tuple[str, str], options: Options, *, coder: str, report: Path | None, as_json: bool
) -> None:
    """Print (and write) how stable the coders of two rounds are, `rounds` being the later and the earlier one."""
    from codekit.workflow.comparing.stability import stability

    if options.exclusive or options.incomplete or options.interval != "fisher":
        raise CodekitError(
            "--exclusive, --incomplete and --interval are not for --stability",
            hint="what a coder finished in both rounds is compared, code by code",
        )
    if report is not None:
        from codekit.workflow.reports.forms import form_of

        form_of(report).load()
    later, earlier = rounds
    found = stability(
        study,
        later,
        earlier,
        coder=coder,
        unit=options.unit,
        roles=options.roles,
        trimmed=options.trim,
        cluster=options.cluster,
    )
    if report is not None:
        from codekit.reporting.agreement.stability import build
        from codekit.workflow.reports.forms import form_of

        form_of(report).call(report, build(found))
        output.note(f"report: {report}")
    _show(found, as_json=as_json)


def _show(found: Stability, *, as_json: bool) -> None:
    from codekit.reporting.agreement.stability import HEAD, asides, in_words

    for words in asides(found):
        output.note(words)
    if as_json:
        output.document(found.to_json())
        return
    books = " and ".join(dict.fromkeys(found.codebooks))
    output.say(f"{HEAD}: {found.earlier} and {found.round}; unit: {found.unit}; codebook: {books}")
    for coder in found.coders:
        _table(coder)
        output.say(in_words(found, coder))


def _table(coder: CoderStability) -> None:
    numbers = ("units", *coder.report.coders, "agree", "pos.", "kappa", "alpha", "AC1")
    intervals = any(code.interval for code in coder.report.codes)
    rows = [_row(coder, code, intervals=intervals) for code in coder.report.codes]
    spread = ("95 % interval of kappa",) if intervals else ()
    output.table((coder.coder, *numbers, *spread, "note"), rows, right=",".join(numbers))


def _row(coder: CoderStability, code: CodeResult, *, intervals: bool) -> tuple[object, ...]:
    from codekit.agreement.rounds.notes import FEW_TRANSCRIPTS

    shown = f"{figure(code.interval.low)} to {figure(code.interval.high)}" if code.interval else "–"
    return (
        code.code if code.code in coder.top else f"  {code.code}",
        code.n_units,
        *(code.positives.get(round_, "–") for round_ in coder.report.coders),
        f"{code.percent_agreement:.1%}" if code.percent_agreement == code.percent_agreement else "–",
        figure(code.positive_agreement),
        figure(code.cohen_kappa),
        figure(code.krippendorff_alpha),
        figure(code.gwet_ac1),
        *((shown,) if intervals else ()),
        code.note if intervals else code.note_without(FEW_TRANSCRIPTS),
    )
