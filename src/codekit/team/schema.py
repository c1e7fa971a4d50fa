"""The tables of a server: the same in PostgreSQL and in SQLite. Secrets are kept as hashes, times as seconds."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _account(*, primary: bool = False) -> Column[str]:
    return Column("account", ForeignKey("account.id", ondelete="CASCADE"), primary_key=primary, nullable=False)


account = Table(
    "account",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("password", Text, nullable=False),  # argon2id
    Column("keeper", Boolean, nullable=False),  # may make studies, and take in those that nobody owns
    Column("made", Float, nullable=False),
)
member = Table(
    "member",
    metadata,
    Column("study", Text, primary_key=True),
    _account(primary=True),
    Column("coder", Text, nullable=False),  # who signs what this account does in the study
    Column("role", Text, nullable=False),
    Index("member_coder", "study", "coder", unique=True),
)
invitation = Table(
    "invitation",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("study", Text, nullable=False),  # "": to keep the server, or to set a new password
    Column("role", Text, nullable=False),  # "": to set a new password
    Column("coder", Text, nullable=False),  # who that person will be; of a new password, whose
    Column("name", Text, nullable=False),
    Column("invited_by", Text, nullable=False),
    Column("until", Float, nullable=False),
)
session = Table(
    "session",
    metadata,
    Column("digest", Text, primary_key=True),
    _account(),
    Column("made", Float, nullable=False),
    Column("seen", Float, nullable=False),
    Column("browser", Text, nullable=False),
    Index("session_account", "account"),
)
attempt = Table(  # sign-ins that failed, by account and by address
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("at", Float, nullable=False),
    Index("attempt_what", "what", "at"),
)
log = Table(
    "log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("who", Text, nullable=False),
    Column("study", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text, nullable=False),  # an id, a role, a kind of file: never a word of a transcript
    Index("log_study", "study", "at"),
)
preference = Table(  # how somebody likes the window
    "preference",
    metadata,
    _account(primary=True),
    Column("study", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
token = Table(  # of people who code away from the server
    "token",
    metadata,
    Column("digest", Text, primary_key=True),
    _account(),
    Column("name", Text, nullable=False),
    Column("made", Float, nullable=False),
    Column("seen", Float, nullable=False),
    Column("until", Float, nullable=False),
    Index("token_account", "account"),
)
presence = Table(  # who has an open window, as each server of a database says it
    "presence",
    metadata,
    Column("server", Text, primary_key=True),
    Column("study", Text, primary_key=True),
    Column("account", Text, primary_key=True),
    Column("coder", Text, nullable=False),
    Column("round", Text, nullable=False),
    Column("cluster", Text, nullable=False),
    Column("seen", Float, nullable=False),
)
passkey = Table(
    "passkey",
    metadata,
    Column("id", Text, primary_key=True),  # of the credential, in base64url
    _account(),
    Column("name", Text, nullable=False),
    Column("key", LargeBinary, nullable=False),  # the public one (COSE)
    Column("count", Integer, nullable=False),  # of signatures, as the authenticator counts them; 0: it does not
    Column("made", Float, nullable=False),
    Column("used", Float, nullable=False),
    Index("passkey_account", "account"),
)
identity = Table(  # who an account is with a provider of identities (OpenID Connect)
    "identity",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    _account(),
    Column("name", Text, nullable=False),  # as the provider says it, so that its person knows it again
    Column("made", Float, nullable=False),
    Index("identity_account", "account"),
)
challenge = Table(  # what a browser was asked, and may answer once
    "challenge",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("address", Text, nullable=False),  # whose browser it is, or the account
    Column("value", Text, nullable=False),
    Column("until", Float, nullable=False),
    Index("challenge_address", "address", "until"),
)

# What no copy of a server holds: it is worth nothing elsewhere, since its secrets end with the server that gave them.
PASSING = frozenset({invitation, session, attempt, challenge, token, presence})
