"""Codebooks as YAML: read with every problem at once, written so that people can read and edit them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codekit.errors import CodebookError, Problem, ProblemsError
from codekit.formats.codebook import changes
from codekit.formats.codebook.dump import dump
from codekit.formats.codebook.fields import Fields
from codekit.formats.codebook.quality import check
from codekit.formats.codebook.rules import check_codes, unusable, version_problem
from codekit.formats.codebook.scale_fields import values_of
from codekit.model.codebook import Code, Codebook
from codekit.model.names import clean_id
from codekit.model.polarities import CONTRARY, POLARITIES, SUPPORTING
from codekit.model.scales import ORDINAL, SCALES
from codekit.tables.yaml_nodes import compose, kind_of, line_of, shape

if TYPE_CHECKING:
    from yaml import Node

__all__ = ["check", "dump", "load"]

HEADER = ("codebook", "version", "title", "purpose", "unit", "polarity", "case_classification", "changes", "codes")
CODE_FIELDS = (
    "id", "name", "definition", "parent", "include", "exclude", "examples", "example", "assignable", "rolls_up_as",
    "origin", "source", "aliases", "cues", "colour", "replaced_by", "values", "scale", "children",
)  # fmt: skip
_BOM = "\ufeff"
_HOW_TO_BEGIN = "it begins with codebook:, version: and codes:"


def load(text: str, path: str) -> tuple[Codebook, list[Problem]]:
    """Read a codebook; the second value is what was noted on the way (level "warning").

    Raises CodebookError with every problem of the file at once, each with its line and a remedy.
    """
    problems: list[Problem] = []
    if text.startswith(_BOM):
        text = text.removeprefix(_BOM)
        message = "the file begins with a byte-order mark, which codekit ignored"
        problems.append(Problem(path, 1, message, "save as UTF-8 without BOM", "warning"))
    codebook = _Reading(path, problems).codebook(_root(text, path))
    errors = [problem for problem in problems if problem.level == "error"]
    if errors or codebook is None:
        raise unusable(path, errors)
    return codebook, problems


def _root(text: str, path: str) -> Node:
    try:
        root = compose(text, path)
    except ProblemsError as error:
        raise CodebookError(f"{path} cannot be read", error.problems) from None
    if root is None:
        problem = Problem(path, 1, "the file is empty", "it needs codebook:, version: and codes:")
        raise CodebookError(f"{path} cannot be read", [problem])
    return root


class _Reading:
    """One pass over one file; collects problems as it goes."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path, self.problems = path, problems
        self.lines: dict[tuple[Code, str], int] = {}

    def problem(self, node: Node, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, line_of(node), message, remedy))

    def codebook(self, root: Node) -> Codebook | None:
        if shape(root) != "mapping":
            self.problem(root, f"a codebook cannot be {kind_of(root)}", _HOW_TO_BEGIN)
            return None
        header = Fields(root, self.path, self.problems, where="header")
        header.refuse_unknown(HEADER)
        id_, version = self._id(header), self._version(header)
        codes = self._codes(header)
        self.problems += check_codes(codes, self.path, self.lines)
        return Codebook(
            id=id_,
            version=version,
            codes=tuple(codes),
            title=header.text("title"),
            purpose=header.text("purpose"),
            unit=header.text("unit"),
            polarity=header.choices("polarity", POLARITIES),
            case_classification=self._classification(header),
            changes=changes.read(header.nodes.get("changes"), self.path, self.problems, [code.id for code in codes]),
        )

    def _id(self, header: Fields) -> str:
        name = header.required("codebook")
        try:
            return clean_id(name) if name else ""
        except ValueError as error:
            header.problem(header.nodes["codebook"], f"codebook: {error}", "give it a short name")
            return ""

    def _version(self, header: Fields) -> str:
        version = header.required("version")
        for message, remedy in version_problem(version) if version else ():
            header.problem(header.nodes["version"], message, remedy)
        return version

    def _classification(self, header: Fields) -> Mapping[str, Any]:
        node = header.nodes.get("case_classification")
        value = _plain(node) if node is not None else None
        if value is None:
            return {}
        if not isinstance(value, dict):
            assert node is not None
            header.problem(node, f"case_classification must be a mapping, not {kind_of(node)}", "see the manual")
            return {}
        return value

    def _codes(self, header: Fields) -> list[Code]:
        node = header.nodes.get("codes")
        if node is None:
            header.problem(None, "codes is missing", "add `codes:` and below it one `- id:` for each code")
            return []
        before = len(self.problems)
        codes = list(self._list(node, "", "codes"))
        if not codes and before == len(self.problems):
            header.problem(node, "codes is empty", "add one `- id:` for each code")
        return codes

    def _list(self, node: Node, parent: str, where: str) -> Iterator[Code]:
        if kind_of(node) == "nothing":
            return
        if shape(node) != "sequence":
            self.problem(node, f"{where} must be a list, not {kind_of(node)}", "begin each code with `- id:`")
            return
        for item in node.value:
            if shape(item) == "mapping":
                yield from self._code(item, parent)
            else:
                message = f"{where}: a code must be a mapping of fields, not {kind_of(item)}"
                self.problem(item, message, "write `- id:`, and name: and definition: below it")

    def _code(self, node: Node, parent: str) -> Iterator[Code]:
        fields = Fields(node, self.path, self.problems, where=_called(node))
        fields.refuse_unknown(CODE_FIELDS)
        code = _code_of(fields, line_of(node))
        if parent and code.parent and parent != code.parent:
            message = f"parent '{code.parent}' contradicts its place under '{parent}'"
            fields.problem(fields.nodes["parent"], message, "take out `parent:`, or move the code")
        code = _under(code, parent or code.parent)
        self.lines |= {(code, name): line_of(value) for name, value in fields.nodes.items()}
        yield code
        if "children" in fields.nodes:
            yield from self._list(fields.nodes["children"], code.id, f"{fields.where}: children")


