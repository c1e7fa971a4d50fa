"""From codings to the units they are compared on: segments, or the characters of respondents' speech."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from codekit.agreement import Material, Skips, make_material, roll_up, with_skips
from codekit.executor import Executor, default
from codekit.model.codebook import Codebook
from codekit.model.layer import FINISHED
from codekit.model.numbering import counted
from codekit.model.rounds import Round
from codekit.model.transcript import ALL, RESPONDENT, Segment, Segmentation, Transcript, roles_of
from codekit.segmenting.units import touched, trim
from codekit.store.values import Layers
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.counting.grouping import Grouping
    from codekit.model.events import Coding, UnitSkip

Ints = NDArray[np.int64]
Divided = tuple[Transcript, Segmentation | None]
CHARACTER = "character"
RESPONDENTS = RESPONDENT


@dataclass(frozen=True)
class Axis:
    """The units of one transcript in order; on a character axis each span is a run of units.

    `starts` and `ends` are code points [segments], or [runs] of respondents' speech on a character axis.
    """

    starts: Ints
    ends: Ints
    segments: tuple[Segment, ...] = ()  # empty on a character axis

    @property
    def n_units(self) -> int:
        """Units on the axis: segments, or characters."""
        return len(self.segments) if self.segments else int((self.ends - self.starts).sum())

    @property
    def turns(self) -> Ints:
        """The turn that each segment lies in [units]."""
        return _ints(segment.turn for segment in self.segments)

    def ranges(self, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
        """The half-open ranges of units that spans touch: code points [spans] in, numbers of units [spans] out."""
        if self.segments:
            return touched(starts, ends, self.starts, self.ends)
        before = np.concatenate(([0], np.cumsum(self.ends - self.starts)))
        return self._rank(starts, before), self._rank(ends, before)

    def _rank(self, positions: Ints, before: Ints) -> Ints:
        """How many units lie before each position; `before` [runs + 1] counts those before each run."""
        run = np.searchsorted(self.ends, positions, side="right")
        inside = np.maximum(positions - np.append(self.starts, 0)[run], 0)
        return np.asarray(before[run] + np.where(run < len(self.starts), inside, 0))


def axis(study: Study, id_: str, unit: str, roles: str) -> Axis:
    """The units of a transcript of whose speech `roles` names. Raises UnknownNameError for its id."""
    return _axis(_divided(study, id_, unit), roles)


def _divided(study: Study, id_: str, unit: str, speakers: Mapping[str, str] | None = None) -> Divided:
    """A transcript with its segments, or none where units are characters.

    `speakers` maps labels to roles as they were when the round was compared; by default as they are.
    """
    transcript = study.transcript(id_)
    if speakers is not None:
        transcript = replace(transcript, roles=speakers)
    return transcript, None if unit == CHARACTER else study.segmentation(id_, unit)


def _axis(divided: Divided, roles: str) -> Axis:
    transcript, segmentation = divided
    if segmentation is None:
        if roles == ALL:
            return Axis(np.zeros(1, np.int64), np.array([len(transcript.text)], np.int64))
        speech = transcript.speech(*roles_of(roles))
        return Axis(_ints(s.start for s in speech), _ints(s.end for s in speech))
    heard = transcript.heard(roles_of(roles), {segment.speaker for segment in segmentation.segments})
    segments = tuple(s for s in segmentation.segments if s.start < s.end and s.speaker in heard)
    return Axis(_ints(s.start for s in segments), _ints(s.end for s in segments), segments)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


class Laid(NamedTuple):
    """The codings of a ground, in the order of its work [N each]: indexes, and half-open ranges of units.

    `code` counts in the codebook; a coding whose code the codebook does not have is left out.
    """

    coder: Ints
    transcript: Ints
    code: Ints
    lo: Ints
    hi: Ints


@dataclass(frozen=True)
class Ground:
    """A round's finished work laid on its units, ready to be compared in any way."""

    round: Round
    codebook: Codebook
    unit: str
    axes: dict[str, Axis]
    work: Mapping[tuple[str, str], Sequence[Coding]]  # finished only, by (coder, transcript)
    trimmed: bool = False
    skipped: Mapping[tuple[str, str], Sequence[UnitSkip]] = field(default_factory=dict)  # of the same work
    grouping: Grouping | None = None  # what intervals are clustered by; None is by transcript
    _kept: list[Laid] = field(default_factory=list, init=False, repr=False, compare=False)

    def laid(self, executor: Executor | None = None) -> Laid:
        """Every coding on the units, laid once: a report looks at the same codings on a dozen lists of codes."""
        if not self._kept:
            self._kept.append(_lay_codings(self, executor))
        return self._kept[0]

    @property
    def transcripts(self) -> tuple[str, ...]:
        """The round's transcripts, in its order."""
        return self.round.transcripts

    def place(self, transcript: str, unit: int) -> str:
        """A unit as people find it: by its number in the stored segmentation, counted from 1."""
        axis_ = self.axes[transcript]
        number = axis_.segments[unit].index if axis_.segments else unit
        return f"{transcript} {self.unit} {counted(number)}"


