"""The persons that entries are about, by what they are compared, and which of them are alike.

All of it follows from the journal, behind it, and is made anew after all steps.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
    CREATE TABLE person (
        id INTEGER NOT NULL,
        entry INTEGER NOT NULL,
        "row" TEXT NOT NULL,
        kind TEXT NOT NULL,
        known TEXT NOT NULL,
        hash TEXT NOT NULL,
        same_as TEXT NOT NULL,
        compared BOOLEAN NOT NULL,
        CONSTRAINT pk_person PRIMARY KEY (id),
        CONSTRAINT ck_person_compared CHECK (compared IN (0, 1))
    )
    """,
    """
    CREATE INDEX ix_person_entry ON person (entry)
    """,
    """
    CREATE INDEX ix_person_waiting ON person (compared) WHERE compared = 0
    """,
    """
    CREATE TABLE person_block (
        block INTEGER NOT NULL,
        person INTEGER NOT NULL,
        CONSTRAINT pk_person_block PRIMARY KEY (block, person)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX ix_person_block_person ON person_block (person)
    """,
    """
    CREATE TABLE person_alike (
        one INTEGER NOT NULL,
        other INTEGER NOT NULL,
        score INTEGER NOT NULL,
        CONSTRAINT pk_person_alike PRIMARY KEY (one, other)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX ix_person_alike_other ON person_alike (other)
    """,
)


def upgrade() -> None:
    """Make what is new."""
    for statement in STATEMENTS:
        op.execute(statement)
