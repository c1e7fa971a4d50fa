"""Copies that sync folders make are read along, and `check --fix` folds them in."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from codekit.store.folder.store import FolderStore
from store.made import WORDS, bare, coding, compare, finish, lines, place, standing, start

COPIES = [
    "T07 (Ana's conflicted copy 2024-05-06).jsonl",  # Dropbox
    "T07 (Case Conflict).jsonl",
    "T07-LAPTOP.jsonl",  # OneDrive
    "T07 (1).jsonl",  # Google Drive
    "T07 2.jsonl",  # iCloud
    "T07.sync-conflict-20240506-070809-ABCDEFG.jsonl",  # Syncthing
    "T07 (conflicted copy 2024-05-06 070809).jsonl",  # Nextcloud
    "T07_conflict-20240506-070809.jsonl",  # ownCloud
    "T07 - Copy.jsonl",  # Windows
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_read_along_and_folded_in(tmp_path: Path, name: str) -> None:
    """What only the copy has counts at once; repairing appends it and puts the copy aside."""
    store = FolderStore(tmp_path)
    shared, mine, theirs = coding(), coding(), coding()
    store.append([shared, mine])
    first = place(tmp_path).read_bytes().splitlines(keepends=True)[0]
    place(tmp_path, name=name).write_bytes(first + lines(theirs))
    all_three = {shared.id, mine.id, theirs.id}

    assert all_three == standing(store.layers("r1")) == standing(store.layers("r1", only="T07"))
    assert () == store.layers("r1").problems
    assert [f"codings/r1/ana/{name}"] == store.copies()

    (told,) = store.repair()
    assert f"codings/r1/ana/{name}: 1 events folded into T07.jsonl" in told
    assert all_three == standing(store.layers("r1"))
    assert lines(shared, mine, theirs) == bare(place(tmp_path).read_bytes())
    assert lines(shared, theirs) == bare(place(tmp_path, name=name + ".folded-in").read_bytes())
    assert [] == store.copies() == list(store.repair())


def test_a_name_taken_apart_by_a_zip_program_is_the_same_name(tmp_path: Path) -> None:
    """Letters with separate accents in file and folder names (NFD) lead to the same coder and transcript."""
    store = FolderStore(tmp_path)
    event, other = (coding("josé", transcript="Müller") for _ in range(2))
    store.append([event])
    apart = [unicodedata.normalize("NFD", name) for name in ("josé", "Müller.jsonl")]
    place(tmp_path, *apart).write_bytes((tmp_path / "codings/r1/josé/Müller.jsonl").read_bytes() + lines(other))

    layers = store.layers("r1")
    assert {event.id, other.id} == standing(layers)
    assert () == layers.problems
    assert 2 == len(layers.get("josé", "Müller").codings)
    _ = list(store.repair())
    assert lines(event, other) == bare((tmp_path / "codings/r1/josé/Müller.jsonl").read_bytes())


def test_a_transcript_whose_id_begins_like_another_is_no_copy(tmp_path: Path) -> None:
    """T07-b and T071 are transcripts of their own."""
    store = FolderStore(tmp_path)
    store.append([coding(), coding(transcript="T07-b"), coding(transcript="T071")])

    assert [] == store.copies()
    assert {("ana", "T07"), ("ana", "T07-b"), ("ana", "T071")} == store.layers("r1").by_key.keys()


def test_copies_of_a_rounds_ledger_count_too(tmp_path: Path) -> None:
    """Round events are a set as well."""
    store = FolderStore(tmp_path)
    store.append([first := start()])
    (tmp_path / "rounds/r1/ana (1).jsonl").write_bytes(lines(second := start()))

    read = store.round_events("r1")
    assert {first.id, second.id} == {event.id for event in read.events}
    assert ["rounds/r1/ana (1).jsonl"] == store.copies()
    _ = list(store.repair())
    assert lines(first, second) == bare((tmp_path / "rounds/r1/ana.jsonl").read_bytes())


def test_torn_lines_are_repaired_without_losing_a_whole_event(tmp_path: Path) -> None:
    """Events glued to torn ones are saved; what is no event is kept beside the ledger; the rest is untouched."""
    store = FolderStore(tmp_path)
    one, two, three = coding(), coding(), coding()
    torn = lines(coding())[:-80]
    newer = b'{"type":"x.y","id":"n","at":"","by":"ana","round":"r1","coder":"ana","transcript":"T07"}\n'
    path = place(tmp_path)
    path.write_bytes(lines(one) + torn + lines(two) + b"\x00" * 500 + lines(three) + newer + torn)
    before = len(store.layers("r1").problems)

    (told,) = store.repair()

    layers = store.layers("r1")
    assert {one.id, two.id, three.id} == standing(layers)
    assert 4 == before
    assert ["warning"] == [problem.level for problem in layers.problems]
    assert "2 events saved from 3 unreadable lines" in told
    assert torn + b"\n" == path.with_name("T07.jsonl.unreadable").read_bytes()
    assert lines(one) in path.read_bytes()
    assert newer in path.read_bytes()
    assert [] == list(store.repair())
    assert WORDS not in told


def test_after_a_comparison_late_events_stay_out(tmp_path: Path) -> None:
    """What was compared is what counts; the consensus goes on; copies of what was compared are nothing new."""
    store = FolderStore(tmp_path)
    store.append([first := coding(), finish(), finish("ben")])
    frozen = compare(store).ledgers
    store.append([coding(), coding(), settled := coding(coder="consensus")])
    place(tmp_path, name="T07 (1).jsonl").write_bytes(lines(first))

    layers = store.layers("r1", frozen=frozen)
    assert {first.id, settled.id} == standing(layers)
    assert [("warning", "2 events after the comparison are left out")] == [
        (p.level, p.message) for p in layers.problems
    ]


def test_after_a_comparison_changes_are_errors(tmp_path: Path) -> None:
    """A compared ledger that was edited or lost is named; line ends and a BOM change nothing."""
    store = FolderStore(tmp_path)
    store.append([coding(), finish(), finish("ben")])
    frozen = compare(store).ledgers
    path = place(tmp_path)
    data = path.read_bytes()

    path.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert () == store.layers("r1", frozen=frozen).problems
    path.write_bytes(data.replace(b"FOOD", b"FUEL"))
    place(tmp_path, "ben").unlink()
    problems = store.layers("r1", frozen=frozen).problems
    assert [
        ("codings/r1/ana/T07.jsonl", "changed since the round was compared", "error"),
        ("codings/r1/ben/T07.jsonl", "was compared and is missing", "error"),
    ] == [(p.path, p.message, p.level) for p in problems]


def test_repair_leaves_compared_bytes_alone(tmp_path: Path) -> None:
    """A torn line and a copy that were compared stay; what is saved from them is late."""
    store = FolderStore(tmp_path)
    place(tmp_path).write_bytes(lines(one := coding()) + b'{"type":"coding.add","id' + lines(two := coding()))
    place(tmp_path, name="T07 (1).jsonl").write_bytes(lines(three := coding()))
    store.append([start()])
    store.append([made := compare(store)])
    assert {one.id, three.id} == standing(store.layers("r1", frozen=made.ledgers))

    told = list(store.repair())

    layers = store.layers("r1", frozen=made.ledgers)
    assert 1 == len(told)
    assert {one.id, three.id} == standing(layers)
    assert {one.id, two.id, three.id} == standing(store.layers("r1"))
    assert "1 events after the comparison are left out" in [p.message for p in layers.problems]
    assert [] == list(store.repair()) == store.copies()
