"""Events and small folders for the tests of the store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from codekit.model.events import AssignmentFinish, Coding, Event, RoundCompare, RoundStart, to_line
from codekit.store.protocols import EventStore
from codekit.store.values import Layers
from strategies import AT, new_id

WORDS = "zitronenfalter"  # a word of a transcript, which must never show in a message


def coding(by: str = "ana", transcript: str = "T07", **other: Any) -> Coding:
    """A coding with a word of a transcript in it."""
    fields: dict[str, Any] = {
        "id": new_id(),
        "at": AT,
        "by": by,
        "round": "r1",
        "coder": by,
        "transcript": transcript,
        "code": "FOOD",
        "start": 3,
        "end": 17,
        "text_sha": "0" * 16,
        "quote": WORDS,
        "codebook": "care@1",
    }
    return Coding(**{**fields, **other})


def finish(by: str = "ana", transcript: str = "T07") -> AssignmentFinish:
    """The coder has finished the transcript."""
    return AssignmentFinish(id=new_id(), at=AT, by=by, round="r1", coder=by, transcript=transcript)


def start(by: str = "ana") -> RoundStart:
    """A blind double round of ana and ben."""
    return RoundStart(
        id=new_id(),
        at=AT,
        by=by,
        round="r1",
        kind="double",
        transcripts=("T07",),
        coders=("ana", "ben"),
        codebook="care@1",
        blind=True,
    )


def compare(store: EventStore, by: str = "ana") -> RoundCompare:
    """The comparison of what is there now."""
    return RoundCompare(id=new_id(), at=AT, by=by, round="r1", ledgers=store.freeze("r1", ["ana", "ben"]))


def lines(*events: Event) -> bytes:
    """Events as they stand in a ledger."""
    return b"".join(map(to_line, events))


def bare(data: bytes) -> bytes:
    """A ledger's bytes without the sums that lines get when they are written."""
    return re.sub(rb'(,"prev":"[0-9a-f]{16}")?,"sum":"[0-9a-f]{16}"\}', b"}", data)


def place(root: Path, by: str = "ana", name: str = "T07.jsonl") -> Path:
    """A ledger's path, its folder made."""
    path = root / "codings" / "r1" / by / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def standing(layers: Layers) -> set[str]:
    """The ids of all codings that stand."""
    return {coding.id for layer in layers.by_key.values() for coding in layer.codings}
