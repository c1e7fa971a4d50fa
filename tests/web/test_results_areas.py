"""Cells, excerpts and reports over HTTP: what is saved is what the command writes, and who is blind gets none of it."""

from __future__ import annotations

import base64
import io
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import walked
from web.conftest import Serve
from web.served import Workbench

REL = {"codebook": "food", "case": "O1", "code": "REL"}
CELL = "/api/matrix/cell?codebook=food&case=O1&code=REL"
CLOSED = (
    CELL,
    "/api/matrix/kinds?codebook=food&by=region",
    "/api/together?codebook=food",
    "/api/crosstab?codebook=food&across=region",
    "/api/words?codebook=food&code=MONEY",
    "/api/kwic?words=food&codebook=food&code=MONEY",
    "/api/reports/file?kind=crosstab&codebook=food&form=csv",
    "/api/excerpts?codebook=food",
    "/api/excerpts/file?codebook=food&form=csv",
    "/api/reports/preview?kind=methods",
    "/api/reports/file?kind=methods&form=md",
    "/api/reports/file?kind=matrix&codebook=food&form=xlsx",
)


@pytest.fixture
def one(settled_template: Path, tmp_path: Path, serve: Serve) -> Workbench:
    """Ana's workbench in a study whose round is compared and settled, with lee's first coding."""
    from codekit.workflow.study.study import open_study
    from studies import code, segments, start

    root = Path(shutil.copytree(settled_template, tmp_path / "study"))
    study = open_study(root)
    start(study, "p1", kind="initial", coders=["lee"], transcripts=["T01", "T02", "T03"])
    rows = [
        ("T01", 1, "REL.SEND", "lee"),
        ("T01", 3, "MONEY", "lee"),
        ("T02", 1, "BOX.OWN", "lee"),
        ("T03", 1, "REL", "lee"),
    ]
    code(study, segments(rows), round_id="p1")
    return serve(root)


def saved(one: Workbench, path: str) -> bytes:
    """A file as the page gets it."""
    answer = one.call("GET", path)
    assert (200, "application/octet-stream") == (answer.status, answer.headers["content-type"]), answer.body
    return answer.body


def written(one: Workbench, line: str, name: str, tmp_path: Path) -> bytes:
    """What a command writes into a file."""
    out = tmp_path / "out"
    out.mkdir(exist_ok=True)
    said = walked.run(line, one.study, out)
    assert said.endswith(("exit 0", "exit None")), said
    return (out / name).read_bytes()


SAME = {
    "excerpts/file?codebook=food&form=csv": "excerpts food -o OUT/x.csv",
    f"excerpts/file?codebook=food&code=REL&where={quote('region=North')}&words=food&form=md": (
        "excerpts food --code REL --where region=North --words food -o OUT/x.md"
    ),
    "excerpts/file?codebook=food&code=REL&below=0&form=html": "excerpts food --code REL --itself -o OUT/x.html",
    "reports/file?kind=methods&codebook=food&form=html": "report methods --codebook food -o OUT/m.html",
    "reports/file?kind=coreq&codebook=food&form=csv": "report coreq --codebook food -o OUT/c.csv",
    "reports/file?kind=themes&codebook=food&no_words=1&form=md": "report themes --codebook food --no-words -o OUT/t.md",
    "reports/file?kind=agreement&round=r1&form=html": "agree r1 --report OUT/a.html",
    "reports/file?kind=codings&form=csv": "export OUT/k.csv --coder ana",
    "reports/file?kind=memos&form=md": "export OUT/n.md --what memos --coder ana",
    "reports/file?kind=bundle&form=zip": "bundle OUT/b.zip",
    "reports/file?kind=bundle&public=1&form=zip": "bundle OUT/p.zip --public",
}


def test_what_is_saved_is_what_the_command_writes(one: Workbench, tmp_path: Path) -> None:
    """Byte for byte, in the forms that are the same each time they are written."""
    for path, line in SAME.items():
        name = line.partition("OUT/")[2].split()[0]
        assert written(one, line, name, tmp_path) == saved(one, f"/api/{path}") != b"", line


def test_excel_and_word_say_the_same_as_the_command(one: Workbench, tmp_path: Path) -> None:
    """Every cell of the workbook; a zip file holds a packet for each case."""
    from zipfile import ZipFile

    from openpyxl import load_workbook

    def cells(data: bytes) -> list[Any]:
        book = load_workbook(io.BytesIO(data))
        return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book if sheet.title != "About"]

    line = "report codebook --codebook food -o OUT/b.xlsx"
    theirs, ours = (
        written(one, line, "b.xlsx", tmp_path),
        saved(one, "/api/reports/file?kind=codebook&codebook=food&form=xlsx"),
    )
    packets = saved(one, "/api/reports/file?kind=member-check&codebook=food&form=zip")
    assert cells(theirs) == cells(ours) != []
    assert {"O1.docx", "O2.docx"} == {Path(name).name for name in ZipFile(io.BytesIO(packets)).namelist()}


