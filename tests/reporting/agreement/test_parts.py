"""What the parts of a report say, before they have any form."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from agreement.made import of_cells, of_ratings
from codekit.agreement import compare
from codekit.model.origins import Origins
from codekit.reporting.agreement import codes, diagnosis, measure, summary
from codekit.reporting.agreement.cautions import cautions, notes_of
from codekit.reporting.content import shown
from reporting.agreement.made import CELLS, UNITS, content, findings, part, point, rows, table, three


def test_every_part_has_its_own_anchor_and_every_sheet_its_own_name() -> None:
    """Links and sheets lead to one place each."""
    for found in (findings(), findings(three(), trend=(point("r0"), point("r1")))):
        made = content(found)
        keys = [one.key for one in made.parts]
        sheets = [one.sheet for one in made.tables if one.sheet]
        assert len(keys) == len(set(keys)) > 8
        assert len(sheets) == len(set(sheets)) > 8


def test_rows_are_as_long_as_their_heads() -> None:
    """In every table of every kind of report."""
    tables = [*content(findings(three())).tables, *content().tables]
    assert len(tables) > 20
    for one in tables:
        assert {len(one.columns)} >= {len(row) for row in one.rows}, one.title


def test_the_head_states_what_was_compared() -> None:
    """Round, coders, share of transcripts, unit, rule, trimming, codebook, missing data, interval, versions."""
    found = findings(left_out=(("B", "T9"),), trimmed=True, origins=Origins(window=12))
    facts = {row[0]: row[1] for row in table(found, "compared").rows}

    assert "r1 (double)" == facts["round"]
    assert "yes (window)" == facts["blind"]
    assert "6 of 20 (30.0 %): T0, T1, T2, T3, T4, T5" == facts["transcripts"]
    assert "turns of respondents only" == facts["unit"]
    assert (
        "a unit is coded when any coded character lies in it; white space at edges of spans is trimmed"
        == facts["spans to units"]
    )
    assert "food, version 1.0" == facts["codebook"]
    assert "not finished, so missing and not 'no': T9 (B)" == facts["missing data"]
    assert "5 degrees of freedom" in str(facts["interval"])
    assert "codekit 1, Python 3, NumPy 2" == facts["computed with"]
    assert "each code counts what is coded below it, a unit once" == facts["roll-up"]


def test_the_methods_paragraph_can_stand_in_a_paper() -> None:
    """It states unit, rule, coefficient, interval, missing data and versions."""
    (words,) = part(findings(origins=Origins(window=12)), "methods").paragraphs

    for needed in (
        "Two coders (A, B) coded 6 of the study's 20 transcripts (30.0 %)",
        "blind to each other's work",
        "the turn of the respondents (n = 240)",
        "when any coded character lies in it",
        "Cohen's kappa (Cohen 1960)",
        "95 % confidence intervals are clustered by transcript",
        "no decision is missing",
        "not estimable and were left out of means",
        "2 of 3 kappas",
        "codekit 1 (Python 3, NumPy 2)",
    ):
        assert needed in words


def test_the_methods_paragraph_names_what_is_missing_and_why_there_is_no_interval() -> None:
    """Three coders, two transcripts, one of them not finished by one coder."""
    (words,) = part(findings(three(), left_out=(("C", "T0"),), unit="character", kind="training"), "methods").paragraphs

    assert "Krippendorff's alpha" in words
    assert "In a training round, not meant for report, three coders" in words
    assert "missing for that coder, not 'no' (T0 by C)" in words
    assert "No confidence interval is given, since only 2 transcripts were compared." in words
    assert "The unit of analysis was the character" in words


def test_a_round_in_which_no_code_has_an_interval_gives_no_false_reason() -> None:
    """Six transcripts, but the code occurs in three: it is not said that there were few, nor that nothing varied."""
    found = findings(of_cells({"X": [(5, 1, 0), (3, 0, 1), (4, 0, 2), *[(0, 0, 0)] * 3]}, units=[40] * 6))
    facts = {row[0]: row[1] for row in table(found, "compared").rows}

    said = "no code occurred in five transcripts or more and varied between them"
    assert said in part(found, "methods").paragraphs[0]
    assert str(facts["interval"]).startswith("none: no code occurs in 5 transcripts and varies between them")
    assert "the notes say why" in part(found, "codes").paragraphs[0]
    assert "it occurs in 3 of 6 transcripts, fewer than 5 (T0 0.89, " in notes_of(found.report)["X"]


def test_the_head_gives_the_range_of_degrees_of_freedom() -> None:
    """Each code has its own, which need not be whole."""
    cells = {"A": [(5, 1, 0), (5, 0, 1), (4, 1, 1)] * 2, "B": [(5, 1, 0)] * 5 + [(2, 7, 5)]}
    found = findings(of_cells(cells, units=[40] * 6))
    facts = {row[0]: row[1] for row in table(found, "compared").rows}

    dfs = sorted(code.interval.df for code in found.report.codes if code.interval)

    assert f"{dfs[0]:.1f} to {dfs[1]:.1f} degrees of freedom".replace(".0 ", " ") in str(facts["interval"])


def test_codes_have_their_figures_beside_each_other() -> None:
    """As computed; undefined stays NaN until it is written."""
    found = findings()
    screen, refer, never = rows(table(found, "codes", "Agreement"))
    behind = rows(table(found, "codes", "What stands"))

    expected = {code.code: code for code in found.report.codes}
    assert expected["SCREEN"].cohen_kappa == screen["Cohen's kappa"]
    assert expected["REFER"].gwet_ac1 == refer["Gwet's AC1"]
    assert math.isnan(never["Cohen's kappa"])
    assert (28, 4, 4, 204) == tuple(behind[0][letter] for letter in "abcd")
    assert (32 / 240, 32 / 240) == (behind[0]["prevalence, A"], behind[0]["prevalence, B"])
    assert (24 / 240, 18 / 240) == (behind[1]["prevalence, A"], behind[1]["prevalence, B"])


def test_prevalence_is_a_share_of_what_the_coder_coded() -> None:
    """The third coder finished one transcript of two units, and coded one of them."""
    (row,) = rows(table(findings(three()), "codes", "What stands"))

    assert (3 / 5, 3 / 5, 1 / 2) == (row["prevalence, A"], row["prevalence, B"], row["prevalence, C"])
    assert "a" not in row


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((10, 0, 0, 10), 1.0),
        ((20, 10, 0, 20), 0.6153846153846154),
        ((0, 5, 0, 5), 0.0),
        ((0, 0, 0, 5), math.nan),
    ],
)
def test_kappa_max_is_the_largest_that_the_totals_allow(cells: tuple[int, int, int, int], expected: float) -> None:
    """1 where both give the code equally often; computed by hand elsewhere."""
    a, b, c, d = cells
    report = compare(of_cells({"X": [(a, b, c)]}, units=[a + b + c + d]), round_id="r", unit="turn")

    assert expected == pytest.approx(codes.kappa_max(report.codes[0]), nan_ok=True)


def test_kappa_max_is_never_below_kappa() -> None:
    """On many random tables."""
    rng = np.random.default_rng(3)
    for a, b, c, d in rng.integers(1, 30, (200, 4)).tolist():
        report = compare(of_cells({"X": [(a, b, c)]}, units=[a + b + c + d]), round_id="r", unit="turn")
        assert codes.kappa_max(report.codes[0]) >= report.codes[0].cohen_kappa - 1e-12


def test_the_summary_names_mean_median_and_the_worst_codes() -> None:
    """Means are of the defined kappas, with how many of how many that is."""
    found = findings()
    listed = {row[0]: row for row in table(found, "overall").rows}
    kappas = [code.cohen_kappa for code in found.report.codes if code.cohen_kappa == code.cohen_kappa]

    assert found.report.summary.pooled_kappa == listed["pooled kappa"][1]
    assert np.mean(kappas) == pytest.approx(listed["mean kappa"][1])
    assert np.median(kappas) == pytest.approx(listed["median kappa"][1])
    assert "2 of 3 codes defined" in str(listed["mean kappa"][-1])
    assert 0 < float(str(listed["alpha over sets"][1])) < 1
    assert "alpha over sets" not in {row[0] for row in table(findings(unit="character"), "overall").rows}
    worst = [row[0] for row in table(found, "overall", "The codes with the lowest").rows]
    assert list(found.report.summary.worst) == worst


def test_the_summed_table_is_shown_only_when_asked_and_labelled() -> None:
    """The kappa of the added cells of all codes; here higher than the mean of the kappas."""
    found = findings()
    a, b, c, d = (sum(getattr(code.cells, letter) for code in found.report.codes) for letter in "abcd")
    n = a + b + c + d
    expected = ((a + b) * (a + c) + (c + d) * (b + d)) / n**2
    kappa = ((a + d) / n - expected) / (1 - expected)

    listed = {row[0]: row[1] for row in table(replace(found, summed_table=True), "overall").rows}

    assert kappa == pytest.approx(listed["kappa of the summed table"])
    assert "kappa of the summed table" not in {row[0] for row in table(found, "overall").rows}
    assert "Do not report it alone." in part(replace(found, summed_table=True), "overall").paragraphs[0]


def test_a_round_in_which_nothing_is_defined_is_reported() -> None:
    """Nobody used any code: every coefficient is undefined, nothing is 0 or 1, and no code is the worst."""
    found = findings(of_cells({"X": [(0, 0, 0)] * 6}, units=[5] * 6))

    assert math.isnan(summary.median_kappa(found.report))
    assert "No code has a kappa below 1." == table(found, "overall", "The codes with the lowest").note
    assert "No code has an interval of Cohen's kappa: the notes say why." in part(found, "codes").paragraphs[0]
    assert "not estimable: no coder used it" == notes_of(found.report)["X"]


def test_transcripts_and_the_whole_add_up() -> None:
    """Decisions that differ per transcript sum to those of the round; without one, the others are left."""
    found = findings()
    listed = rows(table(found, "transcripts", "Each transcript over"))

    assert 6 == len(listed)
    unlike = sum(code.cells.b + code.cells.c for code in found.report.codes if code.cells)
    assert unlike == sum(row["decisions that differ"] for row in listed)
    rest = of_cells({name: per[1:] for name, per in CELLS.items()}, units=[40] * 5)
    alone = compare(rest, round_id="r", unit="turn").summary.pooled_kappa
    assert alone == pytest.approx(listed[0]["pooled kappa without it"])


def test_a_transcript_far_below_the_others_is_flagged() -> None:
    """One of eight where the coders differ throughout."""
    found = findings(of_cells({"X": [(8, 1, 0), (8, 0, 1)] * 3 + [(8, 1, 1), (0, 8, 8)]}, units=[40] * 8))

    flagged = [one.transcript for one in found.measured.transcripts if one.outlier]

    assert ["T7"] == flagged
    assert "Far below the others: T7." in part(found, "transcripts").paragraphs[0]
    assert "flag" in rows(table(found, "transcripts", "Each transcript over"))[0]


def test_few_transcripts_have_no_outlier() -> None:
    """Below five nothing can be said to be far from the others."""
    found = findings(of_cells({"X": [(8, 1, 0)] * 3 + [(0, 8, 8)]}, units=[40] * 4))

    assert not any(one.outlier for one in found.measured.transcripts)


def test_a_material_cut_to_some_transcripts_is_the_same_comparison() -> None:
    """Each transcript's own figures are those of a round of that transcript alone."""
    whole = of_ratings([[[1, 0, 1], [1, 1, 1]], [[0, 0, 1], [0, 1, 1]]])
    second = compare(measure.of_transcripts(whole, [1]), round_id="r", unit="turn")
    alone = compare(of_ratings([[[0, 0, 1], [0, 1, 1]]]), round_id="r", unit="turn")

    assert alone.codes[0].cohen_kappa == second.codes[0].cohen_kappa
    assert ("T1",) == second.transcripts


