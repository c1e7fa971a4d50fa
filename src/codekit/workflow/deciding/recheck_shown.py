"""Codings to look at again and problems of a codebook, as rows for people and as plain values."""

from __future__ import annotations

from typing import Any

from codekit.workflow.deciding.passages import one_line
from codekit.workflow.deciding.recheck import CodebookProblem, Needed, Reread

WORDS = 60


def needed_row(needed: Needed) -> tuple[str, ...]:
    """A coding that needs another look: id, round, coder, place, code, words, what changed."""
    coding = needed.coding
    place = f"{coding.transcript} {coding.start}..{coding.end}"
    words, changes = one_line(coding.quote, WORDS), ", ".join(needed.changes)
    return coding.id[:8], coding.round, coding.coder, place, coding.code, words, changes


def needed_json(needed: Needed) -> dict[str, Any]:
    """A coding that needs another look, as plain values."""
    coding = needed.coding
    return {
        "id": coding.id,
        "round": coding.round,
        "coder": coding.coder,
        "transcript": coding.transcript,
        "start": coding.start,
        "end": coding.end,
        "code": coding.code,
        "quote": coding.quote,
        "codebook": coding.codebook,
        "changed": list(needed.changes),
    }


def reread_row(reread: Reread) -> tuple[str, ...]:
    """A transcript to be read again: code, transcript, the layer that read it, what was noted, since when, why."""
    again = reread.again
    return reread.code, reread.transcript, again.layer, again.entry.verb, again.version, again.entry.reason


def reread_json(reread: Reread) -> dict[str, Any]:
    """A transcript to be read again, as plain values."""
    again = reread.again
    return {
        "transcript": reread.transcript,
        "code": reread.code,
        "layer": again.layer,
        "codebook": again.codebook,
        "kind": again.entry.kind,
        "from": list(again.entry.origin),
        "version": again.version,
        "reason": again.entry.reason or None,
    }


def problem_row(problem: CodebookProblem) -> tuple[str, ...]:
    """A problem of the codebook: round, place, codes, problem, who, status."""
    place = f"{problem.transcript} {problem.start}..{problem.end}"
    return problem.round, place, ", ".join(problem.codes), problem.problem, problem.by, problem.status


def problem_json(problem: CodebookProblem) -> dict[str, Any]:
    """A problem of the codebook, as plain values."""
    return {
        "round": problem.round,
        "codebook": problem.codebook,
        "transcript": problem.transcript,
        "start": problem.start,
        "end": problem.end,
        "codes": list(problem.codes),
        "problem": problem.problem,
        "reason": problem.reason or None,
        "by": problem.by,
        "at": problem.at,
        "status": problem.status,
    }
