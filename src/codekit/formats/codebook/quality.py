"""What makes a usable codebook hard to apply the same way twice: warnings, never errors."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from codekit.errors import Problem
from codekit.formats.codebook.rules import in_order
from codekit.model.classification import problems
from codekit.model.codebook import Code, Codebook
from codekit.model.migrations import RETIRED

_ALIKE = 0.85
_FEWEST_WORDS = 4
_WHY = "say in `reason:` what belongs now that did not: coders and readers are shown it"
_WANTED = (("include", "no include"), ("exclude", "no exclude"), ("examples", "no example"))


def check(codebook: Codebook, path: str = "") -> list[Problem]:
    """Warnings about a codebook that loads: thin entries, twins, codes that nobody can use."""
    place = path or codebook.key
    warnings = [
        Problem(place, code.line or None, message, remedy, "warning") for code, message, remedy in of_codes(codebook)
    ]
    kinds = (Problem(place, None, message, remedy, "warning") for message, remedy in problems(codebook))
    return in_order([*warnings, *_unexplained(codebook, place), *kinds])


def of_codes(codebook: Codebook) -> list[tuple[Code, str, str]]:
    """What is weak about single codes: the code, what, and what to do."""
    return [*_thin(codebook), *_twins(codebook), *_same_names(codebook), *_dead_ends(codebook)]


def _unexplained(codebook: Codebook, place: str) -> Iterator[Problem]:
    for entry in codebook.changes:
        if entry.again and not entry.reason:
            message = f"changes: {entry.code} is to be looked at again, without a reason"
            yield Problem(place, entry.line or None, message, _WHY, "warning")


def _in_use(codebook: Codebook) -> list[Code]:
    return [code for code in codebook.codes if not code.replaced_by]


def _thin(codebook: Codebook) -> Iterator[tuple[Code, str, str]]:
    for code in _in_use(codebook):
        missing = [words for field, words in _WANTED if not getattr(code, field)]
        if code.assignable and missing:
            remedy = "coders decide alike when they know what belongs, what does not, and see a case"
            yield code, f"code '{code.id}' has {_listed(missing)}", remedy


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _twins(codebook: Codebook) -> Iterator[tuple[Code, str, str]]:
    """Codes whose definition has nearly the same words in nearly the same order as an earlier one."""
    entries = [(code, words) for code in _in_use(codebook) if len(words := _words(code.definition)) >= _FEWEST_WORDS]
    counts = [Counter(words) for _, words in entries]
    for at, (code, words) in enumerate(entries):
        for before in range(at):
            other, others = entries[before]
            if _alike(words, others, counts[at], counts[before]):
                message = f"codes '{other.id}' and '{code.id}' have nearly the same definition"
                yield code, message, "say in `exclude` what tells them apart, or merge them"
                break


def _alike(words: list[str], others: list[str], count: Counter[str], other: Counter[str]) -> bool:
    """Cheap upper bounds first: the lengths, then what the two share in any order."""
    both = len(words) + len(others)
    if 2 * min(len(words), len(others)) < _ALIKE * both or 2 * (count & other).total() < _ALIKE * both:
        return False
    return difflib.SequenceMatcher(None, others, words, autojunk=False).ratio() >= _ALIKE


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _same_names(codebook: Codebook) -> Iterator[tuple[Code, str, str]]:
    for siblings in codebook.children.values():
        seen: dict[str, str] = {}
        for id_ in siblings:
            code = codebook.by_id[id_]
            other = seen.setdefault(" ".join(_words(code.name)) or code.name, id_)
            if other != id_:
                yield code, f"codes '{other}' and '{id_}' stand side by side under one name", "rename one of them"


def _dead_ends(codebook: Codebook) -> Iterable[tuple[Code, str, str]]:
    retired = {entry.code for entry in codebook.changes if entry.kind == RETIRED}
    for code in _in_use(codebook):
        if code.assignable:
            continue
        if code.id in retired:
            continue
        if not codebook.children[code.id]:
            message = f"code '{code.id}' cannot be assigned and has no code below it"
            yield code, message, "add codes below it, or take out `assignable: false`"
        elif code.examples:
            message = f"code '{code.id}' has an example but cannot be assigned"
            yield code, message, "move the example to a code below it"
