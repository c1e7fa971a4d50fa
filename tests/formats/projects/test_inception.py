"""UIMA CAS of INCEpTION: layers and their values, several annotators in a ZIP, and files made to do harm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.projects.inception import read_xmi
from codekit.formats.projects.labelled import read_json, read_zip
from codekit.model.project import LEFT_OUT, Project
from other_tools import WORDS, cas, inception, project_or_line, zipped

cassis = pytest.importorskip("cassis")


def written(path: Path, data: bytes) -> Path:
    """A file with these bytes."""
    path.write_bytes(data)
    return path


@pytest.fixture
def both(tmp_path: Path) -> Project:
    """A project of two annotators."""
    return read_zip(written(tmp_path / "project.zip", inception()))


def coded(project: Project) -> set[tuple[str, str, str]]:
    """Who gave which code to which words."""
    names = {node.id: node.name for node in project.codes}
    return {(c.by, names[c.code], project.quote(c)) for c in project.codings}


def test_two_annotators_of_a_project_are_two_people(both: Project) -> None:
    """The beginning is nobody's, what was curated is left out and told; positions after an emoji are right."""
    assert {("ann", "Late", "I was late."), ("ann", "Reason", "the rain"), ("ben", "Late", "I was late.")} == coded(
        both
    )
    assert [WORDS] == [text.text for text in both.texts]
    assert ["T01.txt"] == [text.name for text in both.texts]
    assert {("T01.txt", "ann"), ("T01.txt", "ben")} == set(both.done)
    left = {told.what: told.n for told in both.told if told.outcome == LEFT_OUT}
    assert left["documents as they were curated"] == 1
    assert left["annotations of language tools (tokens, sentences, parts of speech ...)"] == 2


def test_a_layer_is_a_code_and_its_values_are_codes_below(both: Project) -> None:
    """A feature called comment is what the annotator wrote about it."""
    layer = both.codes[0]
    assert layer.name == "Lateness"
    assert {layer.id} == {node.parent for node in both.codes[1:]}
    assert {"sure"} == {coding.memo for coding in both.codings if both.quote(coding) == "I was late."}


def test_one_document_with_its_type_system(tmp_path: Path) -> None:
    """As a ZIP, as two files side by side, and as JSON; who annotated it stands in it."""
    parts = cas([("Why?", "Late")], "cat", "T07.txt")
    expected = {("cat", "Late", "Why?")}
    as_zip = read_zip(written(tmp_path / "one.zip", zipped(parts)))
    for name, data in parts.items():
        written(tmp_path / name, data)
    as_files = read_xmi(tmp_path / "T07.txt.xmi")
    held = cassis.load_cas_from_xmi(
        (tmp_path / "T07.txt.xmi").open("rb"), cassis.load_typesystem((tmp_path / "TypeSystem.xml").open("rb"))
    )
    as_json = read_json(written(tmp_path / "T07.json", held.to_json().encode()))

    assert expected == coded(as_zip) == coded(as_files) == coded(as_json)
    assert {"T07.txt"} == {p.texts[0].name for p in (as_zip, as_files, as_json)}


def test_a_document_without_its_type_system_is_refused(tmp_path: Path) -> None:
    """Without it nobody can say what its annotations are."""
    with pytest.raises(ImportRefusedError, match="type system is missing") as refused:
        read_xmi(written(tmp_path / "a.xmi", cas([])["T01.txt.xmi"]))
    assert "TypeSystem.xml" in refused.value.hint
    with pytest.raises(ImportRefusedError, match=r"TypeSystem.xml is missing"):
        read_zip(written(tmp_path / "a.zip", zipped({"a.xmi": cas([])["T01.txt.xmi"]})))


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("part", ["T01.txt.xmi", "TypeSystem.xml"])
@pytest.mark.parametrize("data", [b"", b"<x/>", b"<x", ENTITIES, b"\xff\xfe<", b"<a>" * 2000], ids=range(6))
def test_a_damaged_or_hostile_document_is_refused_in_one_line(tmp_path: Path, part: str, data: bytes) -> None:
    """Whatever the library raises; entities are not even looked at."""
    path = written(tmp_path / "a.zip", zipped({**cas([("Why?", "Late")]), part: data}))
    project = project_or_line(read_zip, path)

    assert project is None or not project.codings  # a type system without our layer


def test_annotations_outside_the_text_are_left_out(tmp_path: Path) -> None:
    """Positions that a file only claims."""
    parts = cas([("Why?", "Late"), ("I was late.", "Late")])
    start = WORDS.encode("utf-16-le").index("Why?".encode("utf-16-le")) // 2
    parts["T01.txt.xmi"] = parts["T01.txt.xmi"].replace(f'begin="{start}"'.encode(), b'begin="99999"')
    project = project_or_line(read_zip, written(tmp_path / "a.zip", zipped(parts)))

    assert project is None or {"I was late."} == {project.quote(coding) for coding in project.codings}


def test_without_the_library_one_line_says_what_to_install(tmp_path: Path) -> None:
    """dkpro-cassis is an extra: where it is missing everything else works, and this names it."""
    path = written(tmp_path / "a.zip", inception())
    program = (
        "import sys; sys.modules['cassis'] = None\n"
        "from pathlib import Path\n"
        "from codekit.errors import ImportRefusedError\n"
        "from codekit.formats.projects.labelled import read_zip\n"
        "try:\n    read_zip(Path(sys.argv[1]))\n"
        "except ImportRefusedError as error:\n    print(error.message, '|', error.hint)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)

    assert "need dkpro-cassis" in ran.stdout
    assert "codekit-qda[cas]" in ran.stdout
