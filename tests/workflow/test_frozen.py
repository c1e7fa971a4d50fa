"""What was compared stays: the figures of a compared round come out byte for byte the same for ever."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from codekit.errors import NotComparableError
from codekit.model.events import Coding, RoundCompare, stamp
from codekit.workflow.coding import files as coding_files
from codekit.workflow.comparing.compare import Options
from codekit.workflow.deciding import closing, consensus, decisions
from codekit.workflow.deciding.decisions import Wish
from codekit.workflow.results import study_check as checks
from codekit.workflow.rounds import rounds, settling
from codekit.workflow.study import merging, speakers
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, CODEBOOK, agree, build, code, folder_of, segments, start, write

UNITS = ("turn", "sentence", "character")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose double round is complete."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    return made


def figures(study: Study) -> dict[str, str]:
    """The JSON of the round's agreement by three units, read from disk anew."""
    found = {unit: agree(open_study(folder_of(study)), "r1", Options(unit=unit)).report for unit in UNITS}
    return {unit: json.dumps(report.to_json(), ensure_ascii=False, indent=1) for unit, report in found.items()}


def late_coding(study: Study, coder: str = "ana") -> None:
    """A coding that arrives after the comparison, from another laptop."""
    text = study.transcript("T01")
    event = Coding(
        **stamp(coder), round="r1", coder=coder, transcript="T01", code="MONEY", start=60, end=70,
        text_sha=text.sha256[:16], quote=text.text[60:70], codebook="food@1.0",
    )  # fmt: skip
    study.store.append([event])


def close(study: Study) -> None:
    """Decide everything, sign, close."""
    for cluster in decisions.adjudication(study, "r1").clusters:
        decisions.decide(study, "r1", cluster.id, Wish("both"), by="lee")
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)
    closing.close(study, "r1")


def test_a_closed_round_gives_the_same_bytes_after_everything_that_may_follow(study: Study, tmp_path: Path) -> None:
    """Late events, a second pass, a new codebook version, other roles, a merge, sub-codes, a repair."""
    before = figures(study)
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    close(study)
    assert before == figures(study)

    late_coding(study)
    late_coding(open_study(copy), "ben")
    agree(open_study(copy), "r1")
    write(
        folder_of(study) / "codebooks" / "food.yaml", CODEBOOK.replace('"1.0"', '"1.1"').replace("Who pays.", "Costs.")
    )
    start(open_study(folder_of(study)), "p1", kind="initial", coders=["lee"], transcripts=["T01"])
    code(study, segments([("T01", 4, "MONEY", "lee")]), round_id="p1")
    start(open_study(folder_of(study)), "p2", kind="second-pass", coders=["lee"], transcripts=["T01"], over="p1")
    code(study, segments([("T01", 1, "REL", "lee")]), round_id="p2")
    speakers.set_roles(study, ["T01", "T02"], others=["Respondent"])
    merging.merge(study, copy)
    assert list(checks.check(open_study(folder_of(study)), fix=True))

    assert before == figures(study)
    assert study.round("r1").closed


def test_one_coder_on_two_computers_gets_the_same_figures_on_both(study: Study, tmp_path: Path) -> None:
    """Whichever copy is merged into the other, and back: what was compared counts, what came elsewhere does not."""
    folder, copy = folder_of(study), tmp_path / "copy"
    shutil.copytree(folder, copy)
    early = folder / "codings/r1/ana/T01.jsonl"
    lines = early.read_bytes().splitlines(keepends=True)
    (copy / "codings/r1/ana/T01.jsonl").write_bytes(lines[0])
    late_coding(open_study(copy))
    before = figures(study)
    close(study)
    mine, theirs = (Path(shutil.copytree(folder, tmp_path / name)) for name in ("mine", "theirs"))

    merging.merge(open_study(mine), copy)
    merging.merge(open_study(copy), theirs)
    merging.merge(open_study(mine), copy)

    assert before == figures(open_study(mine)) == figures(open_study(copy))
    for root in (mine, copy):
        told = [p.message for p in checks.check(open_study(root))[0] if p.path.startswith("codings/r1/ana/")]
        assert ["1 events after the comparison are left out"] == told


