"""Coded passages of other tools become codings where their words stand; every other row is named, none is guessed."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import CodekitError, ProblemsError
from codekit.workflow.coding import files
from codekit.workflow.coding.recording import Imported
from codekit.workflow.study.other_names import OtherNames
from codekit.workflow.study.study import Study
from studies import build, start

OTHER_TEXT = "was the transcript another version of the text?"
PLACE = "give its place: the columns start and end, or a paragraph number"
HEAD = ("Document", "Code", "Coder", "Quote")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with three interviews and a double round."""
    made = build(tmp_path, memory=True)
    start(made)
    return made


def take(
    study: Study, folder: Path, rows: Sequence[tuple[str, ...]], head: tuple[str, ...] = HEAD, **options: object
) -> Imported:
    """Read these rows as a table of passages."""
    held = io.StringIO()
    csv.writer(held).writerows([head, *rows])
    path = folder / "passages.csv"
    path.write_text(held.getvalue(), "utf-8")
    return files.read_one(study, path, **options)  # type: ignore[arg-type]


def quotes(study: Study, coder: str = "ana") -> list[tuple[str, str, str]]:
    """What a coder coded: transcript, code and words."""
    layers = study.layers(study.round("r1"))
    return [
        (id_, coding.code, coding.quote)
        for id_ in study.transcript_ids()
        for coding in sorted(layers.get(coder, id_).codings, key=lambda c: (c.start, c.code))
    ]


def problems(study: Study, folder: Path, rows: Sequence[tuple[str, ...]], **options: object) -> list[str]:
    """Every problem that is told where nothing is imported."""
    before = [*study.store.lines([])]
    with pytest.raises(ProblemsError) as raised:
        take(study, folder, rows, **options)  # type: ignore[arg-type]
    assert before == [*study.store.lines([])]
    return [str(problem) for problem in raised.value.problems]


def test_names_and_words_of_another_tool_are_found(study: Study, tmp_path: Path) -> None:
    """Folders and endings of documents, paths of codes, capitals, codes in one cell; words in other typography."""
    done = take(
        study,
        tmp_path,
        [
            ("Files\\\\round 1\\\\T01", "Nodes\\\\Relationship\\\\Sending", "ana", "We  send them\nto the pantry."),
            ("T01.docx", "money; Relationship > Sending", "ana", "A grant\u00a0pays."),
            ("t02", "BOX.OWN", "ana", "we run our own shelf"),
            ("T03.txt", "Contract {3-0}", "ana", "two pages"),
        ],
    )

    assert [
        ("T01", "REL.SEND", "We send them to the pantry."),
        ("T01", "MONEY", "A grant pays."),
        ("T01", "REL.SEND", "A grant pays."),
        ("T02", "BOX.OWN", "we run our own shelf"),
        ("T03", "REL.DEAL", "two pages"),
    ] == quotes(study)
    told = [problem.message for problem in done.notes]
    assert "read as coded passages: Document = document, Quote = quote, Code = code, Coder = coder" in told
    assert "2 passages stand there with other white space or marks: row 2, 4" in told
    assert 3 == len(done.finished)


def test_every_row_without_a_place_is_told_and_nothing_is_written(study: Study, tmp_path: Path) -> None:
    """With its row, without its words; unknown names once, with the nearest and how often."""
    rows = [
        ("T01", "MONEY", "ana", "A grant paid."),
        ("T01", "MONEY", "ana", "the"),
        ("T01", "Mony", "ana", "A grant pays."),
        ("T01", "Mony", "ana", "It ends in June."),
        ("T09", "MONEY", "ana", "A grant pays."),
        ("T01", "MONEY", "anna", "A grant pays."),
    ]

    assert [
        f"passages.csv:2: a passage of 13 characters, code MONEY: these words are not in T01 ({OTHER_TEXT})",
        f"passages.csv:3: a passage of 3 characters, code MONEY: 4 places in T01 say so ({PLACE})",
        "passages.csv:4: no code 'Mony' in the study (2 rows) (did you mean 'Money'? --map 'Mony=Money')",
        "passages.csv:6: no document 'T09' in the study (did you mean 'T03'? --map 'T09=T03')",
        "passages.csv:7: no coder 'anna' in the study (did you mean 'ana'? --map 'anna=ana')",
    ] == problems(study, tmp_path, rows)


def test_found_only_takes_the_others_and_finishes_nothing(study: Study, tmp_path: Path) -> None:
    """A transcript of which rows were left out was not looked at whole: its silence is no 'no'."""
    rows = [("T01", "MONEY", "ana", "A grant pays."), ("T01", "MONEY", "ana", "A grant paid.")]
    done = take(study, tmp_path, rows, found_only=True)

    assert [("T01", "MONEY", "A grant pays.")] == quotes(study)
    assert () == done.finished
    assert ["warning"] == [problem.level for problem in done.notes if problem.line == 3]


