"""The Excel decision sheet: out for a meeting and back, whole or not at all."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from codekit.errors import CodekitError, ProblemsError
from codekit.model.events import RoundEvent
from codekit.workflow.deciding import decisions
from codekit.workflow.deciding import sheet as decisions_sheet
from codekit.workflow.deciding.decisions import Wish
from codekit.workflow.study.study import Study
from studies import BOTH, HALVES, agree, build, code, start

Edit = Callable[["Sheet"], None]


class Sheet:
    """A decision sheet as a person fills it in: cells by cluster and column."""

    def __init__(self, path: Path, name: str = "Decisions") -> None:
        """Open the workbook."""
        self.path = path
        self.book = openpyxl.load_workbook(path, rich_text=True)
        self.sheet: Any = self.book[name]
        self.head = [cell.value for cell in self.sheet[1]]

    def rows(self) -> dict[str, int]:
        """The row of each cluster."""
        return {str(self.sheet.cell(row, 1).value): row for row in range(2, self.sheet.max_row + 1)}

    def get(self, cluster: str, column: str) -> str:
        """What a cell says."""
        return str(self.sheet.cell(self.rows()[cluster], self.head.index(column) + 1).value or "")

    def put(self, cluster: str, **cells: str) -> None:
        """Fill in cells of a cluster's row; `codebook_problem` is the column "codebook problem"."""
        for name, value in cells.items():
            self.sheet.cell(self.rows()[cluster], self.head.index(name.replace("_", " ")) + 1).value = value

    def save(self, path: Path | None = None) -> Path:
        """Save it, under another name if given."""
        self.book.save(path or self.path)
        return path or self.path


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose double round was compared: clusters T01:1, T01:2, T03:1, T03:2."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, HALVES)
    agree(made, "r1")
    return made


@pytest.fixture
def path(study: Study, tmp_path: Path) -> Path:
    """Its decision sheet."""
    decisions_sheet.write(study, "r1", tmp_path / "decide.xlsx")
    return tmp_path / "decide.xlsx"


def filled(path: Path) -> Path:
    """All four clusters decided in four ways."""
    sheet = Sheet(path)
    sheet.put("T01:1", decision="accept ana", reason="they send people", codebook_problem="is a list sending?")
    sheet.put("T01:2", decision="other-span", words="A grant pays.", reason="only the grant")
    sheet.put("T03:1", decision="Other code", code="contract")
    sheet.put("T03:2", decision="keep", numbers="1")
    return sheet.save()


def read(study: Study, path: Path) -> decisions_sheet.Taken:
    """Read the sheet back as lee."""
    return decisions_sheet.read(study, path, round_id="r1", by="lee")


def events(study: Study) -> list[RoundEvent]:
    """The events of the round's own ledgers."""
    return study.store.round_events("r1").events


def test_the_sheet_shows_what_each_coder_said(path: Path) -> None:
    """Cluster, type, passage with the part in dispute bold, numbered codings, empty cells for the decision."""
    sheet = Sheet(path)

    assert ["cluster", "type", "before", "text", "ana", "ben", "decision"] == sheet.head[:7]
    assert ["T01:1", "T01:2", "T03:1", "T03:2"] == list(sheet.rows())
    assert "[1] REL.SEND: “We send them to the pantry. We print the address.”" == sheet.get("T01:1", "ana")
    assert "–" == sheet.get("T03:1", "ben")
    assert "Interviewer: How do patients get food?" == sheet.get("T01:1", "before")
    assert "" == sheet.get("T01:1", "decision")
    bold = [str(part) for part in sheet.sheet.cell(2, 4).value if part.font.b]
    assert ["We send them to the pantry. We print the address."] == bold
    assert ["T02:a1", "T03:a1"] == list(Sheet(path, "Agreed").rows())


def test_what_was_filled_in_is_decided(study: Study, path: Path) -> None:
    """Codes by name, decisions in any capitals, words found in the passage."""
    done = read(study, filled(path))

    found = decisions.adjudication(study, "r1")
    made = {c.id: found.standing(c)[0] for c in found.clusters}
    assert (4, 0, "4 / 4") == (done.decided, done.unchanged, str(found.progress))
    outcomes = {id_: [(o.code, o.start, o.end) for o in decision.outcome] for id_, decision in made.items()}
    assert [("MONEY", 152, 165)] == outcomes["T01:2"]
    assert [("REL.DEAL", 51, 89)] == outcomes["T03:1"]
    assert [("MONEY", 138, 153)] == outcomes["T03:2"]
    assert ("ana", "they send people", "is a list sending?", "lee") == (
        made["T01:1"].accepts,
        made["T01:1"].reason,
        made["T01:1"].problem,
        made["T01:1"].by,
    )


