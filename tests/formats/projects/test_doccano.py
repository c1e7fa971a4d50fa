"""doccano's exports: one annotator's rows, and a ZIP with those of several."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.projects.labelled import read_json, read_jsonl, read_zip
from codekit.model.project import LEFT_OUT, Project, Told
from other_tools import WORDS, doccano, lines, zipped


def written(path: Path, data: bytes) -> Path:
    """A file with these bytes."""
    path.write_bytes(data)
    return path


@pytest.fixture
def both(tmp_path: Path) -> Project:
    """Two annotators in a ZIP."""
    parts = {"ann.jsonl": lines(doccano("ann")), "ben.jsonl": lines(doccano("ben"))}
    return read_zip(written(tmp_path / "export.zip", zipped(parts)))


def test_files_of_a_zip_are_people_with_the_same_texts(both: Project) -> None:
    """Rows with the same id and words are one text."""
    assert ["ann", "ben"] == [person.name for person in both.people]
    assert [WORDS, "It was fine."] == [text.text for text in both.texts]
    names = {node.id: node.name for node in both.codes}
    assert {
        ("ann", "Late", "I was late."),
        ("ann", "Good", "It was fine."),
        ("ben", "Good", "It was fine."),
        ("ben", "Reason", "the rain"),
    } == {(c.by, names[c.code], both.quote(c)) for c in both.codings}
    assert {("1", "ann"), ("2", "ann"), ("1", "ben"), ("2", "ben")} == set(both.done)


def test_what_is_not_taken_is_told(both: Project) -> None:
    """Relations, and rows without words; comments become memos, other fields attributes."""
    assert Told(LEFT_OUT, "rows without a text", 2) in both.told
    assert Told(LEFT_OUT, "relations between labels", 1) in both.told
    assert ["well"] == [memo.words for memo in both.memos]
    assert dict(both.texts[0].attributes) == {"place": "Kyoto"}


def test_one_file_is_one_person_named_as_it(tmp_path: Path) -> None:
    """Each file is named by its annotator; in `all` nobody is told apart."""
    assert {"ann"} == {c.by for c in read_jsonl(written(tmp_path / "ann.jsonl", lines(doccano()))).codings}
    assert {""} == {c.by for c in read_jsonl(written(tmp_path / "all.jsonl", lines(doccano()))).codings}
    as_json = json.dumps(doccano()).encode()
    assert {"ann"} == {c.by for c in read_json(written(tmp_path / "ann.json", as_json)).codings}
    assert {"ann"} == {c.by for c in read_json(written(tmp_path / "ann.json", lines(doccano()))).codings}


def test_annotators_within_a_file_are_people(tmp_path: Path) -> None:
    """Older versions write a user with each label."""
    row = {
        "id": 1,
        "text": "It was fine.",
        "annotations": [{"label": 4, "start_offset": 0, "end_offset": 2, "user": u} for u in (1, 2)],
    }
    project = read_jsonl(written(tmp_path / "all.jsonl", lines([row])))

    assert {"1", "2"} == {coding.by for coding in project.codings}
    assert {("1", "1"), ("1", "2")} == set(project.done)


def test_the_same_id_with_other_words_is_another_text(tmp_path: Path) -> None:
    """Two projects in one ZIP may count from one each: no label may land in the other's words."""
    rows = [[{"id": 1, "text": said, "label": [[0, 3, "X"]]}] for said in ("One text", "Two texts")]
    parts = {"ann.jsonl": lines(rows[0]), "ben.jsonl": lines(rows[1])}
    project = read_zip(written(tmp_path / "export.zip", zipped(parts)))

    assert ["One text", "Two texts"] == [text.text for text in project.texts]
    assert {("ann", "One"), ("ben", "Two")} == {(c.by, project.quote(c)) for c in project.codings}


@pytest.mark.parametrize(
    "label",
    [
        [0, 99, "x"],
        [-1, 2, "x"],
        [2, 1, "x"],
        ["0", 2, "x"],
        [None, None, "x"],
        [0, 1],
        [],
        {},
        None,
        5.5,
        [0, 1, None],
    ],
)
def test_a_label_that_is_none_is_left_out(tmp_path: Path, label: Any) -> None:
    """It is counted, and the others are read."""
    row = {"id": 1, "text": "It was fine.", "label": [label, [0, 2, "It"]]}
    project = read_jsonl(written(tmp_path / "ann.jsonl", lines([row])))

    assert ["It"] == [project.quote(coding) for coding in project.codings]
    assert sum(told.n for told in project.told if told.outcome == LEFT_OUT) == 1


def test_hostile_zips_end_in_one_line(tmp_path: Path) -> None:
    """Names that lead out, a bomb, a damaged part, lines that are no JSON, and a ZIP of something else."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ann.jsonl", b" " * 40_000_000)
    cases = {
        "bomb.zip": (bomb.getvalue(), "unpacked the file would take"),
        "other.zip": (zipped({"readme.txt": b"x"}), "no project that codekit knows"),
        "lines.zip": (zipped({"ann.jsonl": b'{"text": "x", "label": []}\nno'}), "not well-formed"),
        "none.zip": (b"not a zip", "not a ZIP file"),
        "cut.zip": (zipped({"ann.jsonl": lines(doccano())})[:200], "damaged"),
    }
    for name, (data, what) in cases.items():
        with pytest.raises(ImportRefusedError, match=what) as refused:
            read_zip(written(tmp_path / name, data))
        assert "\n" not in refused.value.message
    before = sorted(tmp_path.rglob("*"))
    assert (
        read_zip(written(tmp_path / "bomb.zip", zipped({"../../ann.jsonl": lines(doccano())}))).people[0].name == "ann"
    )
    assert before == sorted(tmp_path.rglob("*"))


@pytest.mark.corpus
def test_group_mentions(shared: Path, tmp_path: Path) -> None:
    """Two coders of party manifestos: as many spans as the corpus counts, each within its sentence."""
    folder = shared / "corpus/coded/group-mentions/uk-manifestos-round-01/annotations"
    parts = {file.name: file.read_bytes() for file in sorted(folder.glob("*.jsonl"))}
    project = read_zip(written(tmp_path / "uk.zip", zipped(parts)))
    texts = {text.id: text.text for text in project.texts}
    rows = {
        name.partition(".")[0]: [json.loads(row) for row in data.splitlines() if row] for name, data in parts.items()
    }
    names = {node.id: node.name for node in project.codes}
    theirs = {(by, r["text"], s, e, code) for by, held in rows.items() for r in held for s, e, code in r["label"]}
    ours = {(c.by, texts[c.text], c.span.start, c.span.end, names[c.code]) for c in project.codings}

    assert theirs == ours
    common = {r["id"] for r in rows["emarie"]} & {r["id"] for r in rows["sjasmin"]}
    counted = {by: sum(len(r["label"]) for r in held if r["id"] in common) for by, held in rows.items()}
    assert counted == {"emarie": 1424, "sjasmin": 1455}
