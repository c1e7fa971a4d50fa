"""Every coefficient as a function of sums over transcripts, for yes/no codes and for one nominal variable.

`Sums` maps a name (`counting.per_transcript` says what each is) to an array whose first axes are free
(transcripts, resamples, or none) and whose last ones are codes K, coders C or pairs P. Adding up transcripts,
leaving one out, drawing some twice and taking a derivative are then the same few lines for all coefficients
(`formulas.errors`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np

from codekit.agreement.formulas import pairs
from codekit.agreement.formulas.pairs import Over, Pairs, each_code, one_variable
from codekit.agreement.numeric import Numbers, Sums, divide, mean_of_defined

PAIRS = ("pair_n", "pair_both", "pair_first", "pair_second")
OBSERVED = ("used", "unlike")
RATED = (*OBSERVED, "rated", "yes")
VALUES = ("pairable", "paired", "disagreement")


class Coefficient(NamedTuple):
    """A formula, and the names of the sums that it needs."""

    formula: Callable[[Sums], Numbers]
    needs: tuple[str, ...]


def pairs_of(s: Sums) -> Pairs:
    """What each pair of coders gave each code [..., K, P]."""
    return Pairs(s["pair_n"][..., None, :], s["pair_both"], s["pair_first"], s["pair_second"])


def pair_kappa(s: Sums, over: Over = each_code) -> Numbers:
    """Cohen's kappa of each pair [..., K, P]."""
    return pairs.kappa(pairs_of(s), over)


def cohen_kappa(s: Sums, over: Over = each_code) -> Numbers:
    """The mean of the defined kappas of the pairs [..., K]."""
    kappas = pair_kappa(s, over)
    return kappas[..., 0] if kappas.shape[-1] == 1 else mean_of_defined(kappas)


def light_kappa(s: Sums, over: Over = each_code) -> Numbers:
    """The mean of the kappas of all pairs [..., K]; undefined if one of them is."""
    kappas = pair_kappa(s, over)
    return np.asarray(kappas.mean(axis=-1) if kappas.shape[-1] else np.full(kappas.shape[:-1], np.nan))


def pooled_kappa(s: Sums, over: Over = each_code) -> Numbers:
    """Pooled kappa over codes, the mean over the pairs for which it is defined [...]."""
    return mean_of_defined(pairs.pooled_kappa(pairs_of(s), over))


def mean_kappa(s: Sums, over: Over = each_code) -> Numbers:
    """The mean over codes of the kappas that are defined [...]."""
    return mean_of_defined(cohen_kappa(s, over))


def summed_table_kappa(s: Sums) -> Numbers:
    """Kappa of the sum of all codes' tables, the mean over the pairs for which it is defined [...]."""
    return mean_of_defined(pairs.summed_kappa(pairs_of(s)))


def positive_agreement(s: Sums) -> Numbers:
    """F1, the mean over pairs with a yes [..., K]."""
    return mean_of_defined(pairs.positive_agreement(pairs_of(s)))


def negative_agreement(s: Sums) -> Numbers:
    """The same for no [..., K]."""
    return mean_of_defined(pairs.negative_agreement(pairs_of(s)))


def bias_index(s: Sums) -> Numbers:
    """(b - c) / n [..., K]; it has a direction, so that it is undefined for more than two coders."""
    return _of_two(pairs.bias(pairs_of(s)))


def kappa_max(s: Sums) -> Numbers:
    """The largest kappa that the totals of two coders allow [..., K]; undefined for more."""
    return _of_two(pairs.kappa_max(pairs_of(s)))


def percent_agreement(s: Sums, over: Over = each_code) -> Numbers:
    """The mean over units of the share of agreeing pairs (Gwet 2014) [..., K]."""
    used = s["used"][..., None]
    return divide(used - over(s["unlike"], -1), used)


def percent_agreement_pairs(s: Sums, over: Over = each_code) -> Numbers:
    """Percent agreement over all pairs pooled [..., K]."""
    return np.asarray(1 - divide(over(s["unlike_pairs"], -1), s["pairs"][..., None]))


def percent_agreement_values(s: Sums, over: Over = each_code) -> Numbers:
    """1 - Krippendorff's observed disagreement [..., K]."""
    return np.asarray(1 - divide(over(s["disagreement"], -1), s["pairable"][..., None]))


def krippendorff_alpha(s: Sums, over: Over = each_code) -> Numbers:
    """Krippendorff's (2011) nominal alpha [..., K]."""
    n, yes = s["pairable"][..., None], s["paired"]
    return np.asarray(1 - divide(over(s["disagreement"], -1) * (n - 1), over(2 * yes * (n - yes), -1)))


def fleiss_kappa(s: Sums, over: Over = each_code) -> Numbers:
    """Fleiss' kappa [..., K], for two coders Scott's pi."""
    n, yes = s["rated"][..., None], s["yes"]
    apart = s["used"][..., None] * over(2 * yes * (n - yes), -1)
    return np.asarray(1 - divide(over(s["unlike"], -1) * n * n, apart))


