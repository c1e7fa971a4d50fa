"""What the intervals of a round are clustered by, whose words its units are, and what the reports say of both."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import NotComparableError, ProblemsError, UnknownNameError
from codekit.reporting.agreement import build as build_report
from codekit.reporting.content import Part
from codekit.store.memory import MemoryStore
from codekit.workflow.coding import files
from codekit.workflow.comparing import grouping
from codekit.workflow.comparing.compare import Options
from codekit.workflow.reports import agreement_report
from codekit.workflow.rounds.assignments import finish
from codekit.workflow.study.study import Study
from studies import BOTH, REGISTERS, agree, build, code, start, write

INTERVIEWERS = (
    "transcript,case,date,order,mode,minutes,role,interviewer,site\n"
    "T01,O1,2024-04-01,1,phone,40,nurse,mia,a\n"
    "T02,O2,2024-04-02,2,phone,35,manager,mia,\n"
    "T03,O1,2024-05-02,3,video,20,manager,joe,unknown\n"
)


def made(tmp_path: Path, **documents: str) -> Study:
    """A study whose double round was compared; `documents` stand in place of its tables."""
    study = build(tmp_path, memory=True)
    assert isinstance(study.store, MemoryStore)
    study.store.write_all({f"{name}.csv": text for name, text in documents.items()})
    study.refresh()
    start(study)
    code(study, BOTH)
    agree(study, "r1")
    return study


def clusters(study: Study, wanted: str = "") -> tuple[str, int, dict[str, str]]:
    """The kind, the number, and each transcript's cluster."""
    report = agree(study, "r1", Options(cluster=wanted)).report
    return report.grouping.by, report.n_clusters, dict(report.grouping.of)


def facts(part: Part) -> dict[object, object]:
    """The first table of a part, by the name in its first column."""
    return {row[0]: row[1] for row in part.tables[0].rows}


def test_the_usual_cluster_is_the_case_where_a_case_has_several_transcripts(tmp_path: Path) -> None:
    """Of the round's; else the transcript, as it was before."""
    several = made(tmp_path / "a")
    single = made(tmp_path / "b", interviews=REGISTERS["interviews.csv"].replace("T03,O1", "T03,O3"))

    assert ("case", 2, {"T01": "O1", "T02": "O2", "T03": "O1"}) == clusters(several)
    assert ("transcript", 3, {}) == clusters(single)
    assert ("transcript", 3, {}) == clusters(several, "transcript")


def test_a_column_an_attribute_or_the_interviewers_make_clusters(tmp_path: Path) -> None:
    """A column of interviews.csv goes before an attribute of the case; what is unknown stands alone, and is told."""
    study = made(tmp_path, interviews=INTERVIEWERS)

    assert ("interviewer", 2, {"T01": "mia", "T02": "mia", "T03": "joe"}) == clusters(study, "interviewer")
    assert ("mode", 2, {"T01": "phone", "T02": "phone", "T03": "video"}) == clusters(study, "mode")
    assert ("region", 2, {"T01": "North", "T02": "South", "T03": "North"}) == clusters(study, "region")
    assert ("site", 3, {"T01": "a"}) == clusters(study, "site")
    warnings = agree(study, "r1", Options(cluster="site")).warnings
    assert "no site is known of T02, T03: each is a cluster by itself" in warnings


def test_without_a_column_the_interviewers_are_those_who_speak(tmp_path: Path) -> None:
    """By their labels."""
    assert ("interviewer", 1, dict.fromkeys(["T01", "T02", "T03"], "Interviewer")) == clusters(
        made(tmp_path), "interviewer"
    )


def test_transcripts_of_one_file_are_one_document(tmp_path: Path) -> None:
    """Two of a turn table, and one of a file of its own."""
    from codekit.workflow.study import importing

    study = build(tmp_path, memory=True)
    table = write(
        tmp_path / "turns.csv", "transcript,speaker,text\nX1,Ann,We drive them.\nX2,Ann,We pay.\nX2,Bob,And we.\n"
    )
    assert ["imported"] * 2 == [d.outcome for d in importing.Importer(study).run([(table, True)])]
    start(study, transcripts=["T01", "X1", "X2"])
    of = grouping.grouping(study, study.round("r1"), "document")

    assert 2 == of.count(["T01", "X1", "X2"])
    assert of.of["X1"] == of.of["X2"] != of.of["T01"]


