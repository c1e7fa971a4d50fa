"""REFI-QDA written and read again, and read in the ways in which other programs count."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.errors import CodekitError
from codekit.formats.projects.refi import read, schema_check, write
from codekit.formats.projects.refi.raw import CODE_POINTS, UTF16
from codekit.model.project import Applied, Node, Project, ProjectMemo, Text
from codekit.model.span import Span
from formats.projects.refi_made import foreign, projects


def _same(parts: Iterable[Any]) -> dict[str, Any]:
    return {part.id: part for part in parts}


def _comparable(project: Project) -> dict[str, Any]:
    """Everything that a round trip keeps, whatever its order."""
    supporting = (replace(one, polarity=one.polarity or "supporting") for one in project.codings)
    return {
        "name": project.name,
        "description": project.description,
        "people": _same(project.people),
        "texts": _same(replace(text, attributes=dict(text.attributes)) for text in project.texts),
        "codes": _same(project.codes),
        "codings": _same(replace(one, value=one.value) for one in supporting),
        "memos": _same(project.memos),
        "variables": _same(project.variables),
        "cases": _same(replace(case, attributes=dict(case.attributes)) for case in project.cases),
        "groups": _same(project.groups),
    }


@settings(max_examples=60)
@given(project=projects(), profile=st.sampled_from(["", "nvivo"]))
def test_a_project_comes_back_as_it_was(
    project: Project, profile: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Codes, codings, coders, dates, memos, cases, attributes and sets, with emoji, marks, U+2028 and controls."""
    path = tmp_path_factory.mktemp("round") / "p.qdpx"

    write(project, path, profile)
    again = read(path)

    assert _comparable(project) == _comparable(again)
    with zipfile.ZipFile(path) as archive:
        assert [] == schema_check.problems(archive.read("project.qde"), schema_check.PROJECT)
        for name in archive.namelist():
            data = archive.read(name)
            assert not data.startswith(b"\xef\xbb\xbf")
            assert b"\r" not in data


def _small(**changes: Any) -> Project:
    text = Text("T01", "T01", "We eat. 😀 We wait.\n")
    code = Node("FOOD", "Food")
    coding = Applied("c1", "T01", "FOOD", Span(10, 18), at="2026-01-05T09:30:00Z")
    return replace(Project("Food", texts=(text,), codes=(code,), codings=(coding,)), **changes)


def test_the_same_project_gives_the_same_bytes(tmp_path: Path) -> None:
    """GUIDs of ids that are none are made of the id, so that a tool can know them again; times are not in the file."""
    for name in ("one", "two"):
        write(_small(), tmp_path / f"{name}.qdpx")

    assert (tmp_path / "one.qdpx").read_bytes() == (tmp_path / "two.qdpx").read_bytes()
    write(read(tmp_path / "one.qdpx"), tmp_path / "three.qdpx")
    assert (tmp_path / "one.qdpx").read_bytes() == (tmp_path / "three.qdpx").read_bytes()


def test_positions_for_nvivo_count_utf_16_and_are_told(tmp_path: Path) -> None:
    """After one emoji a position is one higher for nvivo; either way the report warns."""
    plain = write(_small(), tmp_path / "plain.qdpx")
    nvivo = write(_small(), tmp_path / "nvivo.qdpx", "nvivo")

    with zipfile.ZipFile(tmp_path / "plain.qdpx") as archive:
        assert b'startPosition="10" endPosition="18"' in archive.read("project.qde")
    with zipfile.ZipFile(tmp_path / "nvivo.qdpx") as archive:
        assert b'startPosition="11" endPosition="19"' in archive.read("project.qde")
    assert "NVivo may shift" in plain[0].why
    assert "no NVivo was tried" in nvivo[0].why
    assert "We wait." == read(tmp_path / "nvivo.qdpx").quote(read(tmp_path / "nvivo.qdpx").codings[0])


def test_what_xml_cannot_hold_is_replaced_one_for_one(tmp_path: Path) -> None:
    """A vertical tab in a name is a space, other controls U+FFFD; the text itself keeps its controls, but no NUL."""
    text = Text("T01", "T\x0b01", "a\x00b\x07c ende")
    project = _small(texts=(text,), codings=(Applied("c1", "T01", "FOOD", Span(6, 10)),), description="a\x01b\ud800")
    project = replace(project, memos=(ProjectMemo("m1", "one\ufffetwo\uffff"),))

    told = write(project, tmp_path / "p.qdpx")
    again = read(tmp_path / "p.qdpx")

    assert ("T 01", "a\ufffdb\x07c ende") == (again.texts[0].name, again.texts[0].text)
    assert "ende" == again.quote(again.codings[0])
    assert "a\ufffdb\ufffd" == again.description
    assert ["one\ufffdtwo\ufffd"] == [memo.words for memo in again.memos]
    assert 6 <= sum(one.n for one in told if "cannot hold" in one.what)


