"""Whether another folder holds a copy of this study, or a study of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from codekit.errors import CodekitError, Problem
from codekit.store import settings, transcripts
from codekit.store.files import digest
from codekit.store.protocols import Store
from codekit.store.settings import FILE, Settings


def refuse_other(store: Store, other: Store) -> None:
    """Raise CodekitError where the other store holds another study."""
    if is_other(store, other):
        raise CodekitError(
            f"{other.label} is another study ('{_settings(other).title or other.label}') and no copy of this one; "
            "nothing was merged",
            hint="--as-new takes its interviews, rounds and codings over as new ones",
        )


def is_other(store: Store, other: Store) -> bool:
    """Whether two stores hold two studies, and no copies of one.

    A study has an identity since it was laid out. Where one of the two is older and has none, what they share decides:
    an event, a text, or both title and coders. A study without interviews and events is nobody's yet.
    """
    mine, theirs = _settings(store), _settings(other)
    if mine.study and mine.study == theirs.study:
        return False
    events = not _events(store).isdisjoint(_events(other))
    texts = not _texts(store).isdisjoint(_texts(other))
    one_is_old = not (mine.study and theirs.study)
    alike = bool(mine.title and mine.coders) and (mine.title, {*mine.coders}) == (theirs.title, {*theirs.coders})
    return not (events or is_blank(store) or (one_is_old and (texts or alike or is_blank(other))))


def refuse_mixing(store: Store, other: Store) -> None:
    """Raise CodekitError where what is taken over as new would mix with what is here: rounds, texts, codebooks."""
    rounds = {id_.casefold() for id_ in store.round_ids()}
    mixed = [f"round {id_}" for id_ in other.round_ids() if id_.casefold() in rounds]
    mixed += [f"transcript {id_}" for id_ in _differing(store, other, "transcripts/*.txt")]
    mixed += [f"codebook {id_}" for id_ in _differing(store, other, "codebooks/*/*.yaml")]
    if mixed:
        raise CodekitError(
            f"both studies have {', '.join(mixed[:6])}{', ...' if len(mixed) > 6 else ''}, and not the same; "
            "nothing was merged",
            hint="what has one name in both would be mixed",
        )


def is_blank(store: Store) -> bool:
    """True for a study that has neither interviews nor events."""
    return not transcripts.ids(store) and not _events(store)


def adopted(store: Store, other: Store) -> str:
    """The identity that a blank study takes over from the study that is merged into it; "" where it keeps its own."""
    return _settings(other).study if is_blank(store) else ""


def _settings(store: Store) -> Settings:
    with contextlib.suppress(CodekitError, OSError):  # what is wrong with it is told by `check`
        return settings.read(store.document(FILE))
    return Settings()


def _events(store: Store) -> set[bytes]:
    problems: list[Problem] = []
    return {line for _, line in store.lines(problems)}


def _texts(store: Store) -> set[str]:
    return {digest(_plain(store, key)) for key in store.keys("transcripts/*.txt")}


def _differing(store: Store, other: Store, pattern: str) -> Iterable[str]:
    here = {key.casefold(): key for key in store.keys(pattern)}
    for key in other.keys(pattern):
        known = here.get(key.casefold())
        if known is not None and (known != key or _plain(store, known) != _plain(other, key)):
            yield key.partition("/")[2].rpartition(".")[0]


def _plain(store: Store, key: str) -> bytes:
    return store.document(key).read_bytes().replace(b"\r\n", b"\n")
