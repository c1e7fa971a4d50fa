"""codekit quotes on the sample study: a manuscript is held against the transcripts."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from codekit.formats.printed_quotes import Printed
from codekit.segmenting.printed import Held, hold
from codekit.segmenting.quotes import Quotable
from codekit.workflow.results import quotes
from codekit.workflow.study.study import Study
from sample_study import Codekit

INTERVIEW = "O01-1"


@pytest.fixture(scope="module")
def passages(study: Study) -> list[str]:
    """What respondents say in some turns: ten words or more, in one transcript."""
    transcript = study.transcript(INTERVIEW)
    turns = [t for t in transcript.turns if transcript.role(t.speaker) == "respondent"]
    said = [transcript.text[turn.start : turn.end].strip() for turn in turns]
    return [words for words in said if len(words.split()) >= 10 and '"' not in words and "\n" not in words]


def test_a_word_file_is_read_and_held(study: Study, codekit: Codekit, passages: list[str], tmp_path: Path) -> None:
    """Every quotation with its place; one that was altered or made up is named, and the exit code says so."""
    whole, second = passages[:2]
    words = second.split()
    document = Document()
    document.add_paragraph(f"As one put it: “{whole}”")
    document.add_paragraph(f"“{' '.join(words[:4])} […] {' '.join(words[-4:])}” said another.")
    document.add_paragraph(f"“{' '.join(['Never', *words[1:]])}”")
    document.add_paragraph("“Nobody in this study ever said these very words, I am afraid”")
    path = tmp_path / "results.docx"
    document.save(str(path))

    shown = codekit(study, "quotes", path, "--json")

    assert 1 == shown.exit_code
    rows = json.loads(shown.out)["quotes"]
    assert ["verbatim", "edited", "changed", "not found"] == [row["state"] for row in rows]
    assert [INTERVIEW] * 3 == [row["transcript"] for row in rows[:3]]
    text = study.transcript(INTERVIEW).text
    assert all(text[row["start"] : row["end"]] == row["said"] for row in rows[:3])
    assert {"said": words[0], "printed": "Never", "marked": False} in rows[2]["edits"]
    assert "line 4: no transcript has these words" in codekit(study, "quotes", path).out


def test_a_faithful_table_passes(study: Study, codekit: Codekit, passages: list[str], tmp_path: Path) -> None:
    """Exit code 0, the attribution as asked for, and the same rows in the workbook."""
    path, out = tmp_path / "quotes.csv", tmp_path / "checked.xlsx"
    chosen = random.Random(5).sample(passages, 3)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["quote", "transcript"], *([words, INTERVIEW] for words in chosen)])

    done = codekit(study, "quotes", path, "-o", out, "--attribution", "structure,case")

    assert (0, "") == (done.exit_code, done.out)
    book: Any = openpyxl.load_workbook(out)
    head, *rows = book["Quotes"].iter_rows(values_only=True)
    table = [dict(zip(head, row, strict=True)) for row in rows]
    assert chosen == [row["quote"] for row in table] == [row["said"] for row in table]
    assert all(row["attribution"].startswith("(") and row["attribution"].endswith("; O01)") for row in table)
    assert "O01 gives" not in done.err  # three are too few to say so


def test_the_interviewers_words_are_no_quotation(study: Study, codekit: Codekit, tmp_path: Path) -> None:
    """A question that is printed as an answer is named."""
    transcript = study.transcript(INTERVIEW)
    question = next(
        transcript.text[t.start : t.end].strip()
        for t in transcript.turns
        if transcript.role(t.speaker) == "interviewer" and t.end - t.start > 40
    )
    path = tmp_path / "quotes.jsonl"
    path.with_suffix(".md").write_text(f"“{question}”\n", "utf-8")

    shown = codekit(study, "quotes", path.with_suffix(".md"))

    assert 1 == shown.exit_code
    assert "line 1: the interviewer says it" in shown.out


def test_words_of_another_one_are_not_his(study: Study, codekit: Codekit, passages: list[str], tmp_path: Path) -> None:
    """A quotation under a wrong case or transcript is found where it was said, and that is told."""
    path = tmp_path / "quotes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [[passages[0], "O02", ""], [passages[1], "", "O02-1"], [passages[2], "O01", ""]]
        csv.writer(file).writerows([["quote", "case", "transcript"], *rows])

    shown = codekit(study, "quotes", path)

    assert 1 == shown.exit_code
    assert f"line 2: {INTERVIEW} says it, not O02\n" in shown.out
    assert f"line 3: {INTERVIEW} says it, not O02-1\n" in shown.out
    assert "3 quotations: 3 verbatim; 2 to be mended" in shown.out


def test_one_talkative_case_is_told(study: Study, codekit: Codekit, passages: list[str], tmp_path: Path) -> None:
    """Where more than half of the quotations come from one case."""
    path = tmp_path / "results.md"
    path.write_text("\n\n".join(f"“{words}”" for words in passages[:5]), "utf-8")

    assert "warning: O01 gives 5 of 5 quotations" in codekit(study, "quotes", path).err


@pytest.mark.parametrize(
    ("rows", "args", "said"),
    [
        ("quote,transcript\nSome words,O99-1", [], "quotes.csv:2: no transcript 'O99-1'"),
        ("quote,case\nSome words,O99", [], "quotes.csv:2: no case 'O99'"),
        ("words\nSome words", [], "quotes.csv:1: no column 'quote'"),
        ("quote\nSome words", ["--attribution", "structur"], "no column 'structur'"),
        ("quote\nSome words", ["-o", "out.docx"], "no ending '.docx'"),
    ],
)
def test_what_is_not_understood_is_one_line(
    study: Study, codekit: Codekit, tmp_path: Path, rows: str, args: list[str], said: str
) -> None:
    """The file and the row."""
    path = tmp_path / "quotes.csv"
    path.write_text(rows, "utf-8")

    refused = codekit(study, "quotes", path, *args)

    assert (1, "") == (refused.exit_code, refused.out)
    assert said in refused.err


def test_a_quotation_is_held_against_those_that_may_have_it(
    study: Study, passages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not against every text of the study: the work grows with the quotations and texts, not with their product."""
    held: list[str] = []

    def counted(quotable: Quotable, quote: str) -> Held:
        held.append(quote)
        return hold(quotable, quote)

    monkeypatch.setattr(quotes, "hold", counted)
    printed = [Printed(words, line) for line, words in enumerate(passages, start=1)]

    found = quotes.hold_all(study, printed)

    assert {"verbatim"} == {one.held.state for one in found.checked}
    assert len(held) < 2 * len(printed) < len(study.transcript_ids()) * len(printed)
