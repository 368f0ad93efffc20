"""What alembic runs: each migration there is to make and the triggers after it, in the caller's transaction."""

from __future__ import annotations

from alembic import context

from ingest.ledger.append_only import protect
from ingest.ledger.tables import metadata

connection = context.config.attributes["connection"]


def make_append_only(*_step: object, **_named: object) -> None:  # which tables there are now, they say themselves
    protect(connection)


context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=False,
    on_version_apply=make_append_only,
)
context.run_migrations()
