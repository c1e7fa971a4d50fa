"""Codes that are cases too, as NVivo writes each case: taken as cases, or kept as codes besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from codekit.errors import CodekitError
from codekit.model.project import CASE, CHANGED, CODE, CODING, KEPT, SPAN, Applied, Node, Project, ProjectMemo, Told

TAKEN, STAY = "cases", "keep"  # what becomes of such codes
_WHAT, _CODED = "codes that are cases too", "codings with such codes"
_HINT = "--case-codes keep keeps them as codes besides"


def apart(project: Project, wanted: str = TAKEN) -> Project:
    """The project without codes that are cases too, or with them if they are to stay; what became of them is told.

    Either way a text with such a code belongs to the case. A code that others stand below stays as a folder; a note on
    such a code is one on the case, and a note on such a coding one on its passage.

    Raises CodekitError for anything else that is wanted.
    """
    if wanted not in {TAKEN, STAY}:
        raise CodekitError(
            f"'{wanted}' is nothing that can become of codes that are cases", hint=f"--case-codes {TAKEN}, or {STAY}"
        )
    cases = {node.id: node.case for node in project.codes if node.case}
    if not cases:
        return project
    codings = [coding for coding in project.codings if coding.code in cases]
    if wanted == STAY:
        told = [Told(KEPT, f"{_WHAT}, as codes", len(cases)), *_of(codings, KEPT, "the text belongs to the case too")]
        return replace(project, told=(*project.told, *told))
    gone = {coding.id: coding for coding in codings}
    told = [Told(CHANGED, _WHAT, len(cases), f"taken as cases; {_HINT}")]
    return replace(
        project,
        codes=tuple(_without(project.codes, cases)),
        codings=tuple(coding for coding in project.codings if coding.code not in cases),
        memos=(*(_moved(memo, cases, gone) for memo in project.memos), *map(_note, (c for c in codings if c.memo))),
        groups=tuple(
            replace(group, codes=tuple(code for code in group.codes if code not in cases)) for group in project.groups
        ),
        told=(*project.told, *told, *_of(codings, CHANGED, "the text belongs to the case")),
    )


def _of(codings: Sequence[Applied], outcome: str, why: str) -> list[Told]:
    return [Told(outcome, _CODED, len(codings), why)] if codings else []


def _without(nodes: Sequence[Node], cases: Mapping[str, str]) -> list[Node]:
    """The codes that are no cases, and as folders the cases that some of these stand below."""
    parents = {node.id: node.parent for node in nodes}
    needed: set[str] = set()
    for node in nodes:
        above = node.parent if node.id not in cases else ""
        while above and above not in needed:
            needed.add(above)
            above = parents.get(above, "")
    kept = [node for node in nodes if node.id not in cases or node.id in needed]
    return [replace(node, codable=False) if node.id in cases else node for node in kept]


def _moved(memo: ProjectMemo, cases: Mapping[str, str], gone: Mapping[str, Applied]) -> ProjectMemo:
    if memo.kind == CODE and memo.about in cases:
        return replace(memo, kind=CASE, about=cases[memo.about])
    if memo.kind == CODING and memo.about in gone:
        coding = gone[memo.about]
        return replace(memo, kind=SPAN, about=coding.text, span=coding.span)
    return memo


def _note(coding: Applied) -> ProjectMemo:
    return ProjectMemo(f"of {coding.id}", coding.memo, "", SPAN, coding.text, coding.span, coding.by, coding.at)
