"""Turns that a person makes after the import: the text stays, and so does everything that is coded in it."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from codekit.errors import CodekitError, ProblemsError
from codekit.model.transcript import Transcript
from codekit.segmenting.by_hand import Changes, Split
from codekit.workflow.coding import correcting
from codekit.workflow.coding import files as coding_files
from codekit.workflow.results import study_check
from codekit.workflow.study import importing
from codekit.workflow.study.merging import merge
from codekit.workflow.study.splitting import change_by_hand, proposals, split
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, INTERVIEWS, agree, build, code, folder_of, start, write

TEXT = "How did it begin?\n\nWe had a shelf.\n\nWho paid for that?\n\nA grant, for a year.\n"
PAGE = "<p><b>How did it begin</b></p><p>We had a shelf.</p><p><b>Who paid</b></p><p>A grant.</p>"


def with_text(tmp_path: Path, text: str = TEXT, name: str = "T09.txt") -> Study:
    """A study with an interview in which nobody is named."""
    study = build(tmp_path)
    [diagnosis] = importing.Importer(study).run([(write(tmp_path / "in" / name, text), True)])
    assert "--split" in diagnosis.line
    return open_study(folder_of(study))


def test_turns_are_made_and_codings_stay(tmp_path: Path) -> None:
    """Offsets do not move; turns, paragraphs and sentences, and who speaks, are as the rule says."""
    study = with_text(tmp_path)
    start(study, "one", kind="initial", coders=["ana"], transcripts=["T09"])
    at = TEXT.index("A grant")
    code(study, f"transcript,start,end,code,coder\nT09,{at},{at + 8},MONEY,ana\n", round_id="one", partial=True)

    split(study, "T09", "question", names=("INT", "Mel"))

    study = open_study(folder_of(study))
    transcript = study.transcript("T09")
    assert TEXT == transcript.text
    assert ["INT", "Mel", "INT", "Mel"] == [turn.speaker for turn in transcript.turns]
    assert ({"INT": "interviewer", "Mel": "respondent"}, True) == (transcript.roles, transcript.roles_confirmed)
    for scheme in ("turn", "paragraph", "sentence"):
        assert 4 == len(study.segmentation("T09", scheme).segments)
    assert [at] == [c.start for c in study.layers(study.round("one")).get("ana", "T09").codings]
    assert not [p for p in study_check.check(study)[0] if p.level == "error"]


def test_rules_are_proposed_as_long_as_nobody_is_named(tmp_path: Path) -> None:
    """Those that fit the text; how it looks only where a copy of its file was kept. Once turns are made, none."""
    study = with_text(tmp_path / "text", TEXT * 2)
    assert {"question", "alternate"} >= proposals(study, "T09").keys() > set()
    looks = with_text(tmp_path / "looks", PAGE * 2, "T09.html")
    assert "bold" in proposals(looks, "T09")
    assert {} == proposals(study, "T01")
    split(study, "T09", "question")
    assert {} == proposals(open_study(folder_of(study)), "T09")


def test_how_a_file_looked_is_read_from_the_copy_that_was_kept(tmp_path: Path) -> None:
    """Or from the file that is named; another one is refused."""
    study = with_text(tmp_path, PAGE, "T09.html")

    with pytest.raises(CodekitError, match="is not the file"):
        split(study, "T09", "bold", path=write(tmp_path / "T09.html", PAGE.replace("grant", "gift")))
    split(study, "T09", "bold")

    text = study.transcript("T09")
    assert ["How did it begin", "We had a shelf.", "Who paid", "A grant."] == [
        text.text[turn.start : turn.end] for turn in text.turns
    ]


def test_a_text_that_names_its_speakers_keeps_its_turns(tmp_path: Path) -> None:
    """And a rule that makes no turns is refused; nothing is written."""
    study = with_text(tmp_path)

    with pytest.raises(CodekitError, match="speakers are named"):
        split(study, "T01", "question")
    with pytest.raises(CodekitError, match="no turns come of it"):
        split(study, "T09", "numbered")
    assert 1 == len(study.history("T09").versions)


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Who says what."""
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def test_answers_without_a_label_are_turns_of_a_respondent(tmp_path: Path) -> None:
    """Where only who asks is named; until then the import says that nobody's words count."""
    text = "I am in.\nMODERATOR: Fine?\n\tYes, it is.\n\tA bit slow.\nMODERATOR: Go on.\n\tOkay.\n"
    study = build(tmp_path)
    [diagnosis] = importing.Importer(study).run([(write(tmp_path / "in" / "T09.txt", text), True)])
    assert "nobody who answers is named" in diagnosis.line
    assert "--split unnamed" in diagnosis.line

    split(study, "T09", "unnamed", names=("", "P9"))

    transcript = open_study(folder_of(study)).transcript("T09")
    assert [
        ("P9", "I am in."),
        ("MODERATOR", "Fine?"),
        ("P9", "Yes, it is.\n\tA bit slow."),
        ("MODERATOR", "Go on."),
        ("P9", "Okay."),
    ] == said(transcript)
    assert {"MODERATOR": "interviewer", "P9": "respondent"} == transcript.roles
    assert not errors(open_study(folder_of(study)))
    with pytest.raises(CodekitError, match="only who asks is named"):
        split(study, "T09", "unnamed")
    with pytest.raises(CodekitError, match="only who asks is named"):
        split(study, "T01", "unnamed")


