"""Kills at random moments, over all commands that write and the server: nothing acknowledged is lost.

Each line of `tests/writing.py` is typed in a copy of a small study, in a process of its own, and killed (SIGKILL)
somewhere between its beginning and its end. Afterwards: every event and every text that was there before is there;
`check` has no error that it did not have; the line, typed again, ends well (or says that it is done), and the study is
then what it is after a run that nobody killed; nothing temporary is left. So is the server, while it does each request
of `tests/writing_requests.py`, and while somebody codes: whatever it acknowledged is there, once.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from kills_command import Killer
from kills_request import Asker
from kills_server import Server
from kills_trial import Tally, Trial
from tools import table

import failing
import writing
import writing_requests


def main() -> None:
    """Kill in turn, so that one who stops has a table over all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how many, over all commands and the server")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a pattern of lines and addresses")
    parser.add_argument("--coding", action="store_true", help="only the server, while somebody codes")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["CODEKIT_RUNTIME_DIR"] = os.environ["CODEKIT_CONFIG_DIR"] = str(place / "private")
        failing.load()
        (place / "source").mkdir()
        source = writing.source_of(place / "source")
        trials = [] if args.coding else _trials(source, place, rng, args.only)
        server = Server(source.folder / "study", place / "server", rng)
        try:
            for turn in range(args.kills):
                if (number := sum(trial.tally.kills for trial in trials) + server.kills) >= args.kills:
                    break
                print(f"\r{number}", end="", file=sys.stderr, flush=True)
                for trial in trials:
                    if turn % trial.every == 0:
                        trial.kill()
                if not args.only:
                    server.kill()
        except KeyboardInterrupt:
            print("\nstopped", file=sys.stderr)
        _tell(trials, server)


def _trials(source: writing.Source, place: Path, rng: random.Random, only: str) -> list[Trial]:
    """Everything that is killed, in turn."""
    lines = [line for line in writing.LINES if re.search(only, line.typed)]
    asked = [each for each in (*writing_requests.REQUESTS, *writing_requests.HOME) if re.search(only, each.path)]
    trials: list[Trial] = [Killer(line, source, place / f"line{number}", rng) for number, line in enumerate(lines)]
    return [*trials, *(Asker(each, source, place / f"request{number}", rng) for number, each in enumerate(asked))]


def _tell(trials: Sequence[Trial], server: Server) -> None:
    rows = [(f"{trial.name} ({trial.seconds * 1000:.0f} ms)", trial.tally.row()) for trial in trials]
    whole = {kind: Tally() for kind in ("lines", "requests")}
    for trial in trials:
        whole["requests" if isinstance(trial, Asker) else "lines"].add(trial.tally)
    rows += [(f"all {kind}", tally.row()) for kind, tally in whole.items() if tally.kills]
    rows += [("the server, while somebody codes", server.row())] if server.kills else []
    table(f"{sum(tally.kills for tally in whole.values()) + server.kills} kills at random moments", rows)
    for trial in trials:
        for line in trial.tally.seen:
            print(line)


if __name__ == "__main__":
    main()
