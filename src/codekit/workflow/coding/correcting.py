"""Correct the text of an interview that is coded: what becomes of every coding is shown before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError, ImportRefusedError
from codekit.model.diffing import align, in_common
from codekit.model.events import now
from codekit.model.names import clean_id
from codekit.model.transcript import Segmentation, Transcript, text_sha
from codekit.model.versions import Version
from codekit.store import corrections, transcripts
from codekit.store.origin import Origin
from codekit.tables import limits
from codekit.workflow.coding import becoming
from codekit.workflow.coding.becoming import Row
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.importing import origin_of
from codekit.workflow.study.reading import Divided, Refused, read_interviews
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codekit.model.alignment import Alignment
    from codekit.model.source import Reading, Source

_ALIKE = 0.3  # of the longer text, below which it is another interview
_NOTHING = 0.05  # of its words, below which nobody need look where they are


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
        return becoming.counts(self.rows)

    @property
    def to_look_at(self) -> list[Row]:
        """Those whose words change, are gone, or are no respondent's any more."""
        return becoming.to_look_at(self.rows)

    @property
    def summary(self) -> str:
        """How much of the text stays, and how many codings do, in one line."""
        counted = ", ".join(f"{n} {outcome}" for outcome, n in self.counts.items())
        return f"{self.transcript.id}: {self.kept:.1%} of the text stays; codings, skips and notes: {counted}"

    @property
    def result(self) -> str:
        """What it comes to once it is written, in one line."""
        if not self.is_new:
            return f"{self.transcript.id}: unchanged; this is its text"
        return f"{self.transcript.id}: corrected, now version {self.version.number} of its text"

    def to_json(self, *, written: bool) -> dict[str, Any]:
        """As plain values."""
        by_kind = {kind: [r.to_json() for r in self.rows if r.kind == kind] for kind in becoming.KINDS}
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
    texts = {head.key: study.version(id_, head.key).text for head in history.heads}
    divided = _read(path, id_, old, encoding, list(texts.values()))
    reading, sha = divided.reading, text_sha(divided.reading.text)
    steps = {key: align(text, reading.text) for key, text in texts.items()}
    reading, divisions = _timed(study, id_, history.heads[-1].key, divided, steps)
    number = 1 + max(head.number for head in history.heads)
    made_by = {"by": viewer or study.writer, "at": now(), "file": path.name}
    version = Version(corrections.key_of(number, sha), sha, number, steps, **made_by)
    data = limits.contents(path)
    origin = _origin(old, origin_of(path, data, divided.source, reading, sha), reading)
    confirmed = origin.roles == "confirmed"
    transcript = Transcript(id_, reading.text, reading.turns, origin.speakers, confirmed, sha)
    kept = _kept(version, texts, transcript)
    if kept < _ALIKE:
        raise _other(path, id_, kept)
    carrier = becoming.carrier_to(study, history, version, transcript)
    return Correction(
        transcript=transcript,
        version=version,
        origin=origin,
        divisions=divisions,
        heads=tuple(head.key for head in history.heads),
        rows=tuple(becoming.rows(study, carrier, transcript, sight)),
        hidden=becoming.hidden(study, sight, id_),
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


def _read(path: Path, id_: str, old: Origin, encoding: str, texts: Sequence[str]) -> Divided:
    """The interview of this id in a file; one that is quite another is refused before it is divided and compared."""

    def wanted(sources: list[Source]) -> list[Source]:
        named = [source for source in sources if source.name and clean_id(source.name) == id_]
        found = (named or (sources if len(sources) == 1 else []))[:1]
        if not found:
            raise ImportRefusedError(f"holds several interviews, and none called {id_}", where=path.name)
        words = "\n".join((found[0].text or "", *(turn.text for turn in found[0].turns or ())))
        if (share := max(in_common(text, words) for text in texts)) < _NOTHING:
            raise _other(path, id_, share)
        return found

    read = read_interviews(path, (), dict(old.speakers), encoding, wanted)
    if isinstance(read, Refused):
        raise ImportRefusedError(read.what, where=path.name, hint=read.hint)
    return read[0]


def _timed(
    study: Study, id_: str, before: str, divided: Divided, steps: Mapping[str, Alignment]
) -> tuple[Reading, tuple[Segmentation, ...]]:
    """The text with its own times, else with those of the version that it corrects: they stay with the words."""
    from codekit.segmenting import times

    if times.is_timed(divided.reading):
        return divided.reading, divided.divisions
    sentences = transcripts.read_segmentation(study.store, id_, "sentence", before).segments
    old = study.version(id_, before).turns, sentences
    return times.carried(divided.reading, divided.divisions, old, steps[before])


def _other(path: Path, id_: str, share: float) -> CodekitError:
    """The error for a text that is no correction."""
    what = f"has {share:.0%} of the text of {id_}: that is no correction of it"
    return CodekitError(what, where=path.name, joint=" ", hint="import it under an id of its own")


def _origin(old: Origin, new: Origin, reading: Reading) -> Origin:
    """Where the text came from, with the roles that its speakers had, confirmed where they were."""
    speakers = {label: old.speakers.get(label, role) for label, role in reading.roles.items()}
    guessed = replace(new, speakers=dict(sorted(speakers.items())), roles="guessed", confirmed=())
    return guessed.with_confirmed([label for label in speakers if label in old.speakers and old.is_confirmed(label)])


def _kept(version: Version, texts: dict[str, str], transcript: Transcript) -> float:
    """The share of the longer text that both have, at most."""
    return max(alignment.share(len(texts[key]), len(transcript.text)) for key, alignment in version.corrects.items())
