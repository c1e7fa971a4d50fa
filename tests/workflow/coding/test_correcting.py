"""A corrected transcript: every coding goes with its words, what was compared stays, two copies come together."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from codekit.errors import CodekitError
from codekit.matrix import Matrix
from codekit.model.events import MemoAdd, UnitSkip, stamp
from codekit.store import corrections
from codekit.workflow.coding import correcting
from codekit.workflow.comparing.compare import Options
from codekit.workflow.deciding import closing, consensus, decisions
from codekit.workflow.deciding.decisions import Wish
from codekit.workflow.results import study_check, tabulate
from codekit.workflow.study import importing, speakers
from codekit.workflow.study.merging import merge
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, INTERVIEWS, agree, build, code, folder_of, segments, start, write

UNITS = ("turn", "sentence", "character")
BETTER = INTERVIEWS["T01"].replace("pantry", "food pantry").replace("A grant pays.", "A small grant pays, I think.")
ONE = segments([("T01", 1, "REL.SEND", "ana"), ("T01", 3, "MONEY", "ana"), ("T01", 4, "MONEY", "ana")])


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose double round is complete."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    return made


def correct(study: Study, text: str = BETTER, id_: str = "T01", *, viewer: str = "") -> correcting.Correction:
    """Correct a transcript."""
    path = write(folder_of(study).parent / "better" / f"{id_}.txt", text)
    found = correcting.prepare(study, path, viewer=viewer)
    correcting.write(study, found)
    return found


def figures(study: Study) -> dict[str, str]:
    """The JSON of the round's agreement by three units, read from disk anew."""
    found = {unit: agree(open_study(folder_of(study)), "r1", Options(unit=unit)).report for unit in UNITS}
    return {unit: json.dumps(report.to_json(), ensure_ascii=False, indent=1) for unit, report in found.items()}


def fresh(study: Study) -> Study:
    """The study opened anew."""
    return open_study(folder_of(study))


def words(tabulated: Matrix, theme: str) -> list[str]:
    """The words behind a cell of the first case."""
    return [excerpt.text for excerpt in tabulated.excerpts("O1", theme)]


def errors(study: Study) -> list[str]:
    """The errors that `check` finds."""
    return [str(p) for p in study_check.check(fresh(study))[0] if p.level == "error"]


def initial(tmp_path: Path, *, partial: bool = False) -> Study:
    """A study in which ana coded everything alone."""
    made = build(tmp_path)
    start(made, "one", kind="initial", coders=["ana"], transcripts=["T01"])
    code(made, ONE, round_id="one", partial=partial)
    return made


# one's own round


def test_every_coding_lies_on_its_words_in_the_new_text(tmp_path: Path) -> None:
    """What moved is on the same words, what was corrected is told, and the ledger is not touched."""
    study = initial(tmp_path)
    ledger = (folder_of(study) / "codings/one/ana/T01.jsonl").read_bytes()

    found = correct(study)

    text, layer = study.transcript("T01").text, study.layers(study.round("one")).get("ana", "T01")
    assert BETTER == text
    assert ["REL.SEND", "MONEY", "MONEY"] == [c.code for c in layer.codings]
    assert all(text[c.start : c.end] == c.quote for c in layer.codings)
    assert {study.transcript("T01").text_id} == {c.text_sha for c in layer.codings}
    assert ["changed", "changed", "moved"] == [row.outcome for row in found.rows]
    assert ledger == (folder_of(study) / "codings/one/ana/T01.jsonl").read_bytes()
    assert [] == errors(study)


def test_the_matrix_counts_on_the_new_text(tmp_path: Path) -> None:
    """The same cells as before, and excerpts with the words as they are now."""
    study = initial(tmp_path)
    before = tabulate.matrix(study, "food")

    correct(study)

    after = tabulate.matrix(fresh(study), "food")
    assert {key: (cell.state, cell.excerpts) for key, cell in before.cells.items()} == {
        key: (cell.state, cell.excerpts) for key, cell in after.cells.items()
    }
    assert ["We send them to the food pantry. We print the address."] == words(after, "REL.SEND")
    assert any("T01: 2 codings" in warning and "MONEY, REL.SEND" in warning for warning in after.warnings)


