"""Character kappa of 40 codes in 120 transcripts, all pairs of 4 coders, against loading that study."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import made
from tools import median, table

from codekit.agreement import compare
from codekit.workflow.comparing import axes
from codekit.workflow.study.study import open_study

TRANSCRIPTS, WORDS, CODINGS, CODES, TIMES = 120, 9000, 250, 40, 5


def once(root: Path) -> tuple[float, float]:
    """Seconds to load (texts, turns, codebook, codings), and to lay out and compare."""
    start = time.perf_counter()
    study = open_study(root)
    round_ = study.round("r1")
    layers = study.layers(round_)
    study.transcripts()
    book = study.round_codebook(round_)
    loaded = time.perf_counter()
    ground = axes.lay(study, round_, layers, unit=axes.CHARACTER)
    report = compare(axes.to_material(ground, [code.id for code in book.codes]), round_id="r1", unit=axes.CHARACTER)
    assert len(report.codes) == CODES
    return loaded - start, time.perf_counter() - loaded


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "study"
        made.study(root, n_transcripts=TRANSCRIPTS, n_codings=CODINGS, n_codes=CODES, n_words=WORDS, kind="double")
        once(root)
        pairs = [once(root) for _ in range(TIMES)]
    load, kappa = median([a for a, _ in pairs]), median([b for _, b in pairs])
    table(
        f"character kappa, {CODES} codes x {TRANSCRIPTS} transcripts of {WORDS:,} words, 6 pairs of coders, "
        f"{TRANSCRIPTS * CODINGS * 4:,} codings (median of {TIMES})",
        [
            ("loading the study", f"{load:.2f} s"),
            ("kappa with intervals", f"{kappa:.2f} s"),
            ("ratio (at most 3)", f"{kappa / load:.2f}"),
        ],
    )


if __name__ == "__main__":
    main()
