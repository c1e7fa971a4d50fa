"""The forms of a report, by the ending of its file: ours, and those that plug-ins add."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.plugins import REPORTS, Plugin, group
from codekit.store.files import write_text

if TYPE_CHECKING:
    from codekit.reporting.content import Content, Figure


ENDINGS = ".xlsx, .docx, .html or .md"


def form_of(path: Path) -> Plugin:
    """What writes the form that a file's ending names; raises CodekitError for another ending."""
    refused = "a report is an Excel file, a Word file, an HTML page or Markdown"
    return group(REPORTS).of_file(path, refused, f"name it {ENDINGS}")


def write_excel(path: Path, content: Content) -> list[Path]:
    """Write a report as an Excel workbook."""
    from codekit.reporting import excel

    excel.write(path, content)
    return [path]


def write_page(path: Path, content: Content) -> list[Path]:
    """Write a report as an HTML page that holds its figures."""
    from codekit.reporting import html

    write_text(path, html.render(content))
    return [path]


def write_word(path: Path, content: Content) -> list[Path]:
    """Write a report as a Word file that holds its figures."""
    from codekit.reporting import word_report

    word_report.write(path, content)
    return [path]


def write_markdown(path: Path, content: Content) -> list[Path]:
    """Write a report as Markdown, its figures in a folder beside it."""
    from codekit.reporting import markdown

    folder = path.with_name(f"{path.stem}-figures")
    images = {figure.name: f"{folder.name}/{figure.name}.png" for figure in content.figures}
    written = write_figures(content.figures, folder)
    write_text(path, markdown.render(content, images=images))
    return [path, *written]


def write_figures(figures: Iterable[Figure], folder: Path) -> list[Path]:
    """Write figures as PNG and SVG, each whole or not at all."""
    from codekit.reporting import figures as drawing

    written: list[Path] = []
    for figure in figures:
        written += drawing.write(figure.images, folder, name=figure.name)
    return written
