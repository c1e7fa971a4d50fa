"""Which recording a transcript is of: a file on this computer, which stays where it is. The study has no path of it.

The path is one person's, kept where settings are (`store/personal.py`), since a path names people and folders that
nobody else needs to know of.
"""

from __future__ import annotations

import contextlib
import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from codekit.errors import CodekitError
from codekit.formats import recordings
from codekit.model.names import clean_id
from codekit.no_json import NO_JSON
from codekit.store import personal
from codekit.workflow.study.study import Study

SUFFIX = ".recordings"
_MADE_FROM = re.compile(r'<meta\s+name="audio_source"\s+content="([^"<>]{1,4000})"', re.IGNORECASE)
_HEAD = 64_000  # bytes of a page in which its head stands


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of one study: its place, and the path of each transcript's recording."""

    study: str
    paths: dict[str, str]


@dataclass(frozen=True, slots=True)
class Recording:
    """The recording of a transcript; `problem` says why it cannot be played, "" where it can."""

    transcript: str
    path: Path
    media_type: str
    size: int
    problem: str = ""
    hint: str = ""


def _file(study: Study) -> Path:
    return personal.folder() / f"{personal.key(study.store.identity, '')}{SUFFIX}"


def _paths(study: Study) -> dict[str, str]:
    try:
        return msgspec.json.decode(_file(study).read_bytes(), type=Kept).paths
    except (OSError, *NO_JSON):
        return {}


def _keep(study: Study, paths: Mapping[str, str]) -> None:
    file = _file(study)
    if not paths:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = Kept(study=study.store.identity, paths=dict(sorted(paths.items())))
    personal.private(file, msgspec.json.encode(kept))


def choose(study: Study, id_: str, path: str | Path) -> Recording:
    """Remember which file is a transcript's recording; the file itself is neither copied nor changed.

    Raises UnknownNameError for an unknown transcript, CodekitError for what is no recording or cannot be remembered.
    """
    study.transcript(id_)
    found = _looked_at(id_, _resolved(Path(path)))
    if found.problem:
        raise CodekitError(found.problem, where=Path(path).name, joint=" ", hint=found.hint)
    _keep(study, {**_paths(study), id_: str(found.path)})
    return found


def _resolved(path: Path) -> Path:
    """The file itself, where a link leads to it: it is the file that is played from then on."""
    try:
        return path.expanduser().resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        raise CodekitError("is not there", where=str(path), joint=" ", hint="name a file on this computer") from None


def of(study: Study, id_: str) -> Recording | None:
    """The recording of a transcript as it is now; None where none was chosen."""
    path = _paths(study).get(id_)
    return None if path is None else _looked_at(id_, Path(path))


def _looked_at(id_: str, path: Path) -> Recording:
    def amiss(problem: str, hint: str = "choose it again where it is now") -> Recording:
        return Recording(id_, path, "", 0, problem, hint)

    try:
        if not path.exists():
            return amiss("is not where it was")
        if not path.is_file() or path.resolve(strict=True) != path:  # a link was put in its place since
            return amiss("is another file now", "choose the recording again")
        return Recording(id_, path, recordings.media_type(path), path.stat().st_size)
    except CodekitError as error:
        return amiss(error.what, error.hint)
    except OSError as error:
        return amiss(f"cannot be read ({error.strerror})", "may you read it? is its drive connected?")


def forget(study: Study, id_: str) -> bool:
    """Forget where a transcript's recording is; True where something was known. The file stays."""
    paths = _paths(study)
    if paths.pop(id_, None) is None:
        return False
    _keep(study, paths)
    return True


def listed(study: Study) -> list[Recording]:
    """The recordings that are known, by transcript; those of transcripts that are no more are left out."""
    known = set(study.transcript_ids())
    return [_looked_at(id_, Path(path)) for id_, path in sorted(_paths(study).items()) if id_ in known]


def beside(study: Study, folder: Path) -> dict[str, Path]:
    """The files of a folder that are called like transcripts of which no recording is known.

    A name counts as `import` makes an id of it; where two files have one, neither is meant.
    """
    paths = _paths(study)
    open_ = {id_ for id_ in study.transcript_ids() if id_ not in paths}
    return {id_: path for id_, path in _by_id(_files(folder)).items() if id_ in open_}


def came_with(study: Study, files: Mapping[str, Path]) -> list[Recording]:
    """Remember the recordings that lie beside the files that transcripts with times were imported from, by transcript.

    Such a recording is called like its file, or is the one that a page of noScribe says it was made from. What is known
    already stays, and what cannot be played is passed over. Raises UnknownNameError for an unknown transcript.
    """
    known, taken = _paths(study), []
    near = {folder: {path.stem: path for path in _files(folder)} for folder in {file.parent for file in files.values()}}
    for id_, file in files.items():
        path = _said_in(file) or near[file.parent].get(file.stem)
        if path is not None and id_ not in known and is_timed(study, id_):
            with contextlib.suppress(CodekitError):
                taken.append(choose(study, id_, path))
    return taken


def _said_in(file: Path) -> Path | None:
    """The recording that a page of noScribe was made from, where it is still there, or beside the page."""
    if file.suffix.lower() not in {".html", ".htm"}:
        return None
    with contextlib.suppress(OSError, ValueError):
        with file.open("rb") as page:
            said = _MADE_FROM.search(page.read(_HEAD).decode("utf-8", "replace"))
        path = Path(html.unescape(said[1])) if said else None
        for place in (path, file.parent / path.name) if path else ():
            if place.is_file() and place.suffix.lower() in recordings.KINDS:
                return place
    return None


def _files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in recordings.KINDS and path.is_file())
    return []


def _by_id(files: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    twice: set[str] = set()
    for path in files:
        with contextlib.suppress(ValueError):
            id_ = clean_id(path.stem)
            twice |= {id_} & found.keys()
            found[id_] = path
    return {id_: path for id_, path in found.items() if id_ not in twice}


def is_timed(study: Study, id_: str) -> bool:
    """Whether a transcript says when anything in it was said."""
    return any(turn.time is not None for turn in study.transcript(id_).turns)
