"""What a reader must know beside the figures of one code, in a few plain words."""

from __future__ import annotations

import math

from codekit.agreement.rounds.report import ALPHA, BOUND_LEVEL, FEWEST_TRANSCRIPTS, CodeResult
from codekit.model.notes import Note

UNDEFINED, FEW_TRANSCRIPTS, NO_SPREAD = "undefined", "few transcripts", "no spread"  # kinds that programs ask for
FEW_OCCURRENCES = "few occurrences"
UNUSED, SCARCE, PARADOX, BIAS, PAIRS, POLARITY = "unused", "scarce", "paradox", "bias", "pairs", "polarity"
MUCH = 0.1  # so much better agrees presence than presence with polarity, and the note says it
FEW_UNITS = 10
HIGH_PREVALENCE, HIGH_AGREEMENT, LOW_KAPPA, HIGH_BIAS = 0.8, 0.85, 0.6, 0.1
NOT_BY_TWO = "not estimable: no unit was coded by two coders"
NOBODY = "not estimable: no coder used it"
EVERYWHERE = "not estimable: every coder put it on every unit"
WHY_UNDEFINED = (NOT_BY_TWO, NOBODY, EVERYWHERE)


def notes(result: CodeResult, *, main: str, anyone: int, spread: float, pairs: tuple[int, int]) -> tuple[Note, ...]:
    """The notes of a code: why something is undefined, and what the figures must not be taken for.

    `main` is the coefficient of the interval, `anyone` the units that any coder gave the code, `spread` the
    largest difference between two coders' shares of yes, `pairs` how many kappas are defined, of how many.
    """
    reason = why_undefined(result, main)
    if reason:
        return (Note(UNDEFINED, reason),)
    bias = f"coders differ in how often they use it (by {spread:.2f} of the units)"
    return (
        *_unused(result),
        *_scarce(result, anyone),
        *_paradox(result),
        *([Note(BIAS, bias)] if spread > HIGH_BIAS else []),
        *([Note(PAIRS, f"kappa is the mean of {pairs[0]} of {pairs[1]} pairs")] if 0 < pairs[0] < pairs[1] else []),
        *no_interval(result),
    )


def polarity_note(presence: float, with_polarity: float, main: str) -> list[Note]:
    """That coders agree much better on the presence of a code than on its polarity, or nothing."""
    if not presence - with_polarity >= MUCH - 1e-12:  # NaN is no difference
        return []
    name = "alpha" if main == ALPHA else "kappa"
    return [Note(POLARITY, f"{name} {presence:.2f} as presence, but {with_polarity:.2f} with polarity")]


def why_undefined(result: CodeResult, main: str) -> str:
    """Why the coefficients of a code cannot be computed, or ""."""
    if not result.n_units:
        return NOT_BY_TWO
    if not math.isnan(result.krippendorff_alpha if main == ALPHA else result.cohen_kappa):
        return ""
    if not any(result.positives.values()):
        return NOBODY
    return EVERYWHERE


def no_interval(result: CodeResult) -> list[Note]:
    """Why there is no interval, or nothing; a code in few transcripts has its value in each of them instead."""
    if result.interval:
        return []
    occurrences, many = result.n_clusters_with_it, result.grouping.many
    if result.n_clusters < FEWEST_TRANSCRIPTS:
        return [Note(FEW_TRANSCRIPTS, f"fewer than {FEWEST_TRANSCRIPTS} {many}: no interval")]
    if occurrences < FEWEST_TRANSCRIPTS:
        own = ", ".join(f"{id_} {_value(result.by_transcript[id_])}" for id_ in result.occurs_in)
        where = f"{occurrences} of {result.n_clusters} {many}"
        words = f"no interval: it occurs in {where}, fewer than {FEWEST_TRANSCRIPTS} ({own})"
        return [Note(FEW_OCCURRENCES, words)]
    return [Note(NO_SPREAD, f"no interval: {_no_spread(result)}")]


def _value(value: float) -> str:
    return "undefined" if math.isnan(value) else f"{value:.2f}"


def _no_spread(result: CodeResult) -> str:
    """Why nothing can be learned from how the clusters differ."""
    if result.percent_agreement == 1:
        return "agreement is perfect in every transcript"
    if -1 in {result.cohen_kappa, result.krippendorff_alpha}:
        return "the value is -1, which has none on the scale of Fisher's z"
    given = [(coder, n) for coder, n in result.positives.items() if n in {0, result.n_units}]
    if result.cells and given:
        did = "never used it" if given[0][1] == 0 else "put it on every unit"
        return f"kappa is 0 by construction, since {given[0][0]} {did}"
    varying = [id_ for id_, value in result.by_transcript.items() if not math.isnan(value)]
    if result.grouping.count(varying) < 2:
        return f"it varies within one {result.grouping.one} only"
    return f"the value does not vary between {result.grouping.many}"


def _unused(result: CodeResult) -> list[Note]:
    return [Note(UNUSED, f"{coder} never used it") for coder, n in result.positives.items() if n == 0]


def _scarce(result: CodeResult, anyone: int) -> list[Note]:
    if result.percent_agreement == 1:
        positive = f"{anyone} positive unit{'' if anyone == 1 else 's'}"
        return [Note(SCARCE, f"perfect, but on {positive}{at_least(result.lower_bound)}")]
    if anyone < FEW_UNITS:
        return [Note(SCARCE, f"few: only {anyone} unit{'' if anyone == 1 else 's'} coded by anyone")]
    return []


def at_least(bound: float) -> str:
    """The lower bound of perfect agreement in words, rounded down; "" where there is none."""
    if math.isnan(bound):
        return ""
    text = f"{math.floor(bound * 100) / 100:.2f}".replace("0.", ".", 1)
    return f": at least {text} ({BOUND_LEVEL:.0%}, one-sided)".replace("%", " %")


def _paradox(result: CodeResult) -> list[Note]:
    """Feinstein & Cicchetti's (1990) paradox: agreement is high, kappa low, because nearly all units are alike."""
    extreme = abs(result.prevalence_index) > HIGH_PREVALENCE
    if extreme and result.percent_agreement >= HIGH_AGREEMENT and result.cohen_kappa < LOW_KAPPA:
        which = "rare" if result.prevalence_index < 0 else "on nearly every unit"
        return [Note(PARADOX, f"{which}: read kappa together with AC1, PABAK and positive agreement")]
    return []
