"""What a copy and its server say to each other, and in which version of it.

JSON over HTTP, with `Authorization: Bearer TOKEN` and the version in a header of every request. What is fetched comes
as frames: four bytes with the length of what follows, big-endian, then a list in MessagePack: what it is, its name, its
bytes, or its lines. The last frame says that all of it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

import msgspec

from codekit.errors import CodekitError
from codekit.no_json import NO_JSON

VERSION = 1
HEADER = "X-Codekit-Away"
PATH = "/api/away"
END, DOCUMENT, LEDGER = 0, 1, 2
LARGEST_FRAME = 256 << 20  # bytes; a ledger has at most 200 MB
LARGEST_SENT = 8 << 20  # bytes of lines in one request; the server takes 28 MB


class StudyOfToken(msgspec.Struct, frozen=True, kw_only=True):
    """A study in which whoever has the token has a role."""

    name: str
    title: str
    role: str
    coder: str


class Whose(msgspec.Struct, frozen=True, kw_only=True):
    """GET /api/away: whose token it is, and which studies they may take along."""

    codekit: str
    account: str
    studies: list[StudyOfToken]


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """GET /api/away/STUDY: what this person may have of a study now.

    `documents` maps each to the SHA-256 of its bytes, `ledgers` each to what `store/incoming.py: digest` makes of the
    lines that may be had.
    """

    study: str  # the identity in study.yaml
    title: str
    coder: str
    role: str
    documents: dict[str, str]
    ledgers: dict[str, str]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/away/STUDY/fetch: these, each as it is now; the answer is frames. What may not be had is left out."""

    documents: list[str] = []
    ledgers: list[str] = []


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/away/STUDY/send: lines of one's own ledgers that the server does not have yet."""

    study: str
    ledgers: dict[str, list[str]]


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """Why an event was not taken, and how to mend it."""

    ledger: str
    why: str
    hint: str


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """How many events are on the server now that were not, and why others are not."""

    taken: int
    refused: list[Refused]


class Frame(NamedTuple):
    """One thing that was fetched: the bytes of a document, or the lines of a ledger."""

    kind: int
    name: str
    data: Any


class Reader(Protocol):
    """What bytes are read from."""

    def read(self, amount: int, /) -> bytes:
        """As many bytes as were asked for, or fewer where there are no more."""


class Link(Protocol):
    """How a copy asks its server about one study."""

    @property
    def server(self) -> str:
        """The server's address."""

    def look(self, *, first: bool = False) -> Look:
        """What there is to be had; `first`: for a copy that is begun now."""

    def send(self, study: str, ledgers: dict[str, list[bytes]]) -> Taken:
        """Give lines; those that the answer does not refuse are kept for good."""

    def fetch(self, documents: list[str], ledgers: list[str]) -> Iterator[Frame]:
        """Get documents and ledgers, one after the other."""


def encoded(frame: Frame) -> bytes:
    """A frame as it goes over the network."""
    data = msgspec.msgpack.encode(list(frame))
    return len(data).to_bytes(4, "big") + data


def frames(reader: Reader) -> Iterator[Frame]:
    """The frames up to the last. Raises CodekitError where they end too soon, or are none."""
    while True:
        head = _exactly(reader, 4)
        size = int.from_bytes(head, "big")
        if size > LARGEST_FRAME:
            raise _broken()
        frame = _decoded(_exactly(reader, size))
        if frame.kind == END:
            return
        yield frame


def in_portions(ledgers: Iterable[tuple[str, list[bytes]]]) -> Iterator[dict[str, list[bytes]]]:
    """Lines in requests that are not too large, in their order."""
    portion: dict[str, list[bytes]] = {}
    size = 0
    for name, lines in ledgers:
        for line in lines:
            if portion and size + len(line) > LARGEST_SENT:
                yield portion
                portion, size = {}, 0
            portion.setdefault(name, []).append(line)
            size += len(line)
    if portion:
        yield portion


def _exactly(reader: Reader, size: int) -> bytes:
    parts: list[bytes] = []
    while size:
        part = reader.read(min(size, 1 << 20))
        if not part:
            raise CodekitError("the connection ended too soon", hint="nothing is lost: run it again, and it goes on")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _decoded(data: bytes) -> Frame:
    try:
        kind, name, content = msgspec.msgpack.decode(data, type=tuple[int, str, bytes | list[bytes]])
    except NO_JSON:
        raise _broken() from None
    if kind != END and isinstance(content, list) is not (kind == LEDGER):
        raise _broken()
    return Frame(kind, name, content)


def _broken() -> CodekitError:
    return CodekitError("the server sent what is no part of a study", hint="is that the address of a codekit server?")
