"""What lies beside studies, changed: corpora, recordings, copies of a server, what a server sends, locks, settings."""

from __future__ import annotations

import io
import json
import random
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec

import other_tools
from codekit.away import wire
from codekit.errors import CodekitError
from codekit.formats import recordings
from codekit.owners import machine
from codekit.store import copied, locking
from codekit.store.files import digest
from codekit.tables.archive import BROKEN
from codekit.team import oidc_settings
from codekit.team.backup import checking
from codekit.team.backup.archive import MANIFEST, SEAL
from codekit.team.backup.writing import back_up
from codekit.team.places import Places
from codekit.workflow.study import pasting, tables
from codekit.workflow.study.study import open_study
from fuzz import mutations
from fuzz.mutations import ANY, Mutation
from fuzz.world import World

PASTED = ("transcript\tcase\tdate\nT01\tO1\t2024-05-01\nT02\tO9\t\n", 'T03\t"a\nb"\n', "transcript,case\nT01,O2\n")
PROVIDER = (
    "issuer: https://login.example.org/realms/uni\nclient_id: codekit\nclient_secret: x\nemail_domains: ['@a.org']\n"
)


def waves(_world: World) -> list[bytes]:
    """Recordings in each form of samples that is drawn, in two channels and in one."""
    found = []
    for code, bits, channels in ((1, 8, 1), (1, 16, 2), (3, 32, 1), (0xFFFE, 16, 1)):
        more = struct.pack("<HHIH14x", 22, bits, 0, 1) if code == 0xFFFE else b""
        form = struct.pack("<HHIIHH", code, channels, 8000, 8000, channels * bits // 8, bits) + more
        sound = bytes(range(256)) * 4
        parts = b"LIST\x03\0\0\0abc\0fmt " + struct.pack("<I", len(form)) + form + b"data"
        found.append(b"RIFF\0\0\0\0WAVE" + parts + struct.pack("<I", len(sound)) + sound)
    return found


def recording(_world: World, path: Path) -> object:
    """What it is, and how loud."""
    loud = recordings.loudness(path)
    assert all(0 <= point <= 1 for point in loud)
    return recordings.media_type(path), loud


def annotated(_world: World) -> list[bytes]:
    """One document of INCEpTION, outside of its ZIP file."""
    return [other_tools.cas([("Why?", "Late")], "ann")["T01.txt.xmi"]]


def with_types(read: Callable[[World, Path], object]) -> Callable[[World, Path], object]:
    """The same with its type system beside it."""

    def ask(world: World, path: Path) -> object:
        path.with_name("TypeSystem.xml").write_bytes(other_tools.cas([("Why?", "Late")], "ann")["TypeSystem.xml"])
        return read(world, path)

    return ask


def copies(world: World) -> list[bytes]:
    """A copy of a server with one study."""
    data = world.root / "server"
    shutil.copytree(world.study, data / "care", dirs_exist_ok=True)
    back_up(None, Places(data), world.root / "backup.zip")
    return [(world.root / "backup.zip").read_bytes()]


def sealed(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """Parts of a copy are others, and its list and seal say that they are as they were written."""
    try:
        with zipfile.ZipFile(io.BytesIO(mutations.zipped(rng, data, other))) as packed:
            parts = {info.filename: packed.read(info) for info in packed.infolist()}
        listed = json.loads(parts.pop(MANIFEST, b"{}"))
        listed["files"] = {name: {"sha256": digest(part), "bytes": len(part)} for name, part in parts.items()}
    except (*BROKEN, TypeError, RecursionError):
        return mutations.flip(rng, data, other)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in {**parts, MANIFEST: json.dumps(listed).encode()}.items():
            made.writestr(name, part)
        made.comment = b"0" * SEAL
    whole = held.getvalue()
    return whole[:-SEAL] + digest(whole[:-SEAL]).encode()


COPY: tuple[Mutation, ...] = (*ANY, *(sealed,) * 6)


def checked(_world: World, path: Path) -> object:
    """Hold a copy against its sums, and check what is in it."""
    return checking.check(path).studies


def noted(world: World) -> list[bytes]:
    """What a copy of a server's study remembers."""
    origin = copied.Origin(
        server="https://codekit.example.org",
        study="care",
        coder="ana",
        documents={"study.yaml": digest(b"")},
        coming={"cases.csv": [digest(b"x")]},
        sent={"codings/r1/ana/T01": 3},
        at="2024-05-01T08:00:00Z",
        whole=True,
    )
    return [msgspec.json.encode(origin), msgspec.json.encode({"server": "x", "study": str(world.root), "coder": ""})]


def remembered(world: World, path: Path) -> object:
    """Read it, and open the study for whom it names."""
    return copied.origin(open_study(world.study).store), path.name


def framed(_world: World) -> list[bytes]:
    """What a server sends: a document, a ledger, and that it was all."""
    held = (
        wire.Frame(wire.DOCUMENT, "study.yaml", b"title: x\n"),
        wire.Frame(wire.LEDGER, "a/b", [b"{}", b'{"id":1}']),
    )
    return [b"".join(map(wire.encoded, (*held, wire.Frame(wire.END, "", b""))))]


def fetched(_world: World, path: Path) -> object:
    """Take it apart; an error is about the server, so the file's name is put before it."""
    try:
        return list(wire.frames(io.BytesIO(path.read_bytes())))
    except CodekitError as error:
        raise CodekitError(error.message, where=path.name, hint=error.hint) from None


def locks(_world: World) -> list[bytes]:
    """Locks of this computer and of another one, which nobody holds any more."""
    own = {"key": "a", "machine": machine(), "pid": 2**22 + 1, "born": "1", "by": "ana", "task": "import"}
    return [
        json.dumps(each | {"host": "h", "since": "2024-05-01T08:00:00"}).encode()
        for each in (own, {**own, "machine": "x"})
    ]


def waited(_world: World, path: Path) -> object:
    """Hold it, or be told who does; neither waits."""
    try:
        with locking.held(path, patience=0.0):
            return path.name
    except CodekitError as error:
        raise CodekitError(error.message, where=path.name, hint=error.hint) from None
    finally:
        path.write_bytes(b"")  # the file that was tried is looked for again


def pasted(world: World, path: Path) -> object:
    """Cells from the clipboard, put into the table of interviews."""
    study = open_study(world.study)
    text = path.read_bytes().decode("utf-8", "replace")
    try:
        return pasting.paste(study, "interviews", text, seal=tables.table(study, "interviews").grid.seal).changes
    except CodekitError as error:
        raise CodekitError(error.message, where=path.name, hint=error.hint) from None


def provider(_world: World, path: Path) -> object:
    """Who else may say who somebody is."""
    path.chmod(0o600)
    return oidc_settings.read(path).origins
