"""What people did in the texts: codings, comments and notes on passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from codekit.formats.projects.refi.desk import Desk
from codekit.formats.projects.refi.dialects import Material, Stretch, Verdict, decide, place
from codekit.formats.projects.refi.elements import (
    children,
    guid,
    local,
    moment,
    number,
    pointed,
    unused,
    words,
)
from codekit.formats.projects.refi.marks import unmarked
from codekit.formats.projects.refi.telling import Teller
from codekit.formats.projects.refi.texts import Carrier
from codekit.model.project import CODING, SPAN, TEXT, Applied, ProjectMemo
from codekit.model.span import Span

ELSEWHERE = {
    "PictureSelection": "codings of parts of pictures",
    "PDFSelection": "codings of areas of PDF pages",
    "AudioSelection": "codings of stretches of sound",
    "VideoSelection": "codings of stretches of video",
}


@dataclass(frozen=True, slots=True)
class Attached:
    """A note's GUID and what it is about."""

    note: str
    kind: str
    about: str = ""
    span: Span | None = None


@dataclass
class Passages:
    """Everything that was done in the texts, as it is collected."""

    codings: dict[str, Applied] = field(default_factory=dict)
    comments: dict[str, ProjectMemo] = field(default_factory=dict)
    notes: list[Attached] = field(default_factory=list)
    selections: dict[str, tuple[str, Span]] = field(default_factory=dict)  # GUID to text and span
    verdict: Verdict | None = None


def read_passages(carriers: Sequence[Carrier], desk: Desk) -> Passages:
    """Codings, comments and notes in these texts; the codes that they name may not exist."""
    found = [(carrier, list(_selections(carrier, desk.teller))) for carrier in carriers]
    material: Material = [(carrier.raw, selections) for carrier, selections in found]
    passages = Passages()
    if any(selections for _, selections in found):
        passages.verdict = decide(material, desk.origin)
    for carrier, selections in found:
        _whole(carrier, passages, desk)
        for selection in selections:
            _passage(carrier, selection, passages, desk)
        _elsewhere(carrier, desk.teller)
    return passages


def _selections(carrier: Carrier, teller: Teller) -> Iterator[Stretch]:
    if local(carrier.holder) == "Transcript":
        yield from _between_times(carrier, teller)
        return
    for element in children(carrier.holder, "PlainTextSelection"):
        start, end = number(element.get("startPosition")), number(element.get("endPosition"))
        if start is None or end is None:
            teller.left_out("selections without positions")
        else:
            yield Stretch(start, end, element.get("name") or "", element)


def _between_times(carrier: Carrier, teller: Teller) -> Iterator[Stretch]:
    """Selections of a transcript lie between two of its points in time, which have places in the text."""
    points = {guid(point.get("guid")): number(point.get("position")) for point in children(carrier.holder, "SyncPoint")}
    teller.left_out("points in time of transcripts", len(points), "codekit takes times from captions only")
    for element in children(carrier.holder, "TranscriptSelection"):
        start, end = (points.get(guid(element.get(end))) for end in ("fromSyncPoint", "toSyncPoint"))
        if start is None or end is None:
            teller.left_out("selections without positions")
        else:
            yield Stretch(start, end, element.get("name") or "", element)


class _Place(NamedTuple):
    """A span of a text, and the element that says so: a selection, or a source for all of it."""

    carrier: Carrier
    element: Any
    span: Span
    by: str | None
    at: str | None  # not of a source, which says when it was imported


def _whole(carrier: Carrier, passages: Passages, desk: Desk) -> None:
    """What is given to a source as a whole."""
    for element in carrier.elements:
        here = _Place(carrier, element, Span(0, len(carrier.raw.text)), element.get("creatingUser"), None)
        for coding in children(element, "Coding"):
            _code(coding, here, passages, desk)
        for note in children(element, "NoteRef"):
            passages.notes.append(Attached(pointed(note), TEXT, carrier.id))


