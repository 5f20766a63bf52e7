"""One transaction on the store: what a reader may ask and a writer may do goes through these two values."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from ctip_desktop.store.known_forms import KnownForms


@dataclass
class Reader:
    """A transaction that sees one unchanging state of the store."""

    connection: Connection
    forms: "KnownForms"


@dataclass
class Writer(Reader):
    """The one transaction that may change the store; all of it is kept, or nothing.

    `log_moved` says that one of this device's own logs is no longer where the sidecar says.
    """

    log_moved: bool = field(default=False)
