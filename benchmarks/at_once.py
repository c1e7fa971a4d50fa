"""Two commands at the same moment, in real processes: they come to what one after the other comes to.

Every line of `tests/writing.py` beside itself, then pairs of lines drawn at random. Afterwards the study says what it
says when one is typed after the other, in one order or the other; `check` finds nothing that it does not find then;
nobody met a bug, and nothing temporary is left.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from tools import table

import failing
import writing
from racing import Race


def main() -> None:
    """One table, and every pair that did not come to what it should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=100, help="pairs of different lines")
    parser.add_argument("--times", type=int, default=1, help="for each pair")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a pattern of lines")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        failing.load()
        place = Path(folder)
        (place / "source").mkdir()
        source = writing.source_of(place / "source")
        lines = [line for line in writing.LINES if re.search(args.only, line.typed) and line.typed[:4] != "open"]
        together = [(line, line) for line in lines]
        others = [(one, two) for one in lines for two in lines if one is not two and _may_meet(one, two)]
        pairs = rng.sample(others, min(args.pairs, len(others)))
        found = {"a line beside itself": _all(together, source, place, args.times)}
        found["two different lines"] = _all(pairs, source, place, args.times)
    for told in found.values():
        for line in told[2]:
            sys.stdout.write(f"{line}\n")
    rows = [(name, f"{n} times, {refused} heard that it was done or had changed, {len(wrong)} wrong")
            for name, (n, refused, wrong) in found.items()]  # fmt: skip
    table("two commands at the same moment", rows)


def _may_meet(one: writing.Line, two: writing.Line) -> bool:
    """Both in the same study, and not so long that nothing meets."""
    return "--study" not in one.typed + two.typed and max(one.every, two.every) == 1


def _all(
    pairs: list[tuple[writing.Line, writing.Line]], source: writing.Source, place: Path, times: int
) -> tuple[int, int, list[str]]:
    tried, refused, wrong = 0, 0, []
    for number, (one, two) in enumerate(pairs):
        sys.stderr.write(f"\r{number} of {len(pairs)} ")
        sys.stderr.flush()
        race = Race((one, two), source, place / "work")
        for _ in range(times):
            told = race.run()
            tried += 1
            refused += race.refused
            wrong += [f"{one.typed} | {two.typed}: {each}" for each in told]
    return tried, refused, wrong


if __name__ == "__main__":
    main()
