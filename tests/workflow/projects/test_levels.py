"""Names of codes that say where these belong: proposed, and put below each other where somebody asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from codekit.cli.app import app
from codekit.errors import CodekitError
from codekit.formats.projects import refi
from codekit.model.project import KEPT, Node, Project
from codekit.workflow.projects.levels import SEPARATORS, by_names
from codekit.workflow.projects.opening import open_project
from codekit.workflow.study.study import open_study
from other_tools import TAGUETTE, database, taguette_rows


def nodes(*names: str) -> list[Node]:
    """Codes on one level."""
    return [Node(str(number), name) for number, name in enumerate(names)]


def tree(placed: tuple[Node, ...]) -> dict[str, str]:
    """The name of each code, and that of the code above it."""
    names = {node.id: node.name for node in placed}
    return {node.name: names.get(node.parent, "") for node in placed}


def test_codes_are_put_below_what_their_names_begin_with() -> None:
    """A code of that name, or a folder that nobody can assign; names stay whole."""
    placed, told = by_names(nodes("Needs / food / daily", "Needs", "Care / home", "Care / food", "Other"), " / ")

    assert {
        "Needs": "",
        "Needs / food": "Needs",
        "Needs / food / daily": "Needs / food",
        "Care": "",
        "Care / home": "Care",
        "Care / food": "Care",
        "Other": "",
    } == tree(placed)
    assert {"Needs / food", "Care"} == {node.name for node in placed if not node.codable}
    assert [3, 2] == [each.n for each in told]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_levels_are_proposed_and_nothing_is_changed(separator: str) -> None:
    """The line says with which separator, and how many codes it would put below others."""
    listed = nodes(f"Needs{separator}food", f"Needs{separator}home", "Other")
    placed, told = by_names(listed)

    assert tuple(listed) == placed
    assert [(KEPT, 2)] == [(each.outcome, each.n) for each in told]
    assert f"--levels '{separator}'" in told[0].why


@pytest.mark.parametrize(
    "names",
    [
        ("Food", "Home"),
        ("Wait and/or see", "Export (CSV/Excel)", "Dr. Who", "e.g. food"),
        ("Needs / food", "Care / home"),
        ("A/", "/A", "B/"),
    ],
)
def test_names_that_share_no_beginning_are_names(names: tuple[str, ...]) -> None:
    """A sign in a name is no level by itself."""
    assert (tuple(nodes(*names)), ()) == by_names(nodes(*names))


def test_a_project_with_levels_gets_no_proposal() -> None:
    """Whoever has a tree does not write it into names."""
    listed = [*nodes("Needs", "Needs / food", "Needs / home"), Node("9", "x", parent="0")]
    assert (tuple(listed), ()) == by_names(listed)


def test_a_separator_that_no_name_has_is_refused() -> None:
    """Nothing is made then."""
    with pytest.raises(CodekitError, match="no code on top"):
        by_names(nodes("Food", "Home"), " / ")


PARTS = st.lists(st.sampled_from(["A", "B", "", " C"]), min_size=1, max_size=4)


@given(st.lists(PARTS.map("/".join), min_size=1))
def test_every_code_is_there_once_with_its_name_and_no_circle(names: list[str]) -> None:
    """Whatever the names are: those that came in go out, and above each code is a shorter name."""
    listed = nodes(*names)
    try:
        placed, _ = by_names(listed, "/")
    except CodekitError:
        return
    assert {node.id: node.name for node in listed}.items() <= {node.id: node.name for node in placed}.items()
    assert len({node.id for node in placed}) == len(placed)
    by_id = {node.id: node for node in placed}
    for node in placed:
        assert not node.parent or by_id[node.parent].name.count("/") < node.name.count("/")


def test_a_taguette_project_with_levels_gives_its_names_back(tmp_path: Path) -> None:
    """Opened with and without: every name of a tag is a name of a code in the project that is exported again."""
    rows = taguette_rows()
    names = ["Reason / late", "Reason / rain"]
    rows["tags"] = [(*tag[:2], name, *tag[3:]) for tag, name in zip(rows["tags"], names, strict=True)]
    path = database(tmp_path / "p.sqlite3", TAGUETTE, rows)

    told = open_project(path, tmp_path / "flat").told
    assert any("--levels ' / '" in each.why for each in told)
    done = CliRunner().invoke(app, ["init", str(tmp_path / "tree"), "--from", str(path), "--levels", " / "])
    assert done.exit_code == 0, done.output
    book = open_study(tmp_path / "tree").codebook(open_study(tmp_path / "tree").codebook_ids()[0])
    assert {"Reason": "", names[0]: "Reason", names[1]: "Reason"} == {
        code.name: book[code.parent].name if code.parent else "" for code in book.codes
    }
    for study, more in (("flat", set()), ("tree", {"Reason"})):
        out = tmp_path / f"{study}.qdpx"
        done = CliRunner().invoke(app, ["export", str(out), "--study", str(tmp_path / study)])
        assert done.exit_code == 0, done.output
        assert {*names, *more} == {node.name for node in refi.read(out).codes}


def test_a_codebook_file_with_levels(tmp_path: Path) -> None:
    """As Taguette writes it: flat, the levels in the names."""
    CliRunner().invoke(app, ["init", str(tmp_path / "study")])
    path = tmp_path / "codes.qdc"
    refi.write(Project("codes", codes=tuple(nodes("Needs.food", "Needs.home"))), path)

    done = CliRunner().invoke(
        app, ["codebook", "import", str(path), "--levels", ".", "--study", str(tmp_path / "study")]
    )

    assert done.exit_code == 0, done.output
    book = open_study(tmp_path / "study").codebook("codes")
    assert ["Needs", "Needs.food", "Needs.home"] == [code.name for code in book.codes]


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        (["talk", "talk_first"], "some names have '_'"),
        (["a::b", "c: d/e", "f"], "some names have '::' or ': ' or '/'"),
        (["talk", "walk"], "leave --levels out: no name looks like several levels"),
    ],
)
def test_where_no_name_has_the_separator_those_are_named_that_some_have(names: list[str], hint: str) -> None:
    """So that the next try fits."""
    with pytest.raises(CodekitError, match="no code on top has ' / ' in its name") as refused:
        by_names([Node(str(place), name) for place, name in enumerate(names)], " / ")

    assert hint == refused.value.hint
