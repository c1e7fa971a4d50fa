"""Words that are said: as a plain count has them, without common ones, by column, and each place in its context."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from codekit.errors import BlindRoundError, CodekitError, UnknownNameError
from codekit.workflow.results import vocabulary_files
from codekit.workflow.results.vocabulary import Where, Wish, in_context, pattern_of, vocabulary
from codekit.workflow.study.study import Study
from studies import INTERVIEWS, build, code, segments, start

ALL_KEPT = Wish(stop="none")


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Three interviews, one of them coded."""
    made = build(tmp_path_factory.mktemp("words"), memory=True)
    start(made, "p1", kind="initial", coders=["lee"], transcripts=["T01"])
    code(made, segments([("T01", 1, "REL.SEND", "lee"), ("T01", 1, "MONEY", "lee")]), round_id="p1")
    return made


def test_it_is_a_plain_count_of_what_respondents_say(study: Study) -> None:
    """Every word of respondents' turns, whatever its case; and of everybody's where that is asked."""
    for speakers, where in (("Respondent", Where()), ("Interviewer|Respondent", Where(everybody=True))):
        said = [line for text in INTERVIEWS.values() for line in re.findall(rf"(?m)^(?:{speakers}): (.*)$", text)]
        plain = Counter(re.findall(r"[a-z]+", " ".join(said).lower()))
        found = vocabulary(study, Wish(where, stop="none"))
        assert dict(plain) == {word: found.total(word) for word in found.n}
        assert (plain.total(),) == found.running


def test_columns_part_the_words(study: Study) -> None:
    """Whatever stands across, each word is in all columns together as often as without."""
    whole = vocabulary(study, ALL_KEPT)
    for name in ("region", "case", "interview", "month", "mode"):
        found = vocabulary(study, Wish(across=name, stop="none"))
        assert len(found.columns) > 1, name
        assert {word: found.total(word) for word in found.n} == {word: whole.total(word) for word in whole.n}
        assert sum(found.running) == sum(whole.running)


def test_common_words_are_those_of_the_language_that_is_spoken(study: Study) -> None:
    """The same whether it is found or named; what is left out is said."""
    found, named = vocabulary(study), vocabulary(study, Wish(stop="en"))

    assert (("en",), dict(named.n)) == (found.languages, dict(found.n))
    assert not {"we", "the", "it"} & set(found.n)
    assert "pantry" in found.n
    assert found.left_out == sum(found.running) - sum(found.total(word) for word in found.n)
    assert "pantry" not in vocabulary(study, Wish(without=("Pantry",))).n
    assert all(len(word) >= 6 for word in vocabulary(study, Wish(shortest=6)).n)
    with pytest.raises(UnknownNameError, match="language"):
        vocabulary(study, Wish(stop="klingon"))


def test_excerpts_of_a_code_only_and_each_word_once(study: Study) -> None:
    """Two codings of one sentence count its words once; the rest of the interviews does not count."""
    codes = Wish(Where(codebook="food", codes=("REL", "MONEY")), stop="none")

    assert {"we": 2, "pantry": 1} == {w: vocabulary(study, codes).total(w) for w in ("we", "pantry")}
    assert "flood" not in vocabulary(study, codes).n


def test_every_place_in_its_context(study: Study) -> None:
    """A word as a whole, a phrase over what stands between, a beginning with a star; the place is that in the text."""
    lines = in_context(study, "we print")
    text = study.transcript("T01").text

    assert [("T01", "We send them to the pantry.", "the address.")] == [
        (x.transcript, x.before, x.after) for x in lines
    ]
    assert ["We print"] == [text[line.start : line.end] for line in lines]
    assert ["county"] == [line.words for line in in_context(study, "count*")]
    assert [] == in_context(study, "count")
    assert [("North", "T01"), ("South", "T02")] == [
        (line.column, line.transcript)
        for line in in_context(study, "pantry", over="region") + in_context(study, "flood", over="region")
    ]
    with pytest.raises(CodekitError, match="no words"):
        pattern_of(" * ")


def test_who_is_blind_sees_words_but_not_what_is_coded(tmp_path: Path) -> None:
    """The texts are everybody's; which of their words have a code is not."""
    made = build(tmp_path, memory=True)
    start(made)

    assert vocabulary(made, viewer="ana").n
    with pytest.raises(BlindRoundError):
        vocabulary(made, Wish(Where(codebook="food", codes=("REL",))), viewer="ana")


def test_files_hold_every_word(study: Study, tmp_path: Path) -> None:
    """Rows with counts and rates, and a document; places likewise."""
    found = vocabulary(study, Wish(across="region"))
    for ending in ("xlsx", "csv", "md", "docx"):
        vocabulary_files.write(study, found, tmp_path / f"words.{ending}")
    book = openpyxl.load_workbook(tmp_path / "words.xlsx")
    rows = [row for row in book["Words"].iter_rows(values_only=True) if row[0] in found.n]
    assert [(word, found.total(word)) for word in found.n] == [row[:2] for row in rows]
    about = [str(row[0]) for row in book["About"].iter_rows(values_only=True) if row[0]]
    assert ["Frequent words", study.title] == about[:2]
    assert any("are common words of English, left out" in line for line in about)
    lines = in_context(study, "we")
    for ending in ("csv", "md", "xlsx"):
        vocabulary_files.write_lines(study, lines, "we", tmp_path / f"lines.{ending}")
    assert len(lines) == len((tmp_path / "lines.csv").read_text("utf-8-sig").splitlines()) - 1
    with pytest.raises(CodekitError, match="is not written so"):
        vocabulary_files.write(study, found, tmp_path / "words.foo")
