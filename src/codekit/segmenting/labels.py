"""From a source to its canonical text with turns: who speaks where, proposed from evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from codekit.model import speakers as names
from codekit.model.source import Reading, Source
from codekit.model.transcript import Turn
from codekit.segmenting import unnamed
from codekit.segmenting.compose import compose
from codekit.segmenting.evidence import accepted
from codekit.segmenting.lines import (
    STAMP,
    TIME,
    Line,
    front_matter,
    is_footer,
    is_heading,
    is_only_time,
    seconds,
    split_lines,
)
from codekit.segmenting.looks import proposals
from codekit.segmenting.questions import NOTE as QUESTION_NOTE
from codekit.segmenting.questions import with_answers
from codekit.segmenting.roles import decide
from codekit.segmenting.shapes import Candidate, candidates
from codekit.segmenting.times import Marks, by_cues

_END_TIME = re.compile(r"[ \t]*#\d{1,2}:\d{2}:\d{2}(?:-\d{1,2})?#\s*$")
_MARK = re.compile(rf"[\[(]{TIME}(?:\s*-->\s*{TIME})?\\?[\])]")
_AT_LINES = re.compile(rf"^[ \t]*{TIME}(?=[ \t]|$)", re.MULTILINE)  # `0:05` above or before the words
_HABIT = 0.3  # of the lines that begin with a time, from which on these are times of the recording
_NO_LABEL = "no speaker labels found: the whole text is taken as one respondent's"
_END_NOTE = "times stand at the end of turns; kept in the text, not used as beginnings"
_CLOCK_NOTE = "times are times of day; kept in the text, not used as places in the recording"


def read_source(
    source: Source, *, interviewers: Collection[str] = (), roles: Mapping[str, str] | None = None
) -> Reading:
    """Read one source into canonical text and turns.

    `interviewers` are labels of interviewers; `roles` maps labels to roles as the study's settings say. Both
    ignore case. Where neither says anything, roles are guessed from the labels.
    """
    given = roles or {}
    if source.turns is not None:
        return compose(source, interviewers=interviewers, roles=given)
    named = {names.key(label) for label in (*interviewers, *given)}
    return _read_text(source, named, interviewers, given)


def _read_text(
    source: Source, named: Collection[str], interviewers: Collection[str], roles: Mapping[str, str]
) -> Reading:
    lines = split_lines(source.text)
    body = lines[front_matter(lines) :]
    chosen = with_answers(accepted(_gather(body, source), _blocks(body), named), body)
    return _with_turns(source, lines, body, chosen, interviewers=interviewers, roles=roles)


def read_unlabelled(source: Source) -> Reading:
    """Read a text as one respondent's, whatever looks like a label in it."""
    lines = split_lines(source.text)
    return _with_turns(source, lines, lines[front_matter(lines) :], ())


def _with_turns(
    source: Source,
    lines: Sequence[Line],
    body: Sequence[Line],
    chosen: Sequence[Candidate],
    *,
    interviewers: Collection[str] = (),
    roles: Mapping[str, str] | None = None,
) -> Reading:
    turns, notes = (_turns(source.text, body, chosen), _time_notes(chosen)) if chosen else _unlabelled(source, body)
    marks: Marks = ()
    if source.cues:
        turns, marks = by_cues(turns, source.cues)
    labels = dict(Counter(turn.speaker for turn in turns))
    decided, given, role_notes = decide(labels, interviewers=interviewers, roles=roles or {})
    return Reading(
        text=source.text,
        turns=turns,
        labels=labels,
        roles=decided,
        given=given,
        unread_lines=_unread(lines, turns, chosen),
        cue_times=tuple(marks) or _marks(source.text, turns),
        notes=(*source.notes, *notes, *role_notes, *unnamed.proposal(source.text, turns, decided)),
    )


def _gather(body: Sequence[Line], source: Source) -> list[Candidate]:
    bold: dict[int, list[tuple[int, int]]] = {}
    spans = sorted(source.bold)
    position = 0
    for line in body:
        while position < len(spans) and spans[position].start < line.end:
            span = spans[position]
            if line.start <= span.start and not line.text[: span.start - line.start].strip():
                bold.setdefault(line.number, []).append((span.start, min(span.end, line.end)))
            position += 1
    return [candidate for line in body for candidate in candidates(line, bold.get(line.number, ()))]


def _blocks(body: Sequence[Line]) -> set[int]:
    """The lines that begin a paragraph: those after a blank line, or every line where none are blank.

    Headings and lone time stamps are no paragraphs.
    """
    written = [line for line in body if not line.blank]
    # A few blank lines are no habit: they stand around headings and pauses.
    separated = sum(line.after_blank for line in written[1:]) > len(written) * 0.3
    return {
        line.number
        for line in written
        if (line.after_blank or not separated)
        and not (is_heading(line.text) and ":" not in line.text and "：" not in line.text)
        and not is_only_time(line.text)
        and not is_footer(line.text)
    }


