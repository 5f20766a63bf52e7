"""Puts the window together: what is shown when, from start to lock; the one place that knows every page."""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop import failures, preferences
from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.language import CatalogueTranslator, speak
from ctip_desktop.desktop.look import Look, apply, use_look
from ctip_desktop.desktop.pages import pages_for
from ctip_desktop.desktop.preferences import Preferences
from ctip_desktop.desktop.window import Window
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.i18n import _, language
from ctip_desktop.settings import Settings


def run(settings: Settings) -> int:
    """Open the window on a device's home and stay until it is closed; return the exit status."""
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "1")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("CTIP Desktop")
    app = App(application, settings)
    app.start()
    app.window.show()
    status = application.exec()
    app.stop()
    return status


class App(QObject):
    """The program at work in one home."""

    def __init__(self, application: QApplication, settings: Settings, background: Background | None = None) -> None:
        super().__init__()
        self.application = application
        self.settings = settings
        self.preferences = preferences.load(settings.home) or Preferences(language=settings.language)
        self.translator = CatalogueTranslator(self)
        self.background = background or Background("store", self)
        self.papers = Background("papers", self)
        self._look(self.preferences)
        speak(application, settings.language, self.translator)
        self.window = Window()
        application.installEventFilter(self.window)
        self.background.failed.connect(self.tell)
        self.papers.failed.connect(self.tell)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self.prefer(self.preferences))
        self.desk: Desk | None = None

    def start(self) -> None:
        """Show the first run, or who may unlock."""
        from ctip_desktop.desktop.setup.first_run import FirstRun, is_begun

        if is_begun(self.settings.home):
            first_run = FirstRun(self)
            self.window.show_front(first_run)
        else:
            self.show_unlock()

    def show_unlock(self) -> None:
        """Ask who is there."""
        from ctip_desktop.desktop.unlocking.unlock import Unlock

        self.window.show_front(Unlock(self))

    def open_desk(self, desk: Desk) -> None:
        """Show the desk of who unlocked: as it was left, if it is the same person."""
        frame = self.window.frame
        if frame is None or self.desk is None or self.desk.who.user != desk.who.user:
            frame = Frame(desk, _above(desk.who), _office(desk.who))
            frame.fill(pages_for(desk, frame, self))
            frame.lock_asked.connect(self.lock)
            frame.language_asked.connect(self.speak)
            self.window.take_frame(frame)
            self.desk = desk
            frame.open("today")
        self.window.show_front(frame)

    def lock(self) -> None:
        """Cover everything at once, then keep what is being typed."""
        frame = self.window.frame
        self.show_unlock()
        if frame:
            frame.page.leave()

    def speak(self, code: str) -> None:
        """Speak `km` or `en` from here on, and remember it."""
        speak(self.application, code, self.translator)
        self.prefer(Preferences(**{**vars(self.preferences), "language": code}))

    def prefer(self, chosen: Preferences) -> None:
        """Look as a person chose, and remember it."""
        self.preferences = chosen
        self._look(chosen)
        apply(self.application)
        home = self.settings.home
        self.background.run(lambda: preferences.keep(home, chosen))

    def tell(self, error: Exception) -> None:
        """Tell of a failure nobody else had words for."""
        said = failures.sentence(error)
        if said is None:
            from ctip_desktop.desktop.report_window import ReportWindow

            ReportWindow(failures.report(error), self.window).open()
        elif self.window.frame:
            self.window.frame.say_kept(lambda: failures.sentence(error) or "", "circle-x", "error")

    def stop(self) -> None:
        """Keep what is being typed, finish what was begun, close the store."""
        if self.window.frame:
            self.window.frame.page.leave()
        self.background.stop()
        self.papers.stop()
        if self.desk:
            self.desk.store.close()

    def _look(self, chosen: Preferences) -> None:
        dark = chosen.theme == "dark"
        if chosen.theme == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        use_look(Look(dark=dark, large=chosen.large))


def _above(who: Who) -> Callable[[], str]:
    return lambda: _("Secretariat") if who.office == SECRETARIAT else _("Committee")


def _office(who: Who) -> Callable[[], str]:
    return lambda: offices()[who.office].said(language())
