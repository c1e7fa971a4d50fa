"""Judgements of cells: written with or without codings, kept where two differ, compared where two did not see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codekit.errors import BlindRoundError, CodekitError, ProblemsError, UnknownNameError
from codekit.model.judgements import FIT, Judgement
from codekit.workflow.results.judged_agreement import agreement
from codekit.workflow.results.judgements import board
from codekit.workflow.results.judging import judge, judge_table
from codekit.workflow.results.quotes import check
from codekit.workflow.study.study import Study
from studies import build, code, folder_of, segments, start, write


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three interviews of two cases, nothing coded."""
    return build(tmp_path, memory=True)


def put(study: Study, case: str, code: str, coder: str = "ana", *, blind: bool = False, **said: str) -> int:
    """Judge one cell; how many events that wrote."""
    return len(judge(study, "food", case, code, said, coder=coder, blind=blind)[0])


def shown(study: Study, case: str, code: str, field: str = FIT) -> str:
    """What stands in a field."""
    return board(study, "food").cell(case, code).said[field].text


def test_a_cell_can_be_judged_before_anything_is_coded(study: Study) -> None:
    """Straight into the matrix: what was written is told as such once the cell is coded."""
    put(study, "O1", "REL", summary="They send people.", fit="strong")
    cell = board(study, "food").cell("O1", "REL")
    assert ("not_yet_coded", "", "") == (cell.state, cell.at_odds, cell.since)

    start(study, "p1", kind="initial", coders=["lee"])
    code(study, segments([("T01", 3, "MONEY", "lee"), ("T03", 1, "REL", "lee")]), round_id="p1")

    assert "written before it was coded" == board(study, "food").cell("O1", "REL").since


def test_who_judges_anew_supersedes_and_who_is_blind_does_not(study: Study) -> None:
    """Seen words are replaced; words that were not seen stay, and both are shown with their writers."""
    put(study, "O1", "REL", fit="strong")
    put(study, "O1", "REL", "ben", fit="none")
    assert "none" == shown(study, "O1", "REL")

    put(study, "O1", "MONEY", fit="strong")
    put(study, "O1", "MONEY", "ben", blind=True, fit="none")
    assert "ana: strong\nben: none" == shown(study, "O1", "MONEY")


def test_the_same_again_writes_nothing(study: Study) -> None:
    """On the same evidence; an empty text empties a field, and once more writes nothing."""
    assert [1, 0] == [put(study, "O1", "REL", fit="not-judged") for _ in range(2)]
    assert "not judged" == shown(study, "O1", "REL")
    assert [1, 0] == [put(study, "O1", "REL", fit="") for _ in range(2)]
    assert "" == shown(study, "O1", "REL")


def test_evidence_that_changed_is_told_until_somebody_judges_again(study: Study) -> None:
    """Only on the cells whose evidence changed."""
    start(study, "p1", kind="initial", coders=["lee"])
    code(
        study,
        segments([("T01", 1, "REL", "lee"), ("T02", 1, "BOX.OWN", "lee"), ("T03", 1, "REL", "lee")]),
        round_id="p1",
    )
    put(study, "O1", "REL", fit="strong")
    put(study, "O2", "REL", fit="none")

    start(study, "p2", kind="second-pass", coders=["ana"], over="p1")
    code(
        study,
        segments([("T01", 4, "REL", "ana"), ("T02", 1, "BOX.OWN", "ana"), ("T03", 1, "REL", "ana")]),
        round_id="p2",
    )

    assert "evidence changed" == board(study, "food").cell("O1", "REL").since
    assert "" == board(study, "food").cell("O2", "REL").since
    assert 1 == put(study, "O1", "REL", fit="strong")
    assert "" == board(study, "food").cell("O1", "REL").since


def test_wrong_names_are_refused_with_the_nearest(study: Study) -> None:
    """Case, code, fit and analyst; nothing is written."""
    for case, code_, coder, fit, near in [
        ("O11", "REL", "ana", "strong", "O1"),
        ("O1", "REL.SEN", "ana", "strong", "REL.SEND"),
        ("O1", "REL", "anna", "strong", "ana"),
        ("O1", "REL", "ana", "storng", "strong"),
    ]:
        with pytest.raises(UnknownNameError) as refused:
            put(study, case, code_, coder, fit=fit)
        assert f"did you mean '{near}'?" == refused.value.hint
    with pytest.raises(CodekitError, match="is no number"):
        put(study, "O1", "REL", rating="high")
    assert [] == study.store.study_events("judgements").events


