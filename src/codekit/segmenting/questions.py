"""Interviews keyed by question: 'Pergunta 3: ...' and the answer below it, without anybody's label."""

from __future__ import annotations

from collections.abc import Sequence

from codekit.model import speakers
from codekit.segmenting.lines import Line
from codekit.segmenting.shapes import Candidate

NOTE = "numbered questions are taken as the interviewer's, the text below each as one respondent's"


def with_answers(chosen: Sequence[Candidate], body: Sequence[Line]) -> list[Candidate]:
    """Add the unlabelled answer below each numbered question, where no label says who answers."""
    if not chosen or not all(speakers.is_question_heading(candidate.label) for candidate in chosen):
        return list(chosen)
    taken = {candidate.line.number for candidate in chosen}
    with_added = list(chosen)
    for candidate in chosen:
        if candidate.rest:
            below = next((line for line in _after(body, candidate.line) if not line.blank), None)
            if below is not None and below.number not in taken:
                with_added.append(Candidate(below, "answer", "", below.start, below.start))
    return sorted(with_added, key=lambda candidate: candidate.start)


def _after(body: Sequence[Line], line: Line) -> Sequence[Line]:
    return body[line.number - body[0].number + 1 :]
