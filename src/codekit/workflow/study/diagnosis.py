"""What became of a file that was imported, as one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.store.origin import Origin

if TYPE_CHECKING:
    from codekit.model.source import Reading, Source

IMPORTED, UNCHANGED, DUPLICATE, REFUSED = "imported", "unchanged", "duplicate", "refused"
SKIPPED = "skipped"  # found in a folder, and no interview


@dataclass(frozen=True)
class Diagnosis:
    """What became of one file, or of one transcript of a turn table."""

    file: str
    outcome: str
    transcript: str = ""
    format: str = ""
    encoding: str = ""
    words: int = 0
    turns: int = 0
    speakers: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # label -> (role, turns)
    given: frozenset[str] = frozenset()  # the labels whose role was not guessed
    unread_lines: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    hint: str = ""

    @property
    def roles_confirmed(self) -> bool:
        """True where nobody's role was guessed."""
        return bool(self.speakers) and self.given >= self.speakers.keys()

    @property
    def line(self) -> str:
        """The diagnosis as one line; no word of the interview in it."""
        if self.outcome in {REFUSED, SKIPPED}:
            return f"{self.file}: {'; '.join(self.notes)}"
        sure = "confirmed" if self.roles_confirmed else "guessed"
        if self.given and not self.roles_confirmed:
            sure += f" but for {', '.join(sorted(self.given))}"
        who = ", ".join(f"{label or '(no label)'} {role} {n}" for label, (role, n) in self.speakers.items())
        parts = [
            f"{self.transcript}: {self.outcome}",
            " ".join(filter(None, (self.format, self.encoding))),
            _counted(self.words, "word"),
            _counted(self.turns, "turn"),
            f"speakers ({sure}): {who}",
            f"{_counted(len(self.unread_lines), 'line')} in no turn" + _line_list(self.unread_lines),
            *self.notes,
        ]
        return "; ".join(part for part in parts if part)


def _counted(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def _line_list(lines: Sequence[int]) -> str:
    first = ", ".join(map(str, lines[:6])) + (", ..." if len(lines) > 6 else "")
    return f" ({first})" if lines else ""


def diagnose(path: Path, id_: str, source: Source, reading: Reading, outcome: str) -> Diagnosis:
    """What became of one interview."""
    from codekit.words import Words

    turns = Counter(turn.speaker for turn in reading.turns)
    return Diagnosis(
        file=path.name,
        outcome=outcome,
        transcript=id_,
        format=source.format,
        encoding=source.encoding,
        words=Words(reading.text).total,
        turns=len(reading.turns),
        speakers={label: (reading.roles.get(label, "respondent"), n) for label, n in sorted(turns.items())},
        given=reading.given,
        unread_lines=reading.unread_lines,
        notes=notes_of(source, reading),
    )


def as_stored(diagnosis: Diagnosis, origin: Origin) -> Diagnosis:
    """The diagnosis of a text that is there already, with the roles that count for it."""
    speakers = {label: (origin.speakers.get(label, role), n) for label, (role, n) in diagnosis.speakers.items()}
    return replace(diagnosis, speakers=speakers, given=frozenset(filter(origin.is_confirmed, speakers)))


def notes_of(source: Source, reading: Reading) -> tuple[str, ...]:
    """What the reader and the segmenter noted, each once."""
    return tuple(dict.fromkeys((*source.notes, *reading.notes)))
