"""Changes written into a codebook's YAML file as people wrote it: comments, order and layout stay (ruamel.yaml)."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError
from codekit.formats.codebook import changes, dump
from codekit.formats.codebook.comments import commented, drop, give_tail, last_comment, take_tail
from codekit.model.codebook import Codebook
from codekit.model.codebook_changes import Change

if TYPE_CHECKING:
    from ruamel.yaml import YAML

_PLAIN = re.compile(r"[^\W\d_](?:[\w.,()/'-]| (?=\S))*")
# What some readers take for something else than a text.
_NO_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"})
_WIDE = 1_000_000  # columns: lines stay as long as they are


def edited(text: str, book: Codebook, change: Change) -> str:
    """The text of a codebook's file with a change made; `book` is what comes out, with its version and `changes:`.

    Raises CodekitError where the file is not written in a way that can be edited.
    """
    yaml = _yaml()
    file = _File(_loaded(yaml, text), {code.id: code.line for code in book.codes})
    for code, fields in change.fields.items():
        said = dump.fields_of(book[code])
        for name in fields:
            file.set(code, name, said.get(name))
    if change.new:
        file.add(book, change.new.id)
    file.version(book.version)
    if change.entry in book.changes:
        file.note(_written(changes.plain([change.entry])[0]))
    out = io.StringIO()
    yaml.dump(file.root, out)
    return out.getvalue()


def headed(text: str, said: Mapping[str, str]) -> str:
    """The text of a codebook's file with other words at its head, such as its title; "" takes a field out.

    Raises as `edited`.
    """
    yaml = _yaml()
    root = _loaded(yaml, text)
    for name, words in said.items():
        if not words:
            root.pop(name, None)
        elif name in root:
            root[name] = _instead(root[name], words)
        else:
            root.insert(list(root).index("version") + 1 if "version" in root else 0, name, _written(words))
    out = io.StringIO()
    yaml.dump(root, out)
    return out.getvalue()


def _loaded(yaml: YAML, text: str) -> Any:
    from ruamel.yaml.error import YAMLError

    try:
        return yaml.load(text)
    except (YAMLError, ValueError) as error:  # the second: a text like `.` that it takes for a number
        what = "the file holds what can be read, but not edited in its place"
        raise CodekitError(what, hint="put texts of signs or digits in quotes, or change it by hand") from error


def _yaml() -> YAML:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes, yaml.width = True, _WIDE
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


def _written(value: Any) -> Any:
    """A value as it is put into the file: texts in quotes unless every reader takes them for texts."""
    if isinstance(value, dict):
        return {name: _written(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_written(inner) for inner in value]
    return _quoted(value) if isinstance(value, str) and not _is_plain(value) else value


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and text.casefold() not in _NO_WORDS


def _quoted(version: str) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return DoubleQuotedScalarString(version)


class _File:
    """A codebook's file as people wrote it; its codes are found by the lines on which they begin."""

    def __init__(self, root: Any, lines: Mapping[str, int]) -> None:
        self.root, self._codes, self._lines = root, root["codes"], lines

    def set(self, code: str, name: str, value: Any) -> None:
        """Give a code a field, or take out one that says only the default (None)."""
        listed, at = self._find(code)
        item = listed[at]
        if name == "parent":
            self._move(listed, at, value or "")
        elif name == "examples" and "example" in item and "examples" not in item:
            _examples(item, value)
        elif value is None:
            _take_out(item, name)
        else:
            item[name] = _instead(item.get(name), value)

    def add(self, book: Codebook, code: str) -> None:
        """Add a code after the last one that stands under the same code, else after that code."""
        fields, parent = commented(_written(dump.fields_of(book[code]))), book[code].parent
        if nested := self._children(parent):
            fields.pop("parent", None)
            _add(nested, len(nested), fields)
            return
        lines = {self._lines[id_] for id_ in (*book.children[parent], *([parent] if parent else []))}
        beside = [at for at, item in enumerate(self._codes) if item.lc.line + 1 in lines]
        _add(self._codes, beside[-1] + 1 if beside else len(self._codes), fields)

    def version(self, version: str) -> None:
        """Raise the version."""
        self.root["version"] = _quoted(version)

    def note(self, entry: Any) -> None:
        """Add an entry to `changes:`, which stands before the codes."""
        if self.root.get("changes"):
            self.root["changes"].append(entry)
            return
        self.root.pop("changes", None)
        self.root.insert(list(self.root).index("codes"), "changes", [entry])

    def _move(self, listed: Any, at: int, parent: str) -> None:
        """Put a code under another one: into its `children:` where the file nests codes there, else by `parent:`."""
        item = listed[at]
        item.pop("parent", None)
        if nested := self._children(parent):
            _insert(nested, len(nested), _out(listed, at))
            return
        if listed is not self._codes:
            _insert(self._codes, len(self._codes), _out(listed, at))
        if parent:
            item["parent"] = _written(parent)

    def _children(self, parent: str) -> Any:
        """The list in which the file nests the codes under this one; None where it does not."""
        if not parent:
            return None
        listed, at = self._find(parent)
        return listed[at].get("children") or None

    def _find(self, code: str) -> tuple[Any, int]:
        """The list in which a code stands, and its place there."""
        wanted = self._lines[code]
        place = next(((listed, at) for listed, at in _places(self._codes) if listed[at].lc.line + 1 == wanted), None)
        if place is None:
            raise CodekitError(f"code '{code}' is not found in the file as it is written", hint="change it by hand")
        return place


