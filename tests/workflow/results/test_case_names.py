"""A case that has a name in cases.csv goes by it wherever people read of it; tables for programs keep its id."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from codekit.formats import any_text
from codekit.formats.judgement_sheets import FIT, KEY, MEMORY, PRINTED, QUOTES
from codekit.model.cases import Case, Registers
from codekit.workflow.results import tabulate
from codekit.workflow.results.judgements import standing
from codekit.workflow.results.judging import judge
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, agree, build, code, folder_of, segments, start, write
from walked import run

NAMES = {"O1": "Alder House", "O2": "Birch Clinic", "O3": "unknown"}
ID = re.compile(r"(?<![\w.-])O[12](?![\w-])")
CASES = "case,name,region\n" + "".join(f"{id_},{name},North\n" for id_, name in NAMES.items())


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A study whose organizations have names: compared, coded for what counts, gone over, judged, noted."""
    made = build(tmp_path_factory.mktemp("named"))
    write(folder_of(made) / "cases.csv", CASES)
    made = open_study(folder_of(made))
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    start(made, "p1", kind="initial", coders=["lee"])
    rows = [("T01", 1, "REL", "lee"), ("T02", 1, "BOX.OWN", "lee"), ("T03", 3, "REL.DEAL", "lee")]
    contrary = "T02,1,REL,lee,contrary,\nT01,3,MONEY,lee,,a note\n"
    code(
        made,
        segments(rows).replace("coder\n", "coder,polarity,memo\n").replace("lee\n", "lee,,\n") + contrary,
        round_id="p1",
    )
    start(made, "p2", kind="second-pass", coders=["ana"], over="p1")
    code(made, segments([("T01", 3, "MONEY", "ana"), ("T02", 2, "", "ana"), ("T03", 3, "REL", "ana")]), round_id="p2")
    judge(
        made,
        "food",
        "O1",
        "REL",
        {"fit": "strong", "summary": "They know each other."},
        coder="ana",
        quote="Yes, two pages.",
    )
    return made


def read(path: Path) -> Iterator[tuple[str, str]]:
    """What a person reads in a file, by place."""
    if path.suffix != ".xlsx":
        yield from any_text.lines(path)
        return
    for sheet in openpyxl.load_workbook(path).worksheets:
        if sheet.title == MEMORY:
            continue
        heads = {cell.column: cell.value for row in sheet.iter_rows() for cell in row if cell.value in {KEY, "id"}}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.column not in heads:
                    yield f"{sheet.title}!{cell.coordinate}", cell.value


DOCUMENTS = (
    "matrix food -o OUT/matrix.xlsx", "saturation food -o OUT/saturation.xlsx", "saturation food --figure OUT/figures",
    "report themes -o OUT/themes.docx", "report themes -o OUT/themes.html", "report member-check -o OUT/packets",
    "report codebook -o OUT/codebook.docx", "report methods -o OUT/methods.md", "report coreq -o OUT/coreq.docx",
    "revisions p2 -o OUT/revisions.docx", "agree r1 --claims food --report OUT/agreement.html",
    "excerpts food -o OUT/excerpts.docx", "export OUT/coded.html --what transcript", "export OUT/memos.md --what memos",
    "memo Ask --case O2 --discuss --coder ana", "meeting agenda -o OUT/agenda.docx",
    "crosstab food --across case -o OUT/crosstab.xlsx",
)  # fmt: skip


