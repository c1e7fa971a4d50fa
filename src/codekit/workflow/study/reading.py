"""Read interviews and divide them, without a study: the part of an import that several processes can share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, EncodingError, NotATranscriptError
from codekit.model.transcript import SCHEMES, Segmentation

if TYPE_CHECKING:
    from codekit.model.source import Reading, Source


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
    encodings: tuple[str, ...] | None = None  # not None: the encoding must be said, and these are likely


Read = list[Divided] | Refused


def _all(sources: list[Source]) -> list[Source]:
    return sources


def read_interviews(
    path: Path,
    interviewers: Sequence[str],
    roles: Mapping[str, str],
    encoding: str = "",
    wanted: Callable[[list[Source]], list[Source]] = _all,
) -> Read:
    """The interviews in one file with speakers, turns, paragraphs and sentences, or why there are none.

    `wanted` gives those that are divided, which is what takes long, or raises an error of its own. What goes wrong is
    an answer and not raised, so that one bad file does not stop the others.
    """
    from codekit.formats.transcripts import registry

    try:
        sources = wanted(registry.read_file(path, encoding=encoding))
        interviews = [divide(source, interviewers, roles) for source in sources]
    except CodekitError as error:
        encodings = error.candidates if isinstance(error, EncodingError) else None
        stray = isinstance(error, NotATranscriptError)
        return Refused(_where(error) + error.what, error.hint, stray=stray, encodings=encodings)
    except OSError as error:
        return Refused(f"cannot be read ({error.strerror})")
    except (MemoryError, RecursionError):
        return Refused("it holds more than this computer can take in", "split the file")
    return interviews


def divide(source: Source, interviewers: Sequence[str] = (), roles: Mapping[str, str] | None = None) -> Divided:
    """One interview with its speakers, and its turns, paragraphs and sentences."""
    from codekit.segmenting.labels import read_source

    return _divided(source, read_source(source, interviewers=interviewers, roles=roles))


def divide_unlabelled(source: Source) -> Divided:
    """A text that is taken as one respondent's, with its paragraphs and sentences."""
    from codekit.segmenting.labels import read_unlabelled

    return _divided(source, read_unlabelled(source))


def _divided(source: Source, reading: Reading) -> Divided:
    from codekit.segmenting.segments import segment

    divisions = (segment(reading.text, reading.turns, scheme, cue_times=reading.cue_times) for scheme in SCHEMES)
    return Divided(source, reading, tuple(divisions))


def _where(error: CodekitError) -> str:
    """The line or row, where the error knows it; the file is named by whoever imports it."""
    line = error.where.rpartition(":")[2]
    return f"line {line}: " if line.isdecimal() else ""
