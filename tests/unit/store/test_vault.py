"""The vault opens the store to its users and to the recovery key, and to nobody else."""

import stat
from base64 import b64encode
from pathlib import Path

import keyring
import orjson
import pyrage
import pytest

from ctip_desktop.errors.store import (
    AdministratorNeeded,
    AlreadySetUp,
    KeyringUnavailable,
    LastAdministrator,
    NoRecovery,
    NotInKeyring,
    NotSetUp,
    OfficerNeeded,
    PassphraseTooShort,
    UserExists,
    UserNameEmpty,
    UserUnknown,
    VaultDamaged,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryKey,
)
from ctip_desktop.store import keyring_slot, vault
from ctip_desktop.store.passphrases import Cost, fold
from ctip_desktop.store.roles import ROLES, Role, allows, require
from ctip_desktop.store.store import Store
from ctip_desktop.store.users import names, note_removed, note_user
from tests.support.keyrings import NoRing, Ring

CHEAP = Cost(passes=1, threads=1, memory=64)
WORDS = "ពាក្យ សម្ងាត់ ១២"


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    return vault.create(tmp_path, "Sok", WORDS, CHEAP)


def test_the_first_user_is_an_administrator_and_opens_it(tmp_path: Path, key: bytes) -> None:
    made = vault.load(tmp_path)
    assert len(key) == 32
    assert [(user.name, user.role) for user in made.users] == [("Sok", "administrator")]
    assert made.unlock("Sok", WORDS) == key


def test_the_key_is_not_in_the_file_which_is_its_owners_only(tmp_path: Path, key: bytes) -> None:
    file = tmp_path / vault.NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert key not in file.read_bytes()
    assert b64encode(key) not in file.read_bytes()
    assert key.hex().encode() not in file.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == [vault.NAME]


def test_a_wrong_passphrase_is_refused(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(WrongPassphrase) as caught:
        vault.load(tmp_path).unlock("Sok", "something else")
    assert caught.value.name == "Sok"
    with pytest.raises(UserUnknown):
        vault.load(tmp_path).unlock("Dara", WORDS)


def test_a_vault_is_made_once(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(AlreadySetUp):
        vault.create(tmp_path, "Dara", WORDS, CHEAP)


def test_each_user_has_a_passphrase_of_their_own(tmp_path: Path, key: bytes) -> None:
    added = vault.add_user(vault.load(tmp_path), key, " Chan  Dara ", "clerk", "another long one", CHEAP)
    assert added.name == "Chan Dara"
    made = vault.load(tmp_path)
    assert made.unlock("Chan Dara", "another long one") == made.unlock("Sok", WORDS) == key
    assert made.user("Chan Dara") == added


@pytest.mark.parametrize(
    ("name", "passphrase", "failure"),
    [
        ("Sok", "long enough words", UserExists),
        ("  ", "long enough words", UserNameEmpty),
        ("Dara", "short", PassphraseTooShort),
        ("Dara", "\u200b" * 20, PassphraseTooShort),
    ],
)
def test_a_user_needs_a_new_name_and_a_long_passphrase(
    tmp_path: Path, key: bytes, name: str, passphrase: str, failure: type[Exception]
) -> None:
    before = (tmp_path / vault.NAME).read_bytes()
    with pytest.raises(failure):
        vault.add_user(vault.load(tmp_path), key, name, "clerk", passphrase, CHEAP)
    assert (tmp_path / vault.NAME).read_bytes() == before


def test_a_user_who_left_opens_nothing(tmp_path: Path, key: bytes) -> None:
    vault.add_user(vault.load(tmp_path), key, "Dara", "officer", "another long one", CHEAP)
    assert vault.remove_user(vault.load(tmp_path), "Dara").name == "Dara"
    with pytest.raises(UserUnknown):
        vault.load(tmp_path).unlock("Dara", "another long one")


def test_the_last_administrator_stays(tmp_path: Path, key: bytes) -> None:
    vault.add_user(vault.load(tmp_path), key, "Dara", "officer", "another long one", CHEAP)
    with pytest.raises(LastAdministrator):
        vault.remove_user(vault.load(tmp_path), "Sok")
    vault.add_user(vault.load(tmp_path), key, "Chan", "administrator", "another long one", CHEAP)
    vault.remove_user(vault.load(tmp_path), "Sok")
    assert [user.name for user in vault.load(tmp_path).users] == ["Dara", "Chan"]


def test_a_changed_passphrase_opens_the_same_store(tmp_path: Path, key: bytes) -> None:
    vault.change_passphrase(vault.load(tmp_path), key, "Sok", "a wholly new one", CHEAP)
    assert vault.load(tmp_path).unlock("Sok", "a wholly new one") == key
    with pytest.raises(WrongPassphrase):
        vault.load(tmp_path).unlock("Sok", WORDS)


@pytest.mark.parametrize(
    ("part", "value"),
    [("user", {"name": "Sok", "role": "clerk", "id": "0" * 32}), ("salt", "AAAA" * 5), ("wrapped", "AAAA" * 16)],
)
def test_a_slot_changed_in_the_file_does_not_open(tmp_path: Path, key: bytes, part: str, value: object) -> None:
    file = tmp_path / vault.NAME
    kept = orjson.loads(file.read_bytes())
    kept["slots"][0][part] = value
    file.write_bytes(orjson.dumps(kept))
    with pytest.raises(WrongPassphrase):
        vault.load(tmp_path).unlock("Sok", WORDS)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"v":1}', b'{"v":1,"slots":[{"kdf":"none"}]}', b'{"v":"1"}'])
def test_a_damaged_vault_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / vault.NAME).write_bytes(data)
    with pytest.raises(VaultDamaged):
        vault.load(tmp_path)


