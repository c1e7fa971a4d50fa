"""UIMA CAS of INCEpTION: layers and their values, several annotators in a ZIP, and files made to do harm."""

from __future__ import annotations

import copy
import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.errors import ImportRefusedError
from codekit.formats.projects.inception import read_xmi
from codekit.formats.projects.labelled import read_json, read_zip
from codekit.model.project import LEFT_OUT, Project
from other_tools import WORDS, cas, cas_json, inception, project_or_line, zipped

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


STATES = b"""{"annotation_documents": [{"name": "T01.txt", "user": "ben", "state": "INPROGRESS"},
  {"name": "T01.txt", "user": "ann", "state": "FINISHED"}, {"name": 7, "user": [], "state": {}}, 3]}"""


def test_who_has_not_finished_a_text_is_not_said_to_have_gone_through_it(tmp_path: Path) -> None:
    """The project says who did; what is annotated is taken all the same."""
    with zipfile.ZipFile(io.BytesIO(inception())) as made:
        parts = {name: made.read(name) for name in made.namelist() if name != "exportedproject.json"}
    project = read_zip(written(tmp_path / "a.zip", zipped({**parts, "exportedproject123.json": STATES})))
    damaged = read_zip(written(tmp_path / "b.zip", zipped({**parts, "exportedproject123.json": STATES[:99]})))

    assert (("T01.txt", "ann"),) == project.done
    assert {"ann", "ben"} == {coding.by for coding in project.codings}
    assert 1 == {told.what: told.n for told in project.told}["texts that somebody has not finished"]
    assert {("T01.txt", "ann"), ("T01.txt", "ben")} == set(damaged.done)


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


@pytest.mark.parametrize("name", ["{label", "", "a b", "1st"])
def test_a_feature_that_no_attribute_can_be_named_after_is_passed_over(tmp_path: Path, name: str) -> None:
    """The type system is a file, too, and may say anything."""
    parts = cas([("Why?", "Late"), ("I was late.", "Late")])
    names = rb"(<featureDescription>\s*<name>)[^<]*"
    parts["TypeSystem.xml"], n = re.subn(names, rb"\g<1>" + name.encode(), parts["TypeSystem.xml"])
    assert n

    project = project_or_line(read_zip, written(tmp_path / "a.zip", zipped(parts)))

    assert project is not None
    assert {"Why?", "I was late."} == {project.quote(coding) for coding in project.codings}


def test_annotations_outside_the_text_are_left_out(tmp_path: Path) -> None:
    """Positions that a file only claims."""
    parts = cas([("Why?", "Late"), ("I was late.", "Late")])
    start = WORDS.encode("utf-16-le").index("Why?".encode("utf-16-le")) // 2
    parts["T01.txt.xmi"] = parts["T01.txt.xmi"].replace(f'begin="{start}"'.encode(), b'begin="99999"')
    project = project_or_line(read_zip, written(tmp_path / "a.zip", zipped(parts)))

    assert project is None or {"I was late."} == {project.quote(coding) for coding in project.codings}


def _rich(marks: list[tuple[int, int, str | None, list[str], bool, int]]) -> Any:
    """A CAS with types above types, texts of a kind of their own, lists of texts, numbers, yes or no, and a link."""
    system = cassis.TypeSystem()
    base = system.create_type("custom.Base", supertypeName="uima.tcas.Annotation")
    system.create_feature(base, "mood", "uima.cas.String")
    layer = system.create_type("custom.Layer", supertypeName="custom.Base")
    system.create_type("custom.Tag", supertypeName="uima.cas.String")
    for name, range_ in (("tag", "custom.Tag"), ("sure", "uima.cas.Boolean"), ("weight", "uima.cas.Integer")):
        system.create_feature(layer, name, range_)
    system.create_feature(layer, "inside", "uima.cas.StringArray")
    system.create_feature(layer, "beside", "uima.cas.StringArray", multipleReferencesAllowed=True)
    system.create_feature(layer, "link", "custom.Base")
    listed = system.get_type("uima.cas.StringArray")
    made = cassis.Cas(typesystem=system)
    made.sofa_string, made.sofa_mime = WORDS, "text/plain"
    first = base(begin=0, end=3, mood="calm")
    made.add(first)
    for begin, length, tag, words, sure, weight in marks:
        held = layer(begin=begin, end=begin + length, tag=tag, sure=sure, weight=weight, link=first if sure else None)
        held.inside, held.beside = listed(elements=words), listed(elements=[*words, "more"])
        made.add(held)
    return made


