"""One list of what may be asked of a study without changing it: every reading command, and how each is walked."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from codekit.cli.app import main

# OUT is a folder beside the study; r1 is a double round, r0 an initial one, and food@1.1 is being written.
READS: dict[str, list[str]] = {
    "codebook check": ["", "food"],
    "codebook show": ["food", "food --code MONEY"],
    "codebook diff": ["food@1.0 food"],
    "codebook export": ["food OUT/book.csv"],
    "codebook problems": ["food", "food --json"],
    "codebook recheck": [
        "food 1.0 1.1",
        "food 1.0 1.1 --json",
        "food 1.0 1.1 --coder ana",
        "food 1.0 1.1 --round r1",
        "food 1.0 1.1 --transcripts",
    ],
    "round plan": ["--coders ana,ben --size 1 --again", "--coders ana,ben --from r1"],
    "round list": ["", "--json"],
    "round show": ["r0", "r0 --json", "r1", "r1 --json"],
    "round trend": ["", "--training --json"],
    "round settle": ["r1"],
    "disagreements": ["r1", "r1 --json", "r1 --clusters"],
    "decide": ["r1", "r1 --json", "r1 T01:1"],
    "consensus": ["r1 --of ana", "r1 --of ben --json"],
    "matrix": ["food", "food --json", "food --coder ana --json"],
    "cooccur": ["food", "food --json", "food --by overlap --coder ana --json"],
    "export": ["OUT/all.csv", "OUT/mine.csv --coder ana"],
    "check": ["", "--json"],
    "analyze": [""],
}
# What says in its name that it writes; `agree` is the comparing command, and reads where a round is not complete.
WRITES = {
    "init", "import", "code", "speakers", "segment", "codebook import", "round start", "round sign", "round close",
    "suggest", "agree", "merge",
}  # fmt: skip


def run(line: str, study: Path, out: Path) -> str:
    """What a command prints on both streams, and its exit code; the study and OUT are named alike everywhere."""
    args = line.replace("OUT", str(out)).split()
    said = io.StringIO()
    code: object = 0
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        patch.object(sys, "argv", ["codekit", *args, "--study", str(study)]),
    ):
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code
    return f"{said.getvalue()}exit {code}".replace(str(study), "STUDY").replace(str(out), "OUT")


def answers(study: Path, out: Path, more: tuple[str, ...] = ()) -> Iterator[tuple[str, object]]:
    """Everything that the reading commands say and write outside the study: by command line, then by file."""
    out.mkdir(exist_ok=True)
    for line in (*lines(), *more):
        yield line, run(line, study, out)
    for folder in (out, study / "exports"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".csv", ".json", ".html"}:  # workbooks hold the time they were written at
                yield f"{folder.name}/{path.name}", path.read_bytes()


def lines() -> list[str]:
    """Every command line of the list."""
    return [f"{command} {args}".strip() for command, each in READS.items() for args in each]


def files(study: Path) -> dict[str, bytes]:
    """Every file of a study outside exports/."""
    found = sorted(path for path in study.rglob("*") if path.is_file())
    return {
        name: path.read_bytes() for path in found if not (name := str(path.relative_to(study))).startswith("exports/")
    }