def test_no_vault_and_a_newer_vault_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(NotSetUp):
        vault.load(tmp_path)
    (tmp_path / vault.NAME).write_bytes(b'{"v":2,"doors":[]}')
    with pytest.raises(VaultNewer):
        vault.load(tmp_path)


def test_the_recovery_key_opens_what_everybody_forgot(tmp_path: Path, key: bytes) -> None:
    identity = pyrage.x25519.Identity.generate()
    with pytest.raises(NoRecovery):
        vault.load(tmp_path).open_with_recovery(str(identity))
    assert not vault.has_recovery(tmp_path)
    vault.add_recovery(tmp_path, key, str(identity.to_public()))
    assert vault.has_recovery(tmp_path)
    vault.add_user(vault.load(tmp_path), key, "Dara", "clerk", "another long one", CHEAP)
    assert vault.load(tmp_path).open_with_recovery(str(identity)) == key
    for wrong in (str(pyrage.x25519.Identity.generate()), "AGE-SECRET-KEY-1WRONG", ""):
        with pytest.raises(WrongRecoveryKey):
            vault.load(tmp_path).open_with_recovery(wrong)


def test_a_write_that_fails_leaves_the_vault_as_it_was(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (tmp_path / vault.NAME).read_bytes()

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        vault.change_passphrase(vault.load(tmp_path), key, "Sok", "a wholly new one", CHEAP)
    assert (tmp_path / vault.NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("two  words ", "two words"),
        ("\ttwo\u00a0words", "two words"),
        ("ពាក្យ\u200bសម្ងាត់\u200c\u200d\u2060\ufeff\u00ad", "ពាក្យសម្ងាត់"),
        ("២០២៦", "2026"),
        ("ប\u17b6\u17c9", "ប\u17c9\u17b6"),
        ("ស\u17ca\u17b8", "ស\u17ca\u17b8"),
        ("ស\u17b8\u17ca", "ស\u17ca\u17b8"),
        ("ច\u17c6\u17bb", "ច\u17bb\u17c6"),
        ("ដ\u17c1\u17b8", "ដ\u17be"),
        ("ក\u17c1\u17b6", "ក\u17c4"),
        ("Ａé e\u0301", "Ａé e\u0301"),
        ("Straße İ", "Straße İ"),
    ],
)
def test_the_folding_of_passphrases_is_frozen(typed: str, folded: str) -> None:
    """These vectors never change: whoever chose such a passphrase must get in for ever."""
    assert fold(typed) == folded
    assert fold(folded) == folded


