"""Random projects, and projects written as other programs write them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from hypothesis import strategies as st

from codekit.model.project import (
    CASE,
    CODE,
    CODING,
    KINDS,
    SPAN,
    STUDY,
    TEXT,
    Applied,
    Group,
    Node,
    Person,
    Project,
    ProjectCase,
    ProjectMemo,
    Text,
    Variable,
)
from codekit.model.span import Span

SIGNS = "abc dé\n\t\u0301\u2028\u0085\u00a0<&>\"'\u05d0\ufffd"
WIDE = "😀👩\u200d👧\U00020000"
CONTROLS = "\x01\x07\x0b\x0c\x1c\x1f\x7f"
GUIDS = st.uuids().map(str)
SPOKEN = st.text(SIGNS + WIDE + CONTROLS, min_size=1, max_size=40).filter(str.strip)
WORDS = st.text(SIGNS + WIDE, min_size=1, max_size=20).filter(str.strip)
SAID = st.just("") | WORDS
NAMES = st.text(SIGNS + WIDE, min_size=1, max_size=12).map(str.strip).filter(bool)
TIMES = st.just("") | st.datetimes().map(lambda at: f"{at.isoformat()}Z")
VALUES = {
    "text": st.text(SIGNS, max_size=8),
    "boolean": st.sampled_from(["true", "false", "0", "1"]),
    "integer": st.integers().map(str),
    "float": st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda found: f"{found:f}"),
    "date": st.dates(dt.date(1, 1, 1)).map(str),
    "datetime": st.datetimes().map(lambda found: found.replace(microsecond=0).isoformat()),
}


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span of a text."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """A project with a little of everything; names are unique, ids are GUIDs."""
    ids = iter(draw(st.lists(GUIDS, min_size=40, max_size=40, unique=True)))
    people = tuple(
        Person(next(ids), draw(NAMES), draw(st.sampled_from(["", "AB"]))) for _ in range(draw(st.integers(0, 3)))
    )
    by = st.sampled_from(["", *(person.id for person in people)])
    variables = [
        Variable(name, draw(st.sampled_from(KINDS)), draw(SAID), next(ids))
        for name in draw(st.lists(NAMES, max_size=3, unique=True))
    ]
    valued = st.fixed_dictionaries({}, optional={one.name: VALUES[one.kind] for one in variables})
    texts = [
        Text(next(ids), name, draw(SPOKEN), draw(SAID), draw(by), draw(TIMES), draw(valued))
        for name in draw(st.lists(NAMES, max_size=3, unique=True))
    ]
    codes: list[Node] = []
    for _ in range(draw(st.integers(0, 4))):
        above = draw(st.sampled_from(["", *(code.id for code in codes)]))
        colour = draw(st.sampled_from(["", "#00FF7A"]))
        codes.append(Node(next(ids), draw(NAMES), above, draw(SAID), colour, draw(st.booleans())))
    codings: list[Applied] = []
    for _ in range(draw(st.integers(0, 6)) if texts and codes else 0):
        text, code = draw(st.sampled_from(texts)), draw(st.sampled_from(codes))
        span = draw(spans(text.text))
        how, value = draw(st.sampled_from([("", ""), ("", ""), ("contrary", ""), ("supporting", "3")]))
        codings.append(Applied(next(ids), text.id, code.id, span, draw(by), draw(TIMES), draw(SAID), how, value))
    cases = [
        ProjectCase(
            next(ids),
            name,
            tuple(draw(st.lists(st.sampled_from([one.id for one in texts]), unique=True))) if texts else (),
            draw(valued),
            draw(SAID),
        )
        for name in draw(st.lists(NAMES, max_size=2, unique=True))
    ]
    about: dict[str, Sequence[str]] = {
        STUDY: [""],
        CODE: [one.id for one in codes],
        TEXT: [one.id for one in texts],
        CASE: [one.id for one in cases],
        CODING: [one.id for one in codings],
        SPAN: [one.id for one in texts],
    }
    memos: list[ProjectMemo] = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from([kind for kind, things in about.items() if things]))
        thing = draw(st.sampled_from(about[kind]))
        place = draw(spans(next(one.text for one in texts if one.id == thing))) if kind == SPAN else None
        title = draw(st.just("") | NAMES)
        memos.append(ProjectMemo(next(ids), draw(WORDS), title, kind, thing, place, draw(by), draw(TIMES)))
    groups = [
        Group(
            next(ids),
            name,
            tuple(draw(st.lists(st.sampled_from(about[CODE]), unique=True))) if codes else (),
            tuple(draw(st.lists(st.sampled_from(about[TEXT]), unique=True))) if texts else (),
            tuple(draw(st.lists(st.sampled_from([one.id for one in memos]), unique=True))) if memos else (),
            draw(SAID),
        )
        for name in draw(st.lists(NAMES, max_size=2, unique=True))
    ]
    return Project(
        draw(NAMES),
        "",
        people,
        tuple(texts),
        tuple(codes),
        tuple(codings),
        tuple(memos),
        tuple(variables),
        tuple(cases),
        tuple(groups),
        draw(SAID),
    )


USER, CODE_GUID = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
_HEAD = '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p" origin='


def zipped(xml: str | bytes, main: str = "project.qde", files: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """A project file with this XML; other files by name, in the folder of sources."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(main, xml)
        for name, data in files.items():
            archive.writestr(f"sources/{name}", data)
    return held.getvalue()


