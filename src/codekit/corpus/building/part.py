"""One part of a corpus: its files read, divided and written as tables. Any process can do it, again and again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from codekit.corpus.base.layout import FORMAT, SENTENCES, TABLES, TRANSCRIPTS, TURNS, Layout
from codekit.corpus.building.parts import MEGABYTES, Named, Part
from codekit.corpus.building.rows import Rows, rows_of
from codekit.errors import CodekitError
from codekit.no_json import NO_JSON
from codekit.tables import limits
from codekit.tables.whole import replace_file
from codekit.workflow.study.diagnosis import IMPORTED, Diagnosis, diagnose
from codekit.workflow.study.importing import left_out, refused
from codekit.workflow.study.reading import Divided, Refused, read_interviews

if TYPE_CHECKING:
    from codekit.corpus.base.tables import Writer

STEM, PATH = IDS = ("name", "path")


class Recipe(msgspec.Struct, frozen=True):
    """How files become interviews: the same for all parts of a corpus."""

    interviewers: tuple[str, ...] = ()
    encoding: str = ""
    ids: str = STEM  # an interview is called by its file's name, or by its whole path
    megabytes: int = MEGABYTES


class Held(msgspec.Struct, frozen=True):
    """One interview that a part holds, or would hold."""

    transcript: str
    sha256: str
    file: str


class Manifest(msgspec.Struct, frozen=True):
    """What a part was made from and holds; `held` and `said` go by interview, `others` are files without one."""

    part: str
    made: str  # a digest of all that it was made from
    files: tuple[tuple[str, str], ...]  # name, SHA-256 of the bytes
    held: tuple[Held, ...]
    said: tuple[Diagnosis, ...]
    others: tuple[Diagnosis, ...]
    without: tuple[int, ...] = ()  # interviews that are not in the tables: copies, ids that are taken
    totals: dict[str, int] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """A part to be made in a corpus, without some of its interviews."""

    root: Path
    recipe: Recipe
    part: Part
    without: tuple[int, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A part that is there now, and whether it was there before."""

    manifest: Manifest
    unchanged: bool


def make(work: Work) -> Made:
    """Make a part, unless it is there as it would be made; what a file cannot give is said and not raised."""
    layout = Layout(work.root)
    files = tuple((file.name, _digest(file.path)) for file in work.part.files)
    kept = None if work.again else standing(layout, work.part.name)
    # Whatever was left out of it before is for the corpus as a whole to say, which looks at it anew.
    if kept and kept.made == _made(work.recipe, files, kept.without) and _whole(layout, work.part.name):
        return Made(kept, unchanged=True)
    manifest = _write(layout, work, files)
    replace_file(layout.manifest(work.part.name), msgspec.json.encode(manifest, order="deterministic"))
    return Made(manifest, unchanged=False)


def standing(layout: Layout, part: str) -> Manifest | None:
    """What a part is, as it is on the disk; None where it is not, or cannot be read."""
    try:
        return msgspec.json.decode(layout.manifest(part).read_bytes(), type=Manifest)
    except (OSError, *NO_JSON):
        return None


def _whole(layout: Layout, part: str) -> bool:
    return all(layout.table(table, part).exists() for table in TABLES)


def _digest(path: Path) -> str:
    try:
        limits.refuse_above(path, limits.limit_of(path))
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, CodekitError):
        return ""  # it is told of when it is read


def _made(recipe: Recipe, files: Sequence[tuple[str, str]], without: Sequence[int]) -> str:
    what = (FORMAT, _makers(), recipe, files, without)
    return hashlib.sha256(msgspec.json.encode(what, order="deterministic")).hexdigest()


@lru_cache(maxsize=1)
def _makers() -> tuple[str, ...]:
    """What divides texts: a newer one makes every part anew."""
    from codekit import __version__
    from codekit.segmenting.sentences import made_by

    return (__version__, *made_by())


def _write(layout: Layout, work: Work, files: tuple[tuple[str, str], ...]) -> Manifest:
    from codekit.corpus.base.tables import writing

    held: list[Held] = []
    said: list[Diagnosis] = []
    others: list[Diagnosis] = []
    totals: Counter[str] = Counter()
    layout.manifest(work.part.name).unlink(missing_ok=True)  # the tables are not what it says from here on
    with writing({table: layout.table(table, work.part.name) for table in TABLES}) as writers:
        for file in work.part.files:
            for found in _read(file, work.recipe):
                if isinstance(found, Diagnosis):
                    others.append(found)
                    continue
                diagnosis, divided = found
                rows = rows_of(diagnosis, divided)
                number = len(held)
                held.append(Held(diagnosis.transcript, rows.sha256, file.name))
                said.append(diagnosis)
                if number not in work.without:
                    _add(writers, rows)
                    totals.update(rows.totals)
    made = _made(work.recipe, files, work.without)
    return Manifest(
        work.part.name, made, files, tuple(held), tuple(said), tuple(others), work.without, dict(sorted(totals.items()))
    )


def _add(writers: dict[str, Writer], rows: Rows) -> None:
    writers[TRANSCRIPTS].add(rows.transcript, len(rows.transcript["after"][0]) + 100)
    writers[TURNS].add(rows.turns, rows.totals["characters"])
    writers[SENTENCES].add(rows.sentences, rows.totals["characters"])


def _read(file: Named, recipe: Recipe) -> Iterator[Diagnosis | tuple[Diagnosis, Divided]]:
    """Each interview of a file with its diagnosis, or why there is none."""
    read = read_interviews(file.path, recipe.interviewers, {}, recipe.encoding)
    if left := left_out(file.path, read, named=file.named):
        yield replace(left, file=file.name)
    elif not isinstance(read, Refused):
        for divided in read:
            try:
                id_ = _id(file, divided.source.name, recipe.ids)
            except ValueError as error:
                yield replace(refused(file.path, error), file=file.name)
                continue
            diagnosis = diagnose(file.path, id_, divided.source, divided.reading, IMPORTED)
            yield replace(diagnosis, file=file.name), divided


def _id(file: Named, name: str, ids: str) -> str:
    """The id of an interview: as an import gives it, or of the whole path. Raises ValueError where none can be made."""
    from codekit.model.names import new_id

    if ids == STEM:
        return new_id(name or file.path.stem)
    path = PurePosixPath(file.name).with_suffix("")
    below = path.parts[1:] or path.parts  # not the folder that was named
    return new_id("-".join((*below, name) if name else below))
