"""The versions that a transcript had, as its details list them."""

from __future__ import annotations

from codekit.errors import CodekitError
from codekit.model.versions import Version
from codekit.workbench.desk import Desk
from codekit.workbench.views.values import TextVersion


def versions(desk: Desk, id_: str) -> list[TextVersion]:
    """Every version up to the one that is read, the imported one first, and what changed with each."""
    line = {version.key: version for version in desk.versions(id_)}
    return [_shown(desk, id_, version, line) for version in line.values()]


def _shown(desk: Desk, id_: str, version: Version, line: dict[str, Version]) -> TextVersion:
    before = [line[key] for key in version.corrects if key in line]
    what, kept = "imported", None
    if version.corrects:
        is_same = any(other.sha256 == version.sha256 for other in before)
        what, kept = ("turns", None) if is_same else ("text", _kept(desk, id_, version))
    return TextVersion(number=version.number, by=version.by, at=version.at, file=version.file, what=what, kept=kept)


def _kept(desk: Desk, id_: str, version: Version) -> float | None:
    """The share of the characters that stayed, as it was shown before the correction was made."""
    try:
        length = len(desk.study.version(id_, version.key).text)
        steps = version.corrects.items()
        return max(step.share(len(desk.study.version(id_, key).text), length) for key, step in steps)
    except CodekitError:
        return None
