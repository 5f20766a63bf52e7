"""Without a noun the window opens; the help is printed only where it was asked for, or where there is no window."""

from pathlib import Path

import pytest

from ctip_desktop.cli.main import run
from ctip_desktop.errors.desktop import NoDisplay
from ctip_desktop.settings import Settings


def opened_with(arguments: list[str], status: int = 0) -> tuple[int, list[Settings]]:
    asked: list[Settings] = []

    def open_window(settings: Settings) -> int:
        asked.append(settings)
        return status

    return run(arguments, open_window), asked


def test_nothing_typed_opens_the_window(tmp_path: Path) -> None:
    status, asked = opened_with(["--home", str(tmp_path), "--lang", "en"])
    assert status == 0
    assert [(one.home, one.language, one.language_named) for one in asked] == [(tmp_path, "en", True)]


def test_the_exit_status_is_that_of_the_window() -> None:
    assert opened_with([], 3)[0] == 3


def test_a_language_nobody_named_is_left_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CTIP_LANG", raising=False)
    assert not opened_with([])[1][0].language_named


@pytest.mark.parametrize("arguments", [["--help"], ["user", "--help"]])
def test_help_is_printed_where_it_is_asked_for(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, asked = opened_with([*arguments])
    assert (status, asked) == (0, [])
    assert "--help" in capsys.readouterr().out


def test_no_screen_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def open_window(settings: Settings) -> int:
        raise NoDisplay

    assert run(["--lang", "en"], open_window) == 1
    said = capsys.readouterr().err
    assert said.startswith("The window: there is no screen here")
    assert said.count("\n") == 1
