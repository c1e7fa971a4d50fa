"""A recording over real sockets: only the file that was chosen, only under its key, in the parts that are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sounding
from studies import build, folder_of, start, write
from web.served import Answer, Workbench

Place = tuple[Workbench, Path]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Ana's workbench over a study with an interview that has times, and a folder with its recording."""
    folder = tmp_path_factory.mktemp("sound")
    study = build(folder)
    start(study)
    sounding.add(study, folder / "in")
    sounding.recording(folder / "rec" / "T09.wav")
    one = Workbench(folder_of(study), private=folder / "private")
    yield one, folder / "rec"
    one.stop()


def choose(place: Place, path: Path | str, id_: str = "T09") -> Answer:
    """Choose a file as the recording of a transcript."""
    return place[0].call("POST", f"/api/recordings/{id_}", {"path": str(path)})


def shown(place: Place, id_: str = "T09") -> dict[str, Any]:
    """What the page is told of a recording."""
    answer = place[0].call("GET", f"/api/recordings/{id_}")
    assert 200 == answer.status
    return dict(answer.json)


def test_the_text_comes_with_its_times(place: Place) -> None:
    """Turns from their beginning to the end of their last caption, sentences by their own; else none at all."""
    text = place[0].call("GET", "/api/transcripts/T09").json
    assert [(0.0, 2.0), (2.5, 6.0), (7.0, 8.0), (8.5, 12.0)] == [(t["time"], t["until"]) for t in text["turns"]]
    assert [0.0, 2.5, 4.5, 7.0, 8.5] == text["times"]
    other = place[0].call("GET", "/api/transcripts/T01").json
    assert [] == other["times"]
    assert {(None, None)} == {(turn["time"], turn["until"]) for turn in other["turns"]}


def test_any_part_of_the_chosen_file_is_had(place: Place) -> None:
    """Whole, from a place on, up to one, the last bytes; beyond its end nothing, and the answer says how long it is."""
    bench, folder = place
    file = folder / "T09.wav"
    data = file.read_bytes()
    assert 200 == choose(place, file).status
    told = shown(place)
    assert ("T09.wav", str(folder), "audio/wav", len(data), "") == tuple(
        told[name] for name in ("name", "path", "type", "size", "problem")
    )
    whole = bench.raw("GET", told["url"])
    assert (200, data, "audio/wav", "bytes") == (
        whole.status,
        whole.body,
        whole.headers["content-type"],
        whole.headers["accept-ranges"],
    )
    assert "nosniff" == whole.headers["x-content-type-options"]
    assert "no-store" == whole.headers["cache-control"]
    size = len(data)
    for asked, first, after in (
        ("bytes=0-", 0, size),
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        ("bytes=-44", size - 44, size),
        (f"bytes={size - 1}-{size + 500}", size - 1, size),
        ("bytes=-999999999", 0, size),
    ):
        part = bench.raw("GET", told["url"], headers={"Range": asked})
        assert (asked, 206, f"bytes {first}-{after - 1}/{size}") == (asked, part.status, part.headers["content-range"])
        assert data[first:after] == part.body
    for asked in (f"bytes={size}-", "bytes=5-4", "bytes=-", "bytes=0-1,4-5", "items=0-1", "bytes=-0", "bytes=x-"):
        part = bench.raw("GET", told["url"], headers={"Range": asked})
        assert (asked, 416, f"bytes */{size}", b"") == (asked, part.status, part.headers["content-range"], part.body)
    head = bench.raw("HEAD", told["url"])
    assert (200, str(size), b"") == (head.status, head.headers["content-length"], head.body)


def test_nothing_else_is_had(place: Place) -> None:
    """No wrong key, no path, no other site, no visit; a link that takes the file's place is not followed."""
    bench, folder = place
    file, secret = folder / "T09.wav", sounding.recording(folder.parent / "secret.wav", 0.1)
    choose(place, file)
    url = shown(place)["url"]
    for wrong in (url[:-1], f"{url}x", "/sound/", "/sound/..%2f..%2fT09.wav", f"/sound/{file}", "/sound/T09"):
        assert (wrong, 404) == (wrong, bench.raw("GET", wrong).status)
    assert 403 == bench.raw("GET", url, headers={"Sec-Fetch-Site": "cross-site"}).status
    assert 404 == bench.raw("GET", url, headers={"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none"}).status
    assert 421 == bench.raw("GET", url, headers={"Host": "evil.test"}).status
    assert 405 == bench.raw("POST", url, b"{}").status
    assert 401 == bench.raw("GET", "/api/recordings/T09").status
    kept = file.read_bytes()
    try:
        file.unlink()
        file.symlink_to(secret)
        gone = bench.raw("GET", url)
        assert 404 == gone.status
        assert b"RIFF" not in gone.body
        assert "another file" in shown(place)["problem"]
        assert "" == shown(place)["url"]
        file.unlink()
        assert 404 == bench.raw("GET", url).status
        assert "T09.wav is not where it was" == shown(place)["problem"]
    finally:
        file.unlink(missing_ok=True)
        file.write_bytes(kept)
    assert 200 == bench.raw("GET", url).status


