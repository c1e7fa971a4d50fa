"""Two real interviews coded twice, from disagreements to a closed round: by Excel and one by one.

The readings are those of `test_pypi.py` (interviews under CC BY 3.0; a language model's, under two names). The
decisions here follow a rule, and say nothing about the interviews.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from codekit.model.names import CONSENSUS
from codekit.workflow.comparing import compare
from codekit.workflow.deciding import closing, consensus, decisions
from codekit.workflow.deciding import sheet as decisions_sheet
from codekit.workflow.deciding.decisions import Wish
from codekit.workflow.rounds import counted
from codekit.workflow.study.study import Study, open_study
from real.test_pypi import interviews, study  # noqa: F401  (fixtures)
from studies import agree, folder_of

pytestmark = pytest.mark.corpus
RULE = {
    "omission": "accept ana",
    "extra": "accept ana",
    "boundary": "both",
    "substitution": "accept ben",
    "polarity": "accept ana",
}


@pytest.fixture
def compared(study: Study, tmp_path: Path) -> Study:  # noqa: F811
    """A copy of the study, compared."""
    shutil.copytree(folder_of(study), tmp_path / "study")
    made = open_study(tmp_path / "study")
    agree(made, "r1")
    return made


def close(study: Study) -> None:  # noqa: F811
    """Sign as both and close."""
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)
    closing.close(study, "r1")


def consensus_of(study: Study) -> set[tuple[str, str, int, int]]:  # noqa: F811
    """The consensus codings of both interviews."""
    layers = study.layers(study.round("r1"))
    ids = study.round("r1").transcripts
    return {(id_, c.code, c.start, c.end) for id_ in ids for c in layers.get(CONSENSUS, id_).codings}


def test_every_disagreement_is_in_one_cluster(compared: Study) -> None:
    """The rows of `codekit disagreements`, each once."""
    found, ground = compare.disagreements(compared, "r1")
    rows = sorted((d.transcript, ground.axes[d.transcript].segments[d.unit].index, d.code) for d in found)
    clusters = decisions.adjudication(compared, "r1").clusters

    assert rows
    assert rows == sorted((row.transcript, row.unit, row.code) for c in clusters for row in c.disagreements)


def test_by_excel_and_one_by_one_come_to_the_same(compared: Study, tmp_path: Path) -> None:
    """Both close the round, and the consensus is the same set of codings."""
    other = open_study(shutil.copytree(folder_of(compared), tmp_path / "other"))
    path = tmp_path / "decide.xlsx"
    decisions_sheet.write(compared, "r1", path)
    book = openpyxl.load_workbook(path)
    sheet = book["Decisions"]
    head = [cell.value for cell in sheet[1]]
    assert sheet.max_row > 10
    for row in range(2, sheet.max_row + 1):
        type_ = sheet.cell(row, head.index("type") + 1).value
        sheet.cell(row, head.index("decision") + 1).value = RULE[str(type_)]
    book.save(path)
    decisions_sheet.read(compared, path, by="lee")
    for cluster in decisions.adjudication(other, "r1").clusters:
        choice, _, coder = RULE[cluster.type].partition(" ")
        decisions.decide(other, "r1", cluster.id, Wish(choice, coder=coder), by="lee")
    for one in (compared, other):
        close(one)

    assert consensus_of(compared)
    assert consensus_of(compared) == consensus_of(other)


def test_the_consensus_is_what_counts_and_every_coding_has_a_fate(compared: Study) -> None:
    """The figures of the round stay as they were."""
    before = agree(compared, "r1").report.to_json()
    found = decisions.adjudication(compared, "r1")
    wishes = {cluster.id: Wish("accept", coder="ana") for cluster in found.clusters}
    decisions.decide_all(compared, found, wishes, by="lee")
    close(compared)

    layers = compared.layers(compared.round("r1"))
    ids = compared.round("r1").transcripts
    mine = {(id_, c.code, c.start, c.end) for id_ in ids for c in layers.get("ana", id_).codings}
    assert mine == consensus_of(compared)
    chosen = counted.Chooser(compared, compared.codebook("oss-maintenance")).choose(ids).by_transcript
    assert {"r1 (consensus)"} == {chosen[id_].layer for id_ in ids}
    fates = consensus.fates(compared, "r1", "ana")
    assert {"kept"} == {fate.what for fate in fates}
    assert {"kept", "dropped", "added"} == {fate.what for fate in consensus.fates(compared, "r1", "ben")}
    assert before == agree(compared, "r1").report.to_json()
