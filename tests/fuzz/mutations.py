"""Changes of bytes and of what stands in them: lines, cells, YAML and JSON values, parts of a zip file, XML."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import random
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import yaml
from lxml import etree

MARKS = (b":", b",", b" ", b"-", b"0")
Mutation = Callable[[random.Random, bytes, bytes], bytes]  # of one input and another one of the same kind

ODD = (
    *(
        "",
        " ",
        "-",
        "-1",
        "0",
        "1.5",
        "1e999",
        "NaN",
        "inf",
        "²",
        "١٢",
        "9" * 40,
        "9" * 5000,
        "0x" + "f" * 30,
        "1:1:1:1",
    ),
    *("yes", "no", "null", "~", "true", "2026-02-30", "12:61", "00:00:01.000 --> 00:00:02.000", "--> x", "WEBVTT"),
    *("\0", "\ufeff", "\u2028", "\x0b", "\x85", "\x1b$B", "\N{GRINNING FACE}", "e\u0301", "\u202e", "\ufffe"),
    *(
        '"',
        "'",
        "''",
        '""',
        "=1+1",
        "@x",
        "+x",
        "\t",
        "\r",
        "\n",
        "\r\n",
        ",",
        ";",
        ":",
        ": ",
        "|",
        "\\",
        "%",
        "#",
        "`",
    ),
    *("&a", "*a", "<<", "<<: *a", "!!python/object:os.system", "!!binary x", "? ", "- - - -", "[" * 300, "{" * 300),
    *(
        "[]",
        "{}",
        "[[]]",
        '{"a": {}}',
        "&amp;",
        "&#0;",
        "&x;",
        "<!DOCTYPE x>",
        "]]>",
        "<w:p>",
        "</w:p>",
        "<v Ann>",
        "</v>",
    ),
    *("..", "../x", "/", "CON", "x.", ".x", "x" * 300, "Ann: ", "I: ", "Q. ", "[00:00:01]", "ana", "T01", "REL"),
)


def flip(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data or b"\0")
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        changed[rng.randrange(len(changed))] = rng.choice((rng.randrange(256), 0, 0xFF, 0x80, 0x22, 0x0A))
    return bytes(changed)


def cut(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """A piece is gone, at the end or within."""
    begin = rng.randrange(len(data) + 1)
    end = len(data) if rng.random() < 0.4 else min(len(data), begin + rng.choice((1, 2, 8, 64, 512)))
    return data[:begin] + data[end:]


def splice(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one and the end of another."""
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def again(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """A piece stands several times."""
    begin = rng.randrange(len(data) + 1)
    piece = data[begin : begin + rng.choice((1, 4, 30, 300))]
    return data[:begin] + piece * rng.choice((2, 3, 50)) + data[begin:]


def put_in(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """Something odd stands within."""
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(ODD).encode() + data[at:]


def recoded(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """The text in another encoding."""
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "gb18030", "shift_jis", "utf-8-sig", "utf-7"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def lines(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """Lines are gone, twice, elsewhere, odd, or another file's."""
    kept, others = data.split(b"\n"), other.split(b"\n")
    for _ in range(rng.choice((1, 1, 2, 5))):
        at = rng.randrange(len(kept))
        match rng.randrange(6):
            case 0 if len(kept) > 1:
                del kept[at]
            case 1:
                kept.insert(at, rng.choice(kept))
            case 2:
                kept[at] = rng.choice(ODD).encode()
            case 3:
                kept[at] = kept[at].replace(rng.choice(MARKS), rng.choice(MARKS))
            case 4:
                kept.insert(at, rng.choice(others))
            case _:
                kept[at : at + 1] = [kept[at][: len(kept[at]) // 2], kept[at][len(kept[at]) // 2 :]]
    return b"\n".join(kept)


def cells(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """Cells, rows and columns of a table are odd, gone, twice or exchanged."""
    try:
        table = list(csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""))) or [[]]
    except csv.Error:
        return lines(rng, data, data)
    for _ in range(rng.choice((1, 1, 2, 6))):
        row = rng.choice(table[:3] if rng.random() < 0.3 else table)
        at = rng.randrange(len(row) + 1)
        match rng.randrange(6):
            case 0:
                row[at : at + 1] = [rng.choice(ODD)]
            case 1:
                del row[at:]
            case 2:
                row.insert(at, rng.choice(ODD))
            case 3:
                rng.shuffle(row)
            case 4:
                table.insert(rng.randrange(len(table)), list(rng.choice(table)))
            case _:
                row[at : at + 1] = [rng.choice(rng.choice(table) or [""])]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=rng.choice(",,,;\t"), lineterminator="\n", escapechar="\\").writerows(table)
    return out.getvalue().encode("utf-8", "replace")


def _odd(rng: random.Random, value: Any) -> Any:
    """Something else in the place of a value."""
    kinds: tuple[Any, ...] = (
        rng.choice(ODD),
        None,
        True,
        [],
        {},
        [value],
        {"x": value},
        0,
        -1,
        10**20,
        1.5,
        float("nan"),
        [value] * 9,
    )
    return rng.choice(kinds)


def _changed(rng: random.Random, value: Any) -> Any:
    """One value somewhere inside is another, gone, or has another name."""
    if isinstance(value, dict) and value and rng.random() < 0.85:
        name = rng.choice(list(value))
        match rng.randrange(6):
            case 0:
                return {key: held for key, held in value.items() if key != name}
            case 1:
                return {(rng.choice(ODD) if key == name else key): held for key, held in value.items()}
            case _:
                return {**value, name: _changed(rng, value[name])}
    if isinstance(value, list) and value and rng.random() < 0.85:
        at = rng.randrange(len(value))
        if rng.random() < 0.2:
            return [*value[:at], *value[at + 1 :]]
        return [*value[:at], _changed(rng, value[at]), *value[at + 1 :]]
    return _odd(rng, value)


def yaml_values(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """One or more values of a YAML file are others."""
    try:
        value = yaml.load(data, Loader=yaml.CSafeLoader)
        for _ in range(rng.choice((1, 1, 3))):
            value = _changed(rng, value)
        return str(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)).encode()
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return lines(rng, data, data)


def layout(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """A YAML file says the same in other signs: dumped anew, with comments, empty lines, other ends of lines."""
    options: dict[str, Any] = {
        "indent": rng.choice((2, 4, 6)),
        "width": rng.choice((40, 120, 4000)),
        "default_flow_style": rng.choice((None, False, True)),
        "default_style": rng.choice((None, None, "'", '"')),
        "sort_keys": rng.random() < 0.3,
        "allow_unicode": True,
    }
    text = ""
    if rng.random() < 0.6:
        with contextlib.suppress(yaml.YAMLError, ValueError, TypeError, RecursionError):
            text = str(yaml.dump(yaml.load(data, Loader=yaml.CSafeLoader), Dumper=yaml.CSafeDumper, **options))
    kept = (text or data.decode("utf-8", "replace")).split("\n")
    for _ in range(rng.choice((0, 1, 3, 9))):
        kept.insert(
            rng.randrange(len(kept) + 1), rng.choice(("# a note", "", "  # indented", "        ", "#", "# ä: [x]"))
        )
    return rng.choice(("\n", "\n", "\n", "\r\n")).join(kept).encode()


def json_lines(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """One or more values in lines of JSON are others."""
    kept = data.split(b"\n")
    for _ in range(rng.choice((1, 1, 3))):
        at = rng.randrange(len(kept))
        try:
            kept[at] = json.dumps(_changed(rng, json.loads(kept[at]))).encode()
        except (ValueError, RecursionError):
            kept[at] = rng.choice(ODD).encode()
    return b"\n".join(kept)


def xml(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    """Elements are gone, twice, elsewhere, have other texts or attributes."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, recover=True))
        found = [element for element in root.iter() if isinstance(element.tag, str)]
        for _ in range(rng.choice((1, 1, 2, 6))):
            _change(rng, rng.choice(found), found)
        return bytes(etree.tostring(root))
    except (etree.LxmlError, ValueError, TypeError, AttributeError, AssertionError):
        return flip(rng, data, data)


def _change(rng: random.Random, element: Any, others: Sequence[Any]) -> None:
    parent = element.getparent()
    match rng.randrange(7):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None:
            parent.append(etree.fromstring(etree.tostring(element)))
        case 2:
            element.text = rng.choice(ODD).translate(dict.fromkeys(range(32), "?")).replace("\ufffe", "?")
        case 3 if element.attrib:
            element.set(rng.choice(list(element.attrib)), rng.choice(ODD).translate(dict.fromkeys(range(32), "?")))
        case 4 if element.attrib:
            del element.attrib[rng.choice(list(element.attrib))]
        case 5:
            element.tag = rng.choice(others).tag
        case _:
            rng.choice(others).append(etree.fromstring(etree.tostring(element)))


def zipped(
    rng: random.Random, data: bytes, other: bytes, inside: Sequence[Mutation] = (xml, xml, xml, lines, flip, cut)
) -> bytes:
    """A part of a zip file is another, gone, twice, empty or has another name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except Exception:  # noqa: BLE001  (what is no zip file any more)
        return flip(rng, data, other)
    for _ in range(rng.choice((1, 1, 2))):
        if not parts:
            break
        at = rng.randrange(len(parts))
        name, held = parts[at]
        match rng.randrange(10):
            case 0:
                del parts[at]
            case 1:
                parts[at] = rng.choice((rng.choice(parts)[0], name.upper(), rng.choice(ODD) or "x")), held
            case 2:
                parts[at] = name, rng.choice(parts)[1]
            case _:
                parts[at] = name, rng.choice(inside)(rng, held, held)
    return _zip(rng, parts)


def _zip(rng: random.Random, parts: Sequence[tuple[str, bytes]]) -> bytes:
    import warnings

    held = io.BytesIO()
    kind = rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", kind) as archive:
        warnings.simplefilter("ignore")
        for name, data in parts:
            archive.writestr(name.replace("\0", "?").encode("utf-8", "replace").decode(), data)
    return held.getvalue()


def zipped_study(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """The same of a study, whose parts are YAML, tables and ledgers."""
    return zipped(rng, data, other, (lines, lines, cells, yaml_values, json_lines, flip, cut, put_in))


ANY: tuple[Mutation, ...] = (flip, flip, cut, splice, again, put_in)
PLAIN: tuple[Mutation, ...] = (*ANY, lines, lines, lines, recoded)
CSV: tuple[Mutation, ...] = (*PLAIN, cells, cells, cells, cells, cells)
YAML: tuple[Mutation, ...] = (*PLAIN, yaml_values, yaml_values, yaml_values, yaml_values, yaml_values)
LAYOUT: tuple[Mutation, ...] = (*YAML, *(layout,) * 12)
JSON: tuple[Mutation, ...] = (*PLAIN, json_lines, json_lines, json_lines, json_lines, json_lines)
OFFICE: tuple[Mutation, ...] = (flip, cut, splice, *(zipped,) * 6)
STUDY: tuple[Mutation, ...] = (flip, cut, splice, *(zipped_study,) * 6)
