"""Stability: the same coder on the same transcripts in two rounds. Never agreement between coders."""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from codekit.agreement.counting.skips import Skips
from codekit.errors import NotComparableError, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.model.codebook_diff import diff
from codekit.model.layer import FINISHED, Layer
from codekit.model.notes import Note
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round
from codekit.model.transcript import roles_of
from codekit.store.values import Layers
from codekit.workflow.comparing import axes, grouping
from codekit.workflow.rounds import rounds
from codekit.workflow.rounds.scope import about
from codekit.workflow.rounds.visibility import refuse_blind
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport, CodeResult, Material
    from codekit.reporting.agreement.stability import CoderStability, Stability

_SHOWS_BELOW = {
    SECOND_PASS: "a second pass works on the codings below it, which the coder sees",
    SUBCODE: "a subcode round works inside passages that are coded already, which the coder sees",
}


@dataclass(frozen=True)
class Side:
    """One of the two rounds, with the codes that it is about and what stands in its ledgers."""

    round: Round
    book: Codebook
    codes: frozenset[str]
    layers: Layers

    def finished(self, coder: str) -> dict[str, Layer]:
        """A coder's finished transcripts, in the order of the round."""
        own = {id_: self.layers.get(coder, id_) for id_ in self.round.transcripts_of(coder)}
        return {id_: layer for id_, layer in own.items() if layer.state == FINISHED}

    def part(self, coder: str, transcripts: tuple[str, ...]) -> Side:
        """The round as if it were of one coder and some transcripts."""
        return replace(self, round=replace(self.round, coders=(coder,), transcripts=transcripts, assignments={}))


def stability(
    study: Study,
    round_id: str,
    earlier_id: str,
    *,
    coder: str = "",
    unit: str = "",
    roles: str = axes.RESPONDENTS,
    trimmed: bool = False,
    cluster: str = "",
) -> Stability:
    """How each coder of two rounds (or one) coded the same transcripts twice, the rounds being the two raters.

    Raises UnknownNameError for unknown names, BlindRoundError for a round that is blind, and NotComparableError where
    the coder saw earlier coding, the units differ, or there is nothing that both rounds have.
    """
    from codekit.reporting.agreement.stability import Stability

    earlier, now = _side(study, earlier_id), _side(study, round_id)
    _refuse(earlier.round, now.round)
    measured_on = _unit(earlier.round, now.round, unit, roles)
    shared = earlier.codes & now.codes
    if not shared:
        raise NotComparableError(
            f"rounds {earlier_id} and {round_id} have no code in common", hint="codekit round list shows codebooks"
        )
    warnings: list[str] = []
    people = _people(study, earlier.round, now.round, coder)
    laid = {name: ids for name in people if (ids := _shared(study, name, earlier, now, warnings))}
    if not laid:
        raise NotComparableError(
            f"no transcript was finished in both {earlier_id} and {round_id} by {coder or 'one coder'}",
            hint="stability is of one coder who coded the same transcripts twice",
        )

    def how(round_: Round, layers: Layers) -> axes.Ground:
        ground = axes.lay(study, round_, layers, unit=measured_on, roles=roles, trimmed=trimmed)
        return replace(ground, grouping=grouping.grouping(study, round_, cluster))

    return Stability(
        study=study.title,
        round=round_id,
        earlier=earlier_id,
        unit=measured_on,
        codebooks=(earlier.book.key, now.book.key),
        coders=tuple(_of(name, [side.part(name, ids) for side in (earlier, now)], how) for name, ids in laid.items()),
        only_earlier=_ordered(earlier.book, earlier.codes - now.codes),
        only_now=_ordered(now.book, now.codes - earlier.codes),
        changed=tuple(c for c in _changed(earlier.book, now.book) if c in shared),
        warnings=tuple(warnings),
    )


def _side(study: Study, id_: str) -> Side:
    round_ = study.round(id_)
    refuse_blind(round_)
    book = study.round_codebook(round_)
    over = study.round(round_.over) if round_.over else None
    return Side(round_, book, about(round_, book, over), study.layers(round_))


def _refuse(earlier: Round, now: Round) -> None:
    """Raise NotComparableError where the second coding is not a coding anew, or not the second one."""
    if earlier.id == now.id:
        raise NotComparableError(f"{now.id} is one round; stability needs two", hint="--stability EARLIER")
    for round_ in (earlier, now):
        if round_.kind in _SHOWS_BELOW:
            raise NotComparableError(
                f"round {round_.id}: {_SHOWS_BELOW[round_.kind]}; that is no coding anew",
                hint=f"codekit revisions {round_.id} reports what it changed" if round_.kind == SECOND_PASS else "",
            )
    if earlier.started > now.started:
        raise NotComparableError(
            f"round {earlier.id} was started after {now.id}", hint=f"codekit agree {earlier.id} --stability {now.id}"
        )


def _unit(earlier: Round, now: Round, unit: str, roles: str) -> str:
    if unit and unit not in rounds.UNITS:
        raise UnknownNameError("unit", unit, rounds.UNITS)
    roles_of(roles)
    if not unit and earlier.unit != now.unit:
        raise NotComparableError(
            f"round {earlier.id} is by {earlier.unit}, {now.id} by {now.unit}", hint="--unit says which unit to take"
        )
    return unit or now.unit


def _people(study: Study, earlier: Round, now: Round, coder: str) -> list[str]:
    if coder and coder not in study.settings.coders:
        raise UnknownNameError("coder", coder, study.settings.coders)
    both = [name for name in now.coders if name in earlier.coders]
    return [name for name in both if coder in {"", name}]


