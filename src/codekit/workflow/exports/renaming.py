"""Names replaced in a file that was just written, whatever its form; where one cannot be, it is said so."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from codekit.errors import CodekitError
from codekit.formats import any_text
from codekit.segmenting.named import Names, Replacing
from codekit.tables.whole import replacing

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".pdf", ".svgz"})  # figures: codes and cases, no words
MARKUP = frozenset({".html", ".htm", ".svg", ".xml"})
PACKED = frozenset({".xlsx", ".docx"})
_NODE = re.compile(r">([^<>]+)<")
_VALUE = re.compile(r'="([^"<>]+)"')
_DAY = (1980, 1, 1, 0, 0, 0)


def rename(path: Path, pairs: Mapping[str, str]) -> int:
    """Replace the names of a key in a file, whole or not at all; how many parts of it were changed.

    Raises CodekitError where a name still stands in the file afterwards, or its form is not known: it must not be given
    away then.
    """
    suffix, names = path.suffix.lower(), Replacing(pairs)
    if suffix in PICTURES:
        return 0
    if suffix in PACKED:
        changed = _packed(path, names)
    elif suffix in any_text.PLAIN | any_text.TABLES | any_text.WRITTEN:
        changed = _text(
            path, lambda text: _markup(text, names, values=True) if suffix in MARKUP else names.replaced(text)
        )
    else:
        raise CodekitError(
            f"{path.name}: names cannot be replaced in a file of this kind", hint="--as-said writes names"
        )
    _refuse_left(path, list(pairs))
    return changed


def _refuse_left(path: Path, names: list[str]) -> None:
    left = Names(names)
    for where, words in any_text.lines(path):
        for at, _ in left.find(words):
            raise CodekitError(
                f"{path.name}:{where}: name {at + 1} of the key stands there and cannot be replaced",
                hint="--as-said writes names",
            )


def _text(path: Path, change: Callable[[str], str]) -> int:
    before = path.read_bytes().decode("utf-8", "surrogateescape")
    after = change(before)
    if after != before:
        with replacing(path) as draft:
            draft.write_bytes(after.encode("utf-8", "surrogateescape"))
    return int(after != before)


def _markup(text: str, names: Replacing, *, values: bool) -> str:
    """Between the tags, and if `values` in attributes; names of tags and styles are nobody's."""
    text = _NODE.sub(lambda found: f">{_unescaped(found.group(1), names, quote=False)}<", text)
    return _VALUE.sub(lambda found: f'="{_unescaped(found.group(1), names, quote=True)}"', text) if values else text


def _unescaped(inside: str, names: Replacing, *, quote: bool) -> str:
    before = html.unescape(inside)
    after = names.replaced(before)
    return inside if after == before else html.escape(after, quote=quote)


def _packed(path: Path, names: Replacing) -> int:
    """The parts of an Office file that hold text; the others are taken over as they are."""
    changed = 0
    with (
        replacing(path) as draft,
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            data = old.read(part)
            if part.filename.endswith(".xml"):
                text = data.decode("utf-8")
                after = _markup(text, names, values=False)
                changed += after != text
                data = after.encode()
            new.writestr(zipfile.ZipInfo(part.filename, _DAY), data, zipfile.ZIP_DEFLATED)
    return changed
