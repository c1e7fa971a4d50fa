"""What Alembic runs: on the connection that it is given, in one transaction."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=None, version_table=context.config.attributes["table"])
with context.begin_transaction():
    context.run_migrations()
