"""Whole events in lines that are not one event each: torn, glued together, or with holes of zero bytes."""

from __future__ import annotations

import json
import re

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


def _object_at(text: str, start: int) -> str:
    try:
        _, end = _json.raw_decode(text, start)
    except (ValueError, RecursionError):  # the second: brackets by the thousand
        return ""
    whole = text[start:end]
    return whole if ledger.header(whole.encode("utf-8", "surrogateescape")) else ""
