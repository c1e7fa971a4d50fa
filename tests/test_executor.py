"""Mapping over transcripts gives the same here and in several processes, and each of the four jobs takes either."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit import executor
from codekit.errors import CodekitError, ImportRefusedError, Problem, ProblemsError, UnknownNameError
from codekit.executor import Executor, InProcess, Processes
from codekit.workflow.coding.suggest import suggest
from codekit.workflow.comparing import axes, compare
from codekit.workflow.results import tabulate
from codekit.workflow.study import importing, segments
from codekit.workflow.study.study import Study
from studies import BOTH, CODEBOOK, INTERVIEWS, agree, build, code, folder_of, start, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")

BOTH_WAYS: list[Executor] = [InProcess(), Processes(2)]
ways = pytest.mark.parametrize("way", BOTH_WAYS, ids=["here", "processes"])


class OddError(Exception):
    """An error that pickle writes but cannot read again."""

    def __init__(self, first: str, second: str) -> None:
        """Made from two things, while what it carries is one."""
        super().__init__(first + second)


def square(number: int) -> int:
    """A function that can be sent."""
    return number * number


def unless_seven(number: int) -> int:
    """One item of many is refused."""
    if number == 7:
        raise UnknownNameError("code", "seven", ["eleven"])
    return number


def odd(number: int) -> int:
    """The second item ends in an error that cannot be sent."""
    if number:
        raise OddError("a", "b")
    return number


def unsendable(number: int) -> Any:
    """A result that cannot be sent."""
    return threading.Lock() if number else None


def dies(number: int) -> int:
    """The process ends without a word, as when memory is short."""
    if number:
        os._exit(9)
    return number


def slow(folder: Path, number: int) -> int:
    """Leave a trace, then take a while."""
    (folder / str(number)).touch()
    time.sleep(0.2 if number else 0)
    return number


# the executors


@settings(max_examples=10)
@given(st.lists(st.integers(), max_size=40))
def test_results_come_in_the_order_of_the_items(numbers: list[int]) -> None:
    """Both give what a plain loop gives, for nothing, one and many."""
    assert [[n * n for n in numbers]] * 2 == [list(way.map(square, iter(numbers))) for way in BOTH_WAYS]


@ways
@pytest.mark.parametrize("where", [0, 1, 20])
def test_an_error_is_raised_where_its_result_is_due(way: Executor, where: int) -> None:
    """With all it says; what comes before it has been given."""
    numbers = [*range(100, 100 + where), 7, *range(200, 220)]
    results = way.map(unless_seven, numbers)
    assert numbers[:where] == [next(results) for _ in range(where)]
    with pytest.raises(UnknownNameError) as caught:
        next(results)
    assert ("no code 'seven'", "did you mean 'eleven'?") == (caught.value.message, caught.value.hint)
    assert ("code", "seven") == (caught.value.kind, caught.value.name)


@pytest.mark.parametrize(("function", "error"), [(odd, "OddError in another process"), (unsendable, "pickle")])
def test_what_cannot_be_sent_is_an_error_and_no_endless_wait(function: Callable[[int], Any], error: str) -> None:
    """An error or a result that pickle cannot carry ends the work with a word about it."""
    with pytest.raises((RuntimeError, TypeError), match=error):
        list(Processes(2).map(function, [0, 1, 2]))


def test_a_process_that_dies_is_an_error_and_no_endless_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its items would never come."""
    monkeypatch.setattr(executor, "LOOK", 0.1)
    with pytest.raises(CodekitError, match="ended before it was done"):
        list(Processes(2).map(dies, [0, 1, 2]))


@ways
def test_who_stops_early_leaves_no_work_behind(way: Executor, tmp_path: Path) -> None:
    """Neither a process nor an item that is begun later."""
    before = set(multiprocessing.active_children())
    with closing(way.map(partial(slow, tmp_path), range(60))) as results:
        assert [0, 1] == [next(results), next(results)]
    assert before == set(multiprocessing.active_children())
    begun = len(list(tmp_path.iterdir()))
    time.sleep(0.5)
    assert begun == len(list(tmp_path.iterdir())) < 60


