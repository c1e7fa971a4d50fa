"""What people did in the texts: codings, comments and notes on passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from codekit.formats.projects.refi.desk import Desk
from codekit.formats.projects.refi.dialects import Material, Verdict, decide
from codekit.formats.projects.refi.elements import (
    children,
    content,
    guid,
    local,
    moment,
    number,
    pointed,
    unused,
)
from codekit.formats.projects.refi.marks import unmarked
from codekit.formats.projects.refi.raw import Placed, Stretch
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
    placed: list[tuple[Any, str, Span]] = field(default_factory=list)  # selections with their texts
    verdict: Verdict | None = None

    @cached_property
    def selections(self) -> dict[str, tuple[str, Span]]:
        """Text and span of each selection by its GUID, when all are read: most projects never ask."""
        return {guid(element.get("guid")): (text, span) for element, text, span in reversed(self.placed)}


def read_passages(carriers: Sequence[Carrier], desk: Desk) -> Passages:
    """Codings, comments and notes in these texts; the codes that they name may not exist."""
    found = [(carrier, list(_selections(carrier, desk.teller))) for carrier in carriers]
    material: Material = [(carrier.raw, selections) for carrier, selections in found]
    passages = Passages()
    if any(selections for _, selections in found):
        passages.verdict = decide(material, desk.origin)
    for carrier, selections in found:
        _whole(carrier, passages, desk)
        if passages.verdict is not None:
            placed = carrier.raw.places(selections, passages.verdict.dialect)
            for selection, where in zip(selections, placed, strict=True):
                _passage(carrier, selection, where, passages, desk)
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
            yield Stretch(start, end, element)


def _between_times(carrier: Carrier, teller: Teller) -> Iterator[Stretch]:
    """Selections of a transcript lie between two of its points in time, which have places in the text."""
    points = {guid(point.get("guid")): number(point.get("position")) for point in children(carrier.holder, "SyncPoint")}
    teller.left_out("points in time of transcripts", len(points), "codekit takes times from captions only")
    for element in children(carrier.holder, "TranscriptSelection"):
        start, end = (points.get(guid(element.get(end))) for end in ("fromSyncPoint", "toSyncPoint"))
        if start is None or end is None:
            teller.left_out("selections without positions")
        else:
            yield Stretch(start, end, element)


class _Place(NamedTuple):
    """A span of a text, and the element that says so: a selection, or a source for all of it."""

    carrier: Carrier
    element: Any
    span: Span
    by: str | None
    whole: bool = False

    @property
    def at(self) -> str:
        """When it was made; a source says only when it was imported."""
        return "" if self.whole else moment(self.element.get("creationDateTime"))


def _whole(carrier: Carrier, passages: Passages, desk: Desk) -> None:
    """What is given to a source as a whole."""
    for element in carrier.elements:
        here = _Place(carrier, element, Span(0, len(carrier.raw.text)), element.get("creatingUser"), whole=True)
        for coding in children(element, "Coding"):
            _code(coding, here, passages, desk)
        for note in children(element, "NoteRef"):
            passages.notes.append(Attached(pointed(note), TEXT, carrier.id))


def _passage(carrier: Carrier, selection: Stretch, placed: Placed, passages: Passages, desk: Desk) -> None:
    start, end, fits = placed
    codings, notes, comment = _parts(selection.element)
    if start >= end or end > len(carrier.raw.text):
        desk.teller.left_out("selections that lie outside their text or have no length")
        desk.teller.left_out("codings of such selections", len(codings))
        return
    if not fits:
        desk.teller.changed("selections that begin or end within a character", why="it is taken as it follows")
    span = Span(start, end)
    here = _Place(carrier, selection.element, span, selection.element.get("creatingUser"))
    passages.placed.append((selection.element, carrier.id, span))
    alone = len(codings) == 1  # its comment is the coding's then, else the passage's
    for coding in codings:
        _code(coding, here, passages, desk, comment if alone else "")
    if comment and not alone:
        _comment(comment, here, passages, desk)
    for note in notes:
        passages.notes.append(Attached(pointed(note), SPAN, carrier.id, span))


def _parts(selection: Any) -> tuple[list[Any], list[Any], str]:
    """The codings of a selection, its notes, and its description: in one pass, since there are many."""
    codings, notes, comment = [], [], None
    for child in selection:
        name = local(child)
        if name == "Coding":
            codings.append(child)
        elif name == "NoteRef":
            notes.append(child)
        elif name == "Description" and comment is None:
            comment = content(child)
    return codings, notes, comment if comment and not comment.isspace() else ""


def _code(coding: Any, here: _Place, passages: Passages, desk: Desk, comment: str = "") -> None:
    """Take one coding; who coded is said by the coding itself, else by what it stands in."""
    said = coding.get
    id_ = guid(said("guid")) or f"coding-{len(passages.codings) + 1}"
    if id_ in passages.codings:
        id_ = unused(id_, passages.codings)
    by = said("creatingUser")
    if by and here.by and by != here.by and not here.whole and guid(by) != guid(here.by):
        desk.teller.changed("codings of passages that somebody else marked", why="the coder is who gave the code")
    code = ""
    for reference in coding:
        if local(reference) == "CodeRef":
            code = code or pointed(reference)
        elif local(reference) == "NoteRef":
            passages.notes.append(Attached(pointed(reference), CODING, id_))
    coder = desk.people.who(by, here.by, None if desk.own else here.carrier.by)
    at = moment(said("creationDateTime")) or here.at
    applied = Applied(id_, here.carrier.id, code, here.span, coder, at, comment)
    passages.codings[id_] = unmarked(applied) if desk.own else applied


def _comment(comment: str, here: _Place, passages: Passages, desk: Desk) -> None:
    """The description of a selection that is of no one coding."""
    id_ = unused(guid(here.element.get("guid")) or f"comment-{len(passages.comments) + 1}", passages.comments)
    by = desk.people.who(here.by)
    passages.comments[id_] = ProjectMemo(id_, comment, "", SPAN, here.carrier.id, here.span, by, here.at)


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
