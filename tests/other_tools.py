"""Small projects of other tools, written in their own formats for tests: nothing in them is of a real study."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from codekit.errors import CodekitError
from codekit.model.project import Project

PAGE = "<p>Ann: Grüße \N{GRINNING FACE}, I was late.</p>\n<p>Bob: Why?</p><p>Ann: The bus &amp; the rain.<br>Both.</p>"
WORDS = "Ann: Grüße \N{GRINNING FACE}, I was late.\nBob: Why?\nAnn: The bus & the rain.\nBoth."

TAGUETTE = """
CREATE TABLE users (login VARCHAR(30) PRIMARY KEY, created DATETIME);
CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT, created DATETIME);
CREATE TABLE project_members (project_id INTEGER, user_login VARCHAR(30), privileges VARCHAR(11));
CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT, filename VARCHAR(200),
  created DATETIME, project_id INTEGER, text_direction VARCHAR(13), contents TEXT);
CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME, user_login VARCHAR(30), project_id INTEGER,
  document_id INTEGER, payload TEXT);
CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path VARCHAR(200), description TEXT);
CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER, end_offset INTEGER,
  snippet TEXT);
CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
CREATE TABLE alembic_version (version_num VARCHAR(32));
"""

QUALCODER = """
CREATE TABLE project (databaseversion text, date text, memo text, about text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text,
  date text, av_text_id integer, unique(name));
CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, cid integer, memo text, owner text);
CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, owner text);
CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text,
  date text);
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text,
  owner text);
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text,
  date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text);
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer);
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer,
  owner text, date text, memo text, avid integer, important integer);
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text,
  color text);
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text);
"""
Rows = Mapping[str, Iterable[tuple[Any, ...]]]


def database(path: Path, schema: str, rows: Rows, *more: str) -> Path:
    """A SQLite file with these tables and rows; rows are filled from the first column on."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(schema)
    for table, held in rows.items():
        columns = len(connection.execute(f"SELECT * FROM {table}").description)
        for row in held:
            filled = (*row, *(None,) * (columns - len(row)))
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", filled)
    for statement in more:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def places(words: str, unit: str) -> tuple[int, int]:
    """Where these words stand in WORDS, as a tool counts; what only codekit puts in is left out."""
    begin = WORDS.index(words)
    before, held = WORDS[:begin], words
    if unit == "bytes":  # no line end stands between Bob's paragraph and the next, nor after a break
        counted = [WORDS.index("\n", WORDS.index("Why?")), WORDS.index("\n", WORDS.index("rain."))]
        start = len(before.encode()) - sum(at < begin for at in counted)
        return start, start + len(held.encode()) - sum(begin <= at < begin + len(held) for at in counted)
    if unit == "utf-16":
        return len(before.encode("utf-16-le")) // 2, len((before + held).encode("utf-16-le")) // 2
    return begin, begin + len(held)


def taguette_rows() -> dict[str, list[tuple[Any, ...]]]:
    """A Taguette project that two people highlighted."""
    late, bus, both = (places(words, "bytes") for words in ("I was late.", "The bus & the rain", "Why?\nAnn: The bus"))
    log: list[tuple[str, str, dict[str, Any]]] = [
        ("highlight_add", "ann", {"highlight_id": 1, "tags": [1]}),
        ("highlight_add", "ben", {"highlight_id": 1, "tags": [1, 2]}),
        ("highlight_add", "ben", {"highlight_id": 2, "tags": [2]}),
        ("tag_add", "ann", {"tag_id": 1}),
    ]
    return {
        "projects": [(1, "Buses", "About being late", "2024-01-01 10:00:00.000000"), (2, "Empty", "", "")],
        "project_members": [(1, "ann", "ADMIN"), (1, "ben", "TAG"), (2, "cat", "ADMIN")],
        "documents": [(7, "T01.odt", "first", "T01.odt", "2024-01-02 09:00:00.5", 1, "LEFT_TO_RIGHT", PAGE)],
        "commands": [
            (n, f"2024-01-03 10:0{n}:00", user, 1, 7, json.dumps({"type": kind, **payload}))
            for n, (kind, user, payload) in enumerate(log)
        ],
        "tags": [(1, 1, "Late", "not in time"), (2, 1, "Reason", "")],
        "highlights": [(1, 7, *late), (2, 7, *bus), (3, 7, *both), (4, 7, 5, 9_999), (5, 7, 9, 10)],
        "highlight_tags": [(1, 1), (1, 2), (2, 2), (4, 1), (5, 1)],
        "alembic_version": [("abc",)],
    }


