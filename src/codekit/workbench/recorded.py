"""The recording of a transcript in the window: which file it is, whether it is there, others beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.formats import recordings as files
from codekit.store import personal
from codekit.workbench.desk import Desk
from codekit.workbench.home import folders
from codekit.workbench.views.values import Value
from codekit.workflow.study import recordings
from codekit.workflow.study.recordings import Recording

MOST = 1000  # files that are listed


class RecordingShown(Value, frozen=True, kw_only=True):
    """GET /api/recordings/{id}: the recording of a transcript on this computer."""

    transcript: str
    name: str  # of the file; "" where none was chosen
    folder: str  # in which it is, as people read it
    path: str  # of that folder
    type: str  # for a browser: audio/mpeg, video/mp4, ...
    size: int  # bytes
    url: str  # where it is played from, for this session; "" where it cannot be
    problem: str  # why it cannot be played, as one line; "" where it can
    hint: str
    beside: list[str]  # transcripts without a recording that files in the same folder are called like


class RecordingFile(Value, frozen=True, kw_only=True):
    """A recording in a folder; `plays` is false for kinds that no browser plays."""

    name: str
    path: str
    plays: bool


class RecordingsFound(Value, frozen=True, kw_only=True):
    """POST /api/recordings/look: what stands in a folder, by name; no file is looked into."""

    path: str
    above: str  # "" at the top
    folders: list[folders.FolderShown]
    files: list[RecordingFile]
    drives: list[str]


class LookRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/recordings/look: which folder; "" is where a recording was chosen last, else the person's own."""

    path: str = ""


class RecordingRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/recordings/{id}: the file; "" forgets which it was."""

    path: str


class BesideRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/recordings: all recordings of a folder that are called like transcripts; the answer is their ids."""

    folder: str


def shown(desk: Desk, id_: str) -> RecordingShown:
    """The recording of a transcript. Raises UnknownNameError for an unknown transcript."""
    desk.text(id_)
    return _shown(desk, id_, recordings.of(desk.study, id_))


def _shown(desk: Desk, id_: str, found: Recording | None) -> RecordingShown:
    path = found.path if found else None
    there = found is not None and not found.problem
    return RecordingShown(
        transcript=id_,
        name=path.name if path else "",
        folder=personal.tilde(str(path.parent)) if path else "",
        path=str(path.parent) if path else "",
        type=found.media_type if found else "",
        size=found.size if found else 0,
        url="",
        problem=f"{path.name} {found.problem}" if found and path and found.problem else "",
        hint=found.hint if found else "",
        beside=sorted(recordings.beside(desk.study, path.parent)) if path and there else [],
    )


def choose(desk: Desk, id_: str, asked: RecordingRequest) -> RecordingShown:
    """Remember, or forget, which file is a transcript's recording. Raises as `recordings.choose` does."""
    if not asked.path:
        recordings.forget(desk.study, id_)
        return shown(desk, id_)
    return _shown(desk, id_, recordings.choose(desk.study, id_, _typed(asked.path)))


def _typed(path: str) -> Path:
    words = path.strip()
    quoted = words[1:-1] if len(words) > 1 and words[0] == words[-1] == '"' else words  # as Windows copies a path
    found = Path(quoted).expanduser() if "\0" not in quoted and len(quoted) <= folders.LONGEST else Path()
    if not found.is_absolute():
        raise RefusedError("invalid", "that is no whole path", hint="choose the file below, or type its whole path")
    return found


def take_beside(desk: Desk, asked: BesideRequest) -> list[str]:
    """Remember every recording of a folder that is called like a transcript; those of which one is known stay."""
    taken = []
    for id_, path in recordings.beside(desk.study, folders.the_folder(asked.folder)).items():
        with suppress(CodekitError):  # called like a recording, and none
            recordings.choose(desk.study, id_, path)
            taken.append(id_)
    return taken


def look(desk: Desk, asked: LookRequest) -> RecordingsFound:
    """The folders and recordings in a folder. Raises RefusedError for what is no folder, or cannot be looked into."""
    path = asked.path or _last_folder(desk)
    found = folders.listing(path)
    return RecordingsFound(
        path=found.path,
        above=found.above,
        folders=found.folders,
        files=sorted(_files(Path(found.path)), key=lambda file: file.name.casefold())[:MOST],
        drives=folders.drives(),
    )


def _last_folder(desk: Desk) -> str:
    known = [recording.path.parent for recording in recordings.listed(desk.study)]
    return next((str(folder) for folder in reversed(known) if folder.is_dir()), "")


def _files(folder: Path) -> Iterator[RecordingFile]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if files.named(Path(entry.name)) and not entry.name.startswith(".") and folders.can_be_shown(entry.name):
                plays = Path(entry.name).suffix.lower() in files.KINDS
                yield RecordingFile(name=entry.name, path=entry.path, plays=plays)


class Loudness(Value, frozen=True, kw_only=True):
    """GET /api/recordings/{id}/loudness: from 0 to 1, evenly along a recording; [] where that is not cheaply known."""

    peaks: list[float]


def loudness(desk: Desk, id_: str) -> Loudness:
    """How loud a recording is along its length."""
    found = recordings.of(desk.study, id_)
    with suppress(OSError):
        return Loudness(peaks=files.loudness(found.path) if found and not found.problem else [])
    return Loudness(peaks=[])
