"""study.yaml: title, coders, speaker labels, attribute types, privacy switches. Settings only, no state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codekit.errors import Problem, ProblemsError, nearest
from codekit.model.names import coder_id
from codekit.model.transcript import ROLES
from codekit.store.files import digest, read_text, replace_seen

FILE = "study.yaml"
KNOWN = ("title", "coders", "speakers", "attributes", "originals", "store")


@dataclass(frozen=True)
class Settings:
    """The settings of a study as study.yaml gives them."""

    title: str = ""
    coders: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)  # label -> role
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # attribute -> allowed values
    originals: bool = True
    problems: tuple[Problem, ...] = ()


def read(path: Path) -> Settings:
    """Settings of a study; every mistake in the file is named with its line, all at once."""
    import yaml

    text = read_text(path)
    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ProblemsError(
            "study.yaml cannot be read", [Problem(str(path), line, f"not YAML: {error.problem}")]
        ) from None
    if not isinstance(data, dict):
        raise ProblemsError(
            "study.yaml cannot be read", [Problem(str(path), 1, "must hold `title: ...`, `coders: ...`")]
        )
    return _Checked(path, text).settings(data)


class _Checked:
    """Turn the parsed file into settings, collecting what is wrong with it."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self.problems: list[Problem] = []

    def settings(self, data: dict[str, Any]) -> Settings:
        for key in data:
            if key not in KNOWN:
                near = nearest(str(key), KNOWN)
                self.note(key, f"unknown setting '{key}'", f"did you mean '{near}'?" if near else "", level="warning")
        settings = Settings(
            title=str(data.get("title") or ""),
            coders=self.coders(data.get("coders") or {}),
            speakers=self.speakers(data.get("speakers") or {}),
            attributes=self.attributes(data.get("attributes") or {}),
            originals=bool(data.get("originals", True)),
            problems=tuple(self.problems),
        )
        if errors := [p for p in self.problems if p.level == "error"]:
            raise ProblemsError("study.yaml cannot be used", errors)
        return settings

    def note(self, key: object, message: str, remedy: str = "", *, level: str = "error") -> None:
        found = re.search(rf"^\W*{re.escape(str(key))}\b", self.text, re.MULTILINE)
        line = self.text.count("\n", 0, found.start()) + 1 if found else None
        self.problems.append(Problem(str(self.path), line, message, remedy, level))

    def coders(self, given: Any) -> dict[str, dict[str, Any]]:
        if isinstance(given, list):
            given = dict.fromkeys(map(str, given))
        if not isinstance(given, dict):
            self.note("coders", "coders must be a list of ids, or `id: {name: ...}` lines")
            return {}
        coders: dict[str, dict[str, Any]] = {}
        for key, value in given.items():
            try:
                id_ = coder_id(str(key))
            except ValueError as error:
                self.note(key, str(error))
                continue
            if id_ != str(key):
                self.note(key, f"coder id '{key}' must be written '{id_}'")
            elif id_.casefold() in {other.casefold() for other in coders}:
                self.note(key, f"coder '{key}' stands twice (capitals do not count)")
            coders[id_] = value if isinstance(value, dict) else {"name": str(value)} if value else {}
        return coders

    def speakers(self, given: Any) -> dict[str, str]:
        speakers: dict[str, str] = {}
        if not isinstance(given, dict):
            self.note("speakers", "speakers must be `LABEL: role` lines")
            return {}
        for label, role in given.items():
            if isinstance(role, list):  # role: [labels]
                speakers.update({str(one): self.role(label, label) for one in role})
            else:
                speakers[str(label)] = self.role(label, role)
        return speakers

    def role(self, label: object, role: object) -> str:
        if role not in ROLES:
            self.note(label, f"'{role}' is not a role", "use interviewer, respondent or other")
        return str(role)

    def attributes(self, given: Any) -> dict[str, tuple[str, ...]]:
        if not isinstance(given, dict) or not all(isinstance(values, list) for values in given.values()):
            self.note("attributes", "attributes must be `name: [value, value, ...]` lines")
            return {}
        return {str(name): tuple(map(str, values)) for name, values in given.items()}


def add_coders(path: Path, coders: list[str]) -> None:
    """Add coders to study.yaml, leaving everything else in the file as people wrote it."""
    raw = path.read_bytes()
    text = read_text(path)
    lines = "".join(f"  {coder}: {{}}\n" for coder in coders)
    block = re.search(r"^coders:[ \t]*(#.*)?\n", text, re.MULTILINE)
    listed = block and re.match(r"[ \t]*-", text[block.end() :])
    empty = re.search(r"^coders:[ \t]*(\{\}|\[\]|~|null)?[ \t]*(#.*)?$", text, re.MULTILINE)
    if block and listed:
        indent = re.match(r"[ \t]*", text[block.end() :])
        lead = indent.group() if indent else ""
        items = "".join(f"{lead}- {coder}\n" for coder in coders)
        after = text[: block.end()] + items + text[block.end() :]
    elif block:
        after = text[: block.end()] + lines + text[block.end() :]
    elif empty:
        after = text[: empty.start()] + "coders:\n" + lines + text[empty.end() :].removeprefix("\n")
    else:
        after = text + ("" if text.endswith("\n") or not text else "\n") + "coders:\n" + lines
    _check_added(path, after, coders)
    replace_seen(path, after, seen=digest(raw))


def _check_added(path: Path, after: str, coders: list[str]) -> None:
    import yaml

    try:
        listed = (yaml.safe_load(after) or {}).get("coders")
    except yaml.YAMLError:
        listed = None
    if not listed or not set(coders) <= set(map(str, listed)):
        raise ProblemsError(
            "coders could not be added",
            [Problem(str(path), None, "the `coders:` part has a form that is not understood", "add them by hand")],
        )
