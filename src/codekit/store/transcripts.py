"""Transcripts and segmentations as documents: frozen text, what it came from, stored spans."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Any

from codekit.errors import CodekitError
from codekit.model.names import is_id
from codekit.model.transcript import Segmentation, Transcript, Turn
from codekit.store import plain_yaml
from codekit.store.files import digest
from codekit.store.origin import Origin, fields
from codekit.store.protocols import Document, DocumentStore
from codekit.store.segment_rows import as_rows, check_rows, read_rows
from codekit.tables.write import csv_text
from codekit.tables.yaml_nodes import refuse_depth

_NESTED = 200  # signs that may open a level, from which on the levels are counted: libyaml has no limit of its own
MORE = ("corrects", "by", "at", "number")  # what a corrected version says besides


_SYNCTHING = ".sync-conflict-"  # the one mark of a copy that an id could hold


def ids(store: DocumentStore) -> list[str]:
    """The ids of the imported transcripts, sorted; files that import cannot have written are none of them."""
    return sorted(_imported(store))


def strays(store: DocumentStore) -> list[str]:
    """Files among the transcripts that are none: copies of sync folders, lock files of Word, other people's files."""
    known = _imported(store)
    texts = {stem for stem in _stems(store, "txt") if stem not in known}
    origins = {stem for stem in _stems(store, "yaml") if stem not in known}
    return sorted([*(f"transcripts/{stem}.txt" for stem in texts), *(f"transcripts/{stem}.yaml" for stem in origins)])


def segment_strays(store: DocumentStore) -> list[str]:
    """Files among the stored segments that are none: copies of sync folders, lock files of Excel."""
    stems, found = set(_stems(store, "txt")), []
    for key in store.keys("segments/*/*"):
        stem, _, ending = key.rpartition("/")[2].rpartition(".")
        if ending in {"csv", "yaml"} and stem not in stems and (not is_id(stem) or _goes_on(stem, stems)):
            found.append(key)
    return sorted(found)


def _imported(store: DocumentStore) -> set[str]:
    """The stems of the texts that import wrote."""
    stems = {stem for stem in _stems(store, "txt") if is_id(stem) and _SYNCTHING not in stem}
    bare = stems.difference(_stems(store, "yaml"))
    return {stem for stem in stems if stem not in bare or not _is_copy(store, stem, stems)}


def _is_copy(store: DocumentStore, stem: str, stems: set[str]) -> bool:
    """True for a text of nothing but itself, called like another with an addition: OneDrive makes `T07-LAPTOP.txt`."""
    if _segments_of(store, stem, "turn").exists():
        return False
    return _goes_on(stem, stems)


def _goes_on(stem: str, stems: set[str]) -> bool:
    """True where one of them stands at its beginning, and a sign that is no letter or digit after it."""
    return any(stem[:at] in stems for at in range(1, len(stem)) if not stem[at].isalnum())


def _stems(store: DocumentStore, ending: str) -> list[str]:
    return [
        key.removeprefix("transcripts/").removesuffix(f".{ending}") for key in store.keys(f"transcripts/*.{ending}")
    ]


def text_of(store: DocumentStore, id_: str, version: str = "") -> Document:
    """The document that holds a transcript's text: as it was imported, or a corrected version of it."""
    return store.document(f"{_stem(id_, version)}.txt")


def documents(store: DocumentStore, id_: str) -> list[Document]:
    """The documents in which a transcript stands with its turns and sentences, and the folder of its corrections."""
    of_turns, of_sentences = (_segments_of(store, id_, scheme) for scheme in ("turn", "sentence"))
    return [text_of(store, id_), origin_of(store, id_), of_turns, of_sentences, corrections_of(store, id_)]


def corrections_of(store: DocumentStore, id_: str) -> Document:
    """The folder of a transcript's corrected versions: not to be read, but its token tells of new ones."""
    return store.document(f"corrections/{id_}")


def _stem(id_: str, version: str) -> str:
    return f"corrections/{id_}/{version}" if version else f"transcripts/{id_}"


