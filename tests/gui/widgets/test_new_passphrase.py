"""A passphrase that cannot be taken is typed over, not added to."""

from ctip_desktop.desktop.widgets.new_passphrase import NewPassphrase
from ctip_desktop.desktop.window import Window
from tests.support.gui import press, type_text

GOOD = "star river hill elephant"


def test_what_was_refused_is_replaced_by_what_is_typed_next(window: Window) -> None:
    chosen = NewPassphrase(lambda: "Passphrase")
    window.show_front(chosen)
    chosen.first.setFocus()
    type_text("star")
    assert not chosen.accept()
    type_text(GOOD)
    assert chosen.passphrase == GOOD
    press("Tab")
    type_text("another")
    assert not chosen.accept()
    type_text(GOOD)
    assert chosen.accept()