def test_words_that_are_gone_do_not_count_and_are_named(tmp_path: Path) -> None:
    """A lost coding is in no layer, and `check` tells of it without its words."""
    study = initial(tmp_path)
    gone = INTERVIEWS["T01"].replace("Respondent: A grant pays. It ends in June.", "Respondent: [crosstalk]")

    found = correct(study, gone)

    assert ["moved", "lost"] == sorted({row.outcome for row in found.rows if row.code == "MONEY"}, reverse=True)
    layers = fresh(study).layers(study.round("one"))
    assert 2 == len(layers.get("ana", "T01").codings)
    assert 1 == len(layers.astray)
    said = [str(p) for p in study_check.check(fresh(study))[0]]
    assert any("lie on words that the corrected text of T01 does not have" in line for line in said)
    assert "grant" not in " ".join(said)


def test_notes_and_skips_go_along(tmp_path: Path) -> None:
    """A note on gone words is one about the transcript: no note is ever lost."""
    study = initial(tmp_path)
    text = INTERVIEWS["T01"]
    place: dict[str, Any] = {"round": "one", "coder": "ana", "transcript": "T01"}
    at, gone = text.index("Nobody has said"), text.index("And who pays for that?")
    sha = study.transcript("T01").text_id
    study.store.append([
        MemoAdd(**stamp("ana"), **place, text="later", start=at, end=at + 6, text_sha=sha),
        MemoAdd(**stamp("ana"), **place, text="old", start=gone, end=gone + 22),
        UnitSkip(**stamp("ana"), **place, start=at, end=at + 15, text_sha=sha),
    ])  # fmt: skip

    new = BETTER.replace("And who pays for that?", "Hm?")
    correct(study, new)

    layer = fresh(study).layers(study.round("one")).get("ana", "T01")
    assert {("later", "Nobody"), ("old", "")} == {(m.text, new[m.start : m.end]) for m in layer.memos}
    assert ["Nobody has said"] == [new[s.start : s.end] for s in layer.skipped]


def test_coding_goes_on_in_the_new_text(tmp_path: Path) -> None:
    """What is read again changes nothing, and what is new is coded where it stands now."""
    study = initial(tmp_path, partial=True)
    correct(study)
    study = fresh(study)

    code(study, "transcript,segment,code,coder\nT01,1,REL.SEND,ana\nT01,3,MONEY,ana\nT01,4,MONEY,ana\nT01,4,REL,ana\n",
         round_id="one")  # fmt: skip

    layer = study.layers(study.round("one")).get("ana", "T01")
    assert ["REL.SEND", "MONEY", "MONEY", "REL"] == [c.code for c in layer.codings]
    assert [] == errors(study)


def test_speakers_and_segments_follow(tmp_path: Path) -> None:
    """Roles stay as a person confirmed them; turns, paragraphs and sentences are those of the new text."""
    study = initial(tmp_path)
    speakers.set_roles(study, ["T01"], others=["Interviewer"])

    correct(study, BETTER + "\nRespondent: One thing more.\n")

    text = study.transcript("T01")
    assert ("other", True) == (text.role("Interviewer"), text.roles_confirmed)
    for scheme in ("turn", "paragraph", "sentence"):
        last = study.segmentation("T01", scheme).segments[-1]
        assert "One thing more." == text.text[last.start : last.end].strip()
    speakers.set_roles(study, ["T01"], interviewers=["Interviewer"])
    assert "interviewer" == fresh(study).transcript("T01").role("Interviewer")


def test_both_texts_and_the_history_stay(tmp_path: Path) -> None:
    """The imported text is not touched; importing either of them again changes nothing."""
    study = initial(tmp_path)
    correct(study)
    correct(study, BETTER.replace("June", "July"))

    assert INTERVIEWS["T01"] == (folder_of(study) / "transcripts/T01.txt").read_text("utf-8")
    line = study.history("T01").line
    assert [1, 2, 3] == [version.number for version in line]
    assert [INTERVIEWS["T01"], BETTER, BETTER.replace("June", "July")] == [
        study.version("T01", version.key).text for version in line
    ]
    for text in (INTERVIEWS["T01"], BETTER, BETTER.replace("June", "July")):
        path = write(tmp_path / "again" / "T01.txt", text)
        assert ["unchanged"] == [d.outcome for d in importing.Importer(fresh(study)).run([(path, True)])]