def test_pairs_have_a_matrix_with_shared_units_where_there_are_more_than_two() -> None:
    """Kappa above the diagonal, units below it."""
    found = findings(three())
    first, second, third = table(found, "pairs", "Kappa of each pair").rows

    assert ("A", "·") == first[:2]
    assert "5 units" == second[1]
    assert "2 units" == third[2]
    assert ["Each pair over all codes"] == [t.title for t in part(findings(), "pairs").tables]


def test_disagreements_have_words_notes_and_what_became_of_them() -> None:
    """With the cluster that they are decided in; columns that no row fills are left out."""
    (row,) = rows(table(findings(), "disagreements", "Every"))

    assert ("A: =not sure", "decided", "accept A: SCREEN, by A") == (row["notes"], row["consensus"], row["decision"])
    assert "other code" not in row
    types = rows(table(findings(), "disagreements", "Disagreements by type"))
    assert [("omission", 1, 1), ("all", 1, 1)] == [(r["type"], r["number"], r["decided"]) for r in types]


def test_while_the_round_is_blind_nothing_is_listed() -> None:
    """No disagreement, no word, no coder's decision on any unit."""
    found = findings(still_blind=True, differences=None)

    assert () == part(found, "disagreements").tables
    assert ["Each transcript over all codes"] == [one.title for one in part(found, "transcripts").tables]
    assert "still blind" in part(found, "disagreements").paragraphs[0]
    units = rows(table(found, "diagnosis", "Unit by unit"))
    assert {diagnosis.WITHHELD} == {row["A"] for row in units} | {row["B"] for row in units}
    assert {None} == {value for row in list(diagnosis.long_rows(found))[1:] for value in row[7:9]}
    assert any("still blind" in words for words in cautions(found))


