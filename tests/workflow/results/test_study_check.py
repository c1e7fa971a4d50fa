"""codekit check: what is doubtful in a study, with file and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from codekit.workflow.results import catalogue, tabulate
from codekit.workflow.results import study_check as checks
from codekit.workflow.study import merging
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, CODEBOOK, build, code, folder_of, start, write


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with a coded round."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    return made


def found(study: Study, *, fix: bool = False) -> list[str]:
    """The problems as lines."""
    return [str(problem) for problem in checks.check(open_study(folder_of(study)), fix=fix)[0]]


def test_a_sound_study_has_only_what_is_open(study: Study) -> None:
    """O3 has no interview: said, not an error."""
    assert ["cases.csv: case O3 has no interview"] == found(study)


def test_a_transcript_that_changed_is_named(study: Study) -> None:
    """Also the ledgers whose codings no longer stand on their words are."""
    path = folder_of(study) / "transcripts" / "T01.txt"
    path.write_text(path.read_text().replace("pantry", "cellar"))

    assert any("transcripts/T01.txt: the text changed after import" in line for line in found(study))


def test_a_folder_may_be_named_as_errors_are_written(study: Study) -> None:
    """What is wrong is told without its place, also where the study's folder has a colon in its name."""
    root = folder_of(study).rename(folder_of(study).with_name("Food: 2024"))
    path = root / "transcripts" / "T01.txt"
    path.write_text(path.read_text().replace("pantry", "cellar"))

    (wrong,) = (p for p in checks.check(open_study(root))[0] if p.path == "transcripts/T01.txt")
    assert "the text changed after import, so codings may point at other words" == wrong.message


def test_a_copy_made_by_a_sync_folder_is_read_along_and_folded_in(study: Study) -> None:
    """Before and after the fold the same codings stand."""
    ledger = folder_of(study) / "codings" / "r1" / "ana" / "T01.jsonl"
    lines = ledger.read_bytes().splitlines(keepends=True)
    copy = ledger.with_name("T01 (ana's conflicted copy 2024-05-01).jsonl")
    copy.write_bytes(b"".join(lines[1:]))
    ledger.write_bytes(lines[0])
    before = study.layers(study.round("r1")).by_key

    assert any("a copy made by a sync folder" in line for line in found(study))
    assert not any("a copy made by a sync folder" in line for line in found(study, fix=True))
    assert before == study.layers(study.round("r1")).by_key


def test_a_broken_codebook_and_tables_are_reported_together(study: Study) -> None:
    """One pass over the study names everything."""
    write(folder_of(study) / "codebooks" / "food.yaml", CODEBOOK.replace("name: Money", "nmae: Money"))
    write(folder_of(study) / "cells.csv", "case,code,state\nO9,REL,present\n")

    lines = "\n".join(found(study))

    assert "codebooks/food.yaml:" in lines
    assert "cells.csv:2: no case 'O9'" in lines
    assert "cells.csv:2: state 'present' cannot be set by hand" in lines


def test_the_catalogue_lists_a_recode_that_is_needed(study: Study) -> None:
    """A definition changed after coding: its codings are counted, others are not."""
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    changed = CODEBOOK.replace('"1.0"', '"1.1"').replace("Who pays.", "Costs.")
    write(folder_of(study) / "codebooks" / "food.yaml", changed)
    study = open_study(folder_of(study))

    listed = catalogue.run(study, tabulate.matrix(study, "food"))

    drift = next(row for row in listed if row[0] == "E1")
    assert "warn" == drift[2]
    assert "3 codings made under food@1.0" in drift[3]


def test_attribute_values_outside_their_list_are_named(study: Study) -> None:
    """study.yaml says which values there are; `unknown` always is one."""
    text = (folder_of(study) / "study.yaml").read_text() + "attributes: {region: [North, East]}\n"
    write(folder_of(study) / "study.yaml", text)

    assert "cases.csv: case O2: region is 'South' (one of North, East, or unknown)" in found(study)


def test_what_two_computers_did_at_once_is_told(study: Study, tmp_path: Path) -> None:
    """Copies that a sync folder brings together know of no lock: doubled codings, two starts and a lost coder."""
    root = folder_of(study)
    other = Path(shutil.copytree(root, tmp_path / "other"))
    settings = (root / "study.yaml").read_bytes()
    for here, unit in ((root, "turn"), (other, "sentence")):
        opened = open_study(here)
        start(opened, "r9", unit=unit, coders=["ana", "dan"], add_coders=True)
        code(opened, "transcript,coder,round,start,end,code\nT02,ana,r9,61,87,MONEY\n", partial=True)
    merging.merge(open_study(root), other)
    (root / "study.yaml").write_bytes(settings)

    said = [str(problem) for problem in checks.check(open_study(root))[0]]
    place = "codings/r9/ana/T02.jsonl"
    assert 1 == sum(place in line and "1 codings stand twice: same code, same place" in line for line in said), said
    assert 1 == sum("rounds/r9" in line and "codekit round settle r9" in line for line in said)
    assert 1 == sum("study.yaml: coder dan of round r9 is not listed" in line for line in said)
