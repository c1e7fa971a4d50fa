"""The XML of a project, and the text files beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from codekit.formats.projects.refi.clean import in_file
from codekit.formats.projects.refi.elements import moment
from codekit.formats.projects.refi.guids import Guids
from codekit.formats.projects.refi.raw import UTF16, Raw
from codekit.formats.projects.refi.selections import selections
from codekit.formats.projects.refi.telling import Teller
from codekit.formats.projects.refi.tree import PROJECT, Maker
from codekit.formats.projects.refi.typed import TYPES, variables
from codekit.model.project import CASE, CODE, SPAN, TEXT, Applied, Project, ProjectMemo, Text, Variable


class Body:
    """One project as it is written; `files` and `with_wide` are filled by `root`."""

    def __init__(self, project: Project, unit: str, teller: Teller) -> None:
        """`unit` is what positions count."""
        self.project, self.unit, self.teller = project, unit, teller
        self.make = Maker(PROJECT, Guids(project.name), teller)
        self.files: dict[str, bytes] = {}
        self.with_wide: list[str] = []  # texts in which the ways to count differ

    def root(self, origin: str, title: str) -> Any:
        """The whole of it, in the order that the schema wants, without empty containers."""
        project, make = self.project, self.make
        root = make.root("Project", name=project.name or title, origin=origin)
        self._users(root)
        if project.codes:
            make.codes(make.add(make.add(root, "CodeBook"), "Codes"), project.codes, self.notes_on(CODE))
        self._variables(root)
        self._cases(root)
        self._sources(root)
        self._notes(root)
        self._links(root)
        self._sets(root)
        make.describe(root, project.description)
        return root

    def _users(self, root: Any) -> None:
        users = self.make.add(root, "Users") if self.project.people else None
        for person in self.project.people:
            guid = self.make.guids.of("person", person.id)
            self.make.add(users, "User", guid=guid, name=person.name, id=person.initials)

    @cached_property
    def named(self) -> Mapping[str, Variable]:
        """The variables by name."""
        return variables(self.project, self.teller)

    def _variables(self, root: Any) -> None:
        box = self.make.add(root, "Variables") if self.named else None
        for name, variable in self.named.items():
            element = self.make.add(
                box, "Variable", guid=self._variable(name), name=name, typeOfVariable=TYPES[variable.kind]
            )
            self.make.describe(element, variable.description)

    def _variable(self, name: str) -> str:
        return self.make.guids.of("variable", self.named[name].id or name)

    def values(self, element: Any, attributes: Mapping[str, str]) -> None:
        """The values that a case or source has."""
        for name, value in attributes.items():
            pair = self.make.add(element, "VariableValue")
            self.make.add(pair, "VariableRef", targetGUID=self._variable(name))
            self.make.add(pair, f"{TYPES[self.named[name].kind]}Value", value)

    def _cases(self, root: Any) -> None:
        box = self.make.add(root, "Cases") if self.project.cases else None
        for case in self.project.cases:
            element = self.make.add(box, "Case", guid=self.make.guids.of("case", case.id), name=case.name)
            self.make.describe(element, case.description)
            self.values(element, case.attributes)
            self.make.refer(element, "SourceRef", "text", case.texts)

    def _sources(self, root: Any) -> None:
        box = self.make.add(root, "Sources") if self.project.texts else None
        for text in self.project.texts:
            self._source(box, text)
        originals = sum(text.original is not None for text in self.project.texts)
        self.teller.left_out("files that texts were made from", originals, "programs would count in them otherwise")

    def _source(self, box: Any, text: Text) -> None:
        guid, words = self.make.guids.of("text", text.id), in_file(text.text, self.teller)
        self.files[f"sources/{guid}.txt"] = words.encode("utf-8")
        element = self.make.add(
            box,
            "TextSource",
            guid=guid,
            name=text.name,
            plainTextPath=f"internal://{guid}.txt",
            creatingUser=self.user(text.by),
            creationDateTime=moment(text.at),
        )
        self.make.describe(element, text.description)
        counted = Counted(words, self.unit)
        if counted.wide:
            self.with_wide.append(text.id)
        selections(self, element, text, counted)
        self.make.refer(element, "NoteRef", "memo", self.notes_on(TEXT).get(text.id, ()))
        self.values(element, text.attributes)

    def user(self, id_: str) -> str:
        """The GUID of a person, "" for nobody."""
        return self.make.guids.of("person", id_) if id_ else ""

    @cached_property
    def _in_groups(self) -> frozenset[str]:
        return frozenset(memo for group in self.project.groups for memo in group.memos)

    def is_comment(self, memo: ProjectMemo) -> bool:
        """True for a memo that is written as the comment of a passage: it has no title, and no set names it."""
        return memo.kind == SPAN and memo.span is not None and not memo.title and memo.id not in self._in_groups

    @cached_property
    def notes(self) -> tuple[ProjectMemo, ...]:
        """The memos that are written as notes."""
        listed = [memo for memo in self.project.memos if not self.is_comment(memo)]
        self.teller.left_out("memos without words", sum(not memo.words.strip() for memo in listed))
        return tuple(memo for memo in listed if memo.words.strip())

    @cached_property
    def _codings(self) -> Mapping[str, list[Applied]]:
        found: dict[str, list[Applied]] = {}
        for coding in self.project.codings:
            found.setdefault(coding.text, []).append(coding)
        return found

    def of_text(self, id_: str) -> list[Applied]:
        """The codings of a text."""
        return self._codings.get(id_, [])

    @cached_property
    def _noted(self) -> Mapping[str, Mapping[str, list[str]]]:
        found: dict[str, dict[str, list[str]]] = {}
        for memo in self.notes:
            found.setdefault(memo.kind, {}).setdefault(memo.about, []).append(memo.id)
        return found

    def notes_on(self, kind: str) -> Mapping[str, list[str]]:
        """Ids of memos by the id of what they are about."""
        return self._noted.get(kind, {})

    def _notes(self, root: Any) -> None:
        box = self.make.add(root, "Notes") if self.notes else None
        for memo in self.notes:
            element = self.make.add(
                box,
                "Note",
                guid=self.make.guids.of("memo", memo.id),
                name=memo.title,
                creatingUser=self.user(memo.by),
                creationDateTime=moment(memo.at),
            )
            self.make.add(element, "PlainTextContent", memo.words)

    def _links(self, root: Any) -> None:
        """Notes about cases, to which a case cannot refer."""
        about = [memo for memo in self.notes if memo.kind == CASE]
        box = self.make.add(root, "Links") if about else None
        for memo in about:
            self.make.add(
                box,
                "Link",
                guid=self.make.guids.of("link", memo.id),
                direction="OneWay",
                originGUID=self.make.guids.of("memo", memo.id),
                targetGUID=self.make.guids.of("case", memo.about),
            )

    def _sets(self, root: Any) -> None:
        noted = {memo.id for memo in self.notes}
        box = self.make.add(root, "Sets") if self.project.groups else None
        for group in self.project.groups:
            element = self.make.add(box, "Set", guid=self.make.guids.of("group", group.id), name=group.name)
            self.make.describe(element, group.description)
            self.make.refer(element, "MemberCode", "code", group.codes)
            self.make.refer(element, "MemberSource", "text", group.texts)
            self.make.refer(element, "MemberNote", "memo", filter(noted.__contains__, group.memos))


class Counted:
    """A text's positions as they are written."""

    def __init__(self, words: str, unit: str) -> None:
        """`unit` is what positions count."""
        self.words = words
        wide = Raw.of(words.encode("utf-8")).wide
        self.wide: list[int] = [] if wide is None else wide.tolist()  # numpy's own search copies all for each place
        self._units = unit == UTF16

    def at(self, place: int) -> str:
        """A place in code points as the file says it."""
        return str(place + (bisect_left(self.wide, place) if self._units else 0))