def test_no_disagreement_is_said() -> None:
    """An empty list is a result."""
    assert ("The coders agree on every unit and code.",) == part(findings(differences=()), "disagreements").paragraphs


def test_the_diagnosis_counts_what_was_used_and_why_not() -> None:
    """Used first, then the reasons."""
    reasons = table(findings(), "diagnosis", "What was used").rows

    assert ("used", 1, 1) == reasons[0]
    assert {"outside roles", "only A finished", "the code is not compared"} == {row[0] for row in reasons[1:]}


def test_the_long_diagnosis_has_a_row_for_every_unit_and_code() -> None:
    """1, 0, or nothing where the coder's work is missing; a stray coding has one row."""
    head, *body = list(diagnosis.long_rows(findings()))

    assert ["transcript", "unit", "start", "end", "speaker", "role", "code", "A", "B", "used", "why_not"] == head
    assert 3 * len(CELLS) + 1 == len(body)
    assert ["T0", 1, 9, 20, "R", "respondent", "SCREEN", 1, 0, "yes", ""] == body[3]
    assert ["T1", 1, 9, 20, "R", "respondent", "SCREEN", 0, None, "no", "only A finished"] == body[6]
    assert ["T1", None, 9, 9, "R", "respondent", "OTHER", 1, None, "no", "the code is not compared"] == body[-1]
    assert len(UNITS) == 4


