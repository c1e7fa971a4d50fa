"""What a copy of a server's study remembers: whose it is, of which server, and how the server's documents were.

It lies beside study.yaml, is hidden, and goes along with no merge, export or bundle. No secret stands in it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from codekit.errors import CodekitError, Problem
from codekit.model.names import CONSENSUS
from codekit.no_json import NO_JSON
from codekit.store.folder import chain, ledger, places
from codekit.store.protocols import DocumentStore

FILE = ".codekit-copy.json"


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Of which study on which server a folder is a copy, for whom, and how far the two were together last.

    `documents` maps each document that came from the server to the SHA-256 of its bytes, `sent` each ledger of one's
    own to how many of its events the server has, `ledgers` each of others' to the digest of what came. `coming` is what
    an interrupted run may have written of the documents; `whole` is False until everything came in the first time.
    """

    server: str
    study: str
    coder: str
    documents: Mapping[str, str] = msgspec.field(default_factory=dict)
    coming: Mapping[str, list[str]] = msgspec.field(default_factory=dict)
    ledgers: Mapping[str, str] = msgspec.field(default_factory=dict)
    sent: Mapping[str, int] = msgspec.field(default_factory=dict)
    at: str = ""  # when the two were together last
    whole: bool = False


def origin(store: DocumentStore) -> Origin | None:
    """Of what a study is a copy; None for one that is no server's. Raises CodekitError for a file that is damaged."""
    document = store.document(FILE)
    if not document.exists():
        return None
    try:
        return msgspec.json.decode(document.read_bytes(), type=Origin)
    except NO_JSON:
        hint = "take the file away, and clone into another folder; what was not sent yet stands in the ledgers"
        raise CodekitError("does not say of which server this is a copy", where=str(document), hint=hint) from None


def note(store: DocumentStore, of: Origin) -> None:
    """Remember. Raises CodekitError where the store refuses."""
    store.document(FILE).write(msgspec.json.format(msgspec.json.encode(of), indent=1) + b"\n")


def is_expected(problem: Problem, coder: str) -> bool:
    """Whether a gap in a ledger is none in a copy of this coder's: of others' ledgers, it holds what may be seen."""
    return bool(coder) and problem.message == chain.MISSING and not is_written_by(problem.path, coder)


def is_written_by(ledger_name: str, coder: str) -> bool:
    """Whether somebody writes a ledger, by its name."""
    parts = ledger_name.split("/")
    if parts[0] == places.CODINGS:
        return parts[-2] in {coder, f"{CONSENSUS}.{coder}"}
    return parts[-1] == coder + places.SUFFIX


def by(line: bytes) -> str:
    """Who wrote a line of a ledger."""
    about = ledger.header(line)
    return about.by if about else ""


def writer(store: DocumentStore) -> str:
    """Who writes in a copy of a server's study; "" where it is none, or does not say."""
    try:
        of = origin(store)
    except (CodekitError, OSError):
        return ""
    return of.coder if of else ""
