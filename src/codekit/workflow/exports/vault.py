"""A folder of linked notes for Obsidian: a note for each transcript, and one for each code that links its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from codekit.model.events import Coding
from codekit.model.names import file_name
from codekit.reporting import journal
from codekit.reporting.coded.content import CODING, CodedText, Remark
from codekit.reporting.vault import (
    CodeNote,
    Target,
    TranscriptNote,
    begin,
    code_note,
    index_note,
    part_of,
    tag_of,
    transcript_note,
)
from codekit.tables.whole import placing
from codekit.workflow.coding.export import Exported
from codekit.workflow.exports import memos
from codekit.workflow.exports.ground import Ground, book_of
from codekit.workflow.exports.transcripts import coded_texts, exported_of, left_out, readable
from codekit.workflow.study.study import Study

TRANSCRIPTS, CODES, START, MEMOS = "Transcripts", "Codes", "Start here", "Memos"


def write_folder(folder: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write the notes into a new folder, all or none. Raises CodekitError for a folder that holds anything."""
    exported = exported_of(codings)
    notes = dict(_notes(study, exported))
    with placing(folder) as draft:
        for path, words in notes.items():
            file = draft / f"{path}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(words.encode("utf-8", "replace"))
    n = sum(path.startswith(TRANSCRIPTS) for path in notes)
    return f"{len(notes)} notes, {n} of them transcripts; {len(exported)} codings{left_out(study, exported)}"


def _notes(study: Study, exported: Exported) -> Iterator[tuple[str, str]]:
    """The notes by their path without an ending."""
    ground = Ground(study)
    coded = coded_texts(study, exported, exported.wanted.transcripts or readable(study))
    names = _names([one.id for one in coded])
    transcripts = [
        TranscriptNote(Target(f"{TRANSCRIPTS}/{names[one.id]}", one.id), one, _facts(ground, one)) for one in coded
    ]
    codes = _codes(study, exported, transcripts)
    for note in transcripts:
        yield note.target.path, transcript_note(note, codes)
    for code in codes.values():
        yield code.target.path, code_note(code)
    yield START, index_note(study.title, transcripts, list(codes.values()))
    if found := memos.notes(study, exported):
        yield MEMOS, journal.markdown(memos.journal_of(study, found), _links(found, transcripts, codes))


def _links(
    found: Sequence[memos.Note], transcripts: Sequence[TranscriptNote], codes: Mapping[Key, CodeNote]
) -> dict[str, str]:
    """For what notes link to, by the name of its target, the link of this folder; nothing where no note is of it."""
    of_text = {note.coded.id: note for note in transcripts}
    named = {memos.said_of(one): one for note in found for one in note.linked if one.kind}
    links = {}
    for number, one in enumerate(named.values(), 1):
        if note := of_text.get(one.transcript):
            links[f"link-{number}"] = note.target.link(_part(note, one.start) if one.end else "", "{}")
        elif one.code and (code := codes.get((one.codebook, one.code))):
            links[f"link-{number}"] = code.target.link("", "{}")
    return links


def _part(note: TranscriptNote, start: int) -> str:
    """The paragraph of a transcript's note in which a place lies."""
    ends = [max((piece.end for piece in line.pieces), default=0) for line in note.coded.lines]
    return next((part_of(number) for number, end in enumerate(ends) if start < end), "")


def _names(ids: Sequence[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    for id_ in ids:
        named[id_] = file_name(id_, list(named.values()))
    return named


def _facts(ground: Ground, one: CodedText) -> dict[str, str]:
    case, interview = ground.case(one.id), ground.interviews.get(one.id)
    return {"case": case.id, **case.attributes, **(interview.columns if interview else {})}


Key = tuple[str, str]  # a codebook's id, and a code
Found = tuple[Target, str, Remark, str]


def _codes(study: Study, exported: Exported, transcripts: Sequence[TranscriptNote]) -> Mapping[Key, CodeNote]:
    """A note for each code that was given, and for those above it, as its latest version says."""
    ground = Ground(study)
    latest = {(book_of(c.codebook), c.code): c.codebook for c in sorted(exported, key=lambda c: (c.at, c.id))}
    for (id_, code), key in sorted(latest.items()):
        book = ground.book(key)
        for above in book.ancestors(code) if book and code in book else ():
            latest.setdefault((id_, above), key)
    targets = _targets(ground, latest)
    found = _found(transcripts)
    return {code: _code(ground, code, latest[code], targets, found.get(code, ())) for code in targets}


def _targets(ground: Ground, latest: Mapping[Key, str]) -> dict[Key, Target]:
    """Where the note of each code stands."""
    folders = _names(sorted({id_ for id_, _ in latest}))
    taken: defaultdict[str, list[str]] = defaultdict(list)
    targets = {}
    for (id_, code), key in sorted(latest.items()):
        name = file_name(code, taken[id_])
        taken[id_].append(name)
        targets[id_, code] = Target(f"{CODES}/{folders[id_]}/{name}", ground.name(key, code))
    return targets


def _code(ground: Ground, key: Key, version: str, targets: Mapping[Key, Target], found: Sequence[Found]) -> CodeNote:
    id_, code = key
    book = ground.book(version)
    if book is None or code not in book:
        return CodeNote(targets[key], id_, tag_of(id_, code), code, found=tuple(found))
    above = book.ancestors(code)
    return CodeNote(
        targets[key],
        id_,
        tag_of(id_, *reversed(above), code),
        code,
        book[code],
        targets.get((id_, above[0])) if above else None,
        tuple(targets[id_, below] for below in book.children[code] if (id_, below) in targets),
        tuple(found),
    )


def _found(transcripts: Sequence[TranscriptNote]) -> Mapping[Key, list[Found]]:
    """By code every place where it was given."""
    found: defaultdict[Key, list[Found]] = defaultdict(list)
    for note in transcripts:
        text = note.coded.transcript.text
        parts = {remark: part_of(number) for number, listed in begin(note.coded).items() for remark in listed}
        for remark in (*note.coded.remarks, *note.coded.about):
            if remark.kind == CODING:
                words = text[remark.start : remark.end]
                found[remark.key].append((note.target, parts.get(remark, ""), remark, words))
    return found
