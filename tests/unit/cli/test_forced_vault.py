"""The vault is a file anyone at the computer may change or put back: it gives nobody more than the store says."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import keyring
import orjson
import pytest

from ctip_desktop.cli.opening import open_store
from ctip_desktop.errors.store import VaultDamaged
from ctip_desktop.settings import Settings
from ctip_desktop.store import vault
from ctip_desktop.store.users import add_user
from ctip_desktop.trust.identity import identity
from ctip_desktop.trust.roots import read_root
from tests.support.keyrings import Ring
from tests.unit.cli.conftest import WORDS, Ask, Say


@pytest.fixture
def home(province: list[Any]) -> Path:
    """A province's home, with the administrator Sok."""
    return Path(province[1])


@pytest.fixture
def dara(province: list[Any], ask: Ask) -> list[Any]:
    ask(*province, "user", "add", "Dara")
    return [*province]


def test_an_older_vault_does_not_bring_back_who_has_left(home: Path, dara: list[Any], ask: Ask, say: Say) -> None:
    older = (home / vault.NAME).read_bytes()
    ask(*dara, "entry", "list", "--user", "Dara")
    ask(*dara, "user", "remove", "Dara", "--user", "Sok")
    (home / vault.NAME).write_bytes(older)
    status, out, err = say(*dara, "entry", "list", "--user", "Dara")
    assert (status, out) == (1, "")
    assert "no user Dara" in err
    ask(*dara, "entry", "list", "--user", "Sok")


def test_a_clerk_who_writes_administrator_into_the_vault_is_a_clerk(
    home: Path, dara: list[Any], ask: Ask, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the keyring no passphrase proves the slot, so the store must say who this is."""
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    try:
        ask(*dara, "user", "keyring", "--on", "--user", "Dara")
        kept = orjson.loads((home / vault.NAME).read_bytes())
        kept["slots"][1]["user"]["role"] = "administrator"
        (home / vault.NAME).write_bytes(orjson.dumps(kept))
        monkeypatch.delenv("CTIP_PASSPHRASE")
        ask(*dara, "entry", "list", "--user", "Dara")
        status, out, err = say(*dara, "user", "add", "Friend", "--user", "Dara")
    finally:
        keyring.set_keyring(before)
    assert (status, out) == (1, "")
    assert err == "Dara may not do this; ask an administrator of this device.\n"


def test_two_users_added_at_once_are_both_there(home: Path) -> None:
    def add(name: str) -> None:
        with open_store(Settings(home, "en"), "administrator", "Sok") as opened:
            add_user(opened.store, opened.key, name, "clerk", WORDS)

    names = [f"Clerk {number}" for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, names))
    found = vault.load(home)
    assert sorted(user.name for user in found.users) == [*names, "Sok"]
    assert len({found.unlock(name, WORDS) for name in names}) == 1
    assert sorted(file.name for file in home.iterdir()) == ["log.json", "store.db", "vault.json"]


@pytest.mark.parametrize("name", ["Da\u200bra", "\u202eDara", "Dara\x1b", "Da\u200dra", " Dara\n", "Dara\x00"])
def test_a_name_that_looks_like_anothers_is_that_one(
    home: Path, dara: list[Any], ask: Ask, say: Say, name: str
) -> None:
    status, out, err = say(*dara, "user", "add", name, "--user", "Sok")
    assert (status, out) == (1, "")
    assert "already a user Dara" in err
    ask(*dara, "entry", "list", "--user", name)


def test_no_sign_for_the_terminal_gets_into_a_name(home: Path, province: list[Any], ask: Ask) -> None:
    added = ask(*province, "user", "add", "Friend\x1b]0;x\x07\x9b")
    assert added["name"] == "Friend]0;x"


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("cost", {"passes": 1, "threads": 1, "memory": 2**40}),
        ("cost", {"passes": 10**9, "threads": 1, "memory": 64}),
        ("cost", {"passes": 0, "threads": 1, "memory": 64}),
        ("cost", {"passes": True, "threads": 1, "memory": 64}),
        ("cost", {"passes": 1, "threads": 16, "memory": 64}),
        ("cost", {"passes": 1, "threads": 1, "memory": "64"}),
        ("nonce", "AAAA"),
        ("salt", "AAAA"),
        ("user", {"id": "1" * 32, "name": "Sok", "role": "minister"}),
        ("user", {"id": "1" * 32, "name": 7, "role": "clerk"}),
    ],
)
def test_a_vault_made_to_stop_the_computer_is_damaged(home: Path, say: Say, part: str, value: object) -> None:
    kept = orjson.loads((home / vault.NAME).read_bytes())
    kept["slots"][0][part] = value
    (home / vault.NAME).write_bytes(orjson.dumps(kept))
    with pytest.raises(VaultDamaged):
        vault.load(home)
    assert say("--home", home, "entry", "list")[0] == 1


def test_nothing_secret_is_in_what_python_would_print(home: Path, secretariat: list[Any]) -> None:
    root = read_root(Path(secretariat[1]).parent / "root", WORDS)
    with open_store(Settings(Path(secretariat[1]), "en")) as opened, opened.store.reading() as reader:
        me = identity(reader)
        printed = "".join(map(repr, (opened, me, me.keys, root)))
        secrets = [me.keys.identity, me.epoch, root.identity, repr(opened.key)[2:-1]]
    assert not [secret for secret in secrets if secret is None or secret in printed]
