"""Put the parts of the report together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from codekit.reporting.agreement import codes, diagnosis, differences, head, pairs, summary, transcripts, trend
from codekit.reporting.agreement.findings import Findings
from codekit.reporting.content import Content, Figure

CODES, PAIRS, TREND = "codes", "pairs", "trend"


def build(found: Findings, figures: Mapping[str, Figure] | None = None) -> Content:
    """The content of the report; `figures` are drawn ones by the key of the part that they stand in."""
    drawn = figures or {}

    def of(key: str) -> Sequence[Figure]:
        return [drawn[key]] if key in drawn else []

    return Content(
        title=f"Agreement between coders, round {found.setting.round}",
        subtitle=found.setting.study,
        parts=(
            head.compared(found),
            head.warned(found),
            head.paragraph(found),
            summary.part(found),
            codes.part(found, of(CODES)),
            transcripts.part(found),
            pairs.part(found, of(PAIRS)),
            differences.part(found),
            trend.part(found, of(TREND)),
            diagnosis.part(found),
            head.listed(found),
            head.reading(),
        ),
    )
