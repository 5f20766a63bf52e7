"""When a file first came here, whatever became of it since; and which office was reminded of which month."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    "ALTER TABLE arrival RENAME TO arrival_before",
    """
    CREATE TABLE arrival (
        bundle TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT,
        office TEXT,
        device TEXT,
        log TEXT,
        first INTEGER,
        last INTEGER,
        n INTEGER,
        state TEXT NOT NULL,
        reason TEXT,
        facts TEXT,
        manifest BLOB,
        signature BLOB,
        at TEXT NOT NULL,
        size INTEGER,
        medium TEXT,
        first_at TEXT NOT NULL,
        CONSTRAINT pk_arrival PRIMARY KEY (bundle)
    )
    """,
    """
    INSERT INTO arrival
    SELECT bundle, name, kind, office, device, log, first, last, n, state, reason, facts, manifest, signature, at,
        size, medium, at
    FROM arrival_before
    """,
    "DROP TABLE arrival_before",
    """
    CREATE TABLE reminded (
        office TEXT NOT NULL,
        period TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_reminded PRIMARY KEY (office, period, at)
    )
    """,
)


def upgrade() -> None:
    """Make what is new, and carry over what is kept."""
    for statement in STATEMENTS:
        op.execute(statement)
