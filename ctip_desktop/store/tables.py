"""The fixed tables of the store; those made from forms are in `layout`. `SCHEMA.md` says what each is for."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("id", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("ours", Boolean(create_constraint=True, name="ours"), nullable=False),
    Column("closed", Boolean(create_constraint=True, name="closed"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("head", Text, nullable=False),
    Column("audience", Text, nullable=False, server_default=""),
)

journal = Table(
    "journal",
    metadata,
    Column("log", Text, ForeignKey("log.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("line", LargeBinary, nullable=False),
    Column("bundle", Text),
    PrimaryKeyConstraint("log", "seq", "hash"),
)

revision = Table(
    "revision",
    metadata,
    Column("log", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("entry", Integer, nullable=False, index=True),
    PrimaryKeyConstraint("log", "seq"),
    sqlite_with_rowid=False,
)

revision_parent = Table(
    "revision_parent",
    metadata,
    Column("log", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("parent", Text, nullable=False),
    PrimaryKeyConstraint("log", "seq", "parent"),
    ForeignKeyConstraint(["log", "seq"], ["revision.log", "revision.seq"]),
    sqlite_with_rowid=False,
)

attached = Table(
    "attached",
    metadata,
    Column("log", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    PrimaryKeyConstraint("log", "seq", "sha256"),
    sqlite_with_rowid=False,
)

entry = Table(
    "entry",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("fv", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("log", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("heads", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("first_at", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("indexed", Boolean(create_constraint=True, name="indexed"), nullable=False),
    Column("listed", Boolean(create_constraint=True, name="listed"), nullable=False),
    UniqueConstraint("id", "office"),
    # They hold what a list is filtered by, so that no page of it reads the rows it passes over.
    Index("ix_entry_date", "listed", "date", "form", "office"),
    Index("ix_entry_disputed", "heads", sqlite_where=text("heads > 1")),
    Index("ix_entry_number", "number", "listed"),
    Index("ix_entry_unindexed", "indexed", sqlite_where=text("indexed = 0")),
)

returned = Table(
    "returned",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("office", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("revision", Text, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("entry", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("fv", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("parents", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("att", Text, nullable=False),
    Column("caret", Text, nullable=False),
    Column("begun_at", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    PrimaryKeyConstraint("entry", "by"),
)

verifying = Table(
    "verifying",
    metadata,
    Column("entry", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("fv", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("decisions", Text, nullable=False),
    Column("caret", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    PrimaryKeyConstraint("entry", "by"),
)

file = Table(
    "file",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("len", Integer, nullable=False),
    Column("whole", Boolean(create_constraint=True, name="whole"), nullable=False),
)

chunk = Table(
    "chunk",
    metadata,
    Column("sha256", Text, ForeignKey("file.sha256"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("sha256", "start"),
)

printed = Table(
    "printed",
    metadata,
    Column("entry", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("entry", "at", "revision"),
)
reminded = Table(
    "reminded",
    metadata,
    Column("office", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("office", "period", "at"),
)

form = Table(
    "form",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("version"),
)

counter = Table(
    "counter",
    metadata,
    Column("series", Text, primary_key=True),
    Column("last", Integer, nullable=False),
)

secret = Table(
    "secret",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

user = Table(
    "user",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, CheckConstraint("role IN ('clerk', 'officer', 'administrator')", name="role"), nullable=False),
    Column("removed", Boolean(create_constraint=True, name="removed"), nullable=False),
)

trust_list = Table(
    "trust_list",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("line", LargeBinary, nullable=False),
    Column("received_at", Text, nullable=False),
)

sent = Table(
    "sent",
    metadata,
    Column("bundle", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("log", Text),
    Column("first", Integer),
    Column("last", Integer),
    Column("recipients", Text, nullable=False),
    Column("folder", Text),
    Column("at", Text, nullable=False),
    Column("refused", Text),
    Column("file", Text),
    Column("n", Integer),
    Index("ix_sent_log", "log", "last"),
)

asked = Table(
    "asked",
    metadata,
    Column("sha256", Text, primary_key=True),
)

arrival = Table(
    "arrival",
    metadata,
    Column("bundle", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text),
    Column("office", Text),
    Column("device", Text),
    Column("log", Text),
    Column("first", Integer),
    Column("last", Integer),
    Column("n", Integer),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("facts", Text),
    Column("manifest", LargeBinary),
    Column("signature", LargeBinary),
    Column("at", Text, nullable=False),
    Column("size", Integer),
    Column("medium", Text),
    Column("first_at", Text, nullable=False),
)

acknowledged = Table(
    "acknowledged",
    metadata,
    Column("log", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("head", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("at", Text, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry", Integer, nullable=False, index=True),
    Column("row", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("known", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("same_as", Text, nullable=False),
    Column("compared", Boolean(create_constraint=True, name="compared"), nullable=False),
    Index("ix_person_waiting", "compared", sqlite_where=text("compared = 0")),
)

person_block = Table(
    "person_block",
    metadata,
    Column("block", Integer, nullable=False),
    Column("person", Integer, nullable=False, index=True),
    PrimaryKeyConstraint("block", "person"),
    sqlite_with_rowid=False,
)

person_alike = Table(
    "person_alike",
    metadata,
    Column("one", Integer, nullable=False),
    Column("other", Integer, nullable=False, index=True),
    Column("score", Integer, nullable=False),
    PrimaryKeyConstraint("one", "other"),
    sqlite_with_rowid=False,
)

SEARCH = "CREATE VIRTUAL TABLE search USING fts5(key, tokenize = 'trigram')"