def test_turns_are_changed_by_hand_and_codings_stay(tmp_path: Path) -> None:
    """With the roles that were confirmed; those of new labels are guessed and told, and so is what respondents say."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    before = study.layers(study.round("r1")).get("ana", "T01").codings

    done = change_by_hand(study, "T01", Changes({5: "Int 2"}, [Split(2, "We print the\naddress.", "interviewer")]))

    study = open_study(folder_of(study))
    after = study.transcript("T01")
    expected = ["Interviewer", "Respondent", "Interviewer", "Interviewer", "Respondent", "Int 2"]
    assert expected == [who for who, _ in said(after)]
    assert ("Interviewer", "We print the address.") == said(after)[2]
    assert (5, 6, {"Int 2": "interviewer"}) == (done.turns_before, done.turns, done.guessed)
    assert (done.words_before, done.words) == (23, 13)
    assert {"Interviewer": "interviewer", "Respondent": "respondent", "Int 2": "interviewer"} == after.roles
    assert not after.roles_confirmed
    assert before == study.layers(study.round("r1")).get("ana", "T01").codings
    assert 6 == len(study.segmentation("T01", "turn").segments)
    assert not [p for p in study_check.check(study)[0] if p.level == "error"]


def test_rounds_that_were_compared_keep_their_turns(tmp_path: Path) -> None:
    """Their figures are the same to the last digit, while what counts from now on is what respondents say now."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    before = agree(study, "r1")

    change_by_hand(study, "T01", Changes({2: "Interviewer"}))
    change_by_hand(study, "T01", Changes({4: "Interviewer"}))

    study = open_study(folder_of(study))
    assert ["Interviewer"] * 4 == [who for who, _ in said(study.transcript("T01"))][:4]
    assert 3 == len(study.history("T01").versions)
    assert str(before.report) == str(agree(study, "r1").report)


def test_a_turn_joins_the_one_before_where_nothing_is_written_between(tmp_path: Path) -> None:
    """As in a text that a rule cut too often; what a person made is made over by the next change."""
    study = with_text(tmp_path)
    split(study, "T09", "question")

    change_by_hand(study, "T09", Changes({3: "Respondent"}))
    change_by_hand(study, "T09", Changes(joined={3, 4}))

    assert [
        ("Interviewer", "How did it begin?"),
        ("Respondent", "We had a shelf.\n\nWho paid for that?\n\nA grant, for a year."),
    ] == said(study.transcript("T09"))
    assert study.transcript("T09").roles_confirmed


def test_times_of_captions_stay_with_their_sentences(tmp_path: Path) -> None:
    """Whoever speaks now."""
    study = build(tmp_path)
    cues = [(1, "Ann: We had a shelf."), (4, "It was full."), (7, "Ben: Who paid?"), (9, "Ann: A grant.")]
    captions = "WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{said}\n\n" for n, said in cues)
    list(importing.Importer(study).run([(write(tmp_path / "in" / "T09.vtt", captions), True)]))
    study = open_study(folder_of(study))
    before = [(each.start, each.time) for each in study.segmentation("T09", "sentence").segments]
    assert [1.0, 4.0, 7.0, 9.0] == [time for _, time in before]

    change_by_hand(study, "T09", Changes({2: "Cem"}, [Split(1, "It was full.", "Ben")]))

    study = open_study(folder_of(study))
    assert before == [(each.start, each.time) for each in study.segmentation("T09", "sentence").segments]
    assert ["Ann", "Ben", "Cem", "Ann"] == [turn.speaker for turn in study.transcript("T09").turns]


def test_what_changes_nothing_and_what_cannot_be_writes_nothing(tmp_path: Path) -> None:
    """No version comes of it."""
    study = build(tmp_path)

    done = change_by_hand(study, "T01", Changes({1: "INTERVIEWER"}))
    with pytest.raises(CodekitError, match="no turn 9"):
        change_by_hand(study, "T01", Changes({1: "Mel", 9: "Mel"}))

    assert (done.turns_before, done.words_before, {}) == (done.turns, done.words, done.guessed)
    assert 1 == len(study.history("T01").versions)


