"""REFI-QDA files that programs wrote: every coding has the words that it had there."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from codekit.formats.projects.refi import read
from codekit.model.project import CASE, CODE, CODING, LEFT_OUT, SPAN, STUDY, TEXT, Project

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
FILES = sorted(path for path in (SHARED / "corpus/refi").rglob("*") if path.suffix in {".qdpx", ".qde", ".qdc"})
EXPECTED = [path for path in FILES if path.with_name(f"{path.stem}.expected.json").is_file()]


def _name(path: Path) -> str:
    return path.name


def _coded(project: Project) -> Counter[tuple[str, str]]:
    names = {node.id: node.name for node in project.codes}
    return Counter((names[coding.code], project.quote(coding)) for coding in project.codings)


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n")


@pytest.mark.corpus
@pytest.mark.parametrize("path", EXPECTED, ids=_name)
def test_every_coding_has_the_words_that_it_had_in_the_program(path: Path) -> None:
    """Each expected quote is met, none more, and for the small files its code too; BOM, CRLF and emoji move nothing."""
    project = read(path)
    expected = json.loads(path.with_name(f"{path.stem}.expected.json").read_text("utf-8"))

    if isinstance(expected, list):
        quotes = Counter(project.quote(coding) for coding in project.codings)
        assert Counter(_lf(one["text"]) for one in expected) == quotes
        assert len(expected) > 300
    else:
        assert [expected["text_lf"]] == [text.text for text in project.texts]
        assert Counter((one["code"], one["text"]) for one in expected["codings"]) == _coded(project)


@pytest.mark.corpus
@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_file_is_read_and_nothing_in_it_dangles(path: Path) -> None:
    """Codings, memos, cases and sets name only what the project holds; parents stand before their codes."""
    project = read(path)

    assert project.codes or project.origin.startswith("ATLAS.ti for Windows")
    known = {
        CODE: [node.id for node in project.codes],
        TEXT: [text.id for text in project.texts],
        CASE: [case.id for case in project.cases],
        CODING: [coding.id for coding in project.codings],
    }
    known[SPAN] = known[TEXT]
    assert all(len(ids) == len(set(ids)) for ids in known.values())
    people = {person.id for person in project.people} | {""}
    for coding in project.codings:
        assert coding.code in known[CODE]
        assert coding.span.end <= len(project.text_of[coding.text].text)
        assert coding.by in people
    for memo in project.memos:
        assert memo.kind == STUDY or memo.about in known[memo.kind]
    seen = {""}
    for node in project.codes:
        assert node.parent in seen
        seen.add(node.id)
    memos = {memo.id for memo in project.memos}
    for group in project.groups:
        assert {*group.codes} <= {*known[CODE]}
        assert {*group.texts} <= {*known[TEXT]}
        assert {*group.memos} <= memos
    for case in project.cases:
        assert {*case.texts} <= {*known[TEXT]}


@pytest.mark.corpus
def test_nvivo_doubles_of_cases_are_marked(shared: Path) -> None:
    """NVivo for Mac writes each case as a code too: each is known, and the texts that were coded so are the case's."""
    project = read(shared / "corpus/refi/nvivo_mac20_5_comment_policies.qdpx")

    assert 68 == len(project.cases)
    case_of = {node.id: node.case for node in project.codes}
    assert 172 == len(case_of)
    assert {case.id for case in project.cases} == set(case_of.values()) - {""}
    assert [874, 97] == [len(project.codings), sum(bool(case_of[coding.code]) for coding in project.codings)]
    texts = {case.id: case.texts for case in project.cases}
    assert all(c.text in texts[case_of[c.code]] for c in project.codings if case_of[c.code])
    assert 10 == sum(told.n for told in project.told if told.outcome == LEFT_OUT and told.why == "it has no words")
    assert all(text.original for text in project.texts)
    assert {"Year of the guidelines:Year"} < {name for text in project.texts for name in text.attributes}


@pytest.mark.corpus
def test_a_project_of_qualcoder_keeps_what_two_coders_did(shared: Path) -> None:
    """Coders by name, categories, memos of codings, an annotation on its passage, attributes of cases and texts."""
    project = read(shared / "corpus/refi/qualcoder_4_0_lf_bom.qdpx")

    assert ["alice", "bob"] == [person.name for person in project.people]
    names = {person.id: person.name for person in project.people}
    assert {"alice": 11, "bob": 8} == Counter(names[coding.by] for coding in project.codings)
    assert {"Working life", "Emotions", "Positive emotions"} == {one.name for one in project.codes if not one.codable}
    assert "multi code point emoji" in {coding.memo for coding in project.codings}
    (annotation,) = (memo for memo in project.memos if memo.kind == SPAN and memo.words.startswith("annotation"))
    assert annotation.span is not None
    assert (0, 13) == (annotation.span.start, annotation.span.end)
    assert {"age": "34", "occupation": "developer"} == dict(project.cases[0].attributes)
    assert "age" not in project.cases[1].attributes
    assert {"recorded on": "2022-03-30"} == dict(project.texts[0].attributes)
    assert "#F44336" in {node.colour for node in project.codes}