def _shared(study: Study, coder: str, earlier: Side, now: Side, warnings: list[str]) -> tuple[str, ...]:
    """The transcripts that a coder finished in both rounds, on the same text and without a look at the earlier."""
    before, after = earlier.finished(coder), now.finished(coder)
    kept = []
    for id_ in (id_ for id_ in after if id_ in before):
        codings = (*before[id_].codings, *after[id_].codings)
        known = {coding.id for coding in before[id_].codings}
        if any(not study.transcript(id_).sha256.startswith(coding.text_sha) for coding in codings):
            warnings.append(f"{id_} ({coder}) is left out: it was coded on another version of the text")
        elif any(coding.derived_from in known for coding in after[id_].codings):
            warnings.append(f"{id_} ({coder}) is left out: codings were made from the earlier ones")
        else:
            kept.append(id_)
    return tuple(kept)


def _of(coder: str, sides: Sequence[Side], lay: Callable[[Round, Layers], axes.Ground]) -> CoderStability:
    """One coder's figures over the transcripts of two rounds that hold nothing else."""
    from codekit.agreement import compare
    from codekit.reporting.agreement.stability import CoderStability

    earlier, now = sides
    second = lay(now.round, now.layers)
    first = replace(lay(earlier.round, earlier.layers), axes=second.axes)  # one set of units, as the later round has it
    top, names = _top(earlier, now), (earlier.round.id, now.round.id)
    codes = _ordered(now.book, {*top, *_used((first, second), earlier, now, top)})

    def measured(listed: Sequence[str]) -> AgreementReport:
        materials = (axes.to_material(ground, listed) for ground in (first, second))
        return compare(_joined(*materials, names=names), round_id=names[1], unit=second.unit)

    report = measured(codes)
    worded = tuple(replace(code, notes=tuple(_worded(code, note) for note in code.notes)) for code in report.codes)
    days = _days(earlier.finished(coder), now.finished(coder), now.round.transcripts)
    return CoderStability(coder, replace(report, codes=worded), measured(top).summary, top, days)


def _top(earlier: Side, now: Side) -> tuple[str, ...]:
    """The codes that both rounds are compared on by themselves, and the highest shared ones beside these."""
    before, after = (side.book.round_codes(side.round.codes) for side in (earlier, now))
    top = set(before) & set(after)
    for code in _ordered(now.book, earlier.codes & now.codes):
        family = {code, *now.book.ancestors(code), *now.book.descendants(code)}
        if family.isdisjoint(top):
            top.add(code)
    return _ordered(now.book, top)


def _used(grounds: Iterable[axes.Ground], earlier: Side, now: Side, top: Iterable[str]) -> set[str]:
    """The codes of both rounds below the top that the coder used in one of them, themselves or further down."""
    used: set[str] = set()
    for ground in grounds:
        applied = {c.code for codings in ground.work.values() for c in codings if c.code in ground.codebook}
        used |= applied | {above for code in applied for above in ground.codebook.ancestors(code)}
    below = {code for one in top for code in now.book.descendants(one)}
    return used & below & earlier.codes & now.codes


def _joined(first: Material, second: Material, *, names: tuple[str, str]) -> Material:
    """One rater each, put side by side on the same units."""
    columns = ("transcript", "code", "lo", "hi")
    rows: dict[str, Any] = {name: np.concatenate((getattr(first, name), getattr(second, name))) for name in columns}
    coder = np.repeat(np.arange(2), (len(first.coder), len(second.coder)))
    covered = np.concatenate((first.covered, second.covered))
    return replace(second, coders=names, covered=covered, coder=coder, skips=_skips(first, second), **rows)


def _skips(first: Material, second: Material) -> Skips:
    """What either rater skipped."""
    columns = ("transcript", "lo", "hi")
    both = first.skips, second.skips
    rows: dict[str, Any] = {name: np.concatenate([getattr(skips, name) for skips in both]) for name in columns}
    return Skips(coder=np.repeat(np.arange(2), [len(skips.coder) for skips in both]), **rows)


def _days(before: Mapping[str, Layer], after: Mapping[str, Layer], ids: Iterable[str]) -> float:
    """The median of the days between the last finish of each transcript in the two rounds; NaN without dates."""
    apart = [(_finish(after[id_]) - _finish(before[id_])) / 86400 for id_ in ids]
    known = [days for days in apart if not math.isnan(days)]
    return round(statistics.median(known), 1) if known else math.nan


def _finish(layer: Layer) -> float:
    """When a transcript was finished for the last time, in seconds; NaN where no date can be read."""
    try:
        return max(dt.datetime.fromisoformat(event.at).timestamp() for event in layer.finishes)
    except ValueError:
        return math.nan


def _worded(code: CodeResult, note: Note) -> Note:
    """A note about two coders, said of one coder in two rounds."""
    from codekit.agreement.rounds.notes import BIAS, UNDEFINED, UNUSED

    if note.kind == UNUSED:
        never = ", ".join(round_ for round_, n in code.positives.items() if n == 0)
        return replace(note, words=f"never used in {never}")
    if note.kind == BIAS:
        shares = ", ".join(f"{n / code.n_units:.2f} in {round_}" for round_, n in code.positives.items())
        return replace(note, words=f"used more often in one round (share of the units: {shares})")
    if note.kind == UNDEFINED and code.n_units:
        where = "on every unit in both rounds" if any(code.positives.values()) else "used in neither round"
        return replace(note, words=f"not estimable: {where}")
    return note


def _changed(old: Codebook, new: Codebook) -> list[str]:
    """The codes of both versions whose meaning or place differs."""
    names = {change.code for change in diff(old, new) if change.meaning or change.field == "parent"}
    return [code for code, _ in new.walk() if code in names and code in old]


def _ordered(book: Codebook, codes: Iterable[str]) -> tuple[str, ...]:
    wanted = set(codes)
    return tuple(code for code, _ in book.walk() if code in wanted)
