"""The RO-Crate metadata of a bundle: version 1.1, JSON-LD, an entity for every file with its hash."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from codekit import __version__
from codekit.store.files import digest

FILE = "ro-crate-metadata.json"
SHA256 = "sha256"
_SPEC = "https://w3id.org/ro/crate/1.1"
_TERM = "https://w3id.org/ro/terms/workflow-run#sha256"  # the crate's own context has no word for it
_TYPES = {
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".yaml": "application/yaml",
    ".md": "text/markdown",
}
_ROOT, _PROGRAM = "./", "#codekit"


def metadata(files: Mapping[str, bytes], *, title: str, day: str) -> dict[str, Any]:
    """The metadata of these files; they are in none of them themselves."""
    graph = [_descriptor(), _root(sorted(files), title, day), _program()]
    graph += [_entity(name, files[name]) for name in sorted(files)]
    return {"@context": [f"{_SPEC}/context", {SHA256: _TERM}], "@graph": graph}


def _descriptor() -> dict[str, Any]:
    return {"@id": FILE, "@type": "CreativeWork", "conformsTo": {"@id": _SPEC}, "about": {"@id": _ROOT}}


def _root(names: list[str], title: str, day: str) -> dict[str, Any]:
    return {
        "@id": _ROOT,
        "@type": "Dataset",
        "name": title or "bundle",
        "description": "codekit verify",
        "datePublished": day,
        "hasPart": [{"@id": name} for name in names],
        "creator": {"@id": _PROGRAM},
    }


def _program() -> dict[str, Any]:
    return {"@id": _PROGRAM, "@type": "SoftwareApplication", "name": "codekit", "version": __version__}


def _entity(name: str, data: bytes) -> dict[str, Any]:
    suffix = PurePosixPath(name).suffix
    kind = {"encodingFormat": _TYPES[suffix]} if suffix in _TYPES else {}
    return {"@id": name, "@type": "File", **kind, "contentSize": str(len(data)), SHA256: digest(data)}


def hashes(document: Any) -> dict[str, str]:
    """The hash of each file as the metadata give it. Raises ValueError where they are not of this form."""
    if not isinstance(document, dict) or not isinstance(graph := document.get("@graph"), list):
        raise ValueError("no @graph")  # noqa: TRY004
    files = [entity for entity in graph if isinstance(entity, dict) and SHA256 in entity]
    return {str(entity.get("@id")): str(entity[SHA256]) for entity in files}
