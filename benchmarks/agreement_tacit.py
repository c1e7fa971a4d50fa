"""9,362 units x 14 codes, two coders, against the engine of TACIT (package tacit-qda, module tacit_irr)."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

import numpy as np
from agreement_tools import in_turn, library, shown
from tools import table

from codekit.agreement import measure

UNITS, CODES = 9_362, 14


def engine() -> Any:
    """TACIT's module for agreement, or None; its modules import each other from their own folder."""
    package = library("tacit_qda")
    if package is None:
        return None
    sys.path.append(str(Path(package.__path__[0])))
    return library("tacit_irr")


def main() -> None:
    rng = np.random.default_rng(1)
    truth = rng.random((CODES, UNITS)) < rng.uniform(0.01, 0.2, (CODES, 1))
    decisions = np.stack([truth ^ (rng.random(truth.shape) < 0.03) for _ in range(2)])
    lengths = [len(part) for part in np.array_split(np.arange(UNITS), 33)]

    def ours() -> Any:
        found = measure(decisions, None, lengths)
        per_code = {name: found[name] for name in found.names}
        return per_code, found.cells, found.over_codes(), found.standard_error("cohen_kappa")

    works = {"ours": ours}
    tacit = engine()
    if tacit is None:
        print("tacit-qda is not installed: only codekit is timed", file=sys.stderr)
    else:
        codes = [f"c{k}" for k in range(CODES)]
        tacit.S.CODES = codes
        ids = list(range(UNITS))
        sheets = [{u: [c for c, held in zip(codes, own[:, u], strict=True) if held] for u in ids} for own in decisions]

        def theirs() -> Any:
            rows = tacit.per_code_agreement(*sheets, ids)
            alphas = [tacit.krippendorff_alpha(dict(enumerate(sheets)), ids, c) for c in codes]
            return rows, alphas, tacit.pooled_kappa(*sheets, ids), tacit.pooled_alpha(*sheets, ids)

        works["theirs"] = theirs
        _same(ours()[0], theirs(), tacit)
    took = in_turn(works, times=5)
    rows = [("codekit: every figure per code, summary, clustered errors", shown(took["ours"]))]
    if tacit is not None:
        rows.append(("tacit_irr: per code, alphas, pooled", shown(took["theirs"])))
        rows.append(("ratio", f"codekit {took['theirs'] / took['ours']:.0f} times faster"))
    table(f"{UNITS:,} units x {CODES} codes, two coders", rows)


def _same(per_code: dict[str, Any], theirs: Any, tacit: Any) -> None:
    """Both must say the same, to the three digits that TACIT gives."""
    for k, row in enumerate(theirs[0]):
        for mine, key in (("cohen_kappa", tacit.KAPPA), ("pabak", tacit.PABAK), ("gwet_ac1", tacit.AC1)):
            assert math.isclose(per_code[mine][k], row[key], abs_tol=0.00051), (mine, k)
        assert math.isclose(per_code["krippendorff_alpha"][k], theirs[1][k], abs_tol=0.00051)


if __name__ == "__main__":
    main()
