"""Published double coding through the whole chain gives the figures that independent libraries gave.

The expected values were computed with krippendorff, statsmodels and scikit-learn from the same data.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.workflow.coding import files as coding_files
from codekit.workflow.comparing.compare import Options
from codekit.workflow.rounds import rounds
from codekit.workflow.study.study import Study
from real.conversions import CLIENT, THERAPIST, annomi, group_mentions
from studies import agree

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def sessions(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """AnnoMI's four sessions, coded by ten."""
    study, codings, coders = annomi(shared / "corpus", tmp_path_factory.mktemp("annomi"))
    rounds.start(study, "r1", kind="double", coders=coders, transcripts=["all"], codebook="mi")
    coding_files.read_one(study, codings, by="turn")
    return study


@pytest.mark.parametrize(
    ("parent", "n_units", "alpha", "agreement", "first_pair"),
    [(THERAPIST, 166, 0.741187, 0.810040, 0.715112), (CLIENT, 163, 0.401730, 0.696115, 0.478721)],
)
def test_annomi_exclusive(
    sessions: Study, parent: str, n_units: int, alpha: float, agreement: float, first_pair: float
) -> None:
    """Ten coders, one nominal variable per family of codes."""
    report = agree(sessions, "r1", Options(exclusive=parent)).report

    (entry,) = report.codes
    assert n_units == entry.n_units
    assert alpha == pytest.approx(entry.krippendorff_alpha, abs=5e-7)
    assert agreement == pytest.approx(entry.percent_agreement, abs=5e-7)
    pair = next(p for p in report.pairs if p.coders == (report.coders[0], report.coders[1]))
    assert first_pair == pytest.approx(pair.cohen_kappa, abs=5e-7)


MENTIONS = {
    "social_group": (0.8019, 0.8691),
    "political_group": (0.8492, 0.9441),
    "political_institution": (0.7526, 0.7996),
    "organization": (0.6898, 0.7849),
    "implicit_social_group_reference": (0.4612, 0.5812),
    "unsure": (0.0297, 0.0687),
}


@pytest.fixture(scope="module")
def manifestos(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Group mentions in 1,389 sentences, coded by two."""
    study, codings, coders = group_mentions(shared / "corpus", tmp_path_factory.mktemp("groups"))
    rounds.start(study, "r1", kind="double", coders=coders, transcripts=["all"], codebook="groups")
    coding_files.read_one(study, codings)
    return study


@pytest.mark.parametrize(("unit", "place"), [("character", 0), ("turn", 1)])
def test_group_mentions(manifestos: Study, unit: str, place: int) -> None:
    """Kappa per character and per item, to the four digits given."""
    report = agree(manifestos, "r1", Options(unit=unit)).report

    found = {entry.code: entry.cohen_kappa for entry in report.codes}
    expected = {code: values[place] for code, values in MENTIONS.items()}
    assert expected == {code: round(found[code], 4) for code in MENTIONS}


def test_group_mentions_are_all_there(manifestos: Study) -> None:
    """1,389 items; 1,424 and 1,455 spans."""
    layers = manifestos.layers(manifestos.round("r1"))

    assert 1389 == len(manifestos.transcript("G").turns)
    assert (1424, 1455) == tuple(len(layers.get(coder, "G").codings) for coder in ("emarie", "sjasmin"))
