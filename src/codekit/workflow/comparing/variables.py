"""The variables of a comparison: the codes of the round, what was used below them, and codes as applied themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from codekit.agreement import Material
from codekit.agreement.rounds.levels import Variable
from codekit.agreement.rounds.report import ALL, LEAF, LEVELS, MIDDLE, TOP
from codekit.errors import NotComparableError, UnknownNameError
from codekit.executor import Executor
from codekit.model.codebook import Codebook
from codekit.model.rounds import Round
from codekit.workflow.comparing import axes
from codekit.workflow.rounds.scope import about


def check_level(level: str, *, chosen: Sequence[str] = (), exclusive: str = "") -> None:
    """Raise UnknownNameError for an unknown level, NotComparableError for a level or codes of an exclusive group."""
    if level not in LEVELS:
        raise UnknownNameError("level", level, LEVELS)
    if exclusive and (chosen or level != ALL):
        raise NotComparableError(
            f"{exclusive} was asked for as one variable, which has no levels and no codes to choose",
            hint="leave --exclusive out, or --level and --codes",
        )


def compared_codes(round_: Round, book: Codebook, chosen: Sequence[str] = ()) -> tuple[str, ...]:
    """The codes at the top level: those chosen, else those of the round.

    Raises UnknownNameError for a code that the codebook does not have, NotComparableError for one that the round is
    not about.
    """
    codes = tuple(dict.fromkeys(book[code].id for code in chosen))
    within = about(round_, book)
    outside = [code for code in codes if code not in within]
    if outside:
        held = ", ".join(book.round_codes(round_.codes))
        raise NotComparableError(
            f"round {round_.id} is not about {', '.join(outside)}: no coder looked for it there",
            hint=f"the round is about {held}, and what is below",
        )
    return codes or book.round_codes(round_.codes)


def lay(
    ground: axes.Ground, codes: Sequence[str], *, executor: Executor | None = None
) -> tuple[tuple[Variable, ...], Material]:
    """All variables of some codes at the top level, and their material, a code of the material for each.

    Every code of the top level is one, used or not; of those below only what was used on a compared unit. A code is
    a variable of its own codings alone only where something below it was used: else the two are the same.
    """
    book, tops = ground.codebook, dict.fromkeys(codes)
    applied = {coding.code for codings in ground.work.values() for coding in codings}
    asked = [found for code in tops for found in _below(book, code, tops, applied)]
    laid = to_material(ground, asked, executor=executor)
    used = laid.occurring()
    rolled = {v.code for v, here in zip(asked, used, strict=True) if here and not v.itself}
    split = {code for code in rolled if rolled.intersection(book.descendants(code))}
    kept = [k for k, v in enumerate(asked) if TOP in v.levels or (used[k] and (v.code in split or not v.itself))]
    variables = [replace(asked[k], levels=_levels(asked[k], used=used[k], split=split)) for k in kept]
    return tuple(variables), laid.of_codes(kept)


def _levels(variable: Variable, *, used: bool, split: Collection[str]) -> tuple[str, ...]:
    """The levels of a variable, where something was used below the codes in `split`.

    A code of the round that nobody used is no variable of the leaf level, where only what was used counts.
    """
    leaf = used and (variable.itself or variable.code not in split)
    return (*variable.levels, *([LEAF] if leaf else [])) or (MIDDLE,)


def used_codes(ground: axes.Ground) -> frozenset[str]:
    """The codes that somebody gave a compared unit, and those above them: those whose agreement was measured."""
    book = ground.codebook
    applied = {coding.code for codings in ground.work.values() for coding in codings}
    alone = [Variable(code.id, (LEAF,), itself=True) for code in book.codes if code.id in applied]
    found = to_material(ground, alone).occurring()
    return frozenset(
        up for v, here in zip(alone, found, strict=True) if here for up in (v.code, *book.ancestors(v.code))
    )


def to_material(ground: axes.Ground, variables: Sequence[Variable], *, executor: Executor | None = None) -> Material:
    """The material of some variables, each a code of the material by its name."""
    return axes.to_material(
        ground, [v.name for v in variables], counts_as(ground.codebook, variables), executor=executor
    )


def counts_as(book: Codebook, variables: Sequence[Variable]) -> list[list[int]]:
    """For each code of the codebook the indexes of the variables that a coding with it counts in."""
    rolled = {v.code: k for k, v in enumerate(variables) if not v.itself}
    alone = {v.code: k for k, v in enumerate(variables) if v.itself}
    return [
        [rolled[c] for c in (code.id, *book.ancestors(code.id)) if c in rolled]
        + ([alone[code.id]] if code.id in alone else [])
        for code in book.codes
    ]


def _below(
    book: Codebook, code: str, tops: Collection[str], applied: Collection[str], depth: int = 0
) -> Iterator[Variable]:
    """A code, itself as applied, and what is below it down to the next code of the top level; only what may be used."""
    top = code in tops
    if not top and not any(below in applied for below, _ in book.walk(code)):
        return
    yield Variable(code, (TOP,) if top else (), depth)
    if book.children[code] and code in applied:
        yield Variable(code, (), depth + 1, itself=True)
    for child in book.children[code]:
        if child not in tops:
            yield from _below(book, child, tops, applied, depth + 1)
