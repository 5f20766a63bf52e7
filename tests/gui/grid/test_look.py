"""The grid in its form, looked at as a person does: nothing cut or over each other, all read aloud; and pictures."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.view import GridPanel
from ctip_desktop.desktop.form.grid_part import GridPart
from ctip_desktop.desktop.form.opening import Opened
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.window import Window
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import load
from tests.support.border_counts import border_counts
from tests.support.gui import press, shoot
from tests.support.seen import faults, stretched, unnamed

NAMES = ("ស៊ឹម ចាន់ណា", "ហេង សុវណ្ណ", "ទូច ស្រីមុំ", "ងួន រតនា", "សួង ភារុណ", "ម៉ៅ សុគន្ធា", "ឃុន ដារ៉ា")
AGES = (17, 24, 19, 214, 31, 22, 30)
STATUS = "PossibleVictimOfTrafficking"
CASE = {
    "victim": [
        {
            "v_name": name, "v_sex": "Feminine" if place % 2 else "Masculine", "v_age": age, "v_nationality": "KH",
            "v_origin": "010201", "v_status": STATUS if place != 4 else None, "v_rescued": "no",
        }
        for place, (name, age) in enumerate(zip(NAMES, AGES, strict=True))
    ]
}  # fmt: skip
SIZES = pytest.mark.parametrize("size", [(1366, 696), (1280, 720), (1093, 614), (1024, 600)], ids=str)
LANGUAGES = pytest.mark.parametrize("code", ["km", "en"])
BLOCK = "ហ៊ុន\t\tស្រី\t1/2/1999\t214x\tx\nលី\t\tប្រុស?\t\t19\n"


@pytest.fixture
def opened(
    desk: Desk, frame: Frame, window: Window, look_and_language: Callable[..., None], settled: Callable[[], None]
) -> Callable[..., GridPanel]:
    """Open a repeat of a form in its page, in a language, a look and a size."""

    def open_it(form: Form, repeat: str, answers: object, code: str, size: tuple[int, int], *, dark: bool) -> GridPanel:
        look_and_language(code, dark=dark)
        window.resize(*size)
        entering = Entering(desk, Opened(Filled(form, answers), "e" * 32, "01"))  # type: ignore[arg-type]
        page = FormPage(desk, frame, entering, back_to=lambda: None)
        frame.open(page)
        settled()
        assert page.view is not None
        page.view.focus_path(repeat)
        part = page.view.page.pile.part(repeat)
        assert isinstance(part, GridPart)
        QApplication.processEvents()
        return part.panel

    return open_it


def named_in_full(words: str) -> bool:
    """Say whether words that are cut are shown whole elsewhere: a section's name in its tip, a fault in its cell."""
    return len(words) > 20


def look_at(window: Window, name: str) -> None:
    QApplication.processEvents()
    shoot(window, name)
    assert faults(window, named_in_full) == []
    assert unnamed(window) == []


@LANGUAGES
@SIZES
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_victims_of_a_case_are_seen(
    qtbot: QtBot, window: Window, opened: Callable[..., GridPanel], code: str, size: tuple[int, int], dark: bool
) -> None:
    panel = opened(load("case"), "/victim", CASE, code, size, dark=dark)
    name = f"grid-{code}-{'dark' if dark else 'light'}-{size[0]}"
    panel.table.go(3, 4)
    look_at(window, name)
    panel.table.go(4, 8)
    for _ in range(5):
        press("Enter")
    qtbot.waitUntil(lambda: not panel.watching.look_round.isActive())
    look_at(window, f"{name}-list")
    QGuiApplication.clipboard().setText(BLOCK)
    panel.focus_path("/victim")
    panel.table.go(7, 0)
    press("Ctrl+V")
    look_at(window, f"{name}-pasted")
    press("Esc")
    press("Ctrl+→")
    look_at(window, f"{name}-row")


@LANGUAGES
@pytest.mark.parametrize("size", [(1366, 696), (1093, 614)], ids=str)
def test_the_counts_of_border_posts_are_seen(
    window: Window, opened: Callable[..., GridPanel], code: str, size: tuple[int, int]
) -> None:
    counts = {"month": "2026-06-01", "count": [{"post": "poipet", "returned": 1200, "women": 700}]}
    panel = opened(border_counts(), "/count", counts, code, size, dark=False)
    panel.foot.paper.setText("1200")
    panel.foot._compare()
    look_at(window, f"matrix-{code}-{size[0]}")


@SIZES
def test_words_twice_as_long_stay_in_their_places(
    window: Window, opened: Callable[..., GridPanel], size: tuple[int, int]
) -> None:
    with stretched():
        panel = opened(load("case"), "/victim", CASE, "en", size, dark=False)
        panel.table.go(3, 4)
        assert [fault for fault in faults(window, lambda _: True) if "outside" not in fault] == []
