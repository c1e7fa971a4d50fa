"""Proposals over a corpus are those of `suggest`; held against a coded sample they give figures that count by hand."""

from __future__ import annotations

import csv
import math
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from codekit.agreement.formulas.student import t_quantile
from codekit.corpus.applying.apply import apply
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.engines import engine
from codekit.corpus.base.texts import texts
from codekit.corpus.building import attributes
from codekit.corpus.measuring import prevalence_files
from codekit.corpus.measuring.prevalence import prevalence
from codekit.corpus.sampling.draw import Asked, draw
from codekit.corpus.sampling.study import make
from codekit.corpus.sampling.weights import weights
from codekit.errors import CodekitError
from codekit.model.codebook import Codebook
from codekit.model.transcript import RESPONDENT
from codekit.workflow.coding import files as coding_files
from codekit.workflow.coding.suggest import suggest
from codekit.workflow.rounds import rounds
from codekit.workflow.study import codebook_files, importing, speakers
from codekit.workflow.study.study import Study, create_study
from corpus.small import built, files, hearings

HEARINGS = hearings()


class World(NamedTuple):
    """Made-up hearings as files, as a corpus with proposals, and a sample of them that was coded."""

    folder: Path
    corpus: Corpus
    book: Codebook
    study: Study
    truth: dict[str, list[tuple[int, int, str]]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Sixty hearings, eighteen of them coded as their speakers meant it."""
    folder = tmp_path_factory.mktemp("hearings")
    HEARINGS.make(folder, 60)
    corpus = built([folder / "hearings"], folder / "corpus")
    attributes.write(corpus, folder / "attributes.csv")
    book = codebook_files.load(str(folder / "hearings.yaml"), None)
    apply(corpus, book)
    asked = Asked(18, by="committee", allocation="equal")
    sample = draw(corpus, asked)
    study = make(corpus, sample, asked, folder / "study", coders=["ana"], codebook=folder / "hearings.yaml")
    truth: dict[str, list[tuple[int, int, str]]] = {}
    for row in csv.DictReader((folder / "read.csv").open(encoding="utf-8")):
        truth.setdefault(row["transcript"], []).append((int(row["start"]), int(row["end"]), row["code"]))
    speakers.set_roles(study, study.transcript_ids(), confirm=True)
    rounds.start(study, "r1", kind="initial", coders=["ana"], transcripts=["all"], codebook="hearings")
    rows = [(id_, *row) for id_ in study.transcript_ids() for row in truth.get(id_, [("", "", "")])]
    table = folder / "coded.csv"
    lines = [f"{id_},{start},{end},{code},ana\n" for id_, start, end, code in rows]
    table.write_text("transcript,start,end,code,coder\n" + "".join(lines), "utf-8")
    coding_files.read_one(study, table, round_id="r1")
    return World(folder, corpus, book, study, truth)


def test_proposals_are_those_of_suggest(world: World, tmp_path: Path) -> None:
    """The same sentences with the same codes as an imported study's; the coder's name says that rules made them."""
    paths = sorted((world.folder / "hearings").rglob("*.txt"))[:12]
    study = create_study(tmp_path / "study", title="Twelve", coders=["ana"])
    assert ["imported"] * 12 == [d.outcome for d in importing.Importer(study).run([(path, True) for path in paths])]
    codebook_files.take_in(study, world.folder / "hearings.yaml")
    rounds.start(study, "r1", kind="initial", coders=["ana"], transcripts=["all"], codebook="hearings")
    assert list(suggest(study, "hearings"))
    expected = {
        (coding.coder, coding.transcript, coding.code, coding.start, coding.end, coding.codebook)
        for layer in study.layers(study.round("r1")).by_key.values()
        for coding in layer.codings
    }

    rows = [row for row in world.corpus.arrow("codings").to_pylist() if row["transcript"] in study.transcript_ids()]

    assert len(rows) > 20
    assert {"rules:hearings"} == {row["coder"] for row in rows}
    names = ("coder", "transcript", "code", "start", "end", "codebook")
    assert expected == {tuple(row[name] for name in names) for row in rows}
    text = {
        text.transcript.id: text.transcript for part in world.corpus.parts for text in texts(world.corpus.layout, part)
    }
    for row in rows:
        assert text[row["transcript"]].sha256 == row["text_sha"]
        turn = text[row["transcript"]].turns[row["turn"]]
        assert turn.start <= row["start"] < row["end"] <= turn.end
        assert RESPONDENT == text[row["transcript"]].role(turn.speaker)


def test_every_engine_proposes_the_same_bytes_and_nothing_is_done_twice(
    world: World, tmp_path: Path, scheduler: str
) -> None:
    """With processes, on Dask, and again: the files are the same, and stay untouched where nothing changed."""
    expected = files(world.corpus.layout.root)
    for name, options in (("two", {"workers": 2}), ("three", {"workers": 3}), ("dask", {"scheduler": scheduler})):
        shutil.copytree(world.corpus.layout.root, tmp_path / name, ignore=shutil.ignore_patterns("codings"))
        corpus = Corpus.at(tmp_path / name)
        with engine(**options) as executor:
            applied = apply(corpus, world.book, executor=executor)
            assert expected == files(tmp_path / name)
            before = {path: path.stat().st_mtime_ns for path in (tmp_path / name).rglob("codings/*/*.parquet")}
            assert before
            assert applied == apply(corpus, world.book, executor=executor)
            assert before == {path: path.stat().st_mtime_ns for path in before}


@pytest.mark.parametrize("unit", ["sentence", "turn"])
def test_counts_of_the_sample_and_of_the_corpus_are_those_by_hand(world: World, unit: str) -> None:
    """tp, fp, fn, tn from the true codes and plain expressions; the proposed share from all sixty hearings."""
    found = prevalence(world.corpus, world.study, "hearings", unit=unit)
    cues = {
        "MONEY": r"\bmoney\b|\bfund\w*|\bgrant\w*|\bran out\b|\bpaid for\b",
        "DELAY": r"\blate\b|\bbacklog\w*|\bwait\w*|\bmonths behind\b",
        "TRUST": r"\btrust\w*|\bbelieve\w*",
    }
    cells: Counter[tuple[str, bool, bool]] = Counter()
    proposed: Counter[str] = Counter()
    units = 0
    sampled = set(world.study.transcript_ids())
    for text in (text for part in world.corpus.parts for text in texts(world.corpus.layout, part)):
        transcript = text.transcript
        for piece in text.segmentation(unit).segments:
            if transcript.role(piece.speaker) != RESPONDENT:
                continue
            units += 1
            said = transcript.text[piece.start : piece.end]
            for code, pattern in cues.items():
                rule = re.search(pattern, said, re.IGNORECASE) is not None
                people = any(
                    c == code and a < piece.end and piece.start < b for a, b, c in world.truth.get(transcript.id, [])
                )
                proposed[code] += rule
                if transcript.id in sampled:
                    cells[code, rule, people] += 1

    assert units == found.corpus_units
    assert list(cues) == [row.code for row in found.rows]
    for row in found.rows:
        both, rule_only, people_only, neither = row.counts
        expected = [cells[row.code, rule, people] for rule, people in ((True, True), (True, False), (False, True))]
        assert expected == [both, rule_only, people_only]
        assert cells[row.code, False, False] == neither
        assert proposed[row.code] / units == pytest.approx(row.apparent)
        assert 18 == row.transcripts


def test_the_interval_is_that_by_hand(world: World) -> None:
    """Leave out each transcript of each committee, from sample.csv, the true codes and plain arithmetic."""
    (row, *_) = prevalence(world.corpus, world.study, "hearings").rows
    with (world.folder / "study" / "sample.csv").open(encoding="utf-8-sig") as file:
        drawn = [(r["transcript"], r["stratum"], int(r["stratum_size"])) for r in csv.DictReader(file)]
    units = {}
    for id_, _, _ in drawn:
        text, spans = world.study.transcript(id_), world.study.segmentation(id_, "sentence").segments
        mine = [s for s in spans if text.role(s.speaker) == RESPONDENT]
        held = [(a, b) for a, b, code in world.truth.get(id_, []) if code == row.code]
        units[id_] = (sum(any(a < s.end and s.start < b for a, b in held) for s in mine), len(mine))

    def share(kept: list[tuple[str, str, int]]) -> float:
        times = Counter(stratum for _, stratum, _ in kept)
        weight = {id_: size / times[stratum] for id_, stratum, size in kept}
        return sum(w * units[i][0] for i, w in weight.items()) / sum(w * units[i][1] for i, w in weight.items())

    parts: list[float] = []
    for name, (n, size) in {s: (sum(o == s for _, o, _ in drawn), z) for _, s, z in drawn}.items():
        left = [share([one for one in drawn if one != out]) for out in drawn if out[1] == name]
        parts += [(1 - n / size) * (n - 1) / n * (value - sum(left) / n) ** 2 for value in left]
    df = min(max(3 * sum(parts) ** 2 / sum(p**2 for p in parts) - 2, 1), 18 - 3)
    p, reach = share(drawn), t_quantile(0.975, df) * math.sqrt(sum(parts))
    low, high = (1 / (1 + math.exp(-(math.log(p / (1 - p)) + sign * reach / (p * (1 - p))))) for sign in (-1, 1))

    assert (p, low, high) == pytest.approx(row.share[:3])


def test_what_is_carried_back_holds_the_truth(world: World) -> None:
    """Within their intervals, for codes whose cues miss a third and err a little; a proposal alone does not."""
    found = prevalence(world.corpus, world.study, "hearings")
    true = Counter(code for rows in world.truth.values() for _, _, code in rows)

    assert 3 == len(found.rows)
    for row in found.rows:
        share = true[row.code] / found.corpus_units
        assert row.corrected.low <= share <= row.corrected.high
        assert 0 < row.recall.low < row.recall.value < row.recall.high < 1
        assert row.share.low < row.share.value < row.share.high
    assert 60 == pytest.approx(sum(weights(world.study).weight.values()))


def test_intervals_are_clustered_by_what_was_drawn_or_by_case(world: World) -> None:
    """By case, of which there are nine, they are other ones; the values stay."""
    one, other = (prevalence(world.corpus, world.study, "hearings", cluster=name) for name in ("transcript", "case"))

    assert [row.precision.value for row in one.rows] == pytest.approx([row.precision.value for row in other.rows])
    assert [row.precision.low for row in one.rows] != [row.precision.low for row in other.rows]


def test_what_is_written(world: World, tmp_path: Path) -> None:
    """A row for each code with every figure, its ends and reasons; JSON holds no NaN."""
    found = prevalence(world.corpus, world.study, "hearings")
    prevalence_files.save(tmp_path / "p.csv", found)
    (first, *_) = csv.DictReader((tmp_path / "p.csv").open(encoding="utf-8-sig"))

    assert found.rows[0].corrected.value == float(first["corrected"])
    assert found.rows[0].recall.low == float(first["recall_low"])
    assert found.to_json() == msgspec.json.decode(msgspec.json.encode(found.to_json()))
    with pytest.raises(CodekitError, match=r"p\.png: no table of this kind"):
        prevalence_files.save(tmp_path / "p.png", found)


def test_proposals_of_other_cues_are_refused(world: World, tmp_path: Path) -> None:
    """A codebook whose cues changed, a corpus that has none, or that grew since: one line with what to do."""
    corpus = built([world.folder / "hearings" / "2013"], tmp_path / "c")
    with pytest.raises(CodekitError, match="no proposals of rules:hearings in this corpus"):
        prevalence(corpus, world.study, "hearings")
    apply(corpus, world.book, ["MONEY"])
    assert ["MONEY"] == [row.code for row in prevalence(corpus, world.study, "hearings").rows]

    (tmp_path / "2013").mkdir()
    for path in sorted((world.folder / "hearings" / "2013").glob("*.txt"))[1:]:
        (tmp_path / "2013" / path.name).write_bytes(path.read_bytes())
    smaller = built([tmp_path / "2013"], tmp_path / "c", drop=True)
    with pytest.raises(CodekitError, match="changed since rules:hearings was applied"):
        prevalence(smaller, world.study, "hearings")

    with pytest.raises(CodekitError, match="no kind of cluster 'room'"):
        prevalence(smaller, world.study, "hearings", cluster="room")
    with pytest.raises(CodekitError, match="no unit 'page'"):
        prevalence(smaller, world.study, "hearings", unit="page")


def test_nothing_of_a_blind_round_is_told(world: World, tmp_path: Path) -> None:
    """What coders of an open double round found changes nothing, and asking for one of them is refused."""
    study = make(world.corpus, draw(world.corpus, Asked(4)), Asked(4), tmp_path / "study", coders=["ana", "ben"])
    codebook_files.take_in(study, world.folder / "hearings.yaml")
    rounds.start(study, "r1", kind="double", coders=["ana", "ben"], transcripts=["all"], codebook="hearings")

    def said(coder: str = "") -> str:
        with pytest.raises(CodekitError) as told:
            prevalence(world.corpus, study, "hearings", coder=coder)
        return str(told.value)

    before = said()
    for coder in ("ana", "ben"):
        table = tmp_path / "coded.csv"
        rows = [
            f"{id_},{a},{b},{c},{coder}\n" for id_ in study.transcript_ids() for a, b, c in world.truth.get(id_, [])
        ]
        table.write_text("transcript,start,end,code,coder\n" + "".join(rows), "utf-8")
        coding_files.read_one(study, table, round_id="r1")
        assert before == said()
        assert "blind" in said("ana")
