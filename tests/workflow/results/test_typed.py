"""The workbook's round trip: what analysts type is read back, whatever they did to the sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from codekit.errors import CodekitError, ProblemsError
from codekit.formats.judgement_sheets import FIT, FIT_GRID, FRAMEWORK, FRAMEWORK_GRID, MEMORY, QUOTES, TYPED
from codekit.tables.write import put as tables_put
from codekit.workflow.results import tabulate
from codekit.workflow.results.judgements import board
from codekit.workflow.results.judging import judge
from codekit.workflow.results.typed import ReadBack, read_back
from codekit.workflow.study.study import Study
from studies import build, code, segments, start

HEAD = 3


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Coded, and judged in part by ana."""
    study = build(tmp_path)
    start(study, "p1", kind="initial", coders=["lee"])
    code(
        study,
        segments([("T01", 1, "REL", "lee"), ("T02", 1, "BOX.OWN", "lee"), ("T03", 3, "REL.DEAL", "lee")]),
        round_id="p1",
    )
    judge(
        study,
        "food",
        "O1",
        "REL",
        {"fit": "strong", "summary": "Lists.\nNo contract."},
        coder="ana",
        quote="Yes, two pages.",
    )
    judge(study, "food", "O2", "REL", {"fit": "none", "reason": "=own shelf"}, coder="ana")
    return study


def written(study: Study, path: Path, only: str = "") -> Path:
    """The workbook of the study."""
    tabulate.write_workbook(study, tabulate.matrix(study, "food"), path, only=only)
    return path