def origin_of(store: DocumentStore, id_: str, version: str = "") -> Document:
    """The document that says where a text came from."""
    return store.document(f"{_stem(id_, version)}.yaml")


def _segments_stem(id_: str, scheme: str, version: str) -> str:
    return f"corrections/{id_}/{version}.{scheme}" if version else f"segments/{scheme}/{id_}"


def _segments_of(store: DocumentStore, id_: str, scheme: str, version: str = "") -> Document:
    return store.document(f"{_segments_stem(id_, scheme, version)}.csv")


def write(store: DocumentStore, transcript: Transcript, origin: Origin, segmentations: list[Segmentation]) -> None:
    """Store a new transcript; the text comes last, so that a transcript is there whole or not at all."""
    texts = {f"transcripts/{transcript.id}.yaml": as_yaml(fields(origin))}
    for segmentation in segmentations:
        texts |= segmentation_texts(transcript, segmentation)
    store.write_all(texts)
    text_of(store, transcript.id).write(transcript.text.encode("utf-8"))


def write_origin(store: DocumentStore, id_: str, origin: Origin, version: str = "") -> None:
    """Store who speaks in a transcript and where it came from; what else a corrected version says stays."""
    data = {**(read_fields(store, id_, version) if version else {}), **fields(origin)}
    if not origin.confirmed:
        data.pop("confirmed", None)
    origin_of(store, id_, version).write(as_yaml(data).encode("utf-8"))


def as_yaml(data: Mapping[str, Any]) -> str:
    """Fields as they are stored."""
    import yaml

    return str(yaml.dump(dict(data), Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=110))


def read_origin(store: DocumentStore, id_: str, version: str = "") -> Origin:
    """What is recorded about a transcript. Raises CodekitError where it cannot be read."""
    return origin_from(store, id_, version)[0]


def origin_from(store: DocumentStore, id_: str, version: str = "") -> tuple[Origin, dict[str, Any]]:
    """What is recorded about a text, and what else a corrected version says. Raises CodekitError as `read_origin`."""
    data = read_fields(store, id_, version)
    more = {name: data.pop(name) for name in MORE if version and name in data}
    try:
        lists = {name: tuple(data[name]) for name in ("unread_lines", "notes")}
        speakers = {"speakers": {str(label): str(role) for label, role in data["speakers"].items()}}
        return Origin(**{**data, **lists, **speakers, "confirmed": tuple(data.get("confirmed") or ())}), more
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise _unreadable(origin_of(store, id_, version), error) from None


def read_fields(store: DocumentStore, id_: str, version: str) -> dict[str, Any]:
    """The fields as they are stored. Raises CodekitError as `read_origin`."""
    document = origin_of(store, id_, version)
    try:
        raw = document.read_bytes()
    except OSError as error:
        raise _unreadable(document, error) from None
    plain = plain_yaml.read(raw)
    return _parsed(document, raw) if plain is None else plain


def _parsed(document: Document, raw: bytes) -> dict[str, Any]:
    import yaml

    try:
        if sum(map(raw.count, (b"[", b"{", b"- "))) > _NESTED:
            refuse_depth(raw, _loader())
        return dict(yaml.load(raw, Loader=_loader()))  # noqa: S506
    except (yaml.YAMLError, TypeError, ValueError, RecursionError) as error:
        raise _unreadable(document, error) from None


def _unreadable(document: Document, error: Exception) -> CodekitError:
    message, hint = f"cannot be read ({type(error).__name__})", "restore it, or import the transcript again"
    return CodekitError(message, where=str(document), hint=hint)


def _missing(document: Document) -> CodekitError:
    return CodekitError("missing", where=str(document), hint="restore it from a copy or from git")


def read(store: DocumentStore, id_: str, version: str = "") -> Transcript:
    """One transcript with its turns: as it was imported, or a corrected version of it.

    Raises CodekitError for a text that is not the one that was imported, or is not there.
    """
    return read_divided(store, id_, version)[0]


