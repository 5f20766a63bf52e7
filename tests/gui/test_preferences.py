"""What was chosen for the window is kept beside the store; what is no choice counts as none."""

from pathlib import Path

import pytest

from ctip_desktop.desktop.preferences import FILE, Preferences, keep, load


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    chosen = Preferences("en", "dark", True, False, "01")
    keep(tmp_path / "home", chosen)
    assert load(tmp_path / "home") == chosen


def test_nothing_was_chosen_yet(tmp_path: Path) -> None:
    assert load(tmp_path) is None


def test_a_choice_of_a_later_program_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"language": "en", "sound": "loud"}')
    assert load(tmp_path) == Preferences("en")


@pytest.mark.parametrize(
    "left",
    ["", "{", "[]", '{"language": "fr"}', '{"theme": "red"}', '{"large": 1}', '{"advance": "no"}', '{"office": 1}'],
)
def test_what_is_no_choice_counts_as_none(tmp_path: Path, left: str) -> None:
    (tmp_path / FILE).write_text(left)
    assert load(tmp_path) is None
