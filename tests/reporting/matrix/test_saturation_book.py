"""The workbook and the curve of saturation, where there is little or nothing to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.matrix.saturation import Asked, saturation
from codekit.model.cases import Interview
from codekit.reporting.matrix import saturation_plot, sheet_saturation
from matrix.made import coding, matrix, registers, transcript


@pytest.mark.parametrize("interviews", [0, 1, 2])
def test_few_interviews_are_shown_as_they_are(interviews: int, tmp_path: Path) -> None:
    """Nothing coded, a base that is not full: a workbook and a curve that say so."""
    texts = [transcript(f"T{n}", "R: We lead.") for n in range(interviews)]
    codings = [coding(text, "We lead.", "REC.LEAD") for text in texts]
    found = matrix(texts, codings, registers({text.id: "O1" for text in texts}, cases=["O1"]))
    held: list[Interview] = list(found.interviews["O1"])

    shown = saturation(found, held)
    sheet_saturation.write_workbook(shown, Asked(), tmp_path / "saturation.xlsx")
    images = saturation_plot.write(shown, Asked(), tmp_path)

    assert interviews == len(shown.interviews)
    assert all(image.stat().st_size for image in images)
