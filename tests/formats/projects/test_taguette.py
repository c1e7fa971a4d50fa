"""Taguette's projects: documents of HTML, highlights in bytes, and who made them."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.projects.databases import read
from codekit.formats.projects.page_pieces import pieces_of
from codekit.formats.projects.positions import BYTES, Positions
from codekit.model.project import KEPT, LEFT_OUT, Project, Told
from other_tools import TAGUETTE, WORDS, database, taguette, taguette_rows


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project of two people."""
    return read(taguette(tmp_path / "p.sqlite3"))


def test_documents_tags_and_highlights_are_read(project: Project) -> None:
    """Offsets in bytes of the words give exactly the words; what has no line end of its own gets one."""
    assert (project.name, project.description) == ("Buses", "About being late")
    assert WORDS == project.texts[0].text
    assert project.texts[0].at == "2024-01-02T09:00:00Z"
    assert [("Late", "not in time"), ("Reason", "")] == [(code.name, code.description) for code in project.codes]
    assert {"I was late.", "The bus & the rain"} == {project.quote(coding) for coding in project.codings}


def test_each_tag_is_of_the_one_who_first_gave_it(project: Project) -> None:
    """A changed highlight is logged with all its tags again, which takes none from the first."""
    by = {(coding.id, coding.by, coding.at) for coding in project.codings}

    assert {
        ("1.1", "ann", "2024-01-03T10:00:00Z"),
        ("1.2", "ben", "2024-01-03T10:01:00Z"),
        ("2.2", "ben", "2024-01-03T10:02:00Z"),
    } == by
    assert ["ann", "ben"] == [person.name for person in project.people]


def test_what_is_not_taken_is_told_with_its_number(project: Project) -> None:
    """Two highlights lie outside their document or within a letter, one has no tag."""
    assert Told(LEFT_OUT, "highlights whose place is not in their document", 2) in project.told
    assert Told(LEFT_OUT, "highlights without a tag", 1) in project.told
    assert Told(KEPT, "codings", 3) in project.told


def test_highlights_without_a_log_are_those_of_the_only_member(tmp_path: Path) -> None:
    """An imported project has no commands; with several members nobody is guessed."""
    rows = taguette_rows() | {"commands": []}
    alone = rows | {"project_members": [(1, "ann", "ADMIN")]}

    assert {""} == {c.by for c in read(database(tmp_path / "a.sqlite3", TAGUETTE, rows)).codings}
    assert {"ann"} == {c.by for c in read(database(tmp_path / "b.sqlite3", TAGUETTE, alone)).codings}


def test_a_database_of_several_projects_is_refused(tmp_path: Path) -> None:
    """Taguette on one's own computer keeps all projects in one file; which one is meant nobody can guess."""
    rows = taguette_rows()
    rows["documents"].append((8, "T02", "", "T02", "", 2, "LEFT_TO_RIGHT", "<p>x</p>"))

    with pytest.raises(ImportRefusedError, match="holds 2 projects") as refused:
        read(database(tmp_path / "a.sqlite3", TAGUETTE, rows))
    assert "Export" in refused.value.hint


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>a</p>\n<p>b</p>", "a\nb"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("a<br>b<br/>\nc<br><br>d", "a\nb\nc\n\nd"),
        ("<ul>\n<li>a</li><li>b</li>\n</ul>c", "\na\nb\nc"),
        ("<p>a&nbsp;&lt;b&amp;</p><!-- no --> tail", "a\xa0<b&\n tail"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_a_page_becomes_lines(page: str, words: str) -> None:
    """Every sign between the tags stays, in its order; only missing line ends come in."""
    pieces = pieces_of(page)

    assert pieces is not None
    assert words == Positions(pieces, BYTES).text


def test_a_page_nested_without_end_is_left_out(tmp_path: Path) -> None:
    """Its words cannot be trusted, so it is told instead."""
    rows = taguette_rows()
    rows["documents"].append((8, "T02", "", "T02", "", 1, "LEFT_TO_RIGHT", "<div>" * 5000 + "x"))
    project = read(database(tmp_path / "a.sqlite3", TAGUETTE, rows))

    assert len(project.texts) == 1
    assert Told(LEFT_OUT, "documents nested or marked up beyond what people write", 1) in project.told


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("file", "table", "highlights", "tags"),
    [
        ("refi/taguette_project_serdif.sqlite3", "refi/taguette_project_serdif_all_tags_20220303.csv", 1794, 1930),
        (
            "coded/serdif/SERDIF_P1-P9_ThematicAnalysis.sqlite3",
            "coded/serdif/tags/all_tags_20220303_P1-P9.csv",
            917,
            1000,
        ),
    ],
)
def test_every_highlight_has_the_words_of_taguettes_own_export(
    shared: Path, file: str, table: str, highlights: int, tags: int
) -> None:
    """Document, tag and words of every highlight are those that Taguette itself wrote; white space it joins."""
    project = read(shared / "corpus" / file)
    names, codes = {t.id: t.name for t in project.texts}, {c.id: c.name for c in project.codes}
    ours = Counter((names[c.text], codes[c.code], " ".join(project.quote(c).split())) for c in project.codings)
    with (shared / "corpus" / table).open(encoding="utf-8", newline="") as lines:
        theirs = Counter((r["document"], r["tag"], " ".join(r["content"].split())) for r in csv.DictReader(lines))

    assert theirs == ours
    assert tags == ours.total()
    untagged = sum(told.n for told in project.told if told.what == "highlights without a tag")
    assert highlights == len({coding.id.partition(".")[0] for coding in project.codings}) + untagged
    assert not [told for told in project.told if "place" in told.what]
