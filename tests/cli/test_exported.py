"""What leaves a study is on record in it: who, when, what, by which options, and no word of anybody."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cli.conftest import Codekit
from codekit.model.exported import Exported
from codekit.store.files import digest
from codekit.store.folder import disk
from codekit.store.folder.store import FolderStore
from codekit.tables.whole import replacing
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.accounts.trail import trail
from codekit.workflow.exports import logged
from codekit.workflow.exports.logged import PLAIN, Request, note
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, agree, build, code, folder_of, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A compared double round."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    return made


def found(study: Study) -> list[Exported]:
    """What is on record."""
    return list(study.store.study_events("exported").events)


def told(study: Study) -> list[str]:
    """What the audit trail says of it."""
    return [entry.what for entry in trail(Grounds(open_study(folder_of(study)))).entries if entry.kind == "export"]


def test_a_command_that_writes_a_file_is_on_record(codekit: Codekit, study: Study, tmp_path: Path) -> None:
    """With the hash of the file and the options; words that are looked for are not in it; the same again is not."""
    out = tmp_path / "all.csv"
    for _ in range(2):
        codekit("export", out, "--what", "excerpts", "--by", "ana", "--study", folder_of(study))
    (event,) = found(study)
    assert ("export", "all.csv", digest(out.read_bytes())) == (event.what, event.name, event.sha256)
    assert {"what": "excerpts", "by": "ana"} == event.options

    args = ("food", "--words", "pantry", "--where", "region=North", "-o", tmp_path / "some.md")
    codekit("excerpts", *args, "--study", folder_of(study))
    last = found(study)[-1]
    assert {"codebook": "food", "words": "(given)", "where": "(given)"} == last.options
    assert not any("pantry" in path.read_text("utf-8") for path in (folder_of(study) / "study/exported").iterdir())

    lines = told(study)
    assert f"export: all.csv, sha256 {digest(out.read_bytes())[:16]}; by ana, what excerpts" == lines[0]
    assert 2 == len(lines)


def test_what_is_only_shown_is_not_on_record(codekit: Codekit, study: Study) -> None:
    """Commands that print leave the study as it is."""
    for args in (("report", "methods"), ("excerpts", "food"), ("matrix", "food", "--json")):
        codekit(*args, "--study", folder_of(study))
    assert [] == found(study)


def test_the_trail_is_the_same_twice(codekit: Codekit, study: Study, tmp_path: Path) -> None:
    """It does not list itself; a bundle holds no such record, so that it is the same twice as well."""
    for name in ("one", "two"):
        codekit("report", "audit", "-o", tmp_path / f"{name}.md", "--study", folder_of(study))
        codekit("bundle", tmp_path / f"{name}.zip", "--study", folder_of(study))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    one, two = ((tmp_path / f"{name}.md").read_text("utf-8") for name in ("one", "two"))
    assert one.count("export") < two.count("export")  # the bundle
    assert {"report", "bundle"} == {event.what for event in found(study)}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_study_that_can_only_be_read_is_exported_all_the_same(codekit: Codekit, study: Study, tmp_path: Path) -> None:
    """Nothing is on record then, and nothing is said."""
    (folder_of(study) / "study").mkdir(exist_ok=True)
    (folder_of(study) / "study").chmod(0o500)
    try:
        done = codekit("export", tmp_path / "all.csv", "--study", folder_of(study))
    finally:
        (folder_of(study) / "study").chmod(0o700)
    assert "" == done.err
    assert [] == found(study)


def test_where_nothing_can_be_noted_the_file_is_written(study: Study, tmp_path: Path) -> None:
    """A file in the place of the folder of ledgers, say."""
    (folder_of(study) / "study").mkdir(exist_ok=True)
    (folder_of(study) / "study" / "exported").write_text("in the way", "utf-8")
    (tmp_path / "x.csv").write_text("x", "utf-8")
    note(study, tmp_path / "x.csv", Request("matrix"), renamed=False)
    assert "x" == (tmp_path / "x.csv").read_text("utf-8")


@pytest.mark.parametrize(("number", "refused"), [(errno.ENOSPC, True), (errno.EIO, True), (errno.EROFS, False)])
def test_a_disk_that_does_not_take_the_note_is_told(
    codekit: Codekit, study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, number: int, refused: bool
) -> None:
    """The file is there, and the command did not do all of its work; one that may only be read takes no note."""
    real = FolderStore.add_lines

    def full(store: FolderStore, name: str, _lines: Sequence[bytes]) -> int:
        with disk.refusals(store.root / name):
            raise OSError(number, os.strerror(number), name)

    monkeypatch.setattr(FolderStore, "add_lines", full)
    typed = ("export", tmp_path / "out.csv", "--study", folder_of(study))
    first = codekit(*typed)
    assert (int(refused), refused) == (first.exit_code, "exported/" in first.err)
    assert (tmp_path / "out.csv").exists()
    monkeypatch.setattr(FolderStore, "add_lines", real)
    assert 0 == codekit(*typed).exit_code
    assert ["out.csv"] == [event.name for event in found(study)]


def test_what_somebody_who_is_blind_exports_is_told_to_nobody(study: Study, tmp_path: Path) -> None:
    """Whether by the writer's name or by --coder; once the round is compared it is."""
    start(study, "r2", coders=["ana", "lee"])
    (tmp_path / "x.csv").write_text("x", "utf-8")
    note(study, tmp_path / "x.csv", Request("export", {"coder": "ana"}), renamed=False)
    assert [] == told(study)
    code(study, BOTH.replace(",ben", ",lee"), round_id="r2")
    agree(study, "r2")
    assert 1 == len(told(study))


