"""The frame around the pages of an unlocked desk: sidebar, header, content, toast, strip; which page is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.header import Header
from ctip_desktop.desktop.keys import Binding, do
from ctip_desktop.desktop.look.tokens import FOLD_BELOW
from ctip_desktop.desktop.names import Names
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.sidebar import Entrance, Sidebar, Whose
from ctip_desktop.desktop.strip import Strip
from ctip_desktop.desktop.widgets.banner import Toast
from ctip_desktop.desktop.widgets.dropdown import ChoiceList
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, language


class Frame(QWidget):
    """The window of an unlocked desk. `opened` says whether a page was ever shown.

    Signals:
        page_shown(str): the name of the page that is now shown.
        language_asked(str): `km` or `en`.
        lock_asked(): the person wants to lock.
    """

    page_shown = Signal(str)
    language_asked = Signal(str)
    lock_asked = Signal()

    def __init__(self, desk: Desk, above: Words, office: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sidebar = Sidebar(Whose(above, office))
        self.header = Header()
        self.strip = Strip()
        self.content = QWidget()
        self.pages: dict[str, Page] = {}
        self.names = Names(self)
        self.opened = False
        self.kinds: ChoiceList | None = None
        self._hindered = False
        self._stack = QStackedLayout(self.content)
        self._entrances: dict[str, Entrance] = {}
        self.toast = Toast(self.content)
        self._set_out()
        self.sidebar.chosen.connect(self._enter_from_sidebar)
        self.strip.language_asked.connect(self.language_asked)
        self.header.hindered.connect(self._say_hindered)
        desk.changed.connect(self._hear)

    def fill(self, pages: Sequence[Page]) -> None:
        """Set out the pages of the sidebar, in their order; settings and lock are at its foot."""
        entrances: list[Entrance] = []
        foot: list[Entrance] = []
        for place, page in enumerate(pages):
            self._take_in(page)
            if not page.in_sidebar:
                continue
            entrance = Entrance(page.name, page.icon, page.entrance, f"Alt+{place + 1}" if place < 9 else "")
            self._entrances[page.name] = entrance
            (foot if page.name == "settings" else entrances).append(entrance)
        foot.append(Entrance("lock", "lock", lambda: _("Lock"), "F12"))
        self.sidebar.fill(entrances, foot)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)  # noqa: S101 - only pages are taken in
        return shown

    def open(self, page: str | Page) -> None:
        """Show a page: one of the sidebar's by its name, or one opened from another, which goes when it is left."""
        new = self.pages[page] if isinstance(page, str) else page
        if new not in self.pages.values():
            self._take_in(new)
        before = self._stack.currentWidget()
        if isinstance(before, Page) and before is not new:
            before.leave()
            self.names.cover()
        self.opened = True
        self._stack.setCurrentWidget(new)
        self.toast.raise_()
        self.sidebar.choose(new.name)
        self._fold()
        self._refresh(new)
        self._show_around()
        new.enter()
        if isinstance(before, Page) and before is not new and before not in self.pages.values():
            self._stack.removeWidget(before)
            before.deleteLater()
        self.page_shown.emit(new.name)

    def say_kept(self, words: Words, icon: str = "check", tone: str = "ok") -> None:
        """Say in the strip what is kept or being done."""
        self._hindered = False
        self.strip.say(words, icon, tone)

    def say_done(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say what the person just did, with *Undo* where that can be."""
        self.toast.say(words, undo, lambda: _("Undo"))

    def begin(self) -> None:
        """Ask which kind of entry is begun: it is known on any page of the sidebar."""
        from ctip_desktop.desktop.opening import begin_entry

        self.kinds = begin_entry(self.desk, self)

    def bindings(self) -> list[Binding]:
        """Return what every key does now: those of the page first, then those that work anywhere."""
        return [*self._page_bindings(), *self._own_bindings()]

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; say whether it meant anything."""
        return do(self.bindings(), event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar where the window is narrow."""
        super().resizeEvent(event)
        self._fold()
        self.toast.place()

    def changeEvent(self, event: QEvent) -> None:
        """Say around the page again what it says in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._stack.currentWidget():
            self._show_around()

    def _set_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.content, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.strip)

    def _take_in(self, page: Page) -> None:
        if page.name not in self.pages and (page.back() is None or not page.in_sidebar):
            self.pages[page.name] = page
        self._stack.addWidget(page)
        page.header_changed.connect(lambda: self._show_around(page))
        page.keys_changed.connect(lambda: self._show_around(page))

    def _enter_from_sidebar(self, name: str) -> None:
        if name == "lock":
            self.lock_asked.emit()
        else:
            self.open(name)

    def _fold(self) -> None:
        shown = self._stack.currentWidget()
        self.sidebar.fold(self.width() < FOLD_BELOW or (isinstance(shown, Page) and shown.folds_sidebar))

    def _hear(self, parts: frozenset[str]) -> None:
        for page in [self._stack.widget(place) for place in range(self._stack.count())]:
            if isinstance(page, Page) and page.shows & parts:
                page.stale = True
                if page is self._stack.currentWidget():
                    self._refresh(page)

    def _refresh(self, page: Page) -> None:
        if page.stale:
            page.stale = False
            page.refresh()

    def _show_around(self, page: Page | None = None) -> None:
        for each in self.pages.values():
            if entrance := self._entrances.get(each.name):
                entrance.show_badge(each.badge())
        shown = self._stack.currentWidget()
        if isinstance(shown, Page) and page in (None, shown):
            self.header.show_page(shown)
            self.strip.show_keys([each for each in self.bindings() if each.in_strip])

    def _say_hindered(self, why: str) -> None:
        if why:
            self.strip.say(lambda: why, "info", "warn")
        elif self._hindered:
            self.strip.say(lambda: _("Everything kept · encrypted"), "shield-check", "ok")
        self._hindered = bool(why)

    def _page_bindings(self) -> list[Binding]:
        page = self.page
        actions = list(page.header_actions())
        bindings = [*page.keys()]
        bindings += [Binding(each.key, each.words, each.run) for each in actions if each.key and not each.hindered]
        if actions and not actions[-1].hindered:
            bindings.append(Binding("Ctrl+Enter", actions[-1].words, actions[-1].run))
        if back := page.back():
            bindings.append(Binding("Esc Alt+←", lambda: _("leave this page"), back))
        return bindings

    def _own_bindings(self) -> list[Binding]:
        other = "en" if language() == "km" else "km"
        bindings = [
            Binding("F1", lambda: _("all keys"), self._show_all_keys, in_strip=True),
            Binding("F12", lambda: _("lock at once"), self.lock_asked.emit),
            Binding("Ctrl+Shift+L", lambda: _("the other language"), lambda: self.language_asked.emit(other)),
            Binding("F6", lambda: _("to what was just said"), self.toast.focus) if not self.toast.isHidden() else None,
            Binding("Ctrl+N", lambda: _("New entry"), self.begin) if self._may_begin() else None,
        ]
        for place, name in enumerate(self.pages):
            if place < 9:
                page = self.pages[name]
                bindings.append(Binding(f"Alt+{place + 1}", page.title, lambda name=name: self.open(name)))  # type: ignore[misc]
        return [each for each in bindings if each]

    def _may_begin(self) -> bool:
        """Say whether Ctrl+N begins an entry: on a page of the sidebar that has no such key of its own."""
        page = self.page
        theirs = any(each.key == "Ctrl+N" for each in page.header_actions())
        return page.in_sidebar and page in self.pages.values() and not theirs

    def _show_all_keys(self) -> None:
        from ctip_desktop.desktop.key_sheet import KeySheet

        KeySheet(self.bindings(), self).exec()
