"""`codekit export`: every form says what stands, is the same each time, and leaves nothing half-written."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from lxml import html

from cli.conftest import Codekit
from codekit.model.events import MemoAdd, RoundMemo, stamp
from codekit.model.names import unportable
from codekit.workflow.exports.excerpts import COLUMNS
from codekit.workflow.exports.memos import COLUMNS as MEMO_COLUMNS
from studies import BOTH, build, code, folder_of, start, write
from walked import run

FORMS = {
    "all.csv": "",
    "all.jsonl": "",
    "excerpts.csv": "--what excerpts",
    "excerpts.xlsx": "--what excerpts",
    "excerpts.jsonl": "--what excerpts",
    "T01.docx": "--what transcript",
    "words": "--what transcript",
    "coded.html": "--what transcript",
    "memos.csv": "--what memos",
    "memos.xlsx": "--what memos",
    "memos.jsonl": "--what memos",
    "memos.md": "--what memos",
    "memos.docx": "--what memos",
    "book.html": "--what codebook",
    "vault": "--what obsidian",
}
FORMULA = '=HYPERLINK("x")'


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blind round of ana and ben, and an open one of lee with notes on everything that there is."""
    study = build(tmp_path_factory.mktemp("noted"))
    start(study)
    code(study, BOTH)
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    own: dict[str, Any] = {"round": "p1", "coder": "lee", "transcript": "T01"}
    layer = study.layers(study.round("p1")).get("lee", "T01")
    coding = next(c for c in layer.codings if c.code == "REL.SEND")
    study.store.append(
        [
            MemoAdd(**stamp("lee"), **own, text=FORMULA, about=coding.id),
            MemoAdd(**stamp("lee"), **own, text="on a passage", start=13, end=28),
            MemoAdd(**stamp("lee"), **own, text="on a transcript", discuss=True),
            RoundMemo(**stamp("lee"), round="p1", text="on money", code="MONEY"),
            RoundMemo(**stamp("lee"), round="p1", text="- a list\n1. of thoughts"),
        ]
    )
    return folder_of(study)


def written(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def export_all(study: Path, out: Path) -> dict[str, bytes]:
    """Every form, in a folder."""
    for name, options in FORMS.items():
        assert run(f"export OUT/{name} {options}", study, out).endswith("exit 0")
    return written(out)


@pytest.fixture(scope="module")
def files(noted: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every form of the study, by file name."""
    return export_all(noted, tmp_path_factory.mktemp("forms"))


def test_every_form_is_the_same_each_time(noted: Path, files: dict[str, bytes], tmp_path: Path) -> None:
    """The same study gives the same bytes, at another time and in another place; no draft is left."""
    again = export_all(noted, tmp_path)
    assert files.keys() == again.keys()
    assert [] == [name for name, data in files.items() if data != again[name]]
    assert len(files) > len(FORMS) + 5
    assert set() == {path.name for path in tmp_path.rglob("*.tmp")}


def test_excerpts_say_all_that_a_reader_needs(files: dict[str, bytes]) -> None:
    """The words with what stands around them, whose they are, the code's place, the case, and the note."""
    rows = list(csv.DictReader(io.StringIO(files["excerpts.csv"].decode("utf-8-sig"))))
    lines = [json.loads(line) for line in files["excerpts.jsonl"].decode().splitlines()]
    assert [*COLUMNS, "case.region"] == list(rows[0])[: len(COLUMNS) + 1]
    assert 8 == len(rows) == len(lines)
    row = next(row for row in rows if row["code"] == "REL.SEND")
    assert ("T01", "O1", "North", "2", "Respondent", "respondent") == tuple(
        row[name] for name in ("transcript", "case", "case.region", "turn", "speaker", "role")
    )
    assert ("Sending", "Relationship > Sending", "lee", "p1", "2024-04-01") == tuple(
        row[name] for name in ("code_name", "code_path", "coder", "round", "interview.date")
    )
    assert "We send them to the pantry. We print the address." == row["quote"]
    assert "'" + FORMULA == row["memo"]
    same = next(line for line in lines if line["id"] == row["id"])
    assert (2, FORMULA, None) == (same["turn"], same["memo"], same["seconds"])
    sheet = openpyxl.load_workbook(io.BytesIO(files["excerpts.xlsx"])).worksheets[0]
    cells = [[cell.data_type for cell in row] for row in sheet.iter_rows()]
    assert "f" not in {kind for row in cells for kind in row}
    assert 9 == len(cells)


def test_memos_and_the_journal(files: dict[str, bytes]) -> None:
    """All kinds of notes, in every form: about a coding, a passage, a transcript, a code, the study."""
    rows = list(csv.DictReader(io.StringIO(files["memos.csv"].decode("utf-8-sig"))))
    assert list(MEMO_COLUMNS) == list(rows[0])
    assert ["study", "code", "transcript", "passage", "coding"] == [row["about"] for row in rows]
    assert ["no", "no", "yes", "no", "no"] == [row["discuss"] for row in rows]
    assert "How do patients" == next(row["quote"] for row in rows if row["about"] == "passage")
    paragraphs = [each.text for each in docx.Document(io.BytesIO(files["memos.docx"])).paragraphs]
    for words in ("on money", "on a passage", FORMULA, "- a list", "1. of thoughts", "To discuss."):
        assert words in paragraphs
    assert "\\- a list" in files["memos.md"].decode().splitlines()
    assert "1\\. of thoughts" in files["memos.md"].decode().splitlines()


def test_a_part_of_the_work(codekit: Codekit, noted: Path, tmp_path: Path) -> None:
    """Transcripts, rounds and coders are chosen by name; an unknown name is refused and nothing is written."""
    path = tmp_path / "some.csv"
    assert f"{path}: 4 codings\n" == codekit("export", path, "--transcripts", "T01", "--study", noted).out
    assert f"{path}: 8 codings\n" == codekit("export", path, "--rounds", "p1", "--by", "lee", "--study", noted).out
    assert f"{path}: 0 codings\n" == codekit("export", path, "--by", "ana", "--study", noted).out
    for option in ("--transcripts", "--rounds", "--by", "--coder", "--what"):
        ran = codekit("export", tmp_path / "none.csv", option, "T0", "--study", noted)
        assert (1, "", False) == (ran.exit_code, ran.out, (tmp_path / "none.csv").exists()), option


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("x.docx", "", "--what memos or transcript"),
        ("x.docx", "--what transcript", "T01.docx"),
        ("x.pdf", "--what memos", "a .md file"),
        ("x.pdf", "", "name it .csv"),
        ("x.html", "--what obsidian", "a folder"),
        ("full", "--what obsidian", "name a new folder"),
        ("book.html", "--what codebook --codebook nothing", "food"),
    ],
)
def test_what_cannot_be_written_is_said(
    codekit: Codekit, noted: Path, tmp_path: Path, name: str, options: str, said: str
) -> None:
    """One line and how to mend it; what is there stays as it is."""
    write(tmp_path / "full" / "mine.md", "mine")
    before = written(tmp_path)
    ran = codekit("export", tmp_path / name, *options.split(), "--study", noted)
    assert (1, True, 2) == (ran.exit_code, said in ran.err, len(ran.err.splitlines()))
    assert before == written(tmp_path)


