"""Studies: ledgers with their events, and documents."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "study",
        sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("changes", sa.BigInteger, nullable=False, server_default="0"),
    )
    op.create_table(
        "ledger",
        sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
        sa.Column("study", sa.Integer, sa.ForeignKey("study.id", ondelete="CASCADE"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "kind", "about", "folder", "stem")),
        sa.Column("lines", sa.Integer, nullable=False),
        sa.Column("last", sa.LargeBinary, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_index("ledger_name", "ledger", ["study", "name"], unique=True)
    op.create_index("ledger_about", "ledger", ["study", "kind", "about", "folder"])
    op.create_index("ledger_changed", "ledger", ["study", "changed"])
    op.create_table(
        "event",
        sa.Column("ledger", sa.BigInteger, sa.ForeignKey("ledger.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("line", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("study", sa.Integer, sa.ForeignKey("study.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_index("document_changed", "document", ["study", "changed"])
