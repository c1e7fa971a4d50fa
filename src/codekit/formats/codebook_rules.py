"""What must hold between the codes of a codebook, whichever file they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from codekit.errors import Problem, nearest
from codekit.model.codebook import Code
from codekit.model.names import CODE_ID

MAX_DEPTH = 50
_CONTAINER = re.compile(r"container (for|of)\b|container[.;,:]?$|.*\bnot coded directly\b", re.IGNORECASE | re.DOTALL)
_NOT_IN_ID = re.compile(r"[^\w.-]+")


def check_codes(codes: Sequence[Code], path: str) -> list[Problem]:
    """Every way in which these codes contradict each other, in the order of the file.

    One cause gives one problem: a code with a bad id still counts as a parent, and a cycle is named once.
    """
    known = {code.id: code for code in reversed(codes) if code.id}
    found = [*_ids(codes, path), *_references(codes, known, path), *_containers(codes, path)]
    found += _cycles(known, path, "parent", "it is above itself", "end the chain at a code without a parent")
    found += _cycles(known, path, "replaced_by", "it replaces itself", "end the chain at a code that is in use")
    if not found:
        found += _too_deep(codes, known, path)
    return sorted(found, key=lambda problem: problem.line or 0)


def _ids(codes: Iterable[Code], path: str) -> Iterable[Problem]:
    first: dict[str, Code] = {}
    for code in filter(lambda code: code.id, codes):
        if not CODE_ID.fullmatch(code.id):
            yield Problem(path, code.line, *_bad_id(code.id))
        other = first.setdefault(code.id.casefold(), code)
        if other is code:
            continue
        place = f"line {other.line}"
        if other.id == code.id:
            yield Problem(path, code.line, f"id '{code.id}' is used twice (first in {place})", "rename one of them")
        else:
            message = f"ids '{other.id}' ({place}) and '{code.id}' differ only in capital letters"
            yield Problem(path, code.line, message, "rename one of them")


def _bad_id(id_: str) -> tuple[str, str]:
    rewritten = _NOT_IN_ID.sub("_", id_).strip("_.-")
    remedy = "use letters, digits, '.', '_' and '-'" + (f", e.g. {rewritten}" if rewritten else "")
    if any(char.isspace() for char in id_):
        return f"id '{id_}' holds a space", remedy
    return f"id '{id_}' holds a sign that ids cannot have, or begins with one", remedy


def _references(codes: Iterable[Code], known: Mapping[str, Code], path: str) -> Iterable[Problem]:
    for code in codes:
        for field, target in (("parent", code.parent), ("replaced_by", code.replaced_by)):
            if target and target not in known:
                near = nearest(target, (id_ for id_ in known if id_ != code.id))
                remedy = f"did you mean '{near}'?" if near else "add that code, or correct the id"
                yield Problem(path, code.line, f"code '{code.id}': {field} '{target}' does not exist", remedy)


def _containers(codes: Iterable[Code], path: str) -> Iterable[Problem]:
    """A code whose definition says that nothing is coded there must not be offered to coders."""
    for code in codes:
        if code.assignable and _CONTAINER.match(code.definition):
            message = f"code '{code.id}': the definition says container, but assignable is true"
            yield Problem(path, code.line, message, "write `assignable: false`, or define what to code here")


def _cycles(known: Mapping[str, Code], path: str, field: str, what: str, remedy: str) -> Iterable[Problem]:
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
            message = f"code '{first}': {field} makes a circle, {what}: {' -> '.join(turned)}"
            yield Problem(path, known[first].line, message, remedy)
        done.update(chain)


def _too_deep(codes: Iterable[Code], known: Mapping[str, Code], path: str) -> Iterable[Problem]:
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
            yield Problem(path, code.line, message, "move the code up")
