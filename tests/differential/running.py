"""Draw, build and check many studies."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from differential.build import build
from differential.checked import Checked
from differential.differ import check
from differential.recount.matrix import STATES
from differential.world import draw

KINDS = ("double", "initial", "second-pass", "subcode")
COMPARED = ("interval", "itself", "polarity", "claims", "clusters by case", "clusters by transcript")
ALL = (*STATES, *KINDS, *COMPARED, "supporting", "hypothetical")


def run(seeds: Iterable[int], checked: Checked | None = None, *, until_different: bool = False) -> Checked:
    """Check the studies of these seeds, in memory; `until_different` stops at the first difference."""
    checked = Checked() if checked is None else checked
    for seed in seeds:
        world = draw(seed)
        with tempfile.TemporaryDirectory() as folder:
            check(world, build(world, Path(folder)), checked)
        if until_different and checked.differences:
            break
    return checked


def keep(seed: int, folder: Path) -> Path:
    """Write the study of a seed with its tables to a folder, for people to look at."""
    build(draw(seed), folder, memory=False)
    return folder