def project_xml(sources: str, *, origin: str = "", codes: str = "", rest: str = "") -> str:
    """The XML of a project with one user, one code and these sources."""
    codes = codes or f'<Code guid="{CODE_GUID}" name="food" isCodable="true"/>'
    return (
        f"{_HEAD}{quoteattr(origin)}>"
        f'<Users><User guid="{USER}" name="Ana"/></Users><CodeBook><Codes>{codes}</Codes></CodeBook>'
        f"<Sources>{sources}</Sources>{rest}</Project>"
    )


def coding(number: int = 0, *, who: str = USER, inner: str = "") -> str:
    """A coding with the one code."""
    guid = f"{number:08x}-0000-4000-8000-00000000000c"
    return f'<Coding guid="{guid}" creatingUser="{who}"><CodeRef targetGUID="{CODE_GUID}"/>{inner}</Coding>'


def selection(start: int, end: int, *, name: str = "", inner: str = "", number: int = 0) -> str:
    """A selection with a coding of the one code, or with something else."""
    guid = f'guid="{number:08x}-0000-4000-8000-000000000005" name={quoteattr(name)}'
    places = f'startPosition="{start}" endPosition="{end}"'
    return f"<PlainTextSelection {guid} {places}>{inner or coding(number)}</PlainTextSelection>"


def source(inner: str, path: str = "internal://a.txt", name: str = "T01") -> str:
    """A text source."""
    guid = 'guid="33333333-3333-4333-8333-333333333333"'
    return f"<TextSource {guid} name={quoteattr(name)} plainTextPath={quoteattr(path)}>{inner}</TextSource>"


def foreign(text: str, found: Sequence[Span], newline: int, unit: str, *, crlf: bool, bom: bool, origin: str) -> bytes:
    """A project with these selections of a text, written and counted as some program does; an oracle of its own."""
    file = text.replace("\n", "\r\n") if crlf else text

    def counted(place: int) -> int:
        before = text[:place].replace("\n", "\r\n") if crlf and newline == 2 else text[:place]
        return len(before.encode("utf-16-le")) // 2 if unit == "UTF-16 units" else len(before)

    inner = "".join(selection(counted(one.start), counted(one.end), number=n) for n, one in enumerate(found))
    data = (b"\xef\xbb\xbf" if bom else b"") + file.encode("utf-8")
    return zipped(project_xml(source(inner), origin=origin), files={"a.txt": data})
