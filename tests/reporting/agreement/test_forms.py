"""The same content in Excel, on a page and in Markdown: every figure is in each, and none says more."""

from __future__ import annotations

import datetime as dt
import math
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html

from agreement.made import of_cells, of_sets
from codekit.agreement import AgreementReport, compare_exclusive
from codekit.errors import FileRefusedError
from codekit.reporting import excel, markdown
from codekit.reporting import html as page
from codekit.reporting.agreement import build
from codekit.reporting.agreement.findings import Findings
from codekit.reporting.content import Content, Figure
from reporting.agreement.made import SECRET, claimed, content, findings, point, three

DAY = dt.date(2024, 5, 6)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f030005fe02fea1"
    "399e0d0000000049454e44ae426082"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="120pt" height="60pt"></svg>'


class Saved(NamedTuple):
    """A figure that was drawn before."""

    png: bytes = PNG
    svg: bytes = SVG


FIGURES = {key: Figure(key, f"Caption of {key}", f'Words of "{key}"', Saved()) for key in ("codes", "pairs", "trend")}
TREND = (point("r0"), point("r1"))
KINDS = {
    "two coders": lambda: findings(trend=TREND, claims=claimed()),
    "three coders": lambda: findings(three(), trend=TREND, claims=claimed("ABC")),
    "nothing defined": lambda: findings(of_cells({"X": [(0, 0, 0)] * 6}, units=[5] * 6)),
    "blind": lambda: findings(still_blind=True, differences=None),
}
COLUMNS = {
    "units": "n_units",
    "% agreement": "percent_agreement",
    "negative agreement": "negative_agreement",
    "Cohen's kappa": "cohen_kappa",
    "Krippendorff's alpha": "krippendorff_alpha",
    "Gwet's AC1": "gwet_ac1",
    "PABAK": "pabak",
}


@pytest.fixture(params=list(KINDS))
def found(request: pytest.FixtureRequest) -> Findings:
    """Findings of each kind."""
    return KINDS[str(request.param)]()


def parsed(text: str) -> Any:
    """A page as a document."""
    return html.document_fromstring(text)


def workbook(made: Content, folder: Path) -> Any:
    """The workbook read back."""
    from openpyxl import load_workbook

    excel.write(folder / "report.xlsx", made, stamp=DAY)
    return load_workbook(folder / "report.xlsx")


