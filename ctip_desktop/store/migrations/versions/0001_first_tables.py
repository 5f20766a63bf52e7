"""The first tables."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE acknowledged (
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        head TEXT NOT NULL,
        n INTEGER NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_acknowledged PRIMARY KEY (log)
    )
    """,
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
        CONSTRAINT pk_arrival PRIMARY KEY (bundle)
    )
    """,
    """
    CREATE TABLE counter (
        series TEXT NOT NULL,
        last INTEGER NOT NULL,
        CONSTRAINT pk_counter PRIMARY KEY (series)
    )
    """,
    """
    CREATE TABLE draft (
        entry TEXT NOT NULL,
        form TEXT NOT NULL,
        fv TEXT NOT NULL,
        "by" TEXT NOT NULL,
        parents TEXT NOT NULL,
        answers TEXT NOT NULL,
        about TEXT NOT NULL,
        caret TEXT NOT NULL,
        begun_at TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (entry)
    )
    """,
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
        "indexed" BOOLEAN NOT NULL,
        CONSTRAINT pk_entry PRIMARY KEY (no),
        CONSTRAINT uq_entry_id UNIQUE (id, office),
        CONSTRAINT ck_entry_indexed CHECK ("indexed" IN (0, 1))
    )
    """,
    """
    CREATE INDEX ix_entry_number ON entry (number)
    """,
    """
    CREATE INDEX ix_entry_unindexed ON entry ("indexed") WHERE indexed = 0
    """,
    """
    CREATE TABLE form (
        no INTEGER NOT NULL,
        version TEXT NOT NULL,
        name TEXT NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT pk_form PRIMARY KEY (no),
        CONSTRAINT uq_form_version UNIQUE (version)
    )
    """,
    """
    CREATE INDEX ix_form_name ON form (name)
    """,
    """
    CREATE TABLE log (
        id TEXT NOT NULL,
        office TEXT NOT NULL,
        device TEXT NOT NULL,
        ours BOOLEAN NOT NULL,
        closed BOOLEAN NOT NULL,
        seq INTEGER NOT NULL,
        head TEXT NOT NULL,
        CONSTRAINT pk_log PRIMARY KEY (id),
        CONSTRAINT ck_log_ours CHECK (ours IN (0, 1)),
        CONSTRAINT ck_log_closed CHECK (closed IN (0, 1))
    )
    """,
    """
    CREATE TABLE meta (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_meta PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE revision (
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL,
        entry INTEGER NOT NULL,
        CONSTRAINT pk_revision PRIMARY KEY (log, seq)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX ix_revision_entry ON revision (entry)
    """,
    """
    CREATE TABLE secret (
        name TEXT NOT NULL,
        value BLOB NOT NULL,
        CONSTRAINT pk_secret PRIMARY KEY (name)
    )
    """,
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
        CONSTRAINT pk_sent PRIMARY KEY (bundle)
    )
    """,
    """
    CREATE INDEX ix_sent_log ON sent (log, last)
    """,
    """
    CREATE TABLE trust_list (
        version INTEGER NOT NULL,
        line BLOB NOT NULL,
        received_at TEXT NOT NULL,
        CONSTRAINT pk_trust_list PRIMARY KEY (version)
    )
    """,
    """
    CREATE TABLE user (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL CONSTRAINT ck_user_role CHECK (role IN ('clerk', 'officer', 'administrator')),
        removed BOOLEAN NOT NULL,
        CONSTRAINT pk_user PRIMARY KEY (id),
        CONSTRAINT ck_user_removed CHECK (removed IN (0, 1))
    )
    """,
    """
    CREATE TABLE journal (
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL,
        line BLOB NOT NULL,
        bundle TEXT,
        CONSTRAINT pk_journal PRIMARY KEY (log, seq, hash),
        CONSTRAINT fk_journal_log FOREIGN KEY(log) REFERENCES log (id)
    )
    """,
    """
    CREATE TABLE revision_parent (
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        parent TEXT NOT NULL,
        CONSTRAINT pk_revision_parent PRIMARY KEY (log, seq, parent),
        CONSTRAINT fk_revision_parent_log FOREIGN KEY(log, seq) REFERENCES revision (log, seq)
    )
     WITHOUT ROWID
    """,
    "CREATE VIRTUAL TABLE search USING fts5(key, tokenize = 'trigram')",
)


def upgrade() -> None:
    """Make them all."""
    for statement in STATEMENTS:
        op.execute(statement)
