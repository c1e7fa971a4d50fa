"""Try readers for long, in the folder tests: `python -m fuzz --reader docx --minutes 10 --keep FOLDER`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from fuzz.readers import READERS
from fuzz.running import run


def main() -> int:
    """Exit code 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--reader", action="append", choices=READERS, help="by default every one")
    parser.add_argument("--minutes", type=float, default=10.0, help="for each reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="write the inputs that showed a fault into this folder")
    asked = parser.parse_args()
    found = 0
    _say("reader | inputs | refused | steps | minutes | findings")
    for name in asked.reader or READERS:
        with tempfile.TemporaryDirectory() as folder:
            report = run(name, Path(folder), seed=asked.seed, minutes=asked.minutes)
        _say(report.line())
        for number, (fault, data) in enumerate(report.findings.items()):
            found += 1
            _say(f"  {fault}: {report.times[fault]} times")
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / f"{name}-{number}{READERS[name].suffix}").write_bytes(data)
    return int(found > 0)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
