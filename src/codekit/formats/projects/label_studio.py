"""Label Studio's exports: JSON, and JSON-MIN after it is put into the same shape.

Each task is a text, each annotation what one annotator did in it. Labels stand on stretches, choices and taxonomies on
a stretch or a whole text. A dialogue (Paragraphs) becomes a text with one line for each of its paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from codekit.formats.projects.gathered import Gathered, line, utc
from codekit.formats.projects.json_text import attributes, mappings, name_of, strings
from codekit.formats.projects.label_studio_texts import Task, keys_of, sample_of, text_of
from codekit.formats.projects.positions import UTF16, same_words, unit_of
from codekit.model.project import CHANGED, LEFT_OUT, SPAN, TEXT, Applied, Project, ProjectMemo, Variable
from codekit.model.span import Span

_LABELS = ("labels", "paragraphlabels", "choices", "taxonomy")
_OTHERS = {
    "relation": "relations between labels",
    "rating": "ratings",
    "number": "numbers",
    "datetime": "dates",
    "pairwise": "comparisons of texts",
    "ranker": "rankings",
    "hypertextlabels": "labels on web pages",
}
_NAMES = ("name", "title", "filename", "file_name", "document", "doc_id")
Result = Mapping[str, Any]


def is_full(rows: Sequence[Mapping[str, Any]]) -> bool:
    """True for the JSON export."""
    return any("data" in row and ("annotations" in row or "completions" in row) for row in rows)


def is_min(rows: Sequence[Mapping[str, Any]]) -> bool:
    """True for the JSON-MIN export."""
    return any("annotation_id" in row and "annotator" in row for row in rows)


def read(rows: Sequence[Mapping[str, Any]], name: str) -> Project:
    """The project of an export. Raises ImportRefusedError where it holds no text."""
    gathered = Gathered(name)
    listed = enumerate(_of_min(rows) if is_min(rows) else rows, 1)
    tasks = [task for number, row in listed if (task := _task(row, number, gathered))]
    keys = keys_of(tasks)
    controls = {_control(result) for task in tasks for _, _, result in task.results() if _paths(result)}
    unit = unit_of(
        [
            sample
            for task in tasks
            for _, _, result in task.results()
            if (sample := sample_of(task.data.get(keys.get(name_of(result.get("to_name")), "")), _value(result)))
        ]
    )
    if unit == UTF16:
        gathered.tell(CHANGED, "positions that count UTF-16 units, now code points")
    for task in tasks:
        _Reading(gathered, task, keys, unit, grouped=len(controls) > 1).all()
    return gathered.project(origin="Label Studio", title=name.rpartition(".")[0])


def _task(row: Mapping[str, Any], number: int, gathered: Gathered) -> Task | None:
    data = row.get("data")
    done = row.get("annotations", row.get("completions"))
    if not isinstance(data, Mapping):
        gathered.tell(LEFT_OUT, "tasks without data")
        return None
    annotations = []
    for annotation in mappings(done):
        if annotation.get("was_cancelled") is True:
            gathered.tell(LEFT_OUT, "annotations that were cancelled")
        else:
            annotations.append(annotation)
    for key in ("predictions", "drafts"):
        gathered.tell(LEFT_OUT, key, len(mappings(row.get(key))))
    return Task(name_of(row.get("id")) or f"row {number}", number, data, tuple(annotations))


class _Reading:
    """One task on its way into the project."""

    def __init__(self, gathered: Gathered, task: Task, keys: Mapping[str, str], unit: str, *, grouped: bool) -> None:
        self._gathered, self._task, self._keys, self._grouped = gathered, task, keys, grouped
        self._used = sorted(set(keys.values()))
        self._texts = {key: text for key in self._used if (text := text_of(task.data.get(key), unit))}
        self._ids = {
            key: gathered.named(task.id if len(self._used) == 1 else f"{task.id} {key}", text.positions)
            for key, text in self._texts.items()
        }

    def all(self) -> None:
        """The texts of the task and what was done in them."""
        told, rest = attributes(self._task.data, tuple(self._texts))
        self._gathered.tell(LEFT_OUT, "data of tasks beside their text", rest)
        for name in told:
            self._gathered.variables.setdefault(name, Variable(name))
        name = next((name_of(self._task.data.get(key)) for key in _NAMES if self._task.data.get(key)), "")
        self._gathered.tell(LEFT_OUT, "texts without words", len(self._used) - len(self._texts))
        for key, id_ in self._ids.items():
            if id_ not in self._gathered.texts:
                full = f"{name or f'task-{id_}'}{f' {key}' if len(self._used) > 1 else ''}"
                self._gathered.text(id_, full, self._texts[key].positions, attributes=told)
        for number, annotation in enumerate(self._task.annotations, 1):
            self._annotation(annotation, number)

    def _annotation(self, annotation: Mapping[str, Any], number: int) -> None:
        by, at = _person(self._gathered, annotation.get("completed_by")), utc(annotation.get("created_at"))
        if by:
            self._gathered.done.update(dict.fromkeys((id_, by) for id_ in self._ids.values()))
        for result in mappings(annotation.get("result")):
            self._result(result, f"{self._task.number}.{number}.{name_of(result.get('id'))}.{_control(result)}", by, at)

    def _result(self, result: Result, id_: str, by: str, at: str) -> None:
        key, value, kind = self._keys.get(name_of(result.get("to_name")), ""), _value(result), result.get("type")
        words = "\n\n".join(strings(value.get("text"))) if kind == "textarea" else ""
        paths = _paths(result)
        if not (words or paths):
            known = _OTHERS.get(kind) if isinstance(kind, str) else None
            self._gathered.tell(LEFT_OUT, known or "results of another kind, or without a label")
            return
        if key not in self._texts:
            self._gathered.tell(LEFT_OUT, "results of a text that is not there")
            return
        placed = "start" in value or "end" in value
        span = self._texts[key].span(value) if placed else self._texts[key].positions.whole
        if span is None:
            self._gathered.tell(LEFT_OUT, "labels whose place is not in their text")
        elif words:
            kind, about = (SPAN, span) if placed else (TEXT, None)
            self._gathered.memo(ProjectMemo(id_, words, "", kind, self._ids[key], about, by, at))
        else:
            self._code(result, paths, (key, span), (id_, by, at))

    def _code(self, result: Result, paths: list[list[str]], place: tuple[str, Span], who: tuple[str, str, str]) -> None:
        (key, span), (id_, by, at) = place, who
        for number, path in enumerate(paths):
            code = self._gathered.path(*([_control(result)] if self._grouped else []), *path)
            applied = Applied(f"{id_}.{number}", self._ids[key], code, span, by, at, _meta(result))
            self._gathered.code(applied)
        said = _value(result).get("text")
        text = self._texts[key].positions.text
        if isinstance(said, str) and "start" in _value(result) and not same_words(text, span, said):
            self._gathered.tell(CHANGED, "labels whose words are others than Label Studio keeps for them")


def _value(result: Result) -> Mapping[str, Any]:
    value = result.get("value")
    return value if isinstance(value, Mapping) else {}


def _control(result: Result) -> str:
    return name_of(result.get("from_name")) or "labels"


def _meta(result: Result) -> str:
    """What an annotator wrote beside a label."""
    meta = result.get("meta")
    return "\n\n".join(strings(meta.get("text"))) if isinstance(meta, Mapping) else ""


def _paths(result: Result) -> list[list[str]]:
    """The codes of a result, each as names from the top down."""
    value, kind = _value(result), result.get("type")
    if kind not in _LABELS:
        return []
    held = value.get(str(kind))
    listed = [strings(path) for path in held] if kind == "taxonomy" and isinstance(held, list) else []
    paths = listed or [[label] for label in strings(held)]
    return [path[:20] for path in paths if path and all(line(name) for name in path)]


def _person(gathered: Gathered, value: object) -> str:
    """Who made an annotation: a number, or a mapping with a name or address."""
    if not isinstance(value, Mapping):
        id_ = name_of(value)
        return gathered.person(id_, f"annotator {id_}" if id_.isdecimal() else id_)
    full = " ".join(name_of(value.get(key)) for key in ("first_name", "last_name")).strip()
    address = name_of(value.get("email"))
    return gathered.person(name_of(value.get("id")) or address or full, full or address.partition("@")[0])


def _of_min(rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """JSON-MIN as the other export: one row for each annotation, its labels under the names of their controls."""
    tasks: dict[str, dict[str, Any]] = {}
    own = {"id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time"}
    for number, row in enumerate(rows, 1):
        fields = {key: value for key, value in row.items() if key not in own}
        results = [result for key, value in fields.items() for result in _min_results(key, value)]
        used = Counter(result["from_name"] for result in results)
        data = {key: value for key, value in fields.items() if key not in used}
        id_ = name_of(row.get("id")) or f"row {number}"
        task = tasks.setdefault(id_, {"id": id_, "data": data, "annotations": []})
        by, at = row.get("annotator"), row.get("created_at")
        task["annotations"].append({"completed_by": by, "created_at": at, "result": results})
    yield from tasks.values()


def _min_results(key: str, value: object) -> Iterator[dict[str, Any]]:
    held = [value] if isinstance(value, Mapping) and "choices" in value else mappings(value)
    for number, part in enumerate(held):
        kind = next((name for name in _LABELS if name in part), "")
        if kind:
            yield {"id": f"{key}{number}", "type": kind, "from_name": key, "to_name": "", "value": part}
