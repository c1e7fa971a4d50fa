"""Every line that writes on a real full disk, and on one that may only be read; needs root, to mount a small tmpfs.

Each ends with 1 and one line for each file that it could not do, nothing that was there is lost, and with room the same
line does its work.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from tools import table

import failing
import writing


def main() -> None:
    """Both kinds of disk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="a pattern of lines")
    args = parser.parse_args()
    if sys.platform != "linux" or os.geteuid() != 0:
        sys.stdout.write("full_disk: needs root, on Linux\n")
        return
    failing.load()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "source").mkdir()
        source = writing.source_of(place / "source")
        lines = [line for line in writing.LINES if re.search(args.only, line.typed) and _in_a_study(line)]
        rows = []
        for name, fault in (("a full disk", _full), ("a disk that may only be read", _read_only)):
            wrong = [told for line in lines if (told := fault(line, source, place / "disk"))]
            sys.stdout.writelines(f"{told}\n" for told in wrong)
            rows.append((name, f"{len(lines)} lines that write, {len(wrong)} not as promised"))
    table("disks that take nothing", rows)


def _in_a_study(line: writing.Line) -> bool:
    """Not those that make one of many files, nor what takes minutes."""
    return line.typed.split()[0] not in {*failing.WITHOUT_STUDY, "analyze"}


@contextlib.contextmanager
def _mounted(disk: Path, line: writing.Line, source: writing.Source) -> Iterator[Path]:
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", str(disk)], check=True)
    try:
        work = source.only(line.words(source.ids), disk / "work")
        (work / "runtime").mkdir()
        yield work
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def _full(line: writing.Line, source: writing.Source, disk: Path) -> str:
    with _mounted(disk, line, source) as work:
        before, words = failing.state(work), line.words(source.ids)
        filler = disk / "filler"
        with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(1 << 12))
        with filler.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(1))
        first = failing.run(words, work)
        filler.unlink()
        now = failing.state(work)
        lost = [name for name, held in before.items() if now.get(name) != held]
        again = failing.run(words, work)
        done = again.exit_code == 0 or (line.done and line.done in again.said)
        return _told(line, first) or (f"{line.typed}: lost {lost}" if lost else "" if done else again.said)


def _read_only(line: writing.Line, source: writing.Source, disk: Path) -> str:
    with _mounted(disk, line, source) as work:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        return _told(line, failing.run(line.words(source.ids), work))


def _told(line: writing.Line, ended: failing.Ran) -> str:
    errors = [said for said in ended.said.splitlines() if said.startswith("error: ")]
    files = sum(word.endswith(".txt") for word in line.typed.split())
    fine = ended.exit_code == 1 and 0 < len(errors) <= max(1, files)
    return "" if fine and "a bug" not in ended.said and "Traceback" not in ended.said else f"{line.typed}: {ended}"


if __name__ == "__main__":
    main()
