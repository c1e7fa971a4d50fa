"""The workbook, read back: every figure can be followed to rows, every link leads somewhere, nothing is damaged."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from codekit.matrix import Matrix
from codekit.matrix.states import SHOWN, STATES
from codekit.model.polarities import CONTRARY, HYPOTHETICAL
from codekit.reporting.matrix import look, plan, write_workbook
from codekit.tables import streamed as rows
from matrix.made import CODEBOOK, coding, matrix, registers, transcript

DAY = dt.date(2026, 11, 24)
NASTY = ["=1+1", "+44 called", "-5 degrees", "@home", "bell\x07 rings", "two\r\nlines", "emoji 🙂"]
ATTRIBUTES = {"O1": {"safety_net": "yes"}, "O2": {"safety_net": "no"}, "O3": {"safety_net": "no"}}


def study(*, uncoded: tuple[str, ...] = (), said: tuple[str, ...] = ()) -> Matrix:
    """Three organizations and four interviews with every kind of evidence."""
    talks = [
        transcript("T1", "I: Who do you call?", "R: The pantry. The shelter.", "R: We do not plan."),
        transcript("T2", "R: Perhaps one day. Not now."),
        transcript("T3", "R: The pantry again.", *(f"R: {words}" for words in said)),
        transcript("T4", "R: Nothing."),
    ]
    one, two, three, _ = talks
    codings = [
        coding(one, "The pantry.", "REF.INFORMAL"),
        coding(one, "The shelter.", "GOAL.DISC"),
        coding(one, "We do not plan.", "REC.EARLY", CONTRARY),
        coding(two, "Perhaps one day.", "CBO_REL", HYPOTHETICAL),
        coding(two, "Not now.", "REL.NONE"),
        coding(three, "The pantry again.", "GOAL.REF"),
        *(coding(three, words, "REC.LEAD") for words in said),
    ]
    asked = {("T1", "REC"): "yes", ("T2", "CBO_REL"): "yes", ("T2", "REC"): "no"}
    register = registers(
        {"T1": "O1", "T2": "O2", "T3": "O1", "T4": "O3"},
        asked=asked,
        not_applicable=[("O3", "GOAL")],
        attributes=ATTRIBUTES,
    )
    return matrix(talks, codings, register, uncoded=uncoded)


def written(table: Matrix, folder: Path, **options: Any) -> Any:
    """The workbook as openpyxl reads it."""
    write_workbook(table, folder / "m.xlsx", title="A study", created=DAY, codekit_version="0.1.0", **options)
    return openpyxl.load_workbook(folder / "m.xlsx")


def table_of(sheet: Any, head: int) -> list[dict[str, Any]]:
    """The rows under a header row."""
    names = [cell.value for cell in sheet[head]]
    return [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=head + 1, values_only=True)]


def states_in(table: Matrix, sheet: Any) -> dict[tuple[str, str], Any]:
    """The cells of the Matrix sheet by case and theme."""
    places = plan.Plan(table)
    return {(case, theme): sheet[places.place(case, theme)] for case in table.cases for theme in table.themes}


def test_sheets_stand_in_the_order_people_read(tmp_path: Path) -> None:
    """About first; what has no data is left out rather than shown empty."""
    full = written(study(), tmp_path, checks=[("E4", "Rows are organizations", "pass", "3 rows", "")])
    plain = written(matrix([], [], registers({}, cases=["O1"])), tmp_path)

    first = "About Matrix Counts Excerpts Disconfirming Crosstabs Crosstab-lists Overlap Co-occurrence"
    assert f"{first} Saturation Coverage Organizations Interviews Codebook Checks" == (
        " ".join(name.replace(" ", "-") for name in full.sheetnames)
    )
    assert ["About", "Matrix", "Counts", "Excerpts", "Organizations", "Interviews", "Codebook"] == plain.sheetnames[:7]


def test_without_a_record_of_asking_no_sheet_speaks_of_asked(tmp_path: Path) -> None:
    """Neither the legend nor the rule of k of n."""
    about = written(matrix([], [], registers({}, cases=["O1"])), tmp_path)["About"]

    rules = {row[0]: row[1] for row in about.iter_rows(values_only=True) if row[0]}
    assert rules["k of n"] == "k: present or mixed. n: these, contrary, and none found. Other states are left out."
    assert {"none found"} == {"none found", "asked, none"} & rules.keys()


def test_every_cell_of_the_matrix_says_its_state_in_words(tmp_path: Path) -> None:
    """No blanks: the text of a state cell is one of the eight, or says that coding is incomplete."""
    table = study(uncoded=("T3",))

    cells = states_in(table, written(table, tmp_path)["Matrix"])

    assert "present, coding incomplete" == cells["O1", "GOAL.REF"].value
    assert "contrary" == cells["O2", "CBO_REL"].value
    assert "n/a" == cells["O3", "GOAL"].value
    assert {table.shown(table.cells[key].state) for key in cells} == {
        str(cell.value).removesuffix(", coding incomplete") for cell in cells.values()
    }
    assert all(cell.number_format.endswith("@") for cell in cells.values())


def test_totals_stand_on_top(tmp_path: Path) -> None:
    """The k of n first, then the number of organizations and of each state."""
    table = study()
    sheet = written(table, tmp_path)["Matrix"]
    column = {sheet.cell(plan.Plan(table).head_row, c).value: c for c in range(1, sheet.max_column + 1)}

    top = {sheet.cell(row, 1).value: sheet.cell(row, column["Goals\nGOAL"]).value for row in range(3, 12)}

    assert str(table.totals["GOAL"]) == top["with the theme (k of n)"] == "1 of 2"
    assert (3, 1, 1) == (top["organizations"], top["present"], top["n/a"])


def test_pages_of_counts_hold_whole_themes_under_the_title(tmp_path: Path) -> None:
    """Breaks stand between themes, and are not ignored: a sheet that is fitted to pages is broken anywhere."""
    sheet = written(study(), tmp_path)["Counts"]
    themes = [cell.column for cell in sheet[3] if cell.value and cell.column > 1]
    assert len(themes) > 3

    breaks = [mark.id for mark in sheet.col_breaks.brk]
    assert breaks
    assert set(breaks) < {first - 1 for first in themes}
    layers = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[4] if cell.value == "layer"]
    longest = max(len(cell.layer) for cell in study().cells.values())
    assert min(layers) >= min(0.95 * longest, 40.0)
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.title in sheet.oddHeader.left.text
    assert sheet.print_area.startswith("'Counts'!$A$3:")


def test_a_title_stands_above_every_page_of_those_side_by_side() -> None:
    """In its cells it would be cut on the second page, to the width of the columns that are repeated there."""
    sheet: Any = openpyxl.Workbook().active
    look.titles(sheet, "Care & food", "How to read it")
    sheet["F9"] = "the last cell"
    look.page(sheet, head=3, pages_wide=2, left="A:A")

    assert "&BCare && food&B   How to read it" == sheet.oddHeader.left.text
    sheet["A2"] = f"{'Excerpts and words. '}{'What is counted, and by which layers, for every theme; ' * 3}"
    look.page(sheet, head=3, pages_wide=2, left="A:A")
    above = sheet.oddHeader.left.text.partition("&B   ")[2]
    assert "Excerpts and words. What is counted, and by which layers, for every theme." == above
    assert sheet.print_area.endswith("$A$3:$F$9")


def test_counts_are_the_number_of_rows_in_excerpts(tmp_path: Path) -> None:
    """Every figure traces to excerpts: filter the Excerpts sheet and count."""
    table = study()
    book = written(table, tmp_path)
    rows = table_of(book["Excerpts"], 3)
    counts = {row["organization"]: list(row) for row in table_of(book["Counts"], 4)}
    shown = list(book["Counts"].iter_rows(min_row=6, values_only=True))

    assert ["O1", "O2", "O3"] == [row[0] for row in shown]
    assert len(counts) == 4
    for case, *figures in shown:
        for number, theme in enumerate(table.themes):
            mine = [r for r in rows if r["organization"] == case and r["theme"].endswith(f"({theme})")]
            kinds = [r["evidence"] for r in mine]
            supporting = [r for r in mine if r["evidence"] == "supporting"]
            expected = (
                len(supporting),
                len({r["interview"] for r in supporting}),
                sum(r["words"] for r in supporting),
                kinds.count("contrary"),
                kinds.count("hypothetical"),
            )
            found = figures[7 * number : 7 * number + 6]
            assert expected == (*found[:3], *found[4:])
            assert (table.cells[case, theme].layer or "nothing") == figures[7 * number + 6]


def test_links_lead_there_and_back(tmp_path: Path) -> None:
    """Each state with excerpts leads to the first row of its block, each excerpt back to its cell."""
    table = study()
    book = written(table, tmp_path)
    sheet = book["Excerpts"]
    names = [cell.value for cell in sheet[3]]

    assert sheet.max_row > 3
    for row in range(4, sheet.max_row + 1):
        values = dict(zip(names, (cell.value for cell in sheet[row]), strict=True))
        case, theme = values["organization"], re.findall(r"\(([^()]*)\)$", values["theme"])[0]
        place = plan.Plan(table).place(case, theme)
        assert f"'Matrix'!{place}" == sheet.cell(row, 1).hyperlink.location
        first = int(re.findall(r"'Excerpts'!A(\d+)", book["Matrix"][place].hyperlink.location)[0])
        assert first <= row
        assert (case, values["theme"]) == (sheet.cell(first, 3).value, sheet.cell(first, 2).value)
    without = [c for key, c in states_in(table, book["Matrix"]).items() if not table.excerpts(*key)]
    assert without
    assert not any(cell.hyperlink for cell in without)
    assert {cell.hyperlink.location.split("!")[0].strip("'") for cell in book["About"]["A"] if cell.hyperlink} == set(
        book.sheetnames
    ) - {"About"}


def test_an_excerpt_row_tells_all(tmp_path: Path) -> None:
    """Place, time, question, codes, coder and layer stand beside the words."""
    rows = table_of(written(study(), tmp_path)["Excerpts"], 3)

    row = next(r for r in rows if r["text"] == "The shelter.")
    assert ("O1", "T1", "2024-05-01", "1", "1") == tuple(
        row[c] for c in ("organization", "interview", "date", "order", "segment (from 0)")
    )
    assert ("00:01:00", "Who do you call?", "GOAL.DISC") == (row["time"], row["question before"], row["codes on it"])
    assert ("ana", "pass1 (initial)", "cbo@1.0", "respondent") == tuple(
        row[c] for c in ("coder", "layer", "codebook", "role")
    )
    assert row["id"].startswith(f"T1:{row['start']}-{row['end']}:")


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    """Formula-like beginnings, control characters and line ends come back as what was said."""
    sheet = written(study(said=tuple(NASTY)), tmp_path)["Excerpts"]

    cells = [cell for cell in sheet["E"][3:] if sheet.cell(cell.row, 2).value == "Lead (REC.LEAD)"]
    expected = [said.replace("\x07", "\ufffd").replace("\r\n", "\n") for said in NASTY]
    assert expected == [cell.value for cell in cells]
    assert {"s"} == {cell.data_type for cell in cells}


def test_an_excerpt_longer_than_a_cell_stands_in_numbered_rows(tmp_path: Path) -> None:
    """Nothing is cut in silence: the parts join to the whole, and About warns."""
    long = "word " * 9000 + "end."
    table = study(said=(long,))
    told = write_workbook(table, tmp_path / "m.xlsx", created=DAY)
    rows = [r for r in table_of(openpyxl.load_workbook(tmp_path / "m.xlsx")["Excerpts"], 3) if r["part"]]

    mine = [r for r in rows if r["theme"] == "Lead (REC.LEAD)"]
    assert ["1 of 2", "2 of 2"] == [r["part"] for r in mine]
    assert long == "".join(r["text"] for r in mine)
    assert any("stands in 2 numbered rows" in warning for warning in told)
    assert 1 == table.cells["O1", "REC.LEAD"].excerpts


def test_a_full_sheet_is_said_to_be_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond Excel's last row excerpts are left out with a warning."""
    monkeypatch.setattr(plan, "MAX_ROWS", 6)

    told = write_workbook(study(), tmp_path / "m.xlsx", created=DAY)

    assert any("the Excerpts sheet is full at row 6" in warning for warning in told)


