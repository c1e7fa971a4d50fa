"""`codekit open`, `codekit init --from` and `codekit export` of whole projects, as a new user types them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from cli.conftest import Codekit
from codekit.formats.projects import refi
from codekit.workflow.study.study import open_study
from projects import small


def _file(folder: Path) -> Path:
    """The small project as a file of another tool."""
    ours, path = folder / "ours.qdpx", folder / "clinics.qdpx"
    refi.write(small(), ours)
    with zipfile.ZipFile(ours) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb'origin="codekit[^"]*"', b'origin="Quirkos 2.5"', old.read(name)))
    ours.unlink()
    return path


def test_open_makes_a_study_and_says_how_to_go_on(tmp_path: Path, codekit: Codekit) -> None:
    """One line per text, what became of everything, the way to agreement, and whom the window is waiting for."""
    path = _file(tmp_path)
    ran = codekit("open", path, "--no-browser")
    assert ran.exit_code == 0
    assert "Clinic-one: imported; project; " in ran.out
    assert "kept: 4 × codings" in ran.out
    assert f"two or more people coded 1 of 2 texts: codekit agree imported --study {tmp_path / 'clinics'}" in ran.err
    assert "who are you? coders: Ana-Silva, Ben-Ode" in ran.err
    agreed = codekit("agree", "imported", "--study", tmp_path / "clinics")
    assert agreed.exit_code == 0
    assert "compared for the first time; its figures are frozen" in agreed.err
    assert "coded by one person, so not compared: 1 of 2 transcripts" in agreed.err
    assert "made of this file before; nothing was changed" in codekit("open", path, "--no-browser").out


def test_init_from_names_its_folder_and_round(tmp_path: Path, codekit: Codekit) -> None:
    """The study stands where it was asked for; an option that means nothing with --from is refused."""
    path = _file(tmp_path)
    assert codekit("init", tmp_path / "s", "--from", path, "--round", "first", "--title", "Ours").exit_code == 0
    study = open_study(tmp_path / "s")
    assert (study.title, [round_.id for round_ in study.rounds()]) == ("Ours", ["first"])
    assert codekit("init", tmp_path / "t", "--from", path, "--example", "rfi").exit_code == 2
    refused = codekit("init", tmp_path / "s", "--from", refused_file(tmp_path))
    assert (refused.exit_code, refused.out) == (1, "")
    assert "is a study already, and not made of this file; nothing was changed" in refused.err


def refused_file(folder: Path) -> Path:
    """A project of something else."""
    path = folder / "other.qdpx"
    refi.write(small(name="Other"), path)
    return path


def test_a_file_of_no_tool_is_refused_in_one_line(tmp_path: Path, codekit: Codekit) -> None:
    """What nobody reads is named, with how to come by a file that is read."""
    path = tmp_path / "mine.nvp"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    ran = codekit("open", path)
    assert (ran.exit_code, ran.out) == (1, "")
    assert ran.err.startswith("error: mine.nvp: not a project of a tool that codekit reads\nhint:  export it as .qdpx")


def test_a_project_goes_out_and_comes_back_with_the_same_figures(tmp_path: Path, codekit: Codekit) -> None:
    """`export study.qdpx`, `init --from` it, `agree`: equal to the byte, whichever tool positions are counted for."""
    codekit("init", tmp_path / "a", "--from", _file(tmp_path))
    figures = codekit("agree", "imported", "--study", tmp_path / "a", "--json").out
    assert figures.startswith("{")
    for profile in ((), ("--for", "nvivo")):
        out = tmp_path / f"out{len(profile)}.qdpx"
        assert codekit("export", out, "--study", tmp_path / "a", *profile).exit_code == 0
        again = tmp_path / f"b{len(profile)}"
        assert codekit("init", again, "--from", out).exit_code == 0
        assert codekit("agree", "imported", "--study", again, "--json").out == figures


def test_export_takes_some_rounds_only(tmp_path: Path, codekit: Codekit, coded: Path) -> None:
    """A round that is not there is named; a blind one gives nothing away, named or not."""
    unknown = codekit("export", tmp_path / "x.qdpx", "--rounds", "r9", "--study", coded)
    assert (unknown.exit_code, "no round 'r9'" in unknown.err) == (1, True)
    blind = codekit("export", tmp_path / "x.qdpx", "--rounds", "r1", "--study", coded)
    assert " codes, 0 codings" in blind.out
    assert "what others did in round r1, which is not shown yet" in blind.err
    assert not refi.read(tmp_path / "x.qdpx").codings
    every = codekit("export", tmp_path / "p.csv", "--rounds", "p1", "--study", coded)
    assert every.exit_code == 0
    assert {line.split(",")[4] for line in (tmp_path / "p.csv").read_text("utf-8-sig").splitlines()[1:]} == {"lee"}
