"""The vault: the random key of the store, wrapped once for each user and once for the secretariat's recovery key.

`vault.json` holds nothing that opens the store by itself. Changing a passphrase wraps 32 bytes again; the store keeps
its key.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from ctip_desktop import clock
from ctip_desktop.errors.store import (
    AlreadySetUp,
    LastAdministrator,
    NoRecovery,
    UserExists,
    UserNameEmpty,
    UserUnknown,
    VaultDamaged,
    VaultNewer,
    WrongRecoveryKey,
)
from ctip_desktop.store.files import VAULT as NAME
from ctip_desktop.store.files import absence, make_folder, write_whole
from ctip_desktop.store.passphrases import KEY_BYTES, Cost
from ctip_desktop.store.roles import Role
from ctip_desktop.store.slots import Slot, User, called, make_slot

FORMAT = 1


@dataclass(frozen=True)
class Vault:
    """The slots of a device's vault, as they stand in its file."""

    file: Path
    slots: tuple[Slot, ...]
    recovery: bytes | None = None

    @property
    def users(self) -> list[User]:
        """Return who may open this device, in the order they were added."""
        return [slot.user for slot in self.slots]

    def user(self, name: str) -> User:
        """Return the user of that name; raise UserUnknown."""
        return self._slot(name).user

    def unlock(self, name: str, passphrase: str) -> bytes:
        """Return the data key; raise UserUnknown or WrongPassphrase."""
        return self._slot(name).open(passphrase)

    def open_with_recovery(self, identity: str) -> bytes:
        """Return the data key with the recovery identity (`AGE-SECRET-KEY-1…`); raise NoRecovery, WrongRecoveryKey."""
        import pyrage

        if self.recovery is None:
            raise NoRecovery
        try:
            return bytes(pyrage.decrypt(self.recovery, [pyrage.x25519.Identity.from_str(identity)]))
        except (pyrage.DecryptError, pyrage.IdentityError):
            raise WrongRecoveryKey from None

    def _slot(self, name: str) -> Slot:
        for slot in self.slots:
            if slot.user.name == called(name):
                return slot
        raise UserUnknown(name)


def create(folder: Path, name: str, passphrase: str, cost: Cost = Cost()) -> bytes:  # noqa: B008 - a frozen value
    """Make a vault whose first user is an administrator, and return its new data key (32 bytes).

    Raise AlreadySetUp, UserNameEmpty or PassphraseTooShort.
    """
    file = folder / NAME
    if file.exists():
        raise AlreadySetUp(str(folder))
    data_key = clock.random_bytes(KEY_BYTES)
    add_user(Vault(file, ()), data_key, name, "administrator", passphrase, cost)
    return data_key


def load(folder: Path) -> Vault:
    """Read the vault of a device; raise NotSetUp, StoreIncomplete, VaultDamaged or VaultNewer."""
    file = folder / NAME
    try:
        kept = orjson.loads(file.read_bytes())
        if kept["v"] > FORMAT:
            raise VaultNewer(str(file))
        recovery = b64decode(kept["recovery"]) if kept.get("recovery") else None
        slots = tuple(Slot.from_json(slot) for slot in kept["slots"])
        if not slots:
            raise VaultDamaged(str(file))
        return Vault(file, slots, recovery)
    except FileNotFoundError:
        raise absence(folder, NAME) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise VaultDamaged(str(file)) from None


def add_user(
    vault: Vault,
    data_key: bytes,
    name: str,
    role: Role,
    passphrase: str,
    cost: Cost = Cost(),  # noqa: B008
) -> User:
    """Give a new user a slot; raise UserNameEmpty, UserExists or PassphraseTooShort."""
    name = called(name)
    if not name:
        raise UserNameEmpty
    if any(user.name == name for user in vault.users):
        raise UserExists(name)
    user = User(clock.new_id(), name, role)
    _write(vault, [*vault.slots, make_slot(user, passphrase, data_key, cost)])
    return user


def remove_user(vault: Vault, name: str) -> User:
    """Take a user's slot away; raise UserUnknown or LastAdministrator."""
    leaving = vault.user(name)
    staying = [slot for slot in vault.slots if slot.user != leaving]
    if not any(slot.user.role == "administrator" for slot in staying):
        raise LastAdministrator(name)
    _write(vault, staying)
    return leaving


def change_passphrase(
    vault: Vault,
    data_key: bytes,
    name: str,
    passphrase: str,
    cost: Cost = Cost(),  # noqa: B008
) -> None:
    """Wrap the data key for a user under a new passphrase; raise UserUnknown or PassphraseTooShort."""
    changed = make_slot(vault.user(name), passphrase, data_key, cost)
    _write(vault, [changed if slot.user == changed.user else slot for slot in vault.slots])


def add_recovery(folder: Path, data_key: bytes, recipient: str) -> None:
    """Seal the data key to the secretariat's recovery recipient (`age1…`), in place of an earlier one."""
    import pyrage

    vault = load(folder)
    sealed = pyrage.encrypt(data_key, [pyrage.x25519.Recipient.from_str(recipient)])
    _write(replace(vault, recovery=bytes(sealed)), vault.slots)


def has_recovery(folder: Path) -> bool:
    """Say whether the secretariat can open the vault should all its passphrases be forgotten."""
    return load(folder).recovery is not None


def _write(vault: Vault, slots: Sequence[Slot]) -> None:
    make_folder(vault.file.parent)
    recovery = b64encode(vault.recovery).decode() if vault.recovery else None
    kept = {"v": FORMAT, "slots": [slot.to_json() for slot in slots], "recovery": recovery}
    write_whole(vault.file, orjson.dumps(kept, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2))
