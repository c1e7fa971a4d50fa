"""Correct the text of an interview that is coded: what becomes of every coding is shown before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError, ImportRefusedError
from codekit.model import anchoring
from codekit.model.anchoring import LOST, MOVED, OUTCOMES, SAME
from codekit.model.diffing import align
from codekit.model.events import Coding, MemoAdd, UnitSkip, now
from codekit.model.layer import Layer
from codekit.model.names import clean_id
from codekit.model.rounds import Round
from codekit.model.rules import respondent_speaks
from codekit.model.span import Span
from codekit.model.transcript import Segmentation, Transcript, text_sha
from codekit.model.versions import History, Version
from codekit.store import corrections, transcripts
from codekit.store.transcripts import Origin
from codekit.tables import limits
from codekit.workflow.rounds.visibility import Sight, blind_in, sight_of, visible_layers
from codekit.workflow.study.carrying import Carrier
from codekit.workflow.study.importing import origin_of
from codekit.workflow.study.reading import Divided, Refused, read_interviews
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.model.source import Reading

_ALIKE = 0.3  # of the longer text, below which it is another interview
_KINDS: dict[Any, str] = {Coding: "coding", UnitSkip: "skip", MemoAdd: "memo"}


@dataclass(frozen=True)
class Row:
    """What becomes of one coding, skip or note; `after` is None where its words are gone.

    `spoken` is False where a respondent said the words before, and none does now.
    """

    id: str
    kind: str
    round: str
    coder: str
    code: str
    outcome: str
    before: Span
    after: Span | None
    words: str
    words_after: str
    spoken: bool = True

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        start, end = (self.after.start, self.after.end) if self.after else (None, None)
        return {
            "id": self.id,
            "kind": self.kind,
            "round": self.round,
            "coder": self.coder,
            "code": self.code or None,
            "outcome": self.outcome,
            "start": self.before.start,
            "end": self.before.end,
            "new_start": start,
            "new_end": end,
            "quote": self.words,
            "new_quote": self.words_after or None,
            "respondent": self.spoken,
        }


@dataclass(frozen=True)
class Correction:
    """A corrected text, and what becomes of what is coded; nothing is written yet.

    `rows` are what the viewer may see; of the rounds in `hidden` everything is carried over too, and not shown.
    `kept` is the share of the characters that stay.
    """

    transcript: Transcript
    version: Version
    origin: Origin
    divisions: tuple[Segmentation, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    hidden: tuple[str, ...]
    kept: float
    original: tuple[str, bytes] | None = None
    is_new: bool = True

    @property
    def counts(self) -> dict[str, int]:
        """How many codings, skips and notes stay, move, change and are lost."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    @property
    def to_look_at(self) -> list[Row]:
        """Those whose words change, are gone, or are no respondent's any more."""
        return [row for row in self.rows if row.outcome not in {SAME, MOVED} or not row.spoken]

    def to_json(self, *, written: bool) -> dict[str, Any]:
        """As plain values."""
        by_kind = {kind: [r.to_json() for r in self.rows if r.kind == kind] for kind in _KINDS.values()}
        return {
            "transcript": self.transcript.id,
            "version": self.version.number,
            "sha256": self.version.sha256,
            "kept": round(self.kept, 4),
            "counts": self.counts,
            "codings": by_kind["coding"],
            "skips": by_kind["skip"],
            "memos": by_kind["memo"],
            "not_shown": list(self.hidden),
            "written": written,
        }


def prepare(study: Study, path: Path, id_: str = "", *, encoding: str = "", viewer: str = "") -> Correction:
    """Read the corrected text of a transcript (by default of the one that the file is called like).

    `viewer` is the coder who asks, "" for a lead. Raises UnknownNameError for an unknown transcript or coder,
    ImportRefusedError for a file that cannot be read or does not hold it, CodekitError for another interview.
    """
    id_ = id_ or clean_id(path.stem)
    _, sight = study.transcript(id_), sight_of(study, viewer)
    history, old = study.history(id_), transcripts.read_origin(study.store, id_, study.version_key(id_))
    divided = _read(path, id_, old, encoding)
    reading, sha = divided.reading, text_sha(divided.reading.text)
    texts = {head.key: study.version(id_, head.key).text for head in history.heads}
    steps = {key: align(text, reading.text) for key, text in texts.items()}
    number = 1 + max(head.number for head in history.heads)
    made_by = {"by": viewer or study.writer, "at": now(), "file": path.name}
    version = Version(corrections.key_of(number, sha), sha, number, steps, **made_by)
    data = limits.contents(path)
    origin = _origin(old, origin_of(path, data, divided.source, reading, sha), reading)
    confirmed = origin.roles == "confirmed"
    transcript = Transcript(id_, reading.text, reading.turns, origin.speakers, confirmed, sha)
    kept = _kept(version, texts, transcript)
    if kept < _ALIKE:
        raise CodekitError(
            f"{path.name} has {kept:.0%} of the text of {id_}: that is no correction of it",
            hint="import it under an id of its own",
        )
    rows = tuple(_rows(study, _carrier(study, history, version, transcript), transcript, sight))
    hidden = tuple(r.id for r in sight.shown if id_ in r.transcripts and _is_hidden(study, sight, r))
    return Correction(
        transcript=transcript,
        version=version,
        origin=origin,
        divisions=divided.divisions,
        heads=tuple(head.key for head in history.heads),
        rows=rows,
        hidden=hidden,
        kept=kept,
        original=(f"originals/{id_}@{version.key}{path.suffix}", data) if study.settings.originals else None,
        is_new=history.has_conflict or sha != history.current.sha256,
    )


