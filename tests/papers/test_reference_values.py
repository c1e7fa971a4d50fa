"""The runner of reference cases: every case of the shared file, and what a file may hold besides."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from papers.reference_values import values

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT.parent / "shared" / "agreement" / "reference_cases.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))["cases"] if FILE.is_file() else []
FOUND = values(CASES)
SE_TOLERANCE = 1e-6


def required(case: dict[str, Any]) -> bool:
    """Cases that are settled and not optional."""
    return not (case.get("provisional") or case["parameters"].get("optional"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """The value is the exact one within its tolerance, undefined is null, the standard error is that of its method."""
    if not required(case) and case["id"] not in FOUND:
        pytest.skip("optional and not offered")
    found = FOUND[case["id"]]

    if case["expected"] is None:
        assert found["value"] is None
    else:
        assert case["expected"] == pytest.approx(found["value"], abs=case["tolerance"])
    assert ("se" in found) == bool(case.get("se_method"))
    if case.get("se") is not None:
        assert case["se"] == pytest.approx(found["se"], abs=SE_TOLERANCE)


def test_no_required_case_is_left_out(shared: Path) -> None:
    """A coefficient that silently stops being offered is noticed."""
    assert (shared / "agreement").is_dir()
    assert len(CASES) >= 253
    assert [] == [case["id"] for case in CASES if required(case) and case["id"] not in FOUND]


def test_the_command_prints_one_object(tmp_path: Path) -> None:
    """What is undefined is null; what is not offered is absent; an error stands only where a method is named."""
    ratings = {"ratings": [[1, 1, 0], [1, 1, 0]]}
    cases = [
        {"id": "one", "coefficient": "cohen_kappa", "data": ratings, "parameters": {}, "se_method": "Gwet"},
        {"id": "two", "coefficient": "cohen_kappa", "data": {"ratings": [[1], [1]]}, "parameters": {}},
        {"id": "three", "coefficient": "phrenology", "data": ratings, "parameters": {}},
    ]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": cases}), "utf-8")

    out = subprocess.run(
        [sys.executable, ROOT / "tests" / "papers" / "reference_values.py", file], capture_output=True, check=True
    ).stdout

    assert {"one": {"value": 1.0, "se": 0.0}, "two": {"value": None}} == json.loads(out)