def test_a_single_round_has_no_trend() -> None:
    """Two have one, each code in its own row, and a change of coefficient is warned of."""
    assert () == part(findings(trend=(point("r1"),)), "trend").tables

    found = findings(trend=(point("r0"), point("r1", coefficient="krippendorff_alpha", codes={"NEW": 0.5})))

    screen, never, new = table(found, "trend", "Code by code").rows
    assert ("SCREEN", 0.8, "not compared") == screen
    assert "NEVER" == never[0]
    assert ("NEW", "not compared", 0.5) == new
    assert "do not compare" in part(found, "trend").paragraphs[1]


def test_an_exclusive_group_has_nothing_to_pool() -> None:
    """It says so instead of a table with one row."""
    assert () == part(findings(exclusive="REFER"), "overall").tables


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (0.8558, "decimal", "0.856"),
        (-0.0001, "decimal", "0.000"),
        (-0.5, "decimal", "-0.500"),
        (0.967, "percent", "96.7 %"),
        (math.nan, "decimal", "not estimable"),
        (None, "decimal", ""),
        (12, "count", "12"),
        ("–", "decimal", "–"),
    ],
)
def test_values_are_shown_the_same_everywhere(value: float | str | None, kind: str, words: str) -> None:
    """Three decimals, one for percents, undefined in words, no minus zero."""
    assert words == shown(value, kind)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "training"}, "training, not for report"),
        ({}, "only 6 transcripts"),
        ({"interval": "bootstrap"}, "bootstrap over transcripts"),
        ({"warnings": ("roles are guessed",)}, "roles are guessed"),
    ],
)
def test_what_a_reader_is_warned_of(changes: dict[str, Any], words: str) -> None:
    """At the head of the report."""
    assert any(words in found for found in cautions(findings(**changes)))


def test_coders_who_share_hardly_anything_are_named() -> None:
    """A and C share one transcript."""
    found = cautions(findings(three()))

    assert any("A and C share only one transcript" in words for words in found)


def test_characters_without_any_code_are_warned_of() -> None:
    """95 % of the text is uncoded; on turns the same share is no matter."""
    material = of_cells({"X": [(40, 5, 5)] * 12}, units=[1000] * 12)

    assert any("95 % of the characters" in words for words in cautions(findings(material, unit="character")))
    assert () == cautions(findings(material))


def test_many_codes_are_warned_of() -> None:
    """More than forty."""
    material = of_cells({f"C{i}": [(2, 1, 0)] * 12 for i in range(41)}, units=[9] * 12)

    assert any("41 codes" in words for words in cautions(findings(material)))


def test_few_positive_units_stand_in_the_note_of_a_code() -> None:
    """Fewer than five by a coder who used it; the lack of transcripts is said once above, not for every code."""
    report = compare(of_cells({"X": [(2, 3, 0), (2, 0, 0)]}, units=[40, 40]), round_id="r", unit="turn")

    words = notes_of(report)["X"]

    assert "fewer than 5 positive units by B" in words
    assert "transcripts" not in words


def test_findings_without_codes_make_a_report() -> None:
    """Nothing to show is no error."""
    empty = of_cells({}, units=[40])

    assert content(replace(findings(empty), units=())).parts