def test_the_derivation_is_frozen(tmp_path: Path) -> None:
    slot = {
        "kdf": "argon2id",
        "user": {"id": "b" * 32, "name": "Sok", "role": "administrator"},
        "cost": {"passes": 1, "threads": 1, "memory": 64},
        "salt": b64encode(bytes(16)).decode(),
        "nonce": b64encode(bytes(12)).decode(),
        "wrapped": "l0+6eXBkHVYzyCg6e4Dm+W1dvA+djsNdV8kjIpV6hDgaRDBB6m2kAQCkjyTQU5jt",
    }
    (tmp_path / vault.NAME).write_bytes(orjson.dumps({"v": 1, "slots": [slot], "recovery": None}))
    assert vault.load(tmp_path).unlock("Sok", "ពាក្យ\u200bសម្ងាត់ ១២") == bytes(range(32))


@pytest.mark.parametrize("typed", ["ផ្ទះ ទឹក ដី មេឃ", "ផ្ទះ\u200bទឹក\u200bដី\u200bមេឃ", "ផ្ទះទឹកដីមេឃ", " ផ្ទះ  ទឹក\u00a0ដី មេឃ "])
def test_a_passphrase_opens_whichever_space_is_typed_between_its_words(tmp_path: Path, key: bytes, typed: str) -> None:
    """The space bar of the Khmer layout gives a zero width space, with Shift a plain one."""
    for name, chosen in (("Dara", "ផ្ទះ ទឹក ដី មេឃ"), ("Vanna", "ផ្ទះ\u200bទឹក\u200bដី\u200bមេឃ")):
        vault.add_user(vault.load(tmp_path), key, name, "clerk", chosen, CHEAP)
        assert vault.load(tmp_path).unlock(name, typed) == key


def test_the_usual_cost_is_what_was_decided() -> None:
    assert Cost() == Cost(passes=3, threads=4, memory=65536)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("needed", ROLES)
def test_each_role_may_do_what_those_before_it_may(role: Role, needed: Role) -> None:
    assert allows(role, needed) == (ROLES.index(role) >= ROLES.index(needed))


def test_what_a_role_may_not_is_named() -> None:
    require("Sok", "officer", "clerk")
    with pytest.raises(OfficerNeeded):
        require("Sok", "clerk", "officer")
    with pytest.raises(AdministratorNeeded):
        require("Sok", "officer", "administrator")


def test_who_left_still_has_a_name(empty: Store, tmp_path: Path, key: bytes) -> None:
    user = vault.load(tmp_path).users[0]
    with empty.writing() as writer:
        note_user(writer, user)
        note_user(writer, user)
        note_removed(writer, user)
    with empty.reading() as reader:
        assert names(reader) == {user.id: "Sok"}


def test_the_keyring_keeps_the_key_for_one_user_until_told_not_to(tmp_path: Path, key: bytes) -> None:
    user = vault.load(tmp_path).users[0]
    before = keyring.get_keyring()
    try:
        keyring.set_keyring(Ring())
        with pytest.raises(NotInKeyring):
            keyring_slot.open_from_keyring(user)
        keyring_slot.keep_in_keyring(user, key)
        assert keyring_slot.open_from_keyring(user) == key
        keyring_slot.forget_in_keyring(user)
        keyring_slot.forget_in_keyring(user)
        with pytest.raises(NotInKeyring):
            keyring_slot.open_from_keyring(user)
        keyring.set_keyring(NoRing())
        for attempt in (
            lambda: keyring_slot.keep_in_keyring(user, key),
            lambda: keyring_slot.open_from_keyring(user),
            lambda: keyring_slot.forget_in_keyring(user),
        ):
            with pytest.raises(KeyringUnavailable):
                attempt()
    finally:
        keyring.set_keyring(before)