def _by_the_library(made: Any) -> Counter[tuple[str, str]]:
    """The words of each annotation with each text that it has, as dkpro-cassis gives them."""
    found: Counter[tuple[str, str]] = Counter()
    for mark in made.select("custom.Base"):
        texts = [getattr(mark, "mood", None), getattr(mark, "tag", None)]
        for array in (getattr(mark, "inside", None), getattr(mark, "beside", None)):
            texts += array.elements or [] if array is not None else []
        held = [text for text in texts if text]
        found.update((mark.get_covered_text(), text) for text in held)
        found[mark.get_covered_text(), mark.type.name.rpartition(".")[2]] += not held
    return +found


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(WORDS) - 8),
            st.integers(1, 7),
            st.none() | st.sampled_from(["A", "é", "\N{GRINNING FACE}"]),
            st.lists(st.sampled_from(["x", "y z"]), max_size=2, unique=True),
            st.booleans(),
            st.integers(-5, 5),
        ),
        max_size=6,
        unique_by=lambda mark: mark[:2],
    )
)
def test_it_reads_what_the_library_of_the_format_wrote(
    tmp_path_factory: pytest.TempPathFactory, marks: list[Any]
) -> None:
    """In XMI and in JSON: the same words with the same texts, whatever the types and lists, with emoji before them."""
    folder = tmp_path_factory.mktemp("cas")
    made = _rich(marks)
    expected = set(_by_the_library(made))
    written(folder / "TypeSystem.xml", made.typesystem.to_xml().encode())
    xmi = read_xmi(written(folder / "a.xmi", made.to_xmi().encode()))
    as_json = read_json(written(folder / "a.json", made.to_json().encode()))

    for project in (xmi, as_json):
        names = {node.id: node.name for node in project.codes}
        assert expected == {(project.quote(c), names[c.code]) for c in project.codings}


def _many(n: int, begin: str) -> dict[str, bytes]:
    """A document in which people marked so many places, all of them there."""
    parts = cas([("Why?", "Late")])
    (mark,) = re.findall(rb"<custom:Lateness[^>]*/>", parts["T01.txt.xmi"])
    marks = b"".join(
        re.sub(rb'xmi:id="\d+"', b'xmi:id="%d"' % (100 + at), re.sub(rb'begin="\d+"', begin.encode(), mark))
        for at in range(n)
    )
    members = b" ".join(b"%d" % (100 + at) for at in range(n))
    parts["T01.txt.xmi"] = re.sub(rb'members="[^"]*"', b'members="' + members + b'"', parts["T01.txt.xmi"])
    parts["T01.txt.xmi"] = parts["T01.txt.xmi"].replace(mark, marks)
    return parts


def test_places_outside_of_a_text_are_counted_however_many_they_are(tmp_path: Path) -> None:
    """Each costs the same, long as the text may be: dkpro-cassis goes through all of the text for each of them."""
    parts = _many(30_000, 'begin="1"')
    parts["T01.txt.xmi"] = parts["T01.txt.xmi"].replace(b'sofaString="', b'sofaString="' + b"long " * 100_000)
    parts["T01.txt.xmi"] = re.sub(rb'(custom:Lateness[^>]*) end="\d+"', rb'\1 end="99999999"', parts["T01.txt.xmi"])
    project = read_zip(written(tmp_path / "a.zip", zipped(parts)))

    assert () == project.codings
    assert 30_000 == {told.what: told.n for told in project.told}["annotations whose place is not in their text"]


def test_a_document_with_more_than_a_book_has_is_refused(tmp_path: Path) -> None:
    """One line says how many may be in it, before anything is parsed."""
    parts = cas([("Why?", "Late")])
    parts["T01.txt.xmi"] = parts["T01.txt.xmi"].replace(b"<cas:View", b"<cas:X/>" * 500_000 + b"<cas:View")
    with pytest.raises(ImportRefusedError, match="more than 500,000 annotations"):
        read_zip(written(tmp_path / "a.zip", zipped(parts)))


def _layered(folder: Path, marks: list[tuple[str, dict[str, str]]], types: str = "mood topic") -> Path:
    """A document whose one layer has several features, each mark with those that it fills."""
    system = cassis.TypeSystem()
    layer = system.create_type("custom.Layer", supertypeName="uima.tcas.Annotation")
    for name in types.split():
        system.create_feature(layer, name, "uima.cas.String")
    made = cassis.Cas(typesystem=system)
    made.sofa_string, made.sofa_mime = WORDS, "text/plain"
    for words, filled in marks:
        begin = WORDS.index(words)
        made.add(layer(begin=begin, end=begin + len(words), **filled))
    parts = {"T01.xmi": made.to_xmi().encode(), "TypeSystem.xml": system.to_xml().encode()}
    return written(folder / "a.zip", zipped(parts))


