"""JSON of other tools, read within bounds: how large, how many values, how deep; and values of any kind looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.projects.files import contents
from codekit.formats.projects.gathered import line
from codekit.no_json import NO_JSON
from codekit.tables import limits
from codekit.tables.decoding import decode

_MARKS = 6_000_000  # of "[", "{" and "," in one file: each may become a value in memory
_HINT = "export it again"


def text_of(path: Path) -> str:
    """The text of a file. Raises ImportRefusedError above the limit, FileRefusedError where the system refuses."""
    return decoded(contents(path, limits.LABELLED), path.name)


def decoded(data: bytes, name: str) -> str:
    """The bytes as text. Raises ImportRefusedError for what is none, and for more values than people write."""
    text = decode(data, name).text
    if sum(map(text.count, "[{,")) > _MARKS:
        raise ImportRefusedError("the file has more values than people write", where=name, hint=_HINT)
    return text


def value_of(text: str, name: str, number: int | None = None) -> Any:
    """What a text of JSON says. Raises ImportRefusedError where it is not well-formed, with its line if it has one."""
    import msgspec

    try:
        return msgspec.json.decode(text)
    except (*NO_JSON, UnicodeEncodeError):
        where = name if number is None else f"{name}:{number}"
    raise ImportRefusedError("this is not well-formed JSON", where=where, hint=_HINT)


def lines_of(text: str, name: str) -> Iterator[Any]:
    """What each line of a text says that is not empty."""
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip():
            yield value_of(row, name, number)


def mappings(value: object) -> list[Mapping[str, Any]]:
    """The mappings in a list, none where it is no list."""
    return [held for held in value if isinstance(held, Mapping)] if isinstance(value, list) else []


def strings(value: object) -> list[str]:
    """The texts in a list; one text is a list of one."""
    if isinstance(value, str):
        return [value]
    return [held for held in value if isinstance(held, str)] if isinstance(value, list) else []


def whole(value: object) -> int | None:
    """A whole number, None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31 else None


def name_of(value: object) -> str:
    """A text or number as a name on one line, "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return line(str(value)) if isinstance(value, str) or abs(value) < 10**18 else ""


def attributes(data: Mapping[str, Any], but: Sequence[str]) -> tuple[dict[str, str], int]:
    """The short values of a mapping by name, but for those that are used otherwise; and how many are not short."""
    found: dict[str, str] = {}
    rest = 0
    for key, value in list(data.items())[:100]:
        name = line(key)
        if key in but or value is None or value in ("", [], {}):
            continue
        held = str(value) if isinstance(value, (bool, float)) else name_of(value)
        if name and held and not (isinstance(value, str) and len(value) > 200):
            found[name] = held
        else:
            rest += 1
    return found, rest + max(0, len(data) - 100)
