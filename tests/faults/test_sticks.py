"""A stick that is full, locked, strange, worn or pulled is told of, and the entries are what they were."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.bundles import placing
from ctip_desktop.desktop.media import Stick, a_folder
from ctip_desktop.desktop.sending.page import SendingPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.errors.bundles import FolderFull, WrittenDiffers
from ctip_desktop.errors.sync import StickFull
from ctip_desktop.store.outbox import sent_bundles
from ctip_desktop.store.waiting import waiting
from ctip_desktop.sync import outbox, shipping
from tests.gui.conftest import look_and_language, window  # noqa: F401 - fixtures
from tests.support.gui import press
from tests.support.offices import Country, a_country
from tests.support.seats import Seat, a_hub, a_seat

Sitting = Callable[..., "Iterator[tuple[Seat, SendingPage, Path]]"]


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        country.province.save(5)
        yield country


@pytest.fixture
def seated(country: Country, tmp_path: Path, window: Window, qtbot: QtBot) -> Callable[..., object]:  # noqa: F811
    """Sit the province down with one stick in, which is other than usual."""
    hub = a_hub(tmp_path)
    folder = hub.put_in("KINGSTON")

    @contextmanager
    def sit(**changed: object) -> Iterator[tuple[Seat, SendingPage, Path]]:
        def source() -> list[Stick]:
            return [replace(a_folder(folder, removable=True), **changed)] if folder.exists() else []  # type: ignore[arg-type]

        with a_seat(country.province, hub, window, qtbot, source=source) as seat:
            page = SendingPage(seat.desk, seat.frame, seat.sticks, lambda _: None)
            seat.show(page)
            seat.look()
            yield seat, page, folder

    return sit


def unsent(country: Country) -> bool:
    """Say that nothing is sent and all still waits as final."""
    with country.province.store.reading() as reader:
        return not sent_bundles(reader) and [(one.state, one.count) for one in waiting(reader)] == [("final", 5)]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"read_only": True}, "USB «KINGSTON» cannot be written to"),
        ({"system": "iso9660"}, "formatted in a way that cannot be written to here"),
        ({"system": ""}, "formatted in a way that cannot be written to here"),
        ({"free": 0}, "USB «KINGSTON» has too little room: 1 MB are needed, 0 MB are free."),
    ],
)
def test_what_is_unfit_is_named_before_anything_is_tried(
    seated: Callable[..., object], country: Country, changed: dict[str, object], said: str
) -> None:
    with seated(**changed) as (_, page, folder):  # type: ignore[attr-defined]
        assert said in page.header_actions()[-1].hindered
        assert said in page.card.said
        press("Ctrl+Enter")
        assert page.dispatch.state == "idle"
        assert list(folder.iterdir()) == []
    assert unsent(country)


def test_too_little_room_for_what_was_sealed_is_named_before_writing(
    seated: Callable[..., object], country: Country
) -> None:
    """There is room for a little, and more is sent: the megabytes needed are those of the sealed bundles."""
    with country.province.store.writing() as writer:
        from ctip_desktop import clock
        from ctip_desktop.store.journal import append
        from tests.support.stores import CASE, USER

        for _ in range(12):
            noise = os.urandom(90_000).hex()
            append(
                writer, entry=clock.new_id(), form=CASE.name, fv=CASE.version, by=USER,
                answers={"summary": noise}, about={},
            )  # fmt: skip
    with seated(free=1_000_000) as (seat, page, folder):  # type: ignore[attr-defined]
        press("Ctrl+Enter")
        seat.settle()
        assert page.dispatch.state == "failed"
        assert isinstance(page.dispatch.error, StickFull)
        assert "2 MB are needed" in page.card.said
        assert page.card.steps.tones[1] == "error"
        assert list(folder.iterdir()) == []
    with country.province.store.reading() as reader:
        assert not sent_bundles(reader)


def test_a_stick_that_fills_up_while_it_is_written_keeps_no_half_file(
    seated: Callable[..., object], country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_: int) -> None:
        raise OSError(28, "No space left on device")

    with seated() as (seat, page, folder):  # type: ignore[attr-defined]
        with monkeypatch.context() as full:
            full.setattr(placing.os, "fsync", fsync)
            press("Ctrl+Enter")
            seat.settle()
        assert isinstance(page.dispatch.error, FolderFull)
        assert page.dispatch.state == "failed"
        assert list(folder.iterdir()) == []
        assert unsent(country)
        press("Ctrl+Enter")
        seat.settle()
        assert page.dispatch.state == "done"


def test_a_truly_full_medium_is_named(seated: Callable[..., object], country: Country, tmp_path: Path) -> None:
    """A file system of 64 KB, where this system lets one be made."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        (small / "film").write_bytes(bytes(64 * 1024))
        with pytest.raises(FolderFull):
            outbox.export(country.province.store, small)
        assert [file.name for file in small.iterdir()] == ["film"]
        assert unsent(country)
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_worn_stick_is_not_pulled_one_and_is_told_of_after_some_tries(
    seated: Callable[..., object], country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    with seated() as (seat, page, _):  # type: ignore[attr-defined]
        monkeypatch.setattr(shipping, "read_anew", lambda file, _: file.read_bytes()[:-1])
        press("Ctrl+Enter")
        for _ in range(6):
            seat.look()
        assert page.dispatch.state == "failed"
        assert isinstance(page.dispatch.error, WrittenDiffers)
        assert "could not be read back" in page.card.said
    assert unsent(country)


def test_files_of_others_on_the_stick_are_left_alone(seated: Callable[..., object], country: Country) -> None:
    with seated() as (seat, page, folder):  # type: ignore[attr-defined]
        (folder / "photo.jpg").write_bytes(b"\xff\xd8")
        (folder / "autorun.inf").write_bytes(b"[autorun]")
        (folder / "System Volume Information").mkdir()
        press("Ctrl+Enter")
        seat.settle()
        assert page.dispatch.state == "done"
        press("Ctrl+I")
        seat.settle()
        assert page.banner is None
        assert {"photo.jpg", "autorun.inf", "System Volume Information"} < {one.name for one in folder.iterdir()}
