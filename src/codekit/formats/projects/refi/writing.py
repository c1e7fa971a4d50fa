"""A `Project` becomes a REFI-QDA project (.qdpx) or a codebook (.qdc)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from codekit.errors import CodekitError
from codekit.formats.projects.refi import schema_check
from codekit.formats.projects.refi.body import Body
from codekit.formats.projects.refi.dialects import named
from codekit.formats.projects.refi.guids import Guids
from codekit.formats.projects.refi.marks import PROGRAM, marked
from codekit.formats.projects.refi.raw import CODE_POINTS, UTF16
from codekit.formats.projects.refi.telling import Teller
from codekit.formats.projects.refi.tree import CODEBOOK, Maker, as_bytes
from codekit.model.project import Project, Told
from codekit.tables.whole import replace_file
from codekit.version import __version__

PROFILES = {"": CODE_POINTS, "nvivo": UTF16}
_DAY = (1980, 1, 1, 0, 0, 0)  # the same project gives the same bytes


def write(project: Project, path: Path, profile: str = "") -> tuple[Told, ...]:
    """Write a project, or its codes where the file is a .qdc; returns what was changed or left out.

    The file is as the standard's schema says, or is not written. `profile` "nvivo" counts positions in UTF-16 units.
    Raises CodekitError for another profile or ending and for a codebook without codes, FileRefusedError where the
    system refuses.
    """
    if profile not in PROFILES:
        known = ", ".join(sorted(filter(None, PROFILES)))
        raise CodekitError(f"no profile '{profile}' for REFI-QDA", hint=f"leave it away, or: {known}")
    teller = Teller()
    if path.suffix.lower() == ".qdc":
        replace_file(path, _codebook(project, path, teller))
    elif path.suffix.lower() == ".qdpx":
        replace_file(path, _zipped(_parts(project, path, PROFILES[profile], teller)))
    else:
        raise CodekitError(
            f"{path.name}: not a kind of REFI-QDA file", hint="name it .qdpx, or .qdc for the codes alone"
        )
    return teller.lines()


def _codebook(project: Project, path: Path, teller: Teller) -> bytes:
    if not project.codes:
        raise CodekitError("there are no codes, and a .qdc without codes is none", where=str(path))
    make = Maker(CODEBOOK, Guids(project.name), teller)
    root = make.root("CodeBook", origin=_origin())
    make.codes(make.add(root, "Codes"), project.codes, {})
    known = {node.id for node in project.codes}
    groups = [group for group in project.groups if group.codes]
    sets = make.add(root, "Sets") if groups else None
    for group in groups:
        element = make.add(sets, "Set", guid=make.guids.of("group", group.id), name=group.name or group.id)
        make.describe(element, group.description)
        for code in filter(known.__contains__, group.codes):
            make.add(element, "MemberCode", guid=make.guids.of("code", code))
    left = (("texts", project.texts), ("codings", project.codings), ("memos", project.memos), ("cases", project.cases))
    for what, parts in left:
        teller.left_out(what, len(parts), "a .qdc holds codes only")
    data = as_bytes(root)
    schema_check.insist(data, schema_check.CODEBOOK, str(path))
    return data


def _parts(project: Project, path: Path, unit: str, teller: Teller) -> dict[str, bytes]:
    body = Body(project, unit, teller)
    data = as_bytes(body.root(_origin() + named(unit), path.stem))
    _warn(body, unit, teller)
    schema_check.insist(data, schema_check.PROJECT, str(path))
    return {"project.qde": data, **body.files}


def _warn(body: Body, unit: str, teller: Teller) -> None:
    """Tell what other programs may take otherwise than it is meant."""
    if unit == UTF16:
        why = "as NVivo for Windows does; no NVivo was tried with such a file, so look at some passages there"
        teller.changed("positions count UTF-16 units", len(body.project.codings), why)
    else:
        why = "NVivo may shift what is coded after them; write the file for nvivo to prevent it"
        teller.changed("texts with emoji or other characters that UTF-16 counts as two", len(body.with_wide), why)
    said = sum(marked(coding) != coding.memo for coding in body.project.codings)
    why = "other programs take the code as given; the first line of the coding's comment says what it is"
    teller.changed("codings that are contrary or hypothetical, or have a value", said, why)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return held.getvalue()


def _origin() -> str:
    return f"{PROGRAM} {__version__}"
