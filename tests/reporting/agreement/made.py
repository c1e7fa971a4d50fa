"""Findings of small comparisons, for tests of the report."""

from __future__ import annotations

from typing import Any

import numpy as np

from agreement.made import of_cells, of_ratings
from codekit.agreement import Material, compare
from codekit.agreement.rounds.claim_report import ClaimReport
from codekit.agreement.rounds.claims import MISSING, States, compare_cells, compare_pairs, compare_themes, summarise
from codekit.reporting.agreement import Findings, Setting, build
from codekit.reporting.agreement.findings import CodeEntry, Difference, TrendPoint, UnitRecord
from codekit.reporting.agreement.measure import measure
from codekit.reporting.content import Content, Part, Table

CELLS = {"SCREEN": [(5, 1, 0), (5, 0, 1), (4, 1, 1)] * 2, "REFER": [(3, 1, 0)] * 6, "NEVER": [(0, 0, 0)] * 6}
SECRET = "they sent us to the pantry | `on` <b>Elm</b> Street"
DIFFERENCE = Difference(
    type="omission",
    transcript="T0",
    unit=3,
    code="SCREEN",
    coded_by=("A",),
    not_by=("B",),
    other="",
    speaker="R",
    text=SECRET,
    before="And then?",
    notes={"A": "=not sure"},
    cluster="T0:1",
    state="decided",
    decision="accept A: SCREEN, by A",
    reason="the list was read out",
)
UNITS = (
    UnitRecord("T0", 0, 0, 9, "I", "interviewer", {"A": frozenset(), "B": frozenset()}, {}, "outside roles"),
    UnitRecord("T0", 1, 9, 20, "R", "respondent", {"A": frozenset({"SCREEN"}), "B": frozenset()}, {}, ""),
    UnitRecord("T1", 1, 9, 20, "R", "respondent", {"A": frozenset()}, {"B": "not finished"}, "only A finished"),
    UnitRecord("T1", None, 9, 9, "R", "respondent", {"A": frozenset({"OTHER"})}, {}, "the code is not compared"),
)


def claimed(coders: str = "AB", cases: int = 6) -> ClaimReport:
    """Claims of some coders on two themes in some cases; the last coder says nothing of the first case."""
    index = np.array([[[(c * i) % 3, i % 2] for i in range(cases)] for c in range(len(coders))], np.int64)
    index[-1, 0] = MISSING
    states = ("present", "contrary", "not_found")
    given = States(
        coders=tuple(coders),
        cases=tuple(f"O{i}" for i in range(cases)),
        themes=("SCREEN", "REFER"),
        states=states,
        index=index,
        by_hand=np.zeros((cases, 2), bool),
        excerpts=np.where(index == 0, 2, 0),
        contrary=np.where(index == 1, 1, 0),
        possible=dict.fromkeys(("SCREEN", "REFER"), states),
        found=frozenset({"present"}),
        determinate=frozenset(states),
        nothing=frozenset({"not_found"}),
    )
    themes, pairs = compare_themes(given), compare_pairs(given)
    return ClaimReport(
        round="r1",
        codebook="food@1.0",
        coders=given.coders,
        cases=given.cases,
        left_out={"O8": ("A",), "O9": ()},
        themes=themes,
        cells=compare_cells(given),
        states=pairs,
        summary=summarise(given, themes, pairs),
        partial=("O1",),
        outside=("MONEY",),
        shown={"not_found": "none found"},
    )


def findings(material: Material | None = None, **options: Any) -> Findings:
    """What a report is made from; two coders and six transcripts by default."""
    used = material or of_cells(CELLS, units=[40] * 6)
    setting = {
        "study": "Food & rides",
        "round": "r1",
        "kind": "double",
        "blind": True,
        "n_transcripts_of_study": 20,
        "unit": "turn",
        "rule": "coded when any coded character lies in it",
        "codebook": "food@1.0",
        "codes": tuple(CodeEntry(code, f"The code {code}") for code in used.codes),
        "versions": ("codekit 1", "Python 3", "NumPy 2"),
        **{name: options.pop(name) for name in list(options) if name in Setting.__dataclass_fields__},
    }
    report = compare(used, round_id=str(setting["round"]), unit=str(setting["unit"]))
    measured = measure(used, report, lambda part: compare(part, round_id=report.round, unit=report.unit))
    defaults: dict[str, Any] = {"differences": (DIFFERENCE,), "units": UNITS}
    return Findings(report, Setting(**setting), measured, **{**defaults, **options})


def three() -> Material:
    """Three coders on two transcripts; the third did not finish the first one."""
    return of_ratings([[[1, 1, 0], [1, 0, 0], None], [[1, 0], [1, 1], [0, 1]]], coders="ABC")


def point(round_: str, **values: Any) -> TrendPoint:
    """One round of a trend."""
    defaults: dict[str, Any] = {
        "kind": "double",
        "compared_on": "2024-05-06",
        "codebook": "food@1.0",
        "unit": "turn",
        "coders": ("A", "B"),
        "n_transcripts": 6,
        "coefficient": "cohen_kappa",
        "pooled_kappa": 0.7,
        "mean_kappa": 0.6,
        "n_defined": 2,
        "n_codes": 3,
        "codes": {"SCREEN": 0.8, "NEVER": float("nan")},
    }
    return TrendPoint(round=round_, **{**defaults, **values})


def content(found: Findings | None = None) -> Content:
    """The content of a report without figures."""
    return build(found or findings())


def part(found: Findings, key: str) -> Part:
    """One part of a report."""
    return next(part for part in build(found).parts if part.key == key)


def table(found: Findings, key: str, title: str = "") -> Table:
    """The first table of a part, or the one whose title begins so."""
    return next(table for table in part(found, key).tables if table.title.startswith(title))


def rows(made: Table) -> list[dict[str, Any]]:
    """Rows by the titles of the columns."""
    return [dict(zip((c.title for c in made.columns), row, strict=True)) for row in made.rows]
