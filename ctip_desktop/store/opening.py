"""Opens a device's store for one of its users, under the key that the user's slot, a keyring or recovery gave."""

from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from ctip_desktop.store.roles import Role, require
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.users import in_standing


@dataclass(frozen=True)
class Opened:
    """The open store, who opened it, and the key, which only the vault may be given again; close it after use."""

    store: Store
    user: User
    key: bytes = field(repr=False)

    def __enter__(self) -> "Opened":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()


def open_for(home: Path, user: User, key: bytes, needed: Role = "clerk") -> Opened:
    """Open the store for a user of the vault, who is who the store knows under that identifier.

    Raise UserUnknown if they have left, OfficerNeeded or AdministratorNeeded if their role is not enough, or what
    opening the store raises.
    """
    store = Store.open(home, key)
    try:
        return Opened(store, known(store, user, needed), key)
    except BaseException:
        store.close()
        raise


def known(store: Store, user: User, needed: Role = "clerk") -> User:
    """Return a user of the vault as the open store knows them; raise as `open_for` does."""
    with store.reading() as reader:
        found = in_standing(reader, user)
    require(found.name, found.role, needed)
    return found
