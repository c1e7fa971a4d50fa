"""Project files that are made to do harm: each with its name, and how it is written."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from pathlib import Path

from formats.projects.refi_made import coding, project_xml, selection, source, zipped
from hostile.bombs import Write, _damaged, _encrypted, _laughs
from hostile.bombs import zipped as packed
from hostile.limited import sparse

TEXT = b"We eat at the food bank.\n"
GOOD = project_xml(source(selection(0, 6)))


def _put(data: bytes) -> Write:
    return lambda path: path.write_bytes(data)


def _listed(count: int) -> bytes:
    """A zip file with a very long list of files."""
    held = io.BytesIO()
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *(20, 20, 0, 0, 0, 0), *(0, 0, 0), *(1, 0, 0, 0, 0), 0, 0) + b"x"
    held.write(entry * count)
    held.write(
        struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, min(count, 65535), min(count, 65535), len(entry) * count, 0, 0)
    )
    return held.getvalue()


def _said_small(data: bytes) -> bytes:
    """The first part says that it unpacks to one byte."""
    changed = bytearray(data)
    at = data.index(b"PK\x01\x02")
    changed[at + 24 : at + 28] = struct.pack("<L", 1)
    return bytes(changed)


def _deep(count: int) -> str:
    return project_xml("", codes='<Code name="c" isCodable="true">' * count + "</Code>" * count)


FILES = {"a.txt": TEXT}
# What cannot be used: one clear line.
REFUSED: dict[str, Write] = {
    "empty.qdpx": _put(b""),
    "byte.qdpx": _put(b"P"),
    "empty.qde": _put(b""),
    "word.qdpx": _put(packed({"word/document.xml": b"<x/>"})),
    "zeros.qdpx": lambda path: sparse(path, 9 * 1024**3),
    "zeros.qde": lambda path: sparse(path, 3 * 1024**3),
    "device.qdpx": lambda path: path.symlink_to("/dev/zero"),
    "pipe.qde": os.mkfifo,
    "folder.qdpx": lambda path: path.mkdir(),
    "circle.qdc": lambda path: path.symlink_to(path),
    "picture.qdc": _put(b"\x89PNG" + bytes(99)),
    "short.qdpx": _put(zipped(GOOD, files=FILES)[:-30]),
    "damaged.qdpx": _put(_damaged(zipped(GOOD, files=FILES))),
    "encrypted.qdpx": _put(_encrypted(zipped(GOOD, files=FILES))),
    "said-small.qdpx": _put(_said_small(zipped(GOOD, files=FILES))),
    "two.qdpx": _put(packed({"a.qde": GOOD.encode(), "b.qde": GOOD.encode()})),
    "none.qdpx": _put(packed({"sources/a.txt": TEXT})),
    "list.qdpx": lambda path: path.write_bytes(_listed(600_000)),
    "laughs.qdpx": lambda path: path.write_bytes(zipped(_laughs("<Project>&e9;</Project>"))),
    "laughs.qdc": lambda path: path.write_bytes(_laughs('<CodeBook origin="&e9;"/>')),
    "entity.qde": _put(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Project name="p">&e;</Project>'),
    "bomb.qdpx": lambda path: path.write_bytes(packed({"project.qde": (b" " * 1_000_000 for _ in range(900))})),
    "marks.qdpx": lambda path: path.write_bytes(zipped(b"<Project>" + b"<a/>" * 2_000_000 + b"</Project>")),
    "values.qde": lambda path: path.write_bytes(
        b"<Project " + b"".join(b"a%d='' " % n for n in range(2_100_000)) + b"/>"
    ),
    "source-bomb.qdpx": lambda path: path.write_bytes(zipped(GOOD, files={"a.txt": b"a " * 9_000_000})),
    "deep.qde": _put(_deep(5_000).encode()),
    "other.qde": _put(b"<html/>"),
    "half.qdc": _put(b"<CodeBook><Codes>"),
    "nul.qde": _put(GOOD.replace("food", "f\0d").encode()),
}


def _link(path: Path) -> None:
    """A source that is a link to a file of the system."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", GOOD)
        info = zipfile.ZipInfo("sources/a.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")


def _beside(path: Path) -> None:
    """A .qde whose sources are a link out of its folder."""
    path.write_text(GOOD, "utf-8")
    (path.parent / "sources").symlink_to("/etc")


def _climbing(way: str) -> Write:
    inner = project_xml(source(selection(0, 6), path=way))

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("project.qde", inner)
            archive.writestr("../../evil.txt", TEXT)
            archive.writestr("/tmp/evil.txt", TEXT)

    return write


MANY = "".join(selection(0, 6, number=n, inner=coding(n)) for n in range(40_000))
# What is odd in a part: the project is read without it, and says so in this many texts and codings.
TAKEN: dict[str, tuple[Write, int, int]] = {
    "utf16.qde": (_put(GOOD.encode("utf-16")), 0, 0),
    "link.qdpx": (_link, 0, 0),
    "beside.qde": (_beside, 0, 0),
    "slip.qdpx": (_climbing("internal://../../evil.txt"), 0, 0),
    "root.qdpx": (_climbing("/etc/passwd"), 0, 0),
    "absolute.qdpx": (_climbing("absolute:///etc/passwd"), 0, 0),
    "relative.qdpx": (_climbing("relative:///../../../etc/passwd"), 0, 0),
    "file.qdpx": (_climbing("file:///etc/passwd"), 0, 0),
    "missing.qdpx": (_put(zipped(GOOD)), 0, 0),
    "one-byte.qdpx": (_put(zipped(GOOD, files={"a.txt": b"\n"})), 0, 0),
    "no-text.qdpx": (_put(zipped(GOOD, files={"a.txt": bytes(range(256))})), 0, 0),
    "far.qdpx": (_put(zipped(project_xml(source(selection(10**14, 10**15 - 1) + selection(0, 6))), files=FILES)), 1, 1),
    "digits.qdpx": (
        _put(zipped(project_xml(source(selection(0, int("9" * 4000)) + selection(0, 6))), files=FILES)),
        1,
        1,
    ),
    "many.qdpx": (lambda path: path.write_bytes(zipped(project_xml(source(MANY)), files=FILES)), 1, 40_000),
    "film.qdpx": (
        lambda path: path.write_bytes(
            packed(
                {
                    "project.qde": GOOD.encode(),
                    "sources/a.txt": TEXT,
                    "sources/film.mp4": (os.urandom(1000) + bytes(999_000) for _ in range(900)),
                }
            )
        ),
        1,
        1,
    ),
}
