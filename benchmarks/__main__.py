"""All benchmarks, one after the other: `python benchmarks`, or some of them: `python benchmarks help_vs_qc`.

Options go to those that are named: `python benchmarks kills --kills 20 --seed 2`.
"""

from __future__ import annotations

import importlib
import itertools
import sys

NAMES = (
    "help_vs_qc",
    "import_vs_qc",
    "refi_read",
    "second_importer",
    "reading",
    "character_kappa",
    "large_study",
    "full_workbook",
    "scaling",
    "workbench_roundtrip",
    "workbench_page",
    "study_actions",
    "long_session",
    "live",
    "agreement_arrays",
    "agreement_spans",
    "agreement_study",
    "agreement_tacit",
    "interval_coverage",
    "lower_bound",
    "difference_coverage",
    "corpora",
    "failures",
    "server_load",
    "fresh_server",
    "kills",
    "kills_team",
    "at_once",
    "full_disk",
)

if __name__ == "__main__":
    named = list(itertools.takewhile(lambda word: not word.startswith("-"), sys.argv[1:]))
    del sys.argv[1 : 1 + len(named)]
    for name in named or NAMES:
        importlib.import_module(name).main()
