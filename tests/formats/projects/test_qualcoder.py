"""QualCoder's projects: sources, codes in categories, codings of several people, cases, annotations, journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.formats.projects.databases import read
from codekit.model.project import CHANGED, LEFT_OUT, SPAN, STUDY, Project, Told
from other_tools import QUALCODER, WORDS, database, qualcoder, qualcoder_rows


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project of two people."""
    return read(qualcoder(tmp_path / "Buses.qda"))


def test_a_folder_and_its_database_give_the_same(tmp_path: Path, project: Project) -> None:
    """QualCoder's project is a folder; people name it, or the file in it."""
    assert project == read(tmp_path / "Buses.qda" / "data.qda")
    assert (project.name, project.origin, project.description) == ("Buses", "QualCoder 3.5", "about buses")


@pytest.mark.parametrize("unit", ["utf-16", "points", "crlf"])
def test_codings_stand_where_their_words_are(tmp_path: Path, unit: str) -> None:
    """Positions of Qt and of Python differ after an emoji: the words that QualCoder keeps tell which they are."""
    if unit == "crlf":
        rows = qualcoder_rows("points")
        # A byte-order mark and carriage returns count in QualCoder, as Python counts them.
        stored = "\ufeff" + WORDS.replace("\n", "\r\n")
        rows["source"][0] = (1, "T01.txt", stored, None, "", "ann", "")
        rows["code_text"] = [
            (n, 1, 1, said, stored.index(said), stored.index(said) + len(said), "ann", "", "")
            for n, said in enumerate(("I was late.", "the rain"))
        ]
        project = read(database(tmp_path / "x.qda", QUALCODER, rows))
    else:
        project = read(qualcoder(tmp_path / "x.qda", unit))

    assert WORDS == project.texts[0].text
    assert {"I was late.", "the rain"} == {project.quote(coding) for coding in project.codings}
    told = Told(CHANGED, "texts whose positions count UTF-16 units, now code points", 1) in project.told
    assert told == (unit == "utf-16")


def test_two_owners_are_two_people(project: Project) -> None:
    """The same code on the same words by two people is two codings."""
    late = [coding for coding in project.codings if project.quote(coding) == "I was late."]

    assert ["ann", "ben"] == [coding.by for coding in late]
    assert ["sure", ""] == [coding.memo for coding in late]
    assert {"2024-02-01T10:00:00Z"} == {coding.at for coding in late}


def test_categories_are_codes_that_nothing_is_coded_with(project: Project) -> None:
    """Ids of categories and codes do not meet; a colour that is none is left out."""
    nodes = {node.name: node for node in project.codes}

    assert nodes["Late"].parent == nodes["Lateness"].id
    assert nodes["Reason"].parent == nodes["Why"].id
    assert nodes["Why"].parent == nodes["Lateness"].id
    assert not nodes["Lateness"].codable
    assert ("#F5A9A9", "") == (nodes["Late"].colour, nodes["Reason"].colour)
    assert nodes["Late"].description == "not in time"


def test_cases_attributes_annotations_and_journal(project: Project) -> None:
    """A link to a part of a text becomes one to the whole, and is told."""
    ann, bob = project.cases
    assert (ann.name, ann.texts, dict(ann.attributes)) == ("Ann", ("1",), {"age": "44"})
    assert (bob.texts, dict(bob.attributes)) == (("1",), {})
    assert {"age": "float", "place": "text"} == {variable.name: variable.kind for variable in project.variables}
    assert dict(project.texts[0].attributes) == {"place": "Kyoto"}
    note, journal = project.memos
    assert (note.kind, note.words, note.by) == (SPAN, "a question", "ann")
    assert note.span is not None
    assert project.texts[0].text[note.span.start : note.span.end] == "Why?"
    assert (journal.kind, journal.title, journal.words) == (STUDY, "first day", "we began\nlate")
    assert Told(CHANGED, "links of a case to a part of a text, now to all of it", 1) in project.told


def test_what_is_not_taken_is_told(project: Project) -> None:
    """Pictures and what is coded in them, a coding outside its text, and marks of importance."""
    left = {told.what: told.n for told in project.told if told.outcome == LEFT_OUT}

    assert {
        "codings of pictures": 1,
        "pictures, sound and film": 1,
        "codings whose place is not in their text": 1,
        "marks that a coding is important": 1,
        "links of a case to a text that was left out": 1,
    } == left


def test_categories_in_a_circle_stand_on_top(tmp_path: Path) -> None:
    """A file may say that two categories hold each other: none is lost, and none holds itself."""
    rows = qualcoder_rows()
    rows["code_cat"] = [(1, "A", "", "", "", 2), (2, "B", "", "", "", 1), (3, "C", "", "", "", 99)]
    project = read(database(tmp_path / "x.qda", QUALCODER, rows))

    seen: set[str] = set()
    for node in project.codes:
        assert not node.parent or node.parent in seen
        seen.add(node.id)
    assert len(project.codes) == 5
    assert Told(CHANGED, "codes below a missing parent, or below themselves, stand on top", 2) in project.told


def test_words_that_changed_after_coding_are_told(tmp_path: Path) -> None:
    """QualCoder keeps the words of each coding: where others stand now, people have to look."""
    rows = qualcoder_rows()
    rows["code_text"] = [(1, 1, 1, "other words", 0, 4, "ann", "", "")]
    project = read(database(tmp_path / "x.qda", QUALCODER, rows))

    assert any(told.what.startswith("codings whose words are others") and told.n == 1 for told in project.told)
