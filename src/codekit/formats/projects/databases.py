"""Which tool a SQLite file is of, by the tables in it: .sqlite3, .sqlite and .db of Taguette, .qda of QualCoder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from codekit.errors import ImportRefusedError
from codekit.formats.projects import qualcoder, taguette
from codekit.formats.projects.database import Database, opened, unsaved
from codekit.formats.projects.files import NO_FILE
from codekit.model.project import LEFT_OUT, Project, Told
from codekit.refusals import reading

_HINT = "codekit reads the databases of Taguette and QualCoder"
_UNSAVED = Told(
    LEFT_OUT, "changes that its program did not yet put into the file", why="close it there, and read again"
)


def read(path: Path) -> Project:
    """A project of Taguette or QualCoder: its SQLite file, or QualCoder's folder with data.qda in it.

    Raises ImportRefusedError where it is neither, is damaged or too large, FileRefusedError where the system refuses.
    """
    file = path / "data.qda" if path.is_dir() else path
    try:
        with reading(file), opened(file) as database:
            project = _read(database, file)
    except FileNotFoundError:
        what = "there is no data.qda in this folder" if path.is_dir() else NO_FILE
        raise ImportRefusedError(what, where=str(path), hint="name the project of Taguette or QualCoder") from None
    return replace(project, told=(*project.told, _UNSAVED)) if unsaved(file) else project


def _read(database: Database, path: Path) -> Project:
    if database.tables >= taguette.TABLES:
        return taguette.read(database, path)
    if database.tables >= qualcoder.TABLES:
        return qualcoder.read(database, path)
    raise ImportRefusedError("a SQLite file, but no project that codekit knows", where=database.name, hint=_HINT)
