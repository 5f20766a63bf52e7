"""For whom a log of this device is, which entries the secretariat asks to correct, and which stand in lists.

Entries follow from the journal and are made anew after all steps; here they only get their new shape.
"""

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
    "DROP TABLE entry",
    """
    CREATE TABLE entry (
        no INTEGER NOT NULL,
        id TEXT NOT NULL,
        form TEXT NOT NULL,
        fv TEXT NOT NULL,
        number TEXT NOT NULL,
        office TEXT NOT NULL,
        head TEXT NOT NULL,
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        heads INTEGER NOT NULL,
        "by" TEXT NOT NULL,
        at TEXT NOT NULL,
        first_at TEXT NOT NULL,
        date TEXT NOT NULL,
        "indexed" BOOLEAN NOT NULL,
        listed BOOLEAN NOT NULL,
        CONSTRAINT pk_entry PRIMARY KEY (no),
        CONSTRAINT uq_entry_id UNIQUE (id, office),
        CONSTRAINT ck_entry_indexed CHECK ("indexed" IN (0, 1)),
        CONSTRAINT ck_entry_listed CHECK (listed IN (0, 1))
    )
    """,
    """
    CREATE INDEX ix_entry_date ON entry (listed, date, form, office)
    """,
    """
    CREATE INDEX ix_entry_disputed ON entry (heads) WHERE heads > 1
    """,
    """
    CREATE INDEX ix_entry_number ON entry (number, listed)
    """,
    """
    CREATE INDEX ix_entry_unindexed ON entry ("indexed") WHERE indexed = 0
    """,
)


def upgrade() -> None:
    """Make what is new, and carry over what is kept."""
    for statement in STATEMENTS:
        op.execute(statement)
