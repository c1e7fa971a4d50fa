"""What a study held at the moment of a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codekit.store.files import not_hidden

if TYPE_CHECKING:
    from sqlalchemy import Connection

DOCUMENT = 0  # in place of the number of a ledger


def names(snapshot: Connection, study: int, besides: Sequence[str]) -> dict[str, int]:
    """The documents and ledgers that hold something by their names; of a ledger, its number.

    The first question of a transaction: what it sees, the others see too.
    """
    from sqlalchemy import literal, select, union_all

    from codekit.store.postgresql.schema import document as d
    from codekit.store.postgresql.schema import ledger as t

    documents = select(d.c.key, literal(DOCUMENT)).where(d.c.study == study, d.c.data.is_not(None))
    ledgers = select(t.c.name, t.c.id).where(t.c.study == study, t.c.lines > 0)
    found = {str(name): int(of) for name, of in snapshot.execute(union_all(documents, ledgers))}
    wanted = {*besides, *not_hidden(found)}
    return {name: of for name, of in found.items() if name in wanted}


def contents(snapshot: Connection, study: int, name: str, of: int) -> bytes:
    """What one of them held."""
    from sqlalchemy import func, literal, select
    from sqlalchemy.dialects.postgresql import aggregate_order_by

    from codekit.store.postgresql.schema import document as d
    from codekit.store.postgresql.schema import event

    if of == DOCUMENT:
        return bytes(snapshot.execute(select(d.c.data).where(d.c.study == study, d.c.key == name)).scalar_one())
    lines = func.string_agg(event.c.line, aggregate_order_by(literal(b"\n"), event.c.number))
    return bytes(snapshot.execute(select(lines).where(event.c.ledger == of)).scalar_one()) + b"\n"
