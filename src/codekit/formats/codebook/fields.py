"""The fields of one YAML mapping, each read as the type it must have; what is wrong is collected, not raised."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from codekit.errors import Problem, nearest
from codekit.tables.header import did_you_mean
from codekit.tables.yaml_nodes import BOOL, MERGE, NULL, STR, VALUE, kind_of, line_of, shape

if TYPE_CHECKING:
    from yaml import Node

NONE = "-"


class Fields:
    """Reads the fields of one mapping; `where` names the mapping in messages: "code 'SCREEN'", "header"."""

    def __init__(self, node: Node, path: str, problems: list[Problem], *, where: str) -> None:
        """Sort the pairs by key; a key given twice is a problem, and the first stands."""
        self.node, self.path, self.problems, self.where = node, path, problems, where
        self.nodes: dict[str, Node] = {}
        self._key_lines: dict[str, int] = {}
        self.misspelt: set[str] = set()  # the fields that a misspelt one was taken for
        for key, value in _merged(node):
            self._add(key, value)

    def _add(self, key: Node, value: Node) -> None:
        if shape(key) != "scalar":
            self.problem(key, f"a field name must be a word, not {kind_of(key)}", "put the text in quotes")
            return
        name = str(key.value)
        if name in self.nodes:
            first = self._key_lines[name]
            self.problem(key, f"field '{name}' is given twice (first in line {first})", "keep one of them")
            return
        self.nodes[name] = value
        self._key_lines[name] = line_of(key)

    def problem(self, node: Node | None, message: str, remedy: str) -> None:
        """Collect one problem at the line of a node, or of the mapping."""
        place = line_of(node if node is not None else self.node)
        self.problems.append(Problem(self.path, place, f"{self.where}: {message}", remedy))

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Every field that is not known is a problem that names the nearest one."""
        for name in self.nodes:
            if name in known:
                continue
            near = nearest(name, known)
            self.misspelt.add(near or "")
            remedy = f"did you mean '{near}'?" if near else f"known fields: {', '.join(known)}"
            line = self._key_lines[name]
            self.problems.append(Problem(self.path, line, f"{self.where}: unknown field '{name}'", remedy))

    def line(self, name: str) -> int:
        """The line on which a field's value begins, or that of the mapping where the field is absent."""
        return line_of(self.nodes.get(name, self.node))

    def text(self, name: str) -> str:
        """A text, "" where the field is absent or says none; anything else is a problem."""
        node = self.nodes.get(name)
        return "" if node is None else self._text_of(node, name)

    def required(self, name: str) -> str:
        """A text that must be there."""
        node = self.nodes.get(name)
        if node is None:
            if name not in self.misspelt:
                self.problem(None, f"{name} is missing", f"add `{name}:`")
            return ""
        before = len(self.problems)
        text = self._text_of(node, name)
        if not text and before == len(self.problems):
            self.problem(node, f"{name} is empty", f"write the {name}")
        return text

    def texts(self, name: str) -> tuple[str, ...]:
        """A text or a list of texts."""
        node = self.nodes.get(name)
        if node is None:
            return ()
        if shape(node) != "sequence":
            text = self._text_of(node, name, "a text or a list of texts")
            return (text,) if text else ()
        return tuple(text for item in node.value if (text := self._text_of(item, f"an entry of {name}")))

    def flag(self, name: str, *, default: bool) -> bool:
        """True or false."""
        node = self.nodes.get(name)
        if node is None or _says_none(node):
            return default
        if node.tag == BOOL:
            return str(node.value).casefold() in {"true", "yes", "on"}
        given = f"'{node.value}'" if shape(node) == "scalar" else kind_of(node)
        self.problem(node, f"{name} must be true or false, not {given}", "write true or false, without quotes")
        return default

    def choice(self, name: str, known: Collection[str], *, default: str) -> str:
        """One of a few words."""
        chosen = self.text(name)
        return self._known(chosen, self.nodes[name], name, known, default) if chosen else default

    def choices(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        """Some of a few words, each once; all of them where the field is absent or says none."""
        chosen = dict.fromkeys(self.texts(name))
        return tuple(self._known(word, self.nodes[name], name, known, word) for word in chosen) or tuple(known)

    def _known(self, word: str, node: Node, name: str, known: Collection[str], default: str) -> str:
        if word in known:
            return word
        self.problem(node, f"{name} cannot be '{word}'", did_you_mean(word, known, "use one of: " + ", ".join(known)))
        return default

    def _text_of(self, node: Node, name: str, wanted: str = "a text") -> str:
        if _says_none(node):
            self._warn_of_comment(node, name)
            return ""
        if node.tag in {STR, VALUE}:
            return clean_text(str(node.value))
        if shape(node) == "scalar":
            message = f"{name} {node.value} is read as {kind_of(node)}"
            self.problem(node, message, f'put it in quotes: "{node.value}"')
            return ""
        remedy = "put a text that holds a colon in quotes" if shape(node) == "mapping" else "give one text"
        self.problem(node, f"{name} must be {wanted}, not {kind_of(node)}", remedy)
        return ""

    def _warn_of_comment(self, node: Node, name: str) -> None:
        """`colour: #ff0000` is an empty colour with a comment behind it."""
        if name == "colour" and node.tag == NULL and not node.value:
            remedy = 'a # begins a comment in YAML: write "#rrggbb" in quotes, or leave the field out'
            place = line_of(node)
            self.problems.append(Problem(self.path, place, f"{self.where}: colour is empty", remedy, "warning"))


def clean_text(text: str) -> str:
    """Text without white space around it, LF line ends; `-` alone means none."""
    stripped = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "" if stripped == NONE else stripped


def _says_none(node: Node) -> bool:
    return node.tag == NULL or (node.tag == STR and node.value.strip() in {"", NONE})


def _merged(node: Node) -> list[tuple[Node, Node]]:
    """The pairs of a mapping; those of a merge key (`<<`) come in where the mapping has none of its own."""
    own = [pair for pair in node.value if pair[0].tag != MERGE]
    names = {key.value for key, _ in own if shape(key) == "scalar"}
    for key, value in node.value:
        if key.tag != MERGE:
            continue
        for source in value.value if shape(value) == "sequence" else [value]:
            pairs = _merged(source) if shape(source) == "mapping" else []
            new = [pair for pair in pairs if shape(pair[0]) == "scalar" and pair[0].value not in names]
            own += new
            names |= {pair[0].value for pair in new}
    return own
