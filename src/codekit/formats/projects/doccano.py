"""doccano's exports: JSONL of one annotator, JSON with the same rows, and the ZIP with a file for each annotator.

Rows of several annotators with the same id and the same words are one text. Labels stand on stretches, or on the whole
text where the project is one of classification.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from codekit.formats.projects.gathered import Gathered
from codekit.formats.projects.json_text import attributes, mappings, name_of, strings, whole
from codekit.formats.projects.positions import Positions
from codekit.model.project import LEFT_OUT, TEXT, Applied, Project, ProjectMemo, Variable

_LABELS = ("label", "labels", "entities", "annotations")
_USED = (*_LABELS, "id", "text", "data", "relations", "Comments", "comments", "cats", "annotation_approver", "meta")
_NOBODY = frozenset(("all", "unknown"))  # files of doccano in which annotators are not told apart


def is_one(rows: Iterable[Mapping[str, Any]]) -> bool:
    """True where rows hold texts with labels."""
    return any(_words(row) and any(key in row for key in _LABELS) for row in rows)


def read(files: Sequence[tuple[str, Iterable[Any]]], name: str) -> Project:
    """The project of one or more files, each with the annotator's name and its rows.

    Raises ImportRefusedError where they hold no text.
    """
    gathered = Gathered(name)
    held: dict[tuple[str, str], tuple[str, Positions]] = {}
    for annotator, rows in files:
        by = "" if annotator in _NOBODY else gathered.person(annotator)
        for number, row in enumerate(rows, 1):
            if isinstance(row, Mapping) and _words(row):
                _row(gathered, held, row, by, number)
            else:
                gathered.tell(LEFT_OUT, "rows without a text")
    return gathered.project(origin="doccano", title=name.rpartition(".")[0])


def _words(row: Mapping[str, Any]) -> str:
    text = row.get("text", row.get("data"))
    return text if isinstance(text, str) else ""


def _row(
    gathered: Gathered, held: dict[tuple[str, str], tuple[str, Positions]], row: Mapping[str, Any], by: str, number: int
) -> None:
    id_, words = name_of(row.get("id")) or f"row {number}", _words(row)
    if (id_, words) not in held:
        positions = Positions(words)
        unique = gathered.named(id_, positions)
        held[id_, words] = unique, positions
        meta = row.get("meta")
        told, rest = attributes({**row, **(meta if isinstance(meta, Mapping) else {})}, _USED)
        gathered.tell(LEFT_OUT, "data of rows beside their text", rest)
        for key in told:
            gathered.variables.setdefault(key, Variable(key))
        title = next((told[key] for key in ("name", "title", "filename") if key in told), unique)
        gathered.text(unique, title, positions, attributes=told)
    text, positions = held[id_, words]
    if by:
        gathered.done[text, by] = None
    for place, label in enumerate(_labels(row)):
        _label(gathered, (text, positions), label, by, place)
    gathered.tell(LEFT_OUT, "relations between labels", len(mappings(row.get("relations"))))
    said = row.get("Comments", row.get("comments"))
    for comment in strings(said):
        gathered.memo(ProjectMemo(f"{text}.{by}.{len(gathered.memos)}", comment, "", TEXT, text, by=by))


def _labels(row: Mapping[str, Any]) -> list[Any]:
    found: list[Any] = []
    for key in _LABELS:
        value = row.get(key)
        found += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return found


def _label(gathered: Gathered, held: tuple[str, Positions], label: object, by: str, place: int) -> None:
    """A label as doccano writes it: [start, end, name], a mapping with these, or a name for the whole text."""
    text, positions = held
    start, end, name, user = _parts(label)
    if not name:
        gathered.tell(LEFT_OUT, "labels without a name")
        return
    by = gathered.person(user, f"annotator {user}") if user and not by else by
    if start is None and end is None:
        span = positions.whole
    else:
        span = positions.span(start, end) if start is not None and end is not None else None
    if span is None:
        gathered.tell(LEFT_OUT, "labels whose place is not in their text")
        return
    if user:
        gathered.done[text, by] = None
    gathered.code(Applied(f"{text}.{by}.{place}", text, gathered.path(name), span, by))


def _parts(label: object) -> tuple[int | None, int | None, str, str]:
    if isinstance(label, Mapping):
        start, end = (whole(label.get(key)) for key in ("start_offset", "end_offset"))
        return start, end, name_of(label.get("label")), name_of(label.get("user"))
    if isinstance(label, list) and len(label) == 3:
        start, end = (-1 if (at := whole(place)) is None else at for place in label[:2])
        return start, end, name_of(label[2]), ""
    return None, None, name_of(label), ""
