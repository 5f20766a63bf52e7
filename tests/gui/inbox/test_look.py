"""The inbox is whole in both languages, in light and dark, and where the window is small."""

from collections.abc import Callable

import pytest

from ctip_desktop import clock
from ctip_desktop.desktop.inbox.items import Came, Item
from ctip_desktop.desktop.inbox.page import InboxPage
from ctip_desktop.i18n import language, ngettext
from tests.support.gui import press, shoot
from tests.support.seats import Seat
from tests.support.seen import faults, stretched, unnamed

LOOKS = [("km", False, (1366, 696)), ("en", False, (1366, 696)), ("km", True, (1366, 696)), ("en", False, (1093, 614))]


def came() -> Came:
    km = language() == "km"
    june = ("ខែមិថុនា", "ករណី ១១ · កំណត់ហេតុកិច្ចប្រជុំ ៣") if km else ("June", "Case 11 · Minutes of a meeting 3")
    now, before = clock.timestamp(), "2026-07-06T05:00:00Z"
    missing = ngettext("bundle {numbers} is missing", "bundles {numbers} are missing", 1)
    items = (
        Item("1", "new", "journal", "01", "A", 78, 14, *june, size=48_000),
        Item("2", "new", "journal", "06", "A", 52, 37, *june, size=98_000),
        Item("3", "new", "journal", "13", "A", 119, 64, size=1_400_000),
        Item(
            "4", "set_aside", "journal", "09", "A", 31, None, medium="usb", at=now, size=1_400_000, made_at=before,
            reason="signature_wrong", facts={"device": "7f2a91c40bd8"},
        ),
        Item("5", "waits", "journal", "20", "A", 44, 12, medium="usb", at=now, first=31, last=42,
             missing=missing.format(numbers="០៤៣" if km else "043"), size=24_000, made_at=before),
        Item("6", "already_have", "journal", "20", "A", 42, 9, *june, medium="usb", at=now),
        Item("7", "taken_in", "journal", "02", "B", 88, 28, *june, medium="folder", at=before, first=1, last=28),
        Item("8", "set_aside", medium="usb", at=before, reason="not_a_bundle", facts={}, size=812),
    )  # fmt: skip
    return Came(items, {}, 4, 57)


@pytest.mark.parametrize("chosen", ["4", "5", "8"])
@pytest.mark.parametrize(("code", "dark", "size"), LOOKS)
def test_nothing_is_cut_off(
    seat: Seat, page: InboxPage, look_and_language: Callable[..., None],
    chosen: str, code: str, dark: bool, size: tuple[int, int],
) -> None:  # fmt: skip
    look_and_language(code, dark=dark)
    seat.window.resize(*size)
    for _ in range(2):
        seat.settle()
    page._show(came())
    page.browser.show_items(came().items)
    page.browser.rows.choose(chosen)
    if size[0] < 1200 and chosen != "8":
        press("Enter")
    page.header_changed.emit()
    seat.settle()
    holds = {item.what for item in page.items}  # may be elided: the pane shows all of it
    shoot(seat.window, f"inbox-{chosen}-{code}{'-dark' if dark else ''}-{size[0]}")
    assert unnamed(seat.window) == []
    if not page.sides.is_over:
        assert faults(seat.window, lambda words: words in holds) == []


def test_words_twice_as_long_are_shortened_at_most(seat: Seat, page: InboxPage) -> None:
    with stretched():
        page._show(came())
        page.browser.show_items(came().items)
        page.browser.rows.choose("5")
        seat.settle()
        shoot(seat.window, "inbox-stretched")
        assert faults(seat.window, lambda _: True) == []