@alone
def write(study: Study, correction: Correction) -> None:
    """Make the corrected text the one that is read; the older ones stay, and no event is changed.

    Raises CodekitError where somebody corrected the transcript meanwhile.
    """
    id_ = correction.transcript.id
    # Read anew: what the study holds by the folder's time may be from the middle of somebody else's writing.
    if tuple(head.key for head in corrections.history(study.store, id_).heads) != correction.heads:
        raise CodekitError(f"{id_} was corrected meanwhile; nothing was written", hint="look at it once more")
    if correction.original:
        name, data = correction.original
        study.store.document(name).write(data, durable=False)
    about = correction.version, correction.origin, correction.divisions
    corrections.write(study.store, correction.transcript, *about)
    study.refresh()


def _read(path: Path, id_: str, old: Origin, encoding: str) -> Divided:
    read = read_interviews(path, (), dict(old.speakers), encoding)
    if isinstance(read, Refused):
        raise ImportRefusedError(read.what, where=path.name, hint=read.hint)
    named = [divided for divided in read if divided.source.name and clean_id(divided.source.name) == id_]
    found = named or (read if len(read) == 1 else [])
    if not found:
        raise ImportRefusedError(f"holds several interviews, and none called {id_}", where=path.name)
    return found[0]


def _origin(old: Origin, new: Origin, reading: Reading) -> Origin:
    """Where the text came from, with the roles that its speakers had, confirmed where they were."""
    speakers = {label: old.speakers.get(label, role) for label, role in reading.roles.items()}
    guessed = replace(new, speakers=dict(sorted(speakers.items())), roles="guessed", confirmed=())
    return guessed.with_confirmed([label for label in speakers if label in old.speakers and old.is_confirmed(label)])


def _kept(version: Version, texts: dict[str, str], transcript: Transcript) -> float:
    """The share of the longer text that both have, at most."""
    shares = [
        sum(length for _, _, length in alignment.blocks) / max(len(texts[key]), len(transcript.text), 1)
        for key, alignment in version.corrects.items()
    ]
    return max(shares)


def _is_hidden(study: Study, sight: Sight, round_: Round) -> bool:
    """True where the viewer may not see what others code; only where that may be told, their ledgers are read."""
    if blind_in(round_) or sight.blind:
        return not (round_.compared or round_.closed)
    return not sight.sees_others(round_, round_.state(study.layers(round_).states))


def _carrier(study: Study, history: History, version: Version, after: Transcript) -> Carrier:
    """What carries codings over to a version that is not there yet."""
    known = replace(history, versions={**history.versions, version.key: version})

    def text(key: str) -> str:
        return after.text if key == version.key else study.version(after.id, key).text

    return Carrier(known, version, text)


def _rows(study: Study, carrier: Carrier, after: Transcript, sight: Sight) -> Iterator[Row]:
    """What becomes of everything that the viewer may see, round by round in text order."""
    before = study.transcript(after.id)
    for round_ in study.rounds():
        if before.id not in round_.transcripts:
            continue
        for layer in visible_layers(study, round_, sight, only=before.id):
            yield from _of_layer(layer, carrier, before, after)


def _of_layer(layer: Layer, carrier: Carrier, before: Transcript, after: Transcript) -> Iterator[Row]:
    placed: Sequence[Coding | UnitSkip | MemoAdd] = (*layer.codings, *layer.skipped, *layer.memos)
    for event in placed:
        carried = carrier.anchored(event)
        if carried is None or (
            isinstance(event, MemoAdd) and event.about
        ):  # a note about a coding goes where that goes
            continue
        span, words = Span(event.start, event.end), before.text[event.start : event.end]
        result = anchoring.outcome(span, words, carried.span, after.text)
        yield Row(
            id=event.id,
            kind=_KINDS[type(event)],
            round=event.round,
            coder=event.coder,
            code=event.code if isinstance(event, Coding) else "",
            outcome=result.outcome,
            before=span,
            after=carried.span,
            words=words,
            words_after=""
            if result.outcome == LOST or carried.span is None
            else after.text[carried.span.start : carried.span.end],
            spoken=carried.span is None
            or respondent_speaks(carried.span, after)
            or not respondent_speaks(span, before),
        )
