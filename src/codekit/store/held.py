"""What was made from a study is kept as long as the study is as it was."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from codekit.store.values import Token

K = TypeVar("K")
V = TypeVar("V")


class Held(Generic[K, V]):
    """Values by name, each made again when the store's token is another than it was made under."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._held: dict[K, tuple[Token, V]] = {}

    def get(self, key: K, token: Token, make: Callable[[], V]) -> V:
        """The value held under this token, else a new one; `token` was asked for before anything is read."""
        held = self._held.get(key)
        if held is None or held[0] != token:
            held = self._held[key] = (token, make())
        return held[1]

    def holds(self, key: K, token: Token) -> bool:
        """True where a value is held under this token."""
        held = self._held.get(key)
        return held is not None and held[0] == token

    def last(self, key: K) -> V | None:
        """The value that was held last, whatever came since."""
        held = self._held.get(key)
        return held[1] if held else None

    def forget(self, which: Callable[[K], bool]) -> list[K]:
        """Make these again when they are next asked for; which they were."""
        gone = [key for key in self._held if which(key)]
        for key in gone:
            del self._held[key]
        return gone


class Shared:
    """A few values for many threads: each is made once, by whoever asks first, while others wait for it alone."""

    def __init__(self, most: int = 4) -> None:
        """Hold at most so many, those that were asked for last."""
        self._most = most
        self._held: dict[Hashable, tuple[threading.Lock, Held[Hashable, Any]]] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, token: Callable[[], Token], make: Callable[[], V]) -> V:
        """The value held for this key as long as the token is the same, else a new one, made after the token is."""
        with self._lock:
            place = self._held.pop(key, None) or (threading.Lock(), Held())
            self._held[key] = place
            while len(self._held) > self._most:
                del self._held[next(iter(self._held))]
        turn, held = place
        with turn:
            value: V = held.get(key, token(), make)
            return value
