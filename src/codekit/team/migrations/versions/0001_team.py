"""Accounts, their roles, invitations, sessions, the log."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _account(*, primary: bool = False) -> sa.Column[str]:
    target = sa.ForeignKey("account.id", ondelete="CASCADE")
    return sa.Column("account", sa.Text, target, primary_key=primary, nullable=False)


def _times(*names: str) -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Float, nullable=False) for name in names]


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "account",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("name", "password"),
        sa.Column("keeper", sa.Boolean, nullable=False),
        *_times("made"),
    )
    op.create_table(
        "member",
        sa.Column("study", sa.Text, primary_key=True),
        _account(primary=True),
        *_texts("coder", "role"),
    )
    op.create_index("member_coder", "member", ["study", "coder"], unique=True)
    op.create_table(
        "invitation",
        sa.Column("digest", sa.Text, primary_key=True),
        *_texts("study", "role", "coder", "name", "invited_by"),
        *_times("until"),
    )
    op.create_table(
        "session",
        sa.Column("digest", sa.Text, primary_key=True),
        _account(),
        *_times("made", "seen"),
        *_texts("browser"),
    )
    op.create_index("session_account", "session", ["account"])
    op.create_table("attempt", sa.Column("id", sa.Integer, primary_key=True), *_texts("what"), *_times("at"))
    op.create_index("attempt_what", "attempt", ["what", "at"])
    op.create_table(
        "log", sa.Column("id", sa.Integer, primary_key=True), *_times("at"), *_texts("who", "study", "what", "about")
    )
    op.create_index("log_study", "log", ["study", "at"])
    op.create_table(
        "preference",
        _account(primary=True),
        sa.Column("study", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
