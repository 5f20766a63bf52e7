"""Pictures of the matrix in every look, for people who work on it."""

from collections.abc import Callable

import pytest

from tests.gui.completeness.conftest import Secretariat
from tests.support.gui import press, shoot

SIZES = ((1366, 696), (1920, 1000), (1280, 648), (1210, 640), (1093, 614))


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_matrix(secretariat: Secretariat, look_and_language: Callable[..., None], code: str, dark: bool) -> None:
    look_and_language(code, dark=dark)
    page, window = secretariat.page, secretariat.seat.window
    secretariat.settle()
    page.matrix.choose("09", "2026-05")
    secretariat.settle()
    for size in SIZES[: 1 if dark else None]:
        window.resize(*size)
        secretariat.settle()
        shoot(window, f"{code}-{size[0]}{'-dark' if dark else ''}")
    window.resize(1366, 696)
    for key, month in (("02", "2026-03"), ("05", "2026-06"), ("18", "2026-06"), ("13", "2026-05"), ("01", "2026-09")):
        page.matrix.choose(key, month)
        secretariat.settle()
        shoot(window, f"{code}-mark-{key}{'-dark' if dark else ''}")
    page.matrix.choose("18", "2026-06")
    secretariat.settle()
    press("Ctrl+K")
    secretariat.settle()
    shoot(window, f"{code}-kinds{'-dark' if dark else ''}")
    press("Ctrl+K")
    page.show_period("2026-S1")
    secretariat.settle()
    shoot(window, f"{code}-semester{'-dark' if dark else ''}")
    press("Ctrl+Enter")
    secretariat.settle()
    shoot(window, f"{code}-letters{'-dark' if dark else ''}")
    secretariat.settle()


@pytest.mark.parametrize("code", ["km", "en"])
def test_narrow_and_large(secretariat: Secretariat, look_and_language: Callable[..., None], code: str) -> None:
    look_and_language(code)
    page, window = secretariat.page, secretariat.seat.window
    page.matrix.choose("09", "2026-05")
    window.resize(1093, 614)
    secretariat.settle()
    press("Enter")
    secretariat.settle()
    shoot(window, f"{code}-over")
    window.resize(1024, 600)
    secretariat.settle()
    shoot(window, f"{code}-1024")
    look_and_language(code, large=True)
    window.resize(1366, 696)
    secretariat.settle()
    shoot(window, f"{code}-large")
    secretariat.settle()