def read_divided(store: DocumentStore, id_: str, version: str = "") -> tuple[Transcript, Segmentation]:
    """One transcript, and its turns as they are stored. Raises as `read` does."""
    document = text_of(store, id_, version)
    if not document.exists():
        raise _missing(document)
    data = document.read_bytes()
    origin = read_origin(store, id_, version)
    sha = digest(data)
    if sha != origin.sha256:  # an editor, git or a mail program may have changed line ends or put a BOM before them
        data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
        sha = digest(data)
    if sha != origin.sha256:
        raise CodekitError(
            "the text changed after import, so codings may point at other words",
            where=str(document),
            hint="put the imported text back (from originals/ or a copy)",
        )
    text = data.decode("utf-8")
    divided = read_segmentation(store, id_, "turn", version)
    turns = tuple(Turn(s.index, s.start, s.end, s.speaker, s.time, s.until) for s in divided.segments)
    return Transcript(id_, text, turns, origin.speakers, origin.roles == "confirmed", sha), divided


def write_segmentation(
    store: DocumentStore, transcript: Transcript, segmentation: Segmentation, version: str = ""
) -> None:
    """Store one division of a transcript, with the segmenter's name and version beside it."""
    store.write_all(segmentation_texts(transcript, segmentation, version))


def segmentation_texts(transcript: Transcript, segmentation: Segmentation, version: str = "") -> dict[str, str]:
    """The documents of one division, by name."""
    key = _segments_stem(transcript.id, segmentation.scheme, version)
    made_by = (
        f"segmenter: {segmentation.segmenter}\nversion: '{segmentation.version}'\ntext_sha256: {transcript.sha256}\n"
    )
    return {f"{key}.yaml": made_by, f"{key}.csv": csv_text(as_rows(segmentation.segments))}


def read_segmentation(store: DocumentStore, id_: str, scheme: str, version: str = "") -> Segmentation:
    """A stored segmentation; never computed anew here. Raises CodekitError where there is none or it is damaged."""
    document = _segments_of(store, id_, scheme, version)
    rows = read_rows(_table(document, id_, scheme), str(document))
    return Segmentation(scheme, rows, *_made_by(store, id_, scheme, version))


def check_segmentation(store: DocumentStore, id_: str, scheme: str, version: str = "") -> None:
    """See whether a stored segmentation can be read. Raises as `read_segmentation`."""
    document = _segments_of(store, id_, scheme, version)
    check_rows(_table(document, id_, scheme), str(document))


def _table(document: Document, id_: str, scheme: str) -> str:
    try:
        return document.read_bytes().decode("utf-8-sig")
    except OSError:
        raise _undivided(document, id_, scheme) from None
    except UnicodeDecodeError:
        raise CodekitError("not UTF-8", where=str(document), hint="restore the file") from None


def read_segmenter(store: DocumentStore, id_: str, scheme: str, version: str = "") -> tuple[str, str]:
    """What made a stored segmentation, and its version. Raises CodekitError where there is none."""
    document = _segments_of(store, id_, scheme, version)
    if not document.exists():
        raise _undivided(document, id_, scheme)
    return _made_by(store, id_, scheme, version)


def _undivided(document: Document, id_: str, scheme: str) -> CodekitError:
    if scheme == "turn":  # nothing can be divided without
        return _missing(document)
    return CodekitError(f"{id_} has no stored {scheme} segments", hint=f"codekit segment {id_} --by {scheme}")


def _made_by(store: DocumentStore, id_: str, scheme: str, version: str) -> tuple[str, str]:
    fields_ = _fields(store.document(f"{_segments_stem(id_, scheme, version)}.yaml"))
    return fields_.get("segmenter", ""), fields_.get("version", "").strip("'")


def _fields(made_by: Document) -> dict[str, str]:
    try:
        raw = made_by.read_bytes()
    except FileNotFoundError:
        return {}
    pairs = (line.partition(": ") for line in raw.decode("utf-8", "replace").splitlines())
    return {key: value for key, _, value in pairs}


def _loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _dumper() -> Any:
    import yaml

    return getattr(yaml, "CSafeDumper", yaml.SafeDumper)
