"""What a server answers to a copy: what there is, the parts that are asked for, what was taken of what was sent."""

from __future__ import annotations

from collections.abc import Iterator

from codekit.away import accepting, wire
from codekit.away.accepting import May
from codekit.away.portion import Portion
from codekit.errors import RefusedError
from codekit.store import incoming
from codekit.store.protocols import Store
from codekit.workflow.study.study import Study


def look(study: Study, coder: str, role: str) -> wire.Look:
    """What a coder may have of a study now, each part with its sum."""
    portion = Portion(study, coder)
    return wire.Look(
        study=study.settings.study,
        title=study.title,
        coder=coder,
        role=role,
        documents=portion.documents(),
        ledgers={name: incoming.digest(lines) for name, lines in portion.ledgers().items()},
    )


def parts(study: Study, coder: str, wanted: wire.Wanted) -> Iterator[bytes]:
    """Frames with what is wanted and may be had; whoever reads them gets them one by one. Nothing else is looked at."""
    portion = Portion(study, coder)
    may = portion.documents() if wanted.documents else {}
    ledgers = portion.ledgers() if wanted.ledgers else {}
    documents = [key for key in wanted.documents if key in may]
    return _frames(study.store, documents, {name: ledgers[name] for name in wanted.ledgers if name in ledgers})


def take(study: Study, coder: str, may: May, sent: wire.Sent) -> wire.Taken:
    """Take what a coder sends. Raises RefusedError for what is of another study; what `accepting.accept` raises."""
    if sent.study != study.settings.study:
        raise RefusedError("invalid", "what was sent is of another study", hint="clone this one into a new folder")
    lines = {name: [line.encode("utf-8", "surrogateescape") for line in each] for name, each in sent.ledgers.items()}
    done = accepting.accept(study, coder, may, lines)
    refused = [wire.Refused(ledger=r.ledger, why=r.why, hint=r.hint) for r in done.refused]
    return wire.Taken(taken=done.taken, refused=refused)


def _frames(store: Store, documents: list[str], ledgers: dict[str, list[bytes]]) -> Iterator[bytes]:
    """Documents and ledgers one after the other; a document that is gone meanwhile is left out."""
    for key in documents:
        try:
            data = store.document(key).read_bytes()
        except FileNotFoundError:
            continue
        yield wire.encoded(wire.Frame(wire.DOCUMENT, key, data))
    for name, lines in ledgers.items():
        yield wire.encoded(wire.Frame(wire.LEDGER, name, lines))
    yield wire.encoded(wire.Frame(wire.END, "", b""))
