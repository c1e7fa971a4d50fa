"""What was made from a study is kept as long as the study is as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

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
