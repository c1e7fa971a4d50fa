"""Write docs/cli.md from the commands' own help; `--check` only says whether the page is current."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PAGE = Path(__file__).with_name("cli.md")
HEAD = """\
# Commands

Every command works on the nearest folder upwards that holds `study.yaml`, or on `--study DIR`. Results go to stdout,
progress and notices to stderr. `--json` writes one document to stdout. Exit codes: 0 done, 1 an expected error (one
line and a hint), 2 wrong usage, 3 a bug (a log without any interview text is written), 130 interrupted.

This page is made by `make docs` from the commands themselves.
"""


def page() -> str:
    """The page as it should be."""
    os.environ.update(COLUMNS="100", TERMINAL_WIDTH="100", NO_COLOR="1", TERM="dumb")
    from click.testing import CliRunner
    from typer.main import get_command

    from codekit.cli.app import app

    runner, line = CliRunner(), get_command(app)  # made once: a hundred commands take their time
    parts = [HEAD]
    for path in _paths(line):
        shown = runner.invoke(line, [*path, "--help"], prog_name="codekit", terminal_width=100)
        text = "\n".join(line.rstrip() for line in shown.output.strip().splitlines())
        parts.append(f"## codekit {' '.join(path)}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def _paths(command: object, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command that does something, in the order of --help."""
    found: list[tuple[str, ...]] = []
    for name, inner in getattr(command, "commands", {}).items():
        below = _paths(inner, (*above, name))
        found += below or [(*above, name)]
    return found


def main() -> int:
    """Write the page, or with --check compare it."""
    if "--check" in sys.argv:
        if PAGE.read_text("utf-8") == page():
            return 0
        sys.stderr.write("docs/cli.md is not current: make docs\n")
        return 1
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
