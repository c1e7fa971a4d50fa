"""Agreement over rounds, and thresholds that a team sets itself."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.workflow.comparing import certainty, compare, thresholds, trend
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Two compared double rounds and a training round; the second has perfect agreement on REL only."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, BOTH, round_id="r1")
    start(made, "r2", codes=["REL"], transcripts=["T01", "T03"])
    rows = [(t, 1, "REL", coder) for t in ("T01", "T03") for coder in ("ana", "ben")]
    code(made, segments(rows), round_id="r2")
    start(made, "t", kind="training", transcripts=["T02"])
    code(made, segments([("T02", 1, "REL", "ana"), ("T02", 1, "REL", "ben")]), round_id="t")
    for round_id in ("r1", "r2", "t"):
        agree(made, round_id, compare.Options(training=True))
    return made


def test_each_round_has_its_own_figures(study: Study) -> None:
    """The same as `agree` gives for each; a round that is not about a code has none for it."""
    found = trend.trend(study)

    codes = ("REL", "REL.SEND", "REL.DEAL", "MONEY", "BOX.OWN")
    assert (["r1", "r2"], codes) == ([r.id for r in found.rounds], found.codes)
    reports = [agree(study, round_id).report for round_id in ("r1", "r2")]
    assert [r.codes[0].cohen_kappa for r in reports] == [result and result.cohen_kappa for result in found.of("REL")]
    assert found.of("MONEY")[1] is None
    document = found.to_json()
    assert ["cohen_kappa", "krippendorff_alpha", "positive_agreement"] == list(document["codes"][0]["rounds"][0])[4:7]
    assert 1 == document["codes"][0]["rounds"][1]["cohen_kappa"]
    assert document["codes"][3]["rounds"][1] is None
    assert ["top", "leaf", "leaf", "top", "top"] == [code["rounds"][0]["level"] for code in document["codes"]]
    assert reports[0].leaf is not None
    assert reports[0].leaf.mean_kappa == document["rounds"][0]["leaf"]["mean_kappa"]


def test_training_rounds_are_left_out_unless_asked_for(study: Study) -> None:
    """Their figures are not for report."""
    assert ["r1", "r2", "t"] == [r.id for r in trend.trend(study, training=True).rounds]
    assert () == trend.trend(study, codebook="other").rounds


def test_a_report_sets_no_round_against_a_practice(study: Study) -> None:
    """What was practice is no agreement that could have risen or fallen; who asks for the practice sees that, too."""
    steps = trend.trend(study, training=True).steps
    assert [("r1", "r2"), ("r2", "t")] == [(step.before, step.after) for step in steps]

    apart = trend.trend(study, training=True, apart=True)
    assert (["r1", "r2", "t"], [("r1", "r2")]) == (
        [round_.id for round_ in apart.rounds],
        [(step.before, step.after) for step in apart.steps],
    )
    assert trend.trend(study).steps == apart.steps


def test_the_table_has_a_row_for_every_code(study: Study) -> None:
    """Each figure by round; pooled and mean kappa below; a round that is not about a code has empty cells."""
    head, rows = trend.table(trend.trend(study))

    assert "code,kappa r1,kappa r2,alpha r1,alpha r2,pos. r1,pos. r2,units r1,units r2" == ",".join(head)
    assert {len(head)} == {len(row) for row in rows}
    means = ["pooled kappa", "mean kappa", "pooled kappa, leaf level", "mean kappa, leaf level"]
    assert ["REL", "  REL.SEND", "  REL.DEAL", "MONEY", "BOX.OWN", *means] == [row[0] for row in rows]
    assert ["", "", "", ""] == rows[3][2::2]


def test_each_round_stands_against_the_one_before_it(study: Study) -> None:
    """Codes of both only; three and two transcripts give no interval, and two of them are shared."""
    found = trend.trend(study)
    (step,) = found.steps
    head, rows = trend.step_table(found)

    assert ("r1", "r2", 2, ["REL"]) == (step.before, step.after, step.shared, list(step.codes))
    assert step.codes["REL"].value == pytest.approx(1 - found.reports[0].codes[0].cohen_kappa)
    assert not step.codes["REL"].has_interval
    assert ["code", "r2 - r1"] == head
    assert ["REL", "REL.SEND", "REL.DEAL", "MONEY", "BOX.OWN", "pooled kappa"] == [row[0].strip() for row in rows]
    assert ("(no interval)" in rows[0][1], "–") == (True, rows[3][1])
    document = found.to_json()["differences"]
    keys = ["round", "against", "shared_transcripts", "pooled_kappa", "codes", "why_not"]
    assert [keys, "REL"] == [list(document[0]), document[0]["codes"][0]["code"]]
    assert () == trend.Trend(found.rounds[:1], found.reports[:1]).steps


def test_rounds_by_other_units_are_not_set_against_each_other(study: Study) -> None:
    """The difference would be one of units."""
    start(study, "s", unit="sentence", transcripts=["T03"])
    code(study, segments([("T03", 1, "REL", "ana"), ("T03", 1, "REL", "ben")]), round_id="s")
    agree(study, "s")

    step = trend.trend(study).steps[-1]

    assert ("other units: turn and sentence", None, {}) == (step.why_not, step.pooled, step.codes)


def test_thresholds_as_people_write_them() -> None:
    """Short and long names, fractions and percent, one or several in a text."""
    expected = {"alpha": 0.8, "kappa": 0.7, "pooled_kappa": 0.65}

    assert expected == thresholds.parse(["alpha=.8, Cohen_Kappa=70%", "pooled-kappa=0.65"])


@pytest.mark.parametrize("wrong", ["alfa=.8", "alpha", "alpha=", "alpha=much", "alpha=2", "alpha=nan"])
def test_what_is_no_threshold_is_refused(wrong: str) -> None:
    """Before anything is compared."""
    with pytest.raises(CodekitError):
        thresholds.parse([wrong])


def test_codes_below_a_threshold_are_named(study: Study) -> None:
    """MONEY falls short; what is undefined is not judged; a figure over all codes may fall short too."""
    report = agree(study, "r1", compare.Options(level="top")).report
    kappas = {code_.code: code_.cohen_kappa for code_ in report.codes}
    assert kappas["MONEY"] < 0.5 < kappas["REL"] < 0.9
    thresholds.refuse(report, {})

    found = thresholds.shortfalls(report, {"kappa": 0.9, "positive_agreement": 0.1, "pooled_kappa": 0.99})

    assert [("kappa", "REL"), ("kappa", "MONEY"), ("positive_agreement", "MONEY"), ("pooled_kappa", "")] == [
        (one.name, one.code) for one in found
    ]
    with pytest.raises(CodekitError, match=r"round r1: kappa below 0\.5: MONEY -0\.\d+"):
        thresholds.refuse(report, {"kappa": 0.5})


def test_an_undefined_code_neither_passes_nor_fails(tmp_path: Path) -> None:
    """Nobody used it, so nothing was shown; an undefined overall figure falls short."""
    made = build(tmp_path, memory=True)
    start(made, transcripts=["T02"])
    code(made, segments([("T02", 1, "", "ana"), ("T02", 1, "", "ben")]))
    report = agree(made, "r1").report
    assert all(math.isnan(code_.cohen_kappa) for code_ in report.codes)

    assert [] == thresholds.shortfalls(report, {"kappa": 0.8})
    assert ["all codes undefined"] == [str(one) for one in thresholds.shortfalls(report, {"pooled_kappa": 0.8})]
    assert ["REL", "MONEY", "BOX.OWN"] == thresholds.undefined(report, {"kappa": 0.8, "pooled_kappa": 0.1})
    assert [] == thresholds.undefined(report, {"percent_agreement": 0.8})


def test_with_certainty_an_undefined_code_fails(tmp_path: Path) -> None:
    """It cannot be judged, and is named."""
    made = build(tmp_path, memory=True)
    start(made, transcripts=["T02"])
    code(made, segments([("T02", 1, "", "ana"), ("T02", 1, "", "ben")]))
    comparison = agree(made, "r1")

    with pytest.raises(CodekitError, match=r"kappa cannot be judged, undefined: REL, MONEY, BOX\.OWN"):
        certainty.refuse(comparison, compare.Options(), {"kappa": 0.1}, 0.9)
