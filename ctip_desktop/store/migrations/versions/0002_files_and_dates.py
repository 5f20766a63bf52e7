"""Attached files, drafts of several users, the day of an entry, what was printed, more about what came and went.

Entries follow from the journal and are made anew after all steps; here they only get their new shape.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
    CREATE TABLE attached (
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        CONSTRAINT pk_attached PRIMARY KEY (log, seq, sha256)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX ix_attached_sha256 ON attached (sha256)
    """,
    """
    CREATE TABLE file (
        sha256 TEXT NOT NULL,
        len INTEGER NOT NULL,
        whole BOOLEAN NOT NULL,
        CONSTRAINT pk_file PRIMARY KEY (sha256),
        CONSTRAINT ck_file_whole CHECK (whole IN (0, 1))
    )
    """,
    """
    CREATE TABLE chunk (
        sha256 TEXT NOT NULL,
        start INTEGER NOT NULL,
        data BLOB NOT NULL,
        CONSTRAINT pk_chunk PRIMARY KEY (sha256, start),
        CONSTRAINT fk_chunk_sha256 FOREIGN KEY(sha256) REFERENCES file (sha256)
    )
    """,
    """
    CREATE TABLE asked (
        sha256 TEXT NOT NULL,
        CONSTRAINT pk_asked PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE TABLE printed (
        entry TEXT NOT NULL,
        revision TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_printed PRIMARY KEY (entry, at, revision)
    )
    """,
    """
    CREATE TABLE verifying (
        entry TEXT NOT NULL,
        "by" TEXT NOT NULL,
        fv TEXT NOT NULL,
        answers TEXT NOT NULL,
        about TEXT NOT NULL,
        decisions TEXT NOT NULL,
        caret TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        CONSTRAINT pk_verifying PRIMARY KEY (entry, "by")
    )
    """,
    "ALTER TABLE draft RENAME TO draft_before",
    """
    CREATE TABLE draft (
        entry TEXT NOT NULL,
        form TEXT NOT NULL,
        fv TEXT NOT NULL,
        "by" TEXT NOT NULL,
        parents TEXT NOT NULL,
        answers TEXT NOT NULL,
        about TEXT NOT NULL,
        att TEXT NOT NULL,
        caret TEXT NOT NULL,
        begun_at TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (entry, "by")
    )
    """,
    """
    INSERT INTO draft
    SELECT entry, form, fv, "by", parents, answers, about, '[]', caret, begun_at, saved_at FROM draft_before
    """,
    "DROP TABLE draft_before",
    "DROP INDEX ix_sent_log",
    "ALTER TABLE sent RENAME TO sent_before",
    """
    CREATE TABLE sent (
        bundle TEXT NOT NULL,
        kind TEXT NOT NULL,
        log TEXT,
        first INTEGER,
        last INTEGER,
        recipients TEXT NOT NULL,
        folder TEXT,
        at TEXT NOT NULL,
        refused TEXT,
        file TEXT,
        n INTEGER,
        CONSTRAINT pk_sent PRIMARY KEY (bundle)
    )
    """,
    """
    CREATE INDEX ix_sent_log ON sent (log, last)
    """,
    """
    INSERT INTO sent SELECT bundle, kind, log, first, last, recipients, folder, at, refused, NULL, NULL FROM sent_before
    """,
    "DROP TABLE sent_before",
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
        CONSTRAINT pk_arrival PRIMARY KEY (bundle)
    )
    """,
    """
    INSERT INTO arrival
    SELECT bundle, name, kind, office, device, log, first, last, n, state, reason, facts, manifest, signature, at,
        NULL, NULL
    FROM arrival_before
    """,
    "DROP TABLE arrival_before",
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
        CONSTRAINT pk_entry PRIMARY KEY (no),
        CONSTRAINT uq_entry_id UNIQUE (id, office),
        CONSTRAINT ck_entry_indexed CHECK ("indexed" IN (0, 1))
    )
    """,
    """
    CREATE INDEX ix_entry_date ON entry (date, form, office)
    """,
    """
    CREATE INDEX ix_entry_disputed ON entry (heads) WHERE heads > 1
    """,
    """
    CREATE INDEX ix_entry_number ON entry (number)
    """,
    """
    CREATE INDEX ix_entry_unindexed ON entry ("indexed") WHERE indexed = 0
    """,
)


def upgrade() -> None:
    """Make what is new, and carry over what is kept."""
    for statement in STATEMENTS:
        op.execute(statement)
