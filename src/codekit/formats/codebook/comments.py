"""Comments of a YAML file that is edited: what stands above a code stays there when others come, go or change.

ruamel.yaml hangs the comment lines above a code on the last field of the code before it.
"""

from __future__ import annotations

from typing import Any


def take_tail(item: Any) -> str:
    """Take the comment lines that follow an item out of it; a comment beside its last words stays."""
    holder, key, slot = _end(item)
    entry: list[Any] = (holder.get(key) if holder is not None else None) or []
    token = entry[slot] if len(entry) > slot else None
    if token is None or isinstance(token, list):
        return ""
    beside, _, below = token.value.partition("\n")
    if not below.strip():
        return ""
    if beside.strip():
        token.value = f"{beside}\n"
    else:
        entry[slot] = None
        if not any(entry):
            del holder[key]
    return str(below)


def give_tail(item: Any, lines: str) -> None:
    """Put comment lines behind an item, after those that stand there already."""
    if not lines:
        return
    from ruamel.yaml.error import CommentMark
    from ruamel.yaml.tokens import CommentToken

    holder, key, slot = _end(item)
    if holder is None:
        return
    entry = holder.setdefault(key, [None] * 4 if slot == 2 else [None])
    if entry[slot] is None:
        entry[slot] = CommentToken(f"\n{lines}", CommentMark(0), None)
        return
    beside, _, below = entry[slot].value.partition("\n")
    entry[slot].value = f"{beside}\n{below}{lines}"


def _end(item: Any) -> tuple[Any, Any, int]:
    """Where the comment behind an item hangs: at its last field, or at the last of what is in that."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    inner: Any
    if isinstance(item, CommentedMap) and item and not item.fa.flow_style():
        key, slot = list(item)[-1], 2
        inner = item[key]
    elif isinstance(item, CommentedSeq) and item and not item.fa.flow_style():
        key, slot = len(item) - 1, 0
        inner = item[key]
    else:
        return None, None, 0
    deeper = _end(inner) if key not in item.ca.items else (None, None, 0)
    return deeper if deeper[0] is not None else (item.ca.items, key, slot)


def last_comment(value: Any) -> Any:
    """The comments of a list or behind a block, as one."""
    from ruamel.yaml.comments import CommentedSeq

    if isinstance(value, CommentedSeq):
        tokens = [entry[0] for _, entry in sorted(value.ca.items.items()) if entry and entry[0]]
        for token in tokens[:-1]:
            tokens[-1].value = f"{token.value}{tokens[-1].value.removeprefix(chr(10))}"
        return tokens[-1] if tokens else None
    comment = getattr(value, "comment", None)
    return comment[0] if isinstance(comment, list) else comment


def drop(listed: Any, at: int) -> None:
    """Take an entry out of a list; a comment behind it stays, behind the one before."""
    (comment, *_), before = listed.ca.items.pop(at, None) or [None], max(at - 1, 0)
    del listed[at]
    if comment is None or not listed:
        return
    there = listed.ca.items.get(before)
    if there and there[0] is not None:
        there[0].value = f"{there[0].value}{comment.value}"
    else:
        listed.ca.items[before] = [comment, None]


def commented(value: Any) -> Any:
    """A new value as one that comments can hang on."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, dict):
        return CommentedMap({name: commented(inner) for name, inner in value.items()})
    return CommentedSeq(map(commented, value)) if isinstance(value, list) else value