def test_figures_of_other_events_are_refused(study: Study) -> None:
    """A compared coding that was changed is named by its line, and agreement is not computed without it."""
    before = figures(study)
    path = folder_of(study) / "codings/r1/ana/T01.jsonl"
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"code":"MONEY"', b'"code":"REL"'))

    with pytest.raises(
        NotComparableError, match=r"r1: what was compared is not .* codings/r1/ana/T01\.jsonl:2: changed"
    ):
        agree(open_study(folder_of(study)), "r1")

    path.write_bytes(data)
    assert before == figures(study)


def test_speakers_roles_are_those_of_the_comparison(study: Study) -> None:
    """A role that is corrected later changes the units of later rounds, not of this one."""
    before = figures(study)

    speakers.set_roles(study, ["T01"], others=["Respondent"], respondents=["Interviewer"])

    assert before == figures(study)
    start(open_study(folder_of(study)), "r2", transcripts=["T01"])
    code(study, segments([("T01", 1, "", "ana"), ("T01", 1, "", "ben")]), round_id="r2")
    assert {2} == {code_.n_units for code_ in agree(study, "r2").report.codes}


def test_ledgers_that_went_apart_and_were_merged_in_another_order_are_the_same(study: Study, tmp_path: Path) -> None:
    """Ana coded on two laptops; each merged the other's work, so the lines lie in another order on each."""
    start(study, "r2", transcripts=["T01"])
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    other = open_study(copy)
    code(study, segments([("T01", 1, "REL", "ana")]), round_id="r2", partial=True)
    table = write(tmp_path / "there.csv", segments([("T01", 3, "MONEY", "ana")]))
    coding_files.read_one(other, table, round_id="r2", partial=True)
    merging.merge(study, copy)
    merging.merge(other, folder_of(study))
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]), round_id="r2")
    merging.merge(other, folder_of(study))
    name = "codings/r2/ana/T01.jsonl"
    assert (folder_of(study) / name).read_bytes() != (copy / name).read_bytes()

    here = agree(study, "r2")
    merging.merge(other, folder_of(study))
    there = agree(open_study(copy), "r2")

    assert ((), ()) == (here.warnings, there.warnings)
    assert here.report.to_json() == there.report.to_json()


def test_a_second_comparison_elsewhere_is_shown_and_settled(study: Study, tmp_path: Path) -> None:
    """One of the two counts, `check` says so, and a person says which; closing waits for that."""
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    agree(study, "r1")
    late_coding(open_study(copy))
    agree(open_study(copy), "r1")
    merging.merge(study, copy)
    told = [problem.message for problem in checks.check(study)[0] if problem.path == "rounds/r1"]
    assert ["two different comparisons were merged"] == told
    rivals = settling.rivals(study, "r1")
    assert (2, 1) == (len(rivals), sum(rival.counts for rival in rivals))

    for rival in rivals:
        events = study.store.round_events("r1").events
        sealed = next(e.ledgers for e in events if isinstance(e, RoundCompare) and e.id == rival.id)
        tried = tmp_path / f"try-{rival.id}"
        shutil.copytree(folder_of(study), tried)
        settling.settle(open_study(tried), "r1", rival.id[:8])
        round_ = open_study(tried).round("r1")
        assert round_.compared is not None
        assert (rival.id, sealed, ()) == (round_.compared.id, round_.compared.ledgers, round_.conflicts)


def test_a_second_start_elsewhere_is_shown_and_settled(study: Study, tmp_path: Path) -> None:
    """Two people started a round of the same name with other transcripts."""
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    start(study, "r2", transcripts=["T01"])
    start(open_study(copy), "r2", transcripts=["T02"])
    merging.merge(study, copy)
    mine = next(rival for rival in settling.rivals(study, "r2") if "T01" in rival.says)

    (gone,) = settling.settle(study, "r2", mine.id, reason="the plan says T01")

    assert "T02" in gone.says
    assert (("T01",), ()) == (study.round("r2").transcripts, study.round("r2").conflicts)
    assert [] == settling.rivals(study, "r2")


def test_the_consensus_goes_on_after_a_comparison(study: Study) -> None:
    """And changes no figure."""
    before = figures(study)
    for cluster in decisions.adjudication(study, "r1").clusters:
        decisions.decide(study, "r1", cluster.id, Wish("both"), by="lee")

    assert consensus.finalise(study, "r1", by="lee")

    assert before == figures(study)
    assert "compared" == rounds.progress(study, study.round("r1")).state
