"""What may be taken along: not a byte of what a person may not see, and all of the rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import others
from away.copies import Near, copy_of, lines
from codekit.away import serving
from codekit.away.portion import Portion
from codekit.workflow.rounds import assignments
from codekit.workflow.study.study import open_study
from others import CODES, STATES
from studies import agree, build, code, folder_of, start
from web.test_blindness import meet


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana and ben are blind in r1, ben and lee in r2; lee codes in r0."""
    study = build(tmp_path_factory.mktemp("busy"))
    start(study)
    return others.busy(folder_of(study))


def test_a_blind_coder_takes_no_byte_of_others_along(busy: Path, tmp_path: Path) -> None:
    """Whatever others do: what ana may have is the same, byte for byte; after the comparison it is not."""
    root = Path(shutil.copytree(busy, tmp_path / "study"))
    study = open_study(root)
    before = serving.look(study, "ana", "owner")
    for change in (*CODES.values(), meet, *STATES.values()):
        change(open_study(root))
    study.store.document("cells.csv").write(b"case,code,state,reason,by\nO1,MONEY,present,said so,ben\n")
    assert before == serving.look(open_study(root), "ana", "owner")
    held = set(lines(copy_of(Near(open_study(root), "ana")).store))
    assert {"codings/r1/ana/T01.jsonl", "codings/r1/ana/T03.jsonl", "rounds/r1/root.jsonl"} == {
        name.replace(f"/{open_study(root).writer}.", "/root.") for name in held
    }
    others.finish_all("ana")(open_study(root))
    agree(open_study(root), "r1")
    after = serving.look(open_study(root), "ana", "owner")
    assert {"codings/r1/ben/T01.jsonl", "rounds/r0/root.jsonl", "study/reviews/lee.jsonl"} <= {
        name.replace(f"/{open_study(root).writer}.", "/root.") for name in after.ledgers
    }
    assert "cells.csv" in after.documents


def test_what_is_not_asked_of_ones_own_part_does_not_come(busy: Path) -> None:
    """By whatever name it is asked for, a ledger of others is as if it were not there."""
    from codekit.away import wire

    study = open_study(busy)
    asked = wire.Wanted(documents=["originals/T01.txt", "../x"], ledgers=["codings/r0/lee/T03.jsonl", "none"])
    assert 1 == len(list(serving.parts(study, "ana", asked)))


def test_whoever_is_blind_nowhere_has_what_the_window_shows(tmp_path: Path) -> None:
    """Another's finished initial round, its notes and memos; nothing of a round in which others are blind."""
    study = build(tmp_path)
    start(study)
    start(study, "r0", kind="initial", coders=["ben"], transcripts=["T03"])
    code(study, "transcript,segment,code,coder\nT03,1,REL,ben\n", round_id="r0")
    code(study, "transcript,segment,code,coder\nT01,1,REL,ben\n", round_id="r1", partial=True)
    others.note(study)
    held = set(Portion(open_study(folder_of(study)), "lee").ledgers())
    assert "codings/r0/ben/T03.jsonl" in held
    assert {"codings/r1/ben/T01.jsonl", "study/memos/ben.jsonl", "rounds/r1/ben.jsonl"}.isdisjoint(held)
    assignments.reopen(study, "T03", coder="ben", round_id="r0")
    assert "codings/r0/ben/T03.jsonl" not in Portion(open_study(folder_of(study)), "lee").ledgers()


def test_a_second_pass_takes_along_what_lies_below(tmp_path: Path) -> None:
    """Though its coder is blind elsewhere: what the round goes over, for the own transcripts."""
    study = build(tmp_path)
    start(study)
    start(study, "r0", kind="initial", coders=["lee"], transcripts=["T01", "T03"])
    code(study, "transcript,segment,code,coder\nT01,1,REL,lee\nT03,1,REL,lee\n", round_id="r0")
    start(study, "p1", kind="second-pass", coders=["ana"], transcripts=["T03"], over="r0")
    mine = copy_of(Near(open_study(folder_of(study)), "ana"))
    held = lines(mine.store)
    assert "codings/r0/lee/T03.jsonl" in held
    assert "codings/r0/lee/T01.jsonl" not in held
    from codekit.workflow.rounds.lower import Lower

    below = Lower(mine, mine.round("p1")).codings("T03")
    assert [c.id for c in below] == [c.id for c in Lower(study, study.round("p1")).codings("T03")] != []
