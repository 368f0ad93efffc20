"""What alembic runs: every migration there is to make, and the triggers after them, in the caller's transaction."""

from __future__ import annotations

from alembic import context

from ingest.ledger.append_only import protect
from ingest.ledger.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
protect(connection)
