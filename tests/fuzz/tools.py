"""Projects of other tools than REFI-QDA, changed: databases, JSON, and ZIP files with XML or ZIP files in them."""

from __future__ import annotations

import contextlib
import json
import random
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import other_tools
from codekit.model.project import Project
from fuzz import mutations
from fuzz.mutations import ANY, Mutation
from fuzz.world import World

_VALUES = (
    None,
    "",
    b"\xff\x00",
    -1,
    0,
    1,
    2,
    10**18,
    1.5,
    "x",
    "9" * 400,
    "\N{GRINNING FACE}",
    "<p>" * 300,
    "{}",
    "null",
)


def values_of_tables(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """Values in the tables of a SQLite file are others, rows are gone or twice, a table has another name."""
    connection = sqlite3.connect(":memory:")
    with contextlib.closing(connection):
        try:
            connection.deserialize(data)
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for _ in range(rng.choice((1, 1, 2, 5))):
                _change(rng, connection, rng.choice(tables))
            return connection.serialize()
        except (sqlite3.Error, OverflowError, IndexError, UnicodeError):
            return mutations.flip(rng, data, other)


def _change(rng: random.Random, connection: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    column, some = rng.choice(columns), f"WHERE rowid % {rng.choice((1, 2, 3))} = 0"
    match rng.randrange(6):
        case 0:
            connection.execute(f'DELETE FROM "{table}" {some}')
        case 1:
            listed = ", ".join(f'"{each}"' for each in columns[1:])
            connection.execute(f'INSERT INTO "{table}" ({listed}) SELECT {listed} FROM "{table}" {some}')
        case 2:
            connection.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "c{rng.randrange(9)}"')
        case 3:
            connection.execute(f'UPDATE "{table}" SET "{column}" = "{rng.choice(columns)}" {some}')
        case _:
            connection.execute(f'UPDATE "{table}" SET "{column}" = ? {some}', (rng.choice(_VALUES),))


def parts_in_parts(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """The same for ZIP files that hold ZIP files."""
    inner = (mutations.zipped, mutations.zipped, mutations.zipped, mutations.xml, mutations.flip, mutations.cut)
    return mutations.zipped(rng, data, other, inner)


def lines_in_parts(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """The same for ZIP files with lines of JSON."""
    return mutations.zipped(rng, data, other, (*(mutations.json_lines,) * 4, mutations.lines, mutations.flip))


DATABASE: tuple[Mutation, ...] = (*ANY, *(values_of_tables,) * 8)
NESTED: tuple[Mutation, ...] = (*ANY, *(parts_in_parts,) * 6)
LINES: tuple[Mutation, ...] = (*ANY, *(lines_in_parts,) * 6)


def taguette(_world: World) -> list[bytes]:
    """A project of Taguette."""
    return [_file(other_tools.taguette)]


def qualcoder(_world: World) -> list[bytes]:
    """Two of QualCoder, in both ways to count."""
    return [_file(lambda path, unit=unit: _qualcoder(path, unit)) for unit in ("utf-16", "points")]  # type: ignore[misc]


def _qualcoder(path: Path, unit: str) -> Path:
    return other_tools.database(path, other_tools.QUALCODER, other_tools.qualcoder_rows(unit))


def _file(write: Callable[[Path], object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "project.db"
        write(path)
        return path.read_bytes()


def rows(_world: World) -> list[bytes]:
    """Exports of Label Studio and doccano in JSON, and a UIMA CAS."""
    made: Sequence[object] = (
        other_tools.label_studio(),
        other_tools.label_studio(unit="utf-16"),
        other_tools.label_studio_min(),
        other_tools.dialogue(),
        other_tools.doccano(),
    )
    return [*(json.dumps(held).encode() for held in made), other_tools.cas_json()]


def lines(_world: World) -> list[bytes]:
    """Rows of two annotators of doccano."""
    return [other_tools.lines(other_tools.doccano(who)) for who in ("ann", "ben")]


def several(_world: World) -> list[bytes]:
    """The same in a ZIP."""
    parts = {f"{who}.jsonl": other_tools.lines(other_tools.doccano(who)) for who in ("ann", "ben")}
    return [other_tools.zipped(parts)]


def annotated(_world: World) -> list[bytes]:
    """A project of INCEpTION, and one document of it."""
    return [other_tools.inception(), other_tools.zipped(other_tools.cas([("Why?", "Late")], "ann"))]


def bundles(_world: World) -> list[bytes]:
    """A bundle of ATLAS.ti."""
    return [other_tools.atlas()]


def whole(read: Callable[[Path], Project]) -> Callable[[World, Path], object]:
    """Ask a reader, and hold it to what a project promises: whatever one part names is there."""

    def ask(_world: World, path: Path) -> object:
        project = read(path)
        assert all(project.quote(coding) for coding in project.codings)
        texts, people = set(project.text_of), {person.id for person in project.people} | {""}
        codes = [node.id for node in project.codes]
        assert len(codes) == len(set(codes))
        assert all(not node.parent or node.parent in codes[:place] for place, node in enumerate(project.codes))
        assert all(coding.code in codes and coding.by in people for coding in project.codings)
        assert all(text in texts and person in people for text, person in project.done)
        assert all(text in texts for case in project.cases for text in case.texts)
        assert all("\r" not in text.text and text.text.encode() for text in project.texts)
        return project

    return ask
