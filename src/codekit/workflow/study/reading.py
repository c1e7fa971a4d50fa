"""Read interviews and divide them, without a study: the part of an import that several processes can share."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, NotATranscriptError
from codekit.model.transcript import SCHEMES, Segmentation

if TYPE_CHECKING:
    from codekit.model.source import Reading, Source

MANY = 24  # below this many files another process costs more than it saves


@dataclass(frozen=True)
class Divided:
    """One interview as it was read, with its divisions."""

    source: Source
    reading: Reading
    divisions: tuple[Segmentation, ...]


@dataclass(frozen=True)
class Refused:
    """Why a file could not be read, in words; `stray` where it is none that anybody took for a transcript."""

    what: str
    hint: str = ""
    stray: bool = False


Read = list[Divided] | Refused


def read_interviews(path: Path, interviewers: Sequence[str], roles: Mapping[str, str]) -> Read:
    """The interviews in one file with speakers, turns, paragraphs and sentences, or why there are none."""
    from codekit.formats.transcripts import registry
    from codekit.segmenting.labels import read_source
    from codekit.segmenting.segments import segment

    try:
        found: list[Divided] = []
        for source in registry.read_file(path):
            reading = read_source(source, interviewers=interviewers, roles=roles)
            made = (segment(reading.text, reading.turns, scheme, cue_times=reading.cue_times) for scheme in SCHEMES)
            found.append(Divided(source, reading, tuple(made)))
    except CodekitError as error:
        return Refused(error.what, error.hint, stray=isinstance(error, NotATranscriptError))
    except OSError as error:
        return Refused(f"cannot be read ({error.strerror})")
    return found


@contextmanager
def readings(paths: Sequence[Path], interviewers: Sequence[str], roles: Mapping[str, str]) -> Iterator[Iterable[Read]]:
    """What `read_interviews` finds in each file, in their order; many files are shared among processes.

    Only where a process can be forked: elsewhere a new one would first have to load everything again.
    """
    work = partial(read_interviews, interviewers=tuple(interviewers), roles=dict(roles))
    processes = min(4, os.cpu_count() or 1)
    if len(paths) < MANY or processes < 2 or sys.platform != "linux":
        yield map(work, paths)
        return
    work(paths[0])  # loads what all of them need, once
    with get_context("fork").Pool(processes, initializer=_ignore_interrupt) as pool:
        yield pool.imap(work, paths, chunksize=4)


def _ignore_interrupt() -> None:
    """An interrupt is for the process that writes; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
