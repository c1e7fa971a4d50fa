"""Projects of other tools become studies whose coders can be compared at once, by the commands that people use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from codekit.cli.app import app
from codekit.model.project import CHANGED, KEPT
from codekit.workflow.comparing.compare import Options
from codekit.workflow.projects.opening import folder_for, is_project, open_project
from other_tools import atlas, doccano, inception, label_studio, lines, qualcoder, taguette, zipped
from studies import agree


def projects(folder: Path) -> dict[str, Path]:
    """One project of each tool that has two coders."""
    made = {
        "taguette.sqlite3": taguette(folder / "taguette.sqlite3"),
        "qualcoder.qda": qualcoder(folder / "qualcoder.qda"),
        "studio.json": folder / "studio.json",
        "doccano.zip": folder / "doccano.zip",
        "inception.zip": folder / "inception.zip",
        "bundle.atlproj": folder / "bundle.atlproj",
    }
    made["studio.json"].write_text(json.dumps(label_studio()), encoding="utf-8")
    made["doccano.zip"].write_bytes(zipped({f"{who}.jsonl": lines(doccano(who)) for who in ("ann", "ben")}))
    made["bundle.atlproj"].write_bytes(atlas())
    return made


@pytest.mark.parametrize(
    "name", ["taguette.sqlite3", "qualcoder.qda", "studio.json", "doccano.zip", "inception.zip", "bundle.atlproj"]
)
def test_init_and_agree_work_at_once(tmp_path: Path, name: str) -> None:
    """`codekit init DIR --from PROJECT`, then `codekit agree imported`: both coders are named in the figures."""
    made = projects(tmp_path)
    if name == "inception.zip":
        pytest.importorskip("cassis")
        made[name].write_bytes(inception())
    study = tmp_path / "study"
    first = CliRunner().invoke(app, ["init", str(study), "--from", str(made[name])])
    then = CliRunner().invoke(app, ["agree", "imported", "--study", str(study)])

    assert first.exit_code == 0, first.output
    assert "two or more people coded 1 of" in first.output or "coded 2 of 2" in first.output
    assert then.exit_code == 0, then.output
    assert "kappa" in then.output


def test_a_project_that_is_a_folder_is_named_as_such(tmp_path: Path) -> None:
    """QualCoder's project is a folder; the study never lands in it, whichever of the two is named."""
    folder = qualcoder(tmp_path / "Buses.qda")

    assert is_project(folder)
    assert not is_project(tmp_path)
    assert tmp_path / "Buses" == folder_for(folder) == folder_for(folder / "data.qda")
    before = sorted(folder.rglob("*"))
    opened = open_project(folder)
    assert opened.study.title == "Buses"
    assert open_project(folder / "data.qda").made is False
    assert before == sorted(folder.rglob("*"))


def test_a_text_left_empty_is_compared_too(tmp_path: Path) -> None:
    """Where an export says who went through a text, nothing found there is an answer: else agreement looks too good."""
    rows = [{"id": n, "text": f"Sentence number {n}.", "label": []} for n in range(4)]
    ben = [{**row, "label": [[0, 8, "Late"]] if row["id"] == 0 else []} for row in rows]
    path = tmp_path / "export.zip"
    path.write_bytes(zipped({"ann.jsonl": lines(rows), "ben.jsonl": lines(ben)}))
    opened = open_project(path)

    assert len(opened.compared) == 4
    assert opened.round is not None
    assert ("ann", "ben") == opened.round.coders
    empty = [told.n for told in opened.told if "found nothing to code" in told.what]
    assert [7] == empty
    (entry,) = agree(opened.study, "imported", Options()).report.codes
    assert (4, 0.75) == (entry.n_units, entry.percent_agreement)


PUBLISHED = {
    "social-group": 0.8691,
    "political-group": 0.9441,
    "political-institution": 0.7996,
    "organization-public-institution-or-collective-actor": 0.7849,
    "implicit-social-group-reference": 0.5812,
    "unsure": 0.0687,
}


@pytest.mark.corpus
@pytest.mark.slow
def test_two_coders_of_doccano_agree_as_published(shared: Path, tmp_path: Path) -> None:
    """Kappa per sentence of a real project: the figures of scikit-learn for the sentences that both went through."""
    folder = shared / "corpus/coded/group-mentions/uk-manifestos-round-01/annotations"
    path = tmp_path / "uk.zip"
    path.write_bytes(zipped({file.name: file.read_bytes() for file in sorted(folder.glob("*.jsonl"))}))
    opened = open_project(path)
    report = agree(opened.study, "imported", Options(roles="all")).report

    assert len(opened.compared) == 1389
    kappas = {entry.code: entry.cohen_kappa for entry in report.codes}
    assert PUBLISHED == {code: round(kappa, 4) for code, kappa in kappas.items()}


@pytest.mark.corpus
@pytest.mark.slow
def test_a_team_of_label_studio_is_a_round(shared: Path, tmp_path: Path) -> None:
    """Four coders, one of whom went through 73 of 130 texts: who coded what is kept."""
    opened = open_project(shared / "corpus/coded/leoka/LEOKA_team_10.json", tmp_path / "study")

    assert opened.round is not None
    assert [130, 73, 130, 130] == [
        sum(coder in opened.round.coders_of(id_) for id_ in opened.round.transcripts) for coder in opened.round.coders
    ]
    assert any(told.outcome == KEPT and told.what == "codings" for told in opened.told)
    assert not any(told.outcome == CHANGED and "outside" in told.what for told in opened.told)
