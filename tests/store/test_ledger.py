"""A ledger is written durably and read without losing a readable line."""

from __future__ import annotations

import codecs
import multiprocessing
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import CodekitError, LedgerError
from codekit.store.folder import disk, ledger
from codekit.store.folder.store import FolderStore
from store.made import WORDS, bare, coding, finish, lines, place, standing

NEWER = b'{"type":"coding.wobble","id":"n1","at":"","by":"ana","round":"r1","coder":"ana","transcript":"T07","x":1}\n'


def test_appending_is_on_disk_before_it_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is flushed at every append; folders when something in them is new."""
    asked: list[str] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        asked.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    store = FolderStore(tmp_path)
    store.append([coding()])
    first, asked[:] = list(asked), []
    store.append([coding()])

    assert ["folder", "folder", "folder", "folder", "file"] == first
    assert ["file"] == asked


def test_events_go_to_their_own_ledgers(tmp_path: Path) -> None:
    """One write for each ledger, whatever the order of the events."""
    mixed = [coding(), coding("ben"), coding(transcript="T08"), finish(), coding("ana", coder="consensus")]
    store = FolderStore(tmp_path)
    store.append(mixed)

    found = {path.relative_to(tmp_path).as_posix(): bare(path.read_bytes()) for path in tmp_path.rglob("*.jsonl")}
    assert {
        "codings/r1/ana/T07.jsonl": lines(mixed[0], mixed[3]),
        "codings/r1/ana/T08.jsonl": lines(mixed[2]),
        "codings/r1/ben/T07.jsonl": lines(mixed[1]),
        "codings/r1/consensus.ana/T07.jsonl": lines(mixed[4]),
    } == found


def test_nobody_writes_into_anothers_ledger(tmp_path: Path) -> None:
    """A foreign event is refused, and nothing of its batch is written."""
    with pytest.raises(LedgerError, match="cannot write into ben's ledger"):
        FolderStore(tmp_path).append([coding(), coding("ana", coder="ben")])

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["../x", "..", ".", "", "a/b", "a\\b", "C:", "a\0b", " a", "a b", ".x", "/etc"])
@pytest.mark.parametrize("field", ["round", "transcript", "coder"])
def test_names_that_are_no_ids_choose_no_folder(tmp_path: Path, field: str, name: str) -> None:
    """An event cannot be written outside the study, nor where nobody would look."""
    fields = {"by": name, "coder": name} if field == "coder" else {field: name}
    if field == "coder" and not name:
        fields["coder"] = "consensus"

    with pytest.raises(LedgerError):
        FolderStore(tmp_path / "study").append([coding(**fields)])

    assert [] == list(tmp_path.iterdir())


def test_two_programs_may_append_at_once(tmp_path: Path) -> None:
    """Two processes, 500 events each, one ledger: all 1,000 are readable."""
    batches = [[coding() for _ in range(500)] for _ in range(2)]
    writers = [multiprocessing.Process(target=_append_one_by_one, args=(tmp_path, batch)) for batch in batches]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    layers = FolderStore(tmp_path).layers("r1")
    assert [0, 0] == [writer.exitcode for writer in writers]
    assert () == layers.problems
    assert {event.id for batch in batches for event in batch} == standing(layers)


def _append_one_by_one(root: Path, events: list[Any]) -> None:
    store = FolderStore(root)
    for event in events:
        store.append([event])


def test_a_full_disk_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there stays readable; after space is made the append goes through."""
    store = FolderStore(tmp_path)
    store.append([first := coding()])
    event = coding()
    monkeypatch.setattr(os, "write", _disk_with_room_for(50))
    with pytest.raises(CodekitError, match=r"T07\.jsonl: could not be written \(No space left on device\)") as caught:
        store.append([event])
    monkeypatch.undo()

    assert WORDS not in f"{caught.value.message} {caught.value.hint}"
    assert {first.id} == standing(store.layers("r1"))
    store.append([event])
    assert {first.id, event.id} == standing(store.layers("r1"))


def _disk_with_room_for(room: int) -> Any:
    real, left = os.write, room

    def write(handle: int, data: Any) -> int:
        nonlocal left
        if not left:
            raise OSError(28, "No space left on device")
        took = real(handle, bytes(data)[:left])
        left -= took
        return took

    return write


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes are limited by resource")
def test_a_size_limit_leaves_nothing_of_what_was_refused(tmp_path: Path) -> None:
    """The system itself refuses in the middle of an event (RLIMIT_FSIZE in a child); the ledger is as it was."""
    store = FolderStore(tmp_path)
    store.append([first := coding()])
    before = place(tmp_path).read_bytes()
    child = os.fork()
    if child == 0:
        os._exit(_append_under_limit(store, place(tmp_path).stat().st_size + 60))

    assert 7 == os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert before == place(tmp_path).read_bytes()
    store.append([after := coding()])
    layers = store.layers("r1")
    assert {first.id, after.id} == standing(layers)
    assert () == layers.problems