def _code_of(fields: Fields, line: int) -> Code:
    before = len(fields.problems)
    id_ = unicodedata.normalize("NFC", fields.required("id"))
    if not id_ and len(fields.problems) > before and "id" in fields.nodes and shape(fields.nodes["id"]) == "scalar":
        id_ = str(fields.nodes["id"].value)  # what was meant, so that codes below it find their parent
    return Code(
        id=id_,
        name=fields.required("name"),
        definition=fields.required("definition"),
        parent=unicodedata.normalize("NFC", fields.text("parent")),
        include=fields.text("include"),
        exclude=fields.text("exclude"),
        examples=fields.texts("example") + fields.texts("examples"),
        assignable=fields.flag("assignable", default=True),
        rolls_up_as=fields.choice("rolls_up_as", (SUPPORTING, CONTRARY), default=SUPPORTING),
        origin=fields.text("origin"),
        source=fields.text("source"),
        aliases=fields.texts("aliases"),
        cues=fields.texts("cues"),
        colour=fields.text("colour"),
        replaced_by=unicodedata.normalize("NFC", fields.text("replaced_by")),
        values=values_of(fields),
        scale=fields.choice("scale", SCALES, default=ORDINAL),
        line=line,
    )


def _under(code: Code, parent: str) -> Code:
    return code if code.parent == parent else replace(code, parent=parent)


def _called(node: Node) -> str:
    """What messages call a code: its id, or its name where it has no id."""
    named = {key.value: value.value for key, value in node.value if shape(key) == "scalar" and shape(value) == "scalar"}
    label = named.get("id") or named.get("name")
    return f"code '{label}'" if label else "a code without id"


def _plain(node: Node) -> Any:
    """A node as plain Python values; true, false and null as such, everything else as text."""
    if shape(node) == "mapping":
        return {str(_plain(key)): _plain(value) for key, value in node.value}
    if shape(node) == "sequence":
        return [_plain(item) for item in node.value]
    kind = kind_of(node)
    if kind == "nothing":
        return None
    return str(node.value) if kind != "true/false" else str(node.value).casefold() in {"true", "yes", "on"}
