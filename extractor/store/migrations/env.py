"""Run the migrations on the connection that ``database.upgrade`` gives."""

from alembic import context

attributes = context.config.attributes
context.configure(
    connection=attributes["connection"],
    target_metadata=attributes["metadata"],
    render_as_batch=True,
)
context.run_migrations()
