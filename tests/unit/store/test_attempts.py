"""Wrong passphrases make the next attempt wait: longer each time, over restarts, never for good."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ctip_desktop import clock
from ctip_desktop.store import attempts

START = datetime(2026, 7, 8, 3, 0, tzinfo=UTC)


@pytest.fixture
def stand_at(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def stand(seconds: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: START + timedelta(seconds=seconds))

    stand(0)
    return stand


def test_three_are_free_then_each_doubles_the_wait_up_to_five_minutes(tmp_path: Path, stand_at: object) -> None:
    waits = [attempts.note_wrong(tmp_path, "a") for _ in range(12)]
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]


def test_the_wait_runs_out(tmp_path: Path, stand_at) -> None:  # type: ignore[no-untyped-def]
    for _ in range(4):
        attempts.note_wrong(tmp_path, "a")
    assert attempts.waiting(tmp_path, "a") == 10
    stand_at(7)
    assert attempts.waiting(tmp_path, "a") == 3
    stand_at(11)
    assert attempts.waiting(tmp_path, "a") == 0


def test_each_user_waits_for_their_own(tmp_path: Path, stand_at: object) -> None:
    for _ in range(4):
        attempts.note_wrong(tmp_path, "a")
    assert attempts.waiting(tmp_path, "b") == 0


def test_the_right_one_clears_the_count(tmp_path: Path, stand_at: object) -> None:
    for _ in range(5):
        attempts.note_wrong(tmp_path, "a")
    attempts.note_right(tmp_path, "a")
    assert attempts.waiting(tmp_path, "a") == 0
    assert attempts.note_wrong(tmp_path, "a") == 0


def test_a_clock_set_back_makes_nobody_wait_longer_than_the_delay(tmp_path: Path, stand_at) -> None:  # type: ignore[no-untyped-def]
    for _ in range(4):
        attempts.note_wrong(tmp_path, "a")
    stand_at(-86_400)
    assert attempts.waiting(tmp_path, "a") == 10
    stand_at(-86_400 + 10)
    assert attempts.waiting(tmp_path, "a") == 0


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": {"wrong": "x", "last": 1}}'])
def test_a_file_that_was_changed_or_taken_away_only_ends_the_wait(
    tmp_path: Path, stand_at: object, left: bytes
) -> None:
    for _ in range(6):
        attempts.note_wrong(tmp_path, "a")
    (tmp_path / attempts.NAME).write_bytes(left)
    assert attempts.waiting(tmp_path, "a") == 0
    assert attempts.note_wrong(tmp_path, "a") == 0
