"""Working copies of codebooks, and the versions frozen at their first use."""

from __future__ import annotations

from pathlib import PurePosixPath

from codekit.errors import CodekitError, Problem, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.model.names import is_copy, is_id
from codekit.store.files import read_text
from codekit.store.protocols import Document, DocumentStore


def ids(store: DocumentStore) -> list[str]:
    """Ids of the working copies in codebooks/."""
    return [stem for stem in _stems(store, "codebooks/*.yaml") if is_id(stem)]


def strays(store: DocumentStore) -> list[str]:
    """Files among the codebooks and their kept versions that are none: the copies that sync folders make."""
    found = [f"codebooks/{stem}.yaml" for stem in _stems(store, "codebooks/*.yaml") if not is_id(stem)]
    return found + [frozen(store, id_, version).key for id_ in ids(store) for version in _copied(store, id_)]


def _copied(store: DocumentStore, id_: str) -> list[str]:
    """The kept files of a codebook that are called like another one with an addition, and say the same version."""
    stems = versions(store, id_)
    maybe = [stem for stem in stems if any(is_copy(stem, other) for other in stems if other != stem)]
    return [stem for stem in maybe if _version_in(store, id_, stem) != stem]


def _version_in(store: DocumentStore, id_: str, stem: str) -> str:
    try:
        return load(store, f"{id_}@{stem}").version
    except CodekitError:
        return stem  # what it is cannot be told


def versions(store: DocumentStore, id_: str) -> list[str]:
    """The versions of a codebook that are kept as they were at their first use."""
    return _stems(store, f"codebooks/{id_}/*.yaml")


def _stems(store: DocumentStore, pattern: str) -> list[str]:
    return sorted(PurePosixPath(key).stem for key in store.keys(pattern))


def working(store: DocumentStore, id_: str) -> Document:
    """What people edit. Raises UnknownNameError where there is no such codebook."""
    document = new(store, id_)
    if not document.exists():
        raise UnknownNameError("codebook", id_, ids(store))
    return document


def new(store: DocumentStore, id_: str) -> Document:
    """Where the working copy of a codebook stands or will stand."""
    return store.document(f"codebooks/{id_}.yaml")


def frozen(store: DocumentStore, id_: str, version: str) -> Document:
    """Where one version is kept as it was at its first use."""
    return store.document(f"codebooks/{id_}/{version}.yaml")


def missing(store: DocumentStore, id_: str, version: str) -> CodekitError:
    """The error to raise where a version that is in use is not kept."""
    return CodekitError("missing", where=frozen(store, id_, version).key, hint="restore the frozen version from a copy")


def load(store: DocumentStore, key: str) -> Codebook:
    """A codebook by id (the working copy) or by id@version (frozen). Raises what `load_with_notes` raises."""
    return load_with_notes(store, key)[0]


def load_with_notes(store: DocumentStore, key: str) -> tuple[Codebook, list[Problem]]:
    """A codebook by id or id@version, with what was noted while reading it.

    Raises UnknownNameError for an unknown id, CodekitError for a version that is not kept or a file that names
    another id, CodebookError for a file that cannot be used.
    """
    from codekit.formats.codebook import yaml_file as codebook_yaml

    id_, _, version = key.partition("@")
    document = frozen(store, id_, version) if version else working(store, id_)
    if not document.exists():  # a version is frozen at its first use; before that the working copy holds it
        if load(store, id_).version != version:
            raise missing(store, id_, version)
        document = working(store, id_)
    codebook, notes = codebook_yaml.load(read_text(document, keep_bom=True), document.key)
    if codebook.id != id_:
        raise CodekitError(
            f"{document.key}: the file says `codebook: {codebook.id}`",
            hint=f"rename the file to {codebook.id}.yaml, or change the line",
        )
    return codebook, notes


def freeze(store: DocumentStore, id_: str) -> Codebook:
    """Freeze the working copy's version at its first use. Raises CodekitError where it is frozen otherwise."""
    from codekit.model.codebook_diff import diff

    codebook = load(store, id_)
    kept = frozen(store, id_, codebook.version)
    if not kept.exists():
        kept.write(read_text(working(store, id_)).encode("utf-8"))
        return codebook
    before = load(store, codebook.key)
    if (before.codes, before.changes) != (codebook.codes, codebook.changes):
        changed = ", ".join(sorted({change.code for change in diff(before, codebook) if change.code})[:5]) or "changes"
        raise CodekitError(
            f"version {codebook.version} is in use with other content (changed: {changed})",
            where=f"codebooks/{id_}.yaml",
            hint="raise `version:` in the file; codings keep the version they were made under",
        )
    return codebook
