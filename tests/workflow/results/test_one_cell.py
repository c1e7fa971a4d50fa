"""One cell of the matrix, read and written by itself: as in the whole, and without looking at any other case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import BlindRoundError, CodekitError, UnknownNameError
from codekit.matrix.judged import seal
from codekit.model.judgements import FIT
from codekit.store.memory import MemoryStore
from codekit.workflow.results import chosen_quotes, judgements, tabulate, typed
from codekit.workflow.results.judging import Seen, judge
from codekit.workflow.results.unjudging import take_back, unquote
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A compared double round, a first coding by lee, and a second pass over it."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, BOTH, by="turn", round_id="r1")
    agree(made, "r1")
    start(made, "p1", kind="initial", coders=["lee"])
    rows = [
        ("T01", 1, "REL", "lee"),
        ("T01", 3, "MONEY", "lee"),
        ("T02", 1, "BOX.OWN", "lee"),
        ("T03", 1, "REL", "lee"),
    ]
    code(made, segments(rows), round_id="p1")
    start(made, "p2", kind="second-pass", coders=["ana"], over="p1", transcripts=["T01"])
    code(made, segments([("T01", 4, "REL.SEND", "ana"), ("T01", 3, "MONEY", "ana")]), round_id="p2")
    return made


@pytest.fixture
def looked_at(study: Study, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The transcripts whose ledgers or texts are read, from the real store and the real study."""
    found: set[str] = set()
    coded, text = MemoryStore.coded, Study.transcript

    def ledgers(self: MemoryStore, round_id: str, **options: Any) -> Iterator[tuple[str, bytes]]:
        for name, data in coded(self, round_id, **options):
            found.add(Path(name).stem)
            yield name, data

    def read(self: Study, id_: str) -> Any:
        found.add(id_)
        return text(self, id_)

    monkeypatch.setattr(MemoryStore, "coded", ledgers)
    monkeypatch.setattr(Study, "transcript", read)
    study.refresh()
    return found


def shown(study: Study, field: str = FIT) -> str:
    """What stands in the cell that the tests write into."""
    return judgements.of_cell(study, "food", "O1", "REL").cell("O1", "REL").said[field].text


def put(study: Study, coder: str, text: str, seen: Seen | None = None) -> int:
    """Write a fit; how many events that were."""
    return len(judge(study, "food", "O1", "REL", {FIT: text}, coder=coder, seen=seen)[0])


def test_a_case_by_itself_is_as_in_the_whole(study: Study) -> None:
    """Every cell of every case: state, counts, layers, passages, and the seal by which changed evidence is told."""
    whole = tabulate.matrix(study, "food")
    assert {cell.state for cell in whole.cells.values()} > {"present", "not_yet_coded"}
    for case in whole.cases:
        alone = tabulate.of_case(study, "food", case)
        for code_ in whole.codes:
            assert whole.cells[case, code_] == alone.cells[case, code_]
            assert whole.excerpts(case, code_) == alone.excerpts(case, code_)
            assert seal(whole, case, code_) == seal(alone, case, code_)


def test_one_cell_costs_one_case(study: Study, looked_at: set[str]) -> None:
    """To judge, quote, read and take back a cell, only the interviews of its case are read; a matrix reads all."""
    judge(study, "food", "O1", "REL", {FIT: "strong"}, coder="ana", quote="We send them to the pantry.")
    board = judgements.of_cell(study, "food", "O1", "REL", viewer="ana")
    assert "strong" == board.cell("O1", "REL").said[FIT].text
    assert ["verbatim"] == [one.state for one in chosen_quotes.of_cell(study, board, "O1", "REL")]
    take_back(study, "food", "O1", "REL", coder="ana")
    assert {"T01", "T03"} == looked_at

    tabulate.matrix(study, "food")
    assert {"T01", "T02", "T03"} == looked_at


