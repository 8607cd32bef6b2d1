"""How Alembic runs the steps: on the connection it is given, in that connection's transaction."""

from alembic import context

from claims_ai.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