def lay(
    study: Study,
    round_: Round,
    layers: Layers,
    *,
    unit: str,
    roles: str = RESPONDENTS,
    trimmed: bool = False,
    executor: Executor | None = None,
) -> Ground:
    """Lay what every coder finished on the units of each transcript. Raises CodekitError where those are not stored."""
    finished = {key: layer for key in round_.pairs if (layer := layers.get(*key)).state == FINISHED}
    work = {key: layer.codings for key, layer in finished.items()}
    skipped = {key: layer.skipped for key, layer in finished.items() if layer.skipped}
    if trimmed:
        work = {key: _trimmed(study, key[1], codings) for key, codings in work.items()}
    axes = _axes(study, round_, unit, roles, executor)
    return Ground(round_, study.round_codebook(round_), unit, axes, work, trimmed, skipped)


def relaid(study: Study, ground: Ground, unit: str, *, roles: str = RESPONDENTS) -> Ground:
    """The same work on other units. Raises CodekitError where those are not stored."""
    if unit == ground.unit:
        return ground
    return replace(ground, unit=unit, axes=_axes(study.as_of(ground.round), ground.round, unit, roles))


def _axes(study: Study, round_: Round, unit: str, roles: str, executor: Executor | None = None) -> dict[str, Axis]:
    """The units of every transcript of a round, with the roles that counted when it was compared."""
    sealed = round_.compared.roles if round_.compared else {}
    kept: dict[Hashable, Axis] = study.made if unit == round_.unit else {}  # asked for again and again in a report
    keys = {
        id_: ("axis", id_, study.version_key(id_), unit, roles, _key(sealed.get(id_))) for id_ in round_.transcripts
    }
    new = [id_ for id_ in round_.transcripts if keys[id_] not in kept]
    divided = (_divided(study, id_, unit, sealed.get(id_)) for id_ in new)
    mapped = (executor or default(len(new), light=True)).map(partial(_axis, roles=roles), divided)
    kept.update(zip((keys[id_] for id_ in new), mapped, strict=True))
    return {id_: kept[key] for id_, key in keys.items()}


def _key(speakers: Mapping[str, str] | None) -> Hashable:
    return None if speakers is None else tuple(sorted(speakers.items()))


def _trimmed(study: Study, id_: str, codings: Sequence[Coding]) -> tuple[Coding, ...]:
    import msgspec

    text = study.transcript(id_).text
    edges = [(coding, *trim(text, coding.start, coding.end)) for coding in codings]
    return tuple(msgspec.structs.replace(c, start=start, end=end) for c, start, end in edges if start < end)


def targets(book: Codebook, codes: Sequence[str]) -> list[list[int]]:
    """For each code of the codebook the indexes of the compared codes that it counts as."""
    place = {code: index for index, code in enumerate(codes)}
    return [[place[c] for c in (code.id, *book.ancestors(code.id)) if c in place] for code in book.codes]


