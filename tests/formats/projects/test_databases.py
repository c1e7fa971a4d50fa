"""SQLite files of other tools that are damaged, or made to do harm: one line each, and nothing beside the file."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.projects import database as databases_base
from codekit.formats.projects.databases import read
from codekit.model.project import LEFT_OUT
from codekit.tables import limits
from other_tools import QUALCODER, TAGUETTE, database, project_or_line, qualcoder_rows, taguette, taguette_rows

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"


def test_nothing_is_written_beside_the_file(tmp_path: Path) -> None:
    """The file is as it was, in a folder that holds nothing else; also where it was left in the middle of a change."""
    path = taguette(tmp_path / "p.sqlite3")
    open_elsewhere = sqlite3.connect(path)
    open_elsewhere.execute("PRAGMA journal_mode = WAL")
    open_elsewhere.execute("INSERT INTO tags VALUES (3, 1, 'Unsaved', '')")
    open_elsewhere.commit()
    held = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    project = read(path)
    after = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    open_elsewhere.close()

    assert held == after
    assert "p.sqlite3-wal" in held
    told = next(told for told in project.told if told.what.startswith("changes that its program"))
    assert (told.outcome, told.n) == (LEFT_OUT, 1)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_a_folder_that_nobody_may_write_to_is_enough(tmp_path: Path) -> None:
    """A project on a shared disk or a CD is read all the same."""
    folder = tmp_path / "a folder with ? and # %20"
    folder.mkdir()
    path = taguette(folder / "p.sqlite3")
    path.parent.chmod(0o555)
    try:
        assert read(path).name == "Buses"
    finally:
        path.parent.chmod(0o755)


@pytest.mark.parametrize(
    "table",
    [
        f"CREATE VIEW tags AS {ENDLESS} SELECT i AS id, 1 AS project_id, 'x' AS path, '' AS description FROM n",
        "CREATE TABLE tags (id, project_id, path, description AS (zeroblob(1000000000)))",
        "CREATE TABLE tags (id, project_id, path, description AS (randomblob(60000000)))",
        "CREATE VIRTUAL TABLE tags USING fts5(id, project_id, path)",
    ],
)
def test_a_table_that_makes_its_rows_is_not_read(tmp_path: Path, table: str) -> None:
    """A view may go on for ever, and a column may be made by a function: neither is a project's."""
    path = taguette(tmp_path / "p.sqlite3")
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE tags")
    try:
        connection.execute(table)
    except sqlite3.OperationalError as error:
        pytest.skip(f"this SQLite cannot make it: {error}")
    if "AS (" in table and "VIEW" not in table:
        connection.execute("INSERT INTO tags (id, project_id, path) VALUES (1, 1, 'x')")
    connection.commit()
    connection.close()

    with pytest.raises(ImportRefusedError) as refused:
        read(path)
    assert "\n" not in refused.value.message
    assert "p.sqlite3" in refused.value.message


def test_work_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever makes a query long: SQLite's steps are counted."""
    monkeypatch.setattr(databases_base, "_STEPS", 100)
    monkeypatch.setattr(databases_base, "_TIMES", 10)
    rows = taguette_rows() | {"tags": [(n, 1, f"tag {n}", "") for n in range(3, 500)]}

    with pytest.raises(ImportRefusedError, match="more than people write"):
        read(database(tmp_path / "p.sqlite3", TAGUETTE, rows))


def test_more_rows_than_a_study_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is that of tables."""
    monkeypatch.setattr(limits, "ROWS", 2)

    with pytest.raises(ImportRefusedError, match="has more than 2 rows"):
        read(taguette(tmp_path / "p.sqlite3"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no SQLite file"),
        (b"PK\x03\x04 a zip file", "no SQLite file"),
        (b"SQLite format 3\x00", "damaged"),
        (b"SQLite format 3\x00" + b"\xff" * 4096, "damaged"),
    ],
)
def test_what_is_no_database_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    """In one line that names the file."""
    path = tmp_path / "p.sqlite3"
    path.write_bytes(data)

    with pytest.raises(ImportRefusedError, match=what) as refused:
        read(path)
    assert "p.sqlite3" in refused.value.message


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    """Browsers and phones keep SQLite files too."""
    with pytest.raises(ImportRefusedError, match="no project that codekit knows"):
        read(database(tmp_path / "history.sqlite", "CREATE TABLE urls (id);", {"urls": [(1,)]}))


def test_a_database_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    """Of a file above the limit no byte is read."""
    path = tmp_path / "p.sqlite3"
    with path.open("wb") as file:
        file.truncate(limits.DATABASE + 1)

    with pytest.raises(ImportRefusedError, match="more than the limit"):
        read(path)


def test_a_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    """Also a name that is not there, and a pipe, which would never end."""
    (tmp_path / "x.qda").mkdir()
    os.mkfifo(tmp_path / "y.qda")

    for name, what in (("x.qda", "no data.qda"), ("z.qda", "no such file"), ("y.qda", "a pipe")):
        with pytest.raises(ImportRefusedError, match=what):
            read(tmp_path / name)


VALUES = (None, b"\xff\x00", -1, 2**63 - 1, float("inf"), "9" * 5000)
NAMES = ("nothing", "bytes", "minus", "large", "infinite", "digits")


@pytest.mark.parametrize("value", VALUES, ids=NAMES)
@pytest.mark.parametrize(("schema", "rows"), [(TAGUETTE, taguette_rows()), (QUALCODER, qualcoder_rows())])
def test_any_column_may_hold_anything(tmp_path: Path, schema: str, rows: dict, value: object) -> None:  # type: ignore[type-arg]
    """SQLite keeps no promise about kinds of values: each in turn in every column ends with a project or one line."""
    path = database(tmp_path / "first.db", schema, rows)
    connection = sqlite3.connect(path)
    columns = [
        (table, column[1])
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for column in connection.execute(f"PRAGMA table_info({table})").fetchall()
    ]
    connection.close()
    read_at_least = 0
    for table, column in columns:
        other = Path(shutil.copy(path, tmp_path / "other.db"))
        changing = sqlite3.connect(other)
        changing.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF")
        try:
            changing.execute(f"UPDATE {table} SET {column} = ?", (value,))
            changing.commit()
        except sqlite3.Error:  # a key must be a number
            continue
        finally:
            changing.close()
        read_at_least += project_or_line(read, other) is not None
    assert read_at_least > 10
