"""Passkeys, identities of another house, what a browser was asked; who has an open window."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _account() -> sa.Column[str]:
    return sa.Column("account", sa.Text, sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False)


def _times(*names: str) -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Float, nullable=False) for name in names]


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "passkey",
        sa.Column("id", sa.Text, primary_key=True),
        _account(),
        *_texts("name"),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        *_times("made", "used"),
    )
    op.create_index("passkey_account", "passkey", ["account"])
    op.create_table(
        "identity",
        sa.Column("issuer", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        _account(),
        *_texts("name"),
        *_times("made"),
    )
    op.create_index("identity_account", "identity", ["account"])
    op.create_table(
        "challenge",
        sa.Column("digest", sa.Text, primary_key=True),
        *_texts("kind", "address", "value"),
        *_times("until"),
    )
    op.create_table(
        "presence",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("server", "study", "account")),
        *_texts("coder", "round", "cluster"),
        *_times("seen"),
    )
    op.create_index("challenge_address", "challenge", ["address", "until"])
