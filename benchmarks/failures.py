"""One system call fails: for each command, each call at a file of the study in turn, with the errors of a real disk.

After each: the command ends with 1 and one line that names the file (or with 0, where it did its work all the same),
what was there is as it was, running it again finishes the work, and `check` finds nothing. Needs strace.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import failing

COMMANDS = (
    "round start r7 --kind initial --coders lee --transcripts all --codebook food",
    "round start r8 --kind initial --coders noa --add-coder --transcripts T01 --codebook food",
    "code --from in/codings.csv --round p2 --coder lee --partial",
    "code --finish T01 --coder lee --round p2",
    "code --sheets sheets --coder lee --round p2",
    "speakers T01 --other Respondent",
    "agree r3",
    "consensus r1",
    "merge copy",
    "export out.csv",
    "matrix food -o matrix.xlsx",
    "disagreements r1 -o list.xlsx",
    "agree r1 --report report.html",
    "segment T01 --by turn",
    "import in/new.txt",
)
ALL = bool(os.environ.get("FAILURES_ALL"))
MOST = 1  # files only read, for each command


def main() -> None:
    if not failing.runnable():
        sys.stdout.write("failures: needs strace\n")
        return
    total, wrong = 0, 0
    sys.stdout.write(
        "| command | calls failed | bugs | not named | not intact | not done | check |\n|---|--:|--:|--:|--:|--:|--:|\n"
    )
    with tempfile.TemporaryDirectory() as place:
        source = failing.source_of(Path(place) / "source")
        for line in COMMANDS:
            said = [
                (failure, _tried(line, failure, source, Path(place)))
                for failure in _failures(line, source, Path(place))
            ]
            kinds = Counter(told.partition(":")[0].partition(" (")[0] for _, told in said if told)
            total, wrong = total + len(said), wrong + sum(kinds.values())
            done = kinds["ended with 0 and is not done"] + kinds["run again it is not done"]
            figures = (len(said), kinds["a bug"], kinds["not named"], kinds["not intact"], done, kinds["check"])
            sys.stdout.write(f"| {line.split(' -')[0]} | {' | '.join(map(str, figures))} |\n")
            for failure, told in said:
                if told:
                    sys.stderr.write(f"{line}: {' '.join(map(str, failure))}: {told}\n")
            sys.stdout.flush()
    sys.stdout.write(f"\n{total} calls failed, {wrong} times something was not as promised\n")


def _failures(line: str, source: Path, place: Path) -> list[failing.Failure]:
    """Each kind of call at each file once; with FAILURES_ALL=1 each call with each error."""
    found = failing.undisturbed(line.split(), source, place / "work", place / "keep", most=MOST)
    return found if ALL else list({(f.call, f.file): f for f in reversed(found)}.values())


def _tried(line: str, failure: failing.Failure, source: Path, place: Path) -> str:
    return failing.tried(line.split(), source, place / "work", failure, place / "keep")
