"""What other coders may do while somebody is blind, and the study in which they do it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from codekit.model.events import CodePropose, Coding, MemoAdd, RoundMemo, stamp
from codekit.model.memos import StudyMemo
from codekit.workflow.coding import skipping
from codekit.workflow.rounds import assignments, rounds
from codekit.workflow.study.study import Study, open_study
from studies import CODEBOOK, agree, code, start, write

Change = Callable[[Study], object]


def busy(root: Path) -> Path:
    """Ana and ben are blind in r1; lee has coded T03 in r0, r2 is theirs without ana, and food@1.1 is being written.

    `root` holds the small study, in which ana and ben have started r1.
    """
    study = open_study(root)
    start(study, "r0", kind="initial", coders=["lee"], transcripts=["T03"])
    start(study, "r2", coders=["ben", "lee"], transcripts=["T02"])
    code(study, "transcript,segment,code,coder\nT03,1,REL,lee\n", round_id="r0", partial=True)
    rows = "T01,1,REL.SEND,ana\nT01,3,MONEY,ana\nT03,1,REL,ana\n"
    code(study, f"transcript,segment,code,coder\n{rows}", round_id="r1", partial=True)
    write(root / "codebooks/food.yaml", CODEBOOK.replace('"1.0"', '"1.1"').replace("Who pays.", "Who pays, why."))
    return root


def busier(root: Path, place: Path) -> Path:
    """The same, with a compared round r3 of ana and ben, some of it decided; a copy, in `place`."""
    made = Path(shutil.copytree(root, place))
    study = open_study(made)
    start(study, "r3", transcripts=["T01", "T02"])
    table = (
        "T01,1,REL.SEND,ana\nT01,3,MONEY,ana\nT02,1,BOX.OWN,ana\nT01,1,REL,ben\nT01,4,MONEY,ben\nT02,1,BOX.OWN,ben\n"
    )
    code(study, f"transcript,segment,code,coder\n{table}", round_id="r3")
    agree(study, "r3")
    return made


def code_as(coder: str, row: str, round_id: str = "r1", *, partial: bool = True) -> Change:
    """Somebody codes."""
    table = f"transcript,segment,code,coder\n{row},{coder}\n"
    return lambda study: code(study, table, round_id=round_id, partial=partial)


def note(study: Study) -> None:
    """Somebody writes notes and proposes a code."""
    place: dict[str, Any] = {"round": "r1", "coder": "ben", "transcript": "T01"}
    study.store.append(
        [
            MemoAdd(**stamp("ben"), **place, text="a thought of ben", start=10, end=20),
            RoundMemo(**stamp("ben"), round="r1", text="on money", code="MONEY"),
            StudyMemo(**stamp("ben"), text="O1 pays", case="O1", code="MONEY", codebook="food"),
            CodePropose(**stamp("ben"), round="r1", name="Rides", definition="", codebook="food@1.0"),
        ]
    )


def note_elsewhere(study: Study) -> None:
    """Lee writes a note in a round that is not blind."""
    study.store.append([RoundMemo(**stamp("lee"), round="r0", text="on the study")])


def suggest(study: Study) -> None:
    """Rules propose codings in the blind round."""
    text = study.transcript("T01").text
    event = Coding(
        **stamp("rules:food"),
        round="r1",
        coder="rules:food",
        transcript="T01",
        code="MONEY",
        start=152,
        end=165,
        text_sha=study.transcript("T01").sha256[:16],
        quote=text[152:165],
        codebook="food@1.0",
    )
    study.store.append([event])


def skip(study: Study) -> None:
    """Ben could not code a turn."""
    skipping.skip(study, "T03", "1", coder="ben", round_id="r1", scheme="turn", reason="inaudible")


def finish_all(coder: str, round_id: str = "r1") -> Change:
    """Somebody finishes every transcript."""

    def finish(study: Study) -> None:
        for id_ in study.round(round_id).transcripts:
            assignments.finish(study, id_, coder=coder, round_id=round_id)

    return finish


def reopen(study: Study) -> None:
    """Ben goes on with a transcript."""
    assignments.reopen(study, "T01", coder="ben", round_id="r1")


CODES: dict[str, Change] = {
    "the same place": code_as("ben", "T01,1,REL.SEND"),
    "another place": code_as("ben", "T01,4,MONEY"),
    "another transcript": code_as("ben", "T02,1,BOX.OWN"),
    "another round": code_as("lee", "T03,3,REL.DEAL", "r0"),
    "a blind round of others": code_as("lee", "T02,1,BOX.OWN", "r2"),
    "notes and proposals": note,
    "a note elsewhere": note_elsewhere,
    "suggestions": suggest,
    "skipped": skip,
}
STATES: dict[str, Change] = {
    "a transcript": code_as("ben", "T01,1,REL", partial=False),
    "the round": finish_all("ben"),
    "another round": finish_all("lee", "r0"),
    "a new round": lambda study: rounds.start(
        study, "r9", kind="initial", coders=["lee"], transcripts=["T01"], codebook="food"
    ),
}
