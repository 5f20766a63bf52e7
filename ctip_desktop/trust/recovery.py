"""The last resort: the store's key sealed to the secretariat, so that forgotten passphrases are never lost data."""

from ctip_desktop.store import vault
from ctip_desktop.store.store import Store
from ctip_desktop.trust.identity import identity


def secure(store: Store, data_key: bytes) -> None:
    """Write the vault's recovery slot as soon as there is a trust list to say whose key it is sealed to."""
    with store.reading() as reader:
        listed = identity(reader).trust_list
    if listed and not vault.has_recovery(store.folder):
        vault.add_recovery(store.folder, data_key, listed.recovery.age)
