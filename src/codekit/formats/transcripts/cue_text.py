"""What is inside a caption cue: voices, labels, speaker changes, and marks that nobody says."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from codekit.model import speakers

_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^<>]*)?/?>|<\d[\d:.]*>|\{\\an?\d\}", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+(?P<name>[^<>]*))?>|(?P<close></v>)", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[^\s:：<>\[\]({\"“?!][^\n:：<>\"“”?!]{0,59}?)[ \t]*[:：](?=\s|$)\s*")
_CHANGE = re.compile(r"(?:[-–—]|>>+|&gt;&gt;)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one cue: its speaker (None where it says nothing), and whether a dash marks a change."""

    speaker: str | None
    text: str
    changes: bool = False


def clean(text: str) -> str:
    """The words of a line: tags out, entities as characters, single spaces."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def label_counts(cues: Iterable[Sequence[str]]) -> Collection[str]:
    """The keys of the labels before a colon that name speakers in this file.

    A label counts when it recurs, names a part (Speaker 2, Moderator), or when labels are this file's habit.
    """
    counts: Counter[str] = Counter()
    known: set[str] = set()
    total = 0
    for lines in cues:
        total += 1
        for line in lines:
            label = _label(clean(_CHANGE.sub("", line, count=1)))
            if label:
                counts[speakers.key(label)] += 1
                if speakers.is_known(label) or speakers.is_numbered_part(label):
                    known.add(speakers.key(label))
    recurring = {label for label, count in counts.items() if count > 1}
    habit = sum(counts[label] for label in recurring) >= total * 0.3 or (len(counts) > 1 and total <= 6)
    return set(counts) if habit else recurring | known


def pieces(lines: Sequence[str], labels: Collection[str]) -> Iterator[Piece]:
    """The stretches of a cue in order; nothing but marks is dropped."""
    if any(_VOICE.search(line) for line in lines):
        yield from _voices("\n".join(lines))
        return
    current: Piece | None = None
    for line in lines:
        change = _CHANGE.match(line)
        text = clean(line[change.end() :] if change else line)
        label = _label(text)
        named = label if label and speakers.key(label) in labels else None
        if named:
            text = text[len(_LABEL.match(text).group()) :]  # type: ignore[union-attr]
        if named or change or current is None:
            if current is not None and current.text:
                yield current
            current = Piece(speakers.tidy(named) if named else None, text, changes=change is not None)
        elif text:
            current = Piece(current.speaker, f"{current.text} {text}".strip(), current.changes)
    if current is not None and (current.text or current.speaker):
        yield current


def _label(text: str) -> str:
    match = _LABEL.match(text)
    return match["label"] if match and speakers.looks_like_name(match["label"]) else ""


def _voices(text: str) -> Iterator[Piece]:
    """Stretches between voice tags; a comma after a voice stays with it."""
    stretches: list[Piece] = []
    speaker: str | None = None
    position = 0
    for match in [*_VOICE.finditer(text), None]:
        words = clean(text[position : match.start() if match else len(text)])
        if words and stretches and not any(char.isalnum() for char in words):
            stretches[-1] = Piece(stretches[-1].speaker, stretches[-1].text + words)
        elif words:
            stretches.append(Piece(speaker, words))
        if match:
            speaker = None if match["close"] else speakers.tidy(html.unescape(match["name"] or "")) or None
            position = match.end()
    yield from stretches