def as_applied(book: Codebook, codes: Sequence[str]) -> list[list[int]]:
    """For each code of the codebook its own index only, where it is compared."""
    place = {code: index for index, code in enumerate(codes)}
    return [[place[code.id]] if code.id in place else [] for code in book.codes]


def to_material(
    ground: Ground, codes: Sequence[str], counts_as: list[list[int]] | None = None, *, executor: Executor | None = None
) -> Material:
    """The material of a yes/no comparison, by default with each code rolled up over what is below it.

    Each coder's work on each transcript is laid by itself, so that what is counted adds up over transcripts.
    `counts_as` lists for each code of the codebook the indexes in `codes` that it counts as.
    """
    round_, laid = ground.round, ground.laid(executor)
    rows, code = roll_up(laid.code, targets(ground.codebook, codes) if counts_as is None else counts_as)
    covered = [[(coder, id_) in ground.work for id_ in round_.transcripts] for coder in round_.coders]
    material = make_material(
        transcripts=round_.transcripts,
        coders=round_.coders,
        codes=codes,
        n_units=[ground.axes[id_].n_units for id_ in round_.transcripts],
        covered=covered,
        coder=laid.coder[rows],
        transcript=laid.transcript[rows],
        code=code,
        lo=laid.lo[rows],
        hi=laid.hi[rows],
    )
    if ground.grouping is not None:
        material = replace(material, grouping=ground.grouping)
    return with_skips(material, _skips(ground)) if ground.skipped else material


def skipped_units(ground: Ground, coder: str, id_: str) -> list[tuple[int, int]]:
    """The half-open ranges of units that a coder skipped in a transcript: those that a skipped span touches."""
    skips = ground.skipped.get((coder, id_), ())
    lo, hi = ground.axes[id_].ranges(_ints(skip.start for skip in skips), _ints(skip.end for skip in skips))
    return list(zip(lo.tolist(), hi.tolist(), strict=True))


def _skips(ground: Ground) -> Skips:
    number = {id_: t for t, id_ in enumerate(ground.round.transcripts)}
    rows = [
        (ground.round.coders.index(coder), number[id_], lo, hi)
        for coder, id_ in ground.skipped
        for lo, hi in skipped_units(ground, coder, id_)
    ]
    return Skips(*np.asarray(rows, np.int64).reshape(-1, 4).T)


def _lay_codings(ground: Ground, executor: Executor | None) -> Laid:
    round_, work = ground.round, ground.work
    place = {code.id: index for index, code in enumerate(ground.codebook.codes)}
    pieces = ((ground.axes[id_], codings) for (_, id_), codings in work.items())
    mapped = (executor or default(len(work), light=True)).map(partial(_laid, place=place), pieces)
    number = {id_: t for t, id_ in enumerate(round_.transcripts)}
    parts: list[tuple[Ints, ...]] = []
    for (coder, id_), (code, lo, hi) in zip(work, mapped, strict=True):
        coders, transcripts = np.full(len(code), round_.coders.index(coder)), np.full(len(code), number[id_])
        parts.append((coders, transcripts, code, lo, hi))
    if not parts:
        return Laid(*[np.zeros(0, np.int64)] * 5)
    return Laid(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _laid(piece: tuple[Axis, Sequence[Coding]], *, place: Mapping[str, int]) -> tuple[Ints, Ints, Ints]:
    """One coder's codings of one transcript as indexes of the codebook's codes and half-open ranges of units."""
    axis_, codings = piece
    applied = _ints([place.get(c.code, -1) for c in codings])
    known = applied >= 0  # a ledger may hold codes that the codebook does not have
    starts, ends = _ints([c.start for c in codings]), _ints([c.end for c in codings])
    lo, hi = axis_.ranges(starts[known], ends[known])
    return applied[known], lo, hi
