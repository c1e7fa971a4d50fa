"""From codings to what each coder says of a code on a unit: absent, or with which polarity."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from codekit.agreement.rounds.polarised import Polarised, make_polarised
from codekit.model.polarities import CONTRARY, POLARITIES, SUPPORTING
from codekit.workflow.comparing import axes

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport
    from codekit.model.codebook import Codebook

Listed = list[list[int]]


def polarised(ground: axes.Ground, codes: Sequence[str], counts_as: Listed | None = None) -> Polarised:
    """The material of `axes.to_material` with the polarity of each range, as the codes see it that a coding counts as.

    A coding counts with its own polarity. Above a code that rolls up as contrary it counts as contrary, whatever its
    polarity. `counts_as` is that of `axes.to_material`.
    """
    listed = axes.targets(ground.codebook, codes) if counts_as is None else counts_as
    straight, turned = _turned(ground.codebook, codes, listed)
    occurring = {coding.polarity for codings in ground.work.values() for coding in codings}
    names = (*POLARITIES, *sorted(occurring.difference(POLARITIES)))  # other programs may have others
    laid = [(i, name) for i, name in enumerate(names) if name in occurring or not i]
    layers = [(i, axes.to_material(_only(ground, name, occurring), codes, straight)) for i, name in laid]
    layers += [(names.index(CONTRARY), axes.to_material(ground, codes, turned))] if any(turned) else []
    polarity = np.concatenate([np.full(layer.lo.shape, i, np.int64) for i, layer in layers])
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(layer, name) for _, layer in layers])
        for name in ("coder", "transcript", "code", "lo", "hi")
    }
    return make_polarised(replace(layers[0][1], **columns), names, polarity)


def with_polarity(
    report: AgreementReport,
    ground: axes.Ground,
    codes: Sequence[str],
    counts_as: Listed | None = None,
    *,
    kind: str = "fisher",
) -> AgreementReport:
    """The report with presence with polarity beside the figures of its codes, where another one than supporting is.

    `codes` and `counts_as` are those that the report's material was made with, `kind` is that of its intervals.
    """
    from codekit.agreement.rounds import polarity

    book = ground.codebook
    if all(coding.polarity == SUPPORTING for codings in ground.work.values() for coding in codings) and all(
        code.rolls_up_as == SUPPORTING for code in book.codes
    ):
        return report
    found = polarity.compare_polarity(polarised(ground, codes, counts_as), declared=book.polarity, kind=kind)
    return polarity.with_polarity(report, found)


def _only(ground: axes.Ground, polarity: str, occurring: Collection[str]) -> axes.Ground:
    """The codings of one polarity; the ground itself, which is laid already, where there is no other."""
    if {polarity} == occurring:
        return ground
    work = {key: [coding for coding in codings if coding.polarity == polarity] for key, codings in ground.work.items()}
    return replace(ground, work=work)


def _turned(book: Codebook, codes: Sequence[str], listed: Listed) -> tuple[Listed, Listed]:
    """What each code of the codebook counts as with its own polarity, and what as contrary."""
    straight: Listed = []
    turned: Listed = []
    for code, counted in zip(book.codes, listed, strict=True):
        against = _against(book, code.id) if counted else frozenset()
        straight.append([k for k in counted if codes[k] not in against])
        turned.append([k for k in counted if codes[k] in against])
    return straight, turned


def _against(book: Codebook, code: str) -> frozenset[str]:
    """The ancestors of a code that lie above one (or this one) that rolls up as contrary."""
    path = (code, *book.ancestors(code))
    first = next((i for i, id_ in enumerate(path) if book[id_].rolls_up_as == CONTRARY), len(path))
    return frozenset(path[first + 1 :])
