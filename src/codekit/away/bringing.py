"""What comes from a server into a copy: ledgers and documents that are not here, or not as they are there."""

from __future__ import annotations

import msgspec

from codekit.away import wire
from codekit.away.work import Work, lines_of
from codekit.errors import CodekitError, Problem
from codekit.store import copied, settings
from codekit.store.files import digest
from codekit.store.incoming import Fetched, is_document, is_ledger
from codekit.store.incoming import digest as digest_of_lines
from codekit.store.union import absorb
from codekit.workflow.study.removing import is_of

NOT_HERE = "change it in the window of the server, then codekit sync --theirs takes the server's"
CHUNK = 16 << 20  # bytes of ledgers that are brought in at once
_OF_TEXTS = ("transcripts/", "segments/", "corrections/")
_STAYS = ("originals/", "memos/")  # never on the way


def bring(work: Work) -> None:
    """Fetch what is not here, or not as on the server, and remove what is not there any more."""
    held = lines_of(work.study.store)
    ledgers = [name for name, sum_ in work.look.ledgers.items() if digest_of_lines(held.get(name, ())) != sum_]
    documents = _wanted(work)
    last: wire.Frame | None = None
    waiting_: dict[str, list[bytes]] = {}
    size = 0
    with work.progress("fetching", len(documents) + len(ledgers)) as step:
        for frame in work.link.fetch(documents, ledgers):
            step(frame.name)
            _refuse_strange(frame)
            if frame.kind == wire.LEDGER:
                waiting_[frame.name] = frame.data
                size += sum(map(len, frame.data))
            elif frame.name == settings.FILE:
                last = frame
            else:
                _take(work, frame)
            if size > CHUNK:
                _absorb(work, waiting_)
                waiting_, size = {}, 0
    _absorb(work, waiting_)
    if last is not None:
        _take(work, last)
    _remove(work)
    work.study.refresh()
    _tell_of_others(work)


def _wanted(work: Work) -> list[str]:
    """The documents to be fetched, texts first; those that were changed here are told."""
    store = work.study.store
    here = {key: digest(store.document(key).read_bytes()) for key in store.documents() if not key.startswith(_STAYS)}
    wanted = []
    for key, sum_ in work.look.documents.items():
        mine, before = here.get(key), work.of.documents.get(key)
        if mine == sum_:
            continue
        if mine is None or mine == before or mine in work.of.coming.get(key, ()) or work.theirs:
            wanted.append(key)
        else:
            work.kept_back.append(Problem(key, None, "was changed here, and stays so; it is not sent", NOT_HERE))
    for key in here.keys() - work.look.documents.keys():
        if here[key] != work.of.documents.get(key):
            message = "is not on the server as it is here, and is not sent"
            work.kept_back.append(Problem(key, None, message, "bring it in in the window of the server"))
    if wanted:  # what is half done when this is interrupted is not taken for somebody's change
        coming = {key: [*work.of.coming.get(key, ()), work.look.documents[key]] for key in wanted}
        work.of = msgspec.structs.replace(work.of, coming={**work.of.coming, **coming})
        copied.note(store, work.of)
    return sorted(wanted, key=lambda key: (not key.endswith(".txt"), key))


def _refuse_strange(frame: wire.Frame) -> None:
    """Raise CodekitError for a name that is none of a study's: a server must not write elsewhere."""
    if not (is_ledger if frame.kind == wire.LEDGER else is_document)(frame.name):
        raise CodekitError("the server sent what is no part of a study", hint="nothing of it was written")


def _take(work: Work, frame: wire.Frame) -> None:
    """Put a document of the server's in its place, unless it was changed here meanwhile."""
    with work.study.alone():
        document = work.study.store.document(frame.name)
        mine = document.read_bytes() if document.exists() else None
        came = work.of.coming.get(frame.name, ())
        known = {work.of.documents.get(frame.name), *came, digest(frame.data)}
        if mine is not None and digest(mine) not in known:
            if not work.theirs:
                work.kept_back.append(Problem(frame.name, None, "was changed here meanwhile, and stays so", NOT_HERE))
                return
            work.study.store.document(f"exports/before-sync/{frame.name}").write(mine)
        document.write(frame.data)
    work.documents.append(frame.name)


def _absorb(work: Work, ledgers: dict[str, list[bytes]]) -> None:
    if not ledgers:
        return
    gone = work.study.withdrawn
    with work.study.alone():
        came = absorb(work.study.store, Fetched(ledgers), but=lambda name: any(is_of(name, id_) for id_ in gone))
    work.fetched += came.events
    work.kept_back += came.problems


def _remove(work: Work) -> None:
    """Remove what belongs to participants who withdrew, and texts that were taken out on the server."""
    store = work.study.store
    work.study.refresh()
    gone = work.study.withdrawn
    with work.study.alone():
        for key in store.documents():
            taken_out = key.startswith(_OF_TEXTS) and key not in work.look.documents
            as_it_came = taken_out and digest(store.document(key).read_bytes()) == work.of.documents.get(key)
            if as_it_came or any(is_of(key, id_) for id_ in gone):
                store.document(key).remove()
                work.removed.append(key)
        for name in [name for name in store.ledger_names() if any(is_of(name, id_) for id_ in gone)]:
            store.remove_ledger(name)
            work.removed.append(name)


def _tell_of_others(work: Work) -> None:
    """What stands in others' ledgers here, and was never on the server."""
    for name, lines in lines_of(work.study.store).items():
        there = work.look.ledgers.get(name) or work.of.ledgers.get(name)
        others = [line for line in lines if copied.by(line) != work.of.coder]
        if others and there != digest_of_lines(lines) and name not in work.look.ledgers:
            who = ", ".join(sorted({copied.by(line) or "nobody" for line in others}))
            message = f"holds what {who} wrote here, and is not sent: this is the copy of {work.of.coder}"
            work.kept_back.append(Problem(name, None, message, f"{who} clones the study, or codes on the server"))
        elif others and name in work.look.ledgers and digest_of_lines(lines) != there:
            message = "holds lines of others that the server does not have; they are not sent"
            work.kept_back.append(Problem(name, None, message, "codekit check says which were changed"))
