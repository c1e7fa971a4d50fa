"""Links in notes: what they lead to, what is told where they lead to nothing, and that they work wherever notes go."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.model.memo_links import LONGEST, links
from codekit.model.transcript import excerpt_id
from codekit.workflow.coding.export import Wanted, export
from codekit.workflow.coding.linked import Links, cut, plain
from codekit.workflow.coding.memos import About, write
from codekit.workflow.exports.memos import listed, said_of
from codekit.workflow.results.study_check import check
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.purging import purge
from codekit.workflow.study.study import Study
from studies import build, folder_of, start

PANTRY = "We send them to the pantry."


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Three interviews of two cases, a codebook, a round."""
    made = build(tmp_path)
    start(made)
    return made


def passage(study: Study, words: str = PANTRY) -> str:
    """The id of an excerpt, as workbooks show it."""
    at = study.transcript("T01").text.index(words)
    return excerpt_id("T01", at, at + len(words), words)


@pytest.mark.parametrize(
    ("written", "kind", "said"),
    [
        ("T02", "transcript", "T02"),
        ("T01:4", "passage", "T01, turn 4"),
        ("T01:4-5", "passage", "T01, turns 4 to 5"),
        ("O1", "case", "O1"),
        ("O1/MONEY", "cell", "O1, MONEY"),
        ("REL.SEND", "code", "food, REL.SEND"),
        ("food/REL", "code", "food, REL"),
        ("code:food/REL", "code", "food, REL"),
        ("case:O2", "case", "O2"),
        ("r1", "round", "round r1"),
        (" r1 | the first round ", "round", "round r1"),
    ],
)
def test_a_link_leads_to_what_it_names(study: Study, written: str, kind: str, said: str) -> None:
    """By ids as they stand in tables; turns are counted from 1; words after a bar are what it is called."""
    (found,) = Links(study).of(f"As in [[{written}]].")
    assert (kind, said, "") == (found.kind, said_of(found), found.problem)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("T09", "has this name, did you mean 'T0"),
        ("T09:4", "no transcript 'T09'"),
        ("T01:6", "T01 has turns 1 to 5"),
        ("T01:4-3", "T01 has turns 1 to 5"),
        ("O9/MONEY", "no case 'O9'"),
        ("O1/NONE", "no code 'NONE'"),
        ("round:r9", "no round 'r9'"),
        ("T01:69-96:00000000", "other words stand there in T01 now"),
    ],
)
def test_a_link_to_nothing_says_why(study: Study, written: str, problem: str) -> None:
    """In the list, and by `check`; the note itself stays as it is."""
    assert problem in Links(study).of(f"[[{written}]]")[0].problem
    write(study, f"See [[{written}]].", About(), coder="ana")
    start(study, "r2", kind="initial", coders=["lee"])
    assert [] == listed(study)  # ana is blind in r1
    (note,) = listed(study, coder="ana")
    assert problem in note.broken_links
    assert not [p for p in check(study)[0] if "[[" in p.message]


def test_check_tells_links_to_nothing(tmp_path: Path) -> None:
    """With whose note it is; nothing is wrong with the others."""
    study = build(tmp_path)
    write(study, "[[T01]] and [[T01:99]]", About(case="O1"), coder="lee")
    (problem,) = [p for p in check(study)[0] if p.path == "memos"]
    assert "by lee, on the case: [[T01:99]]: T01 has turns 1 to 5" in problem.message


def test_an_excerpt_is_linked_by_its_id_and_withdrawn_with_its_transcript(study: Study) -> None:
    """The id is that of the workbook; what became of the transcript is said."""
    (found,) = Links(study).of(f"[[{passage(study)}|here]]")
    spoken = Links(study).text("T01")
    assert spoken is not None
    assert (2, PANTRY, "here") == (found.turn, spoken.said(found.start, found.end), found.shown)

    purge(study, "T01")
    assert "T01 was withdrawn" == Links(study).of("[[T01:4]]")[0].problem


def test_a_name_that_two_things_have_is_asked_about(study: Study) -> None:
    """Nothing is guessed: the message says how to write it."""
    start(study, "O1", kind="initial", coders=["lee"])
    (found,) = Links(study).of("[[O1]]")
    assert ("", "may mean a case or a round: [[case:O1]]") == (found.kind, found.problem)


def test_who_is_blind_links_to_no_round_of_others(study: Study) -> None:
    """Whether it exists or not is told in the same words."""
    start(study, "r2", kind="initial", coders=["lee"])
    links_ = Links(study, sight_of(study, "ana"))
    there, gone = links_.of("[[round:r2]] [[round:r3]]")
    assert there.problem.replace("r2", "r3") == gone.problem


def test_links_work_in_exports(tmp_path: Path) -> None:
    """In Word and Markdown they lead to the words at the end, and in linked notes to the paragraph."""
    study = build(tmp_path)
    write(study, f"See [[{passage(study)}|the pantry]], not [[T99]].", About(), coder="lee")
    text = exported(study, tmp_path / "m.md")
    assert "See [the pantry](#link-1), not T99." in text
    assert f'<a id="link-1"></a>**T01, turn 2 (52-79)**\n\n> {PANTRY}' in text

    export(study, tmp_path / "m.docx", wanted=Wanted(what="memos"))
    with zipfile.ZipFile(tmp_path / "m.docx") as packed:
        body = packed.read("word/document.xml").decode()
    assert '<w:hyperlink w:anchor="link-1"' in body
    assert 'w:name="link-1"' in body
    assert PANTRY in body

    export(study, tmp_path / "vault", wanted=Wanted(what="obsidian"))
    assert "See [[Transcripts/T01#^p2|the pantry]], not T99." in (tmp_path / "vault" / "Memos.md").read_text("utf-8")

    table = exported(study, tmp_path / "m.csv")
    assert "T01, turn 2 (52-79)" in table
    assert "[[T99]]: no transcript" in table


def exported(study: Study, path: Path) -> str:
    """The notes as a text file."""
    export(study, path, wanted=Wanted(what="memos"))
    return path.read_text("utf-8")


@given(st.text(st.sampled_from("[]|ab \n:/-1"), max_size=60))
def test_a_note_is_its_parts(text: str) -> None:
    """Whatever is typed, no character of it is lost but the marks of links, and nothing else is taken for one."""
    found = list(links(text))
    assert all(text[one.start : one.end].startswith("[[") and 0 < len(one.target) <= LONGEST for one in found)
    assert "[[" not in "".join(one.target + one.label for one in found)
    left = text
    for one in reversed(found):
        left = left[: one.start] + (one.label or one.target) + left[one.end :]
    assert len(left) <= len(text)


def test_parts_make_the_text_again(study: Study) -> None:
    """What is between links stays as it was typed."""
    text = "[[T01]] a\n b [[T02|c]]d"
    found = Links(study).of(text)
    assert ["T01", " a\n b ", "c", "d"] == [p if isinstance(p, str) else p.shown for p in cut(text, found)]
    assert "T01 a\n b cd" == plain(text, found)
    assert folder_of(study).is_dir()
