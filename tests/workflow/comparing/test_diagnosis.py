"""The diagnosis of a comparison: the order of coding, three coders, and what is said while a round is blind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from codekit.workflow.comparing import compare, diagnosis
from codekit.workflow.comparing.diagnosis import diagnosed, finish_order
from codekit.workflow.study.study import Study
from studies import agree, build, code, segments, start

BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)
ROWS = [
    *[("T01", n, "REL", coder) for n in (1, 3) for coder in ("ana", "ben", "lee")],
    ("T01", 4, "REL", "lee"),
    *[("T02", 1, "MONEY", coder) for coder in ("ana", "ben")],
    ("T02", 3, "MONEY", "lee"),
    *[("T03", 1, "REL", coder) for coder in ("ana", "lee")],
    ("T03", 1, "", "ben"),
]


def three(tmp_path: Path) -> Study:
    """Three coders on three transcripts."""
    made = build(tmp_path, coders=("ana", "ben", "lee"), memory=True)
    start(made, coders=["ana", "ben", "lee"])
    return made


def test_transcripts_are_ordered_by_their_last_coder() -> None:
    """Whoever finished first says nothing about when there was something to compare."""
    hours = {"T01": (1, 9), "T02": (2, 3), "T03": (8, 4)}
    times = {id_: [BEGIN + timedelta(hours=h) for h in both] for id_, both in hours.items()}

    assert ["T02", "T03", "T01"] == finish_order(times)


def test_three_coders_are_diagnosed(tmp_path: Path) -> None:
    """Without each coder, accuracy of each code, doubtful units by their stored number; no order in a table."""
    made = three(tmp_path)
    code(made, segments(ROWS))
    comparison = agree(made, "r1")

    document = diagnosis.to_json(diagnosed(made, comparison, compare.Options()))

    assert ["without_each_coder", "drift", "accuracy", "doubtful_units", "why_not"] == list(document)
    assert ["ana", "ben", "lee"] == [one["coder"] for one in document["without_each_coder"]]
    assert ["REL", "MONEY", "BOX.OWN"] == [one["code"] for one in document["accuracy"]]
    assert document["accuracy"][2]["prevalence"] is None
    assert {"drift": diagnosis.IMPORTED} == document["why_not"]
    numbers = {(id_, s.index) for id_, axis in comparison.ground.axes.items() for s in axis.segments}
    assert {(one["transcript"], one["unit"]) for one in document["doubtful_units"]} <= numbers


@pytest.mark.parametrize("options", [compare.Options(incomplete=True), compare.Options(exclusive="REL")])
def test_nothing_is_diagnosed_while_blind_or_of_an_exclusive_group(tmp_path: Path, options: compare.Options) -> None:
    """It says why."""
    made = three(tmp_path)
    rows = [row for row in ROWS if row[0] != "T03" or not options.incomplete]
    code(made, segments(rows), partial=False)
    comparison = agree(made, "r1", options)

    found = diagnosed(made, comparison, options)

    assert ((), (), None) == (found.without, found.latent, found.drift)
    assert "all" == found.why_not[0][0]
