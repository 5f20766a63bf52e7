"""Where Alembic is given the connection it works on; the whole upgrade is one transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
