"""Planning and settling rounds on the command line."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from cli.conftest import Codekit
from codekit.workflow.study import importing
from codekit.workflow.study.study import open_study
from studies import INTERVIEWS, build, code, folder_of, segments, start, write

MORE = tuple(f"T{number:02}" for number in range(4, 11))


@pytest.fixture
def ten(tmp_path: Path) -> Path:
    """Ten transcripts; the first six were coded twice and compared, the readers differ in two of them."""
    study = build(tmp_path)
    paths = [write(tmp_path / "in" / f"{id_}.txt", INTERVIEWS["T01"] + f"\nRespondent: {id_}.\n") for id_ in MORE]
    found = list(importing.Importer(study, interviewers=("Interviewer",)).run([(path, True) for path in paths]))
    assert ["imported"] * len(MORE) == [diagnosis.outcome for diagnosis in found]
    first = ["T01", *MORE[:5]]
    start(study, transcripts=first, codes=["REL", "MONEY"])
    rows = [(id_, 1, "REL", coder) for id_ in first for coder in ("ana", "ben")]
    rows += [(first[0], 3, "REL", "ana"), (first[1], 4, "REL", "ben")]
    code(study, segments(rows), round_id="r1")
    return folder_of(study)


def test_the_size_comes_from_an_earlier_round(codekit: Codekit, ten: Path) -> None:
    """Each code with what it needs, or why that cannot be said; the largest counts."""
    at = ("--study", ten)
    args = ("round", "plan", "--coders", "ana,ben", "--from", "r1", *at)
    assert "has not been compared" in codekit(*args).err
    codekit("agree", "r1", *at)

    ran = codekit(*args, "--width", "1.2")
    found = re.search(r"REL +\.\d+ +(\d+)", ran.out)
    assert found is not None
    assert re.search(r"MONEY +– +– +undefined", ran.out)
    document = json.loads(codekit(*args, "--width", "1.2", "--size", "4", "--json").out)
    assert [int(found[1]), None] == [need["transcripts"] for need in document["needs"]]
    assert set(document["transcripts"]) <= {"T02", "T03", *MORE[5:]}
    assert ["T01", *MORE[:5]] == document["left_out"]
    assert document["command"].startswith("codekit round start r2 --kind double --coders ana,ben")


def test_a_plan_of_five_or_more_says_how_wide_the_interval_will_be(codekit: Codekit, ten: Path) -> None:
    """And names what it leaves out."""
    ran = codekit("round", "plan", "--coders", "ana,ben", "--size", "6", "--again", "--study", ten)
    assert re.search(r"6 transcripts: a 95 % interval of kappa about \d\.\d\d wide, if kappa 0.8", ran.out)

    assert "left out, coded twice or for training before: T01, T04" in (
        codekit("round", "plan", "--coders", "ana,ben", "--size", "3", "--study", ten).out
    )


def test_two_comparisons_are_shown_and_settled(codekit: Codekit, coded: Path, tmp_path: Path) -> None:
    """`round show` warns, `round settle` lists them, `--keep` says which counts."""
    copy = tmp_path / "copy"
    shutil.copytree(coded, copy)
    assert 0 == codekit("agree", "r1", "--study", coded).exit_code
    other = open_study(copy)
    path = copy / "codings" / "r1" / "ana" / "T01.jsonl"
    path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[0].replace(b'"id":"', b'"id":"0'))
    assert 0 == codekit("agree", "r1", "--study", folder_of(other)).exit_code
    codekit("merge", copy, "--study", coded)

    assert "two different comparisons were merged" in codekit("round", "show", "r1", "--study", coded).err
    assert "two different comparisons were merged" in codekit("round", "close", "r1", "--study", coded).err
    listed = codekit("round", "settle", "r1", "--study", coded)
    ids = re.findall(r"^ (\w{8}) +comparison", listed.out, re.MULTILINE)
    assert (2, 1) == (len(ids), listed.out.count("counts now"))

    settled = codekit("round", "settle", "r1", "--keep", ids[1], "--reason", "the whole ledgers", "--study", coded)

    assert re.fullmatch(rf"r1: comparison {ids[0]} by \S+ does not count any more\n", settled.out)
    assert "nothing to settle" in codekit("round", "settle", "r1", "--study", coded).out


def test_signing_before_everything_is_decided_is_noted(codekit: Codekit, coded: Path) -> None:
    """It stands, and can be taken back."""
    at = ("--study", coded)
    codekit("agree", "r1", *at)

    assert "note: 5 disagreements are still open" in codekit("round", "sign", "r1", "--coder", "ana", *at).err
    assert "r1: not signed by ana\n" == codekit("round", "sign", "r1", "--coder", "ana", "--withdraw", *at).out
    assert [] == json.loads(codekit("round", "show", "r1", "--json", *at).out)["signed"]
