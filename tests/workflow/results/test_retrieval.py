"""Excerpts as they count: the same codings as behind the matrix, and each part of a question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codekit.errors import BlindRoundError, CodekitError, UnknownNameError
from codekit.model.reviews import ACCEPTED
from codekit.workflow.deciding import reviewing
from codekit.workflow.results import retrieval_files, tabulate
from codekit.workflow.results.retrieval import Asked, described, retrieve
from codekit.workflow.study.study import Study
from studies import build, code, segments, start

CODED = [
    ("T01", 1, "REL.SEND", "lee"),
    ("T01", 1, "MONEY", "lee"),
    ("T01", 3, "MONEY", "lee"),
    ("T02", 1, "BOX.OWN", "lee"),
    ("T02", 3, "MONEY", "lee"),
    ("T03", 1, "REL", "lee"),
    ("T03", 3, "REL.DEAL", "lee"),
    ("T03", 3, "MONEY", "lee"),
]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A first coding by lee, a second pass of ana over T01, and a review."""
    made = build(tmp_path_factory.mktemp("retrieval"), memory=True)
    start(made, "p1", kind="initial", coders=["lee"])
    code(made, segments(CODED), round_id="p1")
    start(made, "p2", kind="second-pass", coders=["ana"], over="p1", transcripts=["T01"])
    code(
        made,
        segments([("T01", 1, "REL.SEND", "ana"), ("T01", 3, "MONEY", "ana"), ("T01", 4, "REL", "ana")]),
        round_id="p2",
    )
    of_t02 = [c for c in reviewing.codings_of(made, "p1") if c.transcript == "T02"]
    reviewing.record(made, "p1", [reviewing.Word(c.id, ACCEPTED) for c in of_t02], by="ben")
    return made


def found(study: Study, **asked: Any) -> list[tuple[str, str, str]]:
    """Transcript, code and coder of what is found."""
    return [(c.transcript, c.code, c.coder) for c in retrieve(study, "food", Asked(**asked)).codings]


def test_it_is_what_stands_behind_the_matrix(study: Study) -> None:
    """Every coding on which a cell rests, and no other: across rounds and passes."""
    matrix = tabulate.matrix(study, "food")
    behind = {id_ for cell in matrix.cells for excerpt in matrix.excerpts(*cell) for id_ in excerpt.codings}
    every = retrieve(study, "food")

    assert behind == {coding.id for coding in every.codings}
    assert "T01" in every.transcripts
    assert ("O1", "O2") == every.cases
    assert f"{len(every.codings)} excerpts, 3 transcripts, 2 cases" == every.counts


def test_each_part_of_a_question(study: Study) -> None:
    """Codes with those below, what stands beside, cases, attributes, coders, words; together they narrow."""
    everything = found(study)
    assert {"REL", "REL.SEND", "REL.DEAL"} == {code_ for _, code_, _ in found(study, codes=("REL",))}
    assert {"REL"} == {code_ for _, code_, _ in found(study, codes=("REL",), below=False)}
    both = found(study, codes=("REL",)) + found(study, codes=("MONEY",))
    assert sorted(both) == sorted(found(study, codes=("REL", "MONEY")))
    beside, apart = (found(study, codes=("MONEY",), **{how: ("REL",)}) for how in ("also", "without"))
    assert (("T02", "MONEY", "lee") in apart, ("T03", "MONEY", "lee") in beside) == (True, True)
    assert not {("T02", "MONEY", "lee")} & {*beside}
    assert sorted(found(study, codes=("MONEY",))) == sorted(beside + apart)
    assert [("T03", "REL.DEAL", "lee")] == found(study, codes=("REL.DEAL",), near=("REL",), within=2)
    assert [] == found(study, codes=("REL.DEAL",), near=("REL",), within=1)
    assert {"T02"} == {id_ for id_, _, _ in found(study, cases=("O2",))}
    assert {"T02"} == {id_ for id_, _, _ in found(study, where=(("region", "South"),))}
    assert {"T01", "T02", "T03"} == {
        id_ for id_, _, _ in found(study, where=(("region", "South"), ("region", "North")))
    }
    assert [] == found(study, where=(("region", "South"), ("mode", "video")))
    assert {"ana"} == {coder for _, _, coder in found(study, coders=("ana",))} < {coder for _, _, coder in everything}
    assert {"T03"} == {id_ for id_, _, _ in found(study, words="TWO  pages")}
    assert everything == found(study, since="2000-01-01", until="2999-01-01", polarities=("supporting",))
    assert [] == found(study, until="2000-01-01")
    assert {"T02"} == {id_ for id_, _, _ in found(study, reviews=("accepted",))}
    assert everything == found(study, reviews=("unreviewed", "accepted"))


def test_wrong_names_are_refused(study: Study) -> None:
    """Codes, cases, coders, attributes, polarities, days; a coder who is blind gets nothing."""
    for asked in ({"codes": ("MONY",)}, {"cases": ("O9",)}, {"coders": ("lea",)}, {"where": (("regon", "South"),)},
                  {"polarities": ("positive",)}, {"reviews": ("fine",)}, {"transcripts": ("T9",)}):  # fmt: skip
        with pytest.raises(UnknownNameError):
            found(study, **asked)
    with pytest.raises(CodekitError, match="a day is written"):
        found(study, since="yesterday")


def test_who_is_blind_sees_none(tmp_path: Path) -> None:
    """As the matrix: what is counted over all coders is closed."""
    made = build(tmp_path, memory=True)
    start(made)
    with pytest.raises(BlindRoundError):
        retrieve(made, "food", viewer="ana")


def test_a_document_has_what_the_table_has(study: Study, tmp_path: Path) -> None:
    """Each excerpt once, by code; the question in words; another ending is refused with those that there are."""
    asked = Asked(codes=("REL",), where=(("region", "North"),))
    result = retrieve(study, "food", asked)
    page, table = tmp_path / "x.md", tmp_path / "x.csv"
    retrieval_files.write(study, result, page)
    retrieval_files.write(study, result, table)
    text = page.read_text("utf-8")

    assert len(result.codings) == text.count("coded by") == len(table.read_text("utf-8").splitlines()) - 1
    assert "code REL; where region is North" == described(asked)
    assert described(asked) in text
    with pytest.raises(CodekitError, match=r"a report is"):
        retrieval_files.write(study, result, tmp_path / "x.txt")
