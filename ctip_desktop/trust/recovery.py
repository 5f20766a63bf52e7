"""The last resort: the store's key sealed to the secretariat, so that forgotten passphrases are never lost data."""

from pathlib import Path

from ctip_desktop.store import vault
from ctip_desktop.store.store import Store
from ctip_desktop.trust.identity import identity
from ctip_desktop.trust.roots import read_root


def secure(store: Store, data_key: bytes) -> None:
    """Write the vault's recovery slot as soon as there is a trust list to say whose key it is sealed to."""
    with store.reading() as reader:
        listed = identity(reader).trust_list
    if listed and not vault.has_recovery(store.folder):
        with store.writing():  # so that no other program writes the vault meanwhile
            vault.add_recovery(store.folder, data_key, listed.recovery.age)


def recover(home: Path, stick: Path, stick_passphrase: str, name: str, new_passphrase: str) -> None:
    """Give a user whose passphrase is forgotten a new one, with the recovery key on a root stick.

    Raise UserUnknown, PassphraseTooShort, NoRecovery, WrongRecoveryKey, or what opening the stick raises.
    """
    kept = vault.load(home)
    kept.user(name)
    key = kept.open_with_recovery(read_root(stick, stick_passphrase).identity)
    vault.change_passphrase(kept, key, name, new_passphrase)
