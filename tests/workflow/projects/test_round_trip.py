"""A study becomes a project and the project a study: nothing that both have a place for is lost or changed."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.formats.projects import refi
from codekit.model.project import CODING, LEFT_OUT, Applied, Project, ProjectMemo
from codekit.workflow.projects.giving import project_of
from codekit.workflow.projects.opening import Opened, Wanted, open_project, study_of
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.study import Study
from projects import projects, small

pytestmark = pytest.mark.slow


def _study(project: Project, folder: Path) -> Opened:
    return study_of(project, folder, Wanted("some.qdpx", "0" * 64), writer="lead")


def _project(study: Study) -> Project:
    return project_of(study, sight_of(study, ""))


def _fits(coding: Applied, text: str) -> bool:
    return bool(text.strip()) and coding.span.end <= len(text)


def _facts(project: Project) -> dict[str, Any]:
    """All that the law is about, by the ids that the study has."""
    codings = {c.id: (c.by, c.text, c.code, c.span, c.at, c.polarity, c.value, c.memo) for c in project.codings}
    return {
        "codes": [replace(code, colour=code.colour.lower()) for code in project.codes],
        "codings": Counter(codings.values()),
        "coders": {c.by for c in project.codings},
        "names": {p.id: p.name for p in project.people if p.id in {c.by for c in project.codings}},
        "memos": Counter((m.kind, codings.get(m.about, m.about), m.span, m.words, m.by, m.at) for m in project.memos),
        "cases": {c.id: (sorted(c.texts), dict(c.attributes)) for c in project.cases},
        "texts": {t.id: (t.text, dict(t.attributes)) for t in project.texts},
    }


@settings(max_examples=15)
@given(projects())
def test_study_to_project_to_study_gives_the_same(project: Project) -> None:
    """Codes, codings, coders, dates, memos, cases and attributes of a study survive the way out and back in."""
    with tempfile.TemporaryDirectory() as place:
        first = _project(_study(project, Path(place, "first")).study)
        second = _project(_study(first, Path(place, "second")).study)
        assert _facts(second) == _facts(first)


@settings(max_examples=10)
@given(projects(), st.sampled_from(["", "nvivo"]))
def test_study_to_file_to_study_gives_the_same(project: Project, profile: str) -> None:
    """The same through a REFI-QDA file, whichever tool its positions are counted for."""
    with tempfile.TemporaryDirectory() as place:
        first = _project(_study(project, Path(place, "first")).study)
        refi.write(first, Path(place, "out.qdpx"), profile)
        second = _project(open_project(Path(place, "out.qdpx"), writer="lead").study)
        assert _facts(second) == _facts(first)


@settings(max_examples=15)
@given(projects())
def test_every_coding_of_a_project_comes_in_or_is_told(project: Project) -> None:
    """Each coding stands for exactly its words, by its coder, at its time; the others are counted as left out."""
    with tempfile.TemporaryDirectory() as place:
        opened = _study(project, Path(place, "study"))
        there = _project(opened.study)
        fits = [c for c in project.codings if _fits(c, project.text_of[c.text].text)]
        assert len({(c.by, c.text, c.code, c.span) for c in fits}) == len(there.codings)
        assert Counter(map(there.quote, there.codings)) <= Counter(map(project.quote, fits))
        dates = {c.at for c in project.codings if c.at}
        assert {c.at for c in there.codings if c.at in dates} <= dates
        told = sum(t.n for t in opened.told if t.outcome == LEFT_OUT and t.what.startswith("codings"))
        assert told == len(project.codings) - len(fits)


@settings(max_examples=15)
@given(projects())
def test_the_comment_of_a_coding_is_one_again(project: Project) -> None:
    """What another tool keeps as a coding's comment goes back as its comment, not as a note about it."""
    with tempfile.TemporaryDirectory() as place:
        there = _project(_study(project, Path(place, "study")).study)
    noted = {memo.about for memo in project.memos if memo.kind == CODING}
    alone = Counter((c.by, c.text, c.code, c.span) for c in project.codings)
    kept = Counter(
        (project.quote(c), c.memo.strip())
        for c in project.codings
        if c.id not in noted and alone[c.by, c.text, c.code, c.span] == 1 and _fits(c, project.text_of[c.text].text)
    )
    assert kept <= Counter((there.quote(c), c.memo) for c in there.codings)


def test_a_later_note_about_a_coding_stays_a_note(tmp_path: Path) -> None:
    """The comment goes through a file as a comment; what somebody else, or at another time, said of it is a note."""
    said = ProjectMemo("m9", "I doubt it.", kind=CODING, about="k2", by="u1", at="2024-01-01T00:00:00Z")
    first = _project(_study(small(memos=(said,)), tmp_path / "first").study)
    refi.write(first, tmp_path / "out.qdpx")
    second = _project(open_project(tmp_path / "out.qdpx", writer="lead").study)
    for project in (first, second):
        assert ["which pantry?"] == [coding.memo for coding in project.codings if coding.memo]
        (note,) = [memo for memo in project.memos if memo.kind == CODING]
        assert ("I doubt it.", "Ana-Silva", "2024-01-01T00:00:00Z") == (note.words, note.by, note.at)


def test_a_comment_that_looks_like_a_mark_of_codekit_comes_back_whole(tmp_path: Path) -> None:
    """Somebody wrote at its beginning what codekit writes there itself."""
    words = "[codekit: contrary]\nas the other file has it"
    applied = replace(small().codings[0], memo=words)
    refi.write(small(codings=(applied,)), tmp_path / "out.qdpx")
    (again,) = refi.read(tmp_path / "out.qdpx").codings
    assert (words, "supporting") == (again.memo, again.polarity)


def test_what_codekit_alone_knows_of_a_code_travels_in_its_description(tmp_path: Path) -> None:
    """Include, exclude, examples, values and ids come back, and people can read them in the other tool."""
    book = (
        "Where food comes from.\n\nInclude: shelves\n\nExclude: snacks\n\nExample: the pantry\n\nValue: 1 = little\n\n"
        "Value: 2 = much\n\nRolls up as: contrary\n\nScale: interval\n\nCode id: FOOD"
    )
    codes = tuple(node if node.id != "c2" else type(node)("c2", "Food", "c1", book) for node in small().codes)
    opened = _study(small(origin="codekit 1.0", codes=codes), tmp_path / "study")
    code = opened.study.round_codebook(opened.study.rounds()[0])["FOOD"]
    assert (code.include, code.exclude, code.examples, code.rolls_up_as) == (
        "shelves",
        "snacks",
        ("the pantry",),
        "contrary",
    )
    assert [str(value) for value in code.values] == ["1 = little", "2 = much"]
    assert next(node for node in _project(opened.study).codes if node.id == "FOOD").description == book
