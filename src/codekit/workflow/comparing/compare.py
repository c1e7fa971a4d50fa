"""Compare the coders of a round: may it be compared, on which units, and what came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Any

from codekit.agreement.rounds.report import ALL
from codekit.errors import NotComparableError, ProblemsError, RoundStateError, UnknownNameError
from codekit.executor import Executor
from codekit.model.events import RoundCompare, stamp
from codekit.model.origins import Origins, origins
from codekit.model.rounds import COMPARABLE, COMPLETE, DOUBLE, INITIAL, OPEN, SECOND_PASS, TRAINING, Round
from codekit.model.transcript import roles_of
from codekit.model.versions import FIRST
from codekit.store.values import Layers
from codekit.workflow.comparing import axes, grouping, permutations, variables
from codekit.workflow.comparing.cautions import by_one, guessed_roles, left_out, withdrawn
from codekit.workflow.comparing.disputes import Disputed, disputes
from codekit.workflow.comparing.facts import facts
from codekit.workflow.comparing.polarities import with_polarity
from codekit.workflow.comparing.values import with_values
from codekit.workflow.rounds import rounds, visibility
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport
    from codekit.agreement.rounds.disagreements import Disagreement
    from codekit.agreement.rounds.levels import Variable


FISHER, LINEARISED, JACKKNIFE, BOOTSTRAP = INTERVALS = ("fisher", "linearised", "jackknife", "bootstrap")


@dataclass(frozen=True)
class Comparison:
    """A report with what a reader must be told beside it.

    `codes` are those of the top level; `variables` are all that were measured, of every level.
    """

    report: AgreementReport
    ground: axes.Ground
    codes: tuple[str, ...]
    facts: dict[str, str]
    warnings: tuple[str, ...] = ()
    variables: tuple[Variable, ...] = ()
    origins: Origins = field(default_factory=Origins)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return self.report._repr_html_() + "".join(f"<p>{escape(words)}</p>" for words in self.warnings)


@dataclass(frozen=True)
class Options:
    """How to compare; the defaults are the round's own unit and codes, every level, and respondents' speech.

    `codes` take the place of the codes of the round; `level` is one of leaf, top and all. `cluster` is what intervals
    are clustered by: see `comparing.grouping`.
    """

    unit: str = ""
    exclusive: str = ""
    roles: str = axes.RESPONDENTS
    trim: bool = False
    incomplete: bool = False
    training: bool = False
    interval: str = FISHER
    level: str = ALL
    codes: tuple[str, ...] = ()
    cluster: str = ""
    permutations: int = 0
    shifts: bool = False


def agree(
    study: Study, round_id: str, options: Options | None = None, *, executor: Executor | None = None
) -> Comparison:
    """The agreement of a round; `executor` lays the codings of each transcript on its units.

    Raises UnknownNameError for an unknown round, unit, code, level, choice of roles or kind of interval, and
    NotComparableError for codes that the round is not about, for a round whose coders were not independent, for a
    training round unless asked, for unfinished work unless asked, and for a complete round that waits: whoever wants
    its figures must `end_blindness`.
    """
    round_ = study.round(round_id)
    if waits(study, round_):
        _check(study, round_, options or Options())
        raise NotComparableError(f"round {round_id} has not been compared", hint=f"codekit agree {round_id}")
    return _computed(study, round_, options or Options(), executor)


def end_blindness(
    study: Study, round_id: str, options: Options | None = None, *, executor: Executor | None = None
) -> Comparison:
    """Compare a complete round for the first time: its blindness ends for good, its figures are frozen; the figures.

    Raises RoundStateError where the round does not wait for this, and what `agree` raises. What cannot be
    compared as asked is refused before anything is written.
    """
    seen = rounds.written(study, study.round(round_id))  # before it is looked at: what comes between is noticed
    round_ = _that_waits(study, round_id)
    comparison = _computed(study, round_, options or Options(), executor)
    with study.alone():  # not while it is computed, which may take long
        if rounds.written(study, round_) != seen:  # somebody wrote meanwhile: once more, with nobody beside
            round_ = _that_waits(study, round_id)
            comparison = _computed(study, round_, options or Options(), executor)
        _seal(study, round_)
    return comparison


def ended(comparison: Comparison) -> str:
    """What the first comparison of a round did, in words."""
    return "its blindness has ended" if comparison.ground.round.blind else "its figures are frozen"


def _that_waits(study: Study, round_id: str) -> Round:
    round_ = study.round(round_id)
    if not waits(study, round_):
        raise RoundStateError(f"round {round_id} does not wait to be compared", hint=f"codekit round show {round_id}")
    return round_


def waits(study: Study, round_: Round) -> bool:
    """True for a double or training round of independent coders that is complete, and that nobody has compared yet."""
    if round_.kind not in COMPARABLE or not round_.independent or round_.compared or round_.closed:
        return False  # without reading a ledger
    return rounds.progress(study, round_).state == COMPLETE


def waiting(study: Study, *, kinds: Sequence[str] = (DOUBLE,)) -> list[Round]:
    """The rounds of these kinds that wait to be compared."""
    return [round_ for round_ in study.rounds() if round_.kind in kinds and waits(study, round_)]


def _check(study: Study, round_: Round, wanted: Options) -> None:
    """Refuse options that mean nothing, and a round that has no agreement."""
    if wanted.unit and wanted.unit not in rounds.UNITS:
        raise UnknownNameError("unit", wanted.unit, rounds.UNITS)
    roles_of(wanted.roles)
    grouping.check(study, wanted.cluster)
    _check_interval(wanted)
    variables.check_level(wanted.level, chosen=wanted.codes, exclusive=wanted.exclusive)
    permutations.check(wanted)
    refuse_dependent(round_, training=wanted.training)


def _computed(study: Study, round_: Round, wanted: Options, executor: Executor | None) -> Comparison:
    from codekit.agreement import compare

    _check(study, round_, wanted)
    study, unit = study.as_of(round_), wanted.unit or round_.unit
    layers = study.layers(round_)
    _refuse_lost(round_, layers)
    progress = rounds.progress(study, round_, layers)
    warnings = [
        *left_out(progress, incomplete=wanted.incomplete),
        *withdrawn(round_),
        *by_one(round_),
        *map(str, layers.problems),
    ]
    ground = axes.lay(study, round_, layers, unit=unit, roles=wanted.roles, trimmed=wanted.trim, executor=executor)
    ground = replace(ground, grouping=grouping.grouping(study, round_, wanted.cluster))
    guessed = [id_ for id_ in round_.transcripts if not study.transcript(id_).roles_confirmed]
    warnings += [
        *guessed_roles(guessed),
        *(f"{conflict}: codekit round settle" for conflict in round_.conflicts),
    ]
    listed: tuple[Variable, ...] = ()
    if wanted.exclusive:
        report = _exclusive(ground, wanted.exclusive)
        codes: tuple[str, ...] = (wanted.exclusive,)
    else:
        codes = variables.compared_codes(round_, ground.codebook, wanted.codes)
        listed, material = variables.lay(ground, codes, executor=executor)
        report = compare(material, round_id=round_.id, unit=unit, variables=listed, shown=wanted.level)
        if wanted.interval != FISHER:
            from codekit.agreement.measures import measure_compared
            from codekit.agreement.rounds.intervals import with_intervals
            from codekit.agreement.rounds.levels import with_overall_intervals

            report = with_intervals(report, material, wanted.interval)
            report = with_overall_intervals(report, measure_compared(material), listed, wanted.interval)
        named, counts_as = [v.name for v in listed], variables.counts_as(ground.codebook, listed)
        report = with_polarity(report, ground, named, counts_as, kind=wanted.interval)
        report = with_values(report, ground)
        report = permutations.tested(report, material, wanted)
    warnings += [*grouping.unknown(round_, report.grouping), *grouping.unread(study, wanted.cluster)]
    if not report.n_transcripts:
        raise NotComparableError(
            f"round {round_.id}: no transcript was finished by two coders", hint=f"codekit round show {round_.id}"
        )
    ways = origins(layers.get(*key) for key in ground.work if key[1] in report.transcripts)
    head = facts(study, round_, report, wanted, ways)
    return Comparison(report, ground, codes, head, tuple(warnings), listed, ways)


def _refuse_lost(round_: Round, layers: Layers) -> None:
    """Raise NotComparableError where something that was compared is not there as it was: its figures are others."""
    if layers.lost:
        more = f", and {len(layers.lost) - 1} more" if len(layers.lost) > 1 else ""
        raise NotComparableError(
            f"round {round_.id}: what was compared is not there as it was: {layers.lost[0]}{more}",
            hint="codekit check names every line; codekit merge brings what a copy of the study has",
        )


def _check_interval(wanted: Options) -> None:
    if wanted.interval not in INTERVALS:
        raise UnknownNameError("kind of interval", wanted.interval, INTERVALS)
    if wanted.exclusive and wanted.interval != FISHER:
        raise NotComparableError(
            f"the interval of an exclusive group is {FISHER}", hint="leave --interval or --exclusive out"
        )


def _exclusive(ground: axes.Ground, parent: str) -> AgreementReport:
    """One variable: which of the codes directly below the parent; two in one unit is an error with its place.

    While the round is blind only the number of such places is told.
    """
    from codekit.agreement import compare_exclusive

    below = ground.codebook.children[ground.codebook[parent].id]
    if not below:
        raise NotComparableError(f"'{parent}' has no sub-codes", hint=f"codekit codebook show {ground.codebook.id}")
    material = axes.to_material(ground, below)
    try:
        return compare_exclusive(
            material, parent=parent, round_id=ground.round.id, unit=ground.unit, place=ground.place
        )
    except ProblemsError as error:
        if not visibility.blind_in(ground.round):
            raise
        raise NotComparableError(
            f"{len(error.problems)} units have two sub-codes of {parent}; the round is blind, so they are not named",
            hint=f"codekit agree {ground.round.id} on the complete round ends that",
        ) from None


def refuse_dependent(round_: Round, *, training: bool) -> None:
    """Raise NotComparableError where coders did not work independently, or only practised: that is no agreement."""
    if round_.kind not in COMPARABLE:
        reason, hint = "is not double coding", "agreement comes from a double round"
        if round_.kind == SECOND_PASS:
            reason, hint = "sees the coding below it", f"codekit revisions {round_.id} reports what it changed"
        article = "an" if round_.kind == INITIAL else "a"
        raise NotComparableError(
            f"round {round_.id} is {article} {round_.kind} round, which {reason}; there is no agreement to compute",
            hint=hint,
        )
    if not round_.independent:
        raise NotComparableError(
            f"round {round_.id} was not blind: its coders could see each other's work",
            hint="agreement comes from a blind double round",
        )
    if round_.kind == TRAINING and not training:
        raise NotComparableError(
            f"round {round_.id} is a training round, not for report", hint=f"codekit agree {round_.id} --training"
        )


def _seal(study: Study, round_: Round) -> None:
    """End blindness and freeze the figures: note how long every ledger was, its hash, who spoke as what, the texts."""
    sealed = study.store.freeze(round_.id, round_.coders)
    roles = {id_: dict(study.transcript(id_).roles) for id_ in round_.transcripts}
    texts = {id_: key for id_ in round_.transcripts if (key := study.version_key(id_)) != FIRST}
    about: dict[str, Any] = {"round": round_.id, "start": round_.start, "roles": roles, "texts": texts}
    study.store.append([RoundCompare(**stamp(study.writer), **about, ledgers=sealed)])


def disagreements(study: Study, round_id: str) -> tuple[list[Disagreement], axes.Ground]:
    """Where the coders of a compared round differ, unit by unit. Raises what `comparable` raises."""
    round_ = comparable(study, round_id)
    found = disputed(study, round_)
    return found.rows, found.ground


def comparable(study: Study, round_id: str) -> Round:
    """A round whose coders' work may be laid side by side: it has been compared.

    Raises UnknownNameError for an unknown round, NotComparableError for another one.
    """
    round_ = study.round(round_id)
    refuse_dependent(round_, training=True)
    if round_.compared is None:
        state = rounds.progress(study, round_).state
        hint = f"codekit agree {round_id}" if state != OPEN else f"codekit round show {round_id}"
        blind = ", so its codings are blind" if round_.blind else ""
        raise NotComparableError(f"round {round_id} has not been compared{blind}", hint=hint)
    return round_


def disputed(study: Study, round_: Round, layers: Layers | None = None) -> Disputed:
    """The disagreements of a round on its segments (turns where it is compared by characters), in the text compared."""
    unit = "turn" if round_.unit == axes.CHARACTER else round_.unit
    return disputes(axes.lay(study := study.as_of(round_), round_, layers or study.layers(round_), unit=unit), round_)
