"""Homes of devices whose users have passphrases that are cheap to derive."""

from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.store import vault
from ctip_desktop.store.passphrases import Cost
from ctip_desktop.store.roles import Role
from ctip_desktop.store.store import Store
from ctip_desktop.store.users import note_user
from ctip_desktop.trust.setting_up import begin_province

CHEAP = Cost(1, 1, 64)
PASSPHRASE = "ស្វាយ ទូក ផ្ទះ អំបិល"
PEOPLE: tuple[tuple[str, Role], ...] = (("សុភា", "administrator"), ("វណ្ណៈ", "clerk"), ("ចន្ថា", "officer"))


def a_home(folder: Path, people: tuple[tuple[str, Role], ...] = PEOPLE, *, office: str = "01") -> bytes:
    """Make the home of a province's device A; return the key of its store. All have the same passphrase."""
    (first, _), *others = people
    folder.mkdir(parents=True, exist_ok=True)
    key = vault.create(folder, first, PASSPHRASE, CHEAP)
    for name, role in others:
        vault.add_user(vault.load(folder), key, name, role, PASSPHRASE, CHEAP)
    with Store.create(folder, key, office=office, device=clock.new_id()) as store:
        with store.writing() as writer:
            for user in vault.load(folder).users:
                note_user(writer, user)
        begin_province(store)
    return key
