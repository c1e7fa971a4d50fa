"""How often words are said, across cases, interviews, attributes or time; each place of some words in its context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.agreement.rounds import wording
from codekit.errors import CodekitError, UnknownNameError
from codekit.model.span import Span, shared, union
from codekit.model.transcript import ROLES
from codekit.tables import stop_words
from codekit.words import IN_CJK, without_markers
from codekit.workflow.exports.ground import Ground
from codekit.workflow.results.across import TOTAL, across, columns_of
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix.tally import Column
    from codekit.model.said import Spoken

CONTEXT = 70  # characters on either side
MOST_WORDS = 12  # of a phrase
_ANY = r"[^\W\d_]*"


@dataclass(frozen=True, slots=True)
class Where:
    """In what is looked: what respondents say, or everybody; all of it, or only excerpts of some codes that count."""

    everybody: bool = False
    transcripts: tuple[str, ...] = ()
    codebook: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """Which words are counted; `stop` is auto, none, or languages such as en,de, whose common words are left out."""

    where: Where = Where()
    across: str = TOTAL
    stop: str = stop_words.AUTO
    without: tuple[str, ...] = ()
    shortest: int = 1  # letters


@dataclass(frozen=True)
class Vocabulary:
    """Words by columns, the most frequent first; `n`[word] has a count for each column.

    `running` are all words of each column, those that were left out among them: what a share is of.
    """

    wish: Wish
    columns: tuple[Column, ...]
    n: Mapping[str, tuple[int, ...]]
    interviews: Mapping[str, int]
    running: tuple[int, ...]
    left_out: int  # how many running words are stop words
    languages: tuple[str, ...]

    def total(self, word: str) -> int:
        """How often a word is said in all columns."""
        return sum(self.n[word])

    def rate(self, word: str, at: int) -> float | None:
        """Times in a thousand words of a column; None where nothing is said."""
        return 1000 * self.n[word][at] / self.running[at] if self.running[at] else None


@dataclass(frozen=True, slots=True)
class Line:
    """One place of the words, with what stands around it."""

    transcript: str
    case: str
    turn: int  # from 0
    speaker: str
    start: int
    end: int
    before: str
    words: str
    after: str
    column: str


def vocabulary(study: Study, wish: Wish | None = None, *, viewer: str = "") -> Vocabulary:
    """Count the words.

    Raises UnknownNameError for a name that is not known, BlindRoundError for codes while the viewer is blind.
    """
    asked = wish or Wish()
    ground, passages = _passages(study, asked.where, viewer)
    columns = _columns(study, ground, passages, asked.across)
    place = {id_: at for at, column in enumerate(columns) for id_ in column.transcripts}
    counts: dict[str, list[int]] = {}
    interviews, running = Counter[str](), [0] * len(columns)
    for id_, words in _said(ground, passages):
        at, held = place[id_], Counter(words)
        running[at] += held.total()
        interviews.update(held.keys())
        for word, n in held.items():
            counts.setdefault(word, [0] * len(columns))[at] += n
    languages = _languages(asked, {word: sum(n) for word, n in counts.items()})
    stopped = stop_words.Stopped(word for language in languages for word in stop_words.of(language))
    gone = {word for word in counts if stopped(word)}
    unwanted = {word.casefold() for word in asked.without}
    kept = [word for word in counts if word not in gone | unwanted and len(word) >= asked.shortest]
    ordered = sorted(kept, key=lambda word: (-sum(counts[word]), word))
    return Vocabulary(
        asked,
        columns,
        {word: tuple(counts[word]) for word in ordered},
        {word: interviews[word] for word in ordered},
        tuple(running),
        sum(sum(counts[word]) for word in gone),
        languages,
    )


def in_context(
    study: Study, words: str, where: Where | None = None, *, over: str = TOTAL, viewer: str = ""
) -> list[Line]:
    """Each place of some words, in the order of the columns and texts; `refer*` is every word that begins so.

    Raises CodekitError where no words are asked for, and what `vocabulary` raises.
    """
    pattern = pattern_of(words)
    ground, passages = _passages(study, where or Where(), viewer)
    lines: list[Line] = []
    for column in _columns(study, ground, passages, over):
        for id_ in column.transcripts:
            spoken = ground.spoken(id_)
            if spoken is not None:
                lines += _lines(ground, spoken, passages[id_], pattern, column.name if over != TOTAL else "")
    return lines


def pattern_of(words: str) -> re.Pattern[str]:
    """A phrase as a pattern: words as wholes, whatever stands between them; `*` as in a codebook's cues.

    Raises CodekitError for none, too many, or nothing but stars.
    """
    parts = words.split()
    if not 1 <= len(parts) <= MOST_WORDS or not words.replace("*", "").strip():
        raise CodekitError("no words to look for", hint=f"give 1 to {MOST_WORDS} words; refer* finds referral too")
    forms = [rf"{_ANY}".join(re.escape(piece) for piece in part.split("*")) or rf"{_ANY}" for part in parts]
    cjk = re.search(f"[{IN_CJK}]", words)
    whole = r"[\W_]+".join(forms)
    return re.compile(whole if cjk else rf"(?<!\w){whole}(?!\w)", re.IGNORECASE)


def _lines(
    ground: Ground, spoken: Spoken, passages: Sequence[Span], pattern: re.Pattern[str], column: str
) -> Iterator[Line]:
    transcript = spoken.transcript
    for span in passages:
        for match in pattern.finditer(transcript.text, span.start, span.end):
            start, end = match.span()
            turn = spoken.turn_at(start)
            before, after = spoken.around(start, end, CONTEXT)
            yield Line(
                transcript.id,
                ground.case(transcript.id).id,
                turn.index if turn else 0,
                turn.speaker if turn else "",
                start,
                end,
                " ".join(before.split()),
                " ".join(match[0].split()),
                " ".join(after.split()),
                column,
            )


def _columns(study: Study, ground: Ground, passages: Mapping[str, Sequence[Span]], over: str) -> tuple[Column, ...]:
    if over not in (known := across(study)):
        raise UnknownNameError("column", over, known)
    return columns_of(ground, list(passages), over)


def _passages(study: Study, where: Where, viewer: str) -> tuple[Ground, dict[str, list[Span]]]:
    """What is looked at of each interview, each word once."""
    known = study.transcript_ids()
    for id_ in where.transcripts:
        if id_ not in known:
            raise UnknownNameError("transcript", id_, known)
    ids = [id_ for id_ in known if not where.transcripts or id_ in where.transcripts]
    if where.codes:
        return _of_codes(study, where, ids, viewer)
    ground = Ground(study)
    found = {id_: spoken.transcript for id_ in ids if (spoken := ground.spoken(id_))}
    return ground, {id_: one.speech(*ROLES) if where.everybody else one.respondent_speech for id_, one in found.items()}


def _of_codes(study: Study, where: Where, ids: Sequence[str], viewer: str) -> tuple[Ground, dict[str, list[Span]]]:
    from codekit.workflow.results.retrieval import Asked, retrieve

    found = retrieve(study, where.codebook, Asked(codes=where.codes, transcripts=tuple(ids)), viewer=viewer)
    held: dict[str, list[Span]] = {}
    for coding in found.codings:
        spoken = found.ground.under(coding)
        if spoken:
            said = shared(Span(coding.start, coding.end), spoken.transcript.respondent_speech)
            held.setdefault(coding.transcript, []).extend(said)
    return found.ground, {id_: union(held[id_]) for id_ in ids if id_ in held}


def _said(ground: Ground, passages: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, list[str]]]:
    for id_, spans in passages.items():
        spoken = ground.spoken(id_)
        if spoken is None:
            continue
        text = without_markers(spoken.transcript.text)
        yield id_, [text[a:b].casefold() for span in spans for a, b in wording.places(text, span.start, span.end)]


def _languages(asked: Wish, counts: Mapping[str, int]) -> tuple[str, ...]:
    if asked.stop == stop_words.NONE:
        return ()
    if asked.stop == stop_words.AUTO:
        found = stop_words.guessed(counts)
        return (found,) if found else ()
    return tuple(dict.fromkeys(name.strip() for name in asked.stop.split(",") if name.strip()))
