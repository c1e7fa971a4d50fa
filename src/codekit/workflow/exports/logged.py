"""What is carried out of a study is noted in it, for the audit trail: nobody is kept from writing a file by that."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codekit import refusals
from codekit.errors import CodekitError, StudyBusyError
from codekit.model.events import stamp
from codekit.model.exported import GIVEN, Exported
from codekit.model.subjects import EXPORTED
from codekit.store.files import digest
from codekit.tables.whole import is_draft
from codekit.workflow.rounds.visibility import Sight, blind_in
from codekit.workflow.study.study import Study

# The options whose values are ids, choices and numbers: of all others it is only said that they were given.
PLAIN = frozenset({
    "among", "attribution", "benchmarks", "by", "by_unit", "cluster", "clusters", "code", "codebook", "coder", "codes",
    "coefficient", "exclusive", "form", "incomplete", "interval", "itself", "kind", "level", "meeting", "no_words",
    "nvivo", "only", "order", "own", "polarity", "profile", "public", "review", "roles", "round", "round_id", "rounds",
    "sample", "seed", "since", "status", "summed_table", "themes", "training", "transcripts", "trim", "unit", "until",
    "what", "within",
})  # fmt: skip
_LONGEST = 200
_PATIENCE = 2.0  # seconds: whoever writes a file is not kept by a study in which somebody else writes
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})  # of a disk that may be written to, and did not take it


@dataclass(frozen=True)
class Request:
    """What is written, and the options that were asked for."""

    what: str
    options: Mapping[str, object] = field(default_factory=dict)

    @property
    def shown(self) -> dict[str, str]:
        """The options as they are noted: no word that anybody may have said."""
        return {name: _plain(value) if name in PLAIN else GIVEN for name, value in sorted(self.options.items())}


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (",".join(map(str, value)) if isinstance(value, list | tuple) else str(value))[:_LONGEST]


def note(study: Study, path: Path, asked: Request | None, *, renamed: bool) -> None:
    """Note that a file or folder was written, where it is known what it is.

    In a study that cannot be written to nothing is noted, and nothing is said: the file is what was asked for. The same
    file written again on the same day by the same person is noted once. Raises CodekitError where the disk is
    full or fails: written again, it is noted.
    """
    if asked is None or not path.exists():
        return
    try:
        _note(study, path, asked, renamed=renamed)
    except (CodekitError, OSError) as error:
        cause = refusals.behind(error)
        if cause is not None and cause.errno in _FULL:
            raise


def _note(study: Study, path: Path, asked: Request, *, renamed: bool) -> None:
    made = Exported(
        **stamp(study.writer),
        what=asked.what,
        name=path.name,
        sha256=_hash(path),
        options=asked.shown,
        renamed=renamed,
    )
    try:
        with study.store.alone(study.writer, patience=_PATIENCE):  # the same command beside this one notes the same
            _add(study, made)
    except StudyBusyError:
        _add(study, made)  # rather twice than not at all


def _add(study: Study, made: Exported) -> None:
    before = study.store.study_events(EXPORTED).events
    if not any(event.says == made.says for event in before):
        study.store.append([made])


def _hash(path: Path) -> str:
    if path.is_file():
        return digest(path.read_bytes())
    held = {each.relative_to(path): each for each in sorted(path.rglob("*")) if each.is_file()}
    # What another command writes there at this moment is none of this one's files, and may be gone in the next.
    files = {name: each for name, each in held.items() if not any(map(is_draft, name.parts))}
    lines = "".join(f"{name.as_posix()} {digest(each.read_bytes())}\n" for name, each in files.items())
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


def may_be_told(event: Exported, sight: Sight) -> bool:
    """Whether an export may be known of: not one by somebody who is blind, before the round is compared."""
    blind = {coder for round_ in sight.rounds if blind_in(round_) for coder in round_.coders}
    return not blind.intersection((event.by, event.options.get("coder", "")))
