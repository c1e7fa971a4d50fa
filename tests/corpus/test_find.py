"""What is found in a corpus equals what plain Python finds in the texts, whichever engine looked."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import studies
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.engines import engine
from codekit.corpus.base.texts import Text, texts
from codekit.corpus.building import attributes
from codekit.corpus.finding import files, filters
from codekit.corpus.finding.find import find
from codekit.corpus.finding.folds import any_of
from codekit.corpus.finding.question import asked, by_words
from codekit.errors import CodekitError
from codekit.model.transcript import RESPONDENT
from codekit.workflow.coding.suggest import Find, finder, plainly
from codekit.workflow.study import codebook_files
from corpus.small import built

BOOK = Path(__file__).parents[2] / "codebooks" / "social-care-domains.yaml"


@pytest.fixture(scope="module")
def spoken(sample: Corpus) -> list[Text]:
    """The texts of the sample corpus."""
    return [text for part in sample.parts for text in texts(sample.layout, part)]


@pytest.mark.parametrize("whose", ["all", RESPONDENT])
def test_words_and_phrases_are_counted_as_by_hand(sample: Corpus, spoken: list[Text], whose: str) -> None:
    """Hits by transcript, turns and words, of a word, a part of one and a phrase, against a plain expression."""
    by_hand = {"food": r"\bfood\b", "hous*": r"\bhous\w*", "food bank": r"\bfood\s+bank\b", "don't": r"\bdon['’]t\b"}
    found = find(sample, asked(by_hand, whose=whose))
    hits: Counter[tuple[str, str]] = Counter()
    holding: Counter[str] = Counter()
    for text in spoken:
        for span in text.transcript.speech(*({"all": ("interviewer", "respondent", "other")}.get(whose, (whose,)))):
            for name, pattern in by_hand.items():
                n = len(re.findall(pattern, text.transcript.text[span.start : span.end], re.IGNORECASE))
                hits[name, text.transcript.id] += n
                holding[name] += n > 0

    assert +hits == {(tally.term, tally.transcript): tally.hits for tally in found.tallies}
    assert list(by_hand) == [count.term for count in found.whole]
    for count in found.whole:
        assert count.hits == sum(n for (name, _), n in hits.items() if name == count.term)
        assert count.turns == holding[count.term]
        assert count.hits > 0
    words = sum(turn["words"] for turn in sample.arrow("turns").to_pylist() if whose in {"all", turn["role"]})
    assert {words} == {count.words for count in found.whole}


def test_groups_add_up(sample: Corpus) -> None:
    """Counts by an attribute add up to the whole; a condition leaves what it names."""
    found = find(sample, asked(["food", "rent"]), by="ownership")
    nonprofit = find(sample, asked(["food"], transcripts=filters.chosen(sample, [("ownership", "nonprofit")])))

    for whole in found.whole:
        own = [group for group in found.groups if group.term == whole.term]
        assert len(own) > 2
        for name in ("hits", "turns", "transcripts", "of", "words"):
            assert getattr(whole, name) == sum(getattr(group, name) for group in own)
    (expected,) = (g for g in found.groups if (g.term, g.group) == ("food", "nonprofit"))
    assert (expected.hits, expected.words, expected.spread) == (
        nonprofit.whole[0].hits,
        nonprofit.whole[0].words,
        nonprofit.whole[0].spread,
    )
    with pytest.raises(CodekitError, match="no transcript has ownership=nobody's"):
        filters.chosen(sample, [("ownership", "nobody's")])


def test_cues_are_found_as_suggest_finds_them(sample: Corpus, spoken: list[Text]) -> None:
    """Code by code the sentences that the matcher of `suggest` proposes."""
    cues = filters.cues_of(codebook_files.load(str(BOOK), None))
    expected: Counter[tuple[str, str]] = Counter()
    for text in spoken:
        for code, _ in finder(cues)(text.transcript, text.sentences):
            expected[code, text.transcript.id] += 1

    found = find(sample, asked([], cues=cues))

    assert expected
    assert expected == {(tally.term, tally.transcript): tally.hits for tally in found.tallies}


LETTERS = st.text("aSsKkiIıİſςΣ'’ .-éÉ", min_size=1, max_size=14)
CUE = st.text("sSkKiİςΣé'’", min_size=1, max_size=3)


@settings(max_examples=4)
@given(st.lists(LETTERS, min_size=40, max_size=60), st.lists(CUE, min_size=20, max_size=30, unique=True))
def test_no_quick_look_passes_over_a_cue(said: list[str], cues: list[str]) -> None:
    """Whatever the case of letters: what the matcher finds holds a fragment that is looked for first."""
    find_ = Find({f"C{n}": [cue] for n, cue in enumerate(cues)})
    quick = {text for _, text in find_.codes((text, text) for text in said)}

    assert quick == {text for text in said if find_._phrases(find_._nlp.make_doc(plainly(text)))}
    assert all(re.search(any_of(find_.fragments), text) for text in quick)
    terms = [by_words(cue) for cue in cues if cue.strip("'’")]
    found = [(term, text) for term in terms for text in said if term.compiled.search(text)]
    assert found
    assert all(re.search(term.rough, text) for term, text in found)


def test_near_means_within_so_many_words_of_one_turn(tmp_path: Path) -> None:
    """Before or after; without a number anywhere in the turn; a word is not near itself."""
    (tmp_path / "a").mkdir()
    said = "I: Rent?\n\nR: The food came with rent and heat.\n\nR: Food, food; nothing about the other thing. Rent.\n"
    (tmp_path / "a" / "T1.txt").write_text(said, "utf-8")
    corpus = built([tmp_path / "a"], tmp_path / "c")

    def hits(near: str, within: int) -> int:
        return find(corpus, asked(["food"], near=near, within=within)).whole[0].hits

    assert [3, 1, 0, 3] == [hits("rent", 0), hits("rent", 3), hits("rent", 2), hits("rent", 8)]
    assert [2, 2] == [hits("food", 0), hits("food", 1)]


def test_every_engine_finds_the_same(sample: Corpus, scheduler: str, tmp_path: Path) -> None:
    """Every byte of a table and a workbook, with processes and on Dask; lines are an even draw of the text."""
    question = asked(["food", "the"])
    here = find(sample, question, by="case", lines=30)
    for name in ("here.csv", "here.xlsx"):
        files.save(tmp_path / name, here)

    for options in ({"workers": 2}, {"workers": 3}, {"scheduler": scheduler}):
        with engine(**options) as executor:
            there = find(sample, question, by="case", lines=30, executor=executor)
        for ending in ("csv", "xlsx"):
            files.save(tmp_path / f"there.{ending}", there)
            assert (tmp_path / f"here.{ending}").read_bytes() == (tmp_path / f"there.{ending}").read_bytes()
    text = {text.transcript.id: text.transcript.text for part in sample.parts for text in texts(sample.layout, part)}
    assert 30 == len(here.lines)
    assert len({line.transcript for line in here.lines}) > 10
    for line in here.lines:
        said = text[line.transcript]
        assert line.text == said[line.start : line.end]
        assert said[: line.start].endswith(line.before)


def test_what_is_written(sample: Corpus, tmp_path: Path) -> None:
    """A workbook with counts, transcripts and lines; a table; a figure; the same bytes twice."""
    found = find(sample, asked(["food", "=rent"]), by="region", lines=5)
    for name in ("a.xlsx", "a.csv", "a.jsonl", "a.png", "a.svg"):
        files.save(tmp_path / name, found)
        first = (tmp_path / name).read_bytes()
        files.save(tmp_path / name, found)
        assert first == (tmp_path / name).read_bytes()

    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert ["Counts", "By transcript", "Lines"] == book.sheetnames
    assert found.whole[0].hits == book["Counts"]["C2"].value
    assert "=rent" == book["Counts"]["A3"].value
    assert "s" == book["Counts"]["A3"].data_type
    with pytest.raises(CodekitError, match=r"a\.doc: no file of this kind"):
        files.check(tmp_path / "a.doc")


@pytest.mark.parametrize(
    ("words", "options", "what"),
    [
        ([], {}, "give words"),
        (["*"], {}, "nothing to look for"),
        (["(x"], {"patterns": True}, "no regular expression"),
        (["x*"], {"patterns": True}, "matches no letter"),
        (["x"], {"whose": "someone"}, "no choice of roles"),
    ],
)
def test_what_cannot_be_looked_for(words: list[str], options: dict[str, bool], what: str) -> None:
    """One line each."""
    with pytest.raises(CodekitError, match=what):
        asked(words, **options)  # type: ignore[arg-type]


def test_a_pattern_that_runs_for_ever_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, and no word of the text."""
    from codekit.corpus.finding import scan

    monkeypatch.setattr(scan, "SECONDS", 0.05)
    (tmp_path / "T1.txt").write_text("I: Why?\n\nR: " + "a" * 60 + "!\n", "utf-8")
    corpus = built([tmp_path / "T1.txt"], tmp_path / "c")

    with pytest.raises(CodekitError, match="takes more than") as told:
        find(corpus, asked(["(a|aa|a?a)+$"], patterns=True))
    assert "aaaa" not in told.value.message


def test_attributes_are_asked_by_name(tmp_path: Path) -> None:
    """The nearest known one is offered."""
    (tmp_path / "T1.txt").write_text(studies.INTERVIEWS["T01"], "utf-8")
    corpus = built([tmp_path / "T1.txt"], tmp_path / "c")
    (tmp_path / "k.csv").write_text("transcript,year\nT1,1999\n", "utf-8")
    attributes.write(corpus, tmp_path / "k.csv")

    with pytest.raises(CodekitError, match="no attribute 'yaer'"):
        find(corpus, asked(["grant"]), by="yaer")
    assert ["1999"] == [count.group for count in find(corpus, asked(["grant"]), by="year").groups]
