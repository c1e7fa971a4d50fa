"""Each state of a cell, and which wins, on the difficult organizations of the sample study in miniature."""

from __future__ import annotations

from typing import Any

import pytest

from codekit.matrix import Matrix
from codekit.matrix.states import STATES, decide
from codekit.model.polarities import CONTRARY, HYPOTHETICAL
from matrix.made import CODEBOOK, coding, matrix, registers, transcript

TALK = transcript(
    "T1", "I: Do you work with the pantry?", "R: We send people there. We do not plan together.", "R: Yes."
)
SENDS, DENIES = "We send people there.", "We do not plan together."
YES = {("T1", "CBO_REL"): "yes", ("T1", "REC"): "yes"}


def state(table: Matrix, code: str, case: str = "O1") -> str:
    """The state of one cell."""
    return table.cells[case, code].state


@pytest.mark.parametrize(
    ("expected", "known"),
    [
        ("not_applicable", {"applicable": False, "supporting": 1, "contrary": 1, "coded": False}),
        ("mixed", {"supporting": 1, "contrary": 1, "coded": False}),
        ("present", {"supporting": 1, "coded": False}),
        ("not_yet_coded", {"contrary": 1, "coded": False}),
        ("contrary", {"contrary": 1}),
        ("not_asked", {"asked": "not_asked"}),
        ("not_found", {}),
        ("asked_unknown", {"asked": "asked_unknown"}),
    ],
)
def test_the_first_state_that_fits_holds(expected: str, known: dict[str, Any]) -> None:
    """Each row is what the contract's order says where several states would fit."""
    otherwise = {"applicable": True, "supporting": 0, "contrary": 0, "coded": True, "asked": "not_found"}

    assert expected == decide(**{**otherwise, **known})


def test_a_supporting_coding_makes_the_code_and_those_above_it_present() -> None:
    """REF.INFORMAL supports GOAL.REF, GOAL and CBO_REL, and says nothing about GOAL.DISC."""
    table = matrix([TALK], [coding(TALK, SENDS, "REF.INFORMAL")], registers({"T1": "O1"}, asked=YES))

    assert ["present"] * 4 == [state(table, c) for c in ("REF.INFORMAL", "GOAL.REF", "GOAL", "CBO_REL")]
    assert "not_found" == state(table, "GOAL.DISC")


def test_o08_a_denial_says_nothing_about_the_codes_above() -> None:
    """An ended contract is contrary for GOAL.DISC; the relationship stands through GOAL.REF."""
    codings = [coding(TALK, SENDS, "GOAL.REF"), coding(TALK, DENIES, "GOAL.DISC", CONTRARY)]

    table = matrix([TALK], codings, registers({"T1": "O1"}, asked=YES))

    assert ("contrary", "present", "present") == tuple(state(table, c) for c in ("GOAL.DISC", "GOAL", "CBO_REL"))
    assert 0 == table.cells["O1", "GOAL"].contrary


def test_o07_denials_only_are_contrary() -> None:
    """No supporting and two contrary codings: contrary, never present, whatever the interviewer's question held."""
    talk = transcript("T1", "I: So you partner with the food banks?", "R: No, we don't partner.", "R: We run a shelf.")
    codings = [coding(talk, words, "CBO_REL", CONTRARY) for words in ("we don't partner", "We run a shelf.")]

    table = matrix([talk], codings, registers({"T1": "O1"}, asked=YES))

    cell = table.cells["O1", "CBO_REL"]
    assert ("contrary", 0, 2) == (cell.state, cell.excerpts, cell.contrary)
    assert "0 of 1" == str(table.totals["CBO_REL"])


def test_o10_a_supporting_double_negation_is_present() -> None:
    """Polarity decides, not the words: "It's not that we don't work with them" supports."""
    talk = transcript("T1", "R: It's not that we don't work with them.")

    table = matrix([talk], [coding(talk, "not that we don't", "CBO_REL")], registers({"T1": "O1"}))

    assert "present" == state(table, "CBO_REL")


def test_o26_a_wish_changes_nothing() -> None:
    """A hypothetical coding is counted by itself; with a "not yet" beside it the state is contrary."""
    codings = [coding(TALK, SENDS, "CBO_REL", HYPOTHETICAL), coding(TALK, DENIES, "CBO_REL", CONTRARY)]

    both = matrix([TALK], codings, registers({"T1": "O1"}, asked=YES))
    only_wish = matrix([TALK], codings[:1], registers({"T1": "O1"}, asked=YES))

    assert ("contrary", 1) == (state(both, "CBO_REL"), both.cells["O1", "CBO_REL"].hypothetical)
    assert "not_found" == state(only_wish, "CBO_REL")


@pytest.mark.parametrize("polarity", ["supporting", "contrary", "hypothetical"])
def test_a_code_that_rolls_up_as_contrary_does_so_whatever_its_polarity(polarity: str) -> None:
    """REL.NONE is contrary evidence for CBO_REL."""
    table = matrix([TALK], [coding(TALK, DENIES, "REL.NONE", polarity)], registers({"T1": "O1"}, asked=YES))

    assert ("contrary", 1) == (state(table, "CBO_REL"), table.cells["O1", "CBO_REL"].contrary)


def test_o17_two_interviewees_who_disagree_make_a_mixed_cell() -> None:
    """One contrary in the first interview, one supporting in the second."""
    first, second = transcript("T1", "R: We should lead."), transcript("T2", "R: They should lead.")
    codings = [coding(first, "We should lead.", "REC.LEAD", CONTRARY), coding(second, "They should lead.", "REC.LEAD")]

    table = matrix([first, second], codings, registers({"T1": "O1", "T2": "O1"}))

    assert ("mixed", "present") == (state(table, "REC.LEAD"), state(table, "REC"))
    assert "1 of 1" == str(table.totals["REC.LEAD"])


