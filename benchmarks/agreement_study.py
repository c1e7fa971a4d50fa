"""Agreement of size (a) from a study on disk, ledgers included: what it takes beyond loading the study."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import made
from tools import table

from codekit.agreement import compare, measure_material
from codekit.workflow.comparing import axes
from codekit.workflow.study.study import open_study

TRANSCRIPTS, UNITS, CODES, CODINGS, TIMES = 33, 400, 30, 700, 5
WORDS = UNITS * (40 + 40 // 3)
MOST = 0.5


def once(root: Path) -> tuple[float, float, int]:
    """Seconds to load (texts, turns, codebook, codings), seconds to compare, and the units compared."""
    start = time.perf_counter()
    study = open_study(root)
    round_ = study.round("r1")
    layers = study.layers(round_)
    study.transcripts()
    book = study.round_codebook(round_)
    loaded = time.perf_counter()
    codes = [code.id for code in book.codes]
    material = axes.to_material(axes.lay(study, round_, layers, unit="turn"), codes)
    report = compare(material, round_id="r1", unit="turn")
    found = measure_material(material)
    _ = [found[name] for name in found.names], found.bootstrap("cohen_kappa")
    assert len(report.codes) == CODES
    return loaded - start, time.perf_counter() - loaded, report.codes[0].n_units


def main() -> None:
    made.CODERS = ("ana", "ben")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "study"
        made.study(root, n_transcripts=TRANSCRIPTS, n_codings=CODINGS, n_codes=CODES, n_words=WORDS, kind="double")
        once(root)
        runs = [once(root) for _ in range(TIMES)]
    load, compared = min(a for a, _, _ in runs), min(b for _, b, _ in runs)
    table(
        f"2 coders x {CODES} codes x {TRANSCRIPTS} transcripts, {runs[0][2]:,} turns, "
        f"{2 * TRANSCRIPTS * CODINGS:,} codings in ledgers (best of {TIMES})",
        [
            ("loading the study", f"{load:.3f} s"),
            ("report with intervals, every figure, bootstrap of 2,000", f"{compared:.3f} s (at most {MOST} s)"),
            ("ratio to the load", f"{compared / load:.2f}"),
        ],
    )


if __name__ == "__main__":
    main()
