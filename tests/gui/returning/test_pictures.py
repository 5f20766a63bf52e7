"""Pictures of returning and correcting, kept only where a folder for them is named."""

from collections.abc import Callable

import pytest

from ctip_desktop.desktop.entries.page import EntriesPage
from tests.gui.returning.conftest import Both
from tests.gui.returning.test_correcting import correct, return_one, today_of
from tests.gui.returning.test_returning import dialog_of, page_of
from tests.support.gui import press, shoot, type_text
from tests.support.seats import Seat

LOOKS = [
    ("km", False, (1366, 696)),
    ("en", False, (1366, 696)),
    ("km", True, (1366, 696)),
    ("km", False, (1093, 614)),
    ("en", False, (1024, 600)),
]


@pytest.mark.parametrize(("code", "dark", "size"), LOOKS)
def test_returning_is_seen(
    secretariat: Seat, both: Both, look_and_language: Callable[..., None], code: str, dark: bool, size: tuple[int, int]
) -> None:
    look_and_language(code, dark=dark)
    secretariat.window.resize(*size)
    secretariat.settle()
    name = f"{code}-{'dark' if dark else 'light'}-{size[0]}"
    if size[0] < 1200:
        press("Enter")
    secretariat.qtbot.waitUntil(lambda: page_of(secretariat).pane.return_it.isVisible())
    shoot(secretariat.window, f"return-before-{name}")
    press("Ctrl+R")
    secretariat.settle()
    dialog = dialog_of(secretariat)
    type_text("ថ្ងៃចាប់ខ្លួន នៅមុនថ្ងៃកើតហេតុ សូមពិនិត្យឡើងវិញ")
    dialog.question.choose(dialog._asking.questions[40][0])
    dialog.adjustSize()
    shoot(dialog, f"return-dialog-{name}")
    press("Enter")
    secretariat.settle()
    secretariat.qtbot.waitUntil(lambda: page_of(secretariat).pane.asked.isVisible())
    secretariat.settle()
    shoot(secretariat.window, f"return-after-{name}")


@pytest.mark.parametrize(("code", "dark", "size"), LOOKS)
def test_correcting_is_seen(
    province: Seat, both: Both, look_and_language: Callable[..., None], code: str, dark: bool, size: tuple[int, int]
) -> None:
    look_and_language(code, dark=dark)
    province.window.resize(*size)
    return_one(both, province)
    name = f"{code}-{'dark' if dark else 'light'}-{size[0]}"
    press("↓")
    shoot(province.window, f"correct-today-{name}")
    correct(province)
    province.settle()
    shoot(province.window, f"correct-form-{name}")
    press("Esc")
    press("Esc")
    province.settle()
    page = province.frame.pages["entries"]
    assert isinstance(page, EntriesPage)
    province.frame.open("entries")
    province.settle()
    if size[0] < 1200:
        press("Enter")
    province.qtbot.waitUntil(lambda: page.pane.asked.isVisible())
    province.settle()
    shoot(province.window, f"correct-entries-{name}")
    assert today_of(province).seen.count
