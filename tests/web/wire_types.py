"""Reads the types of frontend/src/api/wire.ts and holds real answers against them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WIRE = Path(__file__).resolve().parents[2] / "frontend" / "src" / "api" / "wire.ts"
_TOKENS = re.compile(r'"[^"]*"|[\w.]+|\[\]|[{}\[\]<>()|&:;,?=]')
_PRIMITIVES: dict[str, tuple[type, ...]] = {"string": (str,), "number": (int, float), "boolean": (bool,)}
Parsed = tuple[Any, ...]


class Types:
    """The interfaces and type names of the file, and a check of values against them."""

    def __init__(self, path: Path = WIRE) -> None:
        """Parse the file; only the few forms that it uses are known."""
        text = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        self._tokens: list[str] = _TOKENS.findall(text)
        self._at = 0
        self.named: dict[str, Parsed] = dict(self._declarations())

    def _declarations(self) -> Iterator[tuple[str, Parsed]]:
        while self._at < len(self._tokens):
            word = self._next()
            if word == "interface":
                name, above = self._next(), []
                if self._peek() == "extends":
                    while self._peek() != "{":
                        self._next()
                        above.append(self._one())
                yield name, ("and", above, self._object())
            elif word == "type" and self._tokens[self._at + 1] == "=":
                name = self._next()
                self._next()
                yield name, self._union()

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _union(self) -> Parsed:
        if self._peek() == "|":
            self._next()
        parts = [self._intersection()]
        while self._peek() == "|":
            self._next()
            parts.append(self._intersection())
        return ("or", parts) if len(parts) > 1 else parts[0]

    def _intersection(self) -> Parsed:
        parts = [self._one()]
        while self._peek() == "&":
            self._next()
            parts.append(self._one())
        return ("and", parts, ("object", {})) if len(parts) > 1 else parts[0]

    def _one(self) -> Parsed:
        word = self._peek()
        found: Parsed
        if word == "{":
            found = self._object()
        elif word == "[":
            found = self._tuple()
        elif word == "(":
            self._next()
            found = self._union()
            self._next()
        else:
            found = self._name()
        while self._peek() in {"[]", "["}:
            if self._next() == "[":  # Op["kind"]
                self._next(), self._next()
                found = ("primitive", "string")
            else:
                found = ("array", found)
        return found

    def _name(self) -> Parsed:
        word = self._next()
        if word.startswith('"'):
            return ("literal", word[1:-1])
        if word in {"true", "false"}:
            return ("literal", word == "true")
        if word in {"null", "unknown"}:
            return (word,)
        if word in _PRIMITIVES:
            return ("primitive", word)
        if self._peek() == "<":
            self._next()
            arguments = [self._union()]
            while self._next() == ",":
                arguments.append(self._union())
            return (word, *arguments)
        return ("name", word)

    def _tuple(self) -> Parsed:
        self._next()
        parts = [self._union()]
        while self._next() == ",":
            parts.append(self._union())
        return ("tuple", parts)

    def _object(self) -> Parsed:
        self._next()
        fields: dict[str, tuple[bool, Parsed]] = {}
        while self._peek() != "}":
            name, optional = self._next(), False
            if self._peek() == "?":
                optional = bool(self._next())
            self._next()
            fields[name] = (optional, self._union())
            if self._peek() in {";", ","}:
                self._next()
        self._next()
        return ("object", fields)

    # checking

    def fields(self, kind: Parsed) -> dict[str, tuple[bool, Parsed]]:
        """Every field of an interface, inherited ones included."""
        if kind[0] == "object":
            return dict(kind[1])
        if kind[0] == "Partial":
            return {name: (True, of) for name, (_, of) in self.fields(kind[1]).items()}
        if kind[0] == "and":
            found: dict[str, tuple[bool, Parsed]] = {}
            for part in (*kind[1], kind[2]):
                found |= self.fields(part)
            return found
        assert kind[0] == "name", kind
        return self.fields(self.named[kind[1]])

    def wrong(self, value: Any, kind: Parsed | str, where: str = "") -> list[str]:
        """Where a value does not have a type: fields too many, too few, of another kind."""
        if isinstance(kind, str):
            return self.wrong(value, ("name", kind), where or kind)
        if kind[0] in {"array", "tuple", "Record"}:
            return self._wrong_parts(value, kind, where)
        if kind[0] == "or":
            tried = [self.wrong(value, part, where) for part in kind[1]]
            return [] if [] in tried else min(tried, key=len)
        if kind[0] == "name" and self.named[kind[1]][0] not in {"and", "object"}:
            return self.wrong(value, self.named[kind[1]], where)
        if kind[0] in {"null", "literal", "primitive", "unknown"}:
            return [] if self._is(value, kind) else [f"{where}: not {' '.join(map(str, kind))}"]
        return self._wrong_object(value, kind, where)

    def _is(self, value: Any, kind: Parsed) -> bool:
        """True for a value of a simple type."""
        if kind[0] == "null":
            return value is None
        if kind[0] == "literal":
            return bool(value == kind[1])
        if kind[0] == "unknown":
            return True
        return isinstance(value, _PRIMITIVES[kind[1]]) and (kind[1] == "boolean") == isinstance(value, bool)

    def _wrong_parts(self, value: Any, kind: Parsed, where: str) -> list[str]:
        if kind[0] == "Record":
            pairs = [(v, kind[2], f"{where}.{name}") for name, v in value.items()]
        elif not isinstance(value, list) or (kind[0] == "tuple" and len(value) != len(kind[1])):
            return [f"{where}: not {kind[0]}"]
        else:
            of = kind[1] if kind[0] == "tuple" else [kind[1]] * len(value)
            pairs = [(v, k, f"{where}[{n}]") for n, (v, k) in enumerate(zip(value, of, strict=True))]
        return [one for v, k, place in pairs for one in self.wrong(v, k, place)]

    def _wrong_object(self, value: Any, kind: Parsed, where: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{where}: no object"]
        fields = self.fields(kind)
        found = [f"{where}.{name}: not in the contract" for name in value.keys() - fields.keys()]
        needed = {name for name, (optional, _) in fields.items() if not optional}
        found += [f"{where}.{name}: missing" for name in needed - value.keys()]
        for name, (_, of) in fields.items():
            if name in value:
                found += self.wrong(value[name], of, f"{where}.{name}")
        return found
