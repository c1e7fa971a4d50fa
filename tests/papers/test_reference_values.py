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


TWO = {"ratings": [[1, 0, 1, None, 0, 1], [1, 0, 0, 1, 0, 1]]}
EMPTY: dict[str, dict[str, Any]] = {
    "cohen_kappa": {"ratings": [[], []]},
    "scott_pi": {"table": [[0, 0], [0, 0]]},
    "fleiss_kappa": {"counts": []},
    "krippendorff_alpha": {"ratings": []},
    "light_kappa": {"ratings": [[1, 0], [1, 0], [None, None]]},
    "gwet_ac1": {"ratings": [[1, 0, 1]]},
    "kappa_max": {"ratings": [[1, 1], [1, 1]]},
    "holsti": {"ratings": [[0, 0], [0, 0]]},
    "mean_pairwise_f1": {"ratings": [[0, 0], [0, 0]]},
    "conger_kappa": {"transcripts": []},
    "pooled_kappa": {"tables": []},
    "mean_kappa": {"tables": [[[0, 0], [0, 9]]]},
    "code_presence_agreement": {"frequencies": {"A": {}, "B": {}}},
    "boundary_similarity": {"masses_a": [9], "masses_b": [9]},
    "char_cohen_kappa": {"text_length": 0, "coders": {"A": [], "B": []}},
    "u_alpha": {"text_length": 9, "coders": {"A": [{"start": 3, "end": 3, "code": "x"}], "B": []}},
    "cu_alpha": {"text_length": 9, "coders": {"A": [{"start": 0, "end": 3, "code": "x"}], "B": None}},
    "segment_overlap_agreement": {"text_length": 9, "coders": {"A": [], "B": []}},
}


def one(coefficient: str, data: dict[str, Any], **case: Any) -> dict[str, float | None] | None:
    """What one case gives; None where it is not offered."""
    return values([{"id": "x", "coefficient": coefficient, "data": data, "parameters": {}, **case}]).get("x")


@pytest.mark.parametrize("coefficient", EMPTY)
def test_what_is_undefined_is_null_and_not_absent(coefficient: str) -> None:
    """Nothing coded, nobody there, one coder, a coder without ratings, no variation."""
    assert {"value": None} == one(coefficient, EMPTY[coefficient])


def test_a_bad_case_does_not_stop_the_others() -> None:
    """Cases without data, with nonsense for data, or with a span outside the text are absent."""
    bad: list[dict[str, Any]] = [
        {"id": "a", "coefficient": "cohen_kappa"},
        {"id": "b", "coefficient": "cohen_kappa", "data": {"ratings": 7}, "parameters": None},
        {"id": "c", "coefficient": "cohen_kappa", "data": {"table": [[1, 2]]}},
        {
            "id": "d",
            "coefficient": "char_cohen_kappa",
            "data": {"text_length": 5, "coders": {"A": [{"start": 0, "end": 9, "code": "x"}], "B": []}},
            "parameters": {"code": "x"},
        },
    ]

    assert ["good"] == list(values([*bad, {"id": "good", "coefficient": "cohen_kappa", "data": TWO, "parameters": {}}]))


@pytest.mark.parametrize(
    "words",
    [
        "Gwet linearisation, divisor n(n-1)",
        "delta method on the table, divisor n",
        "large-sample delta method (Fleiss, Cohen & Everitt 1969), divisor n",
        "linearised, clustered by transcript",
        "delete-one-transcript jackknife",
        "bootstrap over transcripts",
    ],
)
@pytest.mark.parametrize("coefficient", ["cohen_kappa", "scott_pi", "fleiss_kappa", "krippendorff_alpha", "gwet_ac1"])
def test_every_method_gives_every_coefficient_an_error(words: str, coefficient: str) -> None:
    """On a table, on ratings and on ratings by transcript."""
    by_transcript = {
        "transcripts": [{"ratings": [[1, 0, 1], [1, 1, 0]]}, {"ratings": [[0, 1, 0, 1], [0, 1, 0, 0]]}] * 2
    }
    for data in ({"table": [[7, 2], [1, 9]]}, TWO, by_transcript):
        found = one(coefficient, data, se_method=words)
        assert found is not None
        assert found["se"] is not None
        assert found["se"] > 0


def test_pairs_positives_and_absent_coders() -> None:
    """A pair may be named or numbered, "yes" is found by its name, and null for a coder means not coded."""
    three = {"ratings": {"ana": ["N", "Y", "Y"], "ben": ["Y", "Y", "N"], "eve": ["Y", "Y", "N"]}}
    spans = {"A": [{"start": 0, "end": 4, "code": "x"}], "B": [{"start": 0, "end": 4, "code": "x"}], "C": None}

    assert {"value": None} == one("cohen_kappa", {"ratings": {"ana": [1, 0], "ben": None}})
    assert {"value": 1.0} == one("cohen_kappa", three, parameters={"pair": ["ben", "eve"]})
    assert {"value": 1.0} == one("cohen_kappa", three, parameters={"pair": [1, 2]})
    assert {"value": None} == one("cohen_kappa", three, parameters={"pair": ["ana", "zoe"]})
    assert {"value": 0.5} == one("positive_agreement", three, parameters={"pair": ["ana", "ben"]})
    assert {"value": 1.0} == one(
        "char_krippendorff_alpha", {"text_length": 9, "coders": spans}, parameters={"code": "x"}
    )


def test_a_numbered_pair_is_the_same_pair_in_every_text() -> None:
    """Numbers go by all coders of all texts, also where one of them did not do a text."""
    x = [{"start": 0, "end": 4, "code": "x"}]
    texts = [{"text_length": 9, "coders": {"A": [], "B": x, "C": x}}, {"text_length": 9, "coders": {"B": x, "C": x}}]
    for coefficient in ("char_cohen_kappa", "u_alpha"):
        for pair in ([1, 2], ["B", "C"]):
            found = one(coefficient, {"transcripts": texts}, parameters={"code": "x", "pair": pair})
            assert {"value": 1.0} == found