def _passage(carrier: Carrier, selection: Stretch, passages: Passages, desk: Desk) -> None:
    assert passages.verdict is not None
    placed = place(carrier.raw, selection, passages.verdict.dialect)
    codings, notes, described = _parts(selection.element)
    if placed.start >= placed.end or placed.end > len(carrier.raw.text):
        desk.teller.left_out("selections that lie outside their text or have no length")
        desk.teller.left_out("codings of such selections", len(codings))
        return
    if not placed.fits:
        desk.teller.changed("selections that begin or end within a character", why="it is taken as it follows")
    said = selection.element.get
    span = Span(placed.start, placed.end)
    here = _Place(carrier, selection.element, span, said("creatingUser"), said("creationDateTime"))
    passages.selections.setdefault(guid(said("guid")), (carrier.id, span))
    ids = [_code(coding, here, passages, desk) for coding in codings]
    if described:
        _comment(here, ids, passages, desk)
    for note in notes:
        passages.notes.append(Attached(pointed(note), SPAN, carrier.id, here.span))


def _parts(selection: Any) -> tuple[list[Any], list[Any], bool]:
    """The codings of a selection, its notes, and whether it has a description: in one pass, since there are many."""
    codings, notes, described = [], [], False
    for child in selection:
        name = local(child)
        if name == "Coding":
            codings.append(child)
        elif name == "NoteRef":
            notes.append(child)
        else:
            described = described or name == "Description"
    return codings, notes, described


def _code(coding: Any, here: _Place, passages: Passages, desk: Desk) -> str:
    """Take one coding; who coded is said by the coding itself, else by what it stands in."""
    said = coding.get
    id_ = guid(said("guid")) or f"coding-{len(passages.codings) + 1}"
    if id_ in passages.codings:
        id_ = unused(id_, passages.codings)
    by = said("creatingUser")
    if by and here.by and by != here.by and here.element is not here.carrier.source and guid(by) != guid(here.by):
        desk.teller.changed("codings of passages that somebody else marked", why="the coder is who gave the code")
    code = ""
    for reference in coding:
        if local(reference) == "CodeRef":
            code = code or pointed(reference)
        elif local(reference) == "NoteRef":
            passages.notes.append(Attached(pointed(reference), CODING, id_))
    source = None if desk.own else here.carrier.source.get("creatingUser")
    at = moment(said("creationDateTime")) or moment(here.at)
    passages.codings[id_] = Applied(id_, here.carrier.id, code, here.span, desk.people.who(by, here.by, source), at)
    return id_


def _comment(here: _Place, codings: list[str], passages: Passages, desk: Desk) -> None:
    """A selection's description: of its coding where it has one, else of the passage."""
    comment = words(here.element, "Description")
    if not comment.strip():
        return
    if len(codings) == 1:
        passages.codings[codings[0]] = replace(passages.codings[codings[0]], memo=comment)
        if desk.own:
            passages.codings[codings[0]] = unmarked(passages.codings[codings[0]])
        return
    id_ = unused(guid(here.element.get("guid")) or f"comment-{len(passages.comments) + 1}", passages.comments)
    by, at = desk.people.who(here.element.get("creatingUser")), moment(here.element.get("creationDateTime"))
    passages.comments[id_] = ProjectMemo(id_, comment, "", SPAN, here.carrier.id, here.span, by, at)


def _elsewhere(carrier: Carrier, teller: Teller) -> None:
    if carrier.source is not carrier.holder:
        outside(
            carrier.source, {guid(one.get("guid")) for one in children(carrier.holder, "PlainTextSelection")}, teller
        )


def outside(source: Any, in_text: set[str], teller: Teller) -> None:
    """Tell of the selections of a source that are no passages of a text; those of a PDF file may be both."""
    for selection in children(source, *ELSEWHERE):
        if guid(selection.get("guid")) not in in_text:
            n = sum(1 for _ in children(selection, "Coding"))
            teller.left_out(ELSEWHERE[local(selection)], n, "codekit codes texts only")
