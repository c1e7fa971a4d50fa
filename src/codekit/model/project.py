"""A whole project of any tool as values: what is read from one, and what is handed to one.

It is the joint between the formats of other tools and a study: a reader makes a `Project` of a file, opening makes a
study of it; giving makes a `Project` of a study, a writer makes a file of it. Neither side knows the other. Ids are
the other tool's own where it has any; they are unique within their kind only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from codekit.model.span import Span

KEPT, CHANGED, LEFT_OUT = "kept", "changed", "left out"

CODE, TEXT, CASE, CODING, SPAN, STUDY = "code", "text", "case", "coding", "span", "study"  # what a memo is about

KINDS = ("text", "boolean", "integer", "float", "date", "datetime")  # of a variable


@dataclass(frozen=True, slots=True)
class Person:
    """One user of a project: who coded, who wrote a memo."""

    id: str
    name: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One source with words: its text with LF line ends and without a byte-order mark, exactly as it is coded.

    `original` holds the bytes of the file that it was made from (a Word file, a PDF), with its name, where the project
    has it. `turns` are left to be found when a study is made of it. `attributes` are values of variables by name.
    """

    id: str
    name: str
    text: str
    description: str = ""
    by: str = ""
    at: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    original: tuple[str, bytes] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Node:
    """One code as the other tool has it: names may repeat under different parents, the id may not.

    `codable` is False for a folder or category. `colour` is #RRGGBB or "". `case` is the id of the case that the code
    is too, where the tool writes its cases as codes besides.
    """

    id: str
    name: str
    parent: str = ""
    description: str = ""
    colour: str = ""
    codable: bool = True
    case: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """One code that one person gave to one stretch of a text; start..end is half-open, in code points of it.

    A code given to a whole source has the span of the whole text. `at` is ISO 8601 in UTC or "". `by` is a person's id
    or "" where the project does not say. `memo` is the comment of the coding itself. `polarity` and `value` are
    codekit's own; other tools have neither.
    """

    id: str
    text: str
    code: str
    span: Span
    by: str = ""
    at: str = ""
    memo: str = ""
    polarity: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class ProjectMemo:
    """A note: about a code, text, case or coding (`about` is its id), a span of a text, or the whole study."""

    id: str
    words: str
    title: str = ""
    kind: str = STUDY
    about: str = ""
    span: Span | None = None
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """An attribute of cases or texts with its kind, one of `KINDS`."""

    name: str
    kind: str = "text"
    description: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ProjectCase:
    """A person or organization with the ids of its texts, and values of variables by name."""

    id: str
    name: str
    texts: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    description: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of codes, texts or memos (ids)."""

    id: str
    name: str
    codes: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    memos: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the report on a project: what was kept, changed or left out, how many, and why.

    `what` names things and places in people's words, never words of an interview.
    """

    outcome: str  # KEPT, CHANGED or LEFT_OUT
    what: str
    n: int = 1
    why: str = ""

    @property
    def line(self) -> str:
        """How many, what, and why."""
        return f"{self.n:,} × {self.what}" + (f" ({self.why})" if self.why else "")


@dataclass(frozen=True)
class Project:
    """Everything that a project holds and codekit has a place for; `told` names the rest.

    `origin` is the tool with its version as the file says. Codes stand in the order of the file, parents before
    children. Every id that one part names exists in another: a reader drops what dangles and says so in `told`.
    `done` holds the text and the person where the file says that somebody went through a text, which may have left no
    coding; it is empty where the tool keeps no such thing.
    """

    name: str
    origin: str = ""
    people: tuple[Person, ...] = ()
    texts: tuple[Text, ...] = ()
    codes: tuple[Node, ...] = ()
    codings: tuple[Applied, ...] = ()
    memos: tuple[ProjectMemo, ...] = ()
    variables: tuple[Variable, ...] = ()
    cases: tuple[ProjectCase, ...] = ()
    groups: tuple[Group, ...] = ()
    description: str = ""
    told: tuple[Told, ...] = ()
    done: tuple[tuple[str, str], ...] = ()

    @cached_property
    def text_of(self) -> Mapping[str, Text]:
        """Texts by id."""
        return {text.id: text for text in self.texts}

    def quote(self, coding: Applied) -> str:
        """The words that a coding stands for. Raises KeyError where its text is missing."""
        return self.text_of[coding.text].text[coding.span.start : coding.span.end]
