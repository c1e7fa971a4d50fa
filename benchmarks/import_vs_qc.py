"""Import: 120 transcripts of 9,000 words, `codekit import` against `qc corpus import -i verbatim`.

codekit finds the speakers and stores turns, paragraphs, and sentences; qc copies the text and counts lines.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import made
from tools import CODEKIT, median, peer, run, table

TRANSCRIPTS, WORDS, TIMES = 120, 9000, 3


def once(place: Path, source: Path) -> tuple[float, float]:
    ours, theirs = place / "ours", place / "theirs"
    run([CODEKIT, "init", ours])
    theirs.mkdir(parents=True)
    run([peer() / "qc", "init"], cwd=theirs)
    mine = run([CODEKIT, "import", source, "--study", ours]).seconds
    other = run([peer() / "qc", "corpus", "import", "-i", "verbatim", "-r", source], cwd=theirs).seconds
    assert len(list((ours / "segments" / "sentence").glob("*.csv"))) == TRANSCRIPTS
    assert len(list((theirs / "corpus").rglob("*.txt"))) == TRANSCRIPTS
    return mine, other


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        source.mkdir()
        rng = random.Random(3)
        for number in range(TRANSCRIPTS):
            (source / f"T{number:03}.txt").write_text(made.interview(rng, WORDS)[0], "utf-8")
        pairs = [once(Path(folder) / str(number), source) for number in range(TIMES)]
    ours, theirs = median([a for a, _ in pairs]), median([b for _, b in pairs])
    table(
        f"importing {TRANSCRIPTS} transcripts of {WORDS:,} words (median of {TIMES}, alternating)",
        [
            ("codekit import (speakers, turns, paragraphs, sentences)", f"{ours:.1f} s"),
            ("qc corpus import -i verbatim (text)", f"{theirs:.1f} s"),
            ("ratio", f"{ours / theirs:.2f}"),
        ],
    )


if __name__ == "__main__":
    main()
