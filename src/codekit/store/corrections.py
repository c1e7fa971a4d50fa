"""Corrected texts as documents: `corrections/<T>/<number>-<hash>`, each with what it corrects; the first stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from codekit.errors import CodekitError
from codekit.model.alignment import Alignment
from codekit.model.transcript import SCHEMES, Segmentation, Transcript, Turn, text_sha
from codekit.model.versions import FIRST, History, Version, history_of
from codekit.store import transcripts
from codekit.store.origin import Origin, fields
from codekit.store.protocols import DocumentStore

_KEY = re.compile(r"\d+-[0-9a-f]{16}(-[0-9a-f]{16})?")
_FILE = re.compile(rf"{_KEY.pattern}(\.yaml|\.txt|\.({'|'.join(SCHEMES)})\.(csv|yaml))")


def key_of(number: int, sha256: str, turns: Sequence[Turn] = ()) -> str:
    """What a version is called: two people who make the same correction give it one name.

    `turns` are those of a version that has the text of the one before it: they tell it from every other.
    """
    divided = "".join(f"{turn.start}:{turn.end}:{turn.speaker}\n" for turn in turns)
    return f"{number}-{sha256[:16]}" + (f"-{text_sha(divided)[:16]}" if turns else "")


def corrected(store: DocumentStore) -> list[str]:
    """The transcripts that have corrected versions, whole or in part, sorted."""
    return sorted({key.split("/")[1] for key in store.keys("corrections/*/*")})


def history(store: DocumentStore, id_: str) -> History:
    """Every version of a transcript's text. Raises CodekitError where one cannot be read."""
    first = transcripts.read_origin(store, id_)
    versions = [Version(FIRST, first.sha256, file=first.file)]
    if transcripts.corrections_of(store, id_).token():
        versions += _versions(store, id_)
    return history_of(id_, versions)


def _versions(store: DocumentStore, id_: str) -> Iterator[Version]:
    for name in keys(store, id_):
        origin, more = transcripts.origin_from(store, id_, name)
        try:
            steps = {str(key): Alignment.parse(str(stored)) for key, stored in more["corrects"].items()}
            number, by, at = int(more["number"]), str(more["by"]), str(more["at"])
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            where = str(transcripts.origin_of(store, id_, name))
            message = f"says not what it corrects ({type(error).__name__})"
            raise CodekitError(message, where=where, hint="restore it from a copy or from git") from None
        yield Version(name, origin.sha256, number, steps, by=by, at=at, file=origin.file)


def keys(store: DocumentStore, id_: str) -> list[str]:
    """The corrected versions of a text; what says where one came from is written last, so all else is there too."""
    return sorted(_named(store, id_, ".yaml"))


def unfinished(store: DocumentStore, id_: str) -> list[str]:
    """Corrected texts that are not read, since what says where they came from is not there."""
    bare = _named(store, id_, ".txt") - _named(store, id_, ".yaml")
    return [transcripts.text_of(store, id_, name).key for name in sorted(bare)]


def _named(store: DocumentStore, id_: str, ending: str) -> set[str]:
    above = f"corrections/{id_}/"
    names = (key.removeprefix(above).removesuffix(ending) for key in store.keys(f"{above}*{ending}"))
    return {name for name in names if _KEY.fullmatch(name)}


def strays(store: DocumentStore) -> list[str]:
    """Files among the corrected texts that are none: copies of sync folders, other people's files."""
    named = ((key, key.rpartition("/")[2]) for key in store.keys("corrections/*/*"))
    return [key for key, name in named if not _FILE.fullmatch(name)]


def write(
    store: DocumentStore,
    transcript: Transcript,
    version: Version,
    origin: Origin,
    segmentations: Sequence[Segmentation],
) -> None:
    """Store a version; what says that it is one comes last, so that a correction is there whole or not at all."""
    texts = {f"corrections/{transcript.id}/{version.key}.txt": transcript.text}
    for segmentation in segmentations:
        texts |= transcripts.segmentation_texts(transcript, segmentation, version.key)
    store.write_all(texts)
    document = transcripts.origin_of(store, transcript.id, version.key)
    document.write(transcripts.as_yaml({**fields(origin), **_more(version)}).encode("utf-8"))


def _more(version: Version) -> Mapping[str, Any]:
    return {
        "number": version.number,
        "by": version.by,
        "at": version.at,
        "corrects": {key: str(alignment) for key, alignment in version.corrects.items()},
    }
