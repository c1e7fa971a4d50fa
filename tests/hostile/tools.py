"""Projects of other tools than REFI-QDA that are made to do harm: each with its name, and how it is written."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import other_tools
from hostile.bombs import MILLION, Write, _damaged, _encrypted, _laughs
from hostile.bombs import zipped as packed
from hostile.limited import sparse
from hostile.projects import _listed, _put, _said_small

TAGUETTE, QUALCODER = other_tools.TAGUETTE, other_tools.QUALCODER
DEEP = 5_000
ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS project_id FROM n"


def _taguette(*more: str, without: str = "") -> Write:
    rows = {table: held for table, held in other_tools.taguette_rows().items() if table != without}
    return lambda path: other_tools.database(path, TAGUETTE, rows, *more)


def _in_place(of: str, *statements: str) -> Write:
    """Something else stands in the place of a table."""
    return _taguette(f"DROP TABLE {of}", *statements, without=of)


def _qualcoder(**more: Iterable[tuple[object, ...]]) -> Write:
    return lambda path: other_tools.database(path, QUALCODER, {**other_tools.qualcoder_rows(), **more})


def _page(page: str) -> Write:
    rows = other_tools.taguette_rows()
    rows["documents"] = [(7, "T01", "", "", "", 1, "", page)]
    return lambda path: other_tools.database(path, TAGUETTE, rows)


def _encoded(path: Path) -> None:
    """A database in UTF-16 whose words are cut within a sign."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA encoding = 'UTF-16le'")
    connection.close()
    schema, rows = TAGUETTE, other_tools.taguette_rows()
    connection = sqlite3.connect(path)
    connection.executescript(schema)
    for table, held in rows.items():
        columns = len(connection.execute(f"SELECT * FROM {table}").description)
        for row in held:
            connection.execute(
                f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", (*row, *(None,) * (columns - len(row)))
            )
    connection.execute("UPDATE projects SET description = CAST(x'3dd8' AS TEXT)")
    connection.commit()
    connection.close()


def _task(**data: object) -> bytes:
    return json.dumps([{"id": 1, "data": {"text": "We eat.", **data}, "annotations": []}]).encode()


def _linked(name: str, *others: tuple[str, bytes]) -> Write:
    """A ZIP file in which a part is a link to a file of the system."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            info = zipfile.ZipInfo(name)
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, "/etc/passwd")
            for other, data in others:
                archive.writestr(other, data)

    return write


LINES = other_tools.lines(other_tools.doccano())
PARTS = other_tools.cas([("Why?", "Late")], "ann")
XMI, TYPES = PARTS["T01.txt.xmi"], PARTS["TypeSystem.xml"]
GOOD = other_tools.zipped(PARTS)


def _cas(xmi: bytes = XMI, types: bytes = TYPES) -> bytes:
    return other_tools.zipped({"T01.xmi": xmi, "TypeSystem.xml": types})


def _people(inner: bytes, count: int) -> bytes:
    """A project in which so many people annotated a document, the bytes of all of whom are the same."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(count):
            archive.writestr(f"annotation/T01.txt/p{number}.zip", inner)
    return held.getvalue()


def _swollen() -> bytes:
    """A document that is packed to next to nothing."""
    return _cas(XMI.replace(b"</xmi:XMI>", b" " * 9 * MILLION + b"</xmi:XMI>"))


def _claiming(features: int, layers: int) -> bytes:
    """A type system that gives each of very many layers very many features."""
    named = "<featureDescription><name>f{}</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>"
    base = "".join(named.format(n) for n in range(features))
    layer = "<typeDescription><name>custom.L{}</name><supertypeName>custom.Base</supertypeName></typeDescription>"
    types = (
        "<typeDescription><name>custom.Base</name><supertypeName>uima.tcas.Annotation</supertypeName>"
        f"<features>{base}</features></typeDescription>" + "".join(map(layer.format, range(layers)))
    )
    system = f'<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>{types}</types></typeSystemDescription>'
    marks = "".join(f'<custom:L{n} xmi:id="{n + 100}" sofa="1" begin="0" end="3"/>' for n in range(layers))
    members = " ".join(str(n + 100) for n in range(layers))
    return _cas(
        f"""<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///custom.ecore">
        {marks}<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="We eat."/>
        <cas:View sofa="1" members="{members}"/></xmi:XMI>""".encode(),
        system.encode(),
    )


