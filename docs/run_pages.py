"""Run the `$ codekit` lines of the pages and write what they print below them; `--check` only compares.

A page is run in one empty folder, from top to bottom. Besides commands it may hold two things that a reader
does by hand: a file to save (a line that ends in `` `NAME`: `` above a block of csv), and codes to fill into
coding sheets (a table that begins `| sheet | segment |`; in its row `done` stands what is written beside that). A line
`...` in an output stands for any lines.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import runpy
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

DOCS = Path(__file__).parent
HOME = "/home/ana"  # stands on the pages for the folder that a page is run in
ANY = "..."
ENVIRONMENT = {"CODEKIT_USER": "ana", "TERM": "dumb", "NO_COLOR": "1"}
_FILE = re.compile(r"`([^`]+)`:$")


@dataclass(frozen=True)
class Shown:
    """One command of a page, the lines shown below it, and where these stand in the page."""

    command: str
    lines: list[str]
    first: int


@dataclass(frozen=True)
class ToSave:
    """A file that the page tells the reader to save."""

    name: str
    text: str


@dataclass(frozen=True)
class ToFill:
    """Cells that the page tells the reader to fill in a coding sheet."""

    sheet: str
    segment: str
    cells: dict[str, str]


Action = Shown | ToSave | ToFill


def actions(text: str) -> Iterator[Action]:
    """What a reader of the page does, in order."""
    lines = text.splitlines()
    number = 0
    before = ""
    while number < len(lines):
        line = lines[number]
        if line.startswith("```"):
            end = next(i for i in range(number + 1, len(lines)) if lines[i].startswith("```"))
            name = _FILE.search(before)
            if line == "```console":
                yield from _commands(lines, number + 1, end)
            elif line == "```csv" and name:
                yield ToSave(name[1], "\n".join([*lines[number + 1 : end], ""]))
            number = end
        elif line.startswith("| sheet | segment |"):
            end = next((i for i in range(number, len(lines)) if not lines[i].startswith("|")), len(lines))
            yield from _cells(lines[number:end])
            number = end
        before = line or before
        number += 1


def _commands(lines: list[str], first: int, end: int) -> Iterator[Shown]:
    starts = [i for i in range(first, end) if lines[i].startswith("$ ")]
    for start, after in zip(starts, [*starts[1:], end], strict=True):
        yield Shown(lines[start].removeprefix("$ "), lines[start + 1 : after], start + 1)


def _cells(table: list[str]) -> Iterator[ToFill]:
    head, _, *rows = [[cell.strip(" `") for cell in row.strip("|").split("|")] for row in table]
    for sheet, segment, *values in rows:
        yield ToFill(sheet, segment, {name: value for name, value in zip(head[2:], values, strict=True) if value})


def run(page: Path, folder: Path) -> Iterator[tuple[Shown, list[str]]]:
    """Do what the page says, in a folder; every command of it with the lines that it prints."""
    here, text = Path.cwd(), page.read_text("utf-8")
    os.chdir(folder)
    try:
        with patch.dict(os.environ, ENVIRONMENT):
            for action in actions(text):
                if isinstance(action, Shown):
                    yield action, _printed(action.command, folder)
                else:
                    _do(action)
    finally:
        os.chdir(here)


def _do(action: ToSave | ToFill) -> None:
    if isinstance(action, ToSave):
        Path(action.name).write_text(action.text, "utf-8")
        return
    import openpyxl

    book = openpyxl.load_workbook(action.sheet)
    sheet = book.worksheets[0]
    named = {str(sheet.cell(row, 1).value): row for row in range(sheet.max_row, 0, -1)}  # the first of each name
    row = named[action.segment]
    head = next(number for name, number in named.items() if name.startswith("segment"))
    columns = {str(cell.value): number for number, cell in enumerate(sheet[head], start=1)}
    for name, value in action.cells.items():
        sheet.cell(row, 2 if action.segment == "done" else columns[name]).value = value
    book.save(action.sheet)


def _printed(command: str, folder: Path) -> list[str]:
    program, *arguments = shlex.split(command)
    if program == "cd":
        os.chdir(*arguments)
        return []
    if program == "python":  # a script of this folder, which makes what a page works on
        script, *given = arguments
        with patch.object(sys, "argv", [script, *given]):
            runpy.run_path(str(DOCS / Path(script).name), run_name="__main__")
        return []
    if program != "codekit":
        raise ValueError(f"a page may only run codekit, cd and a script of docs, not {program}")
    text = _codekit(arguments).replace(str(folder), HOME)
    lines = [line.rstrip() for line in text.splitlines()]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return lines


def _codekit(arguments: list[str]) -> str:
    """What a command prints, results and notices together as a terminal shows them."""
    from codekit.cli.app import main

    terminal = io.StringIO()
    with (
        patch.object(sys, "argv", ["codekit", *arguments]),
        contextlib.redirect_stdout(terminal),
        contextlib.redirect_stderr(terminal),
        contextlib.suppress(SystemExit),
    ):
        main()
    return terminal.getvalue()


def fits(shown: list[str], printed: list[str]) -> bool:
    """True where the page shows what was printed, `...` standing for any lines."""
    pattern = "".join(r"(?:.*\n)*" if line == ANY else re.escape(line.rstrip()) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def renewed(shown: list[str], printed: list[str]) -> list[str]:
    """The lines that the page should show: as many before and after `...` as it shows now."""
    if ANY not in shown:
        return printed
    if shown.count(ANY) > 1:
        raise ValueError(f"shown with several gaps; set these lines by hand: {shown}")
    head, tail = shown.index(ANY), len(shown) - shown.index(ANY) - 1
    return [*printed[:head], ANY, *printed[len(printed) - tail :]]


def rewritten(page: Path) -> str:
    """The page with the output that its commands print today."""
    lines = page.read_text("utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        done = list(run(page, Path(folder).resolve()))
    for shown, printed in reversed(done):
        if not fits(shown.lines, printed):
            lines[shown.first : shown.first + len(shown.lines)] = renewed(shown.lines, printed)
    return "\n".join([*lines, ""])


def main() -> int:
    """Write the pages anew, or with --check say which are not current."""
    stale = {page: text for page in sorted(DOCS.glob("*.md")) if (text := rewritten(page)) != page.read_text("utf-8")}
    for page, text in stale.items():
        if "--check" in sys.argv:
            sys.stderr.write(f"docs/{page.name} is not current: python docs/run_pages.py\n")
        else:
            page.write_text(text, "utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