def test_names_are_mapped_and_wrong_ones_get_a_remedy(study: Study, tmp_path: Path) -> None:
    """`--map` for a column, a document, a code and a coder; a name that the table has not is told."""
    rows = [("Interview A", "Geld", "Ana B.", "A grant pays.")]
    mapped = {"Interview A": "T01", "geld": "MONEY", "Ana B.": "ana", "Gesagt": "quote"}
    take(study, tmp_path, rows, ("Document", "Code", "Coder", "Gesagt"), mapped=mapped)

    assert [("T01", "MONEY", "A grant pays.")] == quotes(study)
    told = problems(study, tmp_path, rows, mapped={**mapped, "Interwiew A": "T01"})
    assert "passages.csv: --map: the table has no 'interwiew a' (did you mean 'Interview A'?)" in told


def test_a_table_without_coders_needs_one(study: Study, tmp_path: Path) -> None:
    """It is told once, and `--coder` stands in."""
    rows = [("T01", "MONEY", "A grant pays."), ("T01", "MONEY", "It ends in June.")]
    head = ("Document", "Code", "Quote")
    with pytest.raises(ProblemsError, match=r"does not say who coded: no coder \(2 rows\) \(--coder ID\)"):
        take(study, tmp_path, rows, head)
    take(study, tmp_path, rows, head, coder="ben")

    assert 2 == len(quotes(study, "ben"))


def test_a_node_report_finishes_nothing(study: Study, tmp_path: Path) -> None:
    """Another node's report is still to come."""
    for code, words in (("Money", "A grant pays."), ("Sending", "We print the address.")):
        path = tmp_path / f"{code}.txt"
        path.write_text(
            f"<Files\\\\T01> - § 1 reference coded [1.02% Coverage]\n\nReference 1 - 1.02% Coverage\n\n{words}\n",
            "utf-8",
        )
        assert () == files.read_one(study, path, coder="ana").finished

    assert [("T01", "REL.SEND", "We print the address."), ("T01", "MONEY", "A grant pays.")] == quotes(study)


def test_reading_again_changes_nothing(study: Study, tmp_path: Path) -> None:
    """The same table twice, and a table of codings beside it, are read as what they are."""
    rows = [("T01", "MONEY", "ana", "A grant pays.")]
    take(study, tmp_path, rows)
    before = [*study.store.lines([])]

    assert (0, 1) == ((again := take(study, tmp_path, rows)).added, again.unchanged)
    assert before == [*study.store.lines([])]


def test_a_table_that_lacks_a_column_says_which(study: Study, tmp_path: Path) -> None:
    """A table of another tool is not only measured by codekit's own columns."""
    told = problems(study, tmp_path, [("T01", "x", "A grant pays.")], head=("Document", "Stichwort", "Quote"))

    assert (
        "passages.csv: as a table of coded passages it lacks: code (say which column it is: --map 'COLUMN=code')"
        in told
    )


def test_a_word_file_of_something_else_is_refused(study: Study, tmp_path: Path) -> None:
    """In one line that says what would do."""
    path = tmp_path / "interview.txt"
    path.write_text("Interviewer: How?\n", "utf-8")
    with pytest.raises(CodekitError, match="no table of coded passages"):
        files.read_one(study, path, coder="ana")


def test_words_in_a_wrong_column_stay_out_of_messages(study: Study, tmp_path: Path) -> None:
    """Where columns are mistaken, a passage may stand as a code: it is not repeated."""
    said = "A grant pays. It ends in June."
    told = problems(study, tmp_path, [("T01", said, "ana", said)])

    assert "A grant pays" not in "\n".join(told)


@given(st.data())
def test_a_code_is_found_by_every_unambiguous_name(data: st.DataObject) -> None:
    """By id, name, path from the top or from the middle, in any capitals and with any of the usual signs."""
    study = _shared()
    book = study.codebook("food")
    id_ = data.draw(st.sampled_from(sorted(book.by_id)))
    path = [book[each].name for each in (*reversed(book.ancestors(id_)), id_)]
    path = path[data.draw(st.integers(0, len(path) - 1)) :]
    sign = data.draw(st.sampled_from([" > ", "\\", "\\\\", "::", " :: "]))
    spelt = data.draw(st.sampled_from([id_, sign.join(path)]))
    spelt = data.draw(st.sampled_from([spelt, spelt.upper(), f" {spelt} "]))

    assert ([id_], []) == OtherNames(study, {}).codes(spelt, book)


_KEPT: list[Study] = []


def _shared() -> Study:
    import tempfile

    if not _KEPT:
        with tempfile.TemporaryDirectory() as folder:
            _KEPT.append(build(Path(folder), memory=True))
    return _KEPT[0]
