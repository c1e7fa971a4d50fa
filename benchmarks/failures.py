"""One system call fails: for each command, calls at the files of the study in turn, with the errors of a real disk.

After each: the command ends with 1 and one line that names the file (or with 0, where it did its work all the same),
what was there is as it was, running it again finishes the work, and `check` finds nothing. Needs strace.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from kills import load

import failing
from codekit.workflow.coding import export
from codekit.workflow.study import importing
from codekit.workflow.study.study import open_study
from studies import CODEBOOK, INTERVIEWS, write

COMMANDS = (
    "round start r7 --kind initial --coders lee --transcripts T01,T02 --codebook food",
    "round start r8 --kind initial --coders noa --add-coder --transcripts T01 --codebook food",
    "code --from in/codings.csv --round p2 --coder lee --partial",
    "code --finish T01 --coder lee --round p2",
    "code --sheets sheets --coder lee --round p2",
    "speakers T01 --other Respondent",
    "speakers Q1 --split question",
    "speakers T01 --turn 2=Nurse --respondent Nurse",
    "agree r3",
    "decide r1 --type extra --neither --reason x",
    "consensus r1",
    "merge copy",
    "export out.csv",
    "export out.xlsx",
    "export out.qdpx",
    "export cut.csv --what excerpts",
    "export said.xlsx --what excerpts",
    "export one.docx --what transcript --transcripts T01",
    "export one.html --what transcript --transcripts T01",
    "export coded --what transcript",
    "export notes.md --what memos",
    "export book.html --what codebook",
    "export vault --what obsidian",
    "matrix food -o matrix.xlsx",
    "disagreements r1 -o list.xlsx",
    "agree r1 --report report.html",
    "segment T01 --by turn",
    "import in/new.txt",
    "import in/T01.txt --correct T01 --yes",
    "correct in/T02.txt --yes",
    "codebook import in/food.yaml",
    "codebook change food rename MONEY --name Funds",
    "purge T03 --yes",
    "import --remove Q1",
    "round cancel p2 --reason mistaken",
    "review r1 --status all -o review.xlsx",
    "judge food O1 REL --fit strong --summary Lists --coder ana",
    "meeting hold --date 2024-05-02 --present ana",
    "init made --from in/project.qdpx",
    "open in/project.qdpx --no-browser --coder ana",
)
READ = 1  # files only read, for each command
_QUESTIONS = "How do you get food?\n\nFrom the pantry, and from a church.\n\nWho pays?\n\nA grant pays for it.\n\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=0, help="failures for each command, evenly; default: all")
    parser.add_argument("--once", action="store_true", help="each kind of call at each file once, with one error")
    parser.add_argument("--only", default="", help="commands with these words in them")
    args = parser.parse_args()
    if not failing.runnable():
        sys.stdout.write("failures: needs strace\n")
        return
    load()
    total, wrong = Counter[str](), 0
    sys.stdout.write(
        "| command | can fail | failed | bugs | not named | not intact | not done | check |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|\n"
    )
    with tempfile.TemporaryDirectory() as place:
        source = _source(Path(place) / "source")
        for line in (line for line in COMMANDS if args.only in line):
            known = _failures(line, source, Path(place), once=args.once)
            tried = _some(known, args.most)
            said = [(failure, _tried(line, failure, source, Path(place))) for failure in tried]
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
            sys.stdout.write(f"| `{_short(line)}` | {' | '.join(map(str, shown))} |\n")
            for failure, told in said:
                if told:
                    sys.stderr.write(f"{line}: {' '.join(map(str, failure))}: {told}\n")
            sys.stdout.flush()
    told = f"{total['failed']} of {total['can']} failures tried"
    sys.stdout.write(f"\n{told}, {wrong} times something was not as promised\n")


def _source(folder: Path) -> Path:
    """What the commands begin with, and the files that they read."""
    source = failing.source_of(folder)
    study = open_study(source / "study", writer="ana")
    path = write(source / "in" / "Q1.txt", _QUESTIONS * 3)
    assert [done.outcome for done in importing.Importer(study).run([(path, True)])] == ["imported"]
    for id_ in ("T01", "T02"):
        write(source / "in" / f"{id_}.txt", INTERVIEWS[id_].replace("?", ", please?", 1))
    write(
        source / "in" / "food.yaml", CODEBOOK.replace('"1.0"', '"2.0"').replace("Who pays.", "Who pays, and how much.")
    )
    export.export(study, source / "in" / "project.qdpx")
    return source


def _short(line: str) -> str:
    """A command without what differs from one study to another."""
    return re.sub(r" --(kind|coders?|transcripts|codebook|round|reason|type)\b( [^-]\S*)?", "", line)


def _some(known: Sequence[failing.Failure], most: int) -> Sequence[failing.Failure]:
    """As many of them as are wanted, evenly from the first to the last."""
    if not most or len(known) <= most:
        return known
    return [known[number * len(known) // most] for number in range(most)]


def _failures(line: str, source: Path, place: Path, *, once: bool) -> list[failing.Failure]:
    """What can fail; `once`: each kind of call at each file one time."""
    found = failing.undisturbed(line.split(), source, place / "work", place / "keep", most=READ)
    return list({(f.call, f.file): f for f in reversed(found)}.values()) if once else found


def _tried(line: str, failure: failing.Failure, source: Path, place: Path) -> str:
    return failing.tried(line.split(), source, place / "work", failure, place / "keep")


if __name__ == "__main__":
    main()
