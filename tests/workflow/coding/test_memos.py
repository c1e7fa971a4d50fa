"""Notes on the study, rounds, cases, cells, codes and transcripts: written once, listed with the others, kept blind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.events import stamp
from codekit.model.memos import LIMIT, MemoRetract, StudyMemo, standing
from codekit.workflow.coding.memos import About, of_study, rewrite, take_back, write
from codekit.workflow.exports.memos import listed
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, folder_of, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three interviews of two cases, a codebook."""
    return build(tmp_path)


@pytest.mark.parametrize(
    ("about", "kind", "place"),
    [
        (About(), "study", ""),
        (About(case="O1"), "case", "O1"),
        (About(case="O1", code="MONEY"), "cell", "O1, Money"),
        (About(code="REL.SEND"), "code", "Relationship > Sending"),
        (About(transcript="T02"), "transcript", "T02"),
        (About(round="r1"), "round", "r1"),
    ],
)
def test_a_note_is_listed_by_what_it_is_about(study: Study, about: About, kind: str, place: str) -> None:
    """With its words, its writer and its place; nothing is gone."""
    start(study)
    code(study, BOTH)
    agree(study, "r1")
    made = write(study, " A thought. ", about, coder="ana", discuss=True)

    note = next(note for note in listed(study) if note.id == made.id)
    assert (kind, place, "ana", "A thought.", True, "") == (
        note.about, note.place, note.coder, note.memo, note.discuss, note.gone
    )  # fmt: skip
    assert [made.id] == [note.id for note in listed(study, about=kind)]


@pytest.mark.parametrize(
    ("text", "about", "coder"),
    [
        ("", About(), "ana"),
        ("x" * (LIMIT + 1), About(), "ana"),
        ("words", About(case="O9"), "ana"),
        ("words", About(code="NONE"), "ana"),
        ("words", About(transcript="T9"), "ana"),
        ("words", About(round="r9"), "ana"),
        ("words", About(), "nobody"),
        ("words", About(case="O1", transcript="T01"), "ana"),
    ],
)
def test_what_is_about_nothing_is_refused(study: Study, text: str, about: About, coder: str) -> None:
    """And nothing is written."""
    with pytest.raises(CodekitError):
        write(study, text, about, coder=coder)
    assert [] == listed(study)


def test_what_it_is_about_may_go(study: Study) -> None:
    """The note stays, and says what is gone."""
    write(study, "words", About(case="O1", code="MONEY"), coder="ana")
    study.store.document("cases.csv").write(b"case,region\nO2,South\nO3,North\n")
    study.store.document("interviews.csv").write(b"transcript,case\nT02,O2\n")
    study.store.document("codebooks/food.yaml").write(
        study.store.document("codebooks/food.yaml").read_bytes().replace(b"- id: MONEY", b"- id: FUNDS")
    )
    study.refresh()
    assert ["no case O1; no code MONEY in food"] == [note.gone for note in listed(study)]


def test_only_one_s_own_is_taken_back(study: Study) -> None:
    """By the beginning of its id; another's is not there for this."""
    made = write(study, "words", About(), coder="ana")
    with pytest.raises(UnknownNameError):
        take_back(study, made.id[:8], coder="ben")
    take_back(study, made.id[:8], coder="ana")
    assert [] == listed(study)


def test_a_note_is_put_in_the_place_of_another_as_a_whole(study: Study) -> None:
    """Wherever the write was cut: the old one stands then, and doing it again leaves one."""
    old = write(study, "A thought.", About(case="O1"), coder="ana")
    rewrite(study, old.id, "A better one.", coder="ana", discuss=False)
    ledger = folder_of(study) / "study" / "memos" / "ana.jsonl"
    lines = ledger.read_bytes().splitlines(keepends=True)
    assert 3 == len(lines)

    for kept in (lines[:2], [lines[0], lines[2]]):
        ledger.write_bytes(b"".join(kept))
        study.refresh()
        assert ["A thought."] == [memo.text for memo in of_study(study)]
        rewrite(study, old.id, "A better one.", coder="ana", discuss=False)
        assert ["A better one."] == [memo.text for memo in of_study(study)]


def test_nobody_sees_what_a_blind_coder_writes(study: Study) -> None:
    """Not the other coder, not whoever names nobody; the writer does, and all do once the round is compared."""
    start(study)
    write(study, "T01 is about money", About(transcript="T01"), coder="ben")
    assert [0, 0, 1] == [len(listed(study, coder=viewer)) for viewer in ("", "ana", "ben")]
    code(study, BOTH)
    agree(study, "r1")
    assert [1, 1, 1] == [len(listed(study, coder=viewer)) for viewer in ("", "ana", "ben")]


@given(st.data())
def test_what_stands_does_not_depend_on_order_or_repeats(data: st.DataObject) -> None:
    """Nor does anybody take back what another wrote."""
    notes = [StudyMemo(**stamp(by), text="x") for by in ("ana", "ben", "ana")]
    own = MemoRetract(**stamp("ana"), cancels=notes[0].id)
    events: list[StudyMemo | MemoRetract] = [*notes, own, MemoRetract(**stamp("ana"), cancels=notes[1].id)]
    mixed = data.draw(st.permutations(events * 2))
    assert {notes[1].id, notes[2].id} == {memo.id for memo in standing(mixed)}