@pytest.fixture(scope="module")
def written(named: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that people read of it."""
    out = tmp_path_factory.mktemp("out")
    for line in DOCUMENTS:
        said = run(line, folder_of(named), out)
        assert said.endswith("exit 0"), (line, said)
    return out


def test_no_document_has_an_id_where_the_case_has_a_name(written: Path) -> None:
    """Of whatever form; beside the name the list of organizations has the id."""
    found = {
        path.name: list(read(path)) for path in sorted(written.rglob("*")) if path.is_file() and path.suffix != ".png"
    }
    assert len(found) >= len(DOCUMENTS)
    ids = [(name, place, words[:80]) for name, lines in found.items() for place, words in lines if ID.search(words)]
    assert [] == [one for one in ids if not one[1].startswith("List!D")]  # the chart's figures, with an id and a name
    silent = {"saturation-food.svg", "methods.md", "coreq.docx", "codebook.docx"}
    named_in = {name for name, lines in found.items() if any("Alder House" in words for _, words in lines)}
    assert found.keys() - named_in - silent <= {"O2.docx", "agenda.docx", "memos.md"}, found.keys() - named_in
    assert any("Birch Clinic" in words for name in ("agenda.docx", "memos.md") for _, words in found[name])


def test_the_heat_map_has_the_names(named: Study, tmp_path: Path) -> None:
    """They stand above its columns."""
    from codekit.reporting.matrix import heat_map

    heat_map.write(tabulate.matrix(named, "food"), tmp_path)
    words = (tmp_path / f"{heat_map.NAME}.svg").read_text("utf-8")
    assert "Alder House" in words
    assert "O3" in words
    assert not ID.search(words)


def test_tables_for_programs_keep_the_id(named: Study, tmp_path: Path) -> None:
    """JSON and CSV name a case by what it is joined by; its name is a column of cases."""
    document = tabulate.matrix(named, "food").to_json()
    assert document["cases"] == ["O1", "O2", "O3"]
    assert "Alder" not in json.dumps(document)
    said = run("report themes --json", folder_of(named), tmp_path)
    assert {
        quote["case"] for theme in json.loads(said.partition("exit")[0])["themes"] for quote in theme["quotes"]
    } <= {"O1", "O2"}
    run("export OUT/excerpts.csv --what excerpts", folder_of(named), tmp_path)
    head, first, *_ = (tmp_path / "excerpts.csv").read_text("utf-8").splitlines()
    assert "case.name" in head
    assert ",O1," in first
    assert "Alder House" in first


def test_a_name_is_no_attribute(named: Study) -> None:
    """Nothing is grouped by it, and it is no column of the matrix beside the organization."""
    from codekit.matrix.crosstab import attributes_of

    assert attributes_of(tabulate.matrix(named, "food")) == ("region",)


def test_what_is_typed_beside_a_name_is_read_back(named: Study, tmp_path: Path) -> None:
    """Also where the name was changed in between, and a quotation may name its organization by name."""
    path = tmp_path / "matrix.xlsx"
    tabulate.write_workbook(named, tabulate.matrix(named, "food"), path)
    book = openpyxl.load_workbook(path)
    fit, quotes = book[FIT], book[QUOTES]
    heads = {cell.value: int(cell.column or 0) for cell in fit[3]}
    row = next(n for n in range(4, fit.max_row) if fit.cell(n, heads[KEY]).value == "O2|MONEY")
    assert fit.cell(row, 1).value == "Birch Clinic"
    fit.cell(row, heads["fit"]).value = "none"
    columns, last = {cell.value: int(cell.column or 0) for cell in quotes[3]}, quotes.max_row + 1
    for column, words in {"theme": "BOX.OWN", "organization": "birch clinic", PRINTED: "we run our own shelf"}.items():
        quotes.cell(last, columns[column]).value = words
    book.save(path)
    write(folder_of(named) / "cases.csv", CASES.replace("Birch Clinic", "Birch Clinics"))
    said = run(f"matrix food --from {path} --coder ana", folder_of(named), tmp_path)
    write(folder_of(named) / "cases.csv", CASES)
    assert said.endswith("exit 0"), said
    found = standing(named, "food")
    assert found.said("O2", "MONEY", "fit", "food").text == "none"
    assert len(found.quotes("O2", "BOX.OWN")) == 1


@pytest.mark.parametrize(
    ("names", "called"),
    [
        ({"A": "One", "B": ""}, {"A": "One", "B": "B"}),
        ({"A": "One", "B": "one"}, {"A": "A", "B": "B"}),
        ({"A": "B", "B": "x"}, {"A": "A", "B": "x"}),
        ({"A": "Unknown", "B": "A"}, {"A": "A", "B": "B"}),
        ({"A": "A", "B": " Two "}, {"A": "A", "B": "Two"}),
    ],
)
def test_a_name_that_two_cases_could_go_by_is_no_name(names: dict[str, str], called: dict[str, str]) -> None:
    """Then their ids tell them apart; what a case is called leads back to it."""
    registers = Registers(tuple(Case(id_, {"name": name}) for id_, name in names.items()))
    assert registers.called == called
    assert {id_: registers.case_named(name) for id_, name in called.items()} == {id_: id_ for id_ in names}
    assert registers.case_named("nobody") == "nobody"
