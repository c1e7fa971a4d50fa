"""Merging takes over copies of this study, and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.store import settings
from codekit.workflow.study import importing
from codekit.workflow.study.merging import merge
from codekit.workflow.study.study import Study, create_study, open_study
from studies import BOTH, build, code, folder_of, start, write


def older(study: Study) -> Study:
    """The study as an older codekit laid it out: without an identity."""
    path = folder_of(study) / "study.yaml"
    path.write_text(re.sub("(?m)^study:.*\n", "", path.read_text("utf-8")), "utf-8")
    return open_study(folder_of(study))


def other_study(folder: Path, text: str = "Interviewer: Else?\n\nRespondent: Quite another.\n") -> Study:
    """A study of other people, with a transcript and a round of other names."""
    study = create_study(folder / "other", title="Other", coders=["eva"])
    path = write(folder / "else" / "X01.txt", text)
    list(importing.Importer(study, interviewers=("Interviewer",)).run([(path, True)]))
    return study


def snapshot(study: Study) -> dict[str, bytes]:
    """Every file of a study."""
    root = folder_of(study)
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("age", ["both new", "this one old", "that one old", "both old"])
def test_another_study_is_refused_and_nothing_is_taken(tmp_path: Path, age: str) -> None:
    """Whatever the age of either, a study that shares nothing with this one is not mixed into it."""
    study, other = build(tmp_path), other_study(tmp_path)
    study = older(study) if age in {"this one old", "both old"} else study
    other = older(other) if age in {"that one old", "both old"} else other
    before = snapshot(study)

    with pytest.raises(CodekitError, match="is another study"):
        merge(study, folder_of(other))
    assert before == snapshot(study)


def test_another_study_is_taken_over_where_that_is_said(tmp_path: Path) -> None:
    """`--as-new` brings its interviews; from then on the two share them, and a second time brings nothing new."""
    study, other = build(tmp_path), other_study(tmp_path)

    merged = merge(study, folder_of(other), as_new=True)

    assert "transcripts/X01.txt" in merged.files
    assert ["T01", "T02", "T03", "X01"] == study.transcript_ids()
    assert () == merge(study, folder_of(other), as_new=True).files


def test_what_has_one_name_in_two_studies_is_never_mixed(tmp_path: Path) -> None:
    """Rounds and texts of one name that are not the same stop `--as-new` before anything is written."""
    study = build(tmp_path / "a")
    other = build(tmp_path / "b")
    start(study)
    start(other, "R1")
    (folder_of(other) / "transcripts" / "T01.txt").write_text("else", "utf-8")
    before = snapshot(study)

    with pytest.raises(CodekitError, match=r"round R1, transcript T01"):
        merge(study, folder_of(other), as_new=True)
    assert before == snapshot(study)


@pytest.mark.parametrize("age", ["old", "new"])
def test_copies_of_one_study_still_merge(tmp_path: Path, age: str) -> None:
    """Two copies that went apart are one study, also where both are older than identities."""
    study = build(tmp_path)
    study = older(study) if age == "old" else study
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    theirs = open_study(copy)
    start(theirs, "r2", kind="initial", coders=["lee"])

    assert 1 == merge(study, copy).events
    assert ["r2"] == study.store.round_ids()


def test_an_old_copy_and_a_new_one_of_the_same_interviews_merge(tmp_path: Path) -> None:
    """Where one has no identity, a text that both have tells that they are one study."""
    study = build(tmp_path / "a")
    assert () == merge(study, folder_of(older(build(tmp_path / "b")))).problems


def test_an_empty_study_becomes_the_one_that_is_merged_into_it(tmp_path: Path) -> None:
    """A coder may begin with `init` and merge what came by e-mail: it is a copy of that study from then on."""
    other = build(tmp_path)
    start(other)
    mine = create_study(tmp_path / "mine", title="Mine")

    assert 1 == merge(mine, folder_of(other)).events
    assert other.settings.study == open_study(folder_of(mine)).settings.study != ""
    start(other, "r2", kind="initial", coders=["lee"])
    assert 1 == merge(open_study(folder_of(mine)), folder_of(other)).events


def test_what_a_sample_stands_for_comes_along(tmp_path: Path) -> None:
    """The weights of a study that was drawn from a corpus: without them a copy of it could carry no count back."""
    other = build(tmp_path)
    table = write(folder_of(other) / "sample.csv", "transcript,of,weight\nT01,a,2.0\n")
    mine = create_study(tmp_path / "mine", title="Mine")
    merge(mine, folder_of(other))

    assert table.read_bytes() == (folder_of(mine) / "sample.csv").read_bytes()


def test_every_new_study_has_an_identity_of_its_own(tmp_path: Path) -> None:
    """It stands in study.yaml, is read as text, and is another one each time."""
    one, two = (create_study(tmp_path / name) for name in ("one", "two"))
    assert one.settings.study != two.settings.study
    assert "" not in {one.settings.study, two.settings.study}
    assert () == one.settings.problems
    document = one.store.document(settings.FILE)
    settings.adopt(document, "007e10")
    assert "007e10" == settings.read(document).study


def test_rounds_that_differ_by_capitals_are_told_and_not_mixed(tmp_path: Path) -> None:
    """r5 here and R5 in a copy are one folder on Windows and macOS."""
    study = build(tmp_path)
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    start(study, "r5")
    start(open_study(copy), "R5")

    merged = merge(study, copy)

    assert 0 == merged.events
    assert ["rounds/R5/" in str(problem) and "rounds/r5" in str(problem) for problem in merged.problems] == [True]
    assert ["r5"] == study.store.round_ids()


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
@pytest.mark.parametrize("name", ["originals", "transcripts", "codebooks", "segments/turn"])
def test_what_lies_behind_a_linked_folder_stays_there(tmp_path: Path, name: str) -> None:
    """A folder that is a link brings nothing of this machine into the study."""
    study = build(tmp_path)
    copy, private = tmp_path / "copy", tmp_path / "private"
    shutil.copytree(folder_of(study), copy)
    write(private / "letter.txt", "private")
    write(private / "letter.yaml", "private")
    write(private / "letter.csv", "private")
    shutil.rmtree(copy / name)
    (copy / name).symlink_to(private)

    merged = merge(study, copy)

    assert not [file for file in merged.files if "letter" in file]
    assert not list(folder_of(study).rglob("letter*"))


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
@pytest.mark.parametrize("name", ["codings/r1/ana/T01.jsonl", "codings/r1/ana", "codings", "rounds/r1"])
def test_a_linked_ledger_is_neither_read_nor_written_through(tmp_path: Path, name: str) -> None:
    """Whatever lies at the other end stays as it is, and the link is named; merging a copy with one takes nothing."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    copy, outside = tmp_path / "copy", tmp_path / "outside"
    shutil.copytree(folder_of(study), copy)
    (copy / name).rename(outside)
    (copy / name).symlink_to(outside)
    before = {p: p.read_bytes() for p in [outside, *outside.rglob("*")] if p.is_file()}

    with pytest.raises(CodekitError, match=rf"{re.escape(name)}: is a link"):
        code(open_study(copy), BOTH.replace("MONEY", "REL"), round_id="r1")
    with pytest.raises(CodekitError, match=rf"{re.escape(name)}: is a link"):
        merge(study, copy)
    assert before == {p: p.read_bytes() for p in before}


