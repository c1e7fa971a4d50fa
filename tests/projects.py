"""Projects of other tools as values, for tests: one that is easy to follow, and random ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from codekit.model.project import (
    CASE,
    CODE,
    CODING,
    KINDS,
    SPAN,
    STUDY,
    TEXT,
    Applied,
    Group,
    Node,
    Person,
    Project,
    ProjectCase,
    ProjectMemo,
    Text,
    Variable,
)
from codekit.model.span import Span

AT = "2023-04-05T06:07:08Z"
FOOD = """\
I: Where do you get food?

R: From the pantry 🍎 on Elm Street.

I: Who pays?

R: A grant pays. It ends soon.
"""
RIDES = "I: Who drives?\n\nR: The church drives.\n\nI: Often?\n\nR: Every week.\n"


def small(**changes: Any) -> Project:
    """Two users who both coded one text, and one of them a second; a third user who did nothing."""
    pantry, grant = FOOD.index("From"), FOOD.index("A grant")
    parts: dict[str, Any] = {
        "name": "Food and rides",
        "origin": "NVivo for Windows 14",
        "people": (Person("u1", "Ana Silva", "AS"), Person("u2", "Ben Ode", "BO"), Person("u3", "Visitor")),
        "texts": (Text("t1", "Clinic one.docx", FOOD), Text("t2", "Clinic two", RIDES)),
        "codes": (
            Node("c1", "Access", codable=False),
            Node("c2", "Food", "c1", "Where food comes from.", "#AA0000"),
            Node("c3", "Money", "c1"),
        ),
        "codings": (
            Applied("k1", "t1", "c2", Span(pantry, pantry + 15), "u1", AT, memo="which pantry?"),
            Applied("k2", "t1", "c2", Span(pantry, pantry + 30), "u2", AT),
            Applied("k3", "t1", "c3", Span(grant, grant + 13), "u1", AT),
            Applied("k4", "t2", "c2", Span(19, 25), "u1", AT),
        ),
        "memos": (ProjectMemo("m1", "Look at money again.", kind=CODE, about="c3", by="u1", at=AT),),
        "variables": (Variable("Region"),),
        "cases": (ProjectCase("s1", "Clinic A", ("t1", "t2"), {"Region": "north"}),),
    }
    return Project(**(parts | changes))


def reader_of(project: Project) -> Callable[[Path], Project]:
    """A reader that finds this project in whatever file."""
    return lambda _path: project


_PIECES = (
    "I: ", "R: ", "\n", "\n\n", " ", "food", "Zoë", "e\u0301", "😀", "👩‍⚕️",
    "\u2028", "\x85", "你好", "\ufeff", "\x0b",
    "Question: ", "#00:01:02-3#", "-", "’", "\t", "=1+1", "",
)  # fmt: skip
# U+FFFE and U+FFFF are no characters and cannot stand in XML: what becomes of them is a test of the REFI writer
_words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)
_names = (
    st.sampled_from(
        ["Food", "food", "Food?", "CON", "no", "-", "...", "Ana", "consensus", "rules:x", "A/B", "", "2", "é"]
    )
    | _words
)
_at = st.sampled_from(["", AT, "2021-12-31T23:59:59.123Z", "2024-02-29T12:00:00.000Z"])
_bodies = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join).map(lambda text: text.lstrip("\ufeff"))


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Any project that a reader may hand over, sound by its docstring and as odd as people make them."""
    people = [Person(f"u{n}", draw(_names), draw(_names)) for n in range(draw(st.integers(0, 3)))]
    texts = [
        Text(f"t{n}", draw(_names), draw(_bodies), draw(_words), _one(draw, people), draw(_at), _values(draw))
        for n in range(draw(st.integers(0, 3)))
    ]
    codes: list[Node] = []
    for n in range(draw(st.integers(0, 5))):
        parent = draw(st.sampled_from(["", *(node.id for node in codes)]))
        colour = draw(st.sampled_from(["", "#aabbcc", "#AABBCC"]))
        codes.append(Node(f"c{n}", draw(_names), parent, draw(_words), colour, draw(st.booleans())))
    codings = [_coding(draw, n, people, texts, codes) for n in range(draw(st.integers(0, 8)) if texts and codes else 0)]
    cases = [_case(draw, n, texts) for n in range(draw(st.integers(0, 2)))]
    variables = tuple(Variable(name, draw(st.sampled_from(KINDS))) for name in ("Age", "a b"))
    groups = (Group("g1", draw(_names), tuple(node.id for node in codes)),)
    memos = [_memo(draw, n, people, (texts, codes, codings, cases)) for n in range(draw(st.integers(0, 4)))]
    return Project(
        draw(_names), draw(st.sampled_from(["", "NVivo 14", "QualCoder 4.0"])), tuple(people), tuple(texts),
        tuple(codes), tuple(codings), tuple(filter(None, memos)), variables, tuple(cases), groups,
        draw(_words),
    )  # fmt: skip


def _one(draw: st.DrawFn, listed: list[Any]) -> str:
    return str(draw(st.sampled_from(["", *(each.id for each in listed)])))


def _values(draw: st.DrawFn) -> dict[str, str]:
    return draw(st.dictionaries(st.sampled_from(["Age", "a b", "date", "case", "transcript"]), _words, max_size=3))


def _span(draw: st.DrawFn, text: Text) -> Span:
    """Some stretch of a text; now and then one that ends after it."""
    start = draw(st.integers(0, max(len(text.text) - 1, 0)))
    return Span(start, draw(st.integers(start + 1, max(len(text.text), start + 1))))


def _coding(draw: st.DrawFn, n: int, people: list[Person], texts: list[Text], codes: list[Node]) -> Applied:
    text = draw(st.sampled_from(texts))
    code = draw(st.sampled_from(codes)).id
    return Applied(f"k{n}", text.id, code, _span(draw, text), _one(draw, people), draw(_at), draw(_words))


def _case(draw: st.DrawFn, n: int, texts: list[Text]) -> ProjectCase:
    ids = tuple(draw(st.lists(st.sampled_from([text.id for text in texts]), unique=True))) if texts else ()
    return ProjectCase(f"s{n}", draw(_names), ids, _values(draw), draw(_words))


def _memo(draw: st.DrawFn, n: int, people: list[Person], things: tuple[list[Any], ...]) -> ProjectMemo | None:
    kind = draw(st.sampled_from([CODE, TEXT, CASE, CODING, SPAN, STUDY]))
    texts, codes, codings, cases = things
    owners = {CODE: codes, TEXT: texts, CASE: cases, CODING: codings, SPAN: texts, STUDY: [None]}[kind]
    if not owners:
        return None
    owner = draw(st.sampled_from(owners))
    span = _span(draw, owner) if kind == SPAN else None
    about = "" if owner is None else owner.id
    return ProjectMemo(f"m{n}", draw(_words), draw(_words), kind, about, span, _one(draw, people), draw(_at))