def _bundle(aprx: str | bytes | Iterator[bytes] = other_tools.APRX, page: bytes = b"", **more: bytes) -> bytes:
    held = aprx.encode() if isinstance(aprx, str) else aprx
    return packed({"project.aprx": held, "contents/abc/content": page or other_tools.ATLAS_PAGE.encode(), **more})


FILE_OF_NO_END: dict[str, Write] = {
    f"{kind}.{ending}": write
    for ending in ("sqlite3", "qda", "json", "jsonl", "zip", "xmi", "atlproj")
    for kind, write in {
        "empty": _put(b""),
        "byte": _put(b"P"),
        "zeros": lambda path: sparse(path, 3 * 1024**3),
        "device": lambda path: path.symlink_to("/dev/zero"),
        "pipe": os.mkfifo,
        "circle": lambda path: path.symlink_to(path),
    }.items()
}
CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "short": lambda data: data[:-30],
    "damaged": _damaged,
    "encrypted": _encrypted,
    "said-small": _said_small,
    "list": lambda _: _listed(600_000),
}
PACKED = {"atlproj": _bundle(), "zip": other_tools.zipped({"ann.jsonl": LINES * 20})}
ZIPS: dict[str, Write] = {
    f"{kind}.{ending}": _put(change(data)) for ending, data in PACKED.items() for kind, change in CHANGES.items()
}
# What cannot be used: one clear line.
REFUSED: dict[str, Write] = {
    **FILE_OF_NO_END,
    **ZIPS,
    "half.sqlite3": lambda path: path.write_bytes(other_tools.taguette(path).read_bytes()[:9000]),
    "magic.qda": _put(b"SQLite format 3\0"),
    "view.sqlite3": _in_place("documents", f"CREATE VIEW documents AS {ENDLESS}"),
    "search.sqlite3": _in_place("tags", "CREATE VIRTUAL TABLE tags USING fts5(path)"),
    "made.sqlite3": _in_place(
        "documents",
        "CREATE TABLE documents (id INTEGER, project_id INTEGER, contents TEXT AS (hex(zeroblob(100000000))))",
        "INSERT INTO documents VALUES (7, 1)",
    ),
    "huge.sqlite3": _taguette("UPDATE documents SET contents = CAST(zeroblob(90000000) AS TEXT)"),
    "rows.qda": _qualcoder(code_text=[(n, 1, 1, "", 0, 5, "ann", "", "") for n in range(300_000)]),
    "deep.json": _put(b"[" * MILLION),
    "values.json": _put(b"[" + b"0," * 7 * MILLION + b"0]"),
    "half.json": _put(_task()[:-9]),
    "link.zip": _linked("ann.jsonl"),
    "bomb.zip": lambda path: path.write_bytes(packed({"ann.jsonl": (b" " * MILLION for _ in range(60))})),
    "bombs.zip": lambda path: path.write_bytes(_people(_swollen(), 2_000)),
    "laughs.zip": _put(_cas(_laughs("<x>&e9;</x>"))),
    "entity.zip": _put(_cas(XMI, ENTITY)),
    "deep.zip": _put(_cas(b"<x>" * DEEP + b"</x>" * DEEP)),
    "deep-types.zip": _put(_cas(XMI, b"<x>" * DEEP + b"</x>" * DEEP)),
    "marks.zip": _put(_cas(XMI, b"<x>" + b"<y/>" * MILLION + b"</x>")),
    "values.zip": _put(_cas(XMI, b"<x>" + b"<y a='' b='' c='' d=''/>" * 200_000 + b"</x>")),
    "attributes.zip": _put(_cas(b"<x " + b"".join(b"a%d='' " % n for n in range(2 * MILLION)) + b"/>")),
    "inner.zip": _put(_people(b"PK nothing", 2)),
    "inner-list.zip": _put(_people(_listed(600_000), 1)),
    "none.atlproj": _put(packed({"contents/abc/content": b"<x/>"})),
    "laughs.atlproj": _put(_bundle(_laughs("<project>&e9;</project>"))),
    "bomb.atlproj": lambda path: path.write_bytes(_bundle(b" " * MILLION for _ in range(300))),
    "marks.atlproj": _put(_bundle(b"<project>" + b"<a/>" * 2 * MILLION + b"</project>")),
    "deep.atlproj": _put(_bundle(b"<a>" * DEEP + b"</a>" * DEEP)),
    "link.atlproj": _linked("project.aprx"),
}


