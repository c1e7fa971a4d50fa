"""Every line says what it was when it was written, and after which line: a later change is told by file and line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from codekit.model.events import stamp
from codekit.model.judgements import Judgement
from codekit.model.meetings import MeetingHold
from codekit.model.memos import StudyMemo
from codekit.model.reviews import Review
from codekit.store.folder.store import FolderStore
from codekit.store.union import absorb
from codekit.workflow.results import study_check
from codekit.workflow.study.study import create_study
from store.made import WORDS, bare, coding, finish, lines, place, start

NAME = "codings/r1/ana/T07.jsonl"


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    """Five events of ana's, written in three steps."""
    made = FolderStore(tmp_path)
    for events in ([coding()], [coding(polarity="contrary"), coding(value="2")], [coding(), finish()]):
        made.append(events)
    return made


def told(store: FolderStore) -> list[tuple[str, int | None]]:
    """File and line of what is altered."""
    problems = list(store.altered("r1"))
    assert WORDS not in "".join(map(str, problems))
    return [(problem.path, problem.line) for problem in problems]


def test_what_was_written_is_as_it_was_written(store: FolderStore) -> None:
    """Nothing is told of it, whatever an editor or git does to line ends; the sum is what the page of formats says."""
    path = place(store.root)
    first, second, *_ = path.read_bytes().splitlines()
    assert [] == told(store)
    body, _, end = first.rpartition(b',"sum":"')
    assert hashlib.sha256(body).hexdigest()[:16].encode() == end[:16]
    assert json.loads(first)["sum"] == json.loads(second)["prev"]
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert [] == told(store)


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        (1, b'"code":"FOOD"', b'"code":"FUEL"'),
        (2, b'"polarity":"contrary"', b'"polarity":"hypothetical"'),
        (3, b'"value":"2"', b'"value":"3"'),
        (4, b"care@1", b"care@2"),
        (4, b'"end":17', b'"end":16'),
        (5, b"assignment.finish", b"assignment.finisH"),
        (5, b'"prev":"', b'"prev":"0'),
    ],
)
def test_a_changed_line_is_named(store: FolderStore, line: int, old: bytes, new: bytes) -> None:
    """Code, polarity, value, codebook, span, kind, or what it says of the line before it."""
    path = place(store.root)
    written = path.read_bytes().splitlines(keepends=True)
    assert old in written[line - 1]
    written[line - 1] = written[line - 1].replace(old, new)
    path.write_bytes(b"".join(written))

    if b"prev" in old:  # no longer a line with a sum at all: the end of it is another one
        assert [] != told(store) or written[line - 1] not in path.read_bytes()
    else:
        assert [(NAME, line)] == told(store)


@pytest.mark.parametrize("line", [1, 2, 3, 4])
def test_a_changed_line_with_a_new_sum_and_a_missing_line_are_told(store: FolderStore, line: int) -> None:
    """By the line that was written after it."""
    path = place(store.root)
    written = path.read_bytes().splitlines()
    body = written[line - 1].rpartition(b',"sum":"')[0].replace(b'"code":"FOOD"', b'"code":"FUEL"')
    forged = body + b',"sum":"' + hashlib.sha256(body).hexdigest()[:16].encode() + b'"}'
    path.write_bytes(b"\n".join([*written[: line - 1], forged, *written[line:], b""]))
    assert [(NAME, line + 1)] == told(store)
    path.write_bytes(b"\n".join([*written[: line - 1], *written[line:], b""]))
    assert [(NAME, line)] == told(store)


def test_lines_of_older_versions_are_fine(tmp_path: Path) -> None:
    """They have no sum; the first new line says after which of them it was written."""
    store = FolderStore(tmp_path)
    place(tmp_path).write_bytes(lines(coding(), coding()) + b"torn\n")
    store.append([coding()])
    assert [] == told(store)
    path = place(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"FOOD", b"FUEL", 1))
    assert [] == told(store)
    one, two, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(one + two.replace(b"FOOD", b"FUEL") + b"".join(rest))
    assert [(NAME, 4)] == told(store)


def test_copies_that_went_apart_and_were_merged_are_whole(tmp_path: Path) -> None:
    """Both ways, again and again, with a copy of a sync folder beside it; a line that is lost everywhere is told."""
    a, b = FolderStore(tmp_path / "a"), FolderStore(tmp_path / "b")
    a.append([coding(), coding()])
    _ = absorb(b, a)
    for store in (a, b, a):
        store.append([coding(), coding()])
    for _ in range(2):
        _ = absorb(a, b), absorb(b, a)
        a.append([coding()])
        b.append([coding()])
    place(a.root, name="T07 (1).jsonl").write_bytes(place(b.root).read_bytes())
    _ = absorb(b, a)

    assert [] == told(a) == told(b)
    assert [] != list(a.repair())
    assert [] == told(a)
    path = place(b.root)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    assert 1 == len(told(b))


def test_check_tells_it_before_a_comparison(tmp_path: Path) -> None:
    """As an error, with file and line; a round's own ledgers are looked at too."""
    study = create_study(tmp_path / "s", coders=["ana", "ben"])
    study.store.append([start(), coding(), coding(), finish()])
    root = tmp_path / "s"
    place(root).write_bytes(place(root).read_bytes().replace(b"FOOD", b"FUEL", 1))
    own = root / "rounds/r1/ana.jsonl"
    own.write_bytes(own.read_bytes().replace(b'"blind":true,', b""))

    found = [(p.path, p.line, p.level) for p in study_check.check(study)[0] if "after it was written" in p.message]

    assert [(NAME, 1, "error"), ("rounds/r1/ana.jsonl", 1, "error")] == found
    assert b"FUEL" in bare(place(root).read_bytes())


def test_a_changed_line_about_the_whole_study_is_told(tmp_path: Path) -> None:
    """Judgements, reviews, meetings and notes are ledgers as others: an error, with file and line, and no word."""
    study = create_study(tmp_path / "s", coders=["ana", "ben"])
    events: list[Any] = [
        Judgement(**stamp("ana"), codebook="food", case="O1", code="REL", field="fit", text="strong"),
        Review(**stamp("ana"), coding="c", round="r1", coder="ben", transcript="T01", status="accepted"),
        MeetingHold(**stamp("ana"), date="2024-05-02", present=("ana", "ben")),
        StudyMemo(**stamp("ana"), text="a thought", case="O1"),
    ]
    study.store.append(events)
    paths = sorted((tmp_path / "s" / "study").rglob("*.jsonl"))
    assert len(events) == len(paths)
    for path in paths:
        path.write_bytes(path.read_bytes().replace(b'"by":"ana"', b'"by": "ana"'))

    found = [p for p in study_check.check(study)[0] if "after it was written" in p.message]

    assert [(str(path.relative_to(tmp_path / "s")), 1, "error") for path in paths] == [
        (p.path, p.line, p.level) for p in found
    ]
    assert "a thought" not in str(found)