def test_reading_twice_changes_nothing(study: Study, path: Path) -> None:
    """Not a byte."""
    read(study, filled(path))
    before = events(study)

    done = read(study, path)

    assert (0, 4) == (done.decided, done.unchanged)
    assert before == events(study)


def test_an_untouched_sheet_says_nothing(study: Study, path: Path) -> None:
    """Whatever was decided elsewhere in the meantime."""
    decisions.decide(study, "r1", "T01:1", Wish("both"), by="ana")
    before = events(study)

    assert (0, 6) == ((done := read(study, path)).decided, done.untouched)
    assert before == events(study)


def test_a_sheet_written_again_holds_what_stands(study: Study, path: Path, tmp_path: Path) -> None:
    """Filled in as it would have been typed; read back untouched, it changes nothing."""
    read(study, filled(path))
    before = events(study)
    decisions_sheet.write(study, "r1", tmp_path / "again.xlsx")
    sheet = Sheet(tmp_path / "again.xlsx")

    assert "accept ana" == sheet.get("T01:1", "decision")
    assert ("other-span", "A grant pays.") == (sheet.get("T01:2", "decision"), sheet.get("T01:2", "words"))
    assert ("other-code", "REL.DEAL") == (sheet.get("T03:1", "decision"), sheet.get("T03:1", "code"))
    assert ("keep", "1") == (sheet.get("T03:2", "decision"), sheet.get("T03:2", "numbers"))
    assert 0 == read(study, tmp_path / "again.xlsx").decided
    sheet.put("T01:1", reason="they send people there")  # a word more: the decision is said again in full
    assert 1 == read(study, sheet.save()).decided
    assert before != events(study)


