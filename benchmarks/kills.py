"""Kills at random moments, over all commands that write and the server: nothing acknowledged is lost.

Each command is run on a copy of a small made-up study, in a process of its own, and killed (SIGKILL) somewhere between
its beginning and its end. Afterwards: every event and every text that was there before is there; `check` has no error
that it did not have; the command, run again, ends well (or says that it is done), and the study is then what it is
after a run that nobody killed; nothing temporary is left. The server is killed while somebody codes: every operation
that it acknowledged is in the ledger, once.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import pkgutil
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from kills_server import Server
from kills_study import COMMANDS, PROJECT, Command, Stages, state
from tools import median, table

import codekit
from codekit.workflow.results import study_check
from codekit.workflow.study.study import open_study
from failing import stop_when_open


@dataclass
class Tally:
    """What became of the kills of one command."""

    kills: int = 0
    ended: int = 0  # was done before it was killed
    left: int = 0  # left a draft, a lock or an unpacked copy
    lost: int = 0
    errors: int = 0  # `check` tells an error that it did not tell before
    unfinished: int = 0  # running it again did not end well, or came to something else
    swept: int = 0  # something temporary was still there after running it again
    bugs: int = 0
    seen: list[str] = field(default_factory=list)

    def row(self) -> str:
        good = self.kills - self.unfinished
        return (
            f"{self.kills:5} kills, {self.ended:4} too late, {self.left:4} left something; lost {self.lost}, "
            f"check errors {self.errors}, finished by running it again {good} of {self.kills}, "
            f"not swept {self.swept}, bugs {self.bugs}"
        )


def run(arguments: Sequence[str], said: Path, *, after: float | None = None) -> int | None:
    """A command in a fork of this process, killed after so many seconds; its exit code, None where it was killed."""
    said.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        _typed(arguments, said)
    if after is not None:
        time.sleep(after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    elif arguments[0] == "open":
        stop_when_open(child, said)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return None if code == -signal.SIGKILL else code


def _typed(arguments: Sequence[str], said: Path) -> None:
    """What the command line does, in the child; it never returns."""
    from codekit.cli.app import entry

    try:
        handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        sys.argv = ["codekit", *arguments]
        entry()
    finally:
        os._exit(9)


def load() -> None:
    """Load here all that commands load, so that the kills fall into their work."""
    for module in pkgutil.walk_packages(codekit.__path__, "codekit."):
        importlib.import_module(module.name)
    for name in ("numpy", "openpyxl", "spacy", "matplotlib.figure", "matplotlib.backends.backend_agg", "rich.table"):
        importlib.import_module(name)


def errors(root: Path) -> set[str]:
    """What `check` calls an error."""
    return {str(problem) for problem in study_check.check(open_study(root))[0] if problem.level == "error"}


def temporary(root: Path, tmp: Path) -> list[Path]:
    """Drafts, locks and unpacked copies."""
    return [*root.rglob(".*.tmp"), *root.glob(".codekit-lock*"), *tmp.glob("codekit-*-*"), *tmp.glob(".*.tmp")]


def kept(before: Path, now: Path) -> list[str]:
    """The ledgers and texts of a study in which something of before is missing now."""
    lost = []
    for path in [*before.rglob("*.jsonl"), *before.glob("transcripts/*.txt")]:
        there = now / path.relative_to(before)
        lines = set(there.read_bytes().splitlines()) if there.exists() else set()
        if not {line for line in path.read_bytes().splitlines() if line.startswith(b'{"')} <= lines:
            lost.append(str(path.relative_to(before)))
    if open_study(before).settings.study != open_study(now).settings.study:
        lost.append("the study's identity")
    return lost


class Killer:
    """Kills one command again and again."""

    def __init__(self, command: Command, stages: Stages, tmp: Path, rng: random.Random) -> None:
        """Run it undisturbed three times: how long it takes, and what the study is then."""
        self.command, self.tmp, self.rng, self.said = command, tmp, rng, tmp / "said"
        self.before = stages.at(command.stage)
        self.known = errors(self.before) if command.stage else set()
        times = []
        for _ in range(3):
            with self._study() as root:
                start = time.perf_counter()
                code = run(command.arguments(root), self.said)
                times.append(time.perf_counter() - start)
                if code:
                    raise SystemExit(f"{command.name}: exit code {code}\n{self.said.read_text('utf-8')}")
                self.after = state(root)
        self.seconds = median(times)
        self.tally = Tally()

    @contextlib.contextmanager
    def _study(self) -> Iterator[Path]:
        root = self.tmp / "study"
        shutil.rmtree(root, ignore_errors=True)
        if self.command.stage:
            shutil.copytree(self.before, root)
        yield root
        shutil.rmtree(root, ignore_errors=True)

    def kill(self) -> None:
        """One kill, and everything that must hold afterwards."""
        tally = self.tally
        with self._study() as root:
            code = run(self.command.arguments(root), self.said, after=self.rng.uniform(0, self.seconds * 1.05))
            tally.kills += 1
            tally.ended += code is not None
            tally.bugs += code == 3
            tally.left += bool(temporary(root, self.tmp))
            if self.command.stage:
                self._note("lost", kept(self.before, root))
                self._note("errors", sorted(errors(root) - self.known))
            again = run(self.command.arguments(root), self.said)
            tally.bugs += again == 3
            said = self.said.read_text("utf-8")
            fine = again == 0 or any(word in said for word in self.command.done)
            self._note("unfinished", [] if fine else [said])
            self._note("unfinished", [name for name, what in state(root).items() if what != self.after.get(name)])
            self._note("swept", [path.name for path in temporary(root, self.tmp)])

    def _note(self, what: str, found: Sequence[str]) -> None:
        if found:
            setattr(self.tally, what, getattr(self.tally, what) + 1)
            self.tally.seen.append(f"{self.command.name}: {what}: {'; '.join(found)[:600]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how many, over all commands and the server")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a pattern of commands' names")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "tmp").mkdir()
        os.environ["TMPDIR"] = tempfile.tempdir = str(place / "tmp")
        os.environ["CODEKIT_RUNTIME_DIR"] = os.environ["CODEKIT_CONFIG_DIR"] = str(place / "private")
        load()
        stages = Stages(place / "stages")
        shutil.copy(place / "stages" / "files" / PROJECT, place / "tmp")
        wanted = [command for command in COMMANDS if re.search(args.only, command.name)]
        killers = [Killer(command, stages, place / "tmp", rng) for command in wanted]
        server = Server(stages.at("open"), place / "server", rng)
        try:
            for turn in range(args.kills):  # in turn, so that one who stops has a table over all of them
                if (number := sum(killer.tally.kills for killer in killers) + server.kills) >= args.kills:
                    break
                print(f"\r{number}", end="", file=sys.stderr, flush=True)
                for killer in killers:
                    if turn % killer.command.every == 0:
                        killer.kill()
                if not args.only:
                    server.kill()
        except KeyboardInterrupt:
            print("\nstopped", file=sys.stderr)
        rows = [(f"{k.command.name} ({k.seconds * 1000:.0f} ms)", k.tally.row()) for k in killers]
        rows += [("the server", server.row())] if not args.only else []
        seen = [line for killer in killers for line in killer.tally.seen]
        number = sum(killer.tally.kills for killer in killers) + server.kills
        table(f"{number} kills at random moments", rows)
        for line in seen:
            print(line)


if __name__ == "__main__":
    main()