def _turns(text: str, body: Sequence[Line], chosen: Sequence[Candidate]) -> tuple[Turn, ...]:
    spelling = _spellings(chosen)
    last = _before_footer(body)
    turns: list[Turn] = []
    bounds = [*(candidate.start for candidate in chosen[1:]), last]
    lines = {line.end: line for line in body}
    for index, (candidate, end) in enumerate(zip(chosen, bounds, strict=True)):
        start, stop = _trimmed(text, candidate.text_start, max(end, candidate.text_start), lines)
        time = candidate.time if candidate.time is not None else _time_above(body, candidate)
        turns.append(Turn(index, start, stop, spelling[names.key(candidate.label)], time))
    return tuple(turns)


def _spellings(chosen: Sequence[Candidate]) -> dict[str, str]:
    """The most frequent spelling of each label."""
    counts = Counter(names.tidy(candidate.label) for candidate in chosen)
    best: dict[str, str] = {}
    for label, _ in counts.most_common():
        best.setdefault(names.key(label), label)
    for label in list(best):
        # "Aaron van Wirdum (AvW):" once, "AvW:" ever after.
        initials = re.fullmatch(r".+ \((\w{1,5})\)", label)
        if initials and initials[1] in best:
            best[label] = best[initials[1]]
    return best


def _before_footer(body: Sequence[Line]) -> int:
    """Where speech ends: before the closing lines that a transcription service adds."""
    end = body[-1].end
    for line in reversed(body):
        if not line.blank and not is_footer(line.text):
            break
        end = line.start
    return end


def _trimmed(text: str, start: int, end: int, lines: Mapping[int, Line]) -> tuple[int, int]:
    """The turn without edge white space, a time stamp at its end, and headings or lone times after it."""
    begin = start
    while start < end:
        while start < end and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        line = lines.get(_line_end(text, end))
        if line is None or line.start < start:
            break
        if not (is_heading(line.text) or is_only_time(line.text) or is_footer(line.text)):
            break
        end = line.start
    stamp = _END_TIME.search(text, start, end) if text.find("#", start, end) >= 0 else None
    if stamp:
        end = stamp.start()
    return (start, end) if start < end else (begin, begin)


def _line_end(text: str, position: int) -> int:
    line_break = text.find("\n", position)
    return len(text) if line_break < 0 else line_break


def _time_above(body: Sequence[Line], candidate: Candidate) -> float | None:
    """The time on a line of its own directly above the label."""
    if candidate.wall_clock:
        return None
    position = candidate.line.number - body[0].number - 1
    above = body[position] if position >= 0 else None
    return seconds(above.text) if above is not None and is_only_time(above.text) else None


def _unlabelled(source: Source, body: Sequence[Line]) -> tuple[tuple[Turn, ...], tuple[str, ...]]:
    if not body:
        return (), (_NO_LABEL,)
    noted = (_NO_LABEL, *map(str, proposals(source)))
    stamp = re.compile(rf"\s*{STAMP}[ \t]+(?=\S)").match(source.text, body[0].start)
    start = stamp.end() if stamp else body[0].start
    start, end = _trimmed(source.text, start, _before_footer(body), {})
    return ((Turn(0, start, end, "", seconds(stamp.group()) if stamp else None),) if start < end else ()), noted


def _time_notes(chosen: Sequence[Candidate]) -> tuple[str, ...]:
    notes = []
    if any("#" in candidate.line.text and _END_TIME.search(candidate.line.text) for candidate in chosen):
        notes.append(_END_NOTE)
    if any(candidate.wall_clock for candidate in chosen):
        notes.append(_CLOCK_NOTE)
    if any(candidate.family == "answer" for candidate in chosen):
        notes.append(QUESTION_NOTE)
    spellings = {names.tidy(candidate.label) for candidate in chosen}
    several = len(spellings) - len({names.key(label) for label in spellings})
    if several:
        notes.append(f"{several} labels differ from another only in case or marks and count as the same speaker")
    return tuple(notes)


def _unread(lines: Sequence[Line], turns: Sequence[Turn], chosen: Sequence[Candidate]) -> tuple[int, ...]:
    labelled = {candidate.line.number for candidate in chosen}
    unread = []
    position = 0
    for line in lines:
        while position < len(turns) and turns[position].end <= line.start:
            position += 1
        inside = position < len(turns) and turns[position].start < line.end
        if not line.blank and not inside and line.number not in labelled:
            unread.append(line.number)
    return tuple(unread)


def _marks(text: str, turns: Sequence[Turn]) -> tuple[tuple[int, float], ...]:
    """Time stamps inside turns as sync points, where they only ever rise: times that somebody speaks of do not."""
    lines = sum(not line.isspace() for line in text.splitlines())
    habit = sum(1 for _ in _AT_LINES.finditer(text)) >= max(3, _HABIT * lines)
    sync_points = sorted(
        (match.end(), time)
        for turn in turns
        for pattern in ((_MARK, _AT_LINES) if habit else (_MARK,))
        for match in pattern.finditer(text, turn.start, turn.end)
        if (time := seconds(match.group())) is not None
    )
    rising = all(early[1] <= late[1] for early, late in pairwise(sync_points))
    return tuple(sync_points) if rising else ()