def test_a_page_and_a_word_file_hold_every_coding(files: dict[str, bytes]) -> None:
    """As many notes as codings and notes on them, by the same coders; the page asks for nothing from anywhere."""
    page: Any = html.document_fromstring(files["coded.html"])
    assert {"T01", "T02", "T03"} == {each.text for each in page.xpath("//article/h2")}
    assert 8 + 2 == len(page.xpath("//ul[@class='notes']/li"))
    assert [] == re.findall(rb"https?://|src=|@import|url\(", files["coded.html"])
    assert {"T01.docx", "T02.docx", "T03.docx"} == {Path(name).name for name in files if name.startswith("words")}
    comments = list(docx.Document(io.BytesIO(files["T01.docx"])).comments)
    assert 4 + 2 == len(comments)
    assert {"lee"} == {comment.author for comment in comments}
    assert any(FORMULA in comment.text for comment in comments)


def test_the_codebook_on_a_page(files: dict[str, bytes]) -> None:
    """Every code has its definition, what belongs and what does not, examples, and how often it was given."""
    page: Any = html.document_fromstring(files["book.html"])
    sections = {each.get("id"): " ".join(each.text_content().split()) for each in page.xpath("//section")}
    assert {"REL", "REL.SEND", "REL.DEAL", "MONEY", "BOX", "BOX.OWN"} == set(sections)
    assert "Something is agreed in writing." in sections["REL.DEAL"]
    assert "Do not includeLists." in sections["REL.DEAL"]
    assert re.search(r"Used2 codings by lee in 2 transcripts of 1 case; 2 codings below it", sections["REL"])
    assert [] == re.findall(rb"https?://|src=|@import|url\(", files["book.html"])


def test_notes_link_to_each_other(files: dict[str, bytes]) -> None:
    """Every link of every note leads to a note, and to a paragraph of it where it names one; all names are portable."""
    notes = {
        name.removeprefix("vault/").removesuffix(".md"): data.decode()
        for name, data in files.items()
        if name.startswith("vault/")
    }
    links = [link for text in notes.values() for link in re.findall(r"\[\[([^\]|#]+)(?:#\^([^\]|]+))?\|", text)]
    assert len(links) > 20
    for note, part in links:
        assert note in notes
        assert not part or re.search(rf" \^{part}$", notes[note], re.MULTILINE)
    assert [] == [
        name for name in notes for part in name.split("/") if unportable(part) or re.search(r'[<>:"\\|?*]', part)
    ]
    assert "#food/REL/REL-SEND" in notes["Transcripts/T01"]
    assert "We send them to the pantry. We print the address." in notes["Codes/food/REL.SEND"]


def test_a_transcript_that_is_gone_is_named(codekit: Codekit, noted: Path, tmp_path: Path) -> None:
    """The others are written; its codings stay in tables, and what a page does not hold is said."""
    study = Path(shutil.copytree(noted, tmp_path / "study"))
    for path in study.rglob("T01.*"):
        if path.parent.name in {"transcripts", "segments"} or "segments" in path.parts:
            path.unlink()
    (study / "transcripts" / "T02.txt").write_text("another text", "utf-8")
    said = codekit("export", tmp_path / "coded.html", "--what", "transcript", "--study", study).out
    assert "1 transcript, 3 codings; left out: T02 cannot be read; 5 codings of transcripts that are not there" in said
    assert "8 excerpts" in codekit("export", tmp_path / "e.jsonl", "--what", "excerpts", "--study", study).out
    rows = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text("utf-8").splitlines()]
    assert {("T01", None), ("T02", None), ("T03", 2), ("T03", 4)} == {(row["transcript"], row["turn"]) for row in rows}
    assert all(row["quote"] for row in rows)
    ran = codekit("export", tmp_path / "T02.docx", "--what", "transcript", "--study", study)
    assert (1, False) == (ran.exit_code, (tmp_path / "T02.docx").exists())
