"""Agreement of a round: when it may be computed, on which units, and that it stays what it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codekit.errors import CodekitError, NotComparableError, RoundStateError
from codekit.model.events import Coding, stamp
from codekit.workflow.coding import export
from codekit.workflow.comparing import compare
from codekit.workflow.comparing.compare import Options
from codekit.workflow.rounds import rounds
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, agree, build, code, folder_of, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose double round is complete."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    return made


def cells(study: Study, **options: Any) -> dict[str, tuple[int, int, int, int]]:
    """The 2x2 cells per code."""
    report = agree(study, "r1", Options(**options)).report
    return {c.code: (c.cells.a, c.cells.b, c.cells.c, c.cells.d) for c in report.codes if c.cells}


def test_codes_are_top_level_and_a_container_is_replaced_by_its_children(study: Study) -> None:
    """Each rolled up over what is below it: REL.SEND and REL agree as REL."""
    assert {"REL": (2, 1, 0, 4), "MONEY": (0, 1, 2, 4), "BOX.OWN": (1, 0, 0, 6)} == cells(study, level="top")


def test_units_are_respondents_turns(study: Study) -> None:
    """Seven turns of respondents; the interviewers' six are no units."""
    assert {7} == {code_.n_units for code_ in agree(study, "r1").report.codes}
    assert {13} == {code_.n_units for code_ in agree(study, "r1", Options(roles="all")).report.codes}


def test_characters_of_respondents_speech_are_the_units_of_a_character_comparison(study: Study) -> None:
    """All cells add up to the characters of respondents' turns."""
    speech = sum(len(span) for id_ in study.transcript_ids() for span in study.transcript(id_).respondent_speech)

    found = cells(study, unit="character")

    assert {speech} == {sum(four) for four in found.values()}
    assert found["BOX.OWN"][0] == len("No, we run our own shelf.")


def test_sentences_split_turns(study: Study) -> None:
    """Two sentences in a turn are two units."""
    assert 10 == sum(cells(study, unit="sentence")["REL"])


def test_a_round_that_waits_has_no_figures_before_its_blindness_ends(study: Study) -> None:
    """Computing never ends it: the figures are refused, whatever is asked, and nothing is written."""
    before = study.store.round_events("r1").events

    for options in (Options(), Options(incomplete=True), Options(unit="sentence"), Options(exclusive="REL")):
        with pytest.raises(NotComparableError, match="r1 has not been compared"):
            compare.agree(study, "r1", options)

    assert ["r1"] == [round_.id for round_ in compare.waiting(study)]
    assert before == study.store.round_events("r1").events


def test_blindness_ends_once(study: Study) -> None:
    """It is logged, and gives the figures that are computed from then on; there is no second time."""
    first = compare.end_blindness(study, "r1")

    assert first.report.to_json() == compare.agree(study, "r1").report.to_json()
    assert [] == compare.waiting(study)
    with pytest.raises(RoundStateError, match="does not wait"):
        compare.end_blindness(study, "r1")


