"""What a reader gathers on its way through a project, made into a `Project` that holds together.

Readers put in what they find in any order. What dangles, stands twice or goes round in a circle is taken out at the
end and told with its number, so that every reader tells the same in the same words.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.projects.positions import Positions, storable
from codekit.model.project import (
    CASE,
    CHANGED,
    CODE,
    CODING,
    KEPT,
    LEFT_OUT,
    SPAN,
    TEXT,
    Applied,
    Node,
    Person,
    Project,
    ProjectCase,
    ProjectMemo,
    Text,
    Told,
    Variable,
)
from codekit.model.span import Span
from codekit.tables import limits

_ROOMS = "this is more than a study holds; export a part of the project"


class Gathered:
    """The parts of one project while it is read; `name` is the file's, for errors."""

    def __init__(self, name: str) -> None:
        """Nothing yet."""
        self.name = name
        self.people: dict[str, Person] = {}
        self.texts: dict[str, Text] = {}
        self.nodes: dict[str, Node] = {}
        self.variables: dict[str, Variable] = {}
        self.cases: list[ProjectCase] = []
        self.memos: list[ProjectMemo] = []
        self._codings: dict[tuple[str, str, Span, str], Applied] = {}
        self.done: dict[tuple[str, str], None] = {}
        self._told: Counter[tuple[str, str, str]] = Counter()
        self._paths: dict[tuple[str, ...], str] = {}
        self._met: dict[tuple[tuple[str, ...], bool], str] = {}  # the same as the file spells it
        self._letters = 0
        self._named: dict[tuple[str, str], str] = {}
        self._numbers: Counter[str] = Counter()

    def tell(self, outcome: str, what: str, n: int = 1, why: str = "") -> None:
        """One more of something that was kept, changed or left out."""
        if n:
            self._told[outcome, what, why] += n

    def person(self, id_: str, name: str = "") -> str:
        """The id of somebody, who is known from now on; "" for nobody."""
        if id_ and id_ not in self.people:
            self.room(len(self.people), "people")
            self.people[id_] = Person(id_, line(name) or line(id_) or "somebody")
        return id_

    def named(self, id_: str, positions: Positions) -> str:
        """The id of a text by its name and words; one of the same name and other words gets a number."""
        key = id_, positions.text
        if key not in self._named:
            free = id_
            while free in self.texts:
                self._numbers[id_] += 1
                free = f"{id_} ({self._numbers[id_] + 1})"
            self._named[key] = free
        return self._named[key]

    def text(self, id_: str, name: str, positions: Positions, *, made: str = "", **more: Any) -> Text | None:
        """Take a text; None, and told, where it is empty. Raises ImportRefusedError where there are too many words."""
        if not positions.text.strip():
            self.tell(LEFT_OUT, "texts without words")
            return None
        self.room(len(self.texts), "texts")
        self._letters += len(positions.text)
        if len(positions.text) > limits.TEXT or self._letters > limits.LEDGER:
            raise ImportRefusedError("the texts are too long", where=self.name, hint=_ROOMS)
        text = Text(id_, line(name) or made or id_, positions.text, **more)
        if id_ in self.texts:
            self.tell(LEFT_OUT, "texts whose id another text has")
            return None
        self.texts[id_] = text
        return text

    def node(self, node: Node) -> None:
        """Take a code or category with its own id."""
        self.room(len(self.nodes), "codes")
        named = replace(node, name=line(node.name) or "unnamed", description=prose(node.description))
        if node.id in self.nodes:
            self.tell(LEFT_OUT, "codes whose id another code has")
        else:
            self.nodes[node.id] = named

    def path(self, *names: str, codable: bool = True) -> str:
        """The id of the code with these names from the top down; it and those above are made where they are new."""
        if (names, codable) not in self._met:  # asked for each coding
            self._met[names, codable] = self._path(tuple(line(name) or "unnamed" for name in names), codable=codable)
        return self._met[names, codable]

    def _path(self, path: tuple[str, ...], *, codable: bool) -> str:
        if path not in self._paths:
            parent = self.path(*path[:-1], codable=False) if path[1:] else ""
            self._paths[path] = str(len(self._paths) + 1)
            self.node(Node(self._paths[path], path[-1], parent, codable=codable))
        elif codable and not self.nodes[self._paths[path]].codable:
            self.nodes[self._paths[path]] = replace(self.nodes[self._paths[path]], codable=True)
        return self._paths[path]

    def code(self, coding: Applied) -> Applied:
        """Take a coding; the same of the same person is one, which is told. Gives the one that stands."""
        key = (coding.text, coding.code, coding.span, coding.by)
        first = self._codings.get(key)
        if first is None:
            self.room(len(self._codings), "codings")
            return self._codings.setdefault(key, coding)
        self.tell(CHANGED, "codings that stand twice became one")
        memos = [memo for memo in dict.fromkeys((first.memo, coding.memo)) if memo]
        self._codings[key] = replace(first, memo="\n\n".join(memos))
        return self._codings[key]

    def memo(self, memo: ProjectMemo) -> None:
        """Take a memo that has words."""
        if memo.words.strip():
            self.room(len(self.memos), "memos")
            self.memos.append(replace(memo, words=prose(memo.words), title=line(memo.title)))

    def project(self, *, origin: str, title: str = "", description: str = "") -> Project:
        """All of it, with what dangles taken out and told.

        Raises ImportRefusedError where there are neither texts nor codes.
        """
        codes = self._in_order()
        codings = tuple(coding for coding in self._codings.values() if self._stands(coding))
        self.tell(LEFT_OUT, "codings of a text or code that is not there", len(self._codings) - len(codings))
        memos = self._memos_of({coding.id for coding in codings})
        if not (self.texts or codes):
            raise ImportRefusedError(
                "the project holds no text and no code", where=self.name, hint="export it again with its documents"
            )
        whole = Project(
            line(title) or self.name,
            line(origin),
            people=tuple(self.people.values()),
            texts=tuple(self.texts.values()),
            codes=codes,
            codings=codings,
            memos=memos,
            variables=tuple(self.variables.values()),
            cases=self._cases_of(),
            description=prose(description),
            done=tuple(pair for pair in self.done if pair[0] in self.texts and pair[1] in self.people),
        )
        return replace(whole, told=(*_kept(whole), *(Told(*said[:2], n, said[2]) for said, n in self._told.items())))

    def room(self, many: int, what: str) -> None:
        """Raises ImportRefusedError where there are so many already that a study holds no more."""
        if many >= limits.ROWS:
            raise ImportRefusedError(f"more than {limits.ROWS:,} {what}", where=self.name, hint=_ROOMS)

    def _in_order(self) -> tuple[Node, ...]:
        """Codes as they came, parents before children; what hangs in the air or in a circle stands on top."""
        standing: dict[str, Node] = {}
        for node in self.nodes.values():
            chain: dict[str, Node] = {}
            while node.id not in standing and node.id not in chain:
                chain[node.id] = node
                if node.parent not in self.nodes:
                    break
                node = self.nodes[node.parent]  # noqa: PLW2901  (up to the top)
            above = list(reversed(chain.values()))
            if above and (above[0].parent and above[0].parent not in standing):
                self.tell(CHANGED, "codes below a missing parent, or below themselves, stand on top")
                above[0] = replace(above[0], parent="")
            standing |= {held.id: held for held in above}
        return tuple(standing.values())

    def _stands(self, coding: Applied) -> bool:
        text = self.texts.get(coding.text)
        return text is not None and coding.code in self.nodes and coding.span.end <= len(text.text)

    def _memos_of(self, codings: set[str]) -> tuple[ProjectMemo, ...]:
        known: Mapping[str, Collection[str]] = {
            TEXT: self.texts,
            SPAN: self.texts,
            CODE: self.nodes,
            CODING: codings,
            CASE: {case.id for case in self.cases},
        }
        kept = [memo for memo in self.memos if memo.kind not in known or memo.about in known[memo.kind]]
        self.tell(LEFT_OUT, "memos about something that is not there", len(self.memos) - len(kept))
        return tuple(kept)

    def _cases_of(self) -> tuple[ProjectCase, ...]:
        """Cases with those of their texts that were taken."""
        cases = []
        for case in self.cases:
            held = tuple(dict.fromkeys(text for text in case.texts if text in self.texts))
            self.tell(LEFT_OUT, "links of a case to a text that was left out", len(set(case.texts)) - len(held))
            cases.append(replace(case, texts=held))
        return tuple(cases)


def _kept(project: Project) -> list[Told]:
    parts = {
        "texts": project.texts,
        "codes": project.codes,
        "codings": project.codings,
        "users": project.people,
        "memos": project.memos,
        "cases": project.cases,
        "variables": project.variables,
    }
    return [Told(KEPT, what, len(held)) for what, held in parts.items() if held]


def line(value: str) -> str:
    """A name on one line, without what cannot be stored or seen."""
    words = " ".join(value[:1000].split())
    if not words.isprintable():
        words = storable("".join(letter for letter in words if letter.isprintable() or letter == "\u200d"))
    return words[:200].strip()


def prose(value: str) -> str:
    """Words of several lines, with line feeds only and without what cannot be stored."""
    held = storable(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    return "".join(letter for letter in held if letter >= " " or letter in "\n\t")


def utc(value: object) -> str:
    """A time as ISO 8601 in UTC, "" for what is none; one without a zone is taken as it stands."""
    if not isinstance(value, str) or not 10 <= len(value) <= 40:
        return ""
    try:
        time = dt.datetime.fromisoformat(value.strip())
        zoned = time if time.tzinfo else time.replace(tzinfo=dt.UTC)
        return zoned.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return ""