def taguette(path: Path) -> Path:
    """The same as a file."""
    return database(path, TAGUETTE, taguette_rows())


def qualcoder_rows(unit: str = "utf-16") -> dict[str, list[tuple[Any, ...]]]:
    """A QualCoder project that two people coded, with cases, annotations and a journal."""
    day = "2024-02-01 10:00:00"

    def coded(id_: int, code: int, words: str, owner: str, memo: str = "", important: int = 0) -> tuple[Any, ...]:
        return (id_, code, 1, words, *places(words, unit), owner, day, memo, None, important)

    whole = len(WORDS)
    return {
        "project": [("v5", day, "about buses", "QualCoder 3.5")],
        "source": [
            (1, "T01.txt", "\ufeff" + WORDS.replace("\n", "\r\n") if unit == "crlf" else WORDS, None, "", "ann", day),
            (2, "bus.png", None, "/images/bus.png", "", "ann", day),
        ],
        "code_image": [(1, 2, 5, 1, "", "ann")],
        "code_cat": [(1, "Lateness", "ann", day, "all of it", None), (2, "Why", "ann", day, "", 1)],
        "code_name": [(1, "Late", "not in time", 1, "ann", day, "#F5A9A9"), (2, "Reason", "", 2, "ann", day, "rgb(1)")],
        "code_text": [
            coded(1, 1, "I was late.", "ann", "sure"),
            coded(2, 1, "I was late.", "ben", important=1),
            coded(3, 2, "the rain", "ben"),
            (4, 2, 1, "?", 5, 9_999, "ben", day, ""),
        ],
        "annotation": [(1, 1, *places("Why?", unit), "a question", "ann", day)],
        "cases": [(1, "Ann", "rides buses", "ann", day), (2, "Bob", "", "ann", day)],
        "case_text": [(1, 1, 1, 0, whole), (2, 2, 1, 5, 9), (3, 1, 2, None, None)],
        "attribute_type": [("age", day, "ann", "", "case", "numeric"), ("place", day, "ann", "", "file", "character")],
        "attribute": [(1, "age", "case", "44", 1), (2, "place", "file", "Kyoto", 1), (3, "age", "case", "", 2)],
        "journal": [(1, "first day", "we began\r\nlate", day, "ben")],
    }