INTERRUPTED = """
import signal, sys
from contextlib import closing
from pathlib import Path
from test_executor import slow
from functools import partial
from codekit.executor import Processes
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background hands on that it is ignored
try:
    with closing(Processes(2).map(partial(slow, Path(sys.argv[1])), range(400))) as results:
        for number in results:
            print(number, flush=True)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def test_an_interrupt_ends_the_helpers_without_a_word(tmp_path: Path) -> None:
    """Ctrl-C reaches every process of the terminal; one answers, the others end, and nobody complains."""
    paths = os.pathsep.join([str(Path(executor.__file__).parents[1]), str(Path(__file__).parent)])
    running = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, tmp_path],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    assert running.stdout is not None
    assert ["0\n", "1\n"] == [running.stdout.readline(), running.stdout.readline()]
    os.killpg(running.pid, signal.SIGINT)
    said, complaints = running.communicate(timeout=20)
    assert ("interrupted", "") == (said.splitlines()[-1], complaints)
    assert len(list(tmp_path.iterdir())) < 400


@pytest.mark.parametrize(
    "error",
    [
        CodekitError("what", hint="how"),
        UnknownNameError("code", "a", ["b"], where="here"),
        ProblemsError("two", [Problem("f", 1, "m")], hint="h"),
        ImportRefusedError("x"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_our_errors_can_be_sent(error: CodekitError) -> None:
    """They arrive as they are."""
    import pickle

    arrived = pickle.loads(pickle.dumps(error))
    assert (type(error), error.args, vars(error)) == (type(arrived), arrived.args, vars(arrived))


def test_the_default_is_chosen_by_what_there_is_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes for much heavy work, where they can be forked and no other thread may hold a lock."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    many = executor.MANY
    assert [InProcess, Processes] == [type(executor.default(n)) for n in (many - 1, many)]
    assert InProcess is type(executor.default(many, light=True))
    with monkeypatch.context() as patch:
        patch.setattr(os, "cpu_count", lambda: 1)
        assert InProcess is type(executor.default(many))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        assert InProcess is type(executor.default(many))
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert InProcess is type(executor.default(many))


# the four jobs


def files(study: Study) -> dict[str, bytes]:
    """Every file of a study."""
    paths = (path for path in folder_of(study).rglob("*") if path.is_file())
    found = {path.relative_to(folder_of(study)).as_posix(): path.read_bytes() for path in paths}
    return found | {"study.yaml": re.sub(rb"(?m)^study: .*$", b"", found["study.yaml"])}  # each study has its own


def test_importing_is_the_same(tmp_path: Path) -> None:
    """Order, texts, segments and refusals, in every file of the study."""
    folder = tmp_path / "many"
    for number in range(12):
        write(folder / f"M{number:02}.txt", INTERVIEWS["T01"].replace("pantry", f"pantry number {number}"))
    write(folder / "M05.txt", "")
    lines, made = [], []
    for name, way in zip(("here", "there"), BOTH_WAYS, strict=True):
        study = build(tmp_path / name)
        importer = importing.Importer(study, interviewers=["Interviewer"], executor=way)
        lines.append([(d.outcome, d.line, d.hint) for d in importer.run(importing.files_of([folder]))])
        made.append(files(study))
    assert ("refused", 12) == (lines[0][5][0], len(lines[0]))
    assert lines[0] == lines[1]
    assert made[0] == made[1]
    assert "segments/sentence/M11.csv" in made[0]


def test_dividing_is_the_same(tmp_path: Path) -> None:
    """By sentence and paragraph; stored anew where it was deleted."""
    study = build(tmp_path)
    wanted = files(study)
    for way in BOTH_WAYS:
        for scheme in ("sentence", "paragraph"):
            for id_ in ("T01", "T03"):
                (folder_of(study) / "segments" / scheme / f"{id_}.csv").unlink()
            made = list(segments.divide(study, study.transcript_ids(), scheme, executor=way))
            assert [(id_, study.segmentation(id_, scheme)) for id_ in study.transcript_ids()] == made
        assert wanted == files(study)


@ways
def test_dividing_is_refused_before_anything_is_divided(tmp_path: Path, way: Executor) -> None:
    """A transcript whose segments a round is compared on stays, and so do those named before it."""
    study = build(tmp_path)
    start(study, transcripts=["T02"], unit="sentence")
    path = folder_of(study) / "segments" / "sentence" / "T01.csv"
    path.write_text("not touched")
    for ids, error in (
        (["T01", "T02"], "T02: round r1 is compared by sentence"),
        (["T01", "T9"], "no transcript 'T9'"),
    ):
        with pytest.raises(CodekitError, match=error):
            list(segments.divide(study, ids, "sentence", executor=way))
        assert "not touched" == path.read_text()


def test_suggesting_is_the_same(tmp_path: Path) -> None:
    """What is said of it, and what stands as proposed, ids included."""
    told, stands = [], []
    for name, way in zip(("here", "there"), BOTH_WAYS, strict=True):
        study = build(tmp_path / name)
        write(
            folder_of(study) / "codebooks" / "food.yaml",
            CODEBOOK.replace("name: Money", "name: Money\n  cues: [g*, county]"),
        )
        study.refresh()
        start(study, kind="initial", coders=["ana"])
        told.append(list(suggest(study, "food", executor=way)))
        layers = study.layers(study.round("r1")).by_key
        stands.append({(key, c.id, c.start, c.end, c.code) for key, layer in layers.items() for c in layer.codings})
    assert told[0] == told[1]
    assert stands[0] == stands[1]
    assert 2 == len(stands[0])


@pytest.fixture
def coded(tmp_path: Path) -> Study:
    """A study whose double round is complete."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    return study


