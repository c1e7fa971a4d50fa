"""Adding coders to study.yaml, leaving everything else in the file as people wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from codekit.errors import Problem, ProblemsError
from codekit.store.files import text_of
from codekit.store.protocols import Document

if TYPE_CHECKING:
    from yaml import Node

KEY = "coders"


def add_coders(document: Document, coders: Sequence[str]) -> None:
    """Add coders to study.yaml, whichever form its `coders:` part has; comments and layout stay.

    Raises ProblemsError where the file would say something else then, StaleEditError where it changed meanwhile.
    """
    raw = document.read_bytes()
    text = text_of(raw, document)
    after = added(text, coders)
    if not _only_added(text, after, coders):
        problem = Problem(
            str(document), None, "the `coders:` part has a form that is not understood", "add them by hand"
        )
        raise ProblemsError("coders could not be added", [problem])
    document.replace(after, seen=raw)


def quoted(id_: str) -> str:
    """An id as YAML must spell it: `no` and `007` are words here."""
    import yaml

    return id_ if yaml.safe_load(id_) == id_ else f"'{id_}'"


def added(text: str, coders: Sequence[str]) -> str:
    """The text of a study.yaml with these coders added to its list or mapping, or with the key added."""
    import yaml

    top = yaml.compose(text, Loader=yaml.SafeLoader)
    node = _value(top)
    if isinstance(node, yaml.CollectionNode):
        item = "{}" if isinstance(node, yaml.SequenceNode) else "{}: {{}}"
        items = [item.format(quoted(coder)) for coder in coders]
        return _into_flow(text, node, items) if node.flow_style else _into_block(text, node, items)
    items = [f"{quoted(coder)}: {{}}" for coder in coders]
    if node is None:
        joint = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{joint}{KEY}:\n{_lines(items, '  ')}"
    bare = text[: node.start_mark.index].rstrip(" ") + text[node.end_mark.index :]  # `coders: ~` and `coders:`
    return below(bare, node.start_mark.line, _lines(items, "  "))


def _value(top: Node | None) -> Any:
    pairs = top.value if top is not None else []
    return next((value for key, value in pairs if key.value == KEY), None)


def _into_flow(text: str, node: Any, items: list[str]) -> str:
    """`{ana: {}}` and `[ana]`; an empty one becomes lines, which is how people go on."""
    start, end = node.start_mark, node.end_mark
    if not node.value:
        lines = _lines([item if ": " in item else f"{item}: {{}}" for item in items], "  ")
        return below(text[: start.index].rstrip(" ") + text[end.index :], start.line, lines)
    inside = text[: end.index - 1].rstrip()
    joint = " " if inside.endswith(",") else ", "
    return inside + joint + ", ".join(items) + text[len(inside) : end.index - 1] + text[end.index - 1 :]


def _into_block(text: str, node: Any, items: list[str]) -> str:
    """Lines of a mapping or a list: after the last one, in the same column."""
    dash = "" if ": " in items[0] else "- "
    lines = _lines([dash + item for item in items], " " * node.start_mark.column)
    return below(text, _last_line(node), lines)


def _last_line(node: Any) -> int:
    """The line in which the content of a node ends; a block's own end mark lies behind blank lines."""
    if not isinstance(node.value, list) or node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)


def below(text: str, line: int, lines: str) -> str:
    """The text with further lines below one of its lines, which are counted from 0."""
    rows = text.split("\n")
    before, after = rows[: line + 1], rows[line + 1 :]
    return "\n".join(before) + "\n" + lines + "\n".join(after)


def _lines(items: list[str], lead: str) -> str:
    return "".join(f"{lead}{item}\n" for item in items)


def _only_added(before: str, after: str, coders: Sequence[str]) -> bool:
    """True where the file says what it said, and the new coders."""
    import yaml

    try:
        old, new = yaml.safe_load(before) or {}, yaml.safe_load(after)
    except yaml.YAMLError:
        return False
    were, are = old.pop(KEY, None) or [], new.pop(KEY, None) or []
    kept = all(name in are for name in were) and set(map(str, are)) == {*map(str, were), *coders}
    values = not isinstance(were, dict) or all(are[name] == value for name, value in were.items())
    return old == new and kept and values
