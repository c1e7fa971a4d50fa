"""All benchmarks, one after the other: `python benchmarks`, or some of them: `python benchmarks help_vs_qc`."""

from __future__ import annotations

import importlib
import sys

NAMES = (
    "help_vs_qc",
    "import_vs_qc",
    "refi_read",
    "reading",
    "character_kappa",
    "large_study",
    "full_workbook",
    "scaling",
    "workbench_roundtrip",
    "workbench_page",
    "study_actions",
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
    wanted = sys.argv[1:] or NAMES
    sys.argv[1:] = []
    for name in wanted:
        importlib.import_module(name).main()
