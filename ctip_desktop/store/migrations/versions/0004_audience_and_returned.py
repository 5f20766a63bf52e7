"""For whom a log of this device is, and which entries the secretariat asks to correct."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    # A table that others refer to can only be added to: made anew, they would refer to what it was before.
    "ALTER TABLE log ADD COLUMN audience TEXT DEFAULT '' NOT NULL",
    """
    CREATE TABLE returned (
        no INTEGER NOT NULL,
        office TEXT NOT NULL,
        entry TEXT NOT NULL,
        revision TEXT NOT NULL,
        question TEXT NOT NULL,
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_returned PRIMARY KEY (no)
    )
    """,
    """
    CREATE INDEX ix_returned_revision ON returned (revision)
    """,
)


def upgrade() -> None:
    """Make what is new, and carry over what is kept."""
    for statement in STATEMENTS:
        op.execute(statement)
