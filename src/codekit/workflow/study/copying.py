"""A study moves to another kind of store, and back: the same events line by line, and the same documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.model.subjects import WITHDRAWALS
from codekit.model.withdrawals import withdrawn
from codekit.store.protocols import Store
from codekit.store.settings import FILE
from codekit.store.union import absorb
from codekit.workflow.study import identity
from codekit.workflow.study.removing import is_of

# What a study may hold besides its documents: no merge mixes them, but a whole copy has them.
BESIDES = (".gitattributes", "import-report.md", "recruitment.csv")


@dataclass(frozen=True, slots=True)
class Copied:
    """How many events and which documents were written, and what of the source could not be taken over."""

    events: int
    documents: tuple[str, ...]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...]


def copy(source: Store, target: Store, *, replace: bool = False) -> Copied:
    """Give the target all that the source has; once more, only what came since. The source stays as it is.

    study.yaml, which makes it a study, comes last: what was interrupted goes on when it is done again. What belongs to
    transcripts that were withdrawn in either of them is not taken over, and is removed from the target. Raises
    CodekitError where the target holds another study, ProblemsError naming the documents that both have and not alike
    (unless `replace`: then the source's count); nothing is written then.
    """
    if source.identity == target.identity:
        raise CodekitError("a study cannot be copied onto itself")
    with source.alone(), target.alone():
        if target.document(FILE).exists() and identity.is_other(target, source):
            raise CodekitError("holds another study", where=target.identity, hint="copy to another name")
        gone = _gone(source, target)
        wanted = _wanted(source, target, gone)
        if not replace:
            _refuse_different(target, wanted)
        documents = sorted(wanted, key=lambda key: key == FILE)  # stable: texts before what hangs on them by name
        for key in documents[:-1] if FILE in wanted else documents:
            target.document(key).write(wanted[key])
        absorbed = absorb(target, source, but=gone)
        removed = _remove(target, gone)
        if FILE in wanted:
            target.document(FILE).write(wanted[FILE])
    return Copied(absorbed.events, tuple(documents), tuple(removed), absorbed.problems)


def _gone(source: Store, target: Store) -> Callable[[str], bool]:
    events = [*source.study_events(WITHDRAWALS).events, *target.study_events(WITHDRAWALS).events]
    ids = withdrawn(events)
    return lambda name: any(is_of(name, id_) for id_ in ids)


def _wanted(source: Store, target: Store, gone: Callable[[str], bool]) -> dict[str, bytes]:
    """The documents that the target lacks or has otherwise, and what is in them."""
    keys = [*(key for key in BESIDES if source.document(key).exists()), *source.documents()]
    wanted = {}
    for key in keys:
        here, data = target.document(key), source.document(key).read_bytes()
        if not gone(key) and not (here.exists() and here.read_bytes() == data):
            wanted[key] = data
    return wanted


def _refuse_different(target: Store, wanted: dict[str, bytes]) -> None:
    both = [key for key in wanted if target.document(key).exists()]
    if both:
        problems = [Problem(key, None, "is another one in the two, not copied") for key in both]
        hint = "--replace takes those of the study that is copied; nothing was written"
        raise ProblemsError("both have these documents, and not alike:", problems, where=target.identity, hint=hint)


def _remove(target: Store, gone: Callable[[str], bool]) -> list[str]:
    """Remove what belongs to withdrawn transcripts; the names."""
    documents = [key for key in target.documents() if gone(key)]
    ledgers = [name for name in target.ledger_names() if gone(name)]
    for key in documents:
        target.document(key).remove()
    for name in ledgers:
        target.remove_ledger(name)
    return [*documents, *ledgers]
