"""Commands at the same moment, in real processes: each finds what the other did, or hears that it is there already."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import failing
from codekit.store.folder.store import FolderStore
from codekit.workflow.deciding import decisions
from codekit.workflow.study.study import open_study
from racing import Race
from studies import CODEBOOK, INTERVIEWS, agree, build, code, folder_of, start, write
from together import commands
from writing import LINES, Line, Source, source_of

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="needs fork")]
FOUR = range(4)
ROUND = ("--transcripts", "all", "--codebook", "food")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study that each test copies."""
    study = build(tmp_path_factory.mktemp("food"))
    start(study)
    return folder_of(study)


@pytest.fixture
def food(template: Path, tmp_path: Path) -> Path:
    """Three interviews and the blind double round r1 of ana and ben."""
    return Path(shutil.copytree(template, tmp_path / "study"))


def events(folder: Path, kind: str) -> list[dict[str, Any]]:
    """The events of a kind below a folder, as the files have them."""
    paths = sorted(folder.rglob("*.jsonl"))
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line]
    return [line for line in lines if line["type"] == kind]


def places(codings: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    """How often each thing was said."""
    return Counter((c["coder"], c["transcript"], c["code"], c["start"], c["end"]) for c in codings)


def spans(study: Path, coder: str, code_id: str) -> str:
    """A table of many codings of what respondents say."""
    opened = open_study(study)
    rows = [
        f"{id_},{coder},{at},{at + 4},{code_id}"
        for id_ in INTERVIEWS
        for turn in opened.transcript(id_).turns
        if turn.speaker == "Respondent"
        for at in range(turn.start, turn.end - 4, 2)
    ]
    return "\n".join(["transcript,coder,start,end,code", *rows, ""])


def test_reading_one_table_four_times_at_once_codes_once(food: Path, tmp_path: Path) -> None:
    """Each coding stands once: whoever comes later finds it."""
    table = write(tmp_path / "t.csv", spans(food, "ana", "MONEY"))
    ended = commands(*[("code", "--from", table, "--round", "r1", "--study", food)] * 4)

    assert [0] * 4 == [each.code for each in ended], ended
    counted = places(events(food / "codings", "coding.add"))
    assert len(counted) > 100
    assert {1} == set(counted.values())


def test_starting_one_round_four_times_at_once_starts_it_once(food: Path) -> None:
    """Three hear that it exists already."""
    ended = commands(
        *[("round", "start", "r9", "--kind", "double", "--coders", "ana,ben", *ROUND, "--study", food)] * 4
    )

    assert [0, 1, 1, 1] == sorted(each.code for each in ended), ended
    assert 3 == sum("round 'r9' exists already" in each.said for each in ended)
    assert 1 == len(events(food / "rounds" / "r9", "round.start"))


def test_adding_coders_at_once_loses_none(food: Path) -> None:
    """Each new coder stands in study.yaml, and no command has to be repeated."""
    typed = ("round", "start", "--kind", "initial", "--add-coder", *ROUND, "--study", food)
    ended = commands(*[(*typed, f"q{n}", "--coders", f"new{n}") for n in FOUR])

    assert [0] * 4 == [each.code for each in ended], ended
    assert {f"new{n}" for n in FOUR} <= set(open_study(food).settings.coders)


def test_importing_one_id_four_times_at_once_imports_one_text(food: Path, tmp_path: Path) -> None:
    """One is imported whole; the others hear that another text stands there."""
    files = [
        write(tmp_path / str(n) / "N1.txt", f"Interviewer: How?\n\nRespondent: {'It is so. ' * n * 9}\n\n" * 30)
        for n in range(1, 5)
    ]
    ended = commands(*[("import", path, "--study", food) for path in files])

    assert [0, 1, 1, 1] == sorted(each.code for each in ended), ended
    assert 1 == sum("N1: imported" in each.said for each in ended)
    assert 3 == sum("another text is stored under this id" in each.said for each in ended)
    study = open_study(food)
    assert study.transcript("N1").respondent_speech
    assert study.segmentation("N1", "sentence").segments[-1].end <= len(study.transcript("N1").text)


def test_importing_different_interviews_at_once_links_all(food: Path, tmp_path: Path) -> None:
    """interviews.csv has a row for each, and no import has to be repeated."""
    files = [write(tmp_path / f"N{n}.txt", f"Interviewer: How?\n\nRespondent: This is {n}.\n") for n in FOUR]
    ended = commands(*[("import", path, "--case", "O2", "--study", food) for path in files])

    assert [0] * 4 == [each.code for each in ended], ended
    linked = {interview.transcript for interview in open_study(food).registers.interviews}
    assert {f"N{n}" for n in FOUR} <= linked


@pytest.fixture
def decided(food: Path) -> Path:
    """The study with r1 compared and every disagreement decided."""
    study = open_study(food)
    for coder, code_id in (("ana", "MONEY"), ("ben", "REL")):
        code(study, spans(food, coder, code_id), round_id="r1")
    agree(study, "r1")
    adjudicated = decisions.adjudication(study, "r1")
    wishes = {cluster.id: decisions.Wish(choice="both", reason="x") for cluster in adjudicated.clusters}
    assert decisions.decide_all(study, adjudicated, wishes, by="ana")
    return food


def test_writing_the_consensus_four_times_at_once_writes_it_once(decided: Path) -> None:
    """Each coding of the consensus stands once."""
    ended = commands(*[("consensus", "r1", "--study", decided)] * 4)

    assert [0] * 4 == [each.code for each in ended], ended
    written = [c for c in events(decided / "codings", "coding.add") if c["coder"] == "consensus"]
    assert len(written) > 20
    assert {1} == set(places(written).values())


def test_comparing_a_round_at_once_compares_it_once(food: Path) -> None:
    """Blindness ends once; whoever comes later gets the figures, or hears that it was compared."""
    study = open_study(food)
    for coder in ("ana", "ben"):
        code(study, spans(food, coder, "MONEY"), round_id="r1")
    commands(*[("agree", "r1", "--study", food)] * 3)

    assert 1 == len(events(food / "rounds" / "r1", "round.compare"))


def test_merging_one_copy_at_once_doubles_nothing(food: Path, tmp_path: Path) -> None:
    """Nobody's events stand twice, not even as lines."""
    other = Path(shutil.copytree(food, tmp_path / "other"))
    code(open_study(other), spans(other, "ana", "MONEY"), round_id="r1")
    ended = commands(*[("merge", other, "--study", food)] * 3)

    assert [0] * 3 == [each.code for each in ended], ended
    ids = Counter(c["id"] for c in events(food / "codings", "coding.add"))
    assert len(ids) > 100
    assert {1} == set(ids.values())


def test_laying_out_one_study_at_once_lays_it_out_once(tmp_path: Path) -> None:
    """One study with one title; the others hear that it is there already."""
    new = tmp_path / "new"
    ended = commands(*[("init", new, "--title", f"Title {n}", "--coders", f"c{n}") for n in FOUR])

    assert [0, 1, 1, 1] == sorted(each.code for each in ended), ended
    settings = open_study(new).settings
    assert [settings.title.replace("Title ", "c")] == list(settings.coders)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """A study at every stage, and what comes in."""
    failing.load()
    return source_of(tmp_path_factory.mktemp("everything"))


# Of the lines that read something and then write it into the study, those that no test above is about; and some that
# write a file or a folder for somebody outside, which is on record once.
READ_AND_WRITE = re.compile(
    r"(study|purge|import --remove|review|memo|meeting (hold|decide|retract)|judge|matrix food --from|check --fix"
    r"|codebook (new|import|change|recheck)|round (sign|close|cancel|settle)|diagnose .*--propose|pseudonyms|suggest"
    r"|code --(skip|unskip|finish|reopen|from in/(passes|saved))|decide r1 --from|decide r4|speakers T01"
    r"|quotes in/quotes.md -o|report member-check -o)\b"
)


@pytest.mark.parametrize(
    "line", [line for line in LINES if READ_AND_WRITE.match(line.typed)], ids=lambda line: line.short
)
def test_a_command_typed_twice_at_once_comes_to_what_it_comes_to_one_after_the_other(
    everything: Source, tmp_path: Path, line: Line
) -> None:
    """Nothing stands twice, nothing is lost, and nobody meets a bug."""
    assert [] == Race((line, line), everything, tmp_path / "work").run()


def test_who_only_reads_never_waits(food: Path) -> None:
    """While somebody writes for long, everything may be looked at, and nobody's hold is touched."""
    study = open_study(food)
    write(food / "codebooks" / "food.yaml", CODEBOOK)
    with study.alone():
        lock = next(food.glob(".codekit-lock*")).read_bytes()
        for reading in (
            ("round", "list"),
            ("round", "show", "r1"),
            ("check",),
            ("speakers",),
            ("codebook", "show", "food"),
            ("matrix", "food"),
            ("export", food.parent / "x.csv"),
        ):
            ended = subprocess.run(
                [sys.executable, "-c", "from codekit.cli.app import entry; entry()", *map(str, reading)],
                cwd=food,
                capture_output=True,
                text=True,
                timeout=50,  # below the patience of whoever waits
                check=False,
            )
            assert 0 == ended.returncode, ended.stderr
            assert "waiting" not in ended.stderr
        assert lock == next(food.glob(".codekit-lock*")).read_bytes()


def test_a_hold_in_one_study_is_none_in_another(food: Path, tmp_path: Path) -> None:
    """Two studies have nothing to do with one another."""
    other = FolderStore(Path(shutil.copytree(food, tmp_path / "other")))
    with FolderStore(food).alone(), other.alone(patience=0) as held:
        assert held


def test_making_a_study_of_one_project_at_once_makes_one(food: Path, tmp_path: Path) -> None:
    """Whoever comes later finds the study that the first one made of the same file; nothing else is left."""
    project, made = tmp_path / "project.qdpx", tmp_path / "made" / "study"
    made.parent.mkdir()
    assert [0] == [each.code for each in commands(("export", project, "--study", food))]
    ended = commands(*[("init", made, "--from", project)] * 4)

    assert [0] * 4 == [each.code for each in ended], ended
    assert 3 == sum("was made of this file before; nothing was changed" in each.said for each in ended)
    assert ["study"] == [path.name for path in made.parent.iterdir()]
    assert set(INTERVIEWS) == set(open_study(made).transcripts())


def test_correcting_one_text_at_once_makes_one_line_of_versions(food: Path, tmp_path: Path) -> None:
    """Each correction is of the text that stood there; who was too late hears so and writes nothing."""
    files = [
        write(tmp_path / str(n) / "T01.txt", INTERVIEWS["T01"].replace("pantry", f"pantry of {n} churches"))
        for n in FOUR
    ]
    ended = commands(*[("correct", path, "--yes", "--study", food) for path in files])

    late = sum("T01 was corrected meanwhile; nothing was written" in each.said for each in ended)
    assert [0] * (4 - late) + [1] * late == sorted(each.code for each in ended), ended
    history = open_study(food).history("T01")
    assert not history.has_conflict
    assert 1 + 4 - late == len(history.versions) == len(history.line)


def test_making_turns_of_one_text_at_once_makes_them_once(food: Path, tmp_path: Path) -> None:
    """Whoever comes later finds the turns as wanted, and no further version of the text is written."""
    said = "How do you get food?\n\nFrom the pantry, and from a church.\n\nWho pays?\n\nA grant pays for it.\n\n"
    assert [0] == [each.code for each in commands(("import", write(tmp_path / "Q1.txt", said * 3), "--study", food))]
    ended = commands(*[("speakers", "Q1", "--split", "question", "--study", food)] * 4)

    assert [0] * 4 == [each.code for each in ended], ended
    study = open_study(food)
    assert 2 == len(study.history("Q1").versions)
    assert 12 == len(study.transcript("Q1").turns)


def test_exporting_into_one_file_at_once_writes_one_whole_file(decided: Path, tmp_path: Path) -> None:
    """The file is what one export alone writes."""
    alone, shared = tmp_path / "alone" / "out.xlsx", tmp_path / "shared" / "out.xlsx"
    for folder in (alone.parent, shared.parent):
        folder.mkdir()
    ended = commands(*[("export", shared, "--what", "excerpts", "--study", decided)] * 3)
    ended += commands(("export", alone, "--what", "excerpts", "--study", decided))

    assert [0] * 4 == [each.code for each in ended], ended
    assert alone.read_bytes() == shared.read_bytes()
    assert ["out.xlsx"] == [path.name for path in shared.parent.iterdir()]


def test_deciding_while_a_copy_with_decisions_is_merged_keeps_both(food: Path, tmp_path: Path) -> None:
    """Every decision that was acknowledged here or there stands afterwards, once."""
    study = open_study(food)
    for coder, code_id in (("ana", "MONEY"), ("ben", "REL")):
        code(study, spans(food, coder, code_id), round_id="r1")
    agree(study, "r1")
    other = Path(shutil.copytree(food, tmp_path / "other"))
    typed = ("decide", "r1", "--type", "substitution", "--reason", "x")
    assert [0] == [each.code for each in commands((*typed, "--both", "--study", other))]
    theirs = {event["id"] for event in events(other / "rounds" / "r1", "decision")}
    ended = commands(("merge", other, "--study", food), (*typed, "--neither", "--study", food))

    assert [0] * 2 == [each.code for each in ended], ended
    standing = Counter(event["id"] for event in events(food / "rounds" / "r1", "decision"))
    assert theirs
    assert theirs <= standing.keys()
    assert {1} == set(standing.values())
