"""Pictures of the report, to be looked at."""

from collections.abc import Callable

import pytest

from ctip_desktop.desktop.report.page import ReportPage
from ctip_desktop.desktop.window import Window
from tests.support.gui import press, shoot

LOOKS = [(code, dark, size) for code in ("km", "en") for dark in (False, True) for size in ((1366, 696),)]
LOOKS += [
    (code, False, size) for code in ("km", "en") for size in ((1093, 614), (1920, 1000), (1024, 600), (1280, 648))
]


@pytest.mark.parametrize(("code", "dark", "size"), LOOKS)
def test_pictures(
    page: ReportPage, window: Window, settled: Callable[[], None], look_and_language: Callable[..., None],
    code: str, dark: bool, size: tuple[int, int],
) -> None:  # fmt: skip
    look_and_language(code, dark=dark)
    window.resize(*size)
    settled()
    name = f"report-{code}-{size[0]}{'-dark' if dark else ''}"
    press("↓", 8)
    settled()
    shoot(window, name)
    press("→", 2)
    settled()
    shoot(window, f"{name}-difference")
    press("Ctrl+PgDn")
    settled()
    shoot(window, f"{name}-provinces")
    for number in range(1, 6):
        page.sheet.verticalScrollBar().setValue(number * 480)
        settled()
        shoot(window, f"{name}-scrolled-{number}")
    page.view.sheet.show_section(0)
    press("Enter", 2)
    settled()
    settled()
    shoot(window, f"{name}-entries")
    press("Esc")
    press("Ctrl+P")
    settled()
    settled()
    shoot(window, f"{name}-paper")
    press("Esc")
    settled()
    press("End")
    page.sheet.verticalScrollBar().setValue(page.sheet.verticalScrollBar().maximum())
    settled()
    shoot(window, f"{name}-end")
    for section in range(3, len(page.sheet.sections)):
        page.view.sheet.show_section(section)
        settled()
        shoot(window, f"{name}-section-{section + 1:02}")
    page.open_letters()
    settled()
    press("Space")
    settled()
    shoot(window, f"{name}-letters")
    press("Ctrl+P")
    settled()
    settled()
    shoot(window, f"{name}-letter")
