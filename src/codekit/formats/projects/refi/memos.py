"""Notes, and what they are about: what refers to them, and what links join them to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from codekit.formats.projects.refi.desk import Desk
from codekit.formats.projects.refi.elements import (
    children,
    guid,
    local,
    moment,
    number,
    pointed,
    unused,
    within,
)
from codekit.formats.projects.refi.package import UnreadError
from codekit.formats.projects.refi.passages import Attached
from codekit.formats.projects.refi.raw import SPEC, Stretch
from codekit.formats.projects.refi.telling import Teller
from codekit.formats.projects.refi.texts import Carrier, note_text
from codekit.model.project import SPAN, STUDY, TEXT, ProjectMemo
from codekit.model.span import Span

Things = Mapping[str, Attached]  # what a GUID may stand for at the end of a link


def read_notes(
    root: Any, attached: Iterable[Attached], things: Things, desk: Desk
) -> tuple[list[ProjectMemo], dict[str, str]]:
    """The notes as memos, one for each thing that a note is about, and the memos' ids by the notes' GUIDs."""
    about: dict[str, list[Attached]] = {}
    for one in (*attached, *_linked(root, things, desk.teller)):
        known = about.setdefault(one.note, [])
        if one not in known:
            known.append(one)
    for reference in children(root, "NoteRef"):
        about.setdefault(pointed(reference), [Attached(pointed(reference), STUDY)])
    memos: dict[str, ProjectMemo] = {}
    ids: dict[str, str] = {}
    for note in within(root, "Notes", "Note"):
        said = guid(note.get("guid"))
        places = about.pop(said, [Attached(said, STUDY)])
        for memo in _memos(note, places, len(memos), desk):
            id_ = unused(memo.id, memos)
            memos[id_] = ProjectMemo(id_, memo.words, memo.title, memo.kind, memo.about, memo.span, memo.by, memo.at)
            ids.setdefault(said, id_)
    desk.teller.left_out("references to notes that are not in the project", sum(map(len, about.values())))
    return list(memos.values()), ids


def _memos(note: Any, places: list[Attached], before: int, desk: Desk) -> list[ProjectMemo]:
    title = (note.get("name") or "").strip()
    try:
        text = note_text(note, desk)
    except UnreadError as error:
        desk.teller.lost("the note", title, str(error), others="other notes")
        return []
    n = sum(local(one) == "Coding" for one in note.iter())
    desk.teller.left_out("codings of notes", n, "codekit codes transcripts only")
    desk.teller.changed("notes about several things", len(places) > 1, "each thing has a memo of its own")
    id_ = guid(note.get("guid")) or f"note-{before + 1}"
    by, at = desk.people.who(note.get("creatingUser")), moment(note.get("creationDateTime"))
    return [ProjectMemo(id_, text, title, one.kind, one.about, one.span, by, at) for one in places]


def _linked(root: Any, things: Things, teller: Teller) -> Iterable[Attached]:
    """What links say: NVivo writes from the thing to the note, ATLAS.ti from the note to the thing."""
    notes = {guid(note.get("guid")) for note in within(root, "Notes", "Note")}
    for link in within(root, "Links", "Link"):
        origin, end = guid(link.get("originGUID")), guid(link.get("targetGUID"))
        if end in notes and origin not in notes:
            origin, end = end, origin
        thing = things.get(end)
        if origin in notes and thing is not None:
            yield Attached(origin, thing.kind, thing.about, thing.span)
        else:
            teller.left_out("links between codes, passages or sources", why="codekit has no place for them")


def on_passage(note: Any, carrier: Carrier) -> Attached | None:
    """QualCoder's annotation: the note of a source says by a selection of its own which passage it is about."""
    selections = list(children(note, "PlainTextSelection"))
    if len(selections) != 1:
        return None
    start, end = (number(selections[0].get(name)) for name in ("startPosition", "endPosition"))
    if start is None or end is None:
        return None
    ((begin, finish, fits),) = carrier.raw.places([Stretch(start, end)], SPEC)
    if not fits or begin == finish:
        return None
    return Attached(guid(note.get("guid")), SPAN, carrier.id, Span(begin, finish))


def with_annotations(root: Any, attached: Iterable[Attached], carriers: Mapping[str, Carrier]) -> list[Attached]:
    """What notes are attached to, where those of sources may be annotations of QualCoder."""
    notes = {guid(note.get("guid")): note for note in within(root, "Notes", "Note")}
    found = []
    for one in attached:
        note = notes.get(one.note) if one.kind == TEXT else None
        found.append((note is not None and on_passage(note, carriers[one.about])) or one)
    return found
