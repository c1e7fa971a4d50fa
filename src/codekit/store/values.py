"""What a store answers with: events and what stands in them, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Generic, TypeVar

from codekit.errors import Problem
from codekit.model.layer import Layer
from codekit.model.names import CONSENSUS

E = TypeVar("E")
Key = tuple[str, str]  # (coder, transcript)
Own = tuple[str, str, str]  # (round, coder, transcript): one writer's ledger; transcript "": the round's own
Frozen = Mapping[str, str]  # a ledger's name in the study -> its seal
Token = tuple[Any, ...]  # equal as long as nothing was written

_NOTHING = Layer()


def of_others(codings: Token, coder: str) -> Token:
    """The part of a token of a round's codings that is about ledgers which this coder does not write."""
    own = {coder, f"{CONSENSUS}.{coder}"}
    return tuple(entry for entry in codings if _folder(entry[0]) not in own)


def _folder(ledgers: Any) -> str:
    """Whose ledgers an entry of such a token is about: a folder of them, or one by its name."""
    return ledgers.name if isinstance(ledgers, PurePath) else str(ledgers).split("/")[2]


@dataclass(frozen=True, slots=True)
class Read(Generic[E]):
    """The events of a ledger in the order in which they were written, and the lines that could not be read."""

    events: list[E]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Layers:
    """What stands in the ledgers of one round, by (coder, transcript), and what could not be read.

    `lost` are those of the problems that say: something that was compared is not there as it was. Where texts were
    corrected, `astray` are the events whose words are gone, left out of the layers, and `reworded` maps the codings
    that lie on other words now to the words that were coded.
    """

    by_key: dict[Key, Layer]
    problems: tuple[Problem, ...] = ()
    lost: tuple[Problem, ...] = ()
    astray: tuple[Any, ...] = ()
    reworded: Mapping[str, str] = field(default_factory=dict)

    def get(self, coder: str, transcript: str) -> Layer:
        """One coder's work on one transcript; nothing yet where there is no ledger."""
        return self.by_key.get((coder, transcript), _NOTHING)

    @property
    def states(self) -> dict[Key, str]:
        """The assignment state by (coder, transcript)."""
        return {key: layer.state for key, layer in self.by_key.items()}


@dataclass(frozen=True)
class Absorbed:
    """How many events came in from another store, also by round ("": of the study's own), and what could not."""

    events: int
    problems: tuple[Problem, ...] = ()
    by_round: Mapping[str, int] = field(default_factory=dict)