@pytest.mark.parametrize("unit", ["turn", "sentence", "character"])
def test_counting_agreement_is_the_same(coded: Study, unit: str) -> None:
    """The report as JSON."""
    options = compare.Options(unit=unit)
    agree(coded, "r1")
    here, there = (compare.agree(coded, "r1", options, executor=way) for way in BOTH_WAYS)
    assert here.report.to_json() == there.report.to_json()
    assert here.report.codes


def test_counting_the_matrix_is_the_same(coded: Study) -> None:
    """Cells and excerpts, for one coder of the compared double round."""
    agree(coded, "r1")
    here, there = (tabulate.matrix(coded, "food", coder="ana", executor=way) for way in BOTH_WAYS)
    assert here.to_json() == there.to_json()
    assert any(cell.excerpts for cell in here.cells.values())


@ways
def test_what_is_laid_adds_up_over_transcripts(coded: Study, way: Executor) -> None:
    """The material of all transcripts is what lies on each, so that counts may be made apart and added."""
    round_ = coded.round("r1")
    ground = axes.lay(coded, round_, coded.layers(round_), unit="turn", executor=way)
    codes = [c.id for c in ground.codebook.codes]
    whole = axes.to_material(ground, codes, executor=way)

    def rows(material: Any) -> list[tuple[int, ...]]:
        columns = (material.coder, material.transcript, material.code, material.lo, material.hi)
        return sorted(zip(*(column.tolist() for column in columns), strict=True))

    apart = []
    for id_ in round_.transcripts:
        work = {key: codings for key, codings in ground.work.items() if key[1] == id_}
        apart += rows(axes.to_material(axes.Ground(round_, ground.codebook, "turn", ground.axes, work), codes))
    assert rows(whole) == sorted(apart)
    assert apart