def test_what_was_not_shown_is_not_superseded(study: Study) -> None:
    """Two who write at the same time are both kept; who saw the other's word takes its place."""
    now = seal(tabulate.of_case(study, "food", "O1"), "O1", "REL")
    assert 1 == put(study, "ana", "strong", Seen({}, now))
    assert 1 == put(study, "ben", "none", Seen({}, now))
    assert "ana: strong\nben: none" == shown(study)

    both = [event.id for event in judgements.of_cell(study, "food", "O1", "REL").cell("O1", "REL").said[FIT].events]
    assert 1 == put(study, "ben", "partial", Seen({FIT: both}, now))
    assert "partial" == shown(study)
    last = [event.id for event in judgements.of_cell(study, "food", "O1", "REL").cell("O1", "REL").said[FIT].events]
    assert 0 == put(study, "ben", "partial", Seen({FIT: last}, now))  # the same again writes nothing
    assert 1 == put(study, "ben", "partial", Seen({FIT: last}, ""))  # but on the evidence that was seen, another one


def test_ones_own_word_is_taken_back_and_what_it_superseded_stands(study: Study) -> None:
    """Nobody takes back another's; nothing named is all of one's own."""
    put(study, "ana", "strong")
    put(study, "ben", "none")
    with pytest.raises(CodekitError, match="nothing that ana wrote stands there"):
        take_back(study, "food", "O1", "REL", coder="ana")
    with pytest.raises(CodekitError, match="nothing that ben wrote stands there"):
        take_back(study, "food", "O1", "REL", ["summary"], coder="ben")
    assert 1 == len(take_back(study, "food", "O1", "REL", [FIT], coder="ben"))

    assert "strong" == shown(study)


def test_a_passage_is_no_longer_quoted(study: Study) -> None:
    """Whoever chose it; the one on which the events stand, and no other."""
    for words in ("We send them to the pantry.", "We print the address."):
        judge(study, "food", "O1", "REL", {}, coder="ana", quote=words, transcript="T01")
    first, second = judgements.of_cell(study, "food", "O1", "REL").standing.quotes("O1", "REL")
    assert unquote(study, "food", "O1", "REL", [first[0].id], coder="ben")
    assert not unquote(study, "food", "O1", "REL", ["none"], coder="ben")

    assert (second,) == judgements.of_cell(study, "food", "O1", "REL").standing.quotes("O1", "REL")


def test_who_judges_alone_sees_only_the_own_words(study: Study) -> None:
    """And is told that others wrote; who is blind in a round sees no cell at all."""
    put(study, "ana", "strong")
    alone = judgements.of_cell(study, "food", "O1", "REL", viewer="ben", alone=True)
    assert () == alone.cell("O1", "REL").said[FIT].events
    assert judgements.others_wrote(study, "food", "O1", "REL", "ben")
    assert not judgements.others_wrote(study, "food", "O1", "REL", "ana")
    with pytest.raises(UnknownNameError, match="O11"):
        judgements.of_cell(study, "food", "O11", "REL")

    start(study, "r9")
    with pytest.raises(BlindRoundError):
        judgements.of_cell(study, "food", "O1", "REL", viewer="ben")


def test_a_workbook_is_foreseen_as_it_is_read(study: Study, tmp_path: Path) -> None:
    """What reading back would write is what it writes, conflicts included; foreseeing writes nothing."""
    from openpyxl import load_workbook

    path = tmp_path / "matrix.xlsx"
    tabulate.write_workbook(study, tabulate.matrix(study, "food"), path)
    put(study, "ben", "none")  # meanwhile
    book = load_workbook(path)
    sheet = book["Fit"]
    header = next(n for n, row in enumerate(sheet.iter_rows(values_only=True), 1) if row and "fit" in row)
    column = next(cell.column for cell in sheet[header] if cell.value == "fit")
    rows = [row for row in range(header + 1, sheet.max_row + 1) if sheet.cell(row, column + 0).value is None][:200]
    for row in rows:
        sheet.cell(row, column).value = "strong"
    book.save(path)

    before = study.store.study_events("judgements").events
    foreseen = typed.foresee(study, "food", path, coder="ana")
    assert before == study.store.study_events("judgements").events
    done = typed.read_back(study, "food", path, coder="ana")
    says = [[(event.place, event.says) for event in one.written] for one in (foreseen, done)]

    assert says[0] == says[1] != []
    assert (1, 1) == (foreseen.conflicts, done.conflicts)
