"""What a report warns of: about single codes beside their figures, about the whole comparison at its head.

The limits are codekit's own proposals, hints about where to look; docs/agreement-report.md lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from codekit.agreement.rounds.notes import FEW_TRANSCRIPTS as TOO_FEW
from codekit.agreement.rounds.notes import UNDEFINED
from codekit.agreement.rounds.report import AgreementReport, CodeResult
from codekit.reporting.agreement.findings import Findings

FEW_POSITIVES = 5
FEW_TRANSCRIPTS, FEW_FOR_BOOTSTRAP, FEW_SHARED = 10, 20, 2
MOSTLY_UNCODED = 0.9
MANY_CODES = 40


def notes_of(report: AgreementReport) -> dict[str, str]:
    """The note of every row by name, with what a reader of the report is warned of beside it.

    What holds for every code alike, that there are too few transcripts, is said once above.
    """
    return {row.name: "; ".join(filter(None, [row.note_without(TOO_FEW), *_few(row)])) for row in report.rows}


def _few(code: CodeResult) -> Iterator[str]:
    """Coders who gave a code to few units: one unit more or less moves kappa a lot."""
    if code.has_note(UNDEFINED) or min(code.positives.values(), default=0) == 0:
        return
    few = [coder for coder, n in code.positives.items() if n < FEW_POSITIVES]
    if few:
        whom = "any coder" if len(few) == len(code.positives) and len(few) > 2 else " and ".join(few)
        yield f"fewer than {FEW_POSITIVES} positive units by {whom}"


def cautions(findings: Findings) -> tuple[str, ...]:
    """What holds for the whole comparison, most serious first."""
    return (
        *findings.warnings,
        *_status(findings),
        *_size(findings),
        *_shares(findings),
        *_characters(findings),
        *_scale(findings),
    )


def _status(findings: Findings) -> Iterator[str]:
    if findings.setting.kind == "training":
        yield "training, not for report"
    if findings.setting.still_blind:
        yield (
            "the round is not complete, so it is still blind: no unit, disagreement or word is listed, and the figures "
            "will change"
        )


def _size(findings: Findings) -> Iterator[str]:
    n, setting = findings.report.n_transcripts, findings.setting
    clusters, grouping = findings.report.n_clusters, findings.report.grouping
    if n < FEW_TRANSCRIPTS:
        yield (
            f"only {n} transcript{'' if n == 1 else 's'}: so few that the figures depend much on which were chosen; "
            f"intervals clustered by transcript are reliable from about {FEW_TRANSCRIPTS} on"
        )
    elif clusters < FEW_TRANSCRIPTS:
        yield (
            f"only {grouping.counted(clusters)}: intervals clustered by {grouping.by} "
            f"are reliable from about {FEW_TRANSCRIPTS} on"
        )
    if "bootstrap" in setting.interval and clusters < FEW_FOR_BOOTSTRAP:
        yield f"the bootstrap over {grouping.many} is too short with fewer than {FEW_FOR_BOOTSTRAP} {grouping.many}"
    if (n := findings.report.summary.n_codes) > MANY_CODES:
        yield f"{n} codes: nobody holds more than about {MANY_CODES} in mind while coding"


def _shares(findings: Findings) -> Iterator[str]:
    for pair in findings.measured.pairs:
        if pair.n_transcripts < FEW_SHARED:
            how_many = "no transcript" if pair.n_transcripts == 0 else "only one transcript"
            yield f"{' and '.join(pair.coders)} share {how_many}"


def _characters(findings: Findings) -> Iterator[str]:
    if findings.report.unit == "character" and findings.measured.uncoded > MOSTLY_UNCODED:
        yield (
            f"{findings.measured.uncoded:.0%} of the characters have no code from anybody: agreement on them is not "
            "agreement on the codes; read positive agreement"
        ).replace("% ", " % ", 1)


def _scale(findings: Findings) -> Iterator[str]:
    if findings.scale is not None and findings.scale.coefficient != findings.report.coefficient:
        yield (
            f"the words of {findings.scale.title} were made for another coefficient than the one that the intervals "
            "are of"
        )