def _climbing(path: Path) -> None:
    """A bundle whose documents lie elsewhere."""
    path.write_bytes(_bundle(other_tools.APRX.replace('loc="abc"', 'loc="../../../../etc/passwd"')))


def _links(count: int) -> str:
    """A bundle with so many quotations of one document."""
    place = '<location><segmentedTextLoc sSegment="2" sOffset="5" eSegment="2" eOffset="-1"/></location>'
    many = "".join(f'<quotation id="n{n}">{place}</quotation>' for n in range(count))
    links = "".join(f'<tagQuotLink source="t_1" target="n{n}" owner="u{n}"/>' for n in range(count))
    return other_tools.APRX.replace("</layer>", f"{many}</layer>").replace("<links>", f"<links>{links}")


def _highlights(count: int) -> Write:
    return _taguette(
        f"WITH RECURSIVE n(x) AS (SELECT 10 UNION ALL SELECT x + 1 FROM n LIMIT {count}) "
        "INSERT INTO highlights SELECT x, 7, x % 7, 8 + x % 9, '' FROM n",
        "INSERT INTO highlight_tags SELECT id, 1 FROM highlights WHERE id > 9",
    )


CHAIN = [(n, f"c{n}", "", "", "", n + 1) for n in range(100_000)]
# What is odd in a part: the project is read without it, and says so in this many texts and codings.
TAKEN: dict[str, tuple[Write, int, int]] = {
    "trigger.sqlite3": (
        _taguette("CREATE TRIGGER t AFTER INSERT ON tags BEGIN DELETE FROM tags; END", "CREATE VIEW v AS " + ENDLESS),
        1,
        3,
    ),
    "utf16.sqlite3": (_encoded, 1, 3),
    "nested.sqlite3": (_page("<div>" * DEEP + "late" + "</div>" * DEEP), 0, 0),
    "marked.sqlite3": (_page("<b>" * 4 * MILLION), 0, 0),
    "page.sqlite3": (_page(_laughs("<p>&e9;&e9;</p>").decode()), 1, 1),
    "many.sqlite3": (_highlights(100_000), 1, 31),
    "chain.qda": (_qualcoder(code_cat=CHAIN), 1, 3),
    "circle-of-codes.qda": (_qualcoder(code_cat=[(1, "a", "", "", "", 2), (2, "b", "", "", "", 1)]), 1, 3),
    "names.qda": (_qualcoder(cases=[(n, "x" * 500_000) for n in range(90)]), 1, 3),
    "digits.json": (_put(_task().replace(b'"id": 1', b'"id": ' + b"9" * 4000)), 1, 0),
    "names.json": (_put(_task(**{"x" * 500_000: "x" * 500_000})), 1, 0),
    "nested.json": (_put(_task(more=json.loads("[" * 90 + "]" * 90))), 1, 0),
    "many.jsonl": (_put(b'{"id": 1, "text": "We eat.", "label": [[0, 2, "a"]]}\n' * 100_000), 1, 1),
    "slip.zip": (_put(other_tools.zipped({"../../evil.jsonl": LINES, "/tmp/evil.jsonl": LINES})), 2, 2),
    "named.zip": (_put(other_tools.zipped({"Jxrgen.jsonl": LINES}).replace(b"Jxrgen", b"J\xfcrgen")), 2, 2),
    "link-beside.zip": (_linked("T02.txt", *PARTS.items()), 1, 1),
    "slip-of-people.zip": (_put(other_tools.zipped({"../../annotation/../p.zip": GOOD})), 1, 1),
    "claims.zip": (_put(_claiming(20_000, 20_000)), 1, 20_000),
    "page.atlproj": (_put(_bundle(page=_laughs("<html><body>&e9;</body></html>"))), 0, 0),
    "nested.atlproj": (_put(_bundle(page=b"<p>" * DEEP + b"</p>" * DEEP)), 0, 0),
    "climbing.atlproj": (_climbing, 0, 0),
    "linked.atlproj": (_linked("contents/abc/content", ("project.aprx", other_tools.APRX.encode())), 0, 0),
    "many.atlproj": (lambda path: path.write_bytes(_bundle(_links(40_000))), 1, 40_003),
    "film.atlproj": (lambda path: path.write_bytes(_bundle(film=os.urandom(9 * MILLION))), 1, 3),
}
