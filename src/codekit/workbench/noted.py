"""A note from the window about what no coder's ledger of a round holds: written, changed, taken back."""

from __future__ import annotations

import msgspec

from codekit.errors import RefusedError
from codekit.model.memos import StudyMemo
from codekit.workbench.desk import Desk
from codekit.workbench.views.values import Value
from codekit.workflow.coding import memos as work


class NoteRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/memos: a case and a code are a cell; nothing named is the study."""

    text: str
    case: str = ""
    code: str = ""
    codebook: str = ""  # of the code, where several have it
    transcript: str = ""
    round: str = ""
    discuss: bool = False


class NoteEditRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/memos/edit: other words, or another mark, for a note of one's own."""

    id: str
    text: str
    discuss: bool


class NoteBackRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/memos/remove: take back a note of one's own."""

    id: str


class NoteWritten(Value, frozen=True, kw_only=True):
    """The note that stands then, or was taken back."""

    id: str
    about: str


def write(desk: Desk, asked: NoteRequest) -> NoteWritten:
    """Write a note. Raises as `memos.write`, and UnknownNameError for a round that this coder may not know of."""
    if asked.round:
        desk.round(asked.round)
    about = work.About(asked.case, asked.code, asked.codebook, asked.transcript, asked.round)
    return _written(work.write(desk.study, asked.text, about, coder=desk.coder, discuss=asked.discuss))


def edit(desk: Desk, asked: NoteEditRequest) -> NoteWritten:
    """Change a note of one's own. Raises as `memos.rewrite`."""
    _refuse_part(asked.id)
    return _written(work.rewrite(desk.study, asked.id, asked.text, coder=desk.coder, discuss=asked.discuss))


def remove(desk: Desk, asked: NoteBackRequest) -> NoteWritten:
    """Take back a note of one's own. Raises as `memos.take_back`."""
    _refuse_part(asked.id)
    return _written(work.take_back(desk.study, asked.id, coder=desk.coder))


def _refuse_part(id_: str) -> None:
    """Raise RefusedError where a program names a note by less than its id, as people do who type."""
    if len(id_) < len("00000000-0000-0000-0000-000000000000"):
        raise RefusedError("unknown", "there is no such note of yours")


def _written(note: StudyMemo) -> NoteWritten:
    return NoteWritten(id=note.id, about=note.about)