def conger_kappa(s: Sums, over: Over = each_code) -> Numbers:
    """Conger's kappa [..., K]: chance from each coder's own share of yes."""
    n = s["coder_n"][..., None, :]
    here = n.real != 0  # complex where a derivative is taken
    p = np.where(here, s["coder_yes"], 0) / np.where(here, n, 1)
    coders, total = here.sum(axis=-1), p.sum(axis=-1)
    unlike = over(2 * (total * coders - total * total - total + (p * p).sum(axis=-1)), -1)
    observed = divide(over(s["unlike"], -1), s["used"][..., None])
    return np.asarray(1 - divide(observed * coders * (coders - 1), unlike))


def gwet_ac1(s: Sums, over: Over = each_code) -> Numbers:
    """Gwet's (2008) AC1 [..., K]; a nominal variable declares all of its values."""
    n, yes = s["rated"][..., None], s["yes"]
    counted = np.stack((n - yes, yes), axis=-1) if over is each_code else yes[..., None, :]
    chance = gwet_chance(divide(counted, n[..., None]))
    return chance_corrected(percent_agreement(s, over), chance)


def gwet_chance(shares: Numbers) -> Numbers:
    """Gwet's expected agreement from the mean shares of the declared values [..., q]; NaN where there is but one."""
    return divide((shares * (1 - shares)).sum(axis=-1), shares.shape[-1] - 1)


def brennan_prediger(s: Sums, over: Over = each_code) -> Numbers:
    """Brennan & Prediger's (1981) coefficient [..., K]: chance is 1 / q; for yes and no it is PABAK, 2 Po - 1."""
    chance = 1 / (2 if over is each_code else s["yes"].shape[-1])
    return chance_corrected(percent_agreement(s, over), chance)


def chance_corrected(observed: Numbers, expected: Numbers | float) -> Numbers:
    """(observed - expected) / (1 - expected) of arrays of one shape, NaN where expected agreement is 1."""
    return divide(observed - expected, 1 - expected)


def prevalence_index(s: Sums) -> Numbers:
    """2 x (mean share of yes) - 1 [..., K], for two coders (a - d) / n (Byrt, Bishop & Carlin 1993)."""
    return np.asarray(2 * divide(s["used_yes"], s["used"][..., None]) - 1)


def _of_two(index: Numbers) -> Numbers:
    """The figure of the one pair of coders, from [..., K, P] to [..., K]; NaN for more."""
    return index[..., 0] if index.shape[-1] == 1 else np.full(index.shape[:-1], np.nan)


YES_NO: Mapping[str, Coefficient] = {
    "percent_agreement": Coefficient(percent_agreement, OBSERVED),
    "percent_agreement_pairs": Coefficient(percent_agreement_pairs, ("unlike_pairs", "pairs")),
    "percent_agreement_values": Coefficient(percent_agreement_values, ("disagreement", "pairable")),
    "positive_agreement": Coefficient(positive_agreement, PAIRS),
    "negative_agreement": Coefficient(negative_agreement, PAIRS),
    "cohen_kappa": Coefficient(cohen_kappa, PAIRS),
    "light_kappa": Coefficient(light_kappa, PAIRS),
    "fleiss_kappa": Coefficient(fleiss_kappa, RATED),
    "conger_kappa": Coefficient(conger_kappa, (*OBSERVED, "coder_n", "coder_yes")),
    "krippendorff_alpha": Coefficient(krippendorff_alpha, VALUES),
    "gwet_ac1": Coefficient(gwet_ac1, RATED),
    "pabak": Coefficient(brennan_prediger, OBSERVED),
    "prevalence_index": Coefficient(prevalence_index, ("used", "used_yes")),
    "bias_index": Coefficient(bias_index, PAIRS),
    "kappa_max": Coefficient(kappa_max, PAIRS),
    "pair_kappa": Coefficient(pair_kappa, PAIRS),
    "pooled_kappa": Coefficient(pooled_kappa, PAIRS),
    "mean_kappa": Coefficient(mean_kappa, PAIRS),
}

# Of counts whose codes are the values of one variable: [1] for [K], and what speaks of yes and no is left out.
NOMINAL: Mapping[str, Coefficient] = {
    "percent_agreement": Coefficient(partial(percent_agreement, over=one_variable), OBSERVED),
    "percent_agreement_pairs": Coefficient(
        partial(percent_agreement_pairs, over=one_variable), ("unlike_pairs", "pairs")
    ),
    "percent_agreement_values": Coefficient(
        partial(percent_agreement_values, over=one_variable), ("disagreement", "pairable")
    ),
    "cohen_kappa": Coefficient(partial(cohen_kappa, over=one_variable), PAIRS),
    "light_kappa": Coefficient(partial(light_kappa, over=one_variable), PAIRS),
    "fleiss_kappa": Coefficient(partial(fleiss_kappa, over=one_variable), RATED),
    "conger_kappa": Coefficient(partial(conger_kappa, over=one_variable), (*OBSERVED, "coder_n", "coder_yes")),
    "krippendorff_alpha": Coefficient(partial(krippendorff_alpha, over=one_variable), VALUES),
    "gwet_ac1": Coefficient(partial(gwet_ac1, over=one_variable), RATED),
    "pabak": Coefficient(partial(brennan_prediger, over=one_variable), RATED),
    "pair_kappa": Coefficient(partial(pair_kappa, over=one_variable), PAIRS),
    "pooled_kappa": Coefficient(partial(pooled_kappa, over=one_variable), PAIRS),
    "mean_kappa": Coefficient(partial(mean_kappa, over=one_variable), PAIRS),
}
