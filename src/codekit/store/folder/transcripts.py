"""Transcripts and segmentations on disk: frozen text, what it came from, stored spans."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codekit.errors import CodekitError
from codekit.model.transcript import Segment, Segmentation, Transcript, Turn
from codekit.store.folder.files import digest, write_text
from codekit.tables.write import csv_text

SEGMENT_COLUMNS = ("index", "start", "end", "turn", "speaker", "time")


@dataclass(frozen=True)
class Origin:
    """Where a transcript came from and who speaks in it: the content of transcripts/<T>.yaml."""

    file: str = ""
    file_sha256: str = ""
    format: str = ""
    encoding: str = ""
    sha256: str = ""
    speakers: Mapping[str, str] = field(default_factory=dict)
    roles: str = "guessed"  # or "confirmed"
    unread_lines: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def ids(root: Path) -> list[str]:
    """The ids of the imported transcripts, sorted."""
    folder = root / "transcripts"
    return sorted(p.stem for p in folder.glob("*.txt") if p.name[0] != ".") if folder.is_dir() else []


def write(root: Path, transcript: Transcript, origin: Origin, segmentations: list[Segmentation]) -> None:
    """Store a new transcript; the text comes last, so that a transcript is there whole or not at all."""
    files = [_origin_file(root, transcript.id, origin)]
    for segmentation in segmentations:
        files += _segmentation_files(root, transcript, segmentation)
    _write_together(files)
    write_text(root / "transcripts" / f"{transcript.id}.txt", transcript.text)


def _write_together(files: list[tuple[Path, str]]) -> None:
    """Write files side by side, since nearly all of the time is waiting for the disk."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=len(files)) as pool:
        for done in [pool.submit(write_text, path, text) for path, text in files]:
            done.result()


def write_origin(root: Path, id_: str, origin: Origin) -> None:
    """Store who speaks in a transcript and where it came from."""
    write_text(*_origin_file(root, id_, origin))


def _origin_file(root: Path, id_: str, origin: Origin) -> tuple[Path, str]:
    import yaml

    data: dict[str, Any] = {
        "file": origin.file,
        "file_sha256": origin.file_sha256,
        "format": origin.format,
        "encoding": origin.encoding,
        "sha256": origin.sha256,
        "roles": origin.roles,
        "speakers": dict(origin.speakers),
        "unread_lines": list(origin.unread_lines),
        "notes": list(origin.notes),
    }
    text = yaml.dump(data, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=110)
    return root / "transcripts" / f"{id_}.yaml", text


def read_origin(root: Path, id_: str) -> Origin:
    """What is recorded about a transcript."""
    import yaml

    path = root / "transcripts" / f"{id_}.yaml"
    try:
        data = yaml.load(path.read_bytes(), Loader=_loader())  # noqa: S506
        return Origin(**{**data, "unread_lines": tuple(data["unread_lines"]), "notes": tuple(data["notes"])})
    except (OSError, yaml.YAMLError, TypeError, KeyError) as error:
        raise CodekitError(
            f"{path}: cannot be read ({type(error).__name__})", hint="restore it, or import the transcript again"
        ) from None


def read(root: Path, id_: str) -> Transcript:
    """One transcript with its turns; a text that is not the one that was imported is refused."""
    path = root / "transcripts" / f"{id_}.txt"
    data = path.read_bytes()
    origin = read_origin(root, id_)
    sha = digest(data)
    if sha != origin.sha256:  # an editor, git or a mail program may have changed line ends or put a BOM before them
        data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
        sha = digest(data)
    if sha != origin.sha256:
        raise CodekitError(
            f"{path}: the text changed after import, so codings may point at other words",
            hint="put the imported text back (from originals/ or a copy)",
        )
    text = data.decode("utf-8")
    turns = tuple(
        Turn(segment.index, segment.start, segment.end, segment.speaker, segment.time)
        for segment in read_segmentation(root, id_, "turn").segments
    )
    return Transcript(id_, text, turns, origin.speakers, origin.roles == "confirmed", sha)


def write_segmentation(root: Path, transcript: Transcript, segmentation: Segmentation) -> None:
    """Store one division of a transcript, with the segmenter's name and version beside it."""
    _write_together(_segmentation_files(root, transcript, segmentation))


def _segmentation_files(root: Path, transcript: Transcript, segmentation: Segmentation) -> list[tuple[Path, str]]:
    rows = [
        (s.index, s.start, s.end, s.turn, s.speaker, None if s.time is None else f"{s.time:.3f}")
        for s in segmentation.segments
    ]
    folder = root / "segments" / segmentation.scheme
    made_by = (
        f"segmenter: {segmentation.segmenter}\nversion: '{segmentation.version}'\ntext_sha256: {transcript.sha256}\n"
    )
    return [
        (folder / f"{transcript.id}.yaml", made_by),
        (folder / f"{transcript.id}.csv", csv_text([SEGMENT_COLUMNS, *rows])),
    ]


def read_segmentation(root: Path, id_: str, scheme: str) -> Segmentation:
    """A stored segmentation; it is never computed anew here."""
    path = root / "segments" / scheme / f"{id_}.csv"
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise CodekitError(
            f"{id_} has no stored {scheme} segments", hint=f"codekit segment {id_} --by {scheme}"
        ) from None
    except UnicodeDecodeError:
        raise CodekitError(f"{path}: not UTF-8", hint="restore the file") from None
    made_by = _fields(path.with_suffix(".yaml"))
    # Written by a machine and never edited: the reader for tables of people takes up to half as long again.
    rows = csv.reader(io.StringIO(text, newline=""))
    if tuple(next(rows, ())) != SEGMENT_COLUMNS:
        raise CodekitError(f"{path}: not a table of segments", hint="restore the file")
    try:
        segments = tuple(
            Segment(int(index), int(start), int(end), int(turn), speaker, float(time) if time else None)
            for index, start, end, turn, speaker, time in rows
        )
    except ValueError:
        raise CodekitError(f"{path}:{rows.line_num}: not a row of segments", hint="restore the file") from None
    return Segmentation(scheme, segments, made_by.get("segmenter", ""), made_by.get("version", "").strip("'"))


def _fields(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    pairs = (line.partition(": ") for line in path.read_text("utf-8").splitlines())
    return {key: value for key, _, value in pairs}


def _loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _dumper() -> Any:
    import yaml

    return getattr(yaml, "CSafeDumper", yaml.SafeDumper)
