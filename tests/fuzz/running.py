"""One reader tried with many inputs: each gives a value or an expected error, soon, in little memory, without words."""

from __future__ import annotations

import random
import re
import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codekit.errors import CodekitError
from fuzz.covered import Covered
from fuzz.mutations import Mutation
from fuzz.readers import READERS, Reader
from fuzz.world import World

SECONDS = 10.0  # of one input
MEMORY = 400  # MB that one input may add to the most that was ever taken
POOL = 400
WATCHED = 3  # every third input: watching takes as long as reading
_WORDS = re.compile(r"\w+")
_KEYS = re.compile(r"\S+@\d+(\.\d+)*|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")  # versions and ids
_TOGETHER = 4  # words that no message may have from the speech


class TooSlowError(BaseException):
    """No Exception, so that nothing takes it for a damaged file."""


@dataclass
class Report:
    """What was tried, and what was found: each kind of fault with the input that first showed it."""

    name: str
    inputs: int = 0
    refused: int = 0
    steps: int = 0
    seconds: float = 0.0
    findings: dict[str, bytes] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)

    def line(self) -> str:
        """One row of a table."""
        told = (self.name, f"{self.inputs:,}", f"{self.refused:,}", f"{self.steps:,}", f"{self.seconds / 60:.1f}")
        return " | ".join((*told, str(len(self.findings))))


def run(name: str, folder: Path, *, seed: int, inputs: int = 0, minutes: float = 0.0) -> Report:
    """Try a reader with so many inputs, or for so long."""
    world, reader, rng = World.at(folder), READERS[name], random.Random(seed)
    pool = list(reader.seeds(world))
    speech = _sentences(pool, reader.suffix) if reader.speech else frozenset()
    covered, report, begun = Covered(), Report(name), time.monotonic()
    first = len(pool)
    with _alarm():
        while report.inputs < inputs or time.monotonic() - begun < minutes * 60:
            at = report.inputs
            data = pool[at] if at < first else changed(rng, pool, reader.changes)
            _try(world, reader, data, covered, report, speech)
            if covered.new and at >= first:
                pool.append(data)
            if len(pool) > POOL + first:
                del pool[first + rng.randrange(POOL // 2)]
    report.steps, report.seconds = len(covered.known), time.monotonic() - begun
    return report


def changed(rng: random.Random, pool: Sequence[bytes], changes: Sequence[Mutation]) -> bytes:
    """One of the pool, changed once or a few times."""
    data, other = rng.choice(pool), rng.choice(pool)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        data = rng.choice(changes)(rng, data, other)
    return data[:1_000_000]


def _try(
    world: World, reader: Reader, data: bytes, covered: Covered, report: Report, speech: frozenset[tuple[str, ...]]
) -> None:
    path = world.study / reader.key if reader.key else world.root / f"input{reader.suffix}"
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    covered.new = 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report.inputs += 1
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    fault = ""
    try:
        with covered.watching() if report.inputs % WATCHED == 0 else nullcontext():
            reader.ask(world, path)
    except CodekitError as error:
        report.refused += 1
        fault = _told(error, path, speech)
    except TooSlowError as error:
        fault = f"more than {SECONDS:.0f} seconds in {_place(error)}"
    except Exception as error:  # noqa: BLE001  (that is what is looked for)
        fault = f"{type(error).__name__} in {_place(error)}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        path.unlink() if before is None else path.write_bytes(before)
    if not fault and (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - most) / 1024 > MEMORY:
        fault = f"more than {MEMORY} MB"
    if fault:
        report.findings.setdefault(fault, data)
        report.times[fault] += 1


def _told(error: CodekitError, path: Path, speech: frozenset[tuple[str, ...]]) -> str:
    """What is wrong with an expected error."""
    said = f"{error.message} {error.hint}"
    if path.name not in said and path.stem not in said and not (path.suffix == ".csv" and ".csv" in said):
        return f"an error that does not name the file in {_place(error)}"
    if speech & _runs(_KEYS.sub(" ", said)):
        return f"words of the file in the message of {_place(error)}"
    return ""


def _sentences(pool: Sequence[bytes], suffix: str = "") -> frozenset[tuple[str, ...]]:
    """Every run of words that stands in the files as they are; of a table, in one of its cells."""
    from fuzz.speech import pieces_of

    return frozenset(run for data in pool for piece in pieces_of(data, suffix) for run in _runs(piece))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORDS.findall(text.casefold())
    return {tuple(words[at : at + _TOGETHER]) for at in range(len(words) - _TOGETHER + 1)}


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/codekit/" in frame.filename] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno} ({frames[-1].name})"


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(_signal: int, _frame: Any) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, ring)
    try:
        yield
    finally:
        signal.signal(signal.SIGPROF, before)
