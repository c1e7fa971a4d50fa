"""Compute every case of a file of reference cases: `python tests/papers/reference_values.py FILE.json`.

Prints one JSON object, `{id: {"value": number or null, "se": number or null}}`. `se` is there where the case
names a `se_method`. Undefined is null; a case whose coefficient is not offered, or not for such data, is absent.
Everything is computed by public functions of `codekit.agreement`; what is here lays the data out for them.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from papers.reference_coefficients import compute
from papers.reference_data import NotOfferedError

Case = dict[str, Any]


def values(cases: list[Case]) -> dict[str, dict[str, float | None]]:
    """The value, and where asked the standard error, of each case that codekit offers, by id."""
    found = {}
    for case in cases:
        try:
            value, error = compute(case)
        except NotOfferedError:
            continue
        except Exception as fault:  # noqa: BLE001  one bad case does not stop the others
            sys.stderr.write(f"{case.get('id')}: {type(fault).__name__}: {fault}\n")
            continue
        found[case["id"]] = {"value": number(value)} | ({"se": number(error)} if case.get("se_method") else {})
    return found


def number(value: float | None) -> float | None:
    """A number as JSON has it: undefined is null."""
    return None if value is None or not math.isfinite(value) else float(value)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tests/papers/reference_values.py FILE.json")
    file = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    found = values(file["cases"] if isinstance(file, dict) else file)
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
