"""Working copies of codebooks, and the versions frozen at their first use."""

from __future__ import annotations

from pathlib import Path

from codekit.errors import CodekitError, Problem, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.store.folder.files import read_text, write_text


def ids(root: Path) -> list[str]:
    """Ids of the working copies in codebooks/."""
    folder = root / "codebooks"
    return sorted(p.stem for p in folder.glob("*.yaml") if p.name[0] != ".") if folder.is_dir() else []


def working_path(root: Path, id_: str) -> Path:
    """Where people edit a codebook."""
    path = root / "codebooks" / f"{id_}.yaml"
    if not path.is_file():
        raise UnknownNameError("codebook", id_, ids(root))
    return path


def frozen_path(root: Path, id_: str, version: str) -> Path:
    """Where one version is kept as it was at its first use."""
    return root / "codebooks" / id_ / f"{version}.yaml"


def missing(root: Path, id_: str, version: str) -> CodekitError:
    """What says that no such version is kept."""
    path = frozen_path(root, id_, version).relative_to(root)
    return CodekitError(f"{path}: missing", hint="restore the frozen version from a copy")


def load(root: Path, key: str) -> Codebook:
    """A codebook by id (the working copy) or by id@version (frozen)."""
    return load_with_notes(root, key)[0]


def load_with_notes(root: Path, key: str) -> tuple[Codebook, list[Problem]]:
    """A codebook with what was noted while reading it."""
    from codekit.formats.codebook import yaml_file as codebook_yaml

    id_, _, version = key.partition("@")
    path = frozen_path(root, id_, version) if version else working_path(root, id_)
    if not path.is_file():
        working = load(root, id_)
        if working.version != version:
            raise missing(root, id_, version)
        path = working_path(root, id_)
    codebook, notes = codebook_yaml.load(read_text(path, keep_bom=True), str(path.relative_to(root)))
    if codebook.id != id_:
        raise CodekitError(
            f"{path.relative_to(root)}: the file says `codebook: {codebook.id}`",
            hint=f"rename the file to {codebook.id}.yaml, or change the line",
        )
    return codebook, notes


def freeze(root: Path, id_: str) -> Codebook:
    """Freeze the working copy's version at its first use; the same version with other content is refused."""
    from codekit.model.codebook_diff import diff

    codebook = load(root, id_)
    path = frozen_path(root, id_, codebook.version)
    if not path.exists():
        write_text(path, read_text(working_path(root, id_)))
        return codebook
    before = load(root, codebook.key)
    if before.codes != codebook.codes:
        changed = ", ".join(sorted({change.code for change in diff(before, codebook)})[:5])
        raise CodekitError(
            f"version {codebook.version} is in use with other content (changed: {changed})",
            where=f"codebooks/{id_}.yaml",
            hint="raise `version:` in the file; codings keep the version they were made under",
        )
    return codebook
