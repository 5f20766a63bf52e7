"""The list and the comparison are whole in both languages, light and dark, wide and narrow, at every stage."""

from collections.abc import Callable

import pytest

from ctip_desktop.desktop.conflicts.page import ConflictsPage
from tests.gui.conflicts.conftest import compared
from tests.support.disputes import a_case, carry, edit, part, second_device
from tests.support.gui import press, shoot, type_text
from tests.support.offices import Country
from tests.support.seats import Seat
from tests.support.seen import faults, unnamed

LOOKS = [
    ("en", False, (1024, 600)),
    ("km", False, (1366, 696)),
    ("en", False, (1366, 696)),
    ("km", True, (1366, 696)),
    ("en", False, (1093, 614)),
]


def may_end_in_dots(words: str) -> bool:
    """Say whether words may be shortened: long free text, which its tip shows whole."""
    return len(words) > 18


@pytest.mark.parametrize(("code", "dark", "size"), [*LOOKS, ("km", False, (1024, 600)), ("en", True, (1366, 696))])
def test_nothing_is_cut_off(
    seat: Seat, page: ConflictsPage, look_and_language: Callable[..., None],
    code: str, dark: bool, size: tuple[int, int],
) -> None:  # fmt: skip
    look_and_language(code, dark=dark)
    seat.window.resize(*size)
    name = f"{code}{'-dark' if dark else ''}-{size[0]}"

    def look_at(stage: str) -> list[str]:
        for _ in range(3):  # what is read again in another language is told when it is there
            seat.settle()
        found = faults(seat.window, may_end_in_dots) + unnamed(seat.window)
        shoot(seat.window, f"conflict-{stage}-{name}")
        return [f"{stage}: {fault}" for fault in found]

    found = look_at("list")
    press("Enter")
    compared(seat)
    found += look_at("begun")
    press("1", 2)
    press("3")
    found += look_at("typing")
    type_text("18")
    press("Enter")
    found += look_at("typed")
    press("2")
    type_text("ផ្អែកតាមដីកាអយ្យការ និងសំបុត្រកំណើត")
    found += look_at("decided")
    press("Ctrl+H")
    found += look_at("names")
    press("Ctrl+L")
    found += look_at("all")
    assert not found, "\n".join(found)


THREE = [("km", (1366, 696), False), ("en", (1093, 614), False), ("km", (1366, 696), True)]


@pytest.mark.parametrize(("code", "size", "large"), THREE)
def test_three_versions_stand_beside_each_other(
    country: Country, seat: Seat, look_and_language: Callable[..., None], code: str, size: tuple[int, int], large: bool
) -> None:
    province, secretariat = country.province, country.secretariat
    with second_device(country) as second:
        entry = a_case(province).entry
        carry(province, secretariat, country.folder / "1")
        second.take(country.folder / "1")
        part(province, secretariat, entry)
        long = {"/court": "សាលាដំបូងបាត់ដំបង", "/summary": "អង្គហេតុ " * 40, "/victim[1]/v_name": "ស្រី លឿត"}
        edit(second, entry, long)
        edit(province, entry, {"/summary": "អង្គហេតុខ្លី"})
        carry(province, secretariat, country.folder / "2")
        carry(second, secretariat, country.folder / "3")
    seat.show(ConflictsPage(seat.desk, seat.frame))
    look_and_language(code, large=large)
    seat.window.resize(*size)
    for _ in range(3):
        seat.settle()
    press("Enter")
    assert len(compared(seat).table.lines[0].boxes) == 4
    press("3")
    press("Ctrl+H")
    for _ in range(3):
        seat.settle()
    shoot(seat.window, f"conflict-three-{code}-{size[0]}{'-large' if large else ''}")
    assert faults(seat.window, lambda words: len(words) > 15) + unnamed(seat.window) == []
