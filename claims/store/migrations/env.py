"""Runs migrations on the connection that the caller holds, inside the caller's transaction."""

from alembic import context

from claims.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