def _places(listed: Any) -> Iterator[tuple[Any, int]]:
    """Every code of a list and of those below it, as the list that it stands in and its place there."""
    for at, item in enumerate(listed):
        yield listed, at
        yield from _places(item.get("children") or ())


def _insert(listed: Any, at: int, item: Any) -> None:
    """Put a code into a list; what stands above the next one stays above that."""
    lines = take_tail(listed[at - 1]) if at else ""
    listed.insert(at, item)
    give_tail(item, lines)


def _add(listed: Any, at: int, fields: Any) -> None:
    """Put a new code into a list, in one line where the one before is."""
    if at and listed[at - 1].fa.flow_style():
        fields.fa.set_flow_style()
    _insert(listed, at, fields)


def _out(listed: Any, at: int) -> Any:
    """Take a code out of a list, without what stands above the next one."""
    if at:
        give_tail(listed[at - 1], take_tail(listed[at]))
    return listed.pop(at)


def _take_out(item: Any, name: str) -> None:
    """Take a field out; one with a comment stays, since the comment would go along, and says `-`, which means none."""
    inner = last_comment(item.get(name))
    if inner is not None and name not in item.ca.items:
        item.ca.items[name] = [None, None, inner, None]
    if name in item and name in item.ca.items:
        item[name] = _quoted("-")
    else:
        item.pop(name, None)


def _examples(item: Any, value: Any) -> None:
    """The field `example` stays what it is called as long as there is one."""
    if value is not None and len(value) == 1:
        item["example"] = _instead(item["example"], value[0])
        return
    at, comment = list(item).index("example"), item.ca.items.pop("example", None)
    del item["example"]
    if value is not None or comment is not None:
        item.insert(at, "examples", _quoted("-") if value is None else _written(value))
    if comment is not None:
        item.ca.items["examples"] = comment


def _instead(old: Any, value: Any) -> Any:
    """A value in the place of another one, written in its manner: as a block, as a list in one line or in several."""
    from ruamel.yaml.comments import CommentedSeq
    from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

    if isinstance(value, str) and isinstance(old, FoldedScalarString | LiteralScalarString):
        block = LiteralScalarString(value + "\n")
        if comment := getattr(old, "comment", None):
            block.comment = comment
        return block
    if isinstance(value, list) and isinstance(old, CommentedSeq):
        _align(old, value)
        return old
    return _written(value)


def _align(listed: Any, wanted: list[Any]) -> None:
    """Make a list say what is wanted; what it says already stays with its comments."""
    was = [_key(each) for each in listed]
    steps = difflib.SequenceMatcher(None, was, [_key(each) for each in wanted], autojunk=False).get_opcodes()
    for kind, start, end, first, last in reversed(steps):
        if kind != "equal":
            kept = min(end - start, last - first)
            for at in range(kept):
                listed[start + at] = _written(wanted[first + at])
            for new in reversed(wanted[first + kept : last]):
                listed.insert(start + kept, _written(new))
            for at in reversed(range(start + kept, end)):
                drop(listed, at)


def _key(entry: Any) -> str:
    return repr(dict(entry)) if isinstance(entry, dict) else str(entry)
