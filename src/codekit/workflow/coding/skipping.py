"""Units that a coder could not code: skipped, which is neither "no" nor a whole transcript that is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.formats.coding_table import SKIPPED, CodingRow
from codekit.workflow.coding.recording import Imported, import_rows
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.model.transcript import Segment

_NUMBERS = re.compile(r"(\d+)(?:-(\d+))?")


def skip(
    study: Study,
    transcript: str,
    segments: str,
    *,
    coder: str,
    round_id: str = "",
    scheme: str = "turn",
    reason: str = "",
    back: bool = False,
) -> Imported:
    """Note that a coder skipped segments of a transcript, given as `12-20,25` from 0 on; `back` takes that back.

    Segments without words in that list are passed over. Raises CodekitError for no list of segments, ProblemsError
    for one that is coded or, taking back, not skipped, and what `import_rows` raises.
    """
    named = study.segmentation(transcript, scheme).segments
    rows = [
        CodingRow(
            row=segment.index,
            transcript=transcript,
            coder=coder,
            start=segment.start,
            end=segment.end,
            memo=reason,
            skipped=SKIPPED,
            action="remove" if back else "",
        )
        for segment in _segments(segments, named, transcript, scheme)
        if segment.start < segment.end
    ]
    return import_rows(
        study,
        rows,
        file=f"{transcript} by {scheme}",
        scheme=scheme,
        round_id=round_id,
        partial=True,
        writer=study.writer,
    )


def _segments(text: str, named: Sequence[Segment], transcript: str, scheme: str) -> list[Segment]:
    """The segments of a list such as `12-20,25`. Raises CodekitError for what is none."""
    numbers: set[int] = set()
    for part in text.split(","):
        match = _NUMBERS.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            raise CodekitError(f"'{part.strip()}' is no list of segments", hint="for instance --segments 12-20,25")
        if last >= len(named):
            raise CodekitError(
                f"{transcript} has no segment {last} by {scheme}", hint=f"they count from 0 to {len(named) - 1}"
            )
        numbers.update(range(first, last + 1))
    return [named[number] for number in sorted(numbers)]
