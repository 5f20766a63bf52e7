"""A folder to write to is typed, chosen, or the only stick that is in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.media import folders_in
from ctip_desktop.desktop.sticks import Sticks
from ctip_desktop.desktop.widgets.folder import FolderField


@pytest.fixture
def sticks(tmp_path: Path, qtbot: QtBot) -> Iterator[Sticks]:
    watched = Sticks(folders_in(tmp_path))
    yield watched
    watched.stop()


def with_sticks(sticks: Sticks, qtbot: QtBot, *folders: Path) -> FolderField:
    for folder in folders:
        folder.mkdir()
    sticks.look()
    qtbot.waitUntil(lambda: not sticks.busy)
    field = FolderField(lambda: "Where backups go", sticks)
    qtbot.addWidget(field)
    return field


def test_the_only_stick_that_is_in_is_taken_and_named(sticks: Sticks, tmp_path: Path, qtbot: QtBot) -> None:
    field = with_sticks(sticks, qtbot, tmp_path / "KINGSTON")
    with qtbot.waitSignal(field.changed):
        assert field.accept() == tmp_path / "KINGSTON"
    assert field.folder == tmp_path / "KINGSTON"
    assert field.field.text() == str(tmp_path / "KINGSTON")


def test_of_two_sticks_a_person_says_which(sticks: Sticks, tmp_path: Path, qtbot: QtBot) -> None:
    field = with_sticks(sticks, qtbot, tmp_path / "KINGSTON", tmp_path / "SANDISK")
    assert not field.accept()
    assert field.folder is None
    field.offers[1].click()
    assert field.accept()


def test_what_was_typed_is_not_replaced_by_a_stick(sticks: Sticks, tmp_path: Path, qtbot: QtBot) -> None:
    field = with_sticks(sticks, qtbot, tmp_path / "KINGSTON")
    field.show_folder(str(tmp_path / "nowhere"))
    assert not field.accept()
