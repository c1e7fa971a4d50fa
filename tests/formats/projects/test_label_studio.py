"""Label Studio's exports: stretches, choices, taxonomies, notes and dialogues of several annotators."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.projects.labelled import read_json
from codekit.model.project import CHANGED, LEFT_OUT, Project
from other_tools import WORDS, dialogue, label_studio, label_studio_min, project_or_line


def made(folder: Path, rows: Any) -> Path:
    """A file of these rows."""
    path = folder / "export.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two annotators of two tasks."""
    return read_json(made(tmp_path, label_studio()))


def told(project: Project, outcome: str) -> dict[str, int]:
    """What was changed or left out, with numbers."""
    return {told.what: told.n for told in project.told if told.outcome == outcome}


def test_two_annotators_are_two_people(project: Project) -> None:
    """One has an address, of which only what stands before @ is shown; the other has a number."""
    assert {"1": "ann", "2": "annotator 2"} == {person.id: person.name for person in project.people}
    late = {(c.by, project.quote(c)) for c in project.codings if c.by and project.quote(c) == "I was late."}
    assert {("1", "I was late."), ("2", "I was late.")} == late
    assert "2024-03-01T10:00:00Z" in {coding.at for coding in project.codings}


def test_who_went_through_which_text_is_kept(project: Project) -> None:
    """The second annotator left the second task empty, which is an answer; the first never had it."""
    assert {("11", "1"), ("11", "2"), ("12", "2")} == set(project.done)


def test_several_controls_are_groups_of_codes(project: Project) -> None:
    """A taxonomy is a tree, and codes a whole text."""
    nodes = {node.id: node for node in project.codes}
    paths = {tuple(_path(nodes, node.id)) for node in project.codes if node.codable}

    assert {("label", "Late"), ("label", "Reason"), ("mood", "Bad"), ("mood", "Bad", "Angry")} == paths
    whole = [coding for coding in project.codings if project.quote(coding) == WORDS]
    assert len(whole) == 2


def _path(nodes: Any, id_: str) -> list[str]:
    return [*(_path(nodes, nodes[id_].parent) if nodes[id_].parent else []), nodes[id_].name]


def test_what_is_not_taken_is_told(project: Project) -> None:
    """Cancelled annotations, predictions, relations and data that is no short value."""
    assert {
        "annotations that were cancelled": 1,
        "predictions": 1,
        "relations between labels": 1,
        "data of tasks beside their text": 1,
    } == told(project, LEFT_OUT)
    assert ["a memo"] == [memo.words for memo in project.memos]
    assert {"name": "T01", "place": "Kyoto"} == dict(project.texts[0].attributes)
    assert ["T01", "T02"] == [text.name for text in project.texts]


@pytest.mark.parametrize("unit", ["points", "utf-16"])
def test_positions_after_an_emoji(tmp_path: Path, unit: str) -> None:
    """Whatever the unit, a label stands on the words that the export keeps beside it."""
    project = read_json(made(tmp_path, label_studio(unit=unit)))

    assert {"I was late.", "the rain", WORDS} == {project.quote(coding) for coding in project.codings}
    changed = "positions that count UTF-16 units, now code points"
    assert (told(project, CHANGED).get(changed) == 1) == (unit == "utf-16")


def test_the_smaller_export_gives_the_same_codings(tmp_path: Path) -> None:
    """JSON-MIN has a row for each annotation."""
    project = read_json(made(tmp_path, label_studio_min()))

    assert len(project.texts) == 1
    assert {("1", "I was late."), ("2", "I was late."), ("1", WORDS)} == {
        (coding.by, project.quote(coding)) for coding in project.codings
    }


def test_a_dialogue_is_a_text_of_turns(tmp_path: Path) -> None:
    """A label from the middle of one paragraph to the middle of the next covers these words."""
    project = read_json(made(tmp_path, dialogue()))

    assert project.texts[0].text == "Ann: I was late.\nBob: Why?\n"
    assert [project.quote(coding) for coding in project.codings] == ["was late.\nBob: Why?"]


