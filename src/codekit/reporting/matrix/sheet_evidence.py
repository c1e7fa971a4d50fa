"""The Quote spread, Disconfirming and Coverage sheets: what speaks against a theme, and where nobody asked."""

from __future__ import annotations

from collections.abc import Mapping

from codekit.matrix.judged import ShownQuote
from codekit.matrix.passages import Excerpt
from codekit.matrix.result import Matrix
from codekit.matrix.spread import spreads
from codekit.matrix.states import Asked
from codekit.model.polarities import CONTRARY, HYPOTHETICAL
from codekit.reporting.matrix.plan import Plan
from codekit.reporting.matrix.sheet_excerpts import clock
from codekit.reporting.matrix.sheet_lists import List
from codekit.reporting.matrix.sheet_matrix import state_text

SPREAD, DISCONFIRMING, COVERAGE = "Quote spread", "Disconfirming", "Coverage"


def spread_list(matrix: Matrix, quotes: list[ShownQuote]) -> List:
    """By theme, which organizations give its excerpts and its quotations."""
    rows = [
        [
            f"{matrix.codebook[one.theme].name} ({one.theme})",
            _listed(matrix, one.excerpts),
            _listed(matrix, one.quotes) or "none",
            "; ".join(one.warnings),
            len(one.excerpts),
            sum(one.excerpts.values()),
            len(one.quotes),
            sum(one.quotes.values()),
        ]
        for one in spreads(matrix, quotes)
    ]
    columns = {
        "theme": 34.0,
        "excerpts by organization": 60.0,
        "quotes by organization": 26.0,
        "warning": 34.0,
        "organizations with it": 14.0,
        "excerpts": 10.0,
        "organizations quoted": 14.0,
        "quotes": 10.0,
    }
    return List(
        "How quotations are spread over organizations and themes",
        "A warning where one organization gives more than half of four or more excerpts or quotations of a theme.",
        columns,
        rows,
    )


def _listed(matrix: Matrix, counts: Mapping[str, int]) -> str:
    return ", ".join(f"{matrix.called(case)} {n}" for case, n in counts.items())


def disconfirming_list(plan: Plan) -> List:
    """What speaks against a theme or only of what might be, by theme."""
    matrix = plan.matrix
    rows = [
        [
            f"{matrix.codebook[theme].name} ({theme})",
            matrix.called(case),
            excerpt.evidence,
            state_text(matrix, matrix.cells[case, theme]),
            excerpt.text,
            excerpt.question,
            excerpt.transcript,
            _place(excerpt),
            ", ".join(excerpt.coders),
            excerpt.id,
        ]
        for theme in matrix.themes
        for case in matrix.cases
        if matrix.cells[case, theme].contrary or matrix.cells[case, theme].hypothetical
        for excerpt in matrix.excerpts(case, theme, (CONTRARY, HYPOTHETICAL))
    ]
    columns = {
        "theme": 30.0, "organization": 13.0, "evidence": 13.0, "state of the cell": 16.0, "text": 66.0,
        "question before": 40.0, "interview": 11.0, "where": 12.0, "coder": 10.0, "id": 27.0,
    }  # fmt: skip
    return List(
        "Disconfirming evidence",
        "What respondents deny, or only wish or imagine, by theme. Of mixed cells, the rest is in Excerpts.",
        columns,
        rows,
        printed=8,
    )


def _place(excerpt: Excerpt) -> str:
    turns = "–".join(str(number) for number in sorted({excerpt.segments[0], excerpt.segments[-1]}))
    return f"{turns}, {time}" if (time := clock(excerpt.time)) else turns


def coverage_list(matrix: Matrix) -> List:
    """By interview, whether each topic was asked."""
    recorded = {row.topic for row in matrix.registers.coverage or () if row.topic in matrix.codebook}
    topics = [code for code in matrix.codes if code in recorded]
    asked = Asked.read(matrix.codebook, matrix.registers.coverage)
    rows = [
        [
            interview.transcript,
            matrix.called(case),
            interview.date,
            *(asked.answer(interview.transcript, topic) for topic in topics),
        ]
        for case, held in matrix.interviews.items()
        for interview in held
    ]
    names = [f"{matrix.codebook[topic].name} ({topic})" for topic in topics]
    return List(
        "What was asked",
        "yes: asked. spontaneous: told without being asked. no: not asked. unknown: nobody wrote it down.",
        {"interview": 13.0, "organization": 14.0, "date": 12.0, **dict.fromkeys(names, 16.0)},
        rows,
    )
