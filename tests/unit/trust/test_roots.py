from pathlib import Path

import orjson
import pyrage
import pytest

from ctip_desktop.bundles.canonical import write_object
from ctip_desktop.errors.bundles import FolderMissing
from ctip_desktop.errors.store import PassphraseTooShort
from ctip_desktop.errors.trust import RootDamaged, RootForeign, RootMissing, RootPassphraseWrong, RootThere
from ctip_desktop.trust.roots import NAME, make_roots, read_root, threshold_of


def test_more_than_half_of_the_roots_must_sign() -> None:
    assert [threshold_of(count) for count in (1, 2, 3, 4, 5)] == [1, 2, 2, 3, 3]


def test_each_stick_gives_back_its_own_root_and_the_one_recovery_key(sticks: dict[Path, str]) -> None:
    made = make_roots(sticks)
    among = [root.public for root in made]
    found = [read_root(folder, passphrase, among) for folder, passphrase in sticks.items()]
    assert [root.public for root in found] == among
    assert len(set(among)) == 3
    assert {root.identity for root in found} == {made[0].identity}
    assert {root.recovery for root in found} == {made[0].recovery}


def test_the_recovery_key_on_a_stick_opens_what_was_sealed_to_it(sticks: dict[Path, str]) -> None:
    root = make_roots(sticks)[0]
    sealed = pyrage.encrypt(b"data key", [pyrage.x25519.Recipient.from_str(root.recovery.age)])
    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(root.identity)]) == b"data key"


def test_a_stick_shows_nothing_secret(sticks: dict[Path, str]) -> None:
    for root, folder in zip(make_roots(sticks), sticks, strict=True):
        line = (folder / NAME).read_bytes()
        assert orjson.loads(line).keys() == {"v", "public", "cost", "salt", "nonce", "sealed"}
        assert b"AGE-SECRET-KEY" not in line
        assert root.key.private_bytes_raw() not in line


def test_a_passphrase_may_be_typed_as_it_looks(tmp_path: Path) -> None:
    (root,) = make_roots({tmp_path: "ផ្កាឈូក ២០២៦"})
    assert read_root(tmp_path, " ផ្កា​ឈូក  2026", [root.public]).public == root.public


def test_a_short_passphrase_is_refused_before_anything_is_written(sticks: dict[Path, str]) -> None:
    last = list(sticks)[-1]
    with pytest.raises(PassphraseTooShort):
        make_roots(sticks | {last: "short"})
    assert [file for one in sticks for file in one.iterdir()] == []


def test_a_wrong_passphrase_is_named(sticks: dict[Path, str]) -> None:
    among = [root.public for root in make_roots(sticks)]
    for folder in sticks:
        with pytest.raises(RootPassphraseWrong):
            read_root(folder, "passphrase of four", among)


def test_a_folder_without_a_root_is_named(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        with pytest.raises(RootMissing):
            read_root(folder, "", [])


def test_a_root_of_other_people_is_named_before_its_passphrase_is_tried(sticks: dict[Path, str]) -> None:
    make_roots(sticks)
    with pytest.raises(RootForeign):
        read_root(next(iter(sticks)), "any", [bytes(32)])


def test_a_root_cut_or_changed_at_any_byte_is_refused_by_name(sticks: dict[Path, str]) -> None:
    among = [root.public for root in make_roots(sticks)]
    folder, passphrase = next(iter(sticks.items()))
    whole = (folder / NAME).read_bytes()
    for at in range(len(whole)):
        (folder / NAME).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises((RootDamaged, RootPassphraseWrong, RootForeign)):
            read_root(folder, passphrase, among)
        (folder / NAME).write_bytes(whole[:at])
        with pytest.raises(RootDamaged):
            read_root(folder, passphrase, among)


@pytest.mark.parametrize(
    "cost",
    [
        {"passes": 1, "threads": 1, "memory": 2**30},
        {"passes": 0, "threads": 1, "memory": 64},
        {"passes": 1, "threads": 16, "memory": 64},
        {"passes": 1, "memory": 64},
        {"passes": "1", "threads": 1, "memory": 64},
        "high",
    ],
)
def test_a_cost_that_would_stop_the_computer_is_refused(sticks: dict[Path, str], cost: object) -> None:
    among = [root.public for root in make_roots(sticks)]
    folder, passphrase = next(iter(sticks.items()))
    parts = orjson.loads((folder / NAME).read_bytes())
    (folder / NAME).write_bytes(write_object(parts | {"cost": cost}))
    with pytest.raises(RootDamaged):
        read_root(folder, passphrase, among)


def test_a_root_is_never_overwritten(sticks: dict[Path, str]) -> None:
    folder = list(sticks)[1]
    (folder / NAME).write_bytes(b"a root of others")
    with pytest.raises(RootThere) as raised:
        make_roots(sticks)
    assert raised.value.folder == folder
    assert [file for one in sticks for file in one.iterdir()] == [folder / NAME]


def test_one_folder_named_twice_is_refused(sticks: dict[Path, str]) -> None:
    folder = next(iter(sticks))
    with pytest.raises(RootThere):
        make_roots({folder: "one", folder / ".." / folder.name: "two"})
    assert list(folder.iterdir()) == []


def test_when_one_stick_fails_no_root_is_left_on_any(sticks: dict[Path, str], tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        make_roots(sticks | {tmp_path / "gone": "passphrase of four"})
    assert [file for one in sticks for file in one.iterdir()] == []


def test_the_cost_of_a_real_stick_is_what_is_recommended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """RFC 9106's second choice: 64 MiB, three passes, four lanes."""
    monkeypatch.undo()
    (root,) = make_roots({tmp_path: "passphrase"})
    assert orjson.loads((tmp_path / NAME).read_bytes())["cost"] == {"passes": 3, "threads": 4, "memory": 65536}
    assert read_root(tmp_path, "passphrase", [root.public]).public == root.public
