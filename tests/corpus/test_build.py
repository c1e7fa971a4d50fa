"""From files to tables: the same spans as an import, the same bytes whatever ran before or beside."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

import studies
from codekit import corpus as corpora
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.engines import engine
from codekit.corpus.base.texts import texts
from codekit.corpus.building import attributes
from codekit.corpus.building.build import begin
from codekit.corpus.building.part import Recipe
from codekit.corpus.building.parts import Named, parted
from codekit.errors import CodekitError, ProblemsError
from codekit.executor import InProcess
from codekit.model.transcript import SCHEMES, text_sha
from codekit.workflow.study import importing
from codekit.workflow.study.study import create_study
from corpus.small import SAMPLE, attribute_table, built, files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three short interviews, one of them in a folder below."""
    root = tmp_path / "talks"
    (root / "late").mkdir(parents=True)
    for id_, text in studies.INTERVIEWS.items():
        where = root / "late" if id_ == "T03" else root
        (where / f"{id_}.txt").write_text(text, "utf-8")
    return root


def test_texts_turns_roles_and_divisions_are_those_of_an_import(tmp_path: Path) -> None:
    """Of text, Word, captions, and a turn table: what is stored in a study is what the tables give back."""
    sources = [*sorted((SAMPLE / "formats").glob("*.docx")), *sorted((SAMPLE / "sources").glob("O1*.txt"))[:3]]
    table = tmp_path / "two.csv"
    table.write_text("transcript,speaker,text,time\nA1,I,Why?,0:01\nA1,R,So. And so.,0:03\nA2,R,No,\n", "utf-8")
    captions = tmp_path / "spoken.vtt"
    shutil.copy(next((SAMPLE / "formats").glob("*.vtt")), captions)
    corpus = built([*sources, table, captions], tmp_path / "corpus")
    study = create_study(tmp_path / "study", title="Care")
    outcomes = [d.outcome for d in importing.Importer(study).run(importing.files_of([*sources, table, captions]))]

    found = {text.transcript.id: text for part in corpus.parts for text in texts(corpus.layout, part)}

    assert {"imported"} == set(outcomes)
    assert study.transcript_ids() == sorted(found)
    assert len(found) >= 7
    for id_, text in found.items():
        stored = study.transcript(id_)
        assert (stored.text, stored.turns, stored.sha256) == (
            text.transcript.text,
            text.transcript.turns,
            text.transcript.sha256,
        )
        assert {t.speaker: stored.role(t.speaker) for t in stored.turns} == text.transcript.roles
        for scheme in SCHEMES:
            assert study.segmentation(id_, scheme).segments == text.segmentation(scheme).segments


def test_nothing_of_a_text_is_lost(sample: Corpus) -> None:
    """The parts of every text, put together, have its hash; counts of rows are those that the head states."""
    found = [text for part in sample.parts for text in texts(sample.layout, part)]

    assert 33 == len(found) == sample.totals["transcripts"]
    assert all(text_sha(text.transcript.text) == text.row["sha256"] for text in found)
    for table in ("turns", "sentences"):
        assert sample.totals[table] == sample.arrow(table).num_rows
    assert sample.totals["words"] == sum(sample.arrow("transcripts")["words"].to_pylist())


def test_the_same_bytes_with_two_processes_with_three_and_on_dask(
    sample: Corpus, scheduler: str, tmp_path: Path
) -> None:
    """Every file of the corpus, whatever engine made it."""
    expected = files(sample.layout.root)
    for name, asked in (("two", {"workers": 2}), ("three", {"workers": 3}), ("dask", {"scheduler": scheduler})):
        out = tmp_path / name
        with engine(**asked) as executor:
            attributes.write(built([SAMPLE / "sources"], out, executor), attribute_table(tmp_path))
        assert expected == files(out)


def test_building_again_reads_nothing_twice(folder: Path, tmp_path: Path) -> None:
    """A second build changes no file and says so; a new file makes the part anew that it belongs to."""
    corpus = built([folder], tmp_path / "c")
    before = {path: path.stat().st_mtime_ns for path in corpus.layout.root.rglob("*.parquet")}

    again = list(begin([folder], tmp_path / "c", Recipe(megabytes=1)).run(InProcess()))

    tables = {path: at for path, at in before.items() if path.parent.name != "attributes"}
    assert ["unchanged"] * 3 == [diagnosis.outcome for diagnosis in again]
    assert tables == {path: path.stat().st_mtime_ns for path in tables}

    (folder / "T04.txt").write_text("I: Why?\n\nR: For the winter.\n", "utf-8")
    grown = built([folder], tmp_path / "c")
    assert files(built([folder], tmp_path / "fresh").layout.root) == files(grown.layout.root)
    assert 4 == grown.totals["transcripts"]


def test_what_was_cut_off_goes_on(folder: Path, tmp_path: Path) -> None:
    """Without the head a corpus is not opened; the next build ends it, and a damaged part is made anew."""
    corpus = built([folder], tmp_path / "c")
    whole = files(corpus.layout.root)
    corpus.layout.head.unlink()
    corpus.layout.table("turns", corpus.parts[0]).unlink()
    with pytest.raises(CodekitError, match="its build has not ended"):
        corpora.open(tmp_path / "c")

    assert whole == files(built([folder], tmp_path / "c").layout.root)

    corpus.layout.manifest(corpus.parts[0]).write_bytes(b'{"part"')
    assert whole == files(built([folder], tmp_path / "c").layout.root)


