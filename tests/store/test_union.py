"""Merging two copies of a study is a set union of events, and takes nothing that does not belong."""

from __future__ import annotations

import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.errors import CodekitError
from codekit.model.events import LedgerEvent
from codekit.store.folder.store import FolderStore
from codekit.store.union import absorb
from codekit.workflow.study.merging import merge
from codekit.workflow.study.study import Study, create_study, open_study
from store.made import WORDS, coding, finish, lines, place, standing, start
from strategies import ledgers
from studies import folder_of

NEWER = b'{"type":"x.y","id":"n","at":"","by":"ana","round":"r1","coder":"ana","transcript":"T07","much":"more"}\n'
three_ledgers = st.tuples(ledgers(), ledgers(transcript="T08"), ledgers(coder="ben"))


@contextmanager
def copies(*contents: tuple[list[LedgerEvent], ...]) -> Iterator[list[FolderStore]]:
    """Real folders, one for each copy of the study."""
    with tempfile.TemporaryDirectory() as folder:
        stores = [FolderStore(Path(folder) / str(number)) for number in range(len(contents))]
        for store, content in zip(stores, contents, strict=True):
            store.append([event for events in content for event in events])
        yield stores


def events_of(store: FolderStore) -> set[tuple[str, bytes]]:
    """Every line of every ledger with the ledger's path."""
    found = {(store.name(p), line) for p in store.root.rglob("*.jsonl") for line in p.read_bytes().splitlines()}
    return {(name, line) for name, line in found if line.strip()}


@settings(max_examples=25, deadline=None)
@given(three_ledgers, three_ledgers, three_ledgers)
def test_merging_is_a_set_union(
    one: tuple[list[LedgerEvent], ...], two: tuple[list[LedgerEvent], ...], three: tuple[list[LedgerEvent], ...]
) -> None:
    """Copies that grew apart are the same after merging both ways, in any order, however often."""
    with copies(one, two, three, one) as (a, b, c, again):
        union = events_of(a) | events_of(b) | events_of(c)
        assert len(union - events_of(a)) == absorb(a, b).events + absorb(a, c).events
        for other in (c, b, c, a):
            _ = absorb(again, other)

        assert union == events_of(a) == events_of(again)
        assert a.layers("r1") == again.layers("r1")
        assert 0 == absorb(a, again).events == absorb(a, b).events
        lines_of_a = [line for path in a.root.rglob("*.jsonl") for line in path.read_bytes().splitlines()]
        assert len(union) <= len(lines_of_a)


def test_lines_travel_as_they_were_written(tmp_path: Path) -> None:
    """An event of a newer version, or with a field that this one does not know, loses nothing on its way."""
    richer = lines(coding()).replace(b'"code"', b'"confidence":0.7,"code"')
    place(tmp_path / "b").write_bytes(NEWER + richer)
    a, b = FolderStore(tmp_path / "a"), FolderStore(tmp_path / "b")

    assert 2 == absorb(a, b).events
    assert NEWER + richer == place(tmp_path / "a").read_bytes()


def test_what_does_not_belong_is_reported_and_stays_out(tmp_path: Path) -> None:
    """Another writer's event, a path for a name, a torn line: named with file and line, no word of them."""
    good, forged = coding(), coding("ben")
    hostile = [
        coding("../../ben"),
        coding(transcript="../../../T07"),
        coding(round="../r1"),
        coding("ana", coder="ben"),
    ]
    place(tmp_path / "b").write_bytes(lines(good, forged, *hostile) + b'{"torn":"' + WORDS.encode() + b"\n")
    a = FolderStore(tmp_path / "a")

    absorbed = absorb(a, FolderStore(tmp_path / "b"))

    assert 1 == absorbed.events
    assert {good.id} == standing(a.layers("r1"))
    assert [2, 3, 4, 5, 6, 7] == [problem.line for problem in absorbed.problems]
    assert WORDS not in "".join(map(str, absorbed.problems))
    assert {"a", "b"} == {path.name for path in tmp_path.iterdir()}
    assert ["codings/r1/ana/T07.jsonl"] == [a.name(path) for path in a.root.rglob("*.jsonl")]


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Study, Study]:
    """Two copies of one study that have not met since."""
    first = create_study(tmp_path / "first", title="care", coders=["ana", "ben"])
    first.store.append([start(), coding()])
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    return first, open_study(tmp_path / "second")