def test_everything_that_is_offered_can_be_saved(one: Workbench) -> None:
    """Each report and export in each form, and a preview where one is offered; the list says what it is about."""
    listed = one.call("GET", "/api/reports").json
    assert ("", ["r1"]) == (listed["closed"], listed["rounds"])
    offers = [offer for offer in listed["offers"] if offer["about"] != "pass"]
    assert len(offers) > 15
    for offer in offers:
        about = {"codebook": "&codebook=food", "round": "&round=r1"}.get(offer["about"], "")
        if offer["preview"]:
            shown = one.call("GET", f"/api/reports/preview?kind={offer['kind']}{about}")
            assert 200 == shown.status, (offer["kind"], shown.body)
            assert shown.json["parts"], offer["kind"]
        form = offer["forms"][-1]
        saved(one, f"/api/reports/file?kind={offer['kind']}&form={form}{about}")


def test_a_cell_is_written_read_and_taken_back(one: Workbench) -> None:
    """With the writer and the day; the grid has it too; words that nobody said, and other fields, are refused."""
    before = one.call("GET", CELL).json
    said = {"fit": "strong", "summary": "They send people."}
    quoted = {"quote": "We send them to the [food] pantry.", "transcript": "T01", "evidence": before["seal"]}
    after = one.call("POST", "/api/matrix/cell", REL | {"said": said} | quoted).json
    entries = {one["field"]: [(e["coder"], e["text"]) for e in one["entries"]] for one in after["said"]}
    assert ([("ana", "strong")], [("ana", "They send people.")], []) == (
        entries["fit"],
        entries["summary"],
        entries["reason"],
    )
    assert [("edited", True)] == [(quote_["state"], quote_["faithful"]) for quote_ in after["quotes"]]
    noted = [n for n in one.call("GET", "/api/matrix?codebook=food").json["judged"] if n["code"] == "REL"]
    assert [("O1", "strong", "They send people.", 1)] == [
        (n["case"], n["fit"], n["summary"], n["quotes"]) for n in noted
    ]

    (fit,) = next(field["entries"] for field in after["said"] if field["field"] == "fit")
    gone = one.call(
        "POST", "/api/matrix/cell", REL | {"take_back": [fit["id"]], "unquote": after["quotes"][0]["events"]}
    )
    assert ([], []) == (gone.json["said"][0]["entries"], gone.json["quotes"])
    for wrong in (
        {"said": {"code": "x"}},
        {"evidence": "none"},
        {"quote": "Nobody said such a thing"},
        {"said": {"fit": "so"}},
    ):
        assert one.call("POST", "/api/matrix/cell", REL | wrong).status in {404, 422}, wrong


def test_a_workbook_is_shown_before_it_is_written(one: Workbench) -> None:
    """Without what was shown nothing is written; what was shown and is another by now is refused."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(saved(one, "/api/reports/file?kind=matrix&codebook=food&form=xlsx")))
    sheet = book["Framework"]
    header = next(n for n, row in enumerate(sheet.iter_rows(values_only=True), 1) if "summary" in row)
    column = next(cell.column for cell in sheet[header] if cell.value == "summary")
    sheet.cell(header + 1, column).value = "From the workbook."
    held = io.BytesIO()
    book.save(held)
    asked = {"codebook": "food", "file": "matrix.xlsx", "data": base64.b64encode(held.getvalue()).decode()}
    shown = one.call("POST", "/api/matrix/read", asked).json
    assert (False, 1, "From the workbook.") == (shown["written"], shown["total"], shown["notes"][0]["text"])
    assert [] == one.call("GET", "/api/matrix?codebook=food").json["judged"]
    assert 409 == one.call("POST", "/api/matrix/read", asked | {"seen": "0" * 32}).status

    done = one.call("POST", "/api/matrix/read", asked | {"seen": shown["seal"]}).json
    assert done["written"]
    assert ["From the workbook."] == [n["summary"] for n in one.call("GET", "/api/matrix?codebook=food").json["judged"]]


def test_who_is_blind_gets_nothing_counted_over_all(food: Path, serve: Serve) -> None:
    """Cells, excerpts and reports are closed, to read and to write; one's own codings can be saved."""
    one = serve(food, "--round", "r1")
    assert {403} == {one.call("GET", path).status for path in CLOSED}
    assert 403 == one.call("POST", "/api/matrix/cell", REL | {"said": {"fit": "strong"}}).status
    assert 403 == one.call("POST", "/api/matrix/read", {"codebook": "food", "file": "x", "data": ""}).status
    listed = one.call("GET", "/api/reports").json
    assert "r1" in listed["closed"]
    assert all(offer["export"] for offer in listed["offers"])
    assert b"transcript" in saved(one, "/api/reports/file?kind=codings&form=csv")
