"""A copy and its server brought together: one's own work goes there, what others did and may be seen comes here.

One's own work is sent first, so that a full disk here keeps none of it back. What was taken on either side is kept for
good before it is acknowledged, and nothing is sent or fetched twice: interrupted anywhere, it goes on when it is run
again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

import msgspec

from codekit.away import wire
from codekit.away.wire import Link
from codekit.errors import CodekitError, Problem
from codekit.model.events import now
from codekit.model.names import CONSENSUS
from codekit.store import copied, settings
from codekit.store.copied import Origin
from codekit.store.files import digest
from codekit.store.incoming import Fetched, is_document, is_ledger
from codekit.store.incoming import digest as digest_of_lines
from codekit.store.protocols import Store
from codekit.store.union import absorb
from codekit.workflow.study.removing import is_of
from codekit.workflow.study.study import Study

Step = Callable[[object], object]
Progress = Callable[[str, int], AbstractContextManager[Step]]
NOT_HERE = "change it in the window of the server, then codekit sync --theirs takes the server's"
CHUNK = 16 << 20  # bytes of ledgers that are brought in at once
_OF_TEXTS = ("transcripts/", "segments/", "corrections/")
_STAYS = ("originals/", "memos/")  # never on the way


@dataclass(frozen=True)
class Synced:
    """What went to the server and what came from it; `kept_back` says what is here alone, why, and what to do."""

    server: str
    study: str
    coder: str
    sent: int = 0
    fetched: int = 0
    documents: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept_back: tuple[Problem, ...] = ()


@dataclass
class _Work:
    """One run: what is known, and what was done so far."""

    study: Study
    link: Link
    of: Origin
    look: wire.Look
    theirs: bool
    progress: Progress
    sent: int = 0
    fetched: int = 0
    documents: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept_back: list[Problem] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)  # of a ledger: how many of its events stay here


def sync(study: Study, link: Link, *, theirs: bool = False, progress: Progress | None = None) -> Synced:
    """Send one's own work and fetch what may be seen of the study; done again, only what came since.

    Documents that were changed here stay as they are and are named; with `theirs` the server's take their place, and
    what was here is kept in `exports/before-sync`. Raises CodekitError where the study is no copy of a server's, the
    server is not reached or refuses, or the disk does.
    """
    of = origin_of(study.store)
    work = _Work(study, link, of, link.look(), theirs, progress or _silent)
    _refuse_other(study, work.look, of)
    _send(work)
    if work.sent:
        work.look = link.look()
    bring(work)
    return _done(work)


def begin(study: Study, link: Link, of: Origin, *, progress: Progress | None = None) -> Synced:
    """Fetch everything for a copy that is begun, or goes on after it was interrupted; study.yaml comes last."""
    work = _Work(study, link, of, link.look(first=True), theirs=False, progress=progress or _silent)
    bring(work)
    return _done(work)


def origin_of(store: Store) -> Origin:
    """Of what a study is a copy. Raises CodekitError where it is none."""
    of = copied.origin(store)
    if of is None:
        hint = "codekit clone URL makes one; codekit merge brings two copies of a folder together"
        raise CodekitError(f"{store.label} is no copy of a server's study", hint=hint)
    return of


def waiting(store: Store) -> int:
    """How many events of one's own the server does not have yet, as far as it is known here."""
    of = origin_of(store)
    names = [name for name in store.ledger_names() if _is_named_by(name, of.coder)]
    return sum(max(_count(store, name, of.coder) - of.sent.get(name, 0), 0) for name in names)


def _is_named_by(name: str, coder: str) -> bool:
    """Whether somebody writes a ledger, by its name."""
    kind, *_, folder, file = name.split("/")
    return folder in {coder, f"{CONSENSUS}.{coder}"} if kind == "codings" else file == f"{coder}.jsonl"


def _count(store: Store, name: str, coder: str) -> int:
    kind, second, *rest = name.removesuffix(".jsonl").split("/")
    if kind == "codings":
        whose = CONSENSUS if rest[0].startswith(f"{CONSENSUS}.") else coder
        events = store.own_events((second, whose, rest[1])).events
    elif kind == "rounds":
        events = store.own_events((second, coder, "")).events
    else:
        events = store.study_events(second).events
    return sum(event.by == coder for event in events)


# what goes