def test_o11_a_second_interview_reveals_what_the_first_did_not_know() -> None:
    """Both interviews count for one organization: 0 excerpts and 2 make a present cell from one interview."""
    first, second = transcript("T1", "R: I know of none."), transcript("T2", "R: Many.", "R: The pantry.")
    codings = [coding(second, "Many.", "CBO_REL"), coding(second, "The pantry.", "CBO_REL")]

    table = matrix([first, second], codings, registers({"T1": "O11", "T2": "O11"}))

    cell = table.cells["O11", "CBO_REL"]
    assert (("O11",), "present", 2, 1) == (table.cases, cell.state, cell.excerpts, cell.interviews)


def test_nothing_found_depends_on_what_was_asked() -> None:
    """Asked, volunteered, not asked and unknown are four different things."""
    answers = {"T1": "yes", "T2": "spontaneous", "T3": "no", "T4": "unknown", "T5": ""}
    talks = [transcript(id_, "R: Nothing of the sort.") for id_ in answers]
    asked = {(id_, "REC"): answer for id_, answer in answers.items() if answer}

    table = matrix(talks, [], registers({t.id: t.id for t in talks}, asked=asked))

    expected = ["not_found", "not_found", "not_asked", "asked_unknown", "asked_unknown"]
    assert expected == [state(table, "REC", id_) for id_ in answers]
    assert expected == [state(table, "REC.EARLY", id_) for id_ in answers]
    assert "0 of 2" == str(table.totals["REC.EARLY"])


def test_a_topic_covers_its_descendants_unless_they_have_a_row() -> None:
    """O14: the question about the lead is unknown while the rest of the recommendations was asked."""
    asked = {("T1", "REC"): "yes", ("T1", "REC.LEAD"): "unknown"}

    table = matrix([TALK], [], registers({"T1": "O1"}, asked=asked))

    assert ("not_found", "asked_unknown") == (state(table, "REC.EARLY"), state(table, "REC.LEAD"))


def test_two_interviews_are_not_asked_only_when_neither_asked() -> None:
    """One interview without a row leaves asking unknown; one that asked settles it."""
    talks = [transcript("T1", "R: Hm."), transcript("T2", "R: Hm.")]
    cases = {"T1": "O1", "T2": "O1"}

    def found(**answers: str) -> str:
        asked = {(t, "REC"): a for t, a in answers.items()}
        return state(matrix(talks, [], registers(cases, asked=asked)), "REC")

    assert "not_asked" == found(T1="no", T2="no")
    assert "asked_unknown" == found(T1="no")
    assert "not_found" == found(T1="no", T2="yes")


def test_without_any_record_of_asking_nothing_found_is_shown_as_such() -> None:
    """The state is not_found, in other words."""
    table = matrix([TALK], [], registers({"T1": "O1"}))

    assert ("not_found", "none found") == (state(table, "REC"), table.shown("not_found"))
    assert "asked, none" == matrix([TALK], [], registers({"T1": "O1"}, asked=YES)).shown("not_found")


def test_an_uncoded_interview_leaves_the_case_open_and_marks_what_was_found() -> None:
    """Present stands with a mark; nothing found and contrary wait for the interview that is still to be coded."""
    talks = [TALK, transcript("T2", "R: Hm.")]
    codings = [coding(TALK, SENDS, "GOAL.REF"), coding(TALK, DENIES, "GOAL.DISC", CONTRARY)]

    table = matrix(talks, codings, registers({"T1": "O1", "T2": "O1"}, asked=YES), uncoded=["T2"])

    assert ("present", True) == (state(table, "GOAL.REF"), table.cells["O1", "GOAL.REF"].incomplete)
    assert ("not_yet_coded", "not_yet_coded") == (state(table, "GOAL.DISC"), state(table, "REC"))
    assert not table.cells["O1", "REC"].incomplete


def test_not_applicable_covers_the_codes_below_and_is_questioned_where_something_was_found() -> None:
    """O19: recommendations do not apply; a coding that stands there all the same is reported."""
    table = matrix(
        [TALK], [coding(TALK, SENDS, "REC.EARLY")], registers({"T1": "O1"}, asked=YES, not_applicable=[("O1", "REC")])
    )

    assert {"not_applicable"} == {state(table, code) for code in ("REC", "REC.EARLY", "REC.LEAD")}
    assert "0 of 0" == str(table.totals["REC.EARLY"])
    assert any("REC.EARLY: not applicable by hand, yet 1 excerpts" in w for w in table.warnings)


def test_a_case_without_interview_stays_and_is_not_yet_coded() -> None:
    """Rows come from the register of cases, whether or not anyone was interviewed."""
    table = matrix([TALK], [], registers({"T1": "O1"}, cases=["O2"]))

    assert (("O1", "O2"), "not_yet_coded") == (table.cases, state(table, "CBO_REL", "O2"))
    assert "O2: no interview is listed for this case" in table.warnings


def test_totals_name_all_eight_states_for_every_code() -> None:
    """A reader of the JSON never has to guess whether a missing key means none."""
    document = matrix([TALK], [], registers({"T1": "O1"})).to_json()

    assert [code.id for code in CODEBOOK.codes] == [theme["code"] for theme in document["themes"]]
    assert [set(STATES)] * 9 == [set(theme["states"]) for theme in document["themes"]]
