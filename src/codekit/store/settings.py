"""study.yaml: title, coders, speaker labels, attribute types, privacy switches. Settings only, no state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codekit.errors import Problem, ProblemsError, nearest
from codekit.model.names import coder_id
from codekit.model.transcript import ROLES
from codekit.store.coder_list import add_coders
from codekit.store.files import read_text
from codekit.store.protocols import Readable

__all__ = ["FILE", "Settings", "add_coders", "read"]

FILE = "study.yaml"
KNOWN = ("title", "coders", "speakers", "attributes", "originals")


@dataclass(frozen=True)
class Settings:
    """The settings of a study as study.yaml gives them."""

    title: str = ""
    coders: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)  # label -> role
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # attribute -> allowed values
    originals: bool = True
    problems: tuple[Problem, ...] = ()


def read(path: Readable) -> Settings:
    """Settings of a study; every mistake in the file is named with its line, all at once."""
    import yaml

    text = read_text(path)
    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}  # noqa: S506
    except yaml.YAMLError as error:
        mark, why = (
            getattr(error, "problem_mark", None),
            getattr(error, "problem", None) or getattr(error, "reason", ""),
        )
        problem = Problem(str(path), mark.line + 1 if mark else None, f"not YAML: {why}")
        raise ProblemsError("study.yaml cannot be read", [problem]) from None
    if not isinstance(data, dict):
        raise ProblemsError(
            "study.yaml cannot be read", [Problem(str(path), 1, "must hold `title: ...`, `coders: ...`")]
        )
    return _Checked(path, text).settings(data)


class _Checked:
    """Turn the parsed file into settings, collecting what is wrong with it."""

    def __init__(self, path: Readable, text: str) -> None:
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
            originals=self.switch("originals", data.get("originals", True)),
            problems=tuple(self.problems),
        )
        if errors := [p for p in self.problems if p.level == "error"]:
            raise ProblemsError("study.yaml cannot be used", errors)
        return settings

    def note(self, key: object, message: str, remedy: str = "", *, level: str = "error") -> None:
        found = re.search(rf"^\W*{re.escape(str(key))}\b", self.text, re.MULTILINE)
        line = self.text.count("\n", 0, found.start()) + 1 if found else None
        self.problems.append(Problem(str(self.path), line, message, remedy, level))

    def switch(self, key: str, given: Any) -> bool:
        if not isinstance(given, bool):
            self.note(key, f"{key} must be true or false")
        return bool(given)

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