def changed(path: Path, change: Callable[[Any], object]) -> Path:
    """The workbook after somebody worked in it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def column(sheet: Any, name: str) -> int:
    """The number of a column, by its header."""
    return next(int(cell.column) for row in sheet.iter_rows(max_row=6) for cell in row if cell.value == name)


def row(sheet: Any, case: str, code_: str) -> int:
    """The row of a cell, by its key."""
    at = column(sheet, "key")
    return next(n for n in range(1, sheet.max_row + 1) if str(sheet.cell(n, at).value).startswith(f"{case}|{code_}"))


def put(sheet: Any, case: str, code_: str, name: str, value: object) -> None:
    """Type into a cell."""
    sheet.cell(row(sheet, case, code_), column(sheet, name)).value = value


def back(study: Study, path: Path, coder: str = "ben") -> ReadBack:
    """Read a workbook back."""
    return read_back(study, "food", path, coder=coder)


def said(study: Study, case: str, code_: str, field: str) -> str:
    """What stands in a field."""
    return board(study, "food").cell(case, code_).said[field].text


def test_an_untouched_workbook_writes_nothing(study: Study, tmp_path: Path) -> None:
    """As it was written, and as another program saved it."""
    path = written(study, tmp_path / "m.xlsx")
    assert () == back(study, path).written

    assert () == back(study, changed(path, lambda _: None)).written


def test_what_was_typed_stands_and_a_new_export_shows_it(study: Study, tmp_path: Path) -> None:
    """Fit, reason, summary, passage; read twice it is written once."""

    def type_(book: Any) -> None:
        put(book[FIT], "O1", "REL", "fit", "Partial ")
        put(book[FIT], "O3", "MONEY", "rating", 2)
        put(book[FRAMEWORK], "O2", "REL", "summary", "They run their own shelf.")
        put(book[FRAMEWORK], "O2", "REL", "best quote", "No, we run our own shelf.")

    path = changed(written(study, tmp_path / "m.xlsx"), type_)
    assert 4 == len(back(study, path).written)
    assert () == back(study, path).written

    assert ("partial", "2") == (said(study, "O1", "REL", "fit"), said(study, "O3", "MONEY", "rating"))
    book = openpyxl.load_workbook(written(study, tmp_path / "n.xlsx"))
    frame = book[FRAMEWORK]
    at = row(frame, "O2", "REL")
    shown = [frame.cell(at, column(frame, name)).value for name in ("summary", "best quote", "analyst")]
    assert ["They run their own shelf.", "No, we run our own shelf.", "ben"] == shown


def test_sorted_filtered_moved_and_added_rows_and_columns_do_not_matter(study: Study, tmp_path: Path) -> None:
    """A row is found by its key, a column by its name."""

    def rearrange(book: Any) -> None:
        sheet = book[FIT]
        put(sheet, "O2", "REL", "fit", "partial")
        rows = [[cell.value for cell in each] for each in sheet.iter_rows(min_row=HEAD + 1)]
        for number, values in enumerate(reversed(rows), HEAD + 1):
            for at, value in enumerate(values, 1):
                tables_put(sheet.cell(number, at), value)
        sheet.insert_cols(2)
        sheet.cell(HEAD, 2).value = "my notes"
        sheet.insert_rows(1)
        sheet.insert_rows(8)
        sheet.cell(8, 2).value = "ask Lea about these"
        sheet.column_dimensions["C"].hidden = True

    found = back(study, changed(written(study, tmp_path / "m.xlsx"), rearrange))

    assert [("O2", "REL")] == [(event.case, event.code) for event in found.written]
    assert "partial" == said(study, "O2", "REL", "fit")


def test_a_workbook_from_before_anothers_change_overwrites_nothing(study: Study, tmp_path: Path) -> None:
    """Both are kept and shown; who then chooses one supersedes both, and an old untouched workbook changes nothing."""
    old = written(study, tmp_path / "old.xlsx")
    untouched = written(study, tmp_path / "untouched.xlsx")
    judge(study, "food", "O1", "REL", {"fit": "none"}, coder="lee")
    changed(old, lambda book: put(book[FIT], "O1", "REL", "fit", "partial"))

    assert 1 == back(study, old).conflicts
    assert "ben: partial\nlee: none" == said(study, "O1", "REL", "fit")
    assert () == back(study, untouched).written

    new = written(study, tmp_path / "new.xlsx")
    assert () == back(study, new).written
    changed(new, lambda book: put(book[FIT], "O1", "REL", "fit", "none"))
    assert 0 == back(study, new).conflicts
    assert "none" == said(study, "O1", "REL", "fit")


def test_wrong_cells_are_named_and_nothing_is_written(study: Study, tmp_path: Path) -> None:
    """Every one with its sheet and row, however many are right."""

    def type_(book: Any) -> None:
        put(book[FIT], "O1", "MONEY", "fit", "strong")
        put(book[FIT], "O1", "REL", "fit", "storng")
        put(book[FIT], "O2", "REL", "rating", "much")
        put(book[FRAMEWORK], "O2", "REL", "best quote", "Nobody in this study ever said such a thing")
        put(book[QUOTES], "O1", "REL", "chosen", "maybe")
        book[FIT].cell(book[FIT].max_row + 1, column(book[FIT], "reason")).value = "a row of mine"

    path = changed(written(study, tmp_path / "m.xlsx"), type_)
    before = study.store.study_events("judgements").events
    with pytest.raises(ProblemsError) as refused:
        back(study, path)

    book = openpyxl.load_workbook(path)
    wanted = {
        ("Fit", row(book[FIT], "O1", "REL")),
        ("Fit", row(book[FIT], "O2", "REL")),
        ("Fit", book[FIT].max_row),
        ("Framework", row(book[FRAMEWORK], "O2", "REL")),
        ("Quotes", HEAD + 1),
    }
    assert wanted == {(problem.path.rpartition(" ")[2], problem.line) for problem in refused.value.problems}
    assert "did you mean 'strong'?" in refused.value.message
    assert before == study.store.study_events("judgements").events


def test_columns_sorted_apart_are_refused(study: Study, tmp_path: Path) -> None:
    """Where a row's key is another's, what was typed would land in the wrong cell."""

    def tear(book: Any) -> None:
        sheet = book[FIT]
        first, second = row(sheet, "O1", "REL"), row(sheet, "O2", "REL")
        for name in ("organization", "theme", "fit", "reason"):
            at = column(sheet, name)
            sheet.cell(first, at).value, sheet.cell(second, at).value = (
                sheet.cell(second, at).value,
                sheet.cell(first, at).value,
            )

    with pytest.raises(ProblemsError, match="sort whole rows"):
        back(study, changed(written(study, tmp_path / "m.xlsx"), tear))


def test_a_row_copied_with_other_words_is_refused(study: Study, tmp_path: Path) -> None:
    """The same key twice says two things."""

    def copy(book: Any) -> None:
        sheet = book[FIT]
        put(sheet, "O1", "REL", "fit", "none")
        values = [cell.value for cell in sheet[row(sheet, "O1", "REL")]]
        last = sheet.max_row + 1
        for at, value in enumerate(values, 1):
            sheet.cell(last, at).value = value
        sheet.cell(last, column(sheet, "fit")).value = "partial"

    with pytest.raises(ProblemsError, match="stands in row"):
        back(study, changed(written(study, tmp_path / "m.xlsx"), copy))


def test_quotations_are_edited_dropped_and_added(study: Study, tmp_path: Path) -> None:
    """A row added with theme, organization and words is a new one."""

    def type_(book: Any) -> None:
        sheet = book[QUOTES]
        put(sheet, "O1", "REL", "quote as printed", "Yes, [it has] two pages.")
        last = sheet.max_row + 1
        for name, value in [
            ("theme", "Money (MONEY)"),
            ("organization", "O1"),
            ("quote as printed", "A grant pays."),
            ("chosen", "yes"),
        ]:
            sheet.cell(last, column(sheet, name)).value = value

    path = changed(written(study, tmp_path / "m.xlsx"), type_)
    assert 2 == len(back(study, path).written)
    assert () == back(study, path).written
    standing = board(study, "food").standing
    assert ["Yes, [it has] two pages."] == [p[0].printed for p in standing.quotes("O1", "REL")]
    assert ["A grant pays."] == [p[0].printed for p in standing.quotes("O1", "MONEY")]

    drop = changed(written(study, tmp_path / "n.xlsx"), lambda book: put(book[QUOTES], "O1", "REL", "chosen", "no"))
    back(study, drop)
    assert () == board(study, "food").standing.quotes("O1", "REL")


def test_another_best_quote_takes_the_place_of_the_first(study: Study, tmp_path: Path) -> None:
    """And an emptied cell leaves none."""
    path = written(study, tmp_path / "m.xlsx")
    back(study, changed(path, lambda book: put(book[FRAMEWORK], "O1", "REL", "best quote", "We print the address.")))
    assert ["T01"] == [p[0].transcript for p in board(study, "food").standing.quotes("O1", "REL")]

    path = written(study, tmp_path / "n.xlsx")
    back(study, changed(path, lambda book: put(book[FRAMEWORK], "O1", "REL", "best quote", None)))
    assert () == board(study, "food").standing.quotes("O1", "REL")


def test_the_evidence_is_that_of_the_workbook(study: Study, tmp_path: Path) -> None:
    """What was coded after the workbook was written was not seen by who typed in it."""
    path = written(study, tmp_path / "m.xlsx")
    changed(path, lambda book: put(book[FRAMEWORK], "O1", "REL", "summary", "Only lists."))
    start(study, "p2", kind="second-pass", coders=["ana"], over="p1")
    code(
        study,
        segments([("T01", 4, "REL", "ana"), ("T02", 1, "BOX.OWN", "ana"), ("T03", 3, "REL.DEAL", "ana")]),
        round_id="p2",
    )
    back(study, path)

    assert "evidence changed" == board(study, "food").cell("O1", "REL").since
    frame = openpyxl.load_workbook(written(study, tmp_path / "n.xlsx"))[FRAMEWORK]
    assert "evidence changed" == frame.cell(row(frame, "O1", "REL"), column(frame, "to look at")).value


def test_a_workbook_of_one_analyst_shows_that_ones_words_only(study: Study, tmp_path: Path) -> None:
    """So that a second analyst judges without seeing the first's; what is typed supersedes nothing of the first's."""
    path = written(study, tmp_path / "m.xlsx", only="ben")
    book = openpyxl.load_workbook(path)
    cells = [cell.value for sheet in book for each in sheet.iter_rows() for cell in each]
    assert not {"strong", "Lists.\nNo contract.", "=own shelf", "ana"} & set(cells)

    back(study, changed(path, lambda book: put(book[FIT], "O1", "REL", "fit", "none")))
    assert "ana: strong\nben: none" == said(study, "O1", "REL", "fit")


def test_a_text_longer_than_a_cell_is_not_cut_by_a_change(study: Study, tmp_path: Path) -> None:
    """Untouched it stays whole; changed in its cut form it is refused."""
    judge(study, "food", "O3", "REL", {"summary": "much " * 9000}, coder="ana")
    path = written(study, tmp_path / "m.xlsx")
    assert () == back(study, path).written

    with pytest.raises(ProblemsError, match="would be cut"):
        back(study, changed(path, lambda book: put(book[FRAMEWORK], "O3", "REL", "summary", "short")))


def test_formulas_and_control_characters_come_back_as_they_were(study: Study, tmp_path: Path) -> None:
    """What begins like a formula is text in the sheet, and untouched it writes nothing."""
    judge(study, "food", "O3", "REL", {"summary": "=SUM(A1) bell\x07\r\ntwo", "reason": "-5 degrees"}, coder="ana")
    path = written(study, tmp_path / "m.xlsx")

    frame = openpyxl.load_workbook(path)[FRAMEWORK]
    cell = frame.cell(row(frame, "O3", "REL"), column(frame, "summary"))
    assert ("s", "=SUM(A1) bell\N{REPLACEMENT CHARACTER}\ntwo") == (
        cell.data_type.replace("inlineStr", "s"),
        cell.value,
    )
    assert () == back(study, path).written


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda book: book.remove(book[MEMORY]), "the hidden sheet 'codekit' is gone"),
        (
            lambda book: [book.remove(book[name]) for name in TYPED],
            "no sheet Fit, Fit grid, Framework",
        ),
        (lambda book: book[FIT].delete_cols(column(book[FIT], "reason")), "no column 'reason'"),
        (lambda book: book[FIT].delete_cols(column(book[FIT], "key")), "no header with 'theme'"),
    ],
)
def test_a_workbook_that_cannot_be_told_is_refused(
    study: Study, tmp_path: Path, spoil: Callable[[Any], object], words: str
) -> None:
    """In one clear line; nothing is guessed."""
    with pytest.raises(CodekitError) as refused:
        back(study, changed(written(study, tmp_path / "m.xlsx"), spoil))
    assert words in refused.value.message


def test_half_a_workbook_is_enough(study: Study, tmp_path: Path) -> None:
    """A colleague who sends one sheet and half of its rows: what is missing is left alone."""

    def halve(book: Any) -> None:
        for name in (FRAMEWORK, QUOTES):
            book.remove(book[name])
        put(book[FIT], "O1", "REL", "fit", "none")
        book[FIT].delete_rows(row(book[FIT], "O2", "REL"))

    found = back(study, changed(written(study, tmp_path / "m.xlsx"), halve))
    assert ["O1"] == [event.case for event in found.written]
    assert "none" == said(study, "O2", "REL", "fit")


def test_a_workbook_of_another_study_is_refused(study: Study, tmp_path: Path) -> None:
    """Even with the same cases and codes."""
    path = written(study, tmp_path / "m.xlsx")
    with pytest.raises(CodekitError, match="another study"):
        back(build(tmp_path / "other"), path)


def test_what_is_typed_in_a_computed_column_is_told(study: Study, tmp_path: Path) -> None:
    """A summary in the wrong column would be lost without a word; what nobody touched is quiet."""
    path = written(study, tmp_path / "m.xlsx")
    assert () == back(study, changed(path, lambda _: None)).warnings

    found = back(study, changed(path, lambda book: put(book[FRAMEWORK], "O2", "REL", "where", "They run a shelf.")))
    assert () == found.written
    assert 1 == len(found.warnings)
    assert "codekit fills 'where'" in found.warnings[0]
    assert "They run" not in found.warnings[0]


def test_what_is_typed_in_a_copied_sheet_is_told(study: Study, tmp_path: Path) -> None:
    """A copy is not read, nor is a sheet that was given another name; a workbook without any warns of nothing."""
    path = written(study, tmp_path / "m.xlsx")
    assert () == read_back(study, "food", path, coder="ana").warnings

    def copy(book: Any) -> None:
        put(book.copy_worksheet(book[FIT]), "O2", "REL", "fit", "strong")
        book[FRAMEWORK].title = "Framework of Ana"

    found = read_back(study, "food", changed(path, copy), coder="ana")
    assert () == found.written
    assert ["Fit Copy", "Framework of Ana"] == sorted(
        w.partition("sheet ")[2].partition(" is a")[0] for w in found.warnings
    )


def grid(sheet: Any, case: str, theme: str, value: object) -> None:
    """Type into a grid: the row of an organization, the column of a theme."""
    at = column(sheet, "key")
    line = next(n for n in range(1, sheet.max_row + 1) if sheet.cell(n, at).value == case)
    sheet.cell(line, column(sheet, theme)).value = value


REL = "Relationship (REL)"


def test_the_grids_hold_what_the_lists_hold_and_are_read_back(study: Study, tmp_path: Path) -> None:
    """Organizations by themes: fit beside the state by the codings, and summaries; rows are known by their key."""

    def type_(book: Any) -> None:
        sheet = book[FIT_GRID]
        assert [REL, "strong"] == [sheet.cell(HEAD, 3).value, sheet.cell(HEAD + 1, 3).value]
        assert ["evidence REL", "present"] == [sheet.cell(HEAD, 2).value, shown(sheet.cell(HEAD + 1, 2).value)]
        grid(sheet, "O1", REL, "partial")
        grid(book[FRAMEWORK_GRID], "O3", REL, "Nobody was asked.")
        rows = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=HEAD + 1)]
        for n, line in enumerate(reversed(rows)):
            for k, value in enumerate(line, 1):
                sheet.cell(HEAD + 1 + n, k).value = value

    path = changed(written(study, tmp_path / "m.xlsx"), type_)
    done = back(study, path)
    assert (2, ()) == (len(done.written), done.warnings)
    assert ("partial", "Nobody was asked.") == (said(study, "O1", "REL", "fit"), said(study, "O3", "REL", "summary"))
    assert () == back(study, path).written


def shown(value: Any) -> str:
    """What a cell with a link shows."""
    return str(value).rsplit('"', 2)[-2] if str(value).startswith("=") else str(value)


def test_a_cell_that_says_two_things_is_asked_about(study: Study, tmp_path: Path) -> None:
    """Changed in the list and in the grid: the same is one judgement, another is an error with both places."""

    def same(book: Any) -> None:
        put(book[FIT], "O1", "REL", "fit", "none")
        grid(book[FIT_GRID], "O1", REL, "None")

    assert 1 == len(back(study, changed(written(study, tmp_path / "m.xlsx"), same)).written)

    def other(book: Any) -> None:
        put(book[FIT], "O2", "REL", "fit", "strong")
        grid(book[FIT_GRID], "O2", REL, "partial")

    with pytest.raises(ProblemsError, match="says something else in sheet Fit, row"):
        back(study, changed(written(study, tmp_path / "n.xlsx"), other))


def test_what_is_typed_beside_the_yellow_cells_of_a_grid_is_told(study: Study, tmp_path: Path) -> None:
    """The state is codekit's; a row without its key is nobody's; a wrong fit is named with its place."""

    def state(book: Any) -> None:
        grid(book[FIT_GRID], "O1", "evidence REL", "absent")
        grid(book[FIT_GRID], "O1", REL, "partial")

    (warning,) = back(study, changed(written(study, tmp_path / "m.xlsx"), state)).warnings
    assert "codekit fills 'evidence'" in warning
    for case, theme, value, problem in (
        ("O1", REL, "quite", "no fit 'quite'"),
        ("O2", "key", None, "without its hidden key"),
    ):
        path = changed(written(study, tmp_path / "n.xlsx"), partial(_wrong, case=case, theme=theme, value=value))
        with pytest.raises(ProblemsError, match=problem):
            back(study, path)


def _wrong(book: Any, *, case: str, theme: str, value: object) -> None:
    grid(book[FIT_GRID], case, theme, value)
