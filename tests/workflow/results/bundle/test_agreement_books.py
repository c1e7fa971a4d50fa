"""Agreement by any options comes out of a bundle, and so does every cell of a report on it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from codekit.errors import CodekitError, UnknownNameError
from codekit.workflow.comparing import compare
from codekit.workflow.comparing.as_asked import parse
from codekit.workflow.comparing.claims import claims
from codekit.workflow.reports import agreement_report
from codekit.workflow.results.bundle.figures import AGREEMENT
from codekit.workflow.results.bundle.packing import pack
from codekit.workflow.results.bundle.verifying import verify
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, start

CLUSTERS = ("region", "interviewer", "document", "mode", "role", "date", "case")
LINE = "--level leaf --coefficient fleiss,u-alpha --summed-table"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A compared double round."""
    made = build(tmp_path_factory.mktemp("study"))
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    return made


@pytest.fixture(scope="module")
def bundle(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle with agreement by other options beside the usual."""
    path = tmp_path_factory.mktemp("bundle") / "study.zip"
    pack(study, path, agree=(LINE, "--unit sentence"))
    return path


def report(study: Study, path: Path, line: str = "") -> Path:
    """The workbook that `codekit agree --report` writes."""
    asked = parse(line)
    found = agreement_report.findings(
        study,
        compare.agree(study, "r1", asked.options),
        asked.options,
        summed_table=asked.summed_table,
        coefficients=asked.coefficients,
    )
    return agreement_report.write_findings(found, path)[0]


def test_agreement_by_other_options_comes_out(bundle: Path) -> None:
    """Beside the usual, under names of their own; each option that was asked for is in the name."""
    verdict = verify(bundle)
    assert verdict.comes_out, verdict
    named = [str(result) for result in verdict.results if result.kind == AGREEMENT]
    assert ["agreement r1", f"agreement r1 {LINE}", "agreement r1 --unit sentence"] == named
    assert 3 == len({result.file for result in verdict.results if result.kind == AGREEMENT})


@pytest.mark.parametrize("line", ["", LINE, "--unit sentence --codes REL"])
def test_every_cell_of_a_report_comes_out(study: Study, bundle: Path, tmp_path: Path, line: str) -> None:
    """By the command that it names, whichever it is; a figure that was changed is named with its place."""
    path = report(study, tmp_path / "agreement.xlsx", line)
    verdict = verify(bundle, [path])
    assert verdict.comes_out, verdict.differences

    book = openpyxl.load_workbook(path)
    cell = next(c for row in book["Codes"].iter_rows(min_row=2) for c in row if isinstance(c.value, float))
    cell.value = 0.877
    book.save(path)
    (difference,) = verify(bundle, [path]).differences
    assert ("agreement.xlsx", "0.877") == (difference.result, difference.printed)
    assert difference.of.startswith("Codes, ")


def test_a_report_that_names_another_command_is_held_against_that(study: Study, bundle: Path, tmp_path: Path) -> None:
    """One cell says how it was computed: with another one nothing much comes out; without it nothing is looked at."""
    path = report(study, tmp_path / "agreement.xlsx")
    named(path, "codekit agree r1 --unit sentence")
    assert 10 < len(verify(bundle, [path]).differences)

    named(path, "rm -rf /")
    with pytest.raises(CodekitError, match="is not how agreement is computed"):
        verify(bundle, [path])
    named(path, "", "made by")
    with pytest.raises(CodekitError, match="no workbook of a matrix or of agreement"):
        verify(bundle, [path])


def named(path: Path, command: str, head: str = "computed by") -> None:
    """Let a workbook name another command."""
    book = openpyxl.load_workbook(path)
    row = next(row for row in book["About"].iter_rows() if row[0].value == "computed by")
    row[0].value, row[1].value = head, command
    book.save(path)


def test_options_that_there_are_not_are_refused_first(study: Study, tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(UnknownNameError):
        pack(study, tmp_path / "x.zip", agree=("--levels leaf",))
    assert not (tmp_path / "x.zip").exists()


def test_a_public_bundle_holds_agreement_by_other_options(study: Study, tmp_path: Path) -> None:
    """With every coefficient that there is: all comes out without a word."""
    pack(study, tmp_path / "public.zip", public=True, agree=("--coefficient all",))
    verdict = verify(tmp_path / "public.zip")
    assert verdict.comes_out, (verdict.differences[:3], verdict.problems)
    assert any("--coefficient" in str(result) for result in verdict.results)


def test_a_public_bundle_holds_agreement_by_any_clusters(study: Study, tmp_path: Path) -> None:
    """Which transcripts belong together is in it, and no value of a column or attribute."""
    pack(study, tmp_path / "public.zip", public=True, agree=[f"--cluster {by}" for by in CLUSTERS])
    verdict = verify(tmp_path / "public.zip")
    assert verdict.comes_out, (verdict.differences[:3], verdict.problems)
    assert {figure for _, figure in verdict.unchecked} <= {"cells.words"}
    with zipfile.ZipFile(tmp_path / "public.zip") as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    for nth, by in enumerate(CLUSTERS, 2):
        real = compare.agree(study, "r1", compare.Options(cluster=by)).report.to_json()
        assert json.loads(files[f"results/agreement-r1.{nth}.json"])["n_clusters"] == real["n_clusters"]
    for word in ("North", "South", "phone", "video", "nurse", "manager", "2024-04-01", "Interviewer"):
        assert not any(word in text for text in files.values()), word


@pytest.mark.parametrize("public", [False, True])
def test_claims_that_are_asked_for_are_in_it(study: Study, tmp_path: Path, *, public: bool) -> None:
    """As `codekit agree --claims` has them, themes and all; and they come out of the file again."""
    book = study.round("r1").codebook_id
    pack(study, tmp_path / "claims.zip", public=public, agree=(f"--claims {book}",))
    with zipfile.ZipFile(tmp_path / "claims.zip") as archive:
        agreed = [json.loads(archive.read(name)) for name in archive.namelist() if "agreement" in name]

    held = [document["claims"] for document in agreed if "claims" in document]
    assert 1 == len(held)
    assert held[0]["themes"]
    if not public:
        assert held[0] == claims(study, "r1", book).to_json()
    assert verify(tmp_path / "claims.zip").comes_out
