"""Sticks are noticed as they are put in and pulled; what hinders writing to one is said before anything is tried."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStorageInfo
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop import media
from ctip_desktop.desktop.media import SOURCE, Stick, a_folder, folders_in, size_words, source
from ctip_desktop.desktop.sticks import Sticks
from ctip_desktop.errors.sync import StickFull, StickReadOnly, StickStrange
from ctip_desktop.i18n import use_language
from ctip_desktop.i18n.problems import say

A_STICK = Stick("7A3F", Path("/nowhere"), "KINGSTON", free=3_000_000, total=4_000_000_000)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Where folders stand for sticks."""
    folder = tmp_path / "hub"
    folder.mkdir()
    return folder


@pytest.fixture
def sticks(hub: Path, qtbot: QtBot, look_and_language: Callable[..., None]) -> Iterator[Sticks]:
    watched = Sticks(folders_in(hub))
    yield watched
    watched.stop()


@pytest.fixture
def looked(sticks: Sticks, qtbot: QtBot) -> Callable[[], list[str]]:
    """Look, and return the labels of what is in."""

    def look() -> list[str]:
        sticks.look()
        qtbot.waitUntil(lambda: not sticks.busy)
        return [one.label for one in sticks.present]

    return look


def test_a_stick_is_noticed_when_it_is_put_in_and_when_it_is_pulled(
    sticks: Sticks, hub: Path, looked: Callable[[], list[str]], qtbot: QtBot
) -> None:
    assert looked() == []
    (hub / "KINGSTON").mkdir()
    with qtbot.waitSignals([sticks.put_in, sticks.changed]):
        assert looked() == ["KINGSTON"]
    with qtbot.assertNotEmitted(sticks.changed):
        looked()
    (hub / "KINGSTON").rmdir()
    with qtbot.waitSignals([sticks.pulled, sticks.changed]):
        assert looked() == []


def test_it_is_looked_at_again_and_again_once_begun(sticks: Sticks, hub: Path, qtbot: QtBot) -> None:
    sticks._timer.setInterval(1)
    sticks.start()
    (hub / "KINGSTON").mkdir()
    qtbot.waitUntil(lambda: len(sticks.present) == 1)


def test_a_stick_put_back_is_known_again_and_another_is_another(
    sticks: Sticks, hub: Path, tmp_path: Path, looked: Callable[[], list[str]]
) -> None:
    (hub / "KINGSTON").mkdir()
    looked()
    first = sticks.present[0].id
    (hub / "KINGSTON").rename(tmp_path / "pulled")
    (hub / "KINGSTON").mkdir()
    looked()
    assert sticks.present[0].id != first
    (hub / "KINGSTON").rmdir()
    (tmp_path / "pulled").rename(hub / "KINGSTON")
    looked()
    assert sticks.present[0].id == first
    assert sticks.find(first) is not None


def test_a_chosen_folder_stands_beside_the_sticks(
    sticks: Sticks, hub: Path, tmp_path: Path, looked: Callable[[], list[str]]
) -> None:
    (hub / "KINGSTON").mkdir()
    (tmp_path / "post").mkdir()
    sticks.choose(tmp_path / "post")
    assert looked() == ["post", "KINGSTON"]
    assert [one.called() for one in sticks.present] == ["Folder «post»", "USB «KINGSTON»"]
    (tmp_path / "post").rmdir()
    assert looked() == ["KINGSTON"]


def test_a_place_that_cannot_be_looked_at_has_no_sticks(
    sticks: Sticks, hub: Path, looked: Callable[[], list[str]]
) -> None:
    hub.rmdir()
    assert looked() == []


def test_a_look_that_fails_leaves_what_was_seen(qtbot: QtBot, look_and_language: Callable[..., None]) -> None:
    def fails() -> list[Stick]:
        raise OSError

    sticks = Sticks(fails)
    sticks.look()
    qtbot.waitUntil(lambda: not sticks.busy)
    sticks.look()
    qtbot.waitUntil(lambda: not sticks.busy)
    assert sticks.present == ()
    sticks.stop()


@pytest.mark.parametrize(
    ("changed", "failure"),
    [
        ({}, None),
        ({"read_only": True}, StickReadOnly),
        ({"system": "iso9660"}, StickStrange),
        ({"system": ""}, StickStrange),
        ({"free": 1_000_000}, StickFull),
    ],
)
def test_what_hinders_writing_is_known_before(changed: dict[str, object], failure: type | None) -> None:
    stick = Stick(**{**vars(A_STICK), **changed})
    found = stick.hindrance(2_100_000)
    assert (found and type(found)) == failure


def test_the_room_needed_is_said_in_megabytes() -> None:
    stick = Stick(**{**vars(A_STICK), "free": 1_900_000})
    assert isinstance(full := stick.hindrance(2_100_000), StickFull)
    assert "3 MB are needed, 1 MB are free" in say(full)


def test_sizes_are_said_with_the_comma_of_the_language(look_and_language: Callable[..., None]) -> None:
    assert [size_words(size) for size in (900, 2_100_000, 250_000_000, 3_100_000_000)] == [
        "1 KB",
        "2.1 MB",
        "250 MB",
        "3.1 GB",
    ]
    use_language("km")
    assert size_words(2_100_000).startswith("២,១")


def test_a_folder_on_this_computer_says_its_room(tmp_path: Path) -> None:
    stick = a_folder(tmp_path)
    assert stick.free > 0
    assert stick.hindrance() is None
    assert not stick.removable


def test_the_environment_may_name_where_sticks_are(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (hub / "A").mkdir()
    monkeypatch.setenv(SOURCE, str(hub))
    assert [one.label for one in source()()] == ["A"]
    monkeypatch.delenv(SOURCE)
    assert source() is media.system_sticks


def test_the_media_of_the_system_are_listed_and_its_own_disks_are_not() -> None:
    assert all(not Path("/").samefile(one.folder) for one in media.system_sticks())
    root = QStorageInfo("/")
    assert not media._is_removable(root)
    assert media._stick(root).total > 0


def test_a_disk_that_can_be_taken_out_is_told_by_its_flag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = tmp_path / "devices" / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    blocks = tmp_path / "block"
    blocks.mkdir()
    (blocks / "sdb1").symlink_to(disk / "sdb1")
    (blocks / "sdb").symlink_to(disk)
    monkeypatch.setattr(media, "_BLOCKS", blocks)
    for flag in ("0", "1"):
        (disk / "removable").write_text(f"{flag}\n")
        assert media._has_removable_flag("sdb1") == media._has_removable_flag("sdb") == (flag == "1")
    assert not media._has_removable_flag("gone")
