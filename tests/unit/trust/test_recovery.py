"""A forgotten passphrase is never lost data: the secretariat's recovery key opens the vault."""

from pathlib import Path

import pytest

from ctip_desktop.errors.store import NoRecovery, UserUnknown, WrongPassphrase, WrongRecoveryKey
from ctip_desktop.store import vault
from ctip_desktop.store.passphrases import Cost
from ctip_desktop.trust.recovery import recover, secure
from tests.support.offices import PASSPHRASE, Country, a_country

CHEAP = Cost(1, 1, 64)
NEW = "ពាក្យថ្មី ដែលចាំបាន ២"


def a_vault(country: Country) -> bytes:
    return vault.create(country.province.store.folder, "Dara", "ពាក្យចាស់ ដែលភ្លេច ១", CHEAP)


def test_a_root_stick_gives_a_user_a_new_passphrase(tmp_path: Path) -> None:
    with a_country(tmp_path) as country:
        key = a_vault(country)
        secure(country.province.store, key)
        home = country.province.store.folder
        recover(home, country.folder / "root", PASSPHRASE, "Dara", NEW)
        assert vault.load(home).unlock("Dara", NEW) == key
        with pytest.raises(WrongPassphrase):
            vault.load(home).unlock("Dara", "ពាក្យចាស់ ដែលភ្លេច ១")


def test_there_is_no_recovery_before_a_trust_list_says_whose_key_it_is(tmp_path: Path) -> None:
    with a_country(tmp_path, enrolled=False) as country:
        key = a_vault(country)
        secure(country.province.store, key)
        with pytest.raises(NoRecovery):
            recover(country.province.store.folder, country.folder / "root", PASSPHRASE, "Dara", NEW)


def test_another_secretariats_stick_recovers_nothing_and_unknown_users_are_named(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "theirs").mkdir()
    with a_country(tmp_path / "ours") as country, a_country(tmp_path / "theirs") as other:
        secure(country.province.store, a_vault(country))
        home = country.province.store.folder
        with pytest.raises(WrongRecoveryKey):
            recover(home, other.folder / "root", PASSPHRASE, "Dara", NEW)
        with pytest.raises(UserUnknown):
            recover(home, country.folder / "root", PASSPHRASE, "Nobody", NEW)