def test_what_nothing_can_be_clustered_by_is_refused_before_blindness_ends(tmp_path: Path) -> None:
    """With the nearest name; a kind without any value too."""
    study = build(tmp_path, registers=False, memory=True)
    start(study)
    code(study, BOTH)

    with pytest.raises(UnknownNameError, match="no cluster 'cse'") as told:
        agree(study, "r1", Options(cluster="cse"))
    assert "did you mean 'case'?" in told.value.hint
    with pytest.raises(NotComparableError, match="no transcript of round r1 has a value of case"):
        agree(study, "r1", Options(cluster="case"))
    assert study.round("r1").compared is None
    assert ("transcript", 3, {}) == clusters(study)


def test_clusters_change_no_value_and_the_reports_name_them(tmp_path: Path) -> None:
    """The same figures with other intervals."""
    study = made(tmp_path)
    by_case, by_transcript = (agree(study, "r1", Options(cluster=by)) for by in ("case", "transcript"))
    parts = {part.key: part for part in build_report(agreement_report.findings(study, by_case)).parts}

    assert [c.cells for c in by_case.report.codes] == [c.cells for c in by_transcript.report.codes]
    assert by_case.report.summary == by_transcript.report.summary
    assert ("2 cases", "3 transcripts") == (by_case.facts["clusters"], by_transcript.facts["clusters"])
    assert "2 cases" == facts(parts["compared"])["clusters"]
    assert "since only 2 cases were compared" in parts["methods"].paragraphs[0]
    assert "Fewer than 5 cases: no interval" in parts["codes"].paragraphs[0]


def test_interviewers_words_are_data_where_they_are_asked_for(tmp_path: Path) -> None:
    """Coded through a table with --roles, compared on interviewers' turns, refused on entry otherwise."""
    study = build(tmp_path, memory=True)
    start(study)
    table = write(tmp_path / "codes.csv", "transcript,segment,code,coder\nT01,0,MONEY,ana\nT01,2,MONEY,ana\n")
    other = write(tmp_path / "others.csv", "transcript,segment,code,coder\nT01,2,MONEY,ben\nT01,1,MONEY,ben\n")

    with pytest.raises(ProblemsError) as told:
        files.read_one(study, table)
    assert "holds no respondent's words" in told.value.problems[0].message
    with pytest.raises(ProblemsError) as respondent:
        files.read_one(study, other, roles="interviewer")
    assert "holds no interviewer's words" in respondent.value.problems[0].message
    files.read_one(study, table, roles="interviewer")
    files.read_one(study, other, roles="all")
    for coder in ("ana", "ben"):
        for id_ in ("T02", "T03"):
            finish(study, id_, coder=coder)
    cells = {}
    for roles in ("respondent", "interviewer", "all"):
        comparison = agree(study, "r1", Options(roles=roles))
        (money,) = [c.cells for c in comparison.report.codes if c.code == "MONEY"]
        assert money
        cells[roles] = (money.a, money.b, money.c, money.d)
    assert {"respondent": (0, 0, 1, 6), "interviewer": (1, 1, 0, 4), "all": (1, 1, 1, 10)} == cells
    comparison = agree(study, "r1", Options(roles="interviewer"))
    found = agreement_report.findings(study, comparison, Options(roles="interviewer"))
    parts = {part.key: part for part in build_report(found).parts}
    assert "interviewers' speech only" in comparison.facts["rule"]
    assert "the turn of the interviewers" in parts["methods"].paragraphs[0]
    assert "turns of interviewers only" == facts(parts["compared"])["unit"]
    reasons = {record.why_not for record in found.units if record.unit is not None}
    assert {"outside roles: speech of the respondent", ""} == reasons
    with pytest.raises(UnknownNameError, match="choice of roles"):
        agree(study, "r1", Options(roles="interviewers"))
