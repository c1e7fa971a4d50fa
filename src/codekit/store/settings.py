"""study.yaml: title, rules, coders, speaker labels, attribute types, privacy switches. Settings only, no state."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codekit.errors import Problem, ProblemsError
from codekit.model.names import coder_id
from codekit.model.transcript import ROLES
from codekit.store.coder_list import add_coders
from codekit.store.files import read_text, text_of
from codekit.store.protocols import Document, Readable
from codekit.tables.header import did_you_mean
from codekit.tables.yaml_nodes import compose, entries, line_of, plain

if TYPE_CHECKING:
    from yaml import Node

__all__ = ["FILE", "RULES", "Settings", "accept_rules", "add_coders", "read"]

FILE = "study.yaml"
RULES = 2  # the rules by which figures are computed: 2 since what counts is asked per transcript and code
KNOWN = (
    "study",
    "title",
    "rules",
    "coders",
    "speakers",
    "attributes",
    "originals",
    "pseudonyms",
    "description",
    "case",
)


@dataclass(frozen=True)
class Settings:
    """The settings of a study as study.yaml gives them."""

    study: str = ""  # what tells the study from any other, alike in all of its copies; "" in an older one
    title: str = ""
    description: str = ""
    case: str = ""  # what a case is called: organization, family, school; "" where study.yaml does not say
    rules: int = 1  # those that the study's figures are known to be by; 1 where study.yaml does not say
    coders: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)  # label -> role
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # attribute -> allowed values
    originals: bool = True
    pseudonyms: bool | None = None  # what leaves the study has names replaced by a key; None: nobody decided
    problems: tuple[Problem, ...] = ()


def read(file: Readable) -> Settings:
    """Settings of a study; every mistake in the file is named with its line, all at once.

    Raises ProblemsError where the file is no YAML or a setting cannot be used, CodekitError where it is not UTF-8.
    """
    return of_text(read_text(file), str(file))


def of_text(text: str, where: str) -> Settings:
    """Settings as the text of a study.yaml gives them. Raises ProblemsError as `read` does."""
    try:
        root = compose(text, where)
        if root is None:
            return Settings()
        checked, data = _Checked(where, root), plain(root, where) or {}
    except ProblemsError as error:
        raise ProblemsError("study.yaml cannot be read", error.problems) from None
    if not isinstance(data, dict):
        problem = Problem(where, line_of(root), "must hold `title: ...`, `coders: ...`")
        raise ProblemsError("study.yaml cannot be read", [problem])
    return checked.settings(data)


class _Checked:
    """Turn what stands in the file into settings, collecting what is wrong with it."""

    def __init__(self, path: str, root: Node) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.lines: dict[tuple[str, ...], int] = {}
        self._find_lines(root)

    def _find_lines(self, node: Node, *section: str) -> None:
        """The line of each setting and of what stands below it; what is given twice is a warning."""
        for name, line, value in entries(node, self.path):
            place = (*section, name)
            if place in self.lines:
                message = f"'{name}' is given twice (first in line {self.lines[place]})"
                self.problems.append(Problem(self.path, line, message, "keep one of them; the last counts", "warning"))
            self.lines[place] = line
            if not section:
                self._find_lines(value, name)

    def settings(self, data: dict[str, Any]) -> Settings:
        """All settings of a file. Raises ProblemsError where one of them cannot be used."""
        for key in data:
            if key not in KNOWN:
                self.note((key,), f"unknown setting '{key}'", did_you_mean(str(key), KNOWN), level="warning")
        settings = Settings(
            study=str(data.get("study") or ""),
            title=str(data.get("title") or ""),
            description=self.words("description", data.get("description")),
            case=self.words("case", data.get("case")),
            rules=self.rules(data.get("rules", 1)),
            coders=self.coders(data.get("coders") or {}),
            speakers=self.speakers(data.get("speakers") or {}),
            attributes=self.attributes(data.get("attributes") or {}),
            originals=self.switch("originals", data.get("originals", True)),
            pseudonyms=self.switch("pseudonyms", data["pseudonyms"]) if "pseudonyms" in data else None,
            problems=tuple(self.problems),
        )
        if errors := [p for p in self.problems if p.level == "error"]:
            raise ProblemsError("study.yaml cannot be used", errors)
        return settings

    def note(self, place: tuple[object, ...], message: str, remedy: str = "", *, level: str = "error") -> None:
        """Collect a problem at a setting or at what stands below it; without a line of its own, at its section's."""
        names = tuple(map(str, place))
        line = self.lines.get(names, self.lines.get(names[:1]))
        self.problems.append(Problem(self.path, line, message, remedy, level))

    def rules(self, given: Any) -> int:
        if type(given) is not int or given < 1:
            self.note(("rules",), "rules must be a whole number", f"rules: {RULES}")
            return 1
        if given > RULES:
            remedy = "install a newer codekit to work on this study"
            self.note(("rules",), f"rules {given} are newer than this codekit, which knows {RULES}", remedy)
        return given

    def words(self, key: str, given: Any) -> str:
        if isinstance(given, dict | list):
            self.note((key,), f"{key} must be a text", f"{key}: '...'")
            return ""
        return "" if given is None else str(given).strip()

    def switch(self, key: str, given: Any) -> bool:
        if not isinstance(given, bool):
            self.note((key,), f"{key} must be true or false")
        return bool(given)

    def coders(self, given: Any) -> dict[str, dict[str, Any]]:
        if isinstance(given, list):
            given = dict.fromkeys(map(str, given))
        if not isinstance(given, dict):
            self.note(("coders",), "coders must be a list of ids, or `id: {name: ...}` lines")
            return {}
        coders: dict[str, dict[str, Any]] = {}
        for key, value in given.items():
            try:
                id_ = coder_id(str(key))
            except ValueError as error:
                self.note(("coders", key), str(error))
                continue
            if id_ != unicodedata.normalize("NFC", str(key)):
                self.note(("coders", key), f"coder id '{key}' must be written '{id_}'")
            elif id_.casefold() in {other.casefold() for other in coders}:
                self.note(("coders", key), f"coder '{key}' stands twice (capitals do not count)")
            coders[id_] = value if isinstance(value, dict) else {"name": str(value)} if value else {}
        return coders

    def speakers(self, given: Any) -> dict[str, str]:
        speakers: dict[str, str] = {}
        if not isinstance(given, dict):
            self.note(("speakers",), "speakers must be `LABEL: role` lines")
            return {}
        for label, role in given.items():
            if isinstance(role, list):  # role: [labels]
                speakers.update({str(name): self.role(label, label) for name in role})
            else:
                speakers[str(label)] = self.role(label, role)
        return speakers

    def role(self, label: object, role: object) -> str:
        if role not in ROLES:
            self.note(("speakers", label), f"'{role}' is not a role", "use interviewer, respondent or other")
        return str(role)

    def attributes(self, given: Any) -> dict[str, tuple[str, ...]]:
        form = "attributes must be `name: [value, value, ...]` lines"
        if not isinstance(given, dict):
            self.note(("attributes",), form)
            return {}
        for name in [name for name, values in given.items() if not isinstance(values, list)][:1]:
            self.note(("attributes", name), form)
            return {}
        return {str(name): tuple(map(str, values)) for name, values in given.items()}