def test_empty_containers_are_left_away(tmp_path: Path) -> None:
    """A project with nothing is valid, and one without codes has no codebook."""
    write(Project("nothing"), tmp_path / "p.qdpx")

    with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
        xml = archive.read("project.qde")
    assert b"CodeBook" not in xml
    assert b"Users" not in xml
    assert [] == schema_check.problems(xml, schema_check.PROJECT)


def test_a_codebook_goes_out_and_comes_back(tmp_path: Path) -> None:
    """A .qdc holds the codes with their tree; what it cannot hold is told, and without codes none is written."""
    codes = (Node("A", "Ä", description="all", codable=False), Node("B", "b", "A", "one", "#00FF7A"))

    told = write(_small(codes=codes, codings=()), tmp_path / "p.qdc")
    again = read(tmp_path / "p.qdc")

    assert [] == schema_check.problems((tmp_path / "p.qdc").read_bytes(), schema_check.CODEBOOK)
    assert [("Ä", "all", "", False), ("b", "one", "#00FF7A", True)] == [
        (one.name, one.description, one.colour, one.codable) for one in again.codes
    ]
    assert again.codes[0].id == again.codes[1].parent
    assert [("texts", 1)] == [(one.what, one.n) for one in told]
    with pytest.raises(CodekitError, match="no codes"):
        write(_small(codes=(), codings=()), tmp_path / "none.qdc")
    assert not (tmp_path / "none.qdc").exists()


@pytest.mark.parametrize(("name", "profile", "says"), [("p.zip", "", "not a kind"), ("p.qdpx", "maxqda", "no profile")])
def test_another_ending_or_profile_is_refused(tmp_path: Path, name: str, profile: str, says: str) -> None:
    """One line says what is possible, and nothing is written."""
    with pytest.raises(CodekitError, match=says):
        write(_small(), tmp_path / name, profile)
    assert [] == list(tmp_path.iterdir())


def test_what_is_not_valid_does_not_replace_what_was_there(tmp_path: Path) -> None:
    """A tree of codes deeper than XML goes is an error, and the older file stays."""
    path = tmp_path / "p.qdpx"
    path.write_bytes(b"older")
    deep = [Node("0", "0"), *(Node(str(n), str(n), str(n - 1)) for n in range(1, 400))]

    with pytest.raises(CodekitError, match="schema"):
        write(_small(codes=tuple(deep), codings=()), path)

    assert b"older" == path.read_bytes()


WAYS = [
    # newline, unit, crlf, byte-order mark, as which program
    (2, UTF16, True, True, "NVivo for Windows 20.1"),
    (1, CODE_POINTS, True, False, "ATLAS.ti for Windows 23.2"),
    (1, CODE_POINTS, False, True, "QualCoder 4.0"),
    (2, CODE_POINTS, True, False, "some program"),
    (2, CODE_POINTS, False, False, "some program"),
    (2, UTF16, False, False, "NVivo for Mac 15.0"),
    (1, UTF16, True, False, "MAXQDA 24"),
]
LINES = st.lists(
    st.sampled_from(
        ["We eat at the food bank.", "😀 Nobody, not one.", "Café e\u0301tude um 8.", "\U00020000 Ja\u2028nein."]
    ),
    min_size=12,
    max_size=30,
)


@pytest.mark.parametrize(("newline", "unit", "crlf", "bom", "origin"), WAYS)
@settings(max_examples=10)
@given(lines=LINES, data=st.data())
def test_every_way_to_count_is_found_out(
    newline: int,
    unit: str,
    crlf: bool,  # noqa: FBT001
    bom: bool,  # noqa: FBT001
    origin: str,
    lines: list[str],
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Sentences selected in a text are those sentences again, however the program wrote and counted."""
    text = "\n".join(lines) + "\n"
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    every = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    chosen = data.draw(st.lists(st.sampled_from(every), min_size=6, max_size=20, unique=True))
    path = tmp_path_factory.mktemp("foreign") / "p.qdpx"
    path.write_bytes(foreign(text, chosen, newline, unit, crlf=crlf, bom=bom, origin=origin))

    project = read(path)

    assert text == project.texts[0].text
    assert sorted(chosen) == sorted(coding.span for coding in project.codings)
    assert any("positions count" in told.what and "selections lie at words" in told.why for told in project.told)