def test_a_folder_that_is_written_twice_at_once_has_one_hash(study: Study, tmp_path: Path) -> None:
    """What another command is just writing into it is no file of the export, and no second thing on record."""
    packets = tmp_path / "packets"
    with replacing(packets / "O1.docx") as draft:
        draft.write_text("half", "utf-8")
        (packets / "O1.docx").write_text("whole", "utf-8")
        note(study, packets, Request("report"), renamed=False)
        assert draft.exists()
    (packets / "O1.docx").write_text("whole", "utf-8")
    note(study, packets, Request("report"), renamed=False)
    assert 1 == len(found(study))


def test_what_is_written_while_somebody_holds_the_study_is_on_record(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes a file waits a moment for that, and says nothing."""
    monkeypatch.setattr(logged, "_PATIENCE", 0.1)
    (tmp_path / "x.csv").write_text("x", "utf-8")
    told: list[str] = []
    other = open_study(folder_of(study))
    other.told = told.append
    with study.alone(), ThreadPoolExecutor() as threads:
        threads.submit(note, other, tmp_path / "x.csv", Request("matrix"), renamed=False).result()
    assert ["x.csv"] == [event.name for event in found(study)]
    assert [] == told


def test_options_hold_no_words(study: Study, tmp_path: Path) -> None:
    """Of an option that nobody listed it is only said that it was given; a folder has the hash of all its files."""
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "a.md").write_text("a", "utf-8")
    options = {"themes": "REL,MONEY", "trim": True, "rounds": ("r1", "r2"), "unheard_of": "Maria Lopez"}
    note(study, tmp_path / "vault", Request("export", options), renamed=True)
    (event,) = found(study)
    assert {"rounds": "r1,r2", "themes": "REL,MONEY", "trim": "yes", "unheard_of": "(given)"} == event.options
    assert event.renamed
    assert 64 == len(event.sha256)
    assert not {"words", "quote", "reason", "where", "text", "path"} & PLAIN
    assert json.loads(next((folder_of(study) / "study/exported").iterdir()).read_text("utf-8"))["what"] == "export"
