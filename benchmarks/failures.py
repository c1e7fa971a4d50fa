"""One system call fails: for each command, calls at the files of the study in turn, with the errors of a real disk.

After each: the command ends with 1 and one line that names the file (or with 0, where it did its work all the same),
what was there is as it was, running it again finishes the work, and `check` finds nothing. Needs strace.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import failing
import writing

READ = 1  # files only read, for each command


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=0, help="failures for each command, evenly; default: all")
    parser.add_argument("--once", action="store_true", help="each kind of call at each file once, with one error")
    parser.add_argument("--only", default="", help="commands with these words in them")
    args = parser.parse_args()
    if not failing.runnable():
        sys.stdout.write("failures: needs strace\n")
        return
    failing.load()
    total, wrong = Counter[str](), 0
    sys.stdout.write(
        "| command | can fail | failed | bugs | not named | not intact | not done | check |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|\n"
    )
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "source").mkdir()
        made = writing.source_of(Path(place) / "source")
        for line in (line for line in writing.LINES if args.only in line.typed):
            trial = Trial(line, made, Path(place))
            known = trial.failures(once=args.once)
            said = [(failure, trial.tried(failure)) for failure in _some(known, args.most)]
            kinds = Counter(told.partition(":")[0].partition(" (")[0] for _, told in said if told)
            total += Counter({"can": len(known), "failed": len(said)})
            wrong += kinds.total()
            done = kinds["ended with 0 and is not done"] + kinds["run again it is not done"]
            shown = (
                len(known),
                len(said),
                kinds["a bug"],
                kinds["not named"],
                kinds["not intact"],
                done,
                kinds["check"],
            )
            sys.stdout.write(f"| `{line.short}` | {' | '.join(map(str, shown))} |\n")
            for failure, told in said:
                if told:
                    sys.stderr.write(f"{line.typed}: {' '.join(map(str, failure))}: {told}\n")
            sys.stdout.flush()
    told = f"{total['failed']} of {total['can']} failures tried"
    sys.stdout.write(f"\n{told}, {wrong} times something was not as promised\n")


def _some(known: Sequence[failing.Failure], most: int) -> Sequence[failing.Failure]:
    """As many of them as are wanted, evenly from the first to the last."""
    if not most or len(known) <= most:
        return known
    return [known[number * len(known) // most] for number in range(most)]


class Trial:
    """One line, and what can fail while it is done."""

    def __init__(self, line: writing.Line, source: writing.Source, place: Path) -> None:
        """In a folder that holds what the line names, and nothing else."""
        self.words, self.place = line.words(source.ids), place
        self.before = source.only(self.words, place / "before")

    def failures(self, *, once: bool) -> list[failing.Failure]:
        """What can fail; `once`: each kind of call at each file one time."""
        found = failing.undisturbed(self.words, self.before, self.place / "work", self.place / "keep", most=READ)
        return list({(f.call, f.file): f for f in reversed(found)}.values()) if once else found

    def tried(self, failure: failing.Failure) -> str:
        """What was not as promised, "" for nothing."""
        return failing.tried(self.words, self.before, self.place / "work", failure, self.place / "keep")


if __name__ == "__main__":
    main()