def test_the_text_is_found_where_its_labels_words_are(tmp_path: Path) -> None:
    """An export does not say which field is the text: the longest is not always it."""
    rows = label_studio()
    for row in rows:
        row["data"]["body"] = "Something much longer " * 50
        row["data"]["said"] = row["data"].pop("text")
    project = read_json(made(tmp_path, rows))

    assert WORDS == project.texts[0].text


@pytest.mark.parametrize("ids", [(None, None), (11, 11)], ids=["none", "twice"])
def test_labels_stay_in_the_text_of_their_task(tmp_path: Path, ids: tuple[int | None, ...]) -> None:
    """Tasks that were never in Label Studio have no ids, and two exports put together have some twice."""
    rows = label_studio(), label_studio()
    rows[1][0]["data"]["text"] = WORDS.replace("late", "soon").replace("the rain.", "a mouse.")
    both = [{**held[0], "id": id_} for held, id_ in zip(rows, ids, strict=True)]
    project = read_json(made(tmp_path, both))

    assert [WORDS, both[1]["data"]["text"]] == [text.text for text in project.texts]
    quoted = {project.quote(coding) for coding in project.codings if coding.text == project.texts[1].id}
    assert {"I was soon.", "a mouse.", both[1]["data"]["text"]} == quoted
    assert len({memo.id for memo in project.memos}) == 2 == len({memo.about for memo in project.memos})


def test_one_text_of_two_tasks_of_one_id_is_one(tmp_path: Path) -> None:
    """Exports of two annotators put together hold each text twice."""
    rows = label_studio()[0], label_studio()[0]
    rows[0]["annotations"], rows[1]["annotations"] = rows[0]["annotations"][:1], rows[1]["annotations"][1:]
    project = read_json(made(tmp_path, list(rows)))

    assert [WORDS] == [text.text for text in project.texts]
    assert {("1", "I was late."), ("2", "I was late.")} <= {(c.by, project.quote(c)) for c in project.codings}


@pytest.mark.parametrize("unit", ["points", "utf-16"])
def test_positions_after_an_emoji_in_a_dialogue(tmp_path: Path, unit: str) -> None:
    """The words that the export keeps tell how it counts there, too."""
    rows = dialogue()
    rows[0]["data"]["talk"][0]["text"] = "\N{GRINNING FACE} I was late."
    more = unit == "utf-16"
    held = {"start": "0", "end": "0", "startOffset": 4 + more, "endOffset": 7 + more, "text": "was"}
    far = {**held, "start": "1", "end": "1", "startOffset": 0, "endOffset": 4, "text": "Why?"}
    (result,) = rows[0]["annotations"][0]["result"]
    rows[0]["annotations"][0]["result"] = [
        {**result, "id": id_, "value": {**value, "paragraphlabels": ["Late"]}}
        for id_, value in (("a", held), ("b", far))
    ]
    project = read_json(made(tmp_path, rows))

    assert ["was", "Why?"] == [project.quote(coding) for coding in project.codings]


def test_a_place_behind_the_end_of_a_paragraph_is_none(tmp_path: Path) -> None:
    """It would lie in the next paragraph, in somebody else's words."""
    rows = dialogue()
    rows[0]["annotations"][0]["result"][0]["value"] |= {"end": "0", "endOffset": 13}
    project = read_json(made(tmp_path, rows))

    assert () == project.codings
    assert told(project, LEFT_OUT)["labels whose place is not in their text"] == 1


@pytest.mark.parametrize("number", ["123456789x", "9" * 5000, "-1", "", "²"])
def test_a_paragraph_that_is_no_number_is_none(tmp_path: Path, number: str) -> None:
    """What is written as a text may be anything."""
    rows = dialogue()
    rows[0]["annotations"][0]["result"][0]["value"]["start"] = number

    assert () == read_json(made(tmp_path, rows)).codings