def test_an_open_round_stays_blind(tmp_path: Path) -> None:
    """Where somebody has not finished there is nothing to end."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH, partial=True)

    with pytest.raises(RoundStateError, match="does not wait"):
        compare.end_blindness(study, "r1", Options(incomplete=True))


def test_the_first_comparison_of_a_complete_round_is_logged_once(study: Study) -> None:
    """It ends blindness; later ones add nothing."""
    assert study.round("r1").compared is None

    agree(study, "r1")
    agree(study, "r1", Options(unit="sentence"))

    assert "compared" == rounds.progress(study, study.round("r1")).state
    events = study.store.round_events("r1").events
    assert 1 == sum(type(event).__name__ == "RoundCompare" for event in events)


def test_compared_figures_stay_although_events_arrive_later(study: Study) -> None:
    """A ledger that came late from another laptop is left out and named."""
    before = agree(study, "r1").report.to_json()
    transcript = study.transcript("T01")
    late = Coding(
        **stamp("ana"), round="r1", coder="ana", transcript="T01", code="MONEY", start=60, end=70,
        text_sha=transcript.sha256[:16], quote=transcript.text[60:70], codebook="food@1.0",
    )  # fmt: skip
    study.store.append([late])

    found = agree(study, "r1")

    assert before == found.report.to_json()
    assert any("codings/r1/ana/T01.jsonl" in warning for warning in found.warnings)


def test_a_code_that_nobody_used_is_not_estimable(tmp_path: Path) -> None:
    """Undefined is NaN with a reason, and null in JSON."""
    study = build(tmp_path, memory=True)
    start(study, transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]))

    document = agree(study, "r1").report.to_json()

    money = next(entry for entry in document["codes"] if entry["code"] == "MONEY")
    assert (None, None) == (money["cohen_kappa"], money["krippendorff_alpha"])
    assert "not estimable" in money["note"]
    assert (1, 3) == (document["summary"]["n_defined"], document["summary"]["n_codes"])


def test_unfinished_work_is_left_out_only_when_asked(tmp_path: Path) -> None:
    """And it is named; a coder who did not finish did not say no."""
    study = build(tmp_path)
    start(study)
    code(study, "\n".join(line for line in BOTH.splitlines() if "T03" not in line or "ben" not in line) + "\n")
    with pytest.raises(NotComparableError, match=r"not complete: 1 assignments are not finished: T03 \(ben\)"):
        agree(study, "r1")

    found = agree(study, "r1", Options(incomplete=True))

    assert 2 == found.report.n_transcripts
    assert 5 == found.report.codes[0].n_units
    assert "left out because not finished: T03 (ben)" in found.warnings
    assert study.round("r1").compared is None


def test_deleting_a_coders_ledger_does_not_read_as_nothing_found(study: Study) -> None:
    """Without the file there is no finish either, so the transcript is missing for that coder."""
    (folder_of(study) / "codings" / "r1" / "ben" / "T03.jsonl").unlink()

    found = agree(study, "r1", Options(incomplete=True))

    assert 2 == found.report.n_transcripts


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "training"}, "training round, not for report"),
        ({"blind": False}, "was not blind"),
        ({"kind": "initial", "coders": ["ana"]}, "there is no agreement to compute"),
    ],
)
def test_what_is_not_independent_or_only_practice_is_refused(
    tmp_path: Path, options: dict[str, Any], message: str
) -> None:
    """Training needs an express wish; unblinded work is always refused."""
    study = build(tmp_path, memory=True)
    start(study, **options)

    with pytest.raises(NotComparableError, match=message):
        agree(study, "r1", Options(incomplete=True))


def test_a_second_pass_is_never_agreement(study: Study) -> None:
    """Whatever is asked."""
    start(study, "p1", kind="initial", coders=["ana"])
    start(study, "p2", kind="second-pass", coders=["ben"], over="p1")

    with pytest.raises(NotComparableError, match="second-pass round, which sees the coding below it"):
        agree(study, "p2", Options(incomplete=True, training=True))


def test_a_training_round_is_compared_when_asked_and_says_so(tmp_path: Path) -> None:
    """The header carries the words."""
    study = build(tmp_path, memory=True)
    start(study, kind="training", transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]))

    found = agree(study, "r1", Options(training=True))

    assert "training, not for report" in found.facts["round"]


def test_blind_codings_are_neither_listed_nor_exported(study: Study, tmp_path: Path) -> None:
    """Before the comparison a coder sees only their own."""
    with pytest.raises(NotComparableError, match="has not been compared, so its codings are blind"):
        compare.disagreements(study, "r1")
    assert 0 == export.export_codings(study, tmp_path / "all.csv")
    assert 5 == export.export_codings(study, tmp_path / "mine.csv", coder="ana")

    agree(study, "r1")

    assert 10 == export.export_codings(study, tmp_path / "all.csv")


def test_disagreements_have_types_by_first_match(study: Study) -> None:
    """The same code on the next turn of a respondent is one of boundary, before it is anything else."""
    agree(study, "r1")

    found, _ = compare.disagreements(study, "r1")

    assert {
        ("T01", "MONEY", "omission"),
        ("T01", "REL", "parent/child"),
        ("T01", "REL.SEND", "parent/child"),
        ("T03", "REL", "omission"),
        ("T03", "MONEY", "extra"),
    } == {(d.transcript, d.code, d.type) for d in found}


def test_a_boundary_lies_within_a_turn(tmp_path: Path) -> None:
    """By sentences, in the turn that two share a code in; the turn after it is another matter."""
    made = build(tmp_path)
    start(made, transcripts=["T01"], unit="sentence")
    head = "transcript,start,end,code,coder\n"
    code(made, head + "T01,152,165,MONEY,ana\nT01,152,182,MONEY,ben\nT01,196,228,MONEY,ben\n", round_id="r1")
    agree(made, "r1")

    found, ground = compare.disagreements(made, "r1")

    kinds = [(ground.axes["T01"].segments[d.unit].turn, d.type) for d in found]
    assert [(3, "boundary"), (4, "omission")] == kinds


def test_an_exclusive_group_is_one_variable(study: Study) -> None:
    """Units without any sub-code are left out; a coder without one there has the value none."""
    found = agree(study, "r1", Options(exclusive="REL")).report

    (entry,) = found.codes
    assert ("REL", 2) == (entry.code, entry.n_units)


def test_two_sub_codes_in_one_unit_are_an_error_with_the_place(tmp_path: Path) -> None:
    """They do not exclude each other there. While the round is blind, only how many there are is told."""
    study = build(tmp_path)
    start(study, transcripts=["T01"])
    rows = [("T01", 1, "REL.SEND", "ana"), ("T01", 1, "REL.DEAL", "ana"), ("T01", 1, "REL.SEND", "ben")]
    code(study, segments(rows))

    with pytest.raises(NotComparableError, match="1 units have two sub-codes of REL; the round is blind"):
        agree(study, "r1", Options(exclusive="REL"))
    assert study.round("r1").compared is None
    agree(study, "r1")
    with pytest.raises(CodekitError, match="T01 turn 2"):
        agree(study, "r1", Options(exclusive="REL"))


def test_guessed_roles_are_warned_of(study: Study) -> None:
    """Agreement on units that may be the wrong speaker's is doubtful."""
    path = folder_of(study) / "transcripts" / "T02.yaml"
    path.write_text(path.read_text().replace("roles: confirmed", "roles: guessed"))

    found = agree(open_study(folder_of(study)), "r1")

    assert any("roles are guessed in 1 transcripts (T02)" in warning for warning in found.warnings)


def test_trimming_white_space_is_an_option_that_the_header_states(study: Study) -> None:
    """Off by default."""
    assert "trimmed" not in agree(study, "r1").facts["rule"]
    assert "trimmed" in agree(study, "r1", Options(trim=True)).facts["rule"]
