"""Names that must not be printed are found where they stand, and never spelt."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from codekit.errors import CodekitError
from codekit.model.events import stamp
from codekit.model.judgements import Judgement
from codekit.model.memos import StudyMemo
from codekit.workflow.results.names import search
from codekit.workflow.study.study import Study
from studies import BOTH, build, code, folder_of, start, write


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Coded passages, a note and a judgement."""
    made = build(tmp_path)
    start(made, "p1", kind="initial", coders=["lee"])
    code(
        made, "\n".join(line for line in BOTH.replace(",ana", ",lee").splitlines() if ",ben" not in line), round_id="p1"
    )
    about = {"codebook": "food", "case": "O1", "code": "REL", "field": "summary"}
    made.store.append([Judgement(**stamp("ana"), **about, text="Marta runs it.")])  # type: ignore[arg-type]
    made.store.append([StudyMemo(**stamp("ana"), text="ask Marta Vogel", case="O1")])
    return made


def names(tmp_path: Path, *listed: str) -> Path:
    """A list of names outside the study."""
    return write(tmp_path / "names.txt", "# the key\n" + "\n".join(listed) + "\n")


def test_what_may_be_printed_is_searched(study: Study, tmp_path: Path) -> None:
    """Passages, notes and judgements; by line, never by name; whole transcripts where that is asked for."""
    done = search(study, names(tmp_path, "Marta", "Volunteers", "Nobody"))
    assert [("coded passage", 3), ("note", 2), ("summary", 2)] == sorted((f.what, f.line) for f in done.found)
    assert 3 == done.names
    assert not {"Marta", "Volunteers"} & set(str(done.to_json()).replace("'", " ").split())
    assert {4} < {f.line for f in search(study, names(tmp_path, "Marta", "Volunteers", "Nobody"), whole=True).found}


def test_files_are_searched_by_line_and_row(study: Study, tmp_path: Path) -> None:
    """Word, Excel, a page, JSON; what holds no words that are read is named."""
    folder = tmp_path / "out"
    folder.mkdir()
    document = Document()
    document.add_paragraph("Nothing.")
    document.add_table(1, 1).cell(0, 0).text = "MARTA said it."
    document.save(str(folder / "a.docx"))
    book = Workbook()
    book.worksheets[0].title = "Quotes"
    book.worksheets[0].append(["quote"])
    book.worksheets[0].append(["Marta said it."])
    book.save(folder / "b.xlsx")
    write(folder / "c.json", '{"quote": "Marta said it."}\n')
    write(folder / "d.html", "<p>One.</p><p>Marta</p>")
    (folder / "e.png").write_bytes(b"\x89PNG")

    done = search(study, names(tmp_path, "Marta"), [folder])
    assert ["a.docx", "b.xlsx", "c.json", "d.html"] == sorted(found.what for found in done.found)
    assert f"{folder / 'b.xlsx'}:Quotes:2" in {found.where for found in done.found}
    assert ["e.png: not looked into"] == list(done.passed)


def test_a_list_in_the_study_is_told(study: Study, tmp_path: Path) -> None:
    """The names would go along with it. One that holds no name is refused."""
    inside = write(folder_of(study) / "names.txt", "Marta\n")
    assert ["names.txt lies in the study: whoever gets the study gets the names"] == list(
        search(study, inside).warnings
    )
    with pytest.raises(CodekitError, match="holds no name"):
        search(study, names(tmp_path))
    with pytest.raises(CodekitError, match="no such file"):
        search(study, tmp_path / "none.txt")