def accept_rules(document: Document) -> None:
    """Write into study.yaml that the study's figures are by the present rules; all else stays as people wrote it.

    Raises ProblemsError where the file would say something else then, StaleEditError where it changed meanwhile.
    """
    _note(document, "rules", RULES, "the rules could not be noted")


def adopt(document: Document, identity: str) -> None:
    """Write into study.yaml of which study this is a copy. Raises what `accept_rules` raises."""
    _note(document, "study", identity, "the study's identity could not be noted")


def take_pseudonyms(document: Document, *, taken: bool) -> None:
    """Write into study.yaml whether exports need a key of pseudonyms. Raises what `accept_rules` raises."""
    _note(document, "pseudonyms", taken, "whether names are replaced could not be noted")


def _note(document: Document, key: str, value: int | str, failed: str) -> None:
    """Write one setting of one line in place of the one that is there."""
    raw = document.read_bytes()
    text = text_of(raw, document)
    root = compose(text, str(document))
    before = plain(root, str(document)) if root is not None else {}
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith(f"{key}:")]
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    spelt = str(value).lower() if isinstance(value, bool) else repr(value)
    after = "".join(lines) + f"{key}: {spelt}\n"
    try:
        same = compose(after, "")
        is_right = same is not None and plain(same, "") == {**(before or {}), key: value}
    except ProblemsError:
        is_right = False
    if not is_right:
        problem = Problem(str(document), None, "the file has a form that is not understood", f"add `{key}: {spelt}`")
        raise ProblemsError(failed, [problem])
    document.replace(after, seen=raw)
