"""QualCoder's project: a folder NAME.qda whose file data.qda is a SQLite database.

Positions are those of Qt, which counts UTF-16 units, or code points in what QualCoder found itself; the words that it
keeps beside each coding say which. What is coded in pictures, sound and film is counted, not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from codekit.formats.projects.database import Database, Row, number, words
from codekit.formats.projects.gathered import Gathered, line, utc
from codekit.formats.projects.positions import UTF16, Positions, same_words, unit_of
from codekit.model.codebook import is_colour
from codekit.model.project import (
    CHANGED,
    LEFT_OUT,
    SPAN,
    STUDY,
    Applied,
    Node,
    Project,
    ProjectCase,
    ProjectMemo,
    Variable,
)
from codekit.model.span import Span

TABLES = frozenset(("source", "code_name", "code_text"))
_ELSEWHERE = {
    "code_image": "codings of pictures",
    "code_av": "codings of sound and film",
    "graph": "graphs",
    "ris": "entries of bibliographic references",
    "stored_sql": "stored queries",
}
_NO_ZONE = "QualCoder writes no time zone"


def read(database: Database, path: Path) -> Project:
    """The project of a QualCoder database. Raises ImportRefusedError where it holds neither text nor code."""
    gathered = Gathered(database.name)
    about = next(iter(database.rows("project")), {})
    for category in database.rows("code_cat"):
        above = _id("category", category, "supercatid")
        gathered.node(_node(_id("category", category, "catid"), category, above, codable=False))
    for code in database.rows("code_name"):
        above = _id("code", code, "supercid") or _id("category", code, "catid")
        gathered.node(_node(_id("code", code, "cid"), code, above))
    texts = dict(_texts(gathered, database))
    _codings(gathered, database, texts)
    _memos(gathered, database, texts)
    _cases(gathered, database, texts)
    for table, what in _ELSEWHERE.items():
        gathered.tell(LEFT_OUT, what, database.count(table))
    title = path.parent.name if path.name == "data.qda" else path.name
    return gathered.project(
        origin=words(about, "about") or "QualCoder",
        title=title.removesuffix(".qda"),
        description=words(about, "memo"),
    )


def _id(kind: str, row: Row, column: str) -> str:
    value = words(row, column)
    return f"{kind} {value}" if value else ""


def _node(id_: str, row: Row, parent: str, *, codable: bool = True) -> Node:
    colour = words(row, "color")
    return Node(id_, words(row, "name"), parent, words(row, "memo"), colour if is_colour(colour) else "", codable)


def _texts(gathered: Gathered, database: Database) -> Iterator[tuple[str, Positions]]:
    said: dict[str, list[tuple[int, int, str]]] = {}
    for coding in database.rows("code_text"):
        place = _place(coding)
        if place:
            said.setdefault(words(coding, "fid"), []).append((*place, words(coding, "seltext")))
    attributes = _values(gathered, database, "file")
    for source in database.rows("source"):
        id_, text = words(source, "id"), words(source, "fulltext")
        if not text and words(source, "mediapath"):
            gathered.tell(LEFT_OUT, "pictures, sound and film")
            continue
        unit = unit_of([(text, *place) for place in said.get(id_, ())])
        if unit == UTF16:
            gathered.tell(CHANGED, "texts whose positions count UTF-16 units, now code points")
        positions = Positions(text, unit)
        taken = gathered.text(
            id_,
            words(source, "name"),
            positions,
            made=f"source {id_}",
            description=words(source, "memo"),
            by=gathered.person(words(source, "owner")),
            at=utc(source.get("date")),
            attributes=attributes.get(id_, {}),
        )
        if taken:
            yield id_, positions


def _place(row: Row) -> tuple[int, int] | None:
    start, end = number(row, "pos0"), number(row, "pos1")
    return (start, end) if start is not None and end is not None else None


def _span(texts: Mapping[str, Positions], row: Row) -> Span | None:
    place, positions = _place(row), texts.get(words(row, "fid"))
    return positions.span(*place) if place and positions else None


def _codings(gathered: Gathered, database: Database, texts: Mapping[str, Positions]) -> None:
    differing = 0
    for place, coding in enumerate(database.rows("code_text")):
        span, text = _span(texts, coding), words(coding, "fid")
        if span is None:
            gathered.tell(LEFT_OUT, "codings whose place is not in their text")
            continue
        gathered.tell(LEFT_OUT, "marks that a coding is important", number(coding, "important") == 1)
        kept = words(coding, "seltext")
        differing += bool(kept) and not same_words(texts[text].text, span, kept)
        by, at = gathered.person(words(coding, "owner")), utc(coding.get("date"))
        id_ = words(coding, "ctid") or f"row {place}"
        gathered.code(Applied(id_, text, _id("code", coding, "cid"), span, by, at, words(coding, "memo")))
        if at:
            gathered.tell(CHANGED, "times of codings, taken as UTC", 1, _NO_ZONE)
    why = "the text was changed after it was coded, or the place is wrong: look at them"
    gathered.tell(CHANGED, "codings whose words are others than QualCoder keeps for them", differing, why)


def _memos(gathered: Gathered, database: Database, texts: Mapping[str, Positions]) -> None:
    for place, note in enumerate(database.rows("annotation")):
        span, by, at = _span(texts, note), gathered.person(words(note, "owner")), utc(note.get("date"))
        if span is None:
            gathered.tell(LEFT_OUT, "annotations whose place is not in their text")
            continue
        text = words(note, "fid")
        gathered.memo(ProjectMemo(f"annotation {place}", words(note, "memo"), "", SPAN, text, span, by, at))
    for place, entry in enumerate(database.rows("journal")):
        by, at = gathered.person(words(entry, "owner")), utc(entry.get("date"))
        memo = ProjectMemo(f"journal {place}", words(entry, "jentry"), words(entry, "name"), STUDY, by=by, at=at)
        gathered.memo(memo)


def _cases(gathered: Gathered, database: Database, texts: Mapping[str, Positions]) -> None:
    linked: dict[str, list[str]] = {}
    for link in database.rows("case_text"):
        text, place = words(link, "fid"), _place(link)
        linked.setdefault(words(link, "caseid"), []).append(text)
        part = place is not None and text in texts and place[1] > 0 and place[1] - place[0] < len(texts[text].text) - 1
        gathered.tell(CHANGED, "links of a case to a part of a text, now to all of it", int(part))
    attributes = _values(gathered, database, "case")
    for case in database.rows("cases"):
        id_ = words(case, "caseid")
        held = dict.fromkeys(linked.get(id_, ()))
        name, memo = line(words(case, "name")) or f"case {id_}", words(case, "memo")
        gathered.cases.append(ProjectCase(id_, name, tuple(held), attributes.get(id_, {}), memo))


def _values(gathered: Gathered, database: Database, about: str) -> dict[str, dict[str, str]]:
    """The attributes of cases or files by their id; their kinds become variables."""
    for kind in database.rows("attribute_type"):
        name = line(words(kind, "name"))
        if name and words(kind, "caseOrFile") == about:
            form = "float" if words(kind, "valuetype") == "numeric" else "text"
            gathered.variables.setdefault(name, Variable(name, form, words(kind, "memo")))
    values: dict[str, dict[str, str]] = {}
    for held in database.rows("attribute"):
        name, value = line(words(held, "name")), line(words(held, "value"))
        if words(held, "attr_type") == about and name and value:
            gathered.variables.setdefault(name, Variable(name))
            values.setdefault(words(held, "id"), {})[name] = value
    return values