def test_a_correction_can_be_taken_back(tmp_path: Path) -> None:
    """Correcting back to the first text gives the codings their very first places."""
    study = initial(tmp_path)
    before = study.layers(study.round("one")).by_key

    correct(study)
    correct(study, INTERVIEWS["T01"])

    assert before == fresh(study).layers(study.round("one")).by_key
    assert 3 == study.history("T01").current.number


def test_another_interview_is_refused(tmp_path: Path) -> None:
    """Nothing is written, and no word of it is told."""
    study = initial(tmp_path)

    with pytest.raises(CodekitError, match="no correction of it"):
        correct(study, INTERVIEWS["T03"] * 9)
    assert [] == corrections.corrected(study.store)


def test_a_correction_made_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """What was shown must be what is written."""
    study = initial(tmp_path)
    path = write(tmp_path / "T01.txt", BETTER.replace("June", "July"))
    shown = correcting.prepare(study, path)
    correct(fresh(study))

    with pytest.raises(CodekitError, match="corrected meanwhile"):
        correcting.write(study, shown)


# rounds that were compared


def test_a_compared_round_keeps_its_figures_to_the_last_digit(study: Study) -> None:
    """By every unit, after a correction that takes coded words out; its disagreements are shown in the old text."""
    agree(study, "r1")
    before, rows = figures(study), [c.id for c in decisions.adjudication(study, "r1").clusters]

    correct(study, INTERVIEWS["T01"].replace("Respondent: A grant pays. It ends in June.", "Respondent: [crosstalk]"))

    assert before == figures(study)
    assert rows == [c.id for c in decisions.adjudication(fresh(study), "r1").clusters]


def test_a_round_is_decided_and_closed_in_the_text_that_was_compared(study: Study) -> None:
    """The consensus lies on the old text; the matrix shows its words in the new one."""
    agree(study, "r1")
    correct(study)
    study = fresh(study)
    before = figures(study)

    for cluster in decisions.adjudication(study, "r1").clusters:
        decisions.decide(study, "r1", cluster.id, Wish("both"), by="lee")
    consensus.finalise(study, "r1", by="lee")
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)
    closing.close(study, "r1")

    first = study.version("T01", "").text_id
    written = study.store.layers("r1").get("consensus", "T01").codings
    assert {first} == {coding.text_sha for coding in written}
    assert before == figures(study)
    assert any("food pantry" in text for text in words(tabulate.matrix(fresh(study), "food"), "REL.SEND"))
    assert [] == errors(study)


def test_a_round_compared_after_a_correction_keeps_that_text(study: Study) -> None:
    """Coded on the first text, compared on the second, corrected once more: the second text's figures."""
    correct(study)
    agree(study, "r1")
    before = figures(study)

    correct(study, BETTER.replace("We send them", "They go").replace("It ends in June.", ""))

    compared = fresh(study).round("r1").compared
    assert compared is not None
    assert {"T01": study.history("T01").line[1].key} == compared.texts
    assert before == figures(study)


# who may know what


def test_a_correction_tells_nothing_of_a_blind_round(tmp_path: Path) -> None:
    """What is shown to a lead and to a coder is the same whatever others have coded; and all of it is carried over."""
    shown: list[Any] = []
    for table in (
        segments([("T01", 1, "REL", "ana")]),
        segments([("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ben")]),
    ):
        study = build(tmp_path / str(len(shown)))
        start(study)
        code(study, table, partial=True)
        path = write(tmp_path / "T01.txt", BETTER)
        of_lead, of_ana = (correcting.prepare(study, path, viewer=viewer) for viewer in ("", "ana"))
        assert (0, 1) == (len(of_lead.rows), len(of_ana.rows))
        assert ("r1",) == of_lead.hidden == of_ana.hidden
        shown.append([{**found.to_json(written=False), "codings": len(found.rows)} for found in (of_lead, of_ana)])
        correcting.write(study, of_lead)
        assert {("ana", "T01"), ("ben", "T01")} >= fresh(study).layers(study.round("r1")).by_key.keys()
    assert shown[0] == shown[1]


# two copies


def copied(study: Study, tmp_path: Path) -> Study:
    """A copy of the study on another computer."""
    shutil.copytree(folder_of(study), tmp_path / "other" / "study")
    return open_study(tmp_path / "other" / "study")


