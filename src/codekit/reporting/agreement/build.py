"""Put the parts of the report together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from codekit.reporting.agreement import (
    claims,
    codes,
    diagnosis,
    differences,
    head,
    others,
    pairs,
    summary,
    transcripts,
    trend,
)
from codekit.reporting.agreement.findings import Findings
from codekit.reporting.content import Content, Figure

CODES, PAIRS, TREND = "codes", "pairs", "trend"


def build(findings: Findings, figures: Mapping[str, Figure] | None = None) -> Content:
    """The content of the report; `figures` are drawn ones by the key of the part that they stand in."""
    drawn = figures or {}

    def of(key: str) -> Sequence[Figure]:
        return [drawn[key]] if key in drawn else []

    return Content(
        title=f"Agreement between coders, round {findings.setting.round}",
        subtitle=findings.setting.study,
        parts=(
            head.compared(findings),
            head.warned(findings),
            head.paragraph(findings),
            summary.part(findings),
            codes.part(findings, of(CODES)),
            others.others_part(findings),
            others.units_part(findings),
            transcripts.part(findings),
            pairs.part(findings, of(PAIRS)),
            *claims.parts(findings),
            differences.part(findings),
            trend.part(findings, of(TREND)),
            diagnosis.part(findings),
            head.listed(findings),
            head.reading(),
        ),
    )
