"""The tables. Every write of a study counts its `changes` up first, so that writes of a study never overlap."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Identity, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _of_study(*, primary: bool = False) -> Column[int]:
    return Column("study", ForeignKey("study.id", ondelete="CASCADE"), primary_key=primary, nullable=False)


study = Table(
    "study",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("changes", BigInteger, nullable=False, server_default="0"),
)
# A ledger that was removed keeps its row, without lines, so that whoever looks at what changed sees it.
ledger = Table(
    "ledger",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    _of_study(),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),  # codings, rounds, study
    Column("about", Text, nullable=False),  # the round, or the subject
    Column("folder", Text, nullable=False),  # of codings: whose
    Column("stem", Text, nullable=False),  # the transcript, else the writer
    Column("lines", Integer, nullable=False),
    Column("last", LargeBinary, nullable=False),  # the last line that is an event: the next one names it
    Column("changed", BigInteger, nullable=False),  # the study's `changes` when it was last written
    Index("ledger_name", "study", "name", unique=True),
    Index("ledger_about", "study", "kind", "about", "folder"),
    Index("ledger_changed", "study", "changed"),
)
event = Table(
    "event",
    metadata,
    Column("ledger", ForeignKey("ledger.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("line", LargeBinary, nullable=False),  # as it was written, whatever version wrote it
)
# The same holds for a document that was removed: its row has no data.
document = Table(
    "document",
    metadata,
    _of_study(primary=True),
    Column("key", Text, primary_key=True),
    Column("data", LargeBinary),
    Column("changed", BigInteger, nullable=False),
    Index("document_changed", "study", "changed"),
)