def test_a_copy_with_the_old_text_only_gets_the_correction(tmp_path: Path) -> None:
    """And what was coded there meanwhile goes with its words, whichever is merged into which."""
    study = initial(tmp_path, partial=True)
    other = copied(study, tmp_path)
    correct(study)
    at = INTERVIEWS["T01"].index("We print")
    table = f"transcript,start,end,code,coder\nT01,{at},{at + 21},BOX.OWN,ana\n"
    code(other, table, round_id="one", partial=True)

    brought = merge(study, folder_of(other))
    merge(other, folder_of(study))

    assert ((), ()) == (brought.different, brought.problems)
    for each in (fresh(study), fresh(other)):
        layer = each.layers(each.round("one")).get("ana", "T01")
        assert BETTER == each.transcript("T01").text
        assert ["We print the address."] == [c.quote for c in layer.codings if c.code == "BOX.OWN"]
    assert fresh(study).layers(study.round("one")).by_key == fresh(other).layers(other.round("one")).by_key


def test_two_different_corrections_are_a_conflict_and_never_mixed(tmp_path: Path) -> None:
    """Both copies say the same, read the text before both, keep every coding, and a third text ends it."""
    study = initial(tmp_path)
    other = copied(study, tmp_path)
    theirs = INTERVIEWS["T01"].replace("It ends in June.", "That ends in July.")
    correct(study)
    correct(other, theirs)

    told = merge(study, folder_of(other)).problems
    merge(other, folder_of(study))

    assert ["error"] == [problem.level for problem in told]
    assert "corrected in two ways" in str(told[0])
    for each in (fresh(study), fresh(other)):
        assert INTERVIEWS["T01"] == each.transcript("T01").text
        assert 3 == len(each.layers(each.round("one")).get("ana", "T01").codings)
        assert any("corrected in two ways" in line for line in errors(each))
    correct(fresh(study), theirs)
    merge(other, folder_of(study))
    assert ([], []) == (errors(study), errors(other))
    assert theirs == fresh(other).transcript("T01").text == fresh(study).transcript("T01").text


def test_one_correction_made_on_two_computers_is_no_conflict(tmp_path: Path) -> None:
    """The same file read twice is the same text."""
    study = initial(tmp_path)
    other = copied(study, tmp_path)
    correct(study)
    correct(other)

    merge(study, folder_of(other))

    assert [] == errors(study)
    assert BETTER == fresh(study).transcript("T01").text


# damage


def test_a_correction_that_was_killed_half_way_is_none(tmp_path: Path) -> None:
    """What says that a text is a corrected one is written last: without it the old text counts."""
    study = initial(tmp_path)
    key = correct(study).version.key
    (folder_of(study) / f"corrections/T01/{key}.yaml").unlink()

    assert INTERVIEWS["T01"] == fresh(study).transcript("T01").text
    assert "corrected" == _again(fresh(study))


def _again(study: Study) -> str:
    correct(study)
    return "corrected" if fresh(study).transcript("T01").text == BETTER else ""


@pytest.mark.parametrize(("before", "after"), [("0:0:", "0:1:"), ("0:0:", "x:0:"), ("number: 2", "number: two")])
def test_a_damaged_correction_is_named(tmp_path: Path, before: str, after: str) -> None:
    """What does not say where the words are is an error of `check`, with the file."""
    study = initial(tmp_path)
    key = correct(study).version.key
    path = folder_of(study) / f"corrections/T01/{key}.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")

    assert any("corrections" in line for line in errors(study))


@pytest.mark.parametrize("junk", ["a\n" * 50_000, "".join(f"{n} GET /a/b{n} 200\n" for n in range(5_000))])
def test_what_has_nothing_in_common_is_refused_before_it_is_divided(study: Study, junk: str) -> None:
    """What was pasted by mistake may be long, and looking for who speaks in it takes longest."""
    called: set[str] = set()

    def watched(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called.add(frame.f_code.co_name)

    sys.setprofile(watched)
    try:
        with pytest.raises(CodekitError, match=r"T01.txt.* has 0% of the text of T01: that is no correction of it"):
            correct(study, junk)
    finally:
        sys.setprofile(None)
    assert "in_common" in called
    assert not {"divide", "read_source", "align"} & called
