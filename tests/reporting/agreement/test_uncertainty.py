"""What the report says of uncertainty: over all codes, between rounds, by chance, and where agreement fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agreement.made import of_cells
from codekit.agreement.rounds.dawid_skene import Doubtful
from codekit.agreement.rounds.diagnosis import diagnose, without_each_coder
from codekit.agreement.rounds.differences import Difference
from codekit.agreement.rounds.permutation import with_permutations
from codekit.reporting.agreement.diagnosed import tables
from codekit.reporting.agreement.findings import RoundStep
from reporting.agreement.made import CELLS, findings, part, point, rows, table, three

MATERIAL = of_cells(CELLS, units=[40] * 6)


def test_pooled_and_mean_kappa_have_their_interval_beside_them() -> None:
    """In the part over all codes, and in the paragraph for a paper."""
    found = findings()
    pooled = {row["figure"]: row for row in rows(table(found, "overall"))}["pooled kappa"]
    interval = found.report.summary.pooled_interval

    assert interval is not None
    assert (interval.low, interval.high) == (pooled["interval from"], pooled["interval to"])
    assert f"interval {interval.low:.3f} to {interval.high:.3f})" in part(found, "methods").paragraphs[0]


def test_each_round_stands_against_the_one_before_it() -> None:
    """One row for each difference, with its interval or without, and the reason where codes have none."""
    known = Difference("cohen_kappa", 0.1, -0.05, 0.24, 0.95, 7.5, 0, "other transcripts")
    step = RoundStep("r0", 0, {"pooled kappa": known, "X": replace(known, low=float("nan"))}, "codes differ")
    listed = rows(table(findings(trend=(point("r0"), point("r1", step=step))), "trend", "Each round against"))

    assert ["pooled kappa", "X", "codes"] == [row["code"] for row in listed]
    assert (0.1, -0.05, 0.24) == tuple(listed[0][name] for name in ("difference", "interval from", "interval to"))
    assert ("–", "codes differ") == (listed[1]["interval from"], listed[2]["how"])


def test_p_values_stand_beside_the_codes_where_they_were_asked_for() -> None:
    """And that of pooled kappa with what it must not be taken for; else there is no column."""
    found = findings()
    tested = replace(found, report=with_permutations(found.report, MATERIAL, 99))

    assert "p (permutation)" not in rows(table(found, "codes"))[0]
    assert tested.report.codes[0].p_value == rows(table(tested, "codes"))[0]["p (permutation)"]
    overall = {row["figure"]: row for row in rows(table(tested, "overall"))}["p (permutation)"]
    assert "too small where neighbouring units resemble" in overall["what it is"]


def test_the_diagnosis_says_where_agreement_fails_or_why_it_cannot() -> None:
    """Three coders have all of it; two say what is missing."""
    material = three()
    order = list(material.transcripts)
    full = findings(material, diagnosis=diagnose(material, order))
    two = findings(diagnosis=diagnose(MATERIAL, [], no_order="all at once"))

    titles = [one.title for one in part(full, "diagnosis").tables]
    assert {"Agreement without each coder", "How accurate each coder is", "The most doubtful units"} <= set(titles)
    without = rows(table(full, "diagnosis", "Agreement without"))
    assert [one.pooled_kappa for one in without_each_coder(material)] == pytest.approx(
        [row["pooled kappa"] for row in without], nan_ok=True
    )
    said = " ".join(part(two, "diagnosis").paragraphs)
    assert "two coders do not identify it" in said
    assert "all at once" in said


@pytest.mark.parametrize(("unit", "head", "number"), [("turn", "turn", 4), ("character", "character (from 0)", 3)])
def test_doubtful_units_bear_the_numbers_that_people_count_by(unit: str, head: str, number: int) -> None:
    """Turns from 1, as in the list of disagreements; characters from 0, and the header says so."""
    found = diagnose(three(), [], no_order="not recorded")
    listed = tables(replace(found, doubtful=(Doubtful("T01", 3, "REL", 0.5),)), unit)[-1]

    assert [("T01", number, "REL", 0.5)] == list(listed.rows)
    assert head == listed.columns[1].title
