"""Seven real interviews, two of them read and coded twice: from files to a participant x theme workbook.

Interview transcripts by Naomi Ceder, Nick Coghlan, Donald Stufft, interviewed by Mel Chua (RIT, Mismatches
project), CC BY 3.0. `pypi/` holds a codebook and two readings of two interviews by turn number, without any text.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl
import pytest

from codekit.matrix.crosstab import crosstab
from codekit.workflow.coding import files as coding_files
from codekit.workflow.comparing import compare
from codekit.workflow.comparing.compare import Options
from codekit.workflow.results import tabulate
from codekit.workflow.rounds import rounds
from codekit.workflow.study import importing
from codekit.workflow.study.cases import add_cases
from codekit.workflow.study.study import Study, create_study, open_study
from studies import agree, write

pytestmark = pytest.mark.corpus
HERE = Path(__file__).parent / "pypi"
CODED = ("naomi-1-full", "nick-1-full")


@pytest.fixture(scope="module")
def interviews(shared: Path) -> Path:
    """The folder with the transcripts."""
    return shared / "corpus" / "interviews" / "pypi-mismatches"


@pytest.fixture(scope="module")
def study(interviews: Path, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The study: three participants in two groups, seven interviews, two of them double coded."""
    root = tmp_path_factory.mktemp("pypi") / "study"
    made = create_study(root, title="Mismatches", coders=["ana", "ben"])
    write(root / "codebooks" / "oss-maintenance.yaml", (HERE / "oss-maintenance.yaml").read_text("utf-8"))
    with (interviews / "participants.csv").open(encoding="utf-8", newline="") as file:
        rows = [f"{row['document']},{row['participant']},{row['group']},{row['round']}" for row in csv.DictReader(file)]
    table = write(root.parent / "cases.csv", "file,case,group,order\n" + "\n".join(rows) + "\n")
    link = add_cases(made, table)
    paths = [(interviews / row.split(",")[0], True) for row in rows]
    found = list(importing.Importer(made, interviewers=["MEL", "MIRABAI"], link=link).run(paths))
    assert ["imported"] * 7 == [diagnosis.outcome for diagnosis in found]
    study = open_study(root)
    rounds.start(study, "r1", kind="double", coders=["ana", "ben"], transcripts=CODED, codebook="oss-maintenance")
    for coder in ("ana", "ben"):
        coding_files.read_one(study, HERE / f"codings-{coder}.csv", by="turn")
    return study


def test_no_word_is_lost(study: Study, interviews: Path) -> None:
    """Every word of every file is in the canonical text, in order."""
    for id_ in study.transcript_ids():
        source = (interviews / f"{id_}.md").read_text("utf-8")
        assert re.findall(r"\w+", source) == re.findall(r"\w+", study.transcript(id_).text)
    assert 7 == len(study.transcript_ids())


def test_turns_are_those_of_the_labels(study: Study) -> None:
    """As many as the corpus counts by its own convention."""
    expected = {"donald-1-full": 114, "naomi-1-full": 84, "naomi-2-full": 100, "naomi-3-full": 133}
    expected |= {"nick-1-full": 40, "nick-2-full": 75, "nick-3-full": 73}

    assert expected == {id_: len(study.transcript(id_).turns) for id_ in study.transcript_ids()}


def test_agreement_of_the_two_readings(study: Study) -> None:
    """Per code on respondents' turns; two interviews give no interval, and each one's value instead."""
    report = agree(study, "r1").report

    assert {62} == {code.n_units for code in report.codes}
    assert all(code.interval is None and set(code.by_transcript) == set(CODED) for code in report.codes)
    assert 0.3 < report.summary.pooled_kappa < 1


def test_disagreements_carry_the_words(study: Study) -> None:
    """Every row can be found in the transcript again."""
    agree(study, "r1", Options())
    found, ground = compare.disagreements(study, "r1")

    assert found
    for item in found:
        segment = ground.axes[item.transcript].segments[item.unit]
        assert study.transcript(item.transcript).text[segment.start : segment.end].strip()


def test_participants_by_themes_with_a_crosstab_by_group(study: Study, tmp_path: Path) -> None:
    """Three rows, never seven; the interviews that nobody coded keep cells open."""
    agree(study, "r1")
    found = tabulate.matrix(study, "oss-maintenance", coder="ana")
    path = tmp_path / "participants.xlsx"
    tabulate.write_workbook(study, found, path)

    assert ("Donald-Stufft", "Nick-Coghlan", "Naomi-Ceder") == found.cases
    states = {case: found.cells[case, "MONEY"].state for case in found.cases}
    assert {"Donald-Stufft": "not_yet_coded", "Nick-Coghlan": "present", "Naomi-Ceder": "present"} == states
    assert found.cells["Nick-Coghlan", "MONEY"].incomplete
    groups = {(row.attribute, row.value) for row in crosstab(found) if row.attribute == "group"}
    assert {("group", "upstream"), ("group", "downstream")} == groups
    book = openpyxl.load_workbook(path)
    assert {
        "About",
        "Matrix",
        "Counts",
        "Excerpts",
        "Crosstabs",
        "Organizations",
        "Interviews",
        "Codebook",
        "Checks",
    } <= set(book.sheetnames)
