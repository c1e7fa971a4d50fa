"""A sample is drawn by chance, the same by every engine, becomes a study as it is, and its weights add up."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.engines import engine
from codekit.corpus.base.texts import texts
from codekit.corpus.finding.question import asked as looking_for
from codekit.corpus.sampling.adding import add
from codekit.corpus.sampling.draw import EQUAL, HELD, TURN, Asked, allocated, draw, drawn
from codekit.corpus.sampling.study import make
from codekit.corpus.sampling.weights import weights
from codekit.errors import CodekitError, ProblemsError
from codekit.model.transcript import RESPONDENT, SCHEMES
from codekit.workflow.results.study_check import check
from codekit.workflow.study.importing import Importer
from codekit.workflow.study.study import create_study
from corpus.small import SAMPLE, files

SIZES = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1, 500), min_size=1, max_size=8)


def test_every_engine_draws_the_same_and_another_seed_another(sample: Corpus, scheduler: str) -> None:
    """Units and strata, of turns by an attribute."""
    asked = Asked(40, TURN, by="ownership")
    here = draw(sample, asked)

    for options in ({"workers": 2}, {"scheduler": scheduler}):
        with engine(**options) as executor:
            assert here == draw(sample, asked, executor=executor)
    assert here != draw(sample, Asked(40, TURN, by="ownership", seed=2))
    turns = sample.arrow("turns").to_pylist()
    of_respondents = sum(turn["role"] == RESPONDENT and turn["words"] > 0 for turn in turns)
    assert of_respondents == sum(stratum.size for stratum in here)
    assert of_respondents == pytest.approx(sum(stratum.weight for stratum in here for _ in stratum.drawn))
    role = {(turn["transcript"], turn["turn"]): turn["role"] for turn in turns}
    assert {RESPONDENT} == {role[unit.transcript, unit.turn] for unit, _ in drawn(here)}


def test_every_transcript_is_drawn_equally_often(sample: Corpus) -> None:
    """Over 300 seeds 11 of 33 transcripts: each about 100 times, within what chance allows."""
    times = Counter(
        unit.transcript for seed in range(300) for unit, _ in drawn(draw(sample, Asked(11, seed=seed, words=1)))
    )

    assert 33 == len(times)
    assert 3300 == times.total()
    assert 68 < min(times.values()) <= max(times.values()) < 132  # 4 standard deviations


@given(SIZES, st.data())
def test_places_are_as_many_as_asked_for_and_each_stratum_has_one(sizes: dict[str, int], data: st.DataObject) -> None:
    """Never more than there are; proportional ones within one of their share where nothing limits them."""
    whole = sum(sizes.values())
    size = data.draw(st.integers(len(sizes), whole))
    places = allocated(sizes, Asked(size))
    alike = allocated(sizes, Asked(size, allocation=EQUAL))

    assert size == sum(places.values()) == sum(alike.values())
    assert all(1 <= n <= sizes[name] for found in (places, alike) for name, n in found.items())
    open_ = [n for name, n in alike.items() if n < sizes[name]]
    assert not open_ or max(open_) - min(open_) <= 1


def test_what_is_found_makes_strata(sample: Corpus) -> None:
    """Turns with a word and the others, drawn alike: the weights say how rare the word is."""
    strata = {s.name: s for s in draw(sample, Asked(20, TURN, holding=looking_for(["food"]), allocation=EQUAL))}

    assert [10, 10] == [len(stratum.drawn) for stratum in strata.values()]
    text = {(turn["transcript"], turn["turn"]): turn["text"] for turn in sample.arrow("turns").to_pylist()}
    assert all("food" in text[unit.transcript, unit.turn].lower() for unit in strata[HELD].drawn)
    assert 38 == strata[HELD].size


def test_transcripts_become_a_study_as_they_are(sample: Corpus, tmp_path: Path) -> None:
    """Text, turns, divisions, cases with attributes, weights; `check` finds no error in it."""
    asked = Asked(6, by="ownership", seed=4)
    book = SAMPLE / "codebooks" / "cbo-relationships.yaml"
    strata = draw(sample, asked)
    study = make(sample, strata, asked, tmp_path / "study", coders=["ana"], codebook=book if book.exists() else None)
    text = {text.transcript.id: text for part in sample.parts for text in texts(sample.layout, part)}

    assert sorted(unit.transcript for unit, _ in drawn(strata)) == study.transcript_ids()
    for id_ in study.transcript_ids():
        assert text[id_].transcript == study.transcript(id_)
        for scheme in SCHEMES:
            assert text[id_].segmentation(scheme).segments == study.segmentation(id_, scheme).segments
    kept = weights(study)
    assert 33 == pytest.approx(sum(kept.weight.values()))
    assert set(kept.weight) == set(study.transcript_ids())
    ownership = {case.id: case.attributes["ownership"] for case in study.registers.cases}
    assert all(kept.stratum[i.transcript] == ownership[i.case] for i in study.registers.interviews)
    assert not [problem for problem in check(study)[0] if problem.level == "error"]


def test_turns_become_small_transcripts(sample: Corpus, tmp_path: Path) -> None:
    """What was asked and what was answered, word for word; of respondents nothing but what was drawn."""
    asked = Asked(25, TURN, words=5)
    strata = draw(sample, asked)
    study = make(sample, strata, asked, tmp_path / "study")
    turn = {(t["transcript"], t["turn"]): t for t in sample.arrow("turns").to_pylist()}
    kept = weights(study)

    assert 25 == len(study.transcript_ids())
    for unit, stratum in drawn(strata):
        id_ = f"{unit.transcript}-t{unit.turn + 1}"
        small = study.transcript(id_)
        (said,) = small.speech()
        assert turn[unit.transcript, unit.turn]["text"] == small.text[said.start : said.end]
        assert stratum.weight == kept.weight[id_]
        assert unit.transcript == kept.of[id_]
        assert all(study.segmentation(id_, scheme).segments for scheme in SCHEMES)
    asked_first = [id_ for id_ in study.transcript_ids() if len(study.transcript(id_).turns) > 1]
    assert len(asked_first) > 15
    rows = list(csv.DictReader(study.store.document("sample.csv").read_bytes().decode("utf-8-sig").splitlines()))
    assert {"turn"} == {row["unit"] for row in rows}


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ({"size": 90}, "there are 33 such transcripts, and 90 are asked for"),
        ({"size": 3, "by": "ownership"}, "3 places for 4 strata"),
        ({"size": 3, "by": "owner"}, "no attribute 'owner'"),
        ({"size": 3, "unit": "page"}, "no unit to draw 'page'"),
        ({"size": 3, "allocation": "fair"}, "no way to part a sample"),
        ({"size": 0}, "one unit at least"),
    ],
)
def test_what_cannot_be_drawn(sample: Corpus, asked: dict[str, object], what: str) -> None:
    """One line each."""
    with pytest.raises(CodekitError, match=what):
        draw(sample, Asked(**asked))  # type: ignore[arg-type]


def test_a_folder_that_holds_something_stays_as_it_is(sample: Corpus, tmp_path: Path) -> None:
    """Nothing is written, and a study that was not sampled has no weights."""
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    asked = Asked(2)
    with pytest.raises(CodekitError, match="is not empty"):
        make(sample, draw(sample, asked), asked, tmp_path)
    assert ["notes.txt"] == [path.name for path in tmp_path.iterdir()]

    with pytest.raises(CodekitError, match="was not sampled from a corpus"):
        weights(create_study(tmp_path / "other", title="Other"))


def test_more_of_a_sample_keeps_what_was_drawn(sample: Corpus, tmp_path: Path) -> None:
    """The larger draw of a seed holds the smaller one: transcripts stay as they are, every weight is the new one."""
    few, more = Asked(6, by="ownership", seed=4), Asked(11, by="ownership", seed=4)
    study = make(sample, draw(sample, few), few, tmp_path / "study", coders=["ana"])
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "study" / "transcripts").iterdir()}

    added = add(study, sample, draw(sample, more), more)
    again = add(study, sample, draw(sample, more), more)

    assert (5, 6) == (added.new, added.there)
    assert (0, 11) == (again.new, again.there)
    assert before.items() <= {p: p.stat().st_mtime_ns for p in (tmp_path / "study" / "transcripts").iterdir()}.items()
    fresh = make(sample, draw(sample, more), more, tmp_path / "fresh", coders=["ana"])
    assert weights(fresh) == weights(study)
    assert fresh.transcript_ids() == study.transcript_ids()
    assert sorted(fresh.registers.cases, key=str) == sorted(study.registers.cases, key=str)
    assert sorted(fresh.registers.interviews, key=str) == sorted(study.registers.interviews, key=str)
    assert not [problem for problem in check(study)[0] if problem.level == "error"]


@pytest.mark.parametrize("other", [{"seed": 5}, {"size": 5}, {"by": ""}, {"unit": TURN}])
def test_another_draw_does_not_mix_with_a_sample(sample: Corpus, tmp_path: Path, other: dict[str, object]) -> None:
    """Another seed, fewer, other strata or units: one line, and nothing is written."""
    asked = Asked(6, by="ownership", seed=4)
    study = make(sample, draw(sample, asked), asked, tmp_path / "study")
    before = files(tmp_path / "study")
    second = replace(asked, **other)  # type: ignore[arg-type]

    with pytest.raises(CodekitError, match="is no part of this draw") as told:
        add(study, sample, draw(sample, second), second)

    assert "--unit transcript --seed 4" in told.value.hint
    assert before == files(tmp_path / "study")


def test_a_study_of_its_own_takes_a_sample_without_duplicates(sample: Corpus, tmp_path: Path) -> None:
    """The same text under the same or another id is that transcript; another text of an id is told before."""
    asked = Asked(4, seed=2)
    strata = draw(sample, asked)
    first, second, third, _ = [unit.transcript for unit, _ in drawn(strata)]
    texts_ = {text.transcript.id: text.transcript.text for p in sample.parts for text in texts(sample.layout, p)}
    study = create_study(tmp_path / "study", title="Ours", coders=["ana"])
    for id_, text in ((first, texts_[first]), ("Ours2", texts_[second]), ("Own", "I: Why?\n\nR: So.\n")):
        (tmp_path / f"{id_}.txt").write_text(text, "utf-8")
        assert list(Importer(study).run([(tmp_path / f"{id_}.txt", True)]))

    added = add(study, sample, strata, asked)

    assert (2, 2) == (added.new, added.there)
    assert {first, "Ours2", third} < set(weights(study).weight)
    assert second == weights(study).of["Ours2"]
    assert second not in study.transcript_ids()
    assert 5 == len(study.transcript_ids())

    other = create_study(tmp_path / "other", title="Other", coders=["ana"])
    (tmp_path / f"{third}.txt").write_text("I: Why?\n\nR: So.\n", "utf-8")
    assert list(Importer(other).run([(tmp_path / f"{third}.txt", True)]))
    before = files(tmp_path / "other")
    with pytest.raises(ProblemsError, match=rf"1 of 4 that were drawn cannot come in\n  {third}: .* another text"):
        add(other, sample, strata, asked)
    assert before == files(tmp_path / "other")


def test_single_turns_are_added_too(sample: Corpus, tmp_path: Path) -> None:
    """Each with its number, also where two are the same words."""
    few, more = Asked(10, TURN, seed=3), Asked(30, TURN, seed=3)
    study = make(sample, draw(sample, few), few, tmp_path / "study")

    added = add(study, sample, draw(sample, more), more)

    assert (20, 10) == (added.new, added.there)
    kept = weights(study)
    assert 30 == len(kept.weight) == len(study.transcript_ids())
    assert sum(stratum.size for stratum in draw(sample, more)) == pytest.approx(sum(kept.weight.values()))
