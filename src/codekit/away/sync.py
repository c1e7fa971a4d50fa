"""A copy and its server brought together: one's own work goes there, what others did and may be seen comes here.

One's own work is sent first, so that a full disk here keeps none of it back. What was taken on either side is kept for
good before it is acknowledged, and nothing is sent or fetched twice: interrupted anywhere, it goes on when it is run
again.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import msgspec

from codekit.away import wire
from codekit.away.bringing import bring
from codekit.away.wire import Link
from codekit.away.work import Progress, Step, Work, lines_of
from codekit.errors import CodekitError, Problem
from codekit.model.events import now
from codekit.model.names import CONSENSUS
from codekit.store import copied
from codekit.store.copied import Origin
from codekit.store.files import digest
from codekit.store.incoming import digest as digest_of_lines
from codekit.store.protocols import Store
from codekit.workflow.study.study import Study


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


def sync(study: Study, link: Link, *, theirs: bool = False, progress: Progress | None = None) -> Synced:
    """Send one's own work and fetch what may be seen of the study; done again, only what came since.

    Documents that were changed here stay as they are and are named; with `theirs` the server's take their place, and
    what was here is kept in `exports/before-sync`. Raises CodekitError where the study is no copy of a server's, the
    server is not reached or refuses, or the disk does.
    """
    of = origin_of(study.store)
    work = Work(study, link, of, link.look(), theirs, progress or _silent)
    _refuse_other(study, work.look, of)
    _send(work)
    if work.sent:
        work.look = link.look()
    bring(work)
    return _done(work)


def begin(study: Study, link: Link, of: Origin, *, progress: Progress | None = None) -> Synced:
    """Fetch everything for a copy that is begun, or goes on after it was interrupted; study.yaml comes last."""
    work = Work(study, link, of, link.look(first=True), theirs=False, progress=progress or _silent)
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
    names = [name for name in store.ledger_names() if copied.is_written_by(name, of.coder)]
    return sum(max(_count(store, name, of.coder) - of.sent.get(name, 0), 0) for name in names)


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


def _send(work: Work) -> None:
    own = _own(lines_of(work.study.store), work.of.coder)
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


# the end


def _done(work: Work) -> Synced:
    """Remember how far the two are together."""
    store, look = work.study.store, work.look
    held = lines_of(store)
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


def _own(ledgers: dict[str, list[bytes]], coder: str) -> dict[str, list[bytes]]:
    """The ledgers that one person writes: a ledger has one writer."""
    return {name: lines for name, lines in ledgers.items() if _mine(lines, coder)}


def _mine(lines: Sequence[bytes], coder: str) -> bool:
    return copied.by(lines[0]) == coder


def _silent(_title: str, _total: int) -> AbstractContextManager[Step]:
    return nullcontext(lambda _name: None)
