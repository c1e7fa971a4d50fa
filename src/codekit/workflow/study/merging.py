"""Another copy of the study merged in: a set union of events, and the files that are missing here."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from codekit.errors import CodekitError, Problem
from codekit.model.subjects import WITHDRAWALS
from codekit.model.withdrawals import withdrawn
from codekit.store import settings, temporary
from codekit.store.opening import open_store
from codekit.store.protocols import DocumentStore, Store
from codekit.store.settings import FILE
from codekit.store.union import absorb
from codekit.tables import limits
from codekit.workflow.study import identity
from codekit.workflow.study.removing import is_of
from codekit.workflow.study.study import Study, alone
from codekit.workflow.study.unpacking import unpack
from codekit.workflow.study.versions import rivals


@dataclass(frozen=True)
class Merged:
    """What another copy of the study brought, and what of it could not be taken over."""

    events: int
    files: tuple[str, ...]
    different: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    by_round: Mapping[str, int] = field(
        default_factory=dict
    )  # of the events; what of it may be told, visibility decides


def merge(study: Study, path: Path, *, as_new: bool = False) -> Merged:
    """Take over what another copy of the study has and this one lacks: a set union of events.

    Tables, codebooks and texts that both have with other content are left as they are and named. Raises CodekitError
    for another study (unless it is taken over `as_new`), for a zip file that is broken, too large or points outside,
    and for the study itself; StudyNotFoundError for a folder that holds none.
    """
    if not path.exists():
        raise CodekitError(f"{path}: no such folder or zip file")
    if path.is_dir():
        return _merge_store(study, open_store(path), as_new=as_new)
    limits.refuse_above(path, limits.PROJECT)
    if not zipfile.is_zipfile(path):
        raise CodekitError(f"{path}: neither a folder nor a zip file")
    with temporary.folder() as place:
        unpack(path, place)
        studies = sorted(place.rglob(FILE), key=lambda p: (len(p.parts), p))
        if not studies:
            raise CodekitError(f"{path}: holds no study ({FILE})")
        return _merge_store(study, open_store(studies[0].parent), as_new=as_new)


@alone
def _merge_store(study: Study, other: Store, *, as_new: bool) -> Merged:
    if other.identity == study.store.identity:
        raise CodekitError("a study cannot be merged into itself")
    if as_new:
        identity.refuse_mixing(study.store, other)
    else:
        identity.refuse_other(study.store, other)
    if not as_new and (adopted := identity.adopted(study.store, other)):
        settings.adopt(study.store.document(settings.FILE), adopted)
    gone = {*study.withdrawn, *withdrawn(other.study_events(WITHDRAWALS).events)}
    taken, different = _merge_documents(study.store, other, lambda name: any(is_of(name, id_) for id_ in gone))
    absorbed = absorb(study.store, other, but=lambda name: any(is_of(name, id_) for id_ in gone))
    study.refresh()
    problems = (*absorbed.problems, *rivals(study))
    return Merged(absorbed.events, tuple(taken), tuple(different), problems, absorbed.by_round)


def _merge_documents(
    store: DocumentStore, other: DocumentStore, gone: Callable[[str], bool]
) -> tuple[list[str], list[str]]:
    """Copy the documents that are missing here, but for those of withdrawn transcripts; name those that differ."""
    taken: list[str] = []
    different: list[str] = []
    spelt = {key.casefold(): key for key in store.documents()}
    refused: set[str] = set()  # transcripts whose text differs: their segments are another text's
    # Texts come first: whether a transcript's other documents may come along depends on its text. What says that a
    # text is a corrected one comes last of all that belongs to it, as it is written.
    for key in sorted(other.documents(), key=lambda key: (not key.endswith(".txt"), key)):
        name, data = unicodedata.normalize("NFC", key), other.document(key).read_bytes()
        id_ = PurePosixPath(name).stem
        here = store.document(spelt.get(name.casefold(), name))
        if here.exists() and (here.name != PurePosixPath(name).name or here.read_bytes() != data):
            different.append(name)
            refused |= {id_} if name.startswith("transcripts/") and name.endswith(".txt") else set()
        elif not here.exists() and not _is_of(refused, name) and not gone(name):
            here.write(data)
            taken.append(name)
    return sorted(taken), sorted(different)


def _is_of(refused: set[str], name: str) -> bool:
    """True for what belongs to the text of one of these transcripts."""
    parts = PurePosixPath(name)
    if parts.parts[0] == "corrections":
        return parts.parts[1] in refused
    return parts.stem in refused and name.startswith(("segments/", "transcripts/"))
