"""The texts of Label Studio's tasks: which field of a task's data is the text, and a dialogue as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from codekit.formats.projects.json_text import mappings, name_of, whole
from codekit.formats.projects.positions import Piece, Positions, length
from codekit.model.span import Span

_USUAL = ("text", "dialogue", "dialog", "transcript", "content", "body")


@dataclass(frozen=True)
class Task:
    """One task, which may have the id of another: its data, and what annotators did that did not cancel it."""

    id: str
    number: int
    data: Mapping[str, Any]
    annotations: tuple[Mapping[str, Any], ...]

    def results(self) -> Iterator[tuple[Task, Mapping[str, Any], Mapping[str, Any]]]:
        """Each result with its annotation."""
        for annotation in self.annotations:
            for result in mappings(annotation.get("result")):
                yield self, annotation, result


@dataclass(frozen=True)
class Held:
    """A text with its positions, and where its paragraphs begin, and the last one ends, where it is a dialogue."""

    positions: Positions
    begins: tuple[int, ...] = ()

    def span(self, value: Mapping[str, Any]) -> Span | None:
        """The span that a label names."""
        start, end = self._at(value, "start"), self._at(value, "end")
        return self.positions.span(start, end) if start is not None and end is not None else None

    def _at(self, value: Mapping[str, Any], side: str) -> int | None:
        """In a dialogue, start and end name a paragraph, and offsets the place in it."""
        place = value.get(side)
        if not self.begins:
            return whole(place)
        paragraph, offset = _paragraph(place), whole(value.get(f"{side}Offset"))
        if paragraph is None or offset is None or not 0 <= paragraph < len(self.begins) - 1:
            return None
        begin, end = self.begins[paragraph : paragraph + 2]
        return begin + offset if 0 <= offset <= end - begin else None


def _paragraph(place: object) -> int | None:
    """The number of a paragraph, which is written as a text."""
    digits = isinstance(place, str) and place.isascii() and place.isdecimal() and len(place) < 10
    return int(str(place)) if digits else whole(place)


def text_of(value: object, unit: str) -> Held | None:
    """A field of a task's data as a text, None where it is none."""
    if isinstance(value, str):
        return Held(Positions(value, unit)) if value.strip() else None
    pieces: list[Piece] = []
    begins: list[int] = []
    counted = 0
    for part in mappings(value):
        said = part.get("text")
        said = said if isinstance(said, str) else ""
        speaker = next((name for key in ("author", "speaker", "name") if (name := name_of(part.get(key)))), "")
        begins.append(counted)
        counted += length(said, unit)
        pieces += [Piece(f"{speaker}: " if speaker else "", counted=False), Piece(said), Piece("\n", counted=False)]
    return Held(Positions(pieces, unit), (*begins, counted)) if counted else None


def sample_of(held: object, value: Mapping[str, Any]) -> tuple[str, int, int, str] | None:
    """A text with a label's place in it and the words that the export keeps for it; of a dialogue, one paragraph."""
    keys, words = ("start", "end"), value.get("text")
    if not isinstance(held, str):
        first, last, said = _paragraph(value.get("start")), _paragraph(value.get("end")), mappings(held)
        if first is None or first != last or not 0 <= first < len(said):
            return None
        held, keys = said[first].get("text"), ("startOffset", "endOffset")
    start, end = (whole(value.get(key)) for key in keys)
    if start is None or end is None or not isinstance(words, str) or not isinstance(held, str):
        return None
    return held, start, end, words


def keys_of(tasks: Sequence[Task]) -> dict[str, str]:
    """The field of the data for each object that labels name: where its labels' words stand, else the usual, longest.

    An export does not say it: that stands in the project's settings.
    """
    lengths: Counter[str] = Counter()
    for task in tasks:
        for key, value in task.data.items():
            lengths[key] += len(value) if isinstance(value, str) else 50 * len(mappings(value))
    usual = max(lengths, key=lambda key: (key in _USUAL, lengths[key]), default="")
    votes: dict[str, Counter[str]] = {}
    for task in tasks:
        for _, _, result in task.results():
            if "value" not in result:
                continue  # a relation is of no text
            votes.setdefault(name_of(result.get("to_name")), Counter()).update(_fitting(task, result))
    keys = {name: max(found, key=lambda key: (found[key], lengths[key])) for name, found in votes.items() if found}
    for name, found in votes.items():
        if not found:
            keys[name] = name if name in lengths else usual
    return keys or {"": usual}


def _fitting(task: Task, result: Mapping[str, Any]) -> Iterator[str]:
    value = result.get("value")
    if not isinstance(value, Mapping) or not isinstance(words := value.get("text"), str) or not words.strip():
        return
    start = whole(value.get("start"))
    for key, text in task.data.items():
        if isinstance(text, str):
            if start is not None and start >= 0 and text.startswith(words, start):
                yield key
        elif mappings(text) and "startOffset" in value:
            yield key
