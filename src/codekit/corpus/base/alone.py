"""One at a time writes into a corpus, and whoever reads it is told where it changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from codekit.corpus.base.layout import Layout
from codekit.errors import CodekitError
from codekit.refusals import writing
from codekit.store import locking
from codekit.store.turns import Turn

if TYPE_CHECKING:
    from codekit.corpus.base.corpus import Corpus
    from codekit.store.locking import Told

P = ParamSpec("P")
T = TypeVar("T")

LOCK = ".codekit-lock"  # called as that of a study
WRITES = "is writing to this corpus"
_turns: dict[str, Turn] = {}


@contextmanager
def alone(layout: Layout, told: Told | None = None) -> Iterator[None]:
    """Hold a corpus while it is written into; a thread that holds it may take it again.

    A folder that is not there is made, as one of a corpus. Processes that share the work do not ask: they write what
    the holder gives them. `told` is called with what is waited for. Raises StudyBusyError where somebody else holds it
    and does not end, CodekitError where the system refuses.
    """
    with writing(layout.root):
        layout.manifest("").parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as hold:
        if hold.enter_context(_turns.setdefault(str(layout.root.resolve()), Turn()).taken()):
            hold.enter_context(locking.held(layout.root / LOCK, does=WRITES, told=told))
        yield


@contextmanager
def unchanged(corpus: Corpus) -> Iterator[None]:
    """Read a corpus that nobody builds anew meanwhile. Raises CodekitError where somebody did, whatever else failed."""
    try:
        yield
    except Exception as error:
        if _is_other(corpus):
            raise _changed(corpus) from error
        raise
    if _is_other(corpus):
        raise _changed(corpus)


def steady(work: Callable[Concatenate[Corpus, P], T]) -> Callable[Concatenate[Corpus, P], T]:
    """Work that reads a corpus as it was opened; also raises CodekitError where it was built anew meanwhile."""

    @wraps(work)
    def undisturbed(corpus: Corpus, /, *args: P.args, **options: P.kwargs) -> T:
        with unchanged(corpus):
            return work(corpus, *args, **options)

    return undisturbed


def _is_other(corpus: Corpus) -> bool:
    return corpus.layout.head_as_it_is() != corpus.seen


def _changed(corpus: Corpus) -> CodekitError:
    where = str(corpus.layout.root)
    return CodekitError("the corpus was built anew while this read it", where=where, hint="run this again")