def test_a_passage_is_chosen_by_its_words(study: Study) -> None:
    """Edited as printers do; what changes a word is taken and told; what nobody said is refused."""
    assert ((), ()) == judge(study, "food", "O1", "REL", {}, coder="ana")
    _, warnings = judge(study, "food", "O1", "REL", {}, coder="ana", quote="We send [patients] to the pantry.")
    assert () == warnings
    _, warnings = judge(study, "food", "O1", "REL", {}, coder="ana", quote="Volunteers from a church drive them.")
    assert ("O1, REL: words were changed without a mark",) == warnings
    with pytest.raises(CodekitError, match="no transcript has these words"):
        judge(study, "food", "O1", "REL", {}, coder="ana", quote="We never said anything like that at all")

    passages = board(study, "food").standing.quotes("O1", "REL")
    assert ["T01", "T03"] == [passage[0].transcript for passage in passages]


def test_a_table_is_taken_whole_or_not_at_all(study: Study, tmp_path: Path) -> None:
    """Every wrong row is named with its line; read twice, it writes once."""
    bad = write(tmp_path / "bad.csv", "case,theme,fit,rating\nO1,REL,strong,2\nO9,REL,strong,\nO1,REL,srong,x\n")
    with pytest.raises(ProblemsError) as refused:
        judge_table(study, "food", bad, coder="ana")
    assert [3, 4] == [problem.line for problem in refused.value.problems]
    assert [] == study.store.study_events("judgements").events

    good = write(tmp_path / "good.csv", "case,theme,fit,rating,reason\nO1,REL,strong,2,=lists\nO2,REL,none,,\n")
    assert [4, 0] == [len(judge_table(study, "food", good, coder="ana")[0]) for _ in range(2)]
    assert "=lists" == shown(study, "O1", "REL", "reason")


def test_what_is_typed_into_a_cell_is_there_as_a_whole_or_not(tmp_path: Path) -> None:
    """Wherever the write was cut, nothing of it stands, and typing it again writes all of it."""
    study = build(tmp_path)
    said = {"fit": "strong", "summary": "Lists.", "reason": "there are two"}
    judge(study, "food", "O1", "REL", said, coder="ana")
    ledger = folder_of(study) / "study" / "judgements" / "ana.jsonl"
    lines = ledger.read_bytes().splitlines(keepends=True)
    assert len(said) == len(lines)

    for cut in range(1, len(lines)):
        ledger.write_bytes(b"".join(lines[:cut]) + lines[cut][:20])
        study.refresh()
        assert [""] * 3 == [shown(study, "O1", "REL", field) for field in said]
        judge(study, "food", "O1", "REL", said, coder="ana")
        assert list(said.values()) == [shown(study, "O1", "REL", field) for field in said]


def test_a_passage_in_the_column_of_a_name_is_not_spelt(study: Study, tmp_path: Path) -> None:
    """Messages are sent on: of a case, a theme or a fit that is a whole sentence only its length is told."""
    said = "we send them to the pantry"
    rows = "".join(f"{cells}\n" for cells in (f"{said},REL,none", f"O1,{said},none", f"O1,REL,{said}"))
    with pytest.raises(ProblemsError) as refused:
        judge_table(study, "food", write(tmp_path / "a.csv", f"case,theme,fit\n{rows}"), coder="ana")

    assert [2, 3, 4] == [problem.line for problem in refused.value.problems]
    assert "pantry" not in str(refused.value)
    for head in ("quote,transcript", "quote,case"):
        with pytest.raises(CodekitError, match=r"a\.csv:2: no \w+ '\(26 characters\)'"):
            check(study, write(tmp_path / "a.csv", f"{head}\nA grant pays.,{said}\n"))