def qualcoder(folder: Path, unit: str = "utf-16") -> Path:
    """The same as a folder; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    database(folder / "data.qda", QUALCODER, qualcoder_rows(unit))
    return folder


def label_studio(text: str = WORDS, unit: str = "points") -> list[dict[str, Any]]:
    """Two annotators in Label Studio, in one task; one of them was in the other task too, and left it empty."""

    def label(id_: str, words: str, name: str) -> dict[str, Any]:
        start, end = places(words, unit)
        value = {"start": start, "end": end, "text": words, "labels": [name]}
        return {"id": id_, "type": "labels", "from_name": "label", "to_name": "text", "value": value}

    choice = {
        "id": "c",
        "type": "taxonomy",
        "from_name": "mood",
        "to_name": "text",
        "value": {"taxonomy": [["Bad"], ["Bad", "Angry"]]},
    }
    note = {"id": "t", "type": "textarea", "from_name": "why", "to_name": "text", "value": {"text": ["a memo"]}}
    ann = {"id": 1, "email": "ann@example.invalid", "first_name": "", "last_name": ""}
    first: dict[str, Any] = {"completed_by": ann, "created_at": "2024-03-01T10:00:00.5Z", "was_cancelled": False}
    again: dict[str, Any] = {"completed_by": 2, "created_at": "2024-03-02T10:00:00Z"}
    return [
        {
            "id": 11,
            "data": {"text": text, "name": "T01", "place": "Kyoto", "extra": {"a": [1]}},
            "annotations": [
                {
                    **first,
                    "result": [label("a", "I was late.", "Late"), label("b", "the rain", "Reason"), choice, note],
                },
                {**again, "result": [label("d", "I was late.", "Late"), {"type": "relation", "from_id": "a"}]},
                {**again, "was_cancelled": True, "result": [label("e", "Why?", "Late")]},
            ],
            "predictions": [{"result": []}],
        },
        {"id": 12, "data": {"text": "Nothing here.", "name": "T02"}, "annotations": [{**again, "result": []}]},
    ]


def label_studio_min() -> list[dict[str, Any]]:
    """The same in the smaller form."""
    start, end = places("I was late.", "points")
    held = {"start": start, "end": end, "text": "I was late.", "labels": ["Late"]}
    row = {"id": 11, "text": WORDS, "annotator": 1, "annotation_id": 5, "created_at": "2024-03-01T10:00:00Z"}
    return [{**row, "label": [held], "mood": {"choices": ["Bad"]}}, {**row, "annotator": 2, "label": [held]}]


def dialogue() -> list[dict[str, Any]]:
    """A dialogue of Label Studio (Paragraphs)."""
    said = [{"author": "Ann", "text": "I was late."}, {"author": "Bob", "text": "Why?"}]
    value = {"start": "0", "end": "1", "startOffset": 2, "endOffset": 4, "paragraphlabels": ["Late"], "text": "was…"}
    result = {"id": "a", "type": "paragraphlabels", "from_name": "l", "to_name": "d", "value": value}
    return [{"id": 1, "data": {"talk": said}, "annotations": [{"completed_by": 3, "result": [result]}]}]


def doccano(annotator: str = "ann") -> list[dict[str, Any]]:
    """What one annotator did in doccano."""
    late, rain = places("I was late.", "points"), places("the rain", "points")
    first: dict[str, Any] = {"id": 1, "text": WORDS, "label": [[*late, "Late"]], "place": "Kyoto", "Comments": ["well"]}
    if annotator == "ben":
        entity = {"id": 3, "label": "Reason", "start_offset": rain[0], "end_offset": rain[1]}
        first = {"id": 1, "text": WORDS, "entities": [entity], "relations": [{"id": 1}]}
    return [first, {"id": 2, "text": "It was fine.", "label": ["Good"]}, {"id": 3, "text": "", "label": []}]


def lines(rows: Sequence[Any]) -> bytes:
    """Rows as JSON, one on each line."""
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def project_or_line(read: Callable[[Path], Project], path: Path) -> Project | None:
    """What a reader makes of a file: a project whose codings stand in their texts, or one line that names the file."""
    try:
        project = read(path)
    except CodekitError as error:
        message = error.message
    else:
        assert all(project.quote(coding) for coding in project.codings)
        return project
    assert "\n" not in message
    assert path.name in message
    return None


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP file with these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def cas(marks: Sequence[tuple[str, str]], person: str = "", document: str = "T01.txt") -> dict[str, bytes]:
    """A CAS as INCEpTION writes it: marks with the words and their code in a layer, tokens beside them."""
    made, system = _cas(marks, person, document)
    return {f"{document}.xmi": made.to_xmi().encode(), "TypeSystem.xml": system.to_xml().encode()}


def cas_json() -> bytes:
    """A CAS in JSON."""
    made, _ = _cas([("I was late.", "Late"), ("the rain", "Reason")], "ann", "T01.txt")
    return bytes(made.to_json().encode())


def _cas(marks: Sequence[tuple[str, str]], person: str, document: str) -> tuple[Any, Any]:
    import cassis

    system = cassis.TypeSystem()
    layer = system.create_type("webanno.custom.Lateness", supertypeName="uima.tcas.Annotation")
    system.create_feature(layer, "code", "uima.cas.String")
    system.create_feature(layer, "comment", "uima.cas.String")
    token = system.create_type("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "uima.tcas.Annotation")
    about = system.create_type("de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata", "uima.tcas.Annotation")
    for name in ("username", "sourceDocumentName"):
        system.create_feature(about, name, "uima.cas.String")
    made = cassis.Cas(typesystem=system)
    made.sofa_string = WORDS
    made.sofa_mime = "text/plain"
    made.add(about(begin=0, end=len(WORDS), username=person, sourceDocumentName=document))
    made.add(token(begin=0, end=3))
    for words, code in marks:
        start, end = places(words, "points")
        made.add(layer(begin=start, end=end, code=code, comment="sure" if code == "Late" else None))
    return made, system


def inception() -> bytes:
    """An INCEpTION project with two annotators, the beginning and a curated document."""
    marks = {
        "ann": [("I was late.", "Late"), ("the rain", "Reason")],
        "ben": [("I was late.", "Late")],
        "INITIAL_CAS": [("Why?", "Late")],
    }
    parts = {f"annotation/T01.txt/{person}.zip": zipped(cas(held, person)) for person, held in marks.items()}
    return zipped(
        {
            "exportedproject.json": b"{}",
            "source/T01.txt": WORDS.encode(),
            **parts,
            "curation/T01.txt/CURATION_USER.zip": zipped(cas([])),
        }
    )


APRX = """<?xml version="1.0" encoding="utf-8"?>
<project name="Buses">
  <users><user id="usr_1" name="Ann"/><user id="usr_2" name="Ben"/><user id="usr_3" name="Cat"/></users>
  <contents><content id="cnt_1" loc="abc"/><content id="cnt_2" loc="gone"/></contents>
  <media><medium id="med_1" name="T01.txt" content="cnt_1"/><medium id="med_2" name="T02.pdf" content="cnt_2"/></media>
  <documents>
    <document id="doc_1" name="T01" medium="med_1" owner="usr_1" cDate="2024-04-01T10:00:00Z"><layer id="l1">
      <quotation id="q1" owner="usr_1" cDate="2024-04-02T10:00:00Z"><comment>well</comment><location>
        <segmentedTextLoc sSegment="2" sOffset="5" eSegment="2" eOffset="-1"/></location></quotation>
      <quotation id="q2" owner="usr_2"><location>
        <segmentedTextLoc sSegment="2" sOffset="7" eSegment="4" eOffset="9"/></location></quotation>
      <quotation id="q3" owner="usr_2"><location>
        <segmentedTextLoc sSegment="9" sOffset="0" eSegment="9" eOffset="1"/></location></quotation>
      <quotation id="q4" owner="usr_2"><location><rectLoc/></location></quotation>
    </layer></document>
    <document id="doc_2" name="T02" medium="med_2"/>
  </documents>
  <tags><tag id="t_1" name="Late" color="#ff0000"><comment>not in time</comment></tag>
    <tag id="t_2" name="Reason"/></tags>
  <memos><memo id="m1"/></memos>
  <links>
    <tagQuotLink source="t_1" target="q1" owner="usr_1" cDate="2024-04-02T11:00:00Z"/>
    <tagQuotLink source="t_1" target="q2" owner="usr_2"/><tagQuotLink source="t_2" target="q2" owner="usr_2"/>
    <tagQuotLink source="t_9" target="q2" owner="usr_2"/>
  </links>
</project>
"""
ATLAS_PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<p id="1"><span id="2">Ann: I was late.</span></p>
<p id="3"><span id="4">Bob:&nbsp;Why?</span></p>
</body></html>
"""


def atlas(aprx: str = APRX, page: str = ATLAS_PAGE) -> bytes:
    """A project bundle of ATLAS.ti, as other programs read them."""
    return zipped({"project.aprx": aprx.encode(), "contents/abc/content": page.encode()})
