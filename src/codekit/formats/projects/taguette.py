"""Taguette's own project file, a SQLite database: documents, tags, highlights, and who made them.

Highlights are counted in UTF-8 bytes of the document's words, tags left out. Who highlighted what stands in the log of
commands only. A database of Taguette may hold several projects; the one with documents is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from codekit.errors import ImportRefusedError
from codekit.formats.projects.database import Database, Row, number, words
from codekit.formats.projects.gathered import Gathered, utc
from codekit.formats.projects.page_pieces import pieces_of
from codekit.formats.projects.positions import BYTES, Positions
from codekit.model.project import LEFT_OUT, Applied, Node, Project
from codekit.no_json import NO_JSON

TABLES = frozenset(("projects", "documents", "tags", "highlights", "highlight_tags"))


def read(database: Database, _path: Path) -> Project:
    """The project of a Taguette database. Raises ImportRefusedError where it holds several, or none."""
    gathered = Gathered(database.name)
    project = _project(database)
    _people(gathered, database, project)
    texts = dict(_texts(gathered, database, project))
    for tag in _of(database, "tags", project):
        node = Node(words(tag, "id"), words(tag, "path"), words(tag, "parent_id"), words(tag, "description"))
        gathered.node(node)
    _codings(gathered, database, texts, project)
    version = next((words(row, "version_num") for row in database.rows("alembic_version")), "")
    return gathered.project(
        origin=f"Taguette (database {version})" if version else "Taguette",
        title=words(project, "name"),
        description=words(project, "description"),
    )


def _project(database: Database) -> Row:
    projects = list(database.rows("projects"))
    filled = {words(row, "project_id") for row in database.rows("documents")}
    having = [project for project in projects if words(project, "id") in filled] or projects[:1]
    if len(having) == 1:
        return having[0]
    found = f"{len(having)} projects" if having else "no project"
    hint = "in Taguette open the one you want: Project info, Export project, SQLite"
    raise ImportRefusedError(f"the database holds {found}", where=database.name, hint=hint)


def _of(database: Database, table: str, project: Row) -> Iterator[Row]:
    """The rows of this project."""
    return (row for row in database.rows(table) if row.get("project_id") == project.get("id"))


def _people(gathered: Gathered, database: Database, project: Row) -> None:
    for member in _of(database, "project_members", project):
        gathered.person(words(member, "user_login"))


def _texts(gathered: Gathered, database: Database, project: Row) -> Iterator[tuple[str, Positions]]:
    for document in _of(database, "documents", project):
        pieces = pieces_of(words(document, "contents"))
        if pieces is None:
            gathered.tell(LEFT_OUT, "documents nested or marked up beyond what people write")
            continue
        id_, positions = words(document, "id"), Positions(pieces, BYTES)
        name = words(document, "name") or words(document, "filename")
        more = {"description": words(document, "description"), "at": utc(document.get("created"))}
        if gathered.text(id_, name, positions, made=f"document {id_}", **more):
            yield id_, positions


def _codings(gathered: Gathered, database: Database, texts: Mapping[str, Positions], project: Row) -> None:
    tags: dict[str, list[str]] = {}
    for link in database.rows("highlight_tags"):
        tags.setdefault(words(link, "highlight_id"), []).append(words(link, "tag_id"))
    made = _Makers(gathered, _of(database, "commands", project))
    for highlight in database.rows("highlights"):
        id_, document = words(highlight, "id"), words(highlight, "document_id")
        if document not in texts:
            continue
        start, end = number(highlight, "start_offset"), number(highlight, "end_offset")
        span = texts[document].span(start, end) if start is not None and end is not None else None
        if span is None:
            gathered.tell(LEFT_OUT, "highlights whose place is not in their document")
            continue
        if not tags.get(id_):
            gathered.tell(LEFT_OUT, "highlights without a tag")
        for tag in tags.get(id_, ()):
            by, at = made.of(id_, tag)
            gathered.code(Applied(f"{id_}.{tag}", document, tag, span, by, at))


class _Makers:
    """Who gave which tag to which highlight, and when, by the log of commands.

    A highlight that is changed is logged with all its tags again: each belongs to the one who first gave it. What was
    deleted and merged is past; a tag without a command is that of the highlight's last one, or of the only member.
    """

    def __init__(self, gathered: Gathered, commands: Iterable[Row]) -> None:
        self._given: dict[tuple[str, str], tuple[str, str]] = {}
        self._last: dict[str, tuple[str, str]] = {}
        self._tags: dict[str, set[str]] = {}
        self._gathered = gathered
        for command in commands:
            self._follow(command)
        only = list(gathered.people)
        self._otherwise = (only[0] if len(only) == 1 else "", "")

    def of(self, highlight: str, tag: str) -> tuple[str, str]:
        """The person and the time."""
        return self._given.get((highlight, tag)) or self._last.get(highlight) or self._otherwise

    def _follow(self, command: Row) -> None:
        payload = _payload(words(command, "payload"))
        if payload.get("type") != "highlight_add":
            return
        highlight, tags = str(payload.get("highlight_id")), payload.get("tags")
        given = {str(tag) for tag in tags} if isinstance(tags, list) else set()
        by = (self._gathered.person(words(command, "user_login")), utc(command.get("date")))
        for tag in given - self._tags.get(highlight, set()):
            self._given[highlight, tag] = by
        self._tags[highlight], self._last[highlight] = given, by


def _payload(text: str) -> Mapping[str, object]:
    import msgspec

    try:
        held = msgspec.json.decode(text)
    except NO_JSON:
        return {}
    return held if isinstance(held, Mapping) else {}
