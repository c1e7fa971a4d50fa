"""Whole events in lines that are not one event each: torn, glued together, or with holes of zero bytes."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator

from codekit.store.folder import ledger

_BEGINS = re.compile(r'\{\s*"type"\s*:')
_BLANK = b"\x00 \r\t"
_json = json.JSONDecoder()


def whole_events(line: bytes) -> tuple[list[bytes], bytes]:
    """The whole events in a line, each as it is written, and what is left of the line."""
    if ledger.header(line):
        return [line], b""
    text = line.decode("utf-8", "surrogateescape")
    events: list[bytes] = []
    left: list[str] = []
    position = 0
    while match := _BEGINS.search(text, position):
        whole = _object_at(text, match.start())
        end = match.start() if whole else match.end()
        left.append(text[position:end])
        position = end + len(whole)
        if whole:
            events.append(whole.encode("utf-8", "surrogateescape"))
    left.append(text[position:])
    rest = "".join(left).encode("utf-8", "surrogateescape")
    return events, rest.strip(_BLANK)


def each_event(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every whole event in a ledger's plain bytes with the number of its line, whatever else stands in that line."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield from ((number, event) for event in whole_events(line)[0])


def readable(data: bytes, decoder: ledger.Decoder) -> Iterator[bytes]:
    """The events in a ledger's plain bytes that this version reads, each as it is written."""
    for line in data.split(b"\n"):
        with contextlib.suppress(*ledger.UNREADABLE):
            if decoder.decode_lines(line):
                yield from whole_events(line)[0]


def _object_at(text: str, start: int) -> str:
    try:
        _, end = _json.raw_decode(text, start)
    except (ValueError, RecursionError):
        return ""
    whole = text[start:end]
    return whole if ledger.header(whole.encode("utf-8", "surrogateescape")) else ""
