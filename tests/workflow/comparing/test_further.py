"""Coefficients by name and kappa by unit of a real round; and what is known of how its codings were made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from codekit.errors import CodekitError
from codekit.model.origins import Origins
from codekit.workflow.coding import files
from codekit.workflow.comparing import by_unit, coefficients
from codekit.workflow.comparing.compare import Comparison, Options
from codekit.workflow.planning import plan
from codekit.workflow.reports.findings import findings
from codekit.workflow.rounds import rounds
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, folder_of, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose double round is complete."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, BOTH)
    return made


def compared(study: Study, **options: Any) -> tuple[Comparison, Options]:
    """The comparison with the options that it was made with."""
    wanted = Options(**options)
    return agree(study, "r1", wanted), wanted


def test_the_names_give_the_figures_that_every_comparison_has(study: Study) -> None:
    """Kappa, alpha, AC1 and the others by name are those of the report, also of an exclusive group."""
    for options in ({}, {"unit": "sentence"}, {"exclusive": "REL"}):
        comparison, wanted = compared(study, **options)
        named = coefficients.named(study, comparison, wanted, coefficients.parse(["all"]))
        pairs = {"kappa": "cohen_kappa", "alpha": "krippendorff_alpha", "ac1": "gwet_ac1", "pabak": "pabak"}
        for result in comparison.report.rows:
            for name, attribute in pairs.items():
                value = getattr(result, attribute)
                assert value == pytest.approx(named.codes[result.name][name].value, nan_ok=True), (result.name, name)


def test_a_comparison_by_a_unit_is_the_one_that_is_asked_for_by_it(study: Study) -> None:
    """Each column equals `agree --unit`; the round's own is marked, whatever unit was asked for."""
    comparison, wanted = compared(study, unit="sentence")
    columns = by_unit.by_unit(study, comparison, wanted)

    assert ["turn"] == [column.unit for column in columns if column.own]
    for column in columns:
        report = agree(study, "r1", Options(unit=column.unit)).report
        assert {row.name: row.cohen_kappa for row in report.rows} == pytest.approx(dict(column.codes), nan_ok=True)
        assert report.codes[0].n_units == column.n_units
        assert report.summary.pooled_kappa == pytest.approx(column.pooled_kappa, nan_ok=True)


def test_a_table_leaves_blindness_unknown_and_a_sheet_does_not(tmp_path: Path) -> None:
    """Ana codes in sheets that codekit wrote, Ben's work comes from a table; the record tells them apart."""
    made = build(tmp_path)
    start(made)
    for path in files.write_sheets(made, tmp_path / "ana", coder="ana", round_id="r1", scheme="turn"):
        book = openpyxl.load_workbook(path)
        assert "segment (from 0)" == book["Coding"]["A1"].value
        book["Coding"]["D3"] = "REL"
        book["Coding"]["A1"] = {"T01": "segment", "T02": "Segment (from 0)"}.get(path.stem, "segment (from 0)")
        book.save(path)
    assert 3 == len(list(files.read_all(made, [tmp_path / "ana"])))
    code(made, "\n".join(line for line in BOTH.splitlines() if not line.endswith("ana")) + "\n")

    comparison = agree(made, "r1")

    assert Origins(sheet=3, table=3) == comparison.origins
    assert "in part: of 6 assignments 3 in coding sheets, 3 imported from a table" == comparison.facts["blind"]
    assert folder_of(made).is_dir()


def test_ledgers_of_before_say_nothing_of_how_they_were_made(tmp_path: Path) -> None:
    """A coding without a source and without an operation is no blind one."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    for ledger in (folder_of(made) / "codings" / "r1").rglob("*.jsonl"):
        ledger.write_bytes(ledger.read_bytes().replace(b',"source":"table"', b""))
    made.refresh()

    assert Origins(unknown=6) == agree(made, "r1").origins


def test_a_drawn_sample_is_checked_and_recorded(study: Study) -> None:
    """What the plan draws is taken, with of how many; any other transcripts are refused."""
    drawn = plan.plan(study, coders=["ana", "ben"], size=2, by="region", seed=3, again=True)
    record = plan.as_drawn(study, drawn.transcripts, seed=3, by="region")

    assert (3, 3, "region", drawn.strata) == (record.seed, record.of, record.by, record.strata)
    others = [id_ for id_ in study.transcript_ids() if id_ not in drawn.transcripts]
    with pytest.raises(CodekitError, match="not the transcripts that seed 3 draws by region"):
        plan.as_drawn(study, [*others, drawn.transcripts[0]], seed=3, by="region")
    round_ = rounds.start(
        study, "r2", kind="double", coders=["ana", "ben"], transcripts=drawn.transcripts, codebook="food", drawn=record
    )
    assert record == round_.drawn == study.round("r2").drawn


def test_the_report_counts_disagreements_and_decisions(study: Study) -> None:
    """While nothing is decided all is open; nothing about it is in a report of a blind round."""
    comparison, wanted = compared(study)
    told = findings(study, comparison, wanted)

    assert told.resolved is not None
    assert told.differences is not None
    assert len(told.differences) == told.resolved.disagreements > 0
    assert told.resolved.clusters == told.resolved.open > 0
    assert (Origins(table=6), None, "") == (told.setting.origins, told.setting.drawn, told.setting.note)
