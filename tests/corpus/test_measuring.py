"""Agreement and matrix of codings in Parquet are those that a study with the same codings gives, exactly."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import NamedTuple

import pytest

import studies
from codekit.agreement import compare
from codekit.agreement.rounds.report import NUMBERS
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.engines import engine
from codekit.corpus.building import attributes
from codekit.corpus.measuring import take as taking
from codekit.corpus.measuring.agree import agree
from codekit.corpus.measuring.matrix import matrix
from codekit.errors import CodekitError
from codekit.workflow.coding import files as coding_files
from codekit.workflow.comparing import axes
from codekit.workflow.comparing.compare import Options
from codekit.workflow.results import tabulate
from codekit.workflow.rounds import rounds
from codekit.workflow.study import cases, codebook_files, importing, speakers
from codekit.workflow.study.study import Study, create_study
from corpus.small import built, files, hearings

CODERS = ("ana", "ben", "cai")


class World(NamedTuple):
    """Hearings in a study, coded by three with mistakes and compared; the same in a corpus."""

    study: Study
    corpus: Corpus
    table: Path


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Thirty hearings; cai did two thirds of them."""
    folder = tmp_path_factory.mktemp("measured")
    hearings().make(folder, 30, seed=3)
    study = create_study(folder / "study", title="Hearings", coders=CODERS)
    known = csv.DictReader((folder / "attributes.csv").open(encoding="utf-8"))
    links = "".join(f"{row['transcript']},{row['case']}\n" for row in known)
    link = cases.add_cases(study, studies.write(folder / "links.csv", "transcript,case\n" + links))
    importer = importing.Importer(study, link=link)
    assert {"imported"} == {d.outcome for d in importer.run(importing.files_of([folder / "hearings"]))}
    study.refresh()
    codebook_files.take_in(study, folder / "hearings.yaml")
    speakers.set_roles(study, study.transcript_ids(), confirm=True)
    ids = study.transcript_ids()
    third = [f"{id_}=" + "+".join(CODERS if n < 20 else CODERS[:2]) for n, id_ in enumerate(ids)]
    assigned = rounds.parse_assignments(third)
    rounds.start(
        study, "r1", kind="double", coders=CODERS, transcripts=["all"], codebook="hearings", assignments=assigned
    )
    table = _coded(folder, ids)
    coding_files.read_one(study, table, round_id="r1")
    studies.agree(study, "r1")
    corpus = built([folder / "hearings"], folder / "corpus")
    attributes.write(corpus, folder / "attributes.csv")
    taking.take(corpus, "r1", taking.of_study(study, "r1"))
    return World(study, corpus, table)


def _coded(folder: Path, ids: list[str]) -> Path:
    """What three coders say of the hearings: nearly the truth, some of it contrary, some of it only for a part."""
    rng = random.Random(5)
    truth = list(csv.DictReader((folder / "read.csv").open(encoding="utf-8")))
    rows = [("transcript", "start", "end", "code", "coder", "polarity")]
    for coder in CODERS:
        rows += [(id_, "", "", "", coder, "") for n, id_ in enumerate(ids) if coder != "cai" or n < 20]
        for row in truth:
            if (coder == "cai" and ids.index(row["transcript"]) >= 20) or rng.random() < 0.15:
                continue
            code = rng.choice(["MONEY", "DELAY", "TRUST"]) if rng.random() < 0.1 else row["code"]
            end = int(row["end"]) - rng.randint(0, 5)
            rows.append((row["transcript"], row["start"], str(end), code, coder, rng.choice(["", "", "contrary"])))
    path = folder / "coded.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.mark.parametrize("unit", ["turn", "sentence", "character"])
def test_agreement_equals_that_of_the_study(world: World, unit: str) -> None:
    """Every figure of the report, exactly, with a coder who did some of the transcripts."""
    book = world.study.codebook("hearings")
    codes = ["MONEY", "DELAY", "TRUST"]
    round_ = world.study.round("r1")
    ground = axes.lay(world.study, round_, world.study.layers(round_), unit=unit)
    local = compare(axes.to_material(ground, codes), round_id="r1", unit=unit)

    found = agree(world.corpus, "r1", book=book, unit=unit, cluster="transcript")

    assert local.to_json() == found.to_json()
    assert 30 == found.n_transcripts
    assert 0.3 < found.codes[0].cohen_kappa < 1
    # The command says more of each code: how it is with polarity. By default both are clustered by case.
    by_command = studies.agree(world.study, "r1", Options(unit=unit)).report.to_json()["codes"]
    by_case = agree(world.corpus, "r1", book=book, unit=unit).to_json()["codes"]
    same = (*NUMBERS, "code", "n_units", "n_transcripts", "positives", "interval", "lower_bound", "p_value")
    assert [{name: code[name] for name in same} for code in by_command] == [
        {name: code[name] for name in same} for code in by_case
    ]


