"""A crosstab as a file: rows for programs, a workbook, a document, or its figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.tables import records as tables
from codekit.tables.whole import replace_file
from codekit.workflow.reports.forms import form_of
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix.tally import Crosstab
    from codekit.plugins import Plugin
    from codekit.reporting.content import Content
    from codekit.reporting.figures import Drawing
    from codekit.tables.records import Records

ROWS, PICTURES = (".csv", ".jsonl"), (".png", ".svg")
_ENDINGS = ".xlsx, .csv, .jsonl, .docx, .html, .md, .png or .svg"


def write(study: Study, found: Crosstab, path: Path) -> None:
    """Write in the form that the ending names, whole or not at all. Raises CodekitError for another ending."""
    from codekit.reporting.crosstab import content

    workbook = path.suffix.lower() == ".xlsx"
    write_as(
        path,
        rows=lambda: content.records(found),
        drawing=lambda: content.drawing(found),
        content=lambda: content.build(found, study=study.title, whole=workbook),
    )


def write_as(
    path: Path, *, rows: Callable[[], Records], drawing: Callable[[], Drawing], content: Callable[[], Content]
) -> None:
    """Write rows, a figure (PNG has 300 dpi) or a document, whichever the ending names; only that is made."""
    ending = path.suffix.lower()
    if ending in ROWS:
        tables.write(path, rows())
    elif ending in PICTURES:
        made = drawing()
        replace_file(path, made.png if ending == ".png" else made.svg)
    else:
        form = _form(path)
        form.call(path, content())


def _form(path: Path) -> Plugin:
    try:
        return form_of(path)
    except CodekitError as error:
        raise CodekitError(f"{path.name}: this is not written so", hint=f"name it {_ENDINGS}") from error