def test_the_order_of_rows_does_not_matter(study: Study, path: Path) -> None:
    """People sort and filter."""
    filled(path)
    book = openpyxl.load_workbook(path)
    sheet = book["Decisions"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    random.Random(3).shuffle(rows)
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    book.save(path)

    assert 4 == read(study, path).decided


def test_reopen_takes_back_what_stands(study: Study, path: Path) -> None:
    """A decision word of its own, since an empty cell says nothing."""
    decisions.decide(study, "r1", "T01:1", Wish("both"), by="ana")
    path.unlink()
    decisions_sheet.write(study, "r1", path)
    sheet = Sheet(path)
    sheet.put("T01:1", decision="")
    read(study, sheet.save())
    assert "1 / 4" == str(decisions.adjudication(study, "r1").progress)

    sheet.put("T01:1", decision="Reopen")
    done = read(study, sheet.save())

    assert (1, "0 / 4") == (done.reopened, str(decisions.adjudication(study, "r1").progress))
    assert 0 == read(study, path).reopened


def test_what_is_agreed_can_be_revoked_in_its_own_sheet(study: Study, path: Path) -> None:
    """As a cluster can be decided."""
    sheet = Sheet(path, "Agreed")
    sheet.put("T02:a1", decision="neither", reason="the county's")

    assert 1 == read(study, sheet.save()).decided
    assert 1 == decisions.adjudication(study, "r1").progress.revoked


def test_all_problems_are_named_at_once_and_nothing_is_decided(study: Study, path: Path) -> None:
    """With the row that a person sees."""
    sheet = Sheet(path)
    sheet.put("T01:1", decision="union")
    sheet.put("T01:2", decision="acept ana")
    sheet.put("T03:1", decision="neither")
    sheet.put("T03:2", reason="why not")
    sheet.save()
    agreed = Sheet(path, "Agreed")
    agreed.put("T02:a1", decision="keep", numbers="7")
    agreed.put("T03:a1", decision="other-code", code="MONNEY")
    before = events(study)

    with pytest.raises(ProblemsError) as caught:
        read(study, agreed.save())

    told = [(problem.line, problem.message) for problem in caught.value.problems]
    assert [
        (2, "cluster T01:1 has the codes REL.SEND, REL"),
        (2, "cluster T02:a1 has no coding number '7'"),
        (3, "cluster T01:2: no decision 'acept ana'"),
        (3, "cluster T03:a1: codebook food@1.0: no code 'MONNEY'"),
        (4, "cluster T03:1: 'neither' needs a reason"),
        (5, "cluster T03:2: the row says something, but there is no decision"),
    ] == told
    assert before == events(study)


@pytest.mark.parametrize(
    ("words", "message"),
    [("We print no address", "are not there"), ("pantry We", "are not there"), ("We", "stand there 2 times")],
)
def test_words_must_stand_in_the_passage_once(study: Study, path: Path, words: str, message: str) -> None:
    """The message does not repeat them."""
    sheet = Sheet(path)
    sheet.put("T01:1", decision="other-span", code="REL", words=words, reason="x")

    with pytest.raises(ProblemsError, match=message) as caught:
        read(study, sheet.save())

    assert words not in str(caught.value).replace("We send", "") or words == "We"


def test_a_cluster_decided_in_the_meantime_is_not_decided_over(study: Study, path: Path) -> None:
    """Unless the sheet says the same."""
    filled(path)
    decisions.decide(study, "r1", "T03:1", Wish("other-code", code="REL.DEAL"), by="ana")
    decisions.decide(study, "r1", "T01:1", Wish("both"), by="ana")

    with pytest.raises(ProblemsError, match="T01:1 was decided since the sheet was written, by ana"):
        read(study, path)

    decisions.reopen(study, "r1", "T01:1", by="ana")
    done = read(study, path)
    assert (3, 1) == (done.decided, done.unchanged)


def test_a_row_that_stands_twice_or_was_renamed_is_a_problem(study: Study, path: Path) -> None:
    """Each with its row."""
    sheet = Sheet(path)
    sheet.put("T01:1", decision="both")
    sheet.sheet.cell(3, 1).value = "T01:1"
    sheet.sheet.cell(4, 1).value = "T03:9"
    sheet.put("T03:2", decision="both")

    with pytest.raises(ProblemsError) as caught:
        read(study, sheet.save())

    assert [
        (3, "cluster T01:1 stands twice, first in row 2"),
        (4, "no cluster 'T03:9' was written"),
    ] == [(problem.line, problem.message) for problem in caught.value.problems]


def test_a_sheet_is_not_written_over_and_others_are_not_read(study: Study, path: Path, tmp_path: Path) -> None:
    """It may hold decisions; another round's sheet, or any workbook, is no decision sheet of this one."""
    with pytest.raises(CodekitError, match="exists already"):
        decisions_sheet.write(study, "r1", path)
    with pytest.raises(CodekitError, match="is an Excel file"):
        decisions_sheet.write(study, "r1", tmp_path / "x.csv")
    with pytest.raises(CodekitError, match="is a decision sheet of round r1, not of r2"):
        decisions_sheet.read(study, path, round_id="r2", by="lee")
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(CodekitError, match="no decision sheet"):
        decisions_sheet.read(study, tmp_path / "other.xlsx", by="lee")
    book = openpyxl.load_workbook(path)
    del book["codekit"]
    book.save(tmp_path / "bare.xlsx")
    with pytest.raises(CodekitError, match="hidden sheet 'codekit' is gone"):
        decisions_sheet.read(study, tmp_path / "bare.xlsx", by="lee")


def test_only_the_cells_for_decisions_can_be_written(path: Path) -> None:
    """Protection without a password, against slips; lists offer what may be chosen."""
    sheet = Sheet(path)

    assert sheet.sheet.protection.sheet
    free = {
        sheet.head[c.column - 1] for row in sheet.sheet.iter_rows(min_row=2) for c in row if not c.protection.locked
    }
    assert {"decision", "code", "words", "numbers", "polarity", "reason", "codebook problem"} == free
    assert {"=decisions", "=codes", "=polarities"} == {
        rule.formula1 for rule in sheet.sheet.data_validations.dataValidation
    }
    words = {str(row[3].value) for row in sheet.book["codekit"].iter_rows(max_row=11)}
    assert {"accept ana", "accept ben", "both", "neither", "keep", "defer", "reopen"} <= words


def test_a_coder_named_like_a_column_does_no_harm(tmp_path: Path) -> None:
    """The cells for the decision stand last."""
    made = build(tmp_path, coders=("reason", "code"), memory=True)
    start(made, coders=["reason", "code"])
    code(made, BOTH.replace(",ana", ",reason").replace(",ben", ",code"))
    agree(made, "r1")
    path = tmp_path / "d.xlsx"
    decisions_sheet.write(made, "r1", path)
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Decisions"]
    sheet.cell(2, 7).value = "accept code"
    book.save(path)

    assert 1 == decisions_sheet.read(made, path, by="lee").decided


def test_text_that_excel_would_take_for_a_formula_stays_text(tmp_path: Path) -> None:
    """In the passage, in notes and in reasons."""
    made = build(tmp_path, memory=True)
    start(made, transcripts=["T01"])
    code(
        made,
        "transcript,start,end,code,coder,memo\nT01,152,182,MONEY,ana,=1+1\nT01,196,228,MONEY,ben,\n",
        round_id="r1",
    )
    agree(made, "r1")
    decisions.decide(made, "r1", "T01:1", Wish("both", reason="=2+2"), by="lee")
    decisions_sheet.write(made, "r1", tmp_path / "d.xlsx")
    sheet = Sheet(tmp_path / "d.xlsx")

    assert "note: =1+1" in sheet.get("T01:1", "ana")
    assert "=2+2" == sheet.get("T01:1", "reason")
    cell = sheet.sheet.cell(2, sheet.head.index("reason") + 1)
    assert "s" == cell.data_type