def _send(work: _Work) -> None:
    own = _own(_lines(work.study.store), work.of.coder)
    differing = [name for name, lines in own.items() if work.look.ledgers.get(name) != digest_of_lines(lines)]
    there = {
        frame.name: set(frame.data) for frame in work.link.fetch([], [n for n in differing if n in work.look.ledgers])
    }
    new = {name: [line for line in own[name] if line not in there.get(name, ())] for name in differing}
    new = {name: lines for name, lines in new.items() if lines}
    with work.progress("sending", len(new)) as step:
        for portion in wire.in_portions(new.items()):
            answer = work.link.send(work.look.study, portion)
            work.sent += answer.taken
            for each in answer.refused:
                work.kept_back.append(Problem(each.ledger, None, f"not sent: {each.why}", each.hint))
            for name in portion:
                step(name)
    refused = {problem.path for problem in work.kept_back}
    work.refused = {name: len(new[name]) for name in refused if name in new}


# what comes


def bring(work: _Work) -> None:
    """Fetch what is not here, or not as on the server, and remove what is not there any more."""
    held = _lines(work.study.store)
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


def _wanted(work: _Work) -> list[str]:
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


def _take(work: _Work, frame: wire.Frame) -> None:
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


def _absorb(work: _Work, ledgers: dict[str, list[bytes]]) -> None:
    if not ledgers:
        return
    gone = work.study.withdrawn
    with work.study.alone():
        came = absorb(work.study.store, Fetched(ledgers), but=lambda name: any(is_of(name, id_) for id_ in gone))
    work.fetched += came.events
    work.kept_back += came.problems


def _remove(work: _Work) -> None:
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


def _tell_of_others(work: _Work) -> None:
    """What stands in others' ledgers here, and was never on the server."""
    for name, lines in _lines(work.study.store).items():
        there = work.look.ledgers.get(name) or work.of.ledgers.get(name)
        others = [line for line in lines if copied.by(line) != work.of.coder]
        if others and there != digest_of_lines(lines) and name not in work.look.ledgers:
            who = ", ".join(sorted({copied.by(line) or "nobody" for line in others}))
            message = f"holds what {who} wrote here, and is not sent: this is the copy of {work.of.coder}"
            work.kept_back.append(Problem(name, None, message, f"{who} clones the study, or codes on the server"))
        elif others and name in work.look.ledgers and digest_of_lines(lines) != there:
            message = "holds lines of others that the server does not have; they are not sent"
            work.kept_back.append(Problem(name, None, message, "codekit check says which were changed"))


# the end


def _done(work: _Work) -> Synced:
    """Remember how far the two are together."""
    store, look = work.study.store, work.look
    held = _lines(store)
    own = _own(held, work.of.coder)
    sent = {name: len(lines) - work.refused.get(name, 0) for name, lines in own.items()}
    here = {key: digest(store.document(key).read_bytes()) for key in look.documents if store.document(key).exists()}
    same = {key: sum_ for key, sum_ in here.items() if sum_ == look.documents[key]}
    before = {key: sum_ for key, sum_ in work.of.documents.items() if store.document(key).exists()}
    others = {name: sum_ for name, sum_ in {**work.of.ledgers, **look.ledgers}.items() if name not in own}
    of = msgspec.structs.replace(
        work.of, documents={**before, **same}, ledgers=others, coming={}, sent=sent, at=now(), whole=True
    )
    copied.note(store, of)
    return Synced(
        of.server,
        of.study,
        of.coder,
        work.sent,
        work.fetched,
        tuple(work.documents),
        tuple(work.removed),
        tuple(dict.fromkeys(work.kept_back)),
    )


def _refuse_other(study: Study, look: wire.Look, of: Origin) -> None:
    mine = study.settings.study
    if mine != look.study:
        raise CodekitError(
            f"the study '{of.study}' on {of.server} is another one than this copy is of",
            hint="clone it into a new folder",
        )
    if look.coder != of.coder:
        hint = "clone it into a new folder; what was not sent yet stands in the ledgers here"
        raise CodekitError(f"on the server you are {look.coder}, and this is the copy of {of.coder}", hint=hint)


def _lines(store: Store) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = defaultdict(list)
    problems: list[Problem] = []
    for name, line in store.lines(problems):
        found[name].append(line)
    return found


def _own(ledgers: dict[str, list[bytes]], coder: str) -> dict[str, list[bytes]]:
    """The ledgers that one person writes: a ledger has one writer."""
    return {name: lines for name, lines in ledgers.items() if _mine(lines, coder)}


def _mine(lines: Sequence[bytes], coder: str) -> bool:
    return copied.by(lines[0]) == coder


def _silent(_title: str, _total: int) -> AbstractContextManager[Step]:
    return nullcontext(lambda _name: None)