def test_the_matrix_equals_that_of_the_study(world: World) -> None:
    """Every cell and total, for a coder who did everything and one who did not."""
    book = world.study.codebook("hearings")
    for coder in ("ana", "cai"):
        local = tabulate.matrix(world.study, "hearings", coder=coder)
        found = matrix(world.corpus, "r1", book, coder=coder)
        names = ("case", "code", "state", "excerpts", "interviews", "words", "share", "contrary", "hypothetical")

        cells = sorted(tuple(getattr(cell, name) for name in names) for cell in local.cells.values())
        assert cells == sorted(tuple(cell) for cell in found.cells())
        assert len(cells) == 3 * len(local.cases) > 18
        by_code = {theme["code"]: theme for theme in found.to_json()["themes"]}
        for code, total in local.totals.items():
            assert (total.k, total.n, dict(total.states)) == tuple(by_code[code][name] for name in ("k", "n", "states"))


def test_every_engine_counts_the_same(world: World, scheduler: str) -> None:
    """With processes and on Dask."""
    book = world.study.codebook("hearings")
    figures, cells = agree(world.corpus, "r1").to_json(), matrix(world.corpus, "r1", book, coder="ana").to_json()

    for options in ({"workers": 2}, {"scheduler": scheduler}):
        with engine(**options) as executor:
            assert figures == agree(world.corpus, "r1", executor=executor).to_json()
            assert cells == matrix(world.corpus, "r1", book, coder="ana", executor=executor).to_json()


def test_tables_are_taken_as_ledgers_are(world: World, tmp_path: Path) -> None:
    """A CSV, and a Parquet file of the same rows: the codings and figures of the round they were read into."""
    import pyarrow.csv
    import pyarrow.parquet as pq

    pq.write_table(pyarrow.csv.read_csv(world.table), tmp_path / "coded.parquet")
    for path in (world.table, tmp_path / "coded.parquet"):
        name = path.suffix[1:]
        assert {"ana", "ben", "cai"} == set(taking.take(world.corpus, name, taking.of_files([path])))
        taken = agree(world.corpus, name).to_json()
        assert {**agree(world.corpus, "r1").to_json(), "round": name} == taken
    before = files(world.corpus.layout.root)
    taking.take(world.corpus, "csv", taking.of_files([world.table]))
    assert before == files(world.corpus.layout.root)
    rows = pq.read_table(tmp_path / "coded.parquet")
    half = rows.num_rows // 2
    for at, some in enumerate((rows.slice(half), rows.slice(0, half))):
        pq.write_table(some, tmp_path / f"half{at}.parquet")
    taking.take(world.corpus, "csv", taking.of_files([tmp_path / "half0.parquet", tmp_path / "half1.parquet"]))
    assert before == files(world.corpus.layout.root)


def test_codings_that_were_taken_half_way_are_not_counted(world: World) -> None:
    """A take that was killed leaves old parts beside new ones: one line says so, and taking again mends it."""
    taking.take(world.corpus, "half", taking.of_files([world.table]))
    world.corpus.layout.taken("half").unlink()

    with pytest.raises(CodekitError, match="half was not taken to the end"):
        agree(world.corpus, "half")
    taking.take(world.corpus, "half", taking.of_files([world.table]))
    assert {**agree(world.corpus, "r1").to_json(), "round": "half"} == agree(world.corpus, "half").to_json()


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("H9999,1,5,MONEY,ana,", "is no transcript of the corpus"),
        ("H0001,5,5,MONEY,ana,", "has a coding of no place in its text"),
        ("H0001,1,999999,MONEY,ana,", "has a coding of no place in its text"),
        ("H0001,1,5,MONEY,ana,perhaps", "of a polarity that is none"),
    ],
)
def test_rows_that_do_not_fit_are_refused_whole(world: World, tmp_path: Path, row: str, what: str) -> None:
    """One line with the first and how many; nothing is written."""
    path = tmp_path / "bad.csv"
    path.write_text(f"transcript,start,end,code,coder,polarity\nH0001,1,5,MONEY,ana,supporting\n{row}\n", "utf-8")

    with pytest.raises(CodekitError, match=what):
        taking.take(world.corpus, "bad", taking.of_files([path]))
    assert not world.corpus.layout.codings("bad").exists()


def test_what_cannot_be_counted_is_said(world: World, tmp_path: Path) -> None:
    """Unknown names, a missing column, several coders, a corpus that changed."""
    book = world.study.codebook("hearings")
    with pytest.raises(CodekitError, match="no set of codings 'r9'"):
        agree(world.corpus, "r9")
    with pytest.raises(CodekitError, match="r1 has several coders: ana, ben, cai"):
        matrix(world.corpus, "r1", book)
    with pytest.raises(CodekitError, match="no coder 'zoe'"):
        matrix(world.corpus, "r1", book, coder="zoe")
    (tmp_path / "t.csv").write_text("transcript,code\nH0001,MONEY\n", "utf-8")
    with pytest.raises(CodekitError, match="no column 'coder'"):
        taking.of_files([tmp_path / "t.csv"])
    with pytest.raises(CodekitError, match=r"'\.\./r1' cannot name codings"):
        taking.take(world.corpus, "../r1", taking.of_files([world.table]))

    manifest = world.corpus.layout.manifest(world.corpus.parts[0])
    kept = manifest.read_bytes()
    try:
        manifest.write_bytes(kept + b"\n")
        with pytest.raises(CodekitError, match="changed since r1 was taken"):
            agree(world.corpus, "r1")
    finally:
        manifest.write_bytes(kept)
