"""What was retrieved as a file: a table for programs and Excel, or a document to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError
from codekit.model.polarities import SUPPORTING
from codekit.workflow.exports.excerpts import records, write_table
from codekit.workflow.reports.forms import form_of
from codekit.workflow.results.retrieval import Found, described
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.reporting.excerpts import Listed

TABLES = (".csv", ".xlsx", ".jsonl")


def write(study: Study, found: Found, path: Path) -> str:
    """Write excerpts: a row each as .csv, .xlsx or .jsonl, else as a document of any form; what was written, in words.

    Raises CodekitError for another ending.
    """
    if path.suffix.lower() in TABLES:
        return write_table(path, found.codings, study)
    try:
        form = form_of(path)
    except CodekitError as error:
        raise CodekitError(error.what, hint=f"name it {', '.join(TABLES)}, .docx, .html or .md") from None
    from codekit.reporting.excerpts import build

    form.call(path, build(content_of(study, found)))
    return found.counts


def to_json(study: Study, found: Found) -> dict[str, Any]:
    """The document of `codekit excerpts --json`: each excerpt as `codekit export --what excerpts` has it."""
    listed = records(study, found.codings)
    return {
        "codebook": found.codebook.key,
        "asked": described(found.asked),
        "n": len(found.codings),
        "n_transcripts": len(found.transcripts),
        "n_cases": len(found.cases),
        "n_counting": len(found.every),
        "warnings": list(found.warnings),
        "excerpts": [dict(zip(listed.columns, row, strict=True)) for row in listed.rows],
    }


def content_of(study: Study, found: Found) -> Listed:
    """The excerpts as a document has them: by code, in the order of the codebook."""
    from codekit.reporting.excerpts import Listed, Passage

    ground = found.ground
    by_code: dict[str, list[Passage]] = {}
    for coding in found.codings:
        spoken = ground.under(coding)
        turn = spoken.turn_at(coding.start) if spoken else None
        passage = Passage(
            words=spoken.said(coding.start, coding.end) if spoken else coding.quote,
            case=ground.called(ground.case(coding.transcript).id),
            transcript=coding.transcript,
            turn=turn.index if turn else 0,
            speaker=turn.speaker if turn else "",
            polarity="" if coding.polarity == SUPPORTING else coding.polarity,
            coder=coding.coder,
        )
        by_code.setdefault(found.codebook.current(coding.code), []).append(passage)
    groups = [(found.codebook[code].name, code, by_code[code]) for code, _ in found.codebook.walk() if code in by_code]
    return Listed(study.title, found.codebook.key, found.counts, described(found.asked), groups)
