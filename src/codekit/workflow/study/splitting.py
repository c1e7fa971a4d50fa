"""Make turns of a text in which nobody is named, after its import: as a further version with the same text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, ImportRefusedError
from codekit.model.alignment import Alignment
from codekit.model.transcript import INTERVIEWER, RESPONDENT, SCHEMES, Transcript
from codekit.model.versions import FIRST, Version
from codekit.store import corrections, transcripts
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.model.source import Source


@alone
def split(study: Study, id_: str, rule: str, *, names: tuple[str, str] = ("", ""), path: Path | None = None) -> None:
    """Make turns of a transcript by a rule of `segmenting.looks`; `names` are who asks and who answers.

    No character moves, so every coding stays where it is. How the text looks is read from the file that it was
    imported from: `path`, else the copy in originals/. Raises UnknownNameError for an unknown transcript or rule,
    CodekitError where speakers are named in the text, where the rule makes no turns of it, and where the file is not
    there or another one.
    """
    from codekit.segmenting import looks
    from codekit.segmenting.segments import segment

    text, history = study.transcript(id_), study.history(id_)
    _refuse(study, id_)
    looking = looks.spans_of(_source(study, id_, path), rule) if rule in looks.BY_LOOK else ()
    asks, answers = (name or usual for name, usual in zip(names, looks.SPEAKERS, strict=True))
    turns = looks.turns(text.text, looking, rule, (asks, answers))
    if len({turn.speaker for turn in turns}) < 2:
        raise CodekitError(f"{id_}: no turns come of it by the rule '{rule}'", hint=f"others: {', '.join(looks.RULES)}")
    roles = {asks: INTERVIEWER, answers: RESPONDENT}
    number = history.current.number + 1
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    same = {history.current.key: Alignment(((0, 0, len(text.text)),))}
    version = Version(corrections.key_of(number, text.sha256), text.sha256, number, same, by=study.writer, at=now)
    old = transcripts.read_origin(study.store, id_, history.current.key)
    note = f"turns were made by the rule '{rule}'"
    origin = replace(old, speakers=roles, roles="confirmed", confirmed=(), unread_lines=(), notes=(*old.notes, note))
    made = Transcript(id_, text.text, turns, roles, roles_confirmed=True, sha256=text.sha256)
    divisions = [segment(made.text, made.turns, scheme) for scheme in SCHEMES]
    corrections.write(study.store, made, version, origin, divisions)
    study.refresh()


def _refuse(study: Study, id_: str) -> None:
    history = study.history(id_)
    if history.has_conflict:
        raise CodekitError(f"{id_} was corrected in two ways", hint="codekit check says how to settle it")
    if any(turn.speaker for turn in study.version(id_, FIRST).turns):
        raise CodekitError(
            f"{id_}: speakers are named in the text, so its turns stand", hint="codekit correct takes a corrected text"
        )


def _source(study: Study, id_: str, path: Path | None) -> Source:
    """The file that a transcript was imported from, as it is read."""
    from codekit.formats.transcripts import registry
    from codekit.store import temporary

    text = study.transcript(id_).text
    if path is not None:
        sources = registry.read_file(path)
    else:
        kept = [key for key in study.store.keys("originals/*") if Path(key).stem == id_]
        if not kept:
            hint = "--file FILE names the file that it was imported from"
            raise CodekitError(f"how {id_} looks is not known: originals/ has no copy of its file", hint=hint)
        with temporary.folder() as folder:
            copy = folder / Path(kept[0]).name
            copy.write_bytes(study.store.document(kept[0]).read_bytes())
            sources = registry.read_file(copy)
    if source := next((source for source in sources if source.text == text), None):
        return source
    raise ImportRefusedError(f"is not the file that {id_} was imported from", where=str(path or kept[0]))
