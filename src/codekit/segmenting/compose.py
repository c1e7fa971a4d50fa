"""The canonical text of captions and turn tables: `Speaker: text` paragraphs, a blank line between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from codekit.model import speakers as names
from codekit.model.source import RawTurn, Reading, Source
from codekit.model.transcript import Turn
from codekit.segmenting.roles import decide


def compose(source: Source, *, interviewers: Collection[str] = (), roles: Mapping[str, str] | None = None) -> Reading:
    """Compose the text of a source that came as turns; each raw turn stays one turn, also an empty one."""
    turns: list[Turn] = []
    cue_times: list[tuple[int, float]] = []
    position = 0
    for index, raw in enumerate(source.turns or ()):
        start = position + len(_label(raw))
        turns.append(_turn(index, start, raw))
        cue_times += [(start + offset, time) for offset, time in raw.cues]
        position = start + len(raw.text) + 2
    labels = dict(Counter(turn.speaker for turn in turns))
    known_roles = {**_table_roles(source), **(roles or {})}
    decided, given, notes = decide(labels, interviewers=interviewers, roles=known_roles)
    return Reading(
        text=composed(source),
        turns=tuple(turns),
        labels=labels,
        roles=decided,
        given=given,
        cue_times=tuple(sorted(cue_times)),
        notes=(*source.notes, *(() if any(labels) else ("no speaker is named: taken as one respondent's",)), *notes),
    )


def composed(source: Source) -> str:
    """The canonical text of a source that came as turns."""
    return "\n\n".join(_label(raw) + raw.text for raw in source.turns or ())


def _label(raw: RawTurn) -> str:
    return f"{raw.speaker}: " if raw.speaker else ""


def _turn(index: int, start: int, raw: RawTurn) -> Turn:
    lead = len(raw.text) - len(raw.text.lstrip())
    length = len(raw.text.strip())
    begin = start + lead if length else start
    return Turn(index, begin, begin + length, raw.speaker, raw.time, raw.until)


def _table_roles(source: Source) -> dict[str, str]:
    """Roles that the rows themselves state."""
    return {names.key(raw.speaker): raw.role for raw in source.turns or () if raw.role}
