"""Run many, in the folder tests: `python -m differential --studies 2000 --seed 1 --keep FOLDER`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from differential.checked import Checked, lines
from differential.running import ALL, keep, run

SHOWN = 10


def main() -> int:
    """Exit code 1 where the two differ, or where something that must occur did not."""
    parser = argparse.ArgumentParser(prog="python -m differential", description=__doc__)
    parser.add_argument("--studies", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--keep", type=Path, help="write the first study that differs into this folder")
    asked = parser.parse_args()
    checked = Checked()
    for seed in range(asked.seed, asked.seed + asked.studies):
        before = len(checked.differences)
        run([seed], checked)
        for difference in checked.differences[before : before + SHOWN]:
            _say(difference)
        if asked.keep and not before and checked.differences:
            _say(f"study of seed {seed}: {keep(seed, asked.keep)}")
    _say(f"seeds {asked.seed} to {asked.seed + asked.studies - 1}: {asked.studies} studies", *lines(checked))
    missing = [name for name in ALL if not checked.seen[name]]
    _say(f"never occurred: {', '.join(missing)}" if missing else "all states and kinds of rounds occurred")
    return int(bool(checked.differences or missing))


def _say(*said: object) -> None:
    sys.stdout.writelines(f"{line}\n" for line in said)


if __name__ == "__main__":
    sys.exit(main())