def test_an_annotator_twice_in_one_task_counts_once(tmp_path: Path) -> None:
    """The same label on the same words by the same person is one coding, which is told."""
    rows = label_studio()
    rows[0]["annotations"].append(rows[0]["annotations"][1])
    project = read_json(made(tmp_path, rows))

    assert told(project, CHANGED)["codings that stand twice became one"] == 1


@pytest.mark.parametrize(
    "value", [None, "", "x", -1, 10**30, 1.5, True, [], {}, [[]], [{}], {"x": [1]}, ["x"], "\ud800"]
)
def test_any_value_may_be_anything(tmp_path: Path, value: Any) -> None:
    """Each value of the export in turn is another: a project or one line, and no coding outside its text."""
    rows = label_studio() + dialogue()
    for place in list(_places(rows)):
        changed = copy.deepcopy(rows)
        held: Any = changed
        for key in place[:-1]:
            held = held[key]
        held[place[-1]] = value
        project_or_line(read_json, made(tmp_path, changed))


def _places(value: Any, place: tuple[Any, ...] = ()) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in pairs:
        yield (*place, key)
        yield from _places(held, (*place, key))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"segments": [{"start": 0, "text": "hello"}]}', "no project that codekit knows"),
        (b"[" * 100_000, "not well-formed"),
        (b"{", "not well-formed"),
        (b"[1, 2]", "no project that codekit knows"),
        (b"", "is empty"),
        (b"[" + b"[]," * 3_100_000 + b"[]]", "more values than people write"),
        (b'[{"data": {"text": ""}, "annotations": []}]', "no text and no code"),
    ],
)
def test_other_json_is_refused_in_one_line(tmp_path: Path, data: bytes, what: str) -> None:
    """A transcript of speech recognition is JSON too: the line says where that is read."""
    path = tmp_path / "export.json"
    path.write_bytes(data)

    with pytest.raises(ImportRefusedError, match=what) as refused:
        read_json(path)
    assert "export.json" in refused.value.message
    if "knows" in what:
        assert "codekit import" in refused.value.hint


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("team", "people", "spans", "cancelled", "other"), [(2, 3, 3273, 2, 0), (3, 3, 3512, 0, 0), (10, 4, 4151, 0, 0)]
)
def test_leoka(shared: Path, team: int, people: int, spans: int, cancelled: int, other: int) -> None:
    """Every span of a real project stands on the words kept beside it; spaces at its ends may differ."""
    path = shared / f"corpus/coded/leoka/LEOKA_team_{team}.json"
    project = read_json(path)
    rows = json.loads(path.read_bytes())
    done = [a for row in rows for a in row["annotations"] if not a["was_cancelled"]]
    labels = [r for a in done for r in a["result"] if r["type"] == "labels"]
    every = [r for row in rows for a in row["annotations"] for r in a["result"] if r["type"] == "labels"]

    assert (130, people) == (len(project.texts), len(project.people))
    assert told(project, LEFT_OUT).get("annotations that were cancelled", 0) == cancelled
    assert spans == len(every)
    theirs = {
        (str(row["id"]), str(a["completed_by"]["id"]), r["value"]["labels"][0], r["value"]["start"], r["value"]["end"])
        for row in rows
        for a in row["annotations"]
        if not a["was_cancelled"]
        for r in a["result"]
        if r["type"] == "labels"
    }
    names = {node.id: node.name for node in project.codes}
    top = next(node.id for node in project.codes if node.name == "label")
    under = {node.id for node in project.codes if node.parent == top}
    ours = {(c.text, c.by, names[c.code], c.span.start, c.span.end) for c in project.codings if c.code in under}
    assert theirs == ours
    assert len(labels) >= len(ours)
    assert told(project, CHANGED).get("labels whose words are others than Label Studio keeps for them", 0) == other