def test_a_misspelt_column_is_an_error_and_a_strange_one_is_told(study: Study, tmp_path: Path) -> None:
    """So that no column is left out without a word."""
    with pytest.raises(ProblemsError, match="did you mean 'reason'"):
        judge_table(study, "food", write(tmp_path / "a.csv", "case,code,fit,reasons\nO1,REL,none,x\n"), coder="ana")
    _, warnings = judge_table(
        study, "food", write(tmp_path / "b.csv", "case,code,fit,x1\nO1,REL,none,y\n"), coder="ana"
    )
    assert 1 == len(warnings)


def test_agreement_is_of_what_was_judged_without_seeing(study: Study) -> None:
    """Figures by hand: none, partial, strong by linear weights. What was revised is listed and counts in no figure."""
    for case, code_, first, second in [
        ("O1", "REL", "strong", "strong"),
        ("O2", "REL", "none", "none"),
        ("O1", "MONEY", "strong", "partial"),
        ("O2", "MONEY", "none", "none"),
        ("O3", "MONEY", "not judged", "none"),
    ]:
        put(study, case, code_, "ana", fit=first)
        put(study, case, code_, "ben", blind=True, fit=second)
    put(study, "O3", "REL", "ana", fit="none")
    put(study, "O3", "REL", "ben", fit="strong")
    put(study, "O1", "MONEY", "ben", fit="strong")  # having seen both: the figures keep the first word

    found = agreement(study, "food")
    whole = next(one for one in found.agreed if not one.code)
    assert (4, 2, 3) == (whole.cells, whole.cases, whole.same)
    # ana none 2, strong 2; ben none 2, partial 1, strong 1; of 4. Distances 0, 1/2, 1.
    observed, expected = 0.5 / 4, (2 * (0 * 2 + 0.5 * 1 + 1 * 1) + 2 * (1 * 2 + 0.5 * 1 + 0 * 1)) / 16
    assert pytest.approx(1 - observed / expected) == whole.kappa.value
    assert [("O3", "REL")] == [(one.case, one.code) for one in found.revised]  # at O1 ben took ana's word
    assert (("ana", "none"),) == found.revised[0].was


def test_agreement_on_ratings_is_undefined_where_nobody_varied(study: Study) -> None:
    """NaN with a reason, null in JSON; never 0 or 1."""
    for case in ("O1", "O2"):
        put(study, case, "REL", "ana", rating="2")
        put(study, case, "REL", "ben", blind=True, rating="2.0")

    row = agreement(study, "food").to_json()["agreement"][0]
    assert ("rating", 2, 2, None, None) == (
        row["field"],
        row["n_cells"],
        row["n_same"],
        row["weighted_kappa"],
        row["alpha"],
    )
    assert row["undefined_because"]


def test_a_judgement_of_a_case_that_is_gone_is_told(study: Study) -> None:
    """It is kept, and named as being in no cell of the matrix."""
    gone: dict[str, Any] = {"codebook": "food", "case": "O9", "code": "REL", "field": FIT, "text": "strong"}
    study.store.append([Judgement(id="1", at="2024-06-02T09:26:00.000Z", by="ana", **gone)])

    assert (("O9", "REL"),) == board(study, "food").strangers


def test_a_coder_who_is_blind_sees_nobodys_judgements(study: Study) -> None:
    """Neither the list, which has the evidence too, nor who agrees; writing goes on, and a lead sees all."""
    put(study, "O1", "REL", fit="strong")
    start(study, "r1")
    for look in (board, agreement):
        with pytest.raises(BlindRoundError):
            look(study, "food", viewer="ben")
        look(study, "food")
    assert 1 == put(study, "O1", "REL", "ben", blind=True, fit="none")


def test_who_is_blind_in_a_round_supersedes_nobodys_words(study: Study, tmp_path: Path) -> None:
    """They were not shown, whether or not the coder says so; by a table as in one cell."""
    put(study, "O1", "REL", "lee", fit="strong")
    start(study)
    assert 1 == put(study, "O1", "REL", "ben", fit="none")
    table = write(tmp_path / "judged.csv", "case,code,fit\nO1,REL,partial\n")
    assert 1 == len(judge_table(study, "food", table, coder="ana")[0])

    assert "ana: partial\nben: none\nlee: strong" == shown(study, "O1", "REL")