def test_what_is_no_recording_is_refused_in_one_line(place: Place) -> None:
    """A text by any name, a relative path, a folder, nothing; the one that was chosen stays."""
    bench, folder = place
    choose(place, folder / "T09.wav")
    text = write(folder / "notes.mp3", "Interviewer: And now?")
    for path in (text, "T09.wav", folder, folder / "none.wav", bench.study / "study.yaml", "\0", "x" * 9000):
        answer = choose(place, path)
        assert 422 == answer.status, path
        assert answer.json["error"]["hint"]
        assert "And now" not in answer.body.decode()
    assert 404 == choose(place, folder / "T09.wav", "T99").status
    assert "T09.wav" == shown(place)["name"]
    assert 200 == choose(place, f'"{folder / "T09.wav"}"').status  # as Windows copies a path
    text.unlink()


def test_a_folder_is_looked_into_by_names(place: Place) -> None:
    """Folders and recordings, those that no browser plays marked; no other file, nothing hidden."""
    bench, folder = place
    for name in ("a.wma", "b.txt", ".hidden.wav"):
        (folder / name).write_bytes(b"")
    (folder / "more").mkdir()
    found = bench.call("POST", "/api/recordings/look", {"path": str(folder)}).json
    assert ["more"] == [one["name"] for one in found["folders"]]
    assert [("a.wma", False), ("T09.wav", True)] == [(one["name"], one["plays"]) for one in found["files"]]
    choose(place, folder / "T09.wav")
    assert str(folder) == bench.call("POST", "/api/recordings/look", {}).json["path"]
    assert 404 == bench.call("POST", "/api/recordings/look", {"path": str(folder / "none")}).status


def test_the_others_beside_it_are_taken_at_once(place: Place) -> None:
    """Those of the same folder that are called like transcripts, if one wants; then they are told no more."""
    bench, folder = place
    sounding.recording(folder / "T01.wav", 0.1)
    (folder / "T02.wav").write_bytes(b"none")
    assert ["T01", "T02"] == choose(place, folder / "T09.wav").json["beside"]
    assert ["T01"] == bench.call("POST", "/api/recordings", {"folder": str(folder)}).json
    assert "T01.wav" == shown(place, "T01")["name"]
    assert "" == choose(place, "", "T01").json["name"]
    assert "" == shown(place, "T01")["name"]


def test_how_loud_it_is(place: Place) -> None:
    """For a picture: of a WAV file; of nothing where none is known."""
    bench, folder = place
    choose(place, folder / "T09.wav")
    peaks = bench.call("GET", "/api/recordings/T09/loudness").json["peaks"]
    assert 4000 == len(peaks)
    assert max(peaks) > 0.3
    assert [] == bench.call("GET", "/api/recordings/T03/loudness").json["peaks"]


def test_after_locking_no_address_plays(place: Place) -> None:
    """Lock now ends what was given to the page; a new session gets another address."""
    bench, folder = place
    choose(place, folder / "T09.wav")
    url = shown(place)["url"]
    assert 200 == bench.raw("GET", url).status
    code = bench.launch_code()
    assert 204 == bench.call("DELETE", "/api/session").status
    assert 404 == bench.raw("GET", url).status
    assert code  # it was dropped too: only the command line opens a new session
    bench.stop()
    bench.token = ""
    bench.start()
    assert 404 == bench.raw("GET", url).status
    again = shown(place)["url"]
    assert again != url
    assert 200 == bench.raw("GET", again).status


def test_a_study_that_is_read_has_nothing_of_it(place: Place) -> None:
    """No file of the study holds a path or a name of a recording."""
    bench, folder = place
    choose(place, folder / "T09.wav")
    held = [path.name for path in bench.study.rglob("*") if path.is_file() and b"T09.wav" in path.read_bytes()]
    assert [] == held


def test_the_type_that_is_served_is_the_files(place: Place, tmp_path: Path) -> None:
    """Video is served as video."""
    bench, _ = place
    video = tmp_path / "T09.mp4"
    video.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(100))
    assert "video/mp4" == choose(place, video).json["type"]
    assert "video/mp4" == bench.raw("GET", shown(place)["url"]).headers["content-type"]
