"""One look at a study's folder finds copies too, and lists each folder once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.store.folder import places
from codekit.store.folder.store import FolderStore
from store.made import coding, place

names = st.text(st.sampled_from("aT07é.-_( "), min_size=1, max_size=6) | st.sampled_from(
    ["T07 (1)", "T07.sync-conflict-1"]
)


@given(names, names)
def test_a_file_is_found_under_every_id_that_it_may_be_a_copy_of(stem: str, id_: str) -> None:
    """The ids that a name is listed under are those of which it is a copy by name."""
    assert places.is_copy(stem, id_) == (id_ in set(places.may_be(stem)))


def test_a_copy_made_by_a_sync_folder_is_news(tmp_path: Path) -> None:
    """Its events are read along, so whoever holds the ledger must read it anew."""
    store = FolderStore(tmp_path)
    store.append([coding()])
    before = store.look().own(("r1", "ana", "T07"))
    place(tmp_path, name="T07 (ana's copy).jsonl").write_bytes(b"\n")
    place(tmp_path, name="T071.jsonl").write_bytes(b"\n")

    now = store.look().own(("r1", "ana", "T07"))
    assert {"T07 (ana's copy).jsonl"} == {Path(entry[0]).name for entry in now if entry not in before}


def test_looking_at_many_ledgers_lists_each_folder_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a look at all own ledgers would take time by the square of their number."""
    store = FolderStore(tmp_path)
    ids = [f"T{number:02}" for number in range(9)]
    store.append([coding(transcript=id_) for id_ in ids])
    listed: list[Path] = []
    whole = places.names

    def watched(folder: Path) -> list[str]:
        listed.append(folder)
        return whole(folder)

    monkeypatch.setattr(places, "names", watched)
    look = store.look()

    assert 9 == len({look.own(("r1", "ana", id_)) for id_ in ids})
    assert [tmp_path / "codings" / "r1" / "ana"] == listed
