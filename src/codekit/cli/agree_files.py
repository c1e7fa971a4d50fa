"""What can be asked for beside the figures of `codekit agree`: claims, files, the diagnosis."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.cli import output
from codekit.cli.options import giving, listed
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.agreement.rounds.claim_report import ClaimReport
    from codekit.workflow.comparing.as_asked import AsAsked
    from codekit.workflow.comparing.compare import Comparison, Options
    from codekit.workflow.study.study import Study


class Claims:
    """The claims that were asked for; what cannot be had is refused before the comparison, which is logged."""

    def __init__(self, study: Study, round_id: str, codebook: str, themes: str) -> None:
        """Raises CodekitError where the claims that were asked for cannot be had."""
        self.study, self.round_id, self.codebook, self.themes = study, round_id, codebook, listed(themes)
        if themes and not codebook:
            raise CodekitError("themes are of a table of claims", hint="add --claims CODEBOOK")
        if codebook:
            from codekit.workflow.comparing.claims import prepare

            prepare(study, round_id, codebook, self.themes)

    def compared(self) -> ClaimReport | None:
        """The claims of the compared round, or None where none were asked for."""
        if not self.codebook:
            return None
        from codekit.workflow.comparing.claims import claims

        return claims(self.study, self.round_id, self.codebook, themes=self.themes)


class Reports:
    """The files that were asked for; what cannot be written is refused before the comparison, which is logged."""

    def __init__(
        self, report: Path | None, diagnosis: Path | None, benchmarks: str, summed_table: bool, *, as_said: bool
    ) -> None:
        """Raises CodekitError where a file or scale that was asked for cannot be had."""
        self.report, self.diagnosis, self.summed_table, self.as_said = report, diagnosis, summed_table, as_said
        self.scale = None
        if report is not None or diagnosis is not None or benchmarks:
            from codekit import plugins
            from codekit.workflow.reports import agreement_report

            output.problems(plugins.group(plugins.REPORTS).problems if report else ())
            self.scale = agreement_report.checked(report, diagnosis, benchmarks)

    def refuse_without_key(self, study: Study) -> None:
        """Raise CodekitError where the report would need a key of pseudonyms that is not here."""
        if self.report is not None and not self.as_said:
            from codekit.workflow.exports.pseudonyms import key_of

            key_of(study)

    def write(
        self,
        study: Study,
        comparison: Comparison,
        options: Options,
        claims: ClaimReport | None,
        asked: AsAsked,
    ) -> None:
        """Write them, and say where they are."""
        if self.report is None and self.diagnosis is None:
            return
        from codekit.workflow.reports import agreement_report

        collected = agreement_report.findings(
            study,
            comparison,
            options,
            scale=self.scale,
            summed_table=self.summed_table,
            claims=claims,
            coefficients=asked.coefficients,
            asked=asked,
        )
        if self.report is not None:
            with giving(study, self.report, as_said=self.as_said) as place:
                agreement_report.write_findings(collected, place)
            output.note(f"report: {self.report}")
        if self.diagnosis is not None:
            rows = agreement_report.write_diagnosis(collected, self.diagnosis)
            output.note(f"diagnosis: {rows} rows, {self.diagnosis}")


class Others:
    """Another tool's figures that were asked for; a file that cannot be read is refused before the comparison."""

    def __init__(self, path: Path | None) -> None:
        """Raises CodekitError where the file holds no figures."""
        from codekit.workflow.comparing import beside

        self.name = path.name if path else ""
        self.theirs = beside.read(path) if path else []
        self.rows: list[beside.Beside] = []

    def compute(self, study: Study, round_id: str) -> None:
        """Compute ours."""
        if self.theirs:
            from codekit.workflow.comparing import beside

            self.rows = beside.beside(study, round_id, self.theirs)

    def to_json(self) -> dict[str, Any]:
        """Them as one more key, where a file was given."""
        return {"beside": [row.to_json() for row in self.rows]} if self.theirs else {}

    def show(self) -> None:
        """Print theirs beside ours."""
        if not self.theirs:
            return
        rows = [
            (row.code, row.transcript or "all", ", ".join(row.coders), row.figure, output.figure(row.theirs),
             output.figure(row.ours), output.figure(row.difference), row.why)
            for row in self.rows
        ]  # fmt: skip
        head = ("code", "transcript", "coders", "figure", "theirs", "ours", "difference", "why")
        output.table(head, rows, title=f"beside {self.name}", right="theirs,ours,difference")
        output.say("ours are by character of the whole text, each code by itself; NVivo counts so, file by file")


class Faults:
    """The diagnosis that was asked for, computed once."""

    def __init__(self, study: Study, comparison: Comparison, options: Options) -> None:
        """Compute it for a comparison, as it was asked for."""
        from codekit.workflow.comparing import diagnosis

        self.found, self.unit = diagnosis.diagnosed(study, comparison, options), comparison.ground.unit

    def to_json(self) -> dict[str, Any]:
        """It as one more key."""
        from codekit.workflow.comparing import diagnosis

        return {"diagnosis": diagnosis.to_json(self.found)}

    def show(self) -> None:
        """Its tables, and what is missing."""
        from codekit.reporting.agreement import diagnosed
        from codekit.reporting.content import shown

        for table in diagnosed.tables(self.found, self.unit):
            rows = [[shown(v, c.kind) for v, c in zip(row, table.columns, strict=True)] for row in table.rows]
            output.table([c.title for c in table.columns], rows, title=table.title)
            output.say(table.note)
        for words in diagnosed.missing(self.found):
            output.say(words)