def test_a_coding_sheet_of_other_turns_is_refused(tmp_path: Path) -> None:
    """Its numbers would name other words; sheets by a division that stayed come back as ever."""
    study = build(tmp_path)
    start(study)
    coding_files.write_sheets(study, tmp_path / "sheets", coder="ana", round_id="r1", scheme="turn")
    change_by_hand(study, "T01", Changes({}, [Split(2, "We print", "Interviewer")]))
    study = open_study(folder_of(study))

    with pytest.raises(ProblemsError) as raised:
        coding_files.read_one(study, tmp_path / "sheets" / "T01.xlsx")

    assert "other turns of this transcript" in str(raised.value.problems[0])
    coding_files.read_one(study, tmp_path / "sheets" / "T02.xlsx", partial=True)


# two copies of a study


def changed_apart(tmp_path: Path, *changes: Changes) -> list[Study]:
    """Copies of one study, with what somebody changed in each by hand."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    copies = [tmp_path / f"copy{number}" / "study" for number in range(len(changes))]
    for place, each in zip(copies, changes, strict=True):
        shutil.copytree(folder_of(study), place)
        change_by_hand(open_study(place), "T01", each)
    return [open_study(place) for place in copies]


def errors(study: Study) -> list[str]:
    """What `check` says is wrong."""
    return [str(problem) for problem in study_check.check(study)[0] if problem.level == "error"]


def merged(into: Study, other: Study) -> Study:
    """A study after another copy was merged into it."""
    merge(into, folder_of(other))
    return open_study(folder_of(into))


APART = (Changes({2: "Interviewer"}), Changes({4: "Interviewer"}))


def test_turns_changed_in_two_ways_are_a_conflict_and_neither_is_lost(tmp_path: Path) -> None:
    """Whichever copy is merged into which: both say so, read the turns before both, and have every file of both."""
    one, two = changed_apart(tmp_path, *APART)
    before = build(tmp_path / "before").transcript("T01").turns

    told = merge(one, folder_of(two))
    one, two = open_study(folder_of(one)), merged(two, one)

    assert ((), ["error"]) == (told.different, [problem.level for problem in told.problems])
    assert "turns were changed in two ways" in str(told.problems[0])
    assert one.store.documents() == two.store.documents()
    for each in (one, two):
        assert before == each.transcript("T01").turns
        assert 2 == len(each.history("T01").heads)
        assert any("turns were changed in two ways" in line for line in errors(each))
        assert 2 == len(each.layers(each.round("r1")).get("ana", "T01").codings)


@pytest.mark.parametrize("by_file", [False, True])
def test_one_more_change_settles_it_in_both_copies(tmp_path: Path, by_file: bool) -> None:  # noqa: FBT001
    """By hand, from the turns before both; or with a file, as two corrections of a text are settled."""
    one, two = changed_apart(tmp_path, *APART)
    one = merged(one, two)

    if by_file:
        file = write(tmp_path / "in" / "T01.txt", INTERVIEWS["T01"])
        correcting.write(one, correcting.prepare(one, file))
    else:
        change_by_hand(one, "T01", Changes({2: "Interviewer", 4: "Interviewer"}))
    one = open_study(folder_of(one))
    two = merged(two, one)

    asked = ["Interviewer", "Respondent"] if by_file else ["Interviewer"] * 2
    for each in (one, two):
        assert asked == [who for who, _ in said(each.transcript("T01"))][:2]
        assert [] == errors(each)
    assert one.transcript("T01") == two.transcript("T01")


def test_the_turns_before_both_may_be_what_is_right(tmp_path: Path) -> None:
    """A change that gives a turn to whoever has it says so, though no turn is other than it was."""
    one, two = changed_apart(tmp_path, *APART)
    one = merged(one, two)
    before = one.transcript("T01").turns

    change_by_hand(one, "T01", Changes({2: "Respondent"}))

    assert ([], before) == (errors(one), open_study(folder_of(one)).transcript("T01").turns)


def test_one_change_made_in_two_copies_is_no_conflict(tmp_path: Path) -> None:
    """The same turns are the same version, and one who went on from there has changed the other's too."""
    one, two = changed_apart(tmp_path, APART[0], APART[0])
    change_by_hand(two, "T01", APART[1])

    one, two = merged(one, two), merged(two, one)

    assert ([], []) == (errors(one), errors(two))
    assert ["Interviewer"] * 4 == [who for who, _ in said(one.transcript("T01"))][:4]
    assert one.transcript("T01") == two.transcript("T01")


def test_copies_are_brought_together_in_any_order(tmp_path: Path) -> None:
    """Three people who changed turns apart, one twice: the same state comes of every order."""
    copies = changed_apart(tmp_path, *APART, Changes({3: "Respondent"}))
    change_by_hand(copies[2], "T01", Changes({5: "Respondent"}))
    states = []
    for number, order in enumerate(permutations(copies)):
        place = tmp_path / f"order{number}" / "study"
        shutil.copytree(folder_of(order[0]), place)
        for other in order[1:]:
            merge(open_study(place), folder_of(other))
        study = open_study(place)
        states.append((study.store.documents(), study.history("T01").heads, study.transcript("T01")))

    assert all(state == states[0] for state in states)
    assert 3 == len(states[0][1])
