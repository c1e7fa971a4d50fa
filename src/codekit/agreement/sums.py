"""Every coefficient of yes/no codes as a function of sums over transcripts.

`Sums` maps a name to an array whose first axes are free (transcripts, resamples, or none) and whose last ones
are codes K, coders C or pairs P. Adding up transcripts, leaving one out, drawing some twice and taking a
derivative are then the same few lines for all coefficients.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from codekit.agreement.coefficients import Numbers, divide, mean_of_defined
from codekit.agreement.per_transcript import Sums

PAIRS = ("pair_n", "pair_both", "pair_first", "pair_second")
OBSERVED = ("used", "unlike")


def percent_agreement(s: Sums) -> Numbers:
    """The mean over units of the share of agreeing pairs."""
    return np.asarray(1 - divide(s["unlike"], s["used"][..., None]))


def pair_kappa(s: Sums) -> Numbers:
    """Cohen's kappa of each pair [..., K, P]."""
    n, x, y = s["pair_n"][..., None, :], s["pair_first"], s["pair_second"]
    return np.asarray(1 - divide(n * (x + y - 2 * s["pair_both"]), x * (n - y) + y * (n - x)))


def cohen_kappa(s: Sums) -> Numbers:
    """The mean of the defined kappas of the pairs."""
    kappas = pair_kappa(s)
    return kappas[..., 0] if kappas.shape[-1] == 1 else mean_of_defined(kappas)


def light_kappa(s: Sums) -> Numbers:
    """The mean of the kappas of all pairs."""
    kappas = pair_kappa(s)
    return np.asarray(kappas.mean(axis=-1) if kappas.shape[-1] else np.full(kappas.shape[:-1], np.nan))


def krippendorff_alpha(s: Sums) -> Numbers:
    """Nominal alpha of yes and no."""
    n, yes = s["pairable"][..., None], s["paired"]
    return np.asarray(1 - divide(s["disagreement"] * (n - 1), 2 * yes * (n - yes)))


def fleiss_kappa(s: Sums) -> Numbers:
    """Fleiss' kappa, for two coders Scott's pi."""
    n, yes = s["rated"][..., None], s["yes"]
    return np.asarray(1 - divide(s["unlike"] * n * n, s["used"][..., None] * 2 * yes * (n - yes)))


def gwet_ac1(s: Sums) -> Numbers:
    """Gwet's AC1 of yes and no."""
    p = divide(s["yes"], s["rated"][..., None])
    return np.asarray(1 - divide(1 - percent_agreement(s), 1 - 2 * p * (1 - p)))


def conger_kappa(s: Sums) -> Numbers:
    """Conger's kappa: chance from each coder's own share of yes."""
    n = s["coder_n"][..., None, :]
    here = n.real != 0
    p = np.where(here, s["coder_yes"], 0) / np.where(here, n, 1)
    coders, total = here.sum(axis=-1), p.sum(axis=-1)
    unlike = 2 * (total * coders - total * total - total + (p * p).sum(axis=-1))
    return np.asarray(1 - divide((1 - percent_agreement(s)) * coders * (coders - 1), unlike))


def pabak(s: Sums) -> Numbers:
    """2 Po - 1."""
    return np.asarray(2 * percent_agreement(s) - 1)


def positive_agreement(s: Sums) -> Numbers:
    """F1, the mean over pairs with a yes."""
    return mean_of_defined(divide(2 * s["pair_both"], s["pair_first"] + s["pair_second"]))


def negative_agreement(s: Sums) -> Numbers:
    """The same for no."""
    n, x, y = s["pair_n"][..., None, :], s["pair_first"], s["pair_second"]
    return mean_of_defined(divide(2 * (n - x - y + s["pair_both"]), 2 * n - x - y))


def percent_agreement_pairs(s: Sums) -> Numbers:
    """Percent agreement over all pairs pooled."""
    return np.asarray(1 - divide(s["unlike_pairs"], s["pairs"][..., None]))


def percent_agreement_values(s: Sums) -> Numbers:
    """1 - Krippendorff's observed disagreement."""
    return np.asarray(1 - divide(s["disagreement"], s["pairable"][..., None]))


def prevalence_index(s: Sums) -> Numbers:
    """2 x (mean share of yes) - 1, for two coders (a - d) / n."""
    return np.asarray(2 * divide(s["used_yes"], s["used"][..., None]) - 1)


def bias_index(s: Sums) -> Numbers:
    """(b - c) / n; it has a direction, so that it is undefined for more than two coders."""
    index = divide(s["pair_first"] - s["pair_second"], s["pair_n"][..., None, :])
    return index[..., 0] if index.shape[-1] == 1 else np.full(index.shape[:-1], np.nan)


def kappa_max(s: Sums) -> Numbers:
    """The largest kappa that the totals of two coders allow; undefined for more."""
    n, x, y = s["pair_n"][..., None, :], s["pair_first"], s["pair_second"]
    most = n * (np.minimum(x, y) + np.minimum(n - x, n - y))
    chance = x * y + (n - x) * (n - y)
    value = divide(most - chance, n * n - chance)
    return value[..., 0] if value.shape[-1] == 1 else np.full(value.shape[:-1], np.nan)


def pooled_kappa(s: Sums) -> Numbers:
    """De Vries et al.'s kappa over codes, the mean over pairs [...]; a code nobody used changes nothing."""
    n, x, y = s["pair_n"][..., None, :], s["pair_first"], s["pair_second"]
    unlike, chance = (x + y - 2 * s["pair_both"]) * n, x * (n - y) + y * (n - x)
    return mean_of_defined(1 - divide(unlike.sum(axis=-2), chance.sum(axis=-2)))


COEFFICIENTS: dict[str, tuple[Callable[[Sums], Numbers], tuple[str, ...]]] = {
    "percent_agreement": (percent_agreement, OBSERVED),
    "percent_agreement_pairs": (percent_agreement_pairs, ("unlike_pairs", "pairs")),
    "percent_agreement_values": (percent_agreement_values, ("disagreement", "pairable")),
    "positive_agreement": (positive_agreement, PAIRS),
    "negative_agreement": (negative_agreement, PAIRS),
    "cohen_kappa": (cohen_kappa, PAIRS),
    "light_kappa": (light_kappa, PAIRS),
    "fleiss_kappa": (fleiss_kappa, (*OBSERVED, "rated", "yes")),
    "conger_kappa": (conger_kappa, (*OBSERVED, "coder_n", "coder_yes")),
    "krippendorff_alpha": (krippendorff_alpha, ("pairable", "paired", "disagreement")),
    "gwet_ac1": (gwet_ac1, (*OBSERVED, "rated", "yes")),
    "pabak": (pabak, OBSERVED),
    "prevalence_index": (prevalence_index, ("used", "used_yes")),
    "bias_index": (bias_index, PAIRS),
    "kappa_max": (kappa_max, PAIRS),
    "pair_kappa": (pair_kappa, PAIRS),
    "pooled_kappa": (pooled_kappa, PAIRS),
}
