"""The texts of a project as transcripts: divided as an import divides them, and not changed by one sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath

from codekit.errors import CodekitError
from codekit.executor import Executor, default
from codekit.model.project import Text
from codekit.model.source import Source
from codekit.model.span import Span, among
from codekit.model.transcript import RESPONDENT, Transcript, text_sha
from codekit.store import transcripts
from codekit.store.files import digest
from codekit.store.origin import Origin
from codekit.workflow.study.diagnosis import IMPORTED, Diagnosis, diagnose, notes_of
from codekit.workflow.study.reading import Divided, divide, divide_unlabelled
from codekit.workflow.study.study import Study

FORMAT = "project"
ONE_VOICE = "most of what is coded lay outside of what was taken for a respondent's turns"


def storable(text: Text) -> bool:
    """True for a text that can be coded: it has words, and no half of a sign."""
    return bool(text.text.strip()) and not any("\ud800" <= char <= "\udfff" for char in text.text)


def store(
    study: Study,
    texts: Sequence[Text],
    ids: Mapping[str, str],
    coded: Mapping[str, Sequence[Span]],
    *,
    interviewers: Sequence[str] = (),
    executor: Executor | None = None,
) -> Iterator[tuple[Transcript, Diagnosis]]:
    """Store each text as a transcript with its divisions, and its original where the study keeps them.

    `coded` are the spans that somebody coded, by the project's ids: where most of them hold no respondent's words, what
    was taken for speakers is none, and the text is one respondent's.

    Raises CodekitError where the disk refuses.
    """
    roles = dict(study.settings.speakers)
    sources = [Source(FORMAT, text=text.text, name=text.name) for text in texts]
    divided = (executor or default(len(texts))).map(partial(divide, interviewers=interviewers, roles=roles), sources)
    with closing(divided):
        for text, parts in zip(texts, divided, strict=True):
            yield _stored(study, text, ids[text.id], _by_codings(parts, coded.get(text.id, ())))


def _by_codings(divided: Divided, coded: Sequence[Span]) -> Divided:
    reading = divided.reading
    spoken = (turn for turn in reading.turns if turn.start < turn.end)
    said = [Span(t.start, t.end) for t in spoken if reading.roles.get(t.speaker, RESPONDENT) == RESPONDENT]
    beside = sum(not among(span, said) for span in coded)
    if 2 * beside <= len(coded) or reading.given:
        return divided
    return divide_unlabelled(replace(divided.source, notes=(*divided.source.notes, ONE_VOICE)))


def _stored(study: Study, text: Text, id_: str, divided: Divided) -> tuple[Transcript, Diagnosis]:
    reading = divided.reading
    if reading.text != text.text:
        raise CodekitError(f"{id_}: the text would not stay as it was coded; nothing was imported")
    sha = text_sha(text.text)
    transcript = Transcript(id_, text.text, reading.turns, reading.roles, reading.roles_given, sha)
    data = text.original[1] if text.original else text.text.encode("utf-8")
    origin = Origin(
        file=PurePath(text.original[0]).name if text.original else text.name,
        file_sha256=digest(data),
        format=FORMAT,
        sha256=sha,
        speakers=dict(sorted(reading.roles.items())),
        unread_lines=reading.unread_lines,
        notes=notes_of(divided.source, reading),
    ).with_confirmed(reading.given)
    if text.original and study.settings.originals:
        ending = PurePath(text.original[0]).suffix.lower()
        study.store.document(f"originals/{id_}{ending}").write(data, durable=False)
    transcripts.write(study.store, transcript, origin, list(divided.divisions))
    return transcript, diagnose(Path(text.name), id_, divided.source, reading, IMPORTED)


def original(study: Study, id_: str) -> tuple[str, bytes] | None:
    """The file that a transcript was made from, where it is more than its words and the study keeps it."""
    name = transcripts.read_origin(study.store, id_).file
    ending = PurePath(name).suffix.lower()
    document = study.store.document(f"originals/{id_}{ending}")
    if ending in {"", ".txt", ".md"} or not document.exists():
        return None
    return name, document.read_bytes()