def sheet_rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by the titles of the first row, up to the note below."""
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body if row[1] is not None]


def page_rows(document: Any, title: str) -> list[dict[str, str]]:
    """The rows of a table of the page by its caption."""
    (table,) = document.xpath(f'//table[starts-with(normalize-space(caption), "{title}")]')
    head = [cell.text_content() for cell in table.xpath("./thead//th")]
    body = [[cell.text_content() for cell in row.xpath("./th|./td")] for row in table.xpath("./tbody/tr")]
    return [dict(zip(head, row, strict=True)) for row in body]


def markdown_rows(text: str, title: str) -> list[dict[str, str]]:
    """The rows of a table of the Markdown by its heading."""
    found = re.search(rf"^### {title}[^\n]*\n\n(.*?)(?=\n\n|\Z)", text, re.DOTALL | re.MULTILINE)
    assert found
    head, _, *body = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in found[1].splitlines()]
    return [dict(zip(head, row, strict=False)) for row in body]


def expected(report: AgreementReport) -> list[dict[str, Any]]:
    """Every code of the JSON document."""
    codes = report.to_json()["codes"]
    assert codes
    return list(codes)


def in_words(value: float | None, name: str) -> str:
    """A figure of the JSON document as a page shows it."""
    if value is None:
        return "not estimable"
    if name == "n_units":
        return str(value)
    text = f"{value:.1%}".replace("%", " %") if name == "percent_agreement" else f"{value:.3f}"
    return text.removeprefix("-") if set(text) <= set("-0.") else text


def test_excel_has_the_figures_of_the_json(found: Findings, tmp_path: Path) -> None:
    """As numbers to full precision; undefined in words."""
    rows = sheet_rows(workbook(build(found), tmp_path)["Codes"])

    for row, code in zip(rows, expected(found.report), strict=True):
        assert code["code"] == row["code"]
        for title, name in COLUMNS.items():
            if title in row:
                assert ("not estimable" if code[name] is None else pytest.approx(code[name])) == row[title]
        if code["interval"] and "interval from" in row:
            assert [code["interval"]["low"], code["interval"]["high"]] == [row["interval from"], row["interval to"]]


def test_the_page_has_the_figures_of_the_json(found: Findings) -> None:
    """Rounded to three decimals."""
    document = parsed(page.render(build(found)))
    rows = page_rows(document, "Agreement on each code")

    for row, code in zip(rows, expected(found.report), strict=True):
        assert code["code"] == row["code"]
        assert {title: in_words(code[name], name) for title, name in COLUMNS.items() if title in row} == {
            title: row[title] for title in COLUMNS if title in row
        }


def test_markdown_has_the_figures_of_the_json(found: Findings) -> None:
    """Rounded to three decimals."""
    rows = markdown_rows(markdown.render(build(found)), "Agreement on each code")

    for row, code in zip(rows, expected(found.report), strict=True):
        assert code["code"] == row["code"]
        assert {title: in_words(code[name], name) for title, name in COLUMNS.items() if title in row} == {
            title: row[title] for title in COLUMNS if title in row
        }


def test_summary_figures_are_in_every_form(tmp_path: Path) -> None:
    """Pooled and mean kappa of the JSON document."""
    found = findings()
    summary, made = found.report.to_json()["summary"], content(found)
    about = list(workbook(made, tmp_path)["About"].iter_rows(values_only=True))

    for name, key in (("pooled kappa", "pooled_kappa"), ("mean kappa", "mean_kappa")):
        assert any(row[0] == name and row[1] == pytest.approx(summary[key]) for row in about)
        assert f"{summary[key]:.3f}" in page.render(made)
        assert f"{name} | {summary[key]:.3f}" in markdown.render(made)


def test_every_table_is_in_every_form(found: Findings, tmp_path: Path) -> None:
    """By its title, with all its rows; what is only in Excel is named elsewhere."""
    made = build(found)
    book, document, text = workbook(made, tmp_path), parsed(page.render(made)), markdown.render(made)

    named = [table for table in made.tables if table.title]
    assert len(named) > 5
    for table in named:
        if table.sheet:
            assert len(table.rows) == len(sheet_rows(book[table.sheet]))
        if table.only_excel:
            assert f"{table.title}: {len(table.rows)} rows" in document.text_content()
            continue
        assert len(table.rows) == len(page_rows(document, table.title))
        assert len(table.rows) == len(markdown_rows(text, table.title))


def test_the_page_is_whole_and_asks_for_nothing(found: Findings) -> None:
    """One document, no script, no address outside itself, a policy that forbids requests."""
    text = page.render(build(found, FIGURES))
    document = parsed(text)

    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert [] == document.xpath("//script | //link | //iframe | //object | //*[@onclick or @onload]")
    addresses = [str(value) for value in document.xpath("//@src | //@href")]
    assert len(addresses) > 10
    assert {True} == {value.startswith(("#", "data:image/svg+xml;base64,")) for value in addresses}
    assert not re.search(r"url\(|@import|https?:", re.sub(r"base64,[^\"]*", "", text))


def test_links_within_the_page_lead_somewhere(found: Findings) -> None:
    """Every part can be reached from the head."""
    document = parsed(page.render(build(found)))

    ids = [str(value) for value in document.xpath("//@id")]
    assert len(ids) == len(set(ids)) > 8
    assert {f"#{name}" for name in ids} >= {str(value) for value in document.xpath("//a/@href")}


def test_tables_of_the_page_can_be_read_aloud() -> None:
    """Language, captions, heads with a scope, one head a row, images in words, scrolling parts reached by keyboard."""
    document = parsed(page.render(build(findings(three(), trend=TREND), FIGURES)))

    assert "en" == document.get("lang")
    tables = document.xpath("//table")
    assert len(tables) > 8
    for table in tables:
        assert {"col"} >= {str(scope) for scope in table.xpath("./thead//th/@scope")}
        for row in table.xpath("./tbody/tr"):
            assert "row" == row.xpath("./th/@scope")[0]
        (around,) = table.xpath("..")
        assert ("0", "region") == (around.get("tabindex"), around.get("role"))
        assert around.get("aria-label")
    assert ['Words of "codes"', 'Words of "pairs"', 'Words of "trend"'] == document.xpath("//img/@alt")
    regions = [str(name) for name in document.xpath("//@aria-label")]
    assert len(regions) == len(set(regions)) > 8
    assert 1 == len(document.xpath("//h1"))
    assert {"h2"} == {section[0].tag for section in document.xpath("//section")}


def test_words_of_interviews_stay_words_on_the_page() -> None:
    """Markup in them is shown, not obeyed."""
    document = parsed(page.render(content()))

    (row,) = page_rows(document, "Every disagreement")
    assert SECRET == row["text"]
    assert [] == document.xpath("//b")


def test_words_of_interviews_stay_words_in_markdown() -> None:
    """Bars, backticks, angle brackets and line breaks do not break the table."""
    text = markdown.render(content())

    assert r"they sent us to the pantry \| \`on\` \<b\>Elm\</b\> Street" in text
    (line,) = [line for line in text.splitlines() if "pantry" in line]
    assert line.startswith("| omission | T0 | 4 | SCREEN |")


def test_words_of_interviews_stay_words_in_excel(tmp_path: Path) -> None:
    """What begins with = is no formula, and a text too long for a cell goes on in the next row."""
    long = "long " * 8000
    found = findings()
    assert found.differences
    from dataclasses import replace

    first, second = (
        replace(found.differences[0], text="=1+1", transcript="T8"),
        replace(found.differences[0], text=long, transcript="T9"),
    )
    sheet = workbook(build(replace(found, differences=(first, second))), tmp_path)["Disagreements"]
    rows = sheet_rows(sheet)

    assert "=1+1" == rows[0]["text"]
    column = [cell.value for cell in sheet[1]].index("text") + 1
    assert "s" == sheet.cell(2, column).data_type
    assert long == rows[1]["text"] + rows[2]["text"]
    assert ("T9", "T9") == (rows[1]["transcript"], rows[2]["transcript"])


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """With the same date; another date changes nothing but the date."""
    made = build(findings(trend=TREND), FIGURES)
    for name, day in (("a", DAY), ("b", DAY), ("c", dt.date(2025, 1, 2))):
        excel.write(tmp_path / f"{name}.xlsx", made, stamp=day)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    first, third = (inside(tmp_path / f"{name}.xlsx") for name in "ac")
    assert {"docProps/core.xml"} == {name for name in first if first[name] != third[name]}
    assert page.render(made) == page.render(build(findings(trend=TREND), FIGURES))


def inside(path: Path) -> dict[str, bytes]:
    """The files inside a workbook."""
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_sheets_can_be_filtered_frozen_and_printed(found: Findings, tmp_path: Path) -> None:
    """Frozen names and head, filter, repeated head, fitted to the width of a page, no row hidden."""
    made = build(found)
    book = workbook(made, tmp_path)
    tables = {table.sheet: table for table in made.tables if table.sheet}
    assert len(tables) > 5

    for name, table in tables.items():
        sheet = book[name]
        assert f"{'ABCD'[table.heads]}2" == sheet.freeze_panes
        assert sheet.auto_filter.ref.startswith("A1:")
        assert "$1:$1" == sheet.print_title_rows
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.row_dimensions[1].height >= 15


def test_the_first_sheet_leads_to_every_other(found: Findings, tmp_path: Path) -> None:
    """Each is named at its end and linked."""
    book = workbook(build(found), tmp_path)

    linked = [cell.hyperlink.location for row in book["About"] for cell in row if cell.hyperlink]
    assert [f"'{name}'!A1" for name in book.sheetnames[1:]] == linked


def test_figures_are_in_the_workbook_and_named_in_markdown(tmp_path: Path) -> None:
    """Embedded in Excel, linked from Markdown with what they show in words."""
    made = build(findings(three(), trend=TREND), FIGURES)

    assert 3 == len(workbook(made, tmp_path)["Figures"]._images)
    text = markdown.render(made, images={key: f"r-figures/{key}.png" for key in FIGURES})
    assert '![Words of "codes"](r-figures/codes.png)' in text
    assert 3 == text.count("![")


def test_an_exclusive_group_is_reported_in_every_form(tmp_path: Path) -> None:
    """One row, no cells, no positive agreement."""
    material = of_sets([[[{"p"}, {"q"}], [{"p"}, {"p"}]]] * 2, codes=["p", "q"], coders="AB")
    report = compare_exclusive(material, parent="X", round_id="r", unit="turn")
    from dataclasses import replace

    base = findings(exclusive="X")
    found = replace(base, report=report, measured=replace(base.measured, transcripts=(), pairs=()), differences=())
    made = build(found)

    (row,) = sheet_rows(workbook(made, tmp_path)["Codes"])
    assert "X" == row["code"]
    assert not {"a", "positive agreement", "prevalence index", "PABAK"} & set(row)
    assert report.codes[0].pabak == pytest.approx(row["Brennan and Prediger"])
    assert "which sub-code directly below X" in page.render(made)
    assert "as one nominal variable" in markdown.render(made)


def test_nothing_is_written_where_a_report_cannot_be(tmp_path: Path) -> None:
    """No half file is left where a file stands in the folder's place."""
    (tmp_path / "taken").write_text("a file", "utf-8")

    with pytest.raises(FileRefusedError, match="taken"):
        excel.write(tmp_path / "taken" / "r.xlsx", content(), stamp=DAY)

    assert [tmp_path / "taken"] == list(tmp_path.rglob("*"))


def test_undefined_is_never_a_number(tmp_path: Path) -> None:
    """No NaN, no 0 and no 1 where a coefficient does not exist."""
    made = content(findings(of_cells({"X": [(0, 0, 0)] * 6}, units=[5] * 6)))
    book = workbook(made, tmp_path)

    (row,) = sheet_rows(book["Codes"])
    assert "not estimable" == row["Cohen's kappa"] == row["Krippendorff's alpha"]
    for words in (page.render(made), markdown.render(made)):
        assert not re.search(r"\bnan\b", words, re.IGNORECASE)
    values = [value for sheet in book for line in sheet.iter_rows(values_only=True) for value in line]
    assert len(values) > 100
    assert not any(isinstance(value, float) and math.isnan(value) for value in values)
