"""The spans of a comparison's coders on the characters of its texts, and the coefficients that need their borders.

Texts are the speech that is compared, its characters numbered without what lies between; only those that two coders
or more finished are in it, and a coder who did not finish one is not in that text. Nothing is added up over texts
that can be compared across their ends: the texts stand end to end, and their ends are no cuts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from codekit.agreement.counting.material import Material
from codekit.agreement.formulas.coefficients import chance_corrected
from codekit.agreement.numeric import divide
from codekit.agreement.result import Agreement
from codekit.agreement.spans import maxqda
from codekit.agreement.spans.boundaries import boundary_similarity
from codekit.agreement.spans.spans import CodedSpan
from codekit.agreement.spans.unitizing import Unitized, UnitizedText, unitize

OVERLAPPING = "spans of different sub-codes by one coder overlap"
ONE_CODE = "it compares codes with each other, so it is of a group of exclusive codes only"
NO_SPAN = "nobody coded anything"


@dataclass(frozen=True, eq=False)
class Spanned:
    """Each text's length and each coder's spans in it, by the codes that are compared."""

    coders: tuple[str, ...]
    texts: tuple[UnitizedText, ...]

    def only(self, codes: Sequence[str]) -> Spanned:
        """The spans of some codes only."""
        wanted = set(codes)
        return replace(self, texts=tuple(_only(text, wanted) for text in self.texts))


def spanned(material: Material) -> Spanned:
    """The spans of a material whose units are characters."""
    kept = [t for t in np.flatnonzero(material.covered.sum(axis=0) >= 2).tolist() if material.n_units[t]]
    held: dict[tuple[int, int], list[CodedSpan]] = {
        (t, c): [] for t in kept for c in np.flatnonzero(material.covered[:, t]).tolist()
    }
    rows = material.usable()
    columns = (getattr(material, name)[rows].tolist() for name in ("transcript", "coder", "lo", "hi", "code"))
    for t, c, lo, hi, code in zip(*columns, strict=True):
        if (t, c) in held:
            held[t, c].append(CodedSpan(lo, hi, material.codes[code]))
    texts: dict[int, dict[str, list[CodedSpan]]] = {t: {} for t in kept}
    for (t, c), spans in held.items():
        texts[t][material.coders[c]] = spans
    return Spanned(material.coders, tuple(UnitizedText(int(material.n_units[t]), own) for t, own in texts.items()))


def _only(text: UnitizedText, codes: set[str]) -> UnitizedText:
    held = {coder: [span for span in spans if span[2] in codes] for coder, spans in text.coders.items()}
    return text._replace(coders=held)


def unitized(spans: Spanned, codes: Sequence[str]) -> Unitized | str:
    """The matrices of the u-alpha family: one code against all else, or a group; a reason where its spans overlap."""
    try:
        return unitize(spans.only(codes).texts, code=codes[0] if len(codes) == 1 else None)
    except ValueError:
        return OVERLAPPING


def of_family(spans: Spanned, codes: Sequence[str], figure: Callable[[Unitized], Agreement]) -> Agreement:
    """One figure of the family, of one code or of a group of exclusive ones."""
    matrices = unitized(spans, codes)
    return _undefined("u_alpha", matrices) if isinstance(matrices, str) else figure(matrices)


def of_group(spans: Spanned, codes: Sequence[str], figure: Callable[[Unitized], Agreement]) -> Agreement:
    """A figure that compares the codes of a group with each other; undefined for a single code."""
    return of_family(spans, codes, figure) if len(codes) > 1 else _undefined("cu_alpha", ONE_CODE)


def similar_borders(spans: Spanned, codes: Sequence[str]) -> Agreement:
    """Boundary similarity of where two coders' spans begin and end, all texts end to end; of two coders."""
    return boundary_similarity(*(_masses(spans, codes, coder) for coder in spans.coders))


def same_presence(spans: Spanned, codes: Sequence[str]) -> Agreement:
    """MAXQDA's presence: the share of texts, and of codes in each, where both have the code or neither has."""
    return maxqda.code_presence_agreement(*(_times(spans, codes, coder) for coder in spans.coders))


def same_frequency(spans: Spanned, codes: Sequence[str]) -> Agreement:
    """MAXQDA's frequency: the share of texts, and of codes in each, where both gave the code equally often."""
    return maxqda.code_frequency_agreement(*(_times(spans, codes, coder) for coder in spans.coders))


def overlapping(spans: Spanned, codes: Sequence[str]) -> Agreement:
    """MAXQDA's overlap: the share of all spans of both coders that a span of the other answers."""
    each = [maxqda.segment_overlap_agreement(*sides) for sides in _sides(spans, codes)]
    n = sum(result.n_units for result in each)
    answered = sum(result.value * result.n_units for result in each if result.n_units)
    value = float(divide(answered, n))
    return Agreement("segment_overlap_agreement", value, value, 0.0, n, undefined_because="" if n else NO_SPAN)


def overlapping_kappa(spans: Spanned, codes: Sequence[str]) -> Agreement:
    """MAXQDA's kappa: its overlap corrected by a chance of 1 / (codes used by either)."""
    observed = overlapping(spans, codes)
    used = len({span[2] for first, second in _sides(spans, codes) for span in (*first, *second)})
    chance = float(divide(1, used))
    value = float(chance_corrected(np.asarray(observed.value), chance))
    reason = NO_SPAN if not used else "only one code was used" if used == 1 else ""
    return Agreement(
        "segment_overlap_brennan_prediger", value, observed.value, chance, observed.n_units, undefined_because=reason
    )


def _sides(spans: Spanned, codes: Sequence[str]) -> Iterator[tuple[Sequence[CodedSpan], ...]]:
    """The two coders' spans of some codes, text by text."""
    for text in spans.only(codes).texts:
        yield tuple([CodedSpan(*span) for span in text.coders[coder]] for coder in spans.coders)


def _times(spans: Spanned, codes: Sequence[str], coder: str) -> dict[Hashable, int]:
    """How many spans of each code one coder has in each text."""
    times: Counter[Hashable] = Counter({(t, code): 0 for t in range(len(spans.texts)) for code in codes})
    for t, text in enumerate(spans.only(codes).texts):
        times.update((t, span[2]) for span in text.coders[coder])
    return dict(times)


def _masses(spans: Spanned, codes: Sequence[str], coder: str) -> list[int]:
    """The lengths of the pieces that one coder's borders cut all texts into, laid end to end."""
    cuts: set[int] = set()
    base = 0
    for text in spans.only(codes).texts:
        edges = {edge for start, end, _ in text.coders[coder] for edge in (start, end)}
        cuts |= {base + edge for edge in edges if 0 < edge < text.length}
        base += text.length
    return [int(size) for size in np.diff([0, *sorted(cuts), base])] if base else []


def _undefined(measure: str, reason: str) -> Agreement:
    return Agreement(measure, float("nan"), float("nan"), float("nan"), 0, undefined_because=reason)