def packed(study: Study, path: Path, rename: dict[str, bytes]) -> Path:
    """A zip file of a study in which some names are given in bytes of an encoding that the file does not tell."""
    root = folder_of(study)
    marks = {name: chr(ord("a") + at) * len(given) for at, (name, given) in enumerate(rename.items())}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(root.rglob("*")):
            if file.is_file():
                name = file.relative_to(root).as_posix()
                archive.writestr(zipfile.ZipInfo(marks.get(name, name)), file.read_bytes())
    data = path.read_bytes()
    for name, mark in marks.items():
        assert 2 == data.count(mark.encode())
        data = data.replace(mark.encode(), rename[name])
    path.write_bytes(data)
    return path


def accented(tmp_path: Path) -> tuple[Study, Path]:
    """A study, and a copy that has one interview with an accent in its name more."""
    study = build(tmp_path)
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    file = write(tmp_path / "in" / "Müller.txt", "Interviewer: Who?\n\nRespondent: Me, of course.\n")
    list(importing.Importer(open_study(copy), interviewers=("Interviewer",)).run([(file, True)]))
    return study, copy


def test_names_that_macos_packed_are_read_rightly(tmp_path: Path) -> None:
    """MacOS gives UTF-8 without saying so."""
    study, copy = accented(tmp_path)
    names = [p.relative_to(copy).as_posix() for p in copy.rglob("*") if not p.name.isascii()]
    assert names
    path = packed(open_study(copy), tmp_path / "mac.zip", {name: name.encode() for name in names})

    _ = merge(study, path)

    assert "Müller" in open_study(folder_of(study)).transcript_ids()


@pytest.mark.parametrize("encoding", ["cp850", "latin-1"])
def test_names_in_an_encoding_that_nothing_tells_are_refused_whole(tmp_path: Path, encoding: str) -> None:
    """They would come in as other names, and a coder's work with them under nobody's id."""
    study, copy = accented(tmp_path)
    names = [p.relative_to(copy).as_posix() for p in copy.rglob("*") if not p.name.isascii()]
    path = packed(open_study(copy), tmp_path / "win.zip", {name: name.encode(encoding) for name in names})
    before = snapshot(study)

    with pytest.raises(CodekitError, match="encoding"):
        merge(study, path)
    assert before == snapshot(study)


def test_a_small_zip_that_would_fill_the_disk_is_refused(tmp_path: Path) -> None:
    """2 GB of zeros pack into 2 MB; nothing of them is unpacked."""
    study = build(tmp_path)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("study.yaml", "title: x\n")
        with archive.open("codings/r1/ana/T01.jsonl", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(bytes(1024**2))

    with pytest.raises(CodekitError, match="too large unpacked"):
        merge(study, path)


def test_names_taken_apart_by_a_zip_program_are_one_interview(tmp_path: Path) -> None:
    """MacOS takes letters apart from their accents: the text and its turns still belong together."""
    study, copy = accented(tmp_path)
    for path in sorted(copy.rglob("*"), reverse=True):
        path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    mac = open_study(copy)

    assert "Müller" in mac.transcript_ids()
    assert mac.transcript("Müller").turns
    assert [] == [file for file in merge(mac, folder_of(study)).files if "T0" in file]
    _ = merge(study, copy)
    assert "Müller" in open_study(folder_of(study)).transcript_ids()
