"""Another tool's figures beside ours: read, matched, compared, why they differ. All files are built from manuals."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.agreement import cohen_kappa, percent_agreement
from codekit.errors import CodekitError, NotComparableError
from codekit.formats.agreement_exports import AGREEMENT, ALPHA, KAPPA, REFERENCES, Theirs, read
from codekit.workflow.comparing import beside as besides
from codekit.workflow.comparing.beside import SAME, UNTRUSTED, Beside, beside
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, start

NVIVO = ["Node", "File", "File Folder", "File Size", "Kappa", "Agreement (%)", "A and B (%)", "Not A and Not B (%)",
         "Disagreement (%)", "A and Not B (%)", "B and Not A (%)"]  # fmt: skip


def table(path: Path, *rows: Sequence[object]) -> Path:
    """A table in CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A double round that was compared."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    return made


def characters(study: Study, transcript: str, coder: str, codes: set[str]) -> list[int]:
    """Each character of a text as a yes or no, counted without any of the spans' arithmetic."""
    held = [0] * len(study.transcript(transcript).text)
    for coding in study.layers(study.round("r1")).get(coder, transcript).codings:
        if coding.code in codes:
            held[coding.start : coding.end] = [1] * (coding.end - coding.start)
    return held


def _ours(study: Study, theirs: Theirs) -> Beside:
    (row,) = beside(study, "r1", [theirs])
    return row


@pytest.mark.parametrize("transcript", ["T01", "T02", "T03"])
@pytest.mark.parametrize("named", ["MONEY", "REL", "REL.DEAL", "BOX.OWN"])
def test_ours_are_those_of_every_character(study: Study, transcript: str, named: str) -> None:
    """Kappa and agreement equal what counting characters one by one gives; undefined is undefined."""
    one, two = (characters(study, transcript, coder, {named}) for coder in ("ana", "ben"))
    kappa, share = cohen_kappa(one, two).value, percent_agreement((one, two)).value

    assert kappa == pytest.approx(_ours(study, Theirs(2, named, transcript, KAPPA, 0.5)).ours, nan_ok=True)
    assert share == pytest.approx(_ours(study, Theirs(2, named, transcript, AGREEMENT, 0.5)).ours)


def test_over_all_documents_every_character_counts_once(study: Study) -> None:
    """A figure without a document is of all texts of the round."""
    one, two = (
        [value for id_ in ("T01", "T02", "T03") for value in characters(study, id_, coder, {"MONEY"})]
        for coder in ("ana", "ben")
    )

    assert cohen_kappa(one, two).value == pytest.approx(_ours(study, Theirs(2, "Money", "", KAPPA, 0.5)).ours)


def test_nvivos_comparison_is_read_and_laid_beside(study: Study, tmp_path: Path) -> None:
    """Percentages are shares; names are NVivo's; what is equal but for rounding is the same."""
    one, two = (characters(study, "T01", coder, {"MONEY"}) for coder in ("ana", "ben"))
    kappa, share = cohen_kappa(one, two).value, percent_agreement((one, two)).value
    size = len(one)
    path = table(
        tmp_path / "ccq.csv",
        NVIVO,
        ["Nodes\\\\Money", "T01", "Files", f"{size} chars", round(kappa, 4), round(100 * share, 2), 0, 0, 0, 0, 0],
        ["Money", "T01", "Files", f"{size + 4:,} chars", "1", "", "", "", "", "", ""],
        ["Nothing", "T01", "Files", size, "1", "", "", "", "", "", ""],
    )
    found = [row for row in beside(study, "r1", read(path)) if row.figure in {KAPPA, AGREEMENT}]

    assert [SAME, SAME] == [row.why for row in found[:2]]
    assert f"their text has {size + 4} characters, ours {size}: line ends, headings or another version" == found[2].why
    assert "no code of round r1 is called so" == found[3].why
    assert math.isnan(found[3].ours)
    assert [2, 2, 3, 4] == [row.row for row in found]


def test_an_aggregate_is_recognised(study: Study) -> None:
    """NVivo's aggregate nodes include the codes directly below."""
    below = {"REL", "REL.SEND", "REL.DEAL"}
    one, two = (characters(study, "T03", coder, below) for coder in ("ana", "ben"))
    row = _ours(study, Theirs(2, "REL", "T03", KAPPA, cohen_kappa(one, two).value))

    assert row.why.startswith("theirs counts the codes directly below too")
    assert row.difference == pytest.approx(row.theirs - row.ours)


def test_a_zero_of_a_domain_is_not_believed(study: Study, tmp_path: Path) -> None:
    """ATLAS.ti's 0.000 of a domain is said to be none."""
    path = table(
        tmp_path / "ica.csv",
        ["Agreement"],
        ["Code Group", "Percent Agreement", "Krippendorff's c-Alpha-binary"],
        ["Money", "95", "0.000"],
    )
    found = {row.figure: row for row in beside(study, "r1", read(path))}

    assert UNTRUSTED == found[ALPHA].why
    assert math.isnan(found[ALPHA].ours)
    assert not math.isnan(found[AGREEMENT].ours)


def test_a_matrix_counts_passages(study: Study, tmp_path: Path) -> None:
    """Rows and columns as NVivo numbers them."""
    path = table(tmp_path / "m.csv", ["", "A : T01", "B : T03"], ["1 : Money", "2", "7"], ["2 : Relationship", "", "1"])
    found = beside(study, "r1", read(path))

    assert [("MONEY", "T01", 2, 2, SAME), ("REL", "T03", 1, 1, SAME)] == [
        (row.code, row.transcript, row.theirs, row.ours, row.why) for row in found if row.why == SAME
    ]
    assert REFERENCES == found[0].figure
    assert [1] == [row.ours for row in found if row.theirs == 7]


def test_a_round_that_is_blind_is_not_laid_open(tmp_path: Path) -> None:
    """No figure before the comparison."""
    made = build(tmp_path, memory=True)
    start(made)
    with pytest.raises(NotComparableError):
        beside(made, "r1", [Theirs(2, "MONEY", "T01", KAPPA, 0.5)])


def test_a_file_without_figures_is_refused(tmp_path: Path) -> None:
    """In one line, before anything is compared."""
    with pytest.raises(CodekitError, match="no figures of another tool"):
        besides.read(table(tmp_path / "x.csv", ["code", "definition"], ["Money", "Who pays."]))


@given(st.text(max_size=12))
def test_any_cell_is_a_number_or_none(text: str) -> None:
    """Whatever stands in a cell, reading it ends."""
    from codekit.formats.agreement_exports import _number

    value = _number(text)
    assert value is None or math.isfinite(value)
