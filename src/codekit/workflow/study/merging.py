"""Another copy of the study merged in: a set union of events, and the files that are missing here."""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from codekit.errors import CodekitError, Problem
from codekit.store import temporary
from codekit.store.opening import open_store
from codekit.store.protocols import DocumentStore, Store
from codekit.store.settings import FILE
from codekit.store.union import absorb
from codekit.tables.archive import BROKEN
from codekit.workflow.study.study import Study, alone

MAX_UNZIPPED = 4 * 1024**3  # bytes; no study of texts is so large, but a small zip file may unpack to any size


@dataclass(frozen=True)
class Merged:
    """What another copy of the study brought, and what of it could not be taken over."""

    events: int
    files: tuple[str, ...]
    different: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def merge(study: Study, path: Path) -> Merged:
    """Take over what another copy of the study has and this one lacks: a set union of events.

    Tables, codebooks and texts that both have with other content are left as they are and named. Raises CodekitError
    for what is no copy of a study, for a zip file that is broken, too large or points outside, and for the study
    itself; StudyNotFoundError for a folder that holds none.
    """
    if not path.exists():
        raise CodekitError(f"{path}: no such folder or zip file")
    if path.is_dir():
        return _merge_store(study, open_store(path))
    if not zipfile.is_zipfile(path):
        raise CodekitError(f"{path}: neither a folder nor a zip file")
    with temporary.folder() as place:
        _unzip(path, place)
        studies = sorted(place.rglob(FILE), key=lambda p: (len(p.parts), p))
        if not studies:
            raise CodekitError(f"{path}: holds no study ({FILE})")
        return _merge_store(study, open_store(studies[0].parent))


def _unzip(path: Path, place: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            if sum(m.file_size for m in members) > MAX_UNZIPPED:
                raise CodekitError(f"{path}: too large unpacked", hint="unpack it and merge the folder")
            for member in members:
                if not (place / member.filename).resolve().is_relative_to(place.resolve()):
                    raise CodekitError(f"{path}: a member points outside the archive; nothing was merged")
                archive.extract(member, place)
    except BROKEN as error:
        raise CodekitError(
            f"{path}: cannot be unpacked ({type(error).__name__}); nothing was merged",
            hint="ask for the file again, without a password",
        ) from None


@alone
def _merge_store(study: Study, other: Store) -> Merged:
    if other.identity == study.store.identity:
        raise CodekitError("a study cannot be merged into itself")
    taken, different = _merge_documents(study.store, other)
    absorbed = absorb(study.store, other)
    study.refresh()
    return Merged(absorbed.events, tuple(taken), tuple(different), absorbed.problems)


def _merge_documents(store: DocumentStore, other: DocumentStore) -> tuple[list[str], list[str]]:
    """Copy the documents that are missing here; name those that differ."""
    taken: list[str] = []
    different: list[str] = []
    spelt = {key.casefold(): key for key in store.documents()}
    refused: set[str] = set()  # transcripts whose text differs: their segments are another text's
    # Texts come first: whether a transcript's other documents may come along depends on its text.
    for key in sorted(other.documents(), key=lambda key: (not key.endswith(".txt"), key)):
        name, data = unicodedata.normalize("NFC", key), other.document(key).read_bytes()
        id_ = PurePosixPath(name).stem
        here = store.document(spelt.get(name.casefold(), name))
        if here.exists() and (here.name != PurePosixPath(name).name or here.read_bytes() != data):
            different.append(name)
            refused |= {id_} if name.startswith("transcripts/") and name.endswith(".txt") else set()
        elif not here.exists() and not (id_ in refused and name.startswith(("segments/", "transcripts/"))):
            here.write(data)
            taken.append(name)
    return sorted(taken), sorted(different)
