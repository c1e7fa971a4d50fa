"""The whole chain in one go: check, agreement, matrix, figures and a one-page summary, into exports/.

Every step writes its files whole or not at all, so it is safe to interrupt and to run again; CSV and JSON
come out byte for byte the same when nothing changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError
from codekit.model.notes import Note, notes
from codekit.model.rounds import DOUBLE, OPEN, SECOND_PASS, SUBCODE, TRAINING, Round
from codekit.store.files import write_text
from codekit.tables.write import export_text
from codekit.workflow.comparing import compare
from codekit.workflow.comparing.compare import Comparison
from codekit.workflow.reports import agreement_report
from codekit.workflow.results import revisions, tabulate
from codekit.workflow.results import study_check as checks
from codekit.workflow.rounds import rounds
from codekit.workflow.rounds.visibility import blind_in
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.rounds.summary import Summary
    from codekit.matrix import Matrix
    from codekit.reporting.agreement import Figure


NOTICE, ERROR = "notice", "error"


@dataclass(frozen=True)
class Step:
    """A named piece of the analysis; running it returns notices for the person watching."""

    name: str
    work: Callable[[], Sequence[str]]

    def run(self) -> list[Note]:
        """Do it; what cannot be done is a notice of the kind ERROR, and the other steps go on."""
        try:
            return list(notes(NOTICE, self.work()))
        except CodekitError as error:
            hint = [f"hint:  {error.hint}"] if error.hint else []
            return list(notes(ERROR, [f"error: {self.name}: {error.message}", *hint]))


@dataclass(frozen=True)
class Results:
    """What an analysis found, for the summary page."""

    problems: list[Any]
    comparisons: list[Comparison]
    matrices: list[Matrix]


class Analysis:
    """One run over a study; results are kept for the summary."""

    def __init__(self, study: Study, *, compare: bool = False) -> None:
        """Write below the study's exports/ folder; `compare` ends the blindness of rounds that wait for it."""
        self.study, self.compares = study, compare
        self.folder = study.store.exports
        self.results = Results([], [], [])

    def steps(self) -> list[Step]:
        """What there is to do, in order."""
        steps = [Step("check", self.check)]
        steps += [Step(f"agreement {r.id}", partial(self.agreement, r)) for r in self._comparable()]
        steps += [Step(f"matrix {id_}", partial(self.matrix, id_)) for id_ in self._tabulated()]
        steps += [Step(f"revisions {r.id}", partial(self.revisions, r)) for r in self._passes()]
        return [*steps, Step("summary", self.summary)]

    def _passes(self) -> list[Round]:
        """Second passes and sub-code rounds that may be shown."""
        passes = [r for r in self.study.rounds() if r.kind in {SECOND_PASS, SUBCODE}]
        return [r for r in passes if not blind_in(r)]

    def _comparable(self) -> list[Round]:
        """Double rounds that may be compared; training rounds are not for report."""
        doubles = [r for r in self.study.rounds() if r.kind == DOUBLE and r.independent]
        return [r for r in doubles if rounds.progress(self.study, r).state != OPEN]

    def _tabulated(self) -> list[str]:
        """Codebooks that something was coded with, beyond training."""
        used = {r.codebook_id for r in self.study.rounds() if r.kind != TRAINING}
        return [id_ for id_ in self.study.codebook_ids() if id_ in used] if self.study.registers.cases else []

    def check(self) -> list[str]:
        """Everything that is wrong or doubtful."""
        problems, _ = checks.check(self.study)
        self.results.problems.extend(problems)
        rows = [(p.level, p.path, "" if p.line is None else p.line, p.message, p.remedy) for p in problems]
        write_csv(self.folder / "checks.csv", ("level", "file", "line", "problem", "remedy"), rows)
        errors = sum(p.level == "error" for p in problems)
        return [f"check: {errors} errors, {len(problems) - errors} warnings ({self.folder.name}/checks.csv)"]

    def agreement(self, round_: Round) -> list[str]:
        """The agreement of one round: JSON, CSV, Excel and figures; of one that waits only where that was asked."""
        waits = compare.waits(self.study, round_)
        if waits and not self.compares:
            return [f"agreement {round_.id}: complete, waits to be compared (codekit agree {round_.id}, or --compare)"]
        comparison = (compare.end_blindness if waits else compare.agree)(self.study, round_.id)
        ended = [f"agreement {round_.id}: compared for the first time; blindness has ended"] if waits else []
        self.results.comparisons.append(comparison)
        name = f"agreement-{round_.id}"
        write_json(self.folder / f"{name}.json", comparison.report.to_json())
        write_csv(self.folder / f"{name}.csv", *_agreement_table(comparison))
        collected = agreement_report.findings(self.study, comparison)
        figures = agreement_report.draw(collected)
        agreement_report.write_findings(collected, self.folder / f"{name}.xlsx", figures)
        agreement_report.write_figures(_named(figures, name), self.folder / "figures")
        return [*ended, *(f"agreement {round_.id}: {warning}" for warning in comparison.warnings)]

    def matrix(self, codebook: str) -> list[str]:
        """The matrix of one codebook: JSON, CSV, workbook and heat map."""
        from codekit.reporting.matrix import heat_map

        matrix = tabulate.matrix(self.study, codebook)
        warnings = [f"matrix {codebook}: {warning}" for warning in matrix.warnings]
        if not any(matrix.layers.values()):
            return [f"matrix {codebook}: nothing counts yet", *warnings]
        self.results.matrices.append(matrix)
        name = f"matrix-{codebook}"
        write_json(self.folder / f"{name}.json", matrix.to_json())
        write_csv(self.folder / f"{name}.csv", *_matrix_table(matrix))
        of_rounds = [comparison.report for comparison in self.results.comparisons]
        tabulate.write_workbook(self.study, matrix, self.folder / f"{name}.xlsx", of_rounds=of_rounds)
        heat_map.write(matrix, self.folder / "figures", name=name)
        return warnings

    def revisions(self, round_: Round) -> list[str]:
        """What a second pass or a sub-code round came to, as a workbook."""
        found = revisions.record(self.study, round_.id)
        if not found.finished:
            return [f"revisions {round_.id}: nothing is finished yet"]
        revisions.write(found, self.folder / f"revisions-{round_.id}.xlsx")
        return []

    def summary(self) -> list[str]:
        """The one-page summary."""
        from codekit.workflow.results import summary

        page = summary.page(self.study, self.results.problems, self.results.comparisons, self.results.matrices)
        write_text(self.folder / "summary.html", page)
        return []

    def headline(self, *, failed: bool = False) -> list[str]:
        """What the run found, for the terminal; `failed`: a step was not done, so not all of it is written."""
        lines = [_agreement_line(comparison) for comparison in self.results.comparisons]
        for matrix in self.results.matrices:
            listed = ", ".join(f"{code} {matrix.totals[code]}" for code in matrix.themes[:12])
            lines.append(f"{matrix.codebook.key}: {listed}")
            lines.append(f"{matrix.codebook.key}: {matrix.reviewed}")
        if failed:
            return [*lines, f"not everything is in {self.folder}: mend the errors above, then do it again"]
        return [*lines, f"everything is in {self.folder}: open summary.html"]


