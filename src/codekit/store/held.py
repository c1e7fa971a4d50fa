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
