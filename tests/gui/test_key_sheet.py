"""F1 tells every key in full, each thing once."""

from collections.abc import Callable
from functools import partial
from string import ascii_uppercase

from ctip_desktop.desktop.key_sheet import KeyCap, KeySheet
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.window import Window
from tests.support.gui import shoot


def told(sheet: KeySheet) -> list[str]:
    return [cap.accessibleName() for cap in sheet.findChildren(KeyCap)]


def test_many_keys_are_told_without_cutting_a_word(window: Window, look_and_language: Callable[..., None]) -> None:
    look_and_language("km")
    words = "ក្រដាសតូចជាងមុន"
    bindings = [Binding(f"Ctrl+Shift+{sign}", partial("{} {}".format, words, sign)) for sign in ascii_uppercase]
    sheet = KeySheet(bindings, window)
    sheet.show()
    shoot(sheet, "key-sheet")
    assert len(told(sheet)) == len(bindings)
    assert not [text.text for text in sheet.findChildren(Text) if text.width() < text.sizeHint().width()]
    sheet.close()


def test_keys_that_do_the_same_stand_together(window: Window) -> None:
    same = [Binding("Enter", lambda: "next"), Binding("Esc", lambda: "back"), Binding("Tab", lambda: "next")]
    assert told(KeySheet(same, window)) == ["Enter Tab", "Esc"]


def test_a_key_is_told_once_as_what_it_does_first(window: Window) -> None:
    twice = [Binding("Ctrl+E", lambda: "send"), Binding("Ctrl+E", lambda: "print")]
    assert told(KeySheet(twice, window)) == ["Ctrl+E"]