def test_links_beyond_what_a_sheet_can_hold_become_formulas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel holds about 65,530 links in a sheet; the others are HYPERLINK formulas to the same places."""
    monkeypatch.setattr(rows, "MOST_LINKS", 2)

    sheet = written(study(), tmp_path)["Excerpts"]

    assert 2 == sum(cell.hyperlink is not None for cell in sheet["A"])
    formulas = [cell.value for cell in sheet["A"][5:]]
    assert formulas
    assert all(re.fullmatch(r"=HYPERLINK\(\"#'Matrix'![A-Z]+\d+\",\"matrix\"\)", f) for f in formulas)


def test_running_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """With the same date the file is the same; with another only the date stamp differs."""
    for name in ("a", "b"):
        write_workbook(study(), tmp_path / f"{name}.xlsx", created=DAY)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_sheets_are_set_up_to_be_read_and_printed(tmp_path: Path) -> None:
    """Landscape, fitted in width, header rows repeated, page numbers; panes frozen and tables filtered."""
    book = written(study(), tmp_path)

    assert len(book.worksheets) > 5
    for sheet in book.worksheets:
        assert ("landscape", 0 if sheet.title != "About" else 1) == (
            sheet.page_setup.orientation,
            sheet.page_setup.fitToHeight,
        )
        assert sheet.sheet_properties.pageSetUpPr.fitToPage == (sheet.title != "Counts")  # whole themes on a page
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.print_title_rows
        if sheet.title != "About":
            assert sheet.freeze_panes
            assert sheet.auto_filter.ref


def test_a_case_not_wholly_coded_has_no_zeros(tmp_path: Path) -> None:
    """Zeros come from finished assignments only."""
    sheet = written(study(uncoded=("T4",)), tmp_path)["Counts"]

    row = next(row for row in sheet.iter_rows(min_row=6, values_only=True) if row[0] == "O3")
    assert {"not yet", "pass1 (initial)"} == set(row[1:])
    assert {"pass1 (initial)"} == set(row[7::7])


def test_about_says_how_and_warns(tmp_path: Path) -> None:
    """Layer, codebook, rules, legend of all eight states, and every warning."""
    about = written(study(), tmp_path, warnings=["Roles are guessed in T1"], transcript_set_hash="ab12")["About"]

    text = "\n".join(str(cell.value) for row in about.iter_rows() for cell in row if cell.value)
    for expected in ("pass1 (initial)", "version 1.0", "set ab12", "• Roles are guessed in T1", *SHOWN.values()):
        assert expected in text
    assert 8 == len(STATES)
    assert "2026-11-24" in text


def test_the_codebook_sheet_tells_use(tmp_path: Path) -> None:
    """Own codings, interviews, and organizations with the codes below."""
    rows = {row["code"]: row for row in table_of(written(study(), tmp_path)["Codebook"], 3)}

    assert [code.id for code in CODEBOOK.codes] == list(rows)
    assert (1, 1, "1 of 2", "cbo@1.0") == tuple(
        rows["GOAL.REF"][c] for c in ("codings", "interviews", "organizations", "coded under")
    )
    assert 0 == rows["GOAL"]["codings"]