def _append_under_limit(store: FolderStore, limit: int) -> int:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        store.append([coding()])
    except CodekitError:
        return 7
    return 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to give up the rights of root in a child")
def test_a_read_only_study_can_be_read() -> None:
    """Reading asks for no right to write; appending is one clear error."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        FolderStore(root).append([first := coding()])
        place(root).chmod(0o444)
        for path in (root, *(p for p in root.rglob("*") if p.is_dir())):
            path.chmod(0o755)
        child = os.fork()
        if child == 0:
            os._exit(_read_and_fail_to_append(root, first.id))
        _, status = os.waitpid(child, 0)

    assert 0 == os.waitstatus_to_exitcode(status)


def _read_and_fail_to_append(root: Path, first: str) -> int:
    """0 where all is as it should be; as nobody, where this process may write everywhere."""
    if os.geteuid() == 0:
        os.setuid(65534)
    store = FolderStore(root)
    if {first} != standing(store.layers("r1")):
        return 1
    try:
        store.append([coding()])
    except CodekitError as error:
        return 0 if "could not be written" in error.message else 2
    return 3


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    """Something else stands where the folder should be."""
    (tmp_path / "codings").write_text("a file", "utf-8")

    with pytest.raises(CodekitError, match="could not be written"):
        FolderStore(tmp_path).append([coding()])


@pytest.mark.parametrize(
    ("spoil", "n_bad"),
    [
        (lambda a, b: codecs.BOM_UTF8 + a + b, 0),
        (lambda a, b: (a + b).replace(b"\n", b"\r\n"), 0),
        (lambda a, b: codecs.BOM_UTF8 + (a + b"\x00" * 99 + b"\n" + b).replace(b"\n", b"\r\n"), 1),
        (lambda a, b: a + b"\n\n" + b, 0),
        (lambda a, b: a[:-1] + b, 0),
        (lambda a, b: a + b"\x00" * 4096 + b"\n" + b, 1),
        (lambda a, b: a + b"\x00" * 4096 + b"\n" + b + b"\x00" * 10, 2),
        (lambda a, b: a + b"\xff\xfe\n" + b, 1),
        (lambda a, b: a + NEWER + b, 1),
        (lambda a, b: a + b"<<<<<<< HEAD\n" + b + b">>>>>>> other\n", 2),
        (lambda a, b: a + b[:-60] + b"\n" + b, 1),
        (lambda a, b: a + b.replace(b'"start":3', b'"start":"zitronenfalter"') + b, 1),
        (lambda a, b: a + b.replace(b"coding.add", b"zitronenfalter") + b, 1),
        (lambda a, b: a + b.replace(b"zitronen", b"zitro\xffnen") + b, 1),
    ],
)
def test_readable_lines_are_read_and_others_named(tmp_path: Path, spoil: Any, n_bad: int) -> None:
    """BOM, CR LF, glued lines, holes of zero bytes, git's marks, newer events: each bad line by its number."""
    one, two = coding(), coding()
    place(tmp_path).write_bytes(spoil(lines(one), lines(two)))
    layers = FolderStore(tmp_path).layers("r1")

    assert {one.id, two.id} == standing(layers)
    assert n_bad == len(layers.problems)
    assert all(p.path == "codings/r1/ana/T07.jsonl" and p.line for p in layers.problems)
    assert WORDS not in "".join(map(str, layers.problems))


def test_the_line_number_is_the_one_an_editor_shows(tmp_path: Path) -> None:
    """Counted from 1 over all lines, blank ones too."""
    path = place(tmp_path)
    path.write_bytes(lines(coding()) + b"\n" + b"torn\n" + lines(coding()))
    (problem,) = FolderStore(tmp_path).layers("r1").problems

    assert "codings/r1/ana/T07.jsonl:3" in str(problem)


def test_an_event_of_a_newer_version_is_a_warning(tmp_path: Path) -> None:
    """It is kept and skipped, and the reader is told to update."""
    place(tmp_path).write_bytes(NEWER)
    (problem,) = FolderStore(tmp_path).layers("r1").problems

    assert ("warning", "update codekit") == (problem.level, problem.remedy)


def test_only_the_writers_own_events_are_accepted(tmp_path: Path) -> None:
    """Of another writer, round, or transcript, or without characters: left out and reported, each by its id."""
    own = coding()
    others = [coding("ben"), coding(round="r2"), coding(transcript="T08"), coding(start=9, end=9), coding(start=-1)]
    place(tmp_path).write_bytes(lines(own, *others))
    layers = FolderStore(tmp_path).layers("r1")

    assert {own.id} == standing(layers)
    assert [True] * 5 == [other.id in p.message for other, p in zip(others, layers.problems, strict=True)]


def test_locks_are_a_help_and_no_condition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a drive that knows no locks, appending works as before."""
    monkeypatch.setattr(disk, "_lock", lambda _: False)
    _ = ledger.append_lines(tmp_path / "T07.jsonl", lines(event := coding()).splitlines())

    assert lines(event) == bare((tmp_path / "T07.jsonl").read_bytes())