def test_copies_and_taken_ids_stay_out_and_are_told(folder: Path, tmp_path: Path) -> None:
    """As an import has it: the same text once, the first of two ids; with ids by path both come in."""
    (folder / "late" / "T01.txt").write_text("I: Who?\n\nR: The county.\n", "utf-8")
    (folder / "T09.md").write_text(studies.INTERVIEWS["T02"], "utf-8")

    said = {d.file: d for d in begin([folder], tmp_path / "c", Recipe()).run(InProcess())}
    corpus = corpora.open(tmp_path / "c")

    assert "duplicate" == said["talks/T09.md"].outcome
    assert "refused" == said["talks/late/T01.txt"].outcome
    assert "--ids path, or rename it" == said["talks/late/T01.txt"].hint
    assert ["T01", "T02", "T03"] == sorted(corpus)
    assert corpus.arrow("turns").num_rows == corpus.totals["turns"]
    rows = list(csv.DictReader(corpus.layout.left_out.open(encoding="utf-8-sig")))
    assert {"talks/T09.md", "talks/late/T01.txt"} == {row["file"] for row in rows}
    assert ["T01", "T02", "late-T01", "late-T03"] == sorted(built([folder], tmp_path / "d", ids="path"))

    # The first copy goes, and the other one comes in.
    (folder / "T02.txt").unlink()
    assert "T09" in set(built([folder], tmp_path / "c", drop=True))


def test_nothing_leaves_a_corpus_unasked(folder: Path, tmp_path: Path) -> None:
    """A build that would take interviews out is refused before it writes; with drop they go."""
    built([folder], tmp_path / "c")
    before = files(tmp_path / "c")
    (folder / "late" / "T03.txt").unlink()

    with pytest.raises(CodekitError, match=r"holds talks/late/T03\.txt, not among these files"):
        begin([folder], tmp_path / "c", Recipe())
    assert before == files(tmp_path / "c")

    dropped = built([folder], tmp_path / "c", drop=True)
    assert ["T01", "T02"] == sorted(dropped)
    assert not any(b"church" in data for data in files(tmp_path / "c").values())


@pytest.mark.parametrize("what", ["a folder of something else", "a missing path", "an empty folder", "one name twice"])
def test_what_cannot_be_built_is_one_line(folder: Path, tmp_path: Path, what: str) -> None:
    """Before anything is written."""
    paths, out = [folder], tmp_path / "c"
    if what == "a folder of something else":
        out = folder
    elif what == "a missing path":
        paths = [tmp_path / "nowhere"]
    elif what == "an empty folder":
        (tmp_path / "empty").mkdir()
        paths = [tmp_path / "empty"]
    else:
        shutil.copytree(folder, tmp_path / "other" / "talks")
        paths = [folder, tmp_path / "other" / "talks"]

    with pytest.raises(CodekitError) as told:
        begin(paths, out, Recipe())

    assert 1 == len(told.value.message.splitlines())
    assert not (tmp_path / "c").exists()


def test_a_new_file_changes_its_own_part_and_no_other() -> None:
    """Parts end where names say so: of four thousand files with one more, all parts but one or two are the same."""
    names = [f"hearings/{n:05}.txt" for n in range(4000)]
    before = set(parted([Named(name, Path(name), named=False, size=10_000) for name in names]))
    names.append("hearings/01500b.txt")
    after = set(parted([Named(name, Path(name), named=False, size=10_000) for name in sorted(names)]))

    assert len(before) > 20
    assert len(before - after) <= 2
    assert sorted(names) == sorted(file.name for part in after for file in part.files)


def test_attributes_are_held_to_the_transcripts(folder: Path, tmp_path: Path) -> None:
    """One row each; what is not said is unknown, an earlier table stays, a table with a fault changes nothing."""
    corpus = built([folder], tmp_path / "c")
    table = tmp_path / "known.csv"
    table.write_text("transcript,case,year\nT01.txt,O1,2019\nT77,O7,2020\n", "utf-8")

    assert 1 == attributes.write(corpus, table)
    rows = {row["transcript"]: row for row in corpus.arrow("attributes").to_pylist()}
    assert {"transcript": "T01", "case": "O1", "year": "2019"} == rows["T01"]
    assert {"transcript": "T02", "case": "", "year": "unknown"} == rows["T02"]
    assert attributes.of(corpus, "year") == {"T01": "2019", "T02": "unknown", "T03": "unknown"}

    attributes.write(corpus)
    assert "2019" == attributes.of(corpus, "year")["T01"]

    table.write_text("transcript,year\nT01,1999\nT01,2000\n", "utf-8")
    with pytest.raises(ProblemsError, match="T01 stands twice"):
        attributes.write(corpus, table)
    assert "2019" == attributes.of(corpus, "year")["T01"]
    with pytest.raises(CodekitError, match="no such file"):
        attributes.read(tmp_path / "none.csv")


def test_tables_for_other_programs(sample: Corpus) -> None:
    """Arrow, pandas and Dask give the same rows."""
    turns = sample.pandas("turns", ["transcript", "words"])
    by_dask = sample.dask("turns", ["transcript", "words"]).groupby("transcript")["words"].sum().compute()

    assert turns.groupby("transcript")["words"].sum().to_dict() == by_dask.to_dict()
    assert ["transcript", "words"] == sample.arrow("turns", ["transcript", "words"]).column_names
    with pytest.raises(CodekitError, match="no table 'turn'"):
        sample.arrow("turn")
