"""Puts the window together: what is shown when, from start to lock; the one place that knows every page."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop import failures, preferences
from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.capture import exclude_from_capture
from ctip_desktop.desktop.collecting import Collector
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.display import require_display
from ctip_desktop.desktop.front import Front
from ctip_desktop.desktop.language import CatalogueTranslator, speak
from ctip_desktop.desktop.look import Look, apply, use_look
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.preferences import Preferences
from ctip_desktop.desktop.setup.progress import unfinished
from ctip_desktop.desktop.unlocking.watch import Watch
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.desktop.window import Window
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.i18n import N_, _
from ctip_desktop.i18n.catalogue import said
from ctip_desktop.settings import Settings
from ctip_desktop.store.beginning import is_set_up
from ctip_desktop.store.training_home import is_training_home

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame
    from ctip_desktop.desktop.sticks import Sticks
    from ctip_desktop.desktop.unlocking.entering import Entered
    from ctip_desktop.store.choices import Choices

TRAINING = N_("Training office: nothing here is real, and nothing is sent")
"""What stands across every window of the training office."""
GIVEN_WAY_S = 0.001
"""So long a thread that sets a paper may hold the window up at a time. At Python's own 5 ms, a key that is pressed
meanwhile, which waits several times, took up to 150 ms."""


def run(settings: Settings) -> int:
    """Open the window on a device's home and stay until it is closed; return the exit status.

    Raise NoDisplay or WindowPartMissing.
    """
    require_display()
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "1")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("CTIP Desktop")
    app = App(application, settings)
    sys.excepthook = app.hear
    app.start()
    app.window.show()
    status = application.exec()
    app.stop()
    return status


class App(QObject):
    """The program at work in one home, or for a while in the training office beside it.

    `background` owns the store; `papers` sets paper; `sticks` sees what is put in.
    """

    def __init__(self, application: QApplication, settings: Settings, background: Background | None = None) -> None:
        super().__init__()
        self.application = application
        self.home = settings.home
        kept = preferences.load(self.home) or Preferences(language=settings.language)
        self.preferences = replace(kept, language=settings.language) if settings.language_named else kept
        sys.setswitchinterval(GIVEN_WAY_S)
        self.collector = Collector(self)
        self.translator = CatalogueTranslator(self)
        self.background = background or Background("store", self)
        self.papers = Background("papers", self)
        self._sticks: Sticks | None = None
        self._look(self.preferences)
        speak(application, self.preferences.language, self.translator)
        self.window = Window()
        application.installEventFilter(self.window)
        self.watch = Watch(self)
        self.watch.left.connect(self.leave)
        self.window.touched.connect(self.watch.touch)
        self.window.lock_asked.connect(self.lock)
        self.window.closing.connect(self._keep)
        self.background.failed.connect(self.tell)
        self.papers.failed.connect(self.tell)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.desk: Desk | None = None
        self.locked = True

    @property
    def sticks(self) -> "Sticks":
        """What is put in and pulled; looked at from the first time somebody asks."""
        if self._sticks is None:
            from ctip_desktop.desktop.media import source
            from ctip_desktop.desktop.sticks import Sticks

            self._sticks = Sticks(source(), self)
            self._sticks.start()
        return self._sticks

    def start(self) -> None:
        """Show the first run, or who may unlock."""
        if is_set_up(self.home):
            self.show_unlock()
        else:
            self._show_first_run()

    def move_to(self, home: Path) -> None:
        """Work in another home from here on: the training office, or back in one's own."""
        chosen = self.preferences
        self._close_desk()
        self.home = home
        self.prefer(replace(chosen, office=(preferences.load(home) or Preferences()).office))
        self.start()

    def practise(self, asking: QObject) -> None:
        """Make the training office beside this home, which takes some seconds, and move there."""
        home = self.home

        def make() -> Path:
            from ctip_desktop.trust.training import make_training_office

            return make_training_office(home)

        self.background.run(make, done=self.move_to, owner=asking)

    def show_unlock(self, why: Words | None = None) -> None:
        """Ask who is there; `why` says in the strip what locked the desk."""
        from ctip_desktop.desktop.unlocking.unlock import Unlock
        from ctip_desktop.errors import CtipError
        from ctip_desktop.store import vault

        self.locked = True
        self.window.show_band(_training_words if is_training_home(self.home) else None)
        try:
            self.show_front(Unlock(self, vault.load(self.home), why))
        except (CtipError, OSError) as error:
            self.show_trouble(error)

    def show_trouble(self, error: Exception) -> None:
        """Show why the store cannot be opened."""
        from ctip_desktop.desktop.unlocking.trouble import Trouble

        self.show_front(Trouble(self, error))

    def enter(self, entered: "Entered") -> None:
        """Show the desk of who unlocked: as it was left, if it is the same person; or go on with a first run."""
        self.locked = False
        frame = self.window.frame
        if frame is None or self.desk is None or self.desk.who.user != entered.who.user:
            self.desk = Desk(entered.store, entered.who, self.background, self, papers=self.papers)
            self.desk.changed.connect(self._hear)
            frame = self._make_frame(self.desk)
        self.keep_choices(entered.choices)
        if entered.who.office != self.preferences.office:
            self.prefer(replace(self.preferences, office=entered.who.office))
        if unfinished(self.home) and self.desk.who.may("administrator"):
            self._show_first_run()
        else:
            self.show_desk()

    def show_restoring(self) -> None:
        """Ask which backup is to be restored."""
        from ctip_desktop.desktop.unlocking.restoring import Restoring

        self.show_front(Restoring(self))

    def show_front(self, front: Front) -> None:
        """Show something before the desk."""
        front.language_asked.connect(self.speak)
        self.window.show_front(front)

    def show_desk(self) -> None:
        """Show the frame of the desk that is open."""
        frame = self.window.frame
        assert frame is not None  # noqa: S101 - only called with a desk open
        self.window.show_front(frame)
        self.window.uncover_others()
        if not frame.opened and frame.pages:
            frame.open("today" if "today" in frame.pages else next(iter(frame.pages)))
        self.watch.touch()

    def lock(self) -> None:
        """Lock because the person asked for it."""
        self.leave("asked")

    def leave(self, why: str) -> None:
        """Cover everything at once, then keep what is being typed; `why` is `asked`, `idle` or `asleep`."""
        if self.locked:
            return
        minutes = self.watch.minutes
        self.watch.stop()
        self.show_unlock(lambda: _why(why, minutes))
        self.window.repaint()
        self.window.cover_others()
        if frame := self.window.frame:
            frame.names.cover()
        self._keep()
        self.window.tell_kept()

    def keep_choices(self, choices: "Choices") -> None:
        """Do what the administrator settled for everybody here."""
        self.watch.start(choices.lock_minutes)
        exclude_from_capture(self.window, not choices.capture)

    def speak(self, code: str) -> None:
        """Speak `km` or `en` from here on, and remember it."""
        speak(self.application, code, self.translator)
        self.prefer(replace(self.preferences, language=code))

    def prefer(self, chosen: Preferences) -> None:
        """Look as a person chose, and remember it."""
        looks_other = (chosen.theme, chosen.large) != (self.preferences.theme, self.preferences.large)
        self.preferences = chosen
        if looks_other:
            self._follow_system()
        home = self.home
        self.background.run(lambda: preferences.keep(home, chosen))

    def hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell of an exception that nothing caught, once what happens now is over; Qt itself would only print it."""
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            QTimer.singleShot(0, self, lambda: self.tell(error))

    def tell(self, error: Exception) -> None:
        """Tell of a failure nobody else had words for; of a fault of ours in a window, one at a time."""
        said = failures.sentence(error)
        if said is None:
            from ctip_desktop.desktop.report_window import ReportWindow

            if self.window.findChild(ReportWindow) is None:
                ReportWindow(failures.report(error), self.window).open()
        elif self.window.frame and not self.locked:
            self.window.frame.say_kept(lambda: failures.sentence(error) or "", "circle-x", "error")
        else:
            self.show_trouble(error)

    def stop(self) -> None:
        """Keep what is being typed, finish what was begun, close the store."""
        self.watch.stop()
        self._keep()
        if self._sticks:
            self._sticks.stop()
        self.background.stop()
        self.papers.stop()
        if self.desk:
            self.desk.store.close()
        self.application.removeEventFilter(self.window)
        self.collector.stop()

    def _show_first_run(self) -> None:
        from ctip_desktop.desktop.setup.first_run import FirstRun

        self.show_front(FirstRun(self))

    def _make_frame(self, desk: Desk) -> "Frame":
        from ctip_desktop.desktop import pages
        from ctip_desktop.desktop.frame import Frame

        self.collector.keep()
        frame = Frame(desk, _above(desk.who), _office(desk.who))
        frame.fill(pages.pages_for(desk, frame, self))
        frame.lock_asked.connect(self.lock)
        frame.language_asked.connect(self.speak)
        self.window.take_frame(frame)
        return frame

    def _close_desk(self) -> None:
        self._keep()
        self.watch.stop()
        desk, self.desk = self.desk, None
        self.window.take_frame(None)
        if desk:
            self.background.run(desk.store.close)

    def _keep(self) -> None:
        """Let the page that is shown keep what is being typed."""
        frame, front = self.window.frame, self.window.front
        if isinstance(front, Front):
            front.leave()
        if frame and frame.opened:
            frame.page.leave()

    def _hear(self, parts: frozenset[str]) -> None:
        if "settings" in parts and self.desk:
            from ctip_desktop.store.choices import choices

            self.desk.read(choices, self.keep_choices, owner=self)

    def _follow_system(self) -> None:
        self._look(self.preferences)
        apply(self.application)

    def _look(self, chosen: Preferences) -> None:
        dark = chosen.theme == "dark"
        if chosen.theme == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        use_look(Look(dark=dark, large=chosen.large))


def _training_words() -> str:
    """Say it in both languages: a visitor who reads one only must see it too."""
    return " · ".join(said(TRAINING, code) for code in ("km", "en"))


def _why(why: str, minutes: int) -> str:
    from ctip_desktop.i18n import figure, ngettext

    if why == "idle":
        said = ngettext("Locked by itself after {count} minute", "Locked by itself after {count} minutes", minutes)
        return said.format(count=figure(minutes))
    return _("Locked because the computer slept") if why == "asleep" else _("Locked")


def _above(who: Who) -> Callable[[], str]:
    return lambda: _("National Committee") if who.office == SECRETARIAT else _("Committee")


def _office(who: Who) -> Callable[[], str]:
    return lambda: office_name(who.office)
