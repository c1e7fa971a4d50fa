"""ATLAS.ti's project bundles, as far as they are known: no real one was at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.projects.atlas import read
from codekit.model.project import CODING, LEFT_OUT, Project
from other_tools import APRX, ATLAS_PAGE, atlas, project_or_line, zipped


def written(path: Path, data: bytes) -> Path:
    """A file with these bytes."""
    path.write_bytes(data)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A bundle of two coders."""
    return read(written(tmp_path / "buses.atlproj", atlas()))


def test_documents_codes_and_coders(project: Project) -> None:
    """A paragraph is a line; a user who did nothing is no coder."""
    assert project.name == "Buses"
    assert project.texts[0].text == "Ann: I was late.\nBob:\xa0Why?"
    assert {"Ann", "Ben"} == {person.name for person in project.people}
    assert [("Late", "not in time", "#ff0000"), ("Reason", "", "")] == [
        (code.name, code.description, code.colour) for code in project.codes
    ]


def test_quotations_stand_on_their_words_by_who_coded_them(project: Project) -> None:
    """Within one element, to its end, and from one element to another."""
    names = {node.id: node.name for node in project.codes}
    assert {
        ("usr_1", "Late", "I was late."),
        ("usr_2", "Late", "was late.\nBob:\xa0Why?"),
        ("usr_2", "Reason", "was late.\nBob:\xa0Why?"),
    } == {(c.by, names[c.code], project.quote(c)) for c in project.codings}
    assert "2024-04-02T11:00:00Z" in {coding.at for coding in project.codings}
    (memo,) = project.memos
    assert (memo.kind, memo.words) == (CODING, "well")


def test_what_is_not_taken_is_told(project: Project) -> None:
    """A document without a text, a place that is not there, a rectangle, a missing code, memos."""
    assert {
        "documents whose text is not in the file, or is no text": 1,
        "quotations whose place is not in their document": 1,
        "quotations that are no stretch of a text": 1,
        "codings of a text or code that is not there": 1,
        "memos": 1,
    } == {told.what: told.n for told in project.told if told.outcome == LEFT_OUT}


def test_the_older_form_with_data_sources(tmp_path: Path) -> None:
    """Other versions name the project file with a capital, and documents lie by their data source."""
    aprx = APRX.replace('medium="med_1"', 'loc="ds_1"').replace(
        "<media>", '<dataSources><dataSource id="ds_1" loc="abc"/></dataSources><media>'
    )
    aprx = aprx.replace("<quotation ", "<q ").replace("</quotation>", "</q>")
    data = zipped({"Project.aprx": aprx.encode(), "documents/abc/content": ATLAS_PAGE.encode()})
    project = read(written(tmp_path / "a.atlproj", data))

    assert {"I was late.", "was late.\nBob:\xa0Why?"} == {project.quote(coding) for coding in project.codings}


def test_breaks_within_a_paragraph_are_told(tmp_path: Path) -> None:
    """How ATLAS.ti counts them is not known: people have to look at what comes after one."""
    page = ATLAS_PAGE.replace("I was late.", 'I was<br id="9"/> late.')
    project = read(written(tmp_path / "a.atlproj", atlas(page=page)))

    assert any("breaks within a paragraph" in told.what and told.n == 1 for told in project.told)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"no zip", "not a project bundle"),
        (zipped({"x": b""}), "no project.aprx"),
        (zipped({"Zx": b"x"}).replace(b"Zx", b"\0x"), "no project.aprx"),
        (zipped({"project.aprx": b"<x"}), "not well-formed"),
        (zipped({"project.aprx": b"<x/>"}), "no text and no code"),
        (zipped({"project.aprx": b" " * 30_000_000}), "unpacked the file would take"),
        (atlas()[:300], "damaged"),
    ],
    ids=range(7),
)
def test_what_is_no_bundle_is_refused_in_one_line(tmp_path: Path, data: bytes, what: str) -> None:
    """The line names the file."""
    with pytest.raises(ImportRefusedError, match=what) as refused:
        read(written(tmp_path / "a.atlproj", data))
    assert "a.atlproj" in refused.value.message
    assert "\n" not in refused.value.message


@pytest.mark.parametrize(
    "old", ["q1", "doc_1", "med_1", "cnt_1", "t_1", "usr_1", "2", "5", "-1", "abc", "2024-04-02T10:00:00Z"]
)
@pytest.mark.parametrize(
    "new", ["", "x", "q2", "doc_2", "../../abc", "999999999999", "-5", "2.0", "²", "\N{GRINNING FACE}"]
)
def test_any_attribute_may_be_anything(tmp_path: Path, old: str, new: str) -> None:
    """Ids that are missing, twice or of another kind, and numbers that are none."""
    project_or_line(read, written(tmp_path / "a.atlproj", atlas(APRX.replace(f'"{old}"', f'"{new}"'))))
