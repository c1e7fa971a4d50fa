"""Labels by themselves: which could name somebody, and the role they suggest."""

from __future__ import annotations

import pytest

from codekit.model.speakers import guess_role, key, looks_like_name, tidy


@pytest.mark.parametrize(
    "label",
    [
        "I",
        "MEL",
        "Mr. GREGG",
        "Doe, Jane (Ext)",
        "Justin Florentine (Besu)",
        "P_01",
        "PARTICIPANT_012",
        "Person_121",
        "訪問者",
        "nicolas-demorand",
        "Kent C. Dodds",
        "Larry Page",
        "Stephanie",
        "Nora",
        "Laughlin",
        "Iván | Lambda",
        "סאלח טריף",
    ],
)
def test_names_and_parts_may_be_labels(label: str) -> None:
    """Short, with a letter, capitals where the script has them."""
    assert looks_like_name(label)


@pytest.mark.parametrize(
    "label",
    [
        "Note",
        "Part 1",
        "Texto original",
        "at 17",
        "17",
        "and then he said",
        "https",
        "Yeah",
        "laughs",
        "1. Reminder",
        "So what? Nick",
        "One Two Three Four Five Six",
        "Interview date",
        "",
        "-",
    ],
)
def test_words_before_a_colon_are_not(label: str) -> None:
    """Headings, interjections, stage notes, sentences."""
    assert not looks_like_name(label)


@pytest.mark.parametrize(
    ("label", "role"),
    [
        (label, "interviewer")
        for label in ("I", "INT", "Interviewer 2", "I1", "Q", "Moderator", "MOD", "Entrevistadora", "訪問者", "記者")
    ]
    + [(label, "respondent") for label in ("R", "Ann", "Participant 3", "S1", "A", "唐鳳", "")]
    + [("Break", "other")],
)
def test_roles_are_guessed_from_labels(label: str, role: str) -> None:
    """Interviewers by their usual labels in several languages, all others respondents."""
    assert role == guess_role(label)


def test_spellings_of_one_label_have_one_key() -> None:
    """Case, spaces, marks and numbered questions."""
    assert {"mel"} == {key(label) for label in ("MEL", " Mel ", "mel:", "**Mel**", "MEL?")}
    assert "Pergunta" == tidy("Pergunta 12")