def test_two_copies_of_a_study_become_one(pair: tuple[Study, Study]) -> None:
    """Merged both ways, they hold the same events; other files are taken where missing, named where different."""
    first, second = pair
    first.store.append([coding(), finish()])
    second.store.append([coding("ben"), finish("ben")])
    (folder_of(second) / "codebooks" / "care.yaml").write_text("codebook: care\n", "utf-8")
    (folder_of(second) / "cases.csv").write_text("case\nO01\n", "utf-8")

    merged = merge(first, folder_of(second))

    assert (2, ("codebooks/care.yaml",), ("cases.csv",), ()) == (
        merged.events,
        merged.files,
        merged.different,
        merged.problems,
    )
    assert "case\n" == (folder_of(first) / "cases.csv").read_text("utf-8")
    assert 2 == merge(second, folder_of(first)).events
    assert first.store.layers("r1") == second.store.layers("r1")


def test_what_has_long_been_there_is_not_flushed_again(
    pair: tuple[Study, Study], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Merging the same again flushes what may not be on disk yet, and nothing where an hour has passed."""
    here, there = pair
    merge(here, folder_of(there))
    flushed: list[int] = []
    monkeypatch.setattr("os.fsync", flushed.append)

    first = merge(here, folder_of(there))
    soon = len(flushed)
    flushed.clear()
    later = time.time() + 3700
    monkeypatch.setattr("time.time", lambda: later)
    second = merge(here, folder_of(there))

    assert 0 == first.events == second.events
    assert soon >= len(here.store.ledger_names()) > 0
    assert [] == flushed


def test_a_zip_of_a_study_can_be_merged(pair: tuple[Study, Study], tmp_path: Path) -> None:
    """As it comes by e-mail: packed with its folder; nothing is taken twice."""
    first, second = pair
    second.store.append([event := coding("ben")])
    packed = Path(shutil.make_archive(str(tmp_path / "mail"), "zip", tmp_path, "second"))

    assert 1 == merge(first, packed).events
    assert 0 == merge(first, packed).events
    assert event.id in standing(first.store.layers("r1"))


@pytest.mark.parametrize("name", ["../../evil.jsonl", "/tmp/evil.jsonl", "second/../../evil.jsonl"])
def test_a_zip_that_points_outside_is_refused(pair: tuple[Study, Study], tmp_path: Path, name: str) -> None:
    """Nothing of it is merged, nothing is written anywhere."""
    first, second = pair
    second.store.append([coding("ben")])
    packed = Path(shutil.make_archive(str(tmp_path / "mail"), "zip", tmp_path, "second"))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(name, "x")
    before = events_of(FolderStore(folder_of(first)))

    with pytest.raises(CodekitError, match="points outside"):
        merge(first, packed)
    assert before == events_of(FolderStore(folder_of(first)))
    assert [] == list(tmp_path.rglob("evil*"))


def test_a_broken_zip_is_one_clear_error(pair: tuple[Study, Study], tmp_path: Path) -> None:
    """Cut off in the mail, or no zip at all."""
    first, _ = pair
    packed = Path(shutil.make_archive(str(tmp_path / "mail"), "zip", tmp_path, "second"))
    data = packed.read_bytes()
    packed.write_bytes(data[:200] + bytes(200) + data[400:])
    (tmp_path / "other.zip").write_text("no", "utf-8")

    for path in (packed, tmp_path / "other.zip", tmp_path / "absent.zip"):
        with pytest.raises(CodekitError):
            merge(first, path)


def test_links_are_not_followed_out_of_a_study(pair: tuple[Study, Study], tmp_path: Path) -> None:
    """A link in somebody's folder brings no file of this machine into the study."""
    first, second = pair
    (tmp_path / "private.txt").write_text("private", "utf-8")
    (folder_of(second) / "transcripts" / "T99.txt").symlink_to(tmp_path / "private.txt")

    assert () == merge(first, folder_of(second)).files
    assert not (folder_of(first) / "transcripts" / "T99.txt").exists()


def test_segments_of_another_text_are_not_taken(pair: tuple[Study, Study]) -> None:
    """Where both have a transcript with other words, the text is named and nothing about it is mixed."""
    first, second = pair
    (folder_of(first) / "transcripts" / "T07.txt").write_text("one", "utf-8")
    (folder_of(second) / "transcripts" / "T07.txt").write_text("two", "utf-8")
    (folder_of(second) / "segments" / "turn").mkdir(parents=True)
    (folder_of(second) / "segments" / "turn" / "T07.csv").write_text("index\n", "utf-8")
    (folder_of(second) / "transcripts" / "t08.txt").write_text("x", "utf-8")
    (folder_of(first) / "transcripts" / "T08.txt").write_text("x", "utf-8")

    merged = merge(first, folder_of(second))

    assert ((), ("transcripts/T07.txt", "transcripts/t08.txt")) == (merged.files, merged.different)
