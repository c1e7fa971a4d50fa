"""What must hold between the codes of a codebook, whichever file they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from codekit.errors import CodebookError, Problem
from codekit.model.codebook import Code
from codekit.model.names import code_id, is_code_id
from codekit.model.scales import ORDINAL
from codekit.tables.header import did_you_mean

Finding = tuple[Code, str, str, str]  # the code, the field, what is wrong, what to do

MAX_DEPTH = 50
_VERSION = re.compile(r"\w[\w.+-]*")
_CONTAINER = re.compile(r"container (for|of)\b|container[.;,:]?$|.*\bnot coded directly\b", re.IGNORECASE | re.DOTALL)
_NO_LINES: Mapping[tuple[Code, str], int] = MappingProxyType({})


def check_codes(codes: Sequence[Code], path: str, lines: Mapping[tuple[Code, str], int] = _NO_LINES) -> list[Problem]:
    """Every way in which these codes contradict each other, in the order of the file.

    One cause gives one problem: a code with a bad id still counts as a parent, and a cycle is named once.
    `lines` holds the line of each field where that is not the line of its code.
    """
    problems = [
        Problem(path, lines.get((code, field), code.line), *message_and_remedy)
        for code, field, *message_and_remedy in findings(codes)
    ]
    return in_order(problems)


def findings(codes: Sequence[Code]) -> list[Finding]:
    """The same with the code and the field that each is about."""
    known = {code.id: code for code in reversed(codes) if code.id}
    found = [*_ids(codes), *_references(codes, known), *_containers(codes), *_scales(codes)]
    found += _cycles(known, "parent", "end the chain at a code without a parent")
    found += _cycles(known, "replaced_by", "end the chain at a code that is in use")
    if not found:  # counting levels needs every parent there, and no circle
        found += _too_deep(codes, known)
    return found


def version_problem(version: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a version, and what to do, where it cannot be part of a file name."""
    if not _VERSION.fullmatch(version):
        yield f"version '{version}' cannot be part of a file name", 'use letters, digits, ".", "-", e.g. "1.1"'


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of the file, those of no line first."""
    return sorted(problems, key=lambda problem: problem.line or 0)


def unusable(path: str, problems: Sequence[Problem]) -> CodebookError:
    """The error that names every problem of a codebook's file at once."""
    counted = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return CodebookError(f"{path} cannot be used: {counted}", in_order(problems))


def _ids(codes: Iterable[Code]) -> Iterator[Finding]:
    first: dict[str, Code] = {}
    for code in filter(lambda code: code.id, codes):
        if not is_code_id(code.id):
            yield code, "id", *_bad_id(code.id)
        other = first.setdefault(code.id.casefold(), code)
        if other is code:
            continue
        place = f"line {other.line}"
        if other.id == code.id:
            yield code, "id", f"id '{code.id}' is used twice (first in {place})", "rename one of them"
        else:
            message = f"ids '{other.id}' ({place}) and '{code.id}' differ only in capital letters"
            yield code, "id", message, "rename one of them"


def _bad_id(id_: str) -> tuple[str, str]:
    remedy = "use letters, digits, '.', '_' and '-'"
    if any(map(str.isalnum, id_)):
        remedy += f", e.g. {code_id(id_)}"
    if any(char.isspace() for char in id_):
        return f"id '{id_}' holds a space", remedy
    return f"id '{id_}' holds a sign that ids cannot have, or begins with one", remedy


def _references(codes: Iterable[Code], known: Mapping[str, Code]) -> Iterator[Finding]:
    for code in codes:
        for field, target in (("parent", code.parent), ("replaced_by", code.replaced_by)):
            if target and target not in known:
                remedy = did_you_mean(
                    target, [id_ for id_ in known if id_ != code.id], "add that code, or correct the id"
                )
                yield code, field, f"code '{code.id}': {field} '{target}' does not exist", remedy


def _containers(codes: Iterable[Code]) -> Iterator[Finding]:
    """A code whose definition says that nothing is coded there must not be offered to coders."""
    for code in codes:
        if code.assignable and _CONTAINER.match(code.definition):
            message = f"code '{code.id}': the definition says container, but assignable is true"
            yield code, "assignable", message, "write `assignable: false`, or define what to code here"


def _scales(codes: Iterable[Code]) -> Iterator[Finding]:
    """Values are at least two different numbers in ascending order; a scale says how they differ."""
    for code in codes:
        numbers = [Decimal(value.value) for value in code.values]
        labels = [value.label.casefold() for value in code.values if value.label]
        if len(numbers) == 1:
            yield code, "values", f"code '{code.id}': one value says nothing", "give at least two, or none"
        elif any(after <= before for before, after in pairwise(numbers)):
            message = f"code '{code.id}': values are not in ascending order, each once"
            yield code, "values", message, f"values: {', '.join(map(str, sorted({*numbers})))}"
        elif len({*labels}) < len(labels):
            yield code, "values", f"code '{code.id}': two values have one label", "give each its own"
        if code.scale != ORDINAL and not code.values:
            yield code, "scale", f"code '{code.id}': a scale, but no values", "add `values:`, or take out `scale:`"


def _cycles(known: Mapping[str, Code], field: str, remedy: str) -> Iterator[Finding]:
    done: set[str] = set()
    for start in known:
        chain: list[str] = []
        at = start
        while at in known and at not in done and at not in chain:
            chain.append(at)
            at = getattr(known[at], field)
        if at in chain and at not in done:
            circle = chain[chain.index(at) :]
            first = min(circle, key=lambda id_: known[id_].line)
            turned = [*circle[circle.index(first) :], *circle[: circle.index(first)], first]
            message = f"code '{first}': {field} makes a circle: {' -> '.join(turned)}"
            yield known[first], field, message, remedy
        done.update(chain)


def _too_deep(codes: Iterable[Code], known: Mapping[str, Code]) -> Iterator[Finding]:
    depths: dict[str, int] = {"": 0}
    for code in codes:
        chain, at = [], code.id
        while at not in depths:
            chain.append(at)
            at = known[at].parent
        for id_ in reversed(chain):
            depths[id_] = depths[known[id_].parent] + 1
        if depths[code.id] == MAX_DEPTH + 1:
            message = f"code '{code.id}': more than {MAX_DEPTH} levels deep"
            yield code, "parent", message, "move the code up"
