"""The part on claims and the document on stability, before they have any form."""

from __future__ import annotations

import math

from agreement.made import of_cells
from codekit.agreement import compare
from codekit.reporting.agreement import stability
from codekit.reporting.agreement.stability import CoderStability, Stability
from reporting.agreement.made import CELLS, claimed, content, findings, part, rows, table


def test_a_report_without_claims_has_no_such_part() -> None:
    """As where a study has no cases."""
    assert "claims" not in {one.key for one in content().parts}
    assert "claims" in {one.key for one in content(findings(claims=claimed())).parts}


def test_themes_say_what_each_coder_would_report() -> None:
    """K of n of each, the differences, and the figures of the report's own values."""
    claims = claimed()
    shown = rows(table(findings(claims=claims), "claims", "Each theme"))

    assert ["SCREEN", "REFER"] == [row["theme"] for row in shown]
    for row, theme in zip(shown, claims.themes, strict=True):
        assert ["6 of 6", "3 of 6"][theme.code == "REFER"] == row["k of n, A"]
        assert (theme.difference_k, theme.difference_share) == (row["difference in k"], row["difference in share"])
        for title, value in (("Cohen's kappa", theme.states.cohen_kappa), ("Gwet's AC1", theme.states.gwet_ac1)):
            assert row[title] == value or math.isnan(row[title]) == math.isnan(value)
        assert theme.states.n_differ == row["cases that differ"]
        assert theme.states.note == row["note"]


def test_the_table_of_states_adds_up_to_the_shared_cells() -> None:
    """One block for each pair of coders, states in the words of the matrix."""
    claims = claimed("ABC")
    shown = rows(table(findings(claims=claims), "claims", "The table of states"))
    names = ["present", "contrary", "none found"]

    assert [("A", "B"), ("A", "C"), ("B", "C")] == list(
        dict.fromkeys((r["first coder"], r["second coder"]) for r in shown)
    )
    assert names == [row["the first says"] for row in shown[:3]]
    totals = [sum(row[name] for row in shown[i : i + 3] for name in names) for i in (0, 3, 6)]
    assert [12, 10, 10] == totals  # the third coder says nothing of one case with two themes


def test_cells_that_differ_have_each_coders_state_and_excerpts() -> None:
    """A coder for whom the case does not count has a dash."""
    claims = claimed("ABC")
    shown = rows(table(findings(claims=claims), "claims", "The cells that differ"))

    assert claims.summary.cells.n_differ == len(shown) > 0
    assert {2, 0, None} >= {row[f"excerpts, {coder}"] for row in shown for coder in "ABC"}
    for row in shown:
        assert (row["A"] == "present") == (row["excerpts, A"] == 2)


def test_what_was_left_out_is_said() -> None:
    """Cases, interviews and columns."""
    said = " ".join(part(findings(claims=claimed()), "claims").items)

    assert "O8 (A), O9 (nobody)" in said
    assert "only some interviews of these cases; their states are of those: O1" in said
    assert "not about these columns of the matrix: MONEY" in said


def test_a_document_on_stability_says_what_it_is_not() -> None:
    """Its own title and head, the rounds as columns, a sentence for each coder."""
    report = compare(of_cells(CELLS, units=[40] * 6, coders="12"), round_id="2", unit="turn")
    coder = CoderStability("ana", report, report.summary, ("SCREEN",), 41.5)
    books = ("food@1.0", "food@1.1")
    made = stability.build(Stability("Food", "2", "1", "turn", books, (coder,), only_now=("MOOD",)))

    assert "Stability of coding, rounds 1 and 2" == made.title
    assert "never inter-coder agreement" in made.parts[0].paragraphs[0]
    assert ("not compared, since only 2 is about them: MOOD",) == made.parts[0].items
    assert "41.5 days apart in the median" in made.parts[1].paragraphs[0]
    row = rows(made.tables[0])[0]
    assert (32, 32) == (row["coded in 1"], row["coded in 2"])
