"""The trust lists this device was given, each with its root signatures, and the root it was told to rely on."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop import clock
from ctip_desktop.store.tables import meta, trust_list
from ctip_desktop.store.transaction import Reader, Writer

_ROOT = "root"


def latest_trust_list(reader: Reader) -> bytes | None:
    """Return the trust list with the highest version, as it was kept, or None."""
    newest = select(trust_list.c.line).order_by(trust_list.c.version.desc()).limit(1)
    return reader.connection.scalar(newest)


def keep_trust_list(writer: Writer, version: int, signed: bytes) -> None:
    """Keep a trust list; one of the same version is kept once."""
    keep = insert(trust_list).values(version=version, line=signed, received_at=clock.timestamp())
    writer.connection.execute(keep.on_conflict_do_nothing())


def pinned_root(reader: Reader) -> str | None:
    """Return the fingerprint of the roots this device relies on, or None before a person read it back."""
    return reader.connection.scalar(select(meta.c.value).where(meta.c.name == _ROOT))


def pin_root(writer: Writer, fingerprint: str) -> None:
    """Rely on the roots with this fingerprint from here on."""
    keep = insert(meta).values(name=_ROOT, value=fingerprint)
    writer.connection.execute(keep.on_conflict_do_update(index_elements=["name"], set_={"value": fingerprint}))
