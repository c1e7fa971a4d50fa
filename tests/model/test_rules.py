"""What may be coded in a round is decided in one place, and every door asks there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import CodekitError, ProblemsError, RefusedError
from codekit.model.codebook import Code, Codebook
from codekit.model.rounds import Round
from codekit.model.rules import (
    CONTAINER,
    NO_RESPONDENT,
    NO_SPAN,
    OUT_OF_SCOPE,
    OUTSIDE_PARENT,
    REPLACED,
    UNKNOWN,
    refused_code,
    refused_place,
    refused_span,
    usable_codes,
)
from codekit.model.span import Span, outside
from codekit.model.transcript import Transcript, Turn
from codekit.workbench.apply.draft import Draft
from codekit.workbench.desk import Desk
from codekit.workbench.views import codebook as codes
from codekit.workflow.comparing import compare
from codekit.workflow.deciding.decisions import Wish, decide
from codekit.workflow.study.study import Study
from studies import BOTH, build, code, start

BOOK = Codebook(
    "care",
    "1",
    (
        Code("REL", "Ties", "Any."),
        Code("REL.SEND", "Sending", "Sent.", parent="REL"),
        Code("REL.OLD", "Old", "Old.", parent="REL", replaced_by="REL.SEND"),
        Code("BOX", "Box", "A box.", assignable=False),
        Code("BOX.OWN", "Own", "Own.", parent="BOX"),
        Code("EMPTY", "Empty", "A box.", assignable=False),
    ),
)
WHOLE = Round("r1", "double", ("T07",), ("ana",), "care@1")
SOME = Round("r2", "double", ("T07",), ("ana",), "care@1", codes=("REL",))
SUB = Round("s1", "subcode", ("T07",), ("ana",), "care@1", parent="REL")
TEXT = Transcript("T07", "So? We do.", (Turn(0, 0, 3, "I"), Turn(1, 4, 10, "R")), {"I": "interviewer"})


@pytest.mark.parametrize(
    ("code_", "round_", "kind", "hint"),
    [
        ("REL", WHOLE, None, ""),
        ("REL.SENT", WHOLE, UNKNOWN, "did you mean 'REL.SEND'?"),
        ("zzz", WHOLE, UNKNOWN, "codekit codebook show care"),
        ("REL.OLD", WHOLE, REPLACED, "use 'REL.SEND'"),
        ("BOX", WHOLE, CONTAINER, "use one of BOX.OWN"),
        ("EMPTY", WHOLE, CONTAINER, "codekit codebook show care"),
        ("BOX.OWN", SOME, OUT_OF_SCOPE, "it is about REL and what is below"),
        ("REL", SOME, None, ""),
        ("REL", SUB, OUT_OF_SCOPE, "it is about REL and what is below"),
        ("REL.SEND", SUB, None, ""),
        ("BOX.OWN", None, None, ""),
    ],
)
def test_why_a_code_may_not_be_used(code_: str, round_: Round | None, kind: str | None, hint: str) -> None:
    """Its kind, and how to mend it."""
    refused = refused_code(code_, BOOK, round_)

    assert (kind, hint) == ((refused.kind, refused.hint) if refused else (None, ""))


def test_a_passage_in_the_place_of_a_code_is_not_repeated() -> None:
    """Messages hold no more of it than a code could be long."""
    refused = refused_code("We do. " * 50, BOOK, WHOLE)

    assert refused
    assert len(refused.message) < 80


def test_the_usable_codes_are_those_not_refused() -> None:
    """In the order of the tree."""
    assert [["REL", "REL.SEND", "BOX.OWN"], ["REL", "REL.SEND"], ["REL.SEND"]] == [
        usable_codes(BOOK, round_) for round_ in (WHOLE, SOME, SUB)
    ]


@given(st.integers(-2, 12), st.integers(-2, 12))
def test_a_span_lies_in_the_text(start_: int, end: int) -> None:
    """At least one character, all of them there."""
    refused = refused_span(start_, end, TEXT)

    assert (0 <= start_ < end <= len(TEXT.text)) == (refused is None)
    assert refused is None or refused.kind == NO_SPAN


@given(place=st.tuples(st.integers(0, 9), st.integers(1, 3)), cover=st.integers(1, 9), forced=st.booleans())
def test_why_a_place_may_not_be_coded(*, place: tuple[int, int], cover: int, forced: bool) -> None:
    """The first reason that holds: beyond the text, no respondent's words (unless forced), outside the excerpts."""
    span, excerpts = Span(place[0], sum(place)), [Span(cover - 1, cover + 4)]
    first = [
        (NO_SPAN, span.end > 10),
        (NO_RESPONDENT, span.end <= 4 and not forced),
        (OUTSIDE_PARENT, bool(outside(span, excerpts))),
    ]

    refused = refused_place(span, TEXT, SUB, excerpts=excerpts, forced=forced)

    assert next((kind for kind, holds in first if holds), None) == (refused.kind if refused else None)


# every door


def test_the_codebook_of_the_window_marks_the_usable_codes(tmp_path: Path) -> None:
    """Of a round that is about some codes."""
    study = build(tmp_path)
    start(study, codes=["REL", "BOX.OWN"])
    shown = codes.of_round(Desk(study, "ana"), "r1").codes

    usable = usable_codes(study.codebook("food"), study.round("r1"))
    assert ["REL", "REL.SEND", "REL.DEAL", "BOX.OWN"] == usable == [c.id for c in shown if c.usable]


def by_table(study: Study, code_: str, span: Span) -> tuple[str, str]:
    """What a table of codings is told."""
    with pytest.raises(ProblemsError) as error:
        code(study, f"transcript,start,end,code,coder\nT01,{span.start},{span.end},{code_},ana\n", round_id="open")
    (problem,) = error.value.problems
    return problem.message, problem.remedy


def by_window(study: Study, code_: str, span: Span) -> tuple[str, str]:
    """What the window is told."""
    draft = Draft(Desk(study, "ana"), "0" * 8, ("open", "T01"))
    door = (lambda: draft.usable(code_)) if code_ != "MONEY" else (lambda: draft.refuse_place(span))
    with pytest.raises(RefusedError) as error:
        door()
    return error.value.message, error.value.hint


def by_decision(study: Study, code_: str, span: Span) -> tuple[str, str]:
    """What somebody is told who decides."""
    wish = Wish("other-span", code=code_, start=span.start, end=span.end, reason="so")
    with pytest.raises(CodekitError) as error:
        decide(study, "r1", "T01:2", wish, by="ana")
    return error.value.message.removeprefix("cluster T01:2: "), error.value.hint


@pytest.mark.parametrize(
    ("code_", "span"),
    [
        ("MONNEY", Span(152, 160)),
        ("BOX", Span(152, 160)),
        ("MONEY", Span(152, 9999)),
        ("MONEY", Span(0, 12)),
    ],
)
def test_every_door_gives_the_same_answer(tmp_path: Path, code_: str, span: Span) -> None:
    """The same words and the same help; only over an interviewer's words does the window offer to go on."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH, round_id="r1")
    compare.end_blindness(study, "r1")
    start(study, "open")

    answers = [door(study, code_, span) for door in (by_table, by_window, by_decision)]

    assert 1 == len({message for message, _ in answers})
    assert answers[0] == answers[2]
    assert answers[0][1] == answers[1][1] or answers[1][1] == "code it anyway, if you mean it"