@pytest.mark.parametrize("order", [1, -1])
def test_a_value_is_one_code_whatever_else_an_annotation_says(tmp_path: Path, order: int) -> None:
    """Whoever fills the second feature of a layer, too, has coded the same as whoever did not."""
    marks = [("I was late.", {"mood": "calm"}), ("the rain", {"mood": "calm", "topic": "weather"})]
    project = read_zip(_layered(tmp_path, marks[::order]))
    nodes = {node.id: node for node in project.codes}

    coded_ = {(project.quote(c), nodes[nodes[c.code].parent].name, nodes[c.code].name) for c in project.codings}
    assert {
        ("I was late.", "mood", "calm"),
        ("the rain", "mood", "calm"),
        ("the rain", "topic", "weather"),
    } == coded_


def test_a_layer_in_which_one_feature_is_used_has_its_values_right_below(tmp_path: Path) -> None:
    """A feature that nobody fills says nothing."""
    project = read_zip(_layered(tmp_path, [("I was late.", {"mood": "calm"}), ("the rain", {"mood": "sad"})]))

    assert ["Layer", "calm", "sad"] == [node.name for node in project.codes]


def test_annotations_in_no_index_are_told(tmp_path: Path) -> None:
    """They are none of the document's, and nothing is left out in silence."""
    parts = cas([("Why?", "Late"), ("I was late.", "Late")])
    parts["T01.txt.xmi"] = re.sub(rb'members="(.*?) \d+"', rb'members="\1"', parts["T01.txt.xmi"])
    project = read_zip(written(tmp_path / "a.zip", zipped(parts)))

    told = {each.what: each.n for each in project.told if each.outcome == LEFT_OUT}
    assert 1 == told["annotations that stand in no index of their document, or in another view"]
    assert 1 == len(project.codings)


def test_two_documents_of_one_name_stay_two(tmp_path: Path) -> None:
    """Each annotation stays in the words of its own."""
    parts = {f"{n}/{name}": data for n in "ab" for name, data in cas([("Why?", "Late")]).items()}
    parts["b/T01.txt.xmi"] = parts["b/T01.txt.xmi"].replace(b"late", b"soon")
    project = read_zip(written(tmp_path / "a.zip", zipped(parts)))

    assert ["T01.txt", "T01.txt (2)"] == [text.id for text in project.texts]
    assert [("T01.txt", "Why?"), ("T01.txt (2)", "Why?")] == [(c.text, project.quote(c)) for c in project.codings]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_entities_in_another_encoding_are_refused_too(tmp_path: Path, encoding: str) -> None:
    """What is forbidden is so in whatever bytes it is written."""
    data = ENTITIES.decode().replace("?>", ' encoding="UTF-16"?>', 1).encode(encoding)
    with pytest.raises(ImportRefusedError, match="entities of its own"):
        read_zip(written(tmp_path / "a.zip", zipped({**cas([]), "T01.txt.xmi": data})))


def test_an_id_of_thousands_of_digits_is_none(tmp_path: Path) -> None:
    """Structures may stand in a mapping by their ids, and these may be anything."""
    data = b'{"%FEATURE_STRUCTURES": {"' + b"9" * 5000 + b'": {"%TYPE": "uima.cas.Sofa"}, "x": {}}}'

    assert project_or_line(read_json, written(tmp_path / "a.json", data)) is None


@pytest.mark.parametrize("value", [None, [], {}, 7, True, 1.5, "x", [{}], "9" * 5000])
def test_any_value_of_a_document_in_json_may_be_anything(tmp_path: Path, value: Any) -> None:
    """Each in turn is another: a project or one line, and no coding outside its text."""
    plain = json.loads(cas_json())
    for place in list(_places(plain)):
        changed = copy.deepcopy(plain)
        held: Any = changed
        for key in place[:-1]:
            held = held[key]
        held[place[-1]] = value
        project_or_line(read_json, written(tmp_path / "a.json", json.dumps(changed).encode()))


def _places(value: Any, place: tuple[Any, ...] = ()) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in pairs:
        yield (*place, key)
        yield from _places(held, (*place, key))


def test_more_than_a_project_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each document may be small and packed to next to nothing, and there may be thousands."""
    monkeypatch.setattr("codekit.tables.limits.CAS_PROJECT", 10_000)
    parts = {f"{n}.xmi": cas([("Why?", "Late")])["T01.txt.xmi"] for n in range(50)}
    with pytest.raises(ImportRefusedError, match="documents unpack to more than"):
        read_zip(written(tmp_path / "a.zip", zipped({**parts, "TypeSystem.xml": cas([])["TypeSystem.xml"]})))


def test_no_library_is_needed_for_it(tmp_path: Path) -> None:
    """Codekit reads such files itself: dkpro-cassis only writes those of these tests."""
    path = written(tmp_path / "a.zip", inception())
    program = (
        "import sys; sys.modules['cassis'] = None\n"
        "from pathlib import Path\n"
        "from codekit.formats.projects.labelled import read_zip\n"
        "print(len(read_zip(Path(sys.argv[1])).codings))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "3"
