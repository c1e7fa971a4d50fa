"""Another text of a transcript, or other turns of it, from the window: shown first, and written as it was shown."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from codekit.errors import RefusedError
from codekit.store import temporary
from codekit.workbench.desk import Desk
from codekit.workbench.incoming_file import name_of_file, sealed
from codekit.workbench.operations import one_of
from codekit.workbench.views.values import Extent, Value
from codekit.workflow.coding import becoming, correcting, turning

MOST_TOLD = 500  # codings that a preview names; all are counted


class TurnRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/transcripts/{id}/turns: who speaks in a turn, where another begins, which belong together.

    Done at once where nothing is coded in these turns; else shown first, and done when it comes again with `seen`.
    """

    version: str  # of the transcript that the page shows
    act: Annotated[str, one_of("TurnAct", "name", "split", "join")]
    turn: int  # counted from 1, as the page numbers them; "join": with the one before
    at: int = 0  # "split": the character at which another begins to speak
    speaker: str = ""  # "name": of the turn; "split": from `at` on
    seen: str = ""  # the `seal` of what was shown; "": nothing was


class CorrectionRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/transcripts/{id}/correct: a file with the corrected text.

    Without `seen` nothing is written: the answer says what would become of every coding. At most 28 MiB.
    """

    version: str  # of the transcript that the page shows
    file: str  # its name, whose ending says of which kind it is
    data: bytes  # in base64
    encoding: str = ""  # of a text that is not UTF-8 and cannot be recognised beyond doubt
    seen: str = ""  # the `seal` of what was shown; "": nothing was


class Becomes(Value, frozen=True, kw_only=True):
    """What becomes of one coding, skip or note."""

    id: str
    kind: Annotated[str, one_of("PlacedKind", *becoming.KINDS)]
    round: str
    coder: str
    code: str  # "" for skips and notes
    outcome: Annotated[str, one_of("Outcome", "same", "moved", "changed", "lost")]
    before: Extent
    after: Extent | None  # null where its words are gone
    words: str
    words_after: str  # "" where its words are gone
    respondent: bool  # false: a respondent said these words before, and none does now


class TextChange(Value, frozen=True, kw_only=True):
    """What a change of a transcript's text or turns comes to, and whether it was written."""

    written: bool
    asks: bool  # it is shown, and written when the request comes again with `seen`
    seal: str
    told: list[str]  # lines for people
    counts: dict[str, int]  # by outcome, of what this coder may see
    look_at: list[Becomes]  # changed, lost, or no respondent's any more; at most 500
    not_shown: list[str]  # rounds of which this coder does not see what others code


def turns(desk: Desk, id_: str, asked: TurnRequest) -> TextChange:
    """Change a turn, or show what that does where something is coded there.

    Raises RefusedError for turns that are not there any more and for what was shown and is another by now, and the
    errors of `turning.prepare` and `splitting.write`.
    """
    from codekit.workflow.study import splitting

    _refuse_outdated(desk, id_, asked.version)
    found = turning.prepare(desk.study, id_, _changes(asked), viewer=desk.coder)
    seal = sealed(found.prepared.after.turns, found.rows)
    writes = found.prepared.is_new and _may(asked.seen, seal, asks=bool(found.rows))
    if writes:
        splitting.write(desk.study, found.prepared)
    asks = found.prepared.is_new and not writes
    told = found.prepared.told.said(id_, confirmed_by="`codekit speakers` confirms it")
    return _change(found, seal, written=writes, asks=asks, told=[*told, *([found.summary] if asks else [])])


def correct(desk: Desk, id_: str, asked: CorrectionRequest) -> TextChange:
    """Show what becomes of everything that is coded in a corrected text, or write it as it was shown.

    Raises RefusedError as `turns`, and the errors of `correcting.prepare` and `correcting.write`.
    """
    _refuse_outdated(desk, id_, asked.version)
    with temporary.folder() as folder:
        path = folder / name_of_file(asked.file)
        path.write_bytes(asked.data)
        found = correcting.prepare(desk.study, path, id_, encoding=asked.encoding, viewer=desk.coder)
    seal = sealed(found.version.key, found.divisions, found.rows)
    writes = found.is_new and _may(asked.seen, seal, asks=True)
    if writes:
        correcting.write(desk.study, found)
    told = [found.result] if writes or not found.is_new else []
    return _change(found, seal, written=writes, asks=found.is_new and not writes, told=[*told, found.summary])


def _changes(asked: TurnRequest) -> Any:
    from codekit.segmenting.by_hand import Changes, Split

    if asked.act == "join":
        return Changes(joined={asked.turn})
    if asked.act == "split":
        return Changes(splits=[Split(asked.turn, "", asked.speaker, at=asked.at)])
    if asked.act == "name":
        return Changes({asked.turn: asked.speaker})
    raise RefusedError("invalid", "a turn is named, split or joined")


def _refuse_outdated(desk: Desk, id_: str, shown: str) -> None:
    desk.text(id_)
    if desk.study.version_key(id_) != shown:
        message = f"{id_} was changed meanwhile: what the page shows is not its text any more; nothing was written"
        raise RefusedError("text_changed", message, hint="look at it once more")


def _may(seen: str, seal: str, *, asks: bool) -> bool:
    """Whether to write: nothing has to be shown, or what was shown is what would be done."""
    if seen and seen != seal:
        message = "what becomes of the codings is another by now than what was shown; nothing was written"
        raise RefusedError("stale", message, hint="look at it once more")
    return seen == seal or not asks


def _change(found: turning.Turned | correcting.Correction, seal: str, **rest: Any) -> TextChange:
    look_at = [_becomes(row) for row in found.to_look_at[:MOST_TOLD]]
    told = [*rest.pop("told"), *([becoming.not_shown(found.hidden)] if found.hidden and rest["asks"] else [])]
    counts = becoming.counts(found.rows)
    return TextChange(seal=seal, told=told, counts=counts, look_at=look_at, not_shown=list(found.hidden), **rest)


def _becomes(row: becoming.Row) -> Becomes:
    return Becomes(
        id=row.id,
        kind=row.kind,
        round=row.round,
        coder=row.coder,
        code=row.code,
        outcome=row.outcome,
        before=(row.before.start, row.before.end),
        after=(row.after.start, row.after.end) if row.after else None,
        words=row.words,
        words_after=row.words_after,
        respondent=row.spoken,
    )