def _named(figures: Mapping[str, Figure], name: str) -> list[Figure]:
    """The figures of a round as files: the codes by the name of the round alone, others with what they show."""
    return [replace(f, name=name if key == "codes" else f"{name}-{key}") for key, f in figures.items()]


def _agreement_line(comparison: Comparison) -> str:
    report, summary = comparison.report, comparison.report.summary
    leaf = f"; leaf level {_means(report.leaf)}" if report.deeper and report.leaf else ""
    return f"round {report.round}: {_means(summary)}{leaf}, {report.n_transcripts} transcripts"


def _means(summary: Summary) -> str:
    return (
        f"pooled kappa {summary.pooled_kappa:.2f}, mean kappa {summary.mean_kappa:.2f} "
        f"({summary.n_defined} of {summary.n_codes} codes)"
    )


def _agreement_table(comparison: Comparison) -> tuple[list[str], list[list[Any]]]:
    report = comparison.report.to_json()
    documents = [*report["codes"], *({**row, "code": row["name"]} for row in report["as_applied"])]
    flat = [{**_flattened(code), "note": code["note"]} for code in documents]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    return columns, [[row.get(name) for name in columns] for row in flat]


_OBJECTS = {"interval", "kappa_interval", "cells", "values", "table"}  # one that is null has no columns


def _flattened(code: dict[str, Any], above: str = "") -> dict[str, Any]:
    """An entry as one row: an object becomes columns, a list is written as JSON."""
    row: dict[str, Any] = {}
    for name, value in code.items():
        if isinstance(value, dict):
            row |= _flattened(value, f"{above}{name}.")
        elif isinstance(value, list):
            row[above + name] = ", ".join(value) if all(isinstance(one, str) for one in value) else json.dumps(value)
        elif name not in _OBJECTS and above + name != "note":
            row[above + name] = value
    return row


def _matrix_table(matrix: Matrix) -> tuple[list[str], list[list[Any]]]:
    cells = matrix.to_json()["cells"]
    columns = list(cells[0]) if cells else []
    listed = [{**cell, "values": "; ".join(f"{v}: {n}" for v, n in cell["values"].items())} for cell in cells]
    return columns, [list(cell.values()) for cell in listed]


def write_json(path: Path, value: Any) -> None:
    """Write one JSON document, readable and always in the same order."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a table as UTF-8 CSV; an undefined figure is an empty cell."""
    write_text(path, export_text([columns, *rows]))
