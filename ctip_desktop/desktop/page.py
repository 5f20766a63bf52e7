"""A page: what stands in the content, and what it asks of the header, the strip and the keyboard around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.words import Words

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame
    from ctip_desktop.desktop.widgets.dropdown import Dropdown


@dataclass(frozen=True)
class Action:
    """A button of the header; its key works anywhere on the page.

    Args:
        hindered: why it cannot be done now, said in the strip; the button stays where it is, disabled.
    """

    words: Words
    run: Callable[[], object]
    icon: str = ""
    key: str = ""
    hindered: str = ""


class Page(QWidget):
    """One page of the frame. Subclasses build their content into `body` and override what they need.

    `desk` gives and takes values; `frame` opens other pages and says things. A page is made once and kept; `refresh` is
    called when a part it `shows` was changed and, if it is not on screen then, before it next is.

    Signals:
        header_changed(): title, chip or actions are other than before.
        keys_changed(): the keys are.
    """

    header_changed = Signal()
    keys_changed = Signal()

    name = ""
    icon = ""
    shows: frozenset[Part] = frozenset()
    folds_sidebar = False
    in_sidebar = True
    """Whether a page that is kept has an entrance; without one it is opened from other pages."""
    margin = 24

    def __init__(self, desk: Desk, frame: "Frame") -> None:
        super().__init__()
        self.desk = desk
        self.frame = frame
        self.stale = True
        outer = QVBoxLayout(self)
        outer.setContentsMargins(self.margin, 16 if self.margin else 0, self.margin, 8 if self.margin else 0)
        outer.setSpacing(12)
        self._outer = outer
        self._banner: Banner | None = None
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        outer.addLayout(self.body, 1)

    def title(self) -> str:
        """Return the page's title."""
        raise NotImplementedError

    def entrance(self) -> str:
        """Return what the page is called in the sidebar: its title, if that is not too long."""
        return self.title()

    def second_line(self) -> str:
        """Return the line below the title; empty for none."""
        return ""

    def state(self) -> str:
        """Return the state whose chip stands beside the title; empty for none."""
        return ""

    def badge(self) -> str:
        """Return the figure beside the page's name in the sidebar; empty for none."""
        return ""

    def back(self) -> Callable[[], object] | None:
        """Return what ← (Esc, Alt+←) does; None for a page of the sidebar."""
        return None

    def header_actions(self) -> Sequence[Action]:
        """Return the header's actions; the last is the page's primary one, which Ctrl+Enter does too."""
        return ()

    def header_choices(self) -> "Sequence[Dropdown]":
        """Return what says what the page is of, a period or an office; it stands before the actions."""
        return ()

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here besides the actions'; the strip shows those that ask for it."""
        return ()

    def refresh(self) -> None:
        """Look again at what the page shows."""

    def enter(self) -> None:
        """Take the focus: called when the page comes to be shown, after `refresh`."""

    def come_back_to(self, entry: str) -> None:
        """Have an entry as the chosen one when next shown: its form was opened from here and is left."""

    def leave(self) -> None:
        """Let go: called before another page is shown, before locking, before closing."""

    def show_banner(self, banner: Banner | None) -> None:
        """Show a banner under the header in place of the one there is; None takes it away."""
        if self._banner:
            self._outer.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = banner
        if banner:
            self._outer.insertWidget(0, banner)

    @property
    def banner(self) -> Banner | None:
        """The banner that is shown."""
        return self._banner


def focus(widget: QWidget) -> None:
    """Give a widget the focus as a key would."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
