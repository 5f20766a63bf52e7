"""The program at work in a home, as a person sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ctip_desktop.desktop.app import App
from ctip_desktop.settings import Settings


@contextmanager
def the_program(qapp: QApplication, home: Path, language: str = "en") -> Iterator[App]:
    """Start the program in a home, its window shown; end it afterwards."""
    app = App(qapp, Settings(home, language, True))
    try:
        app.start()
        app.window.show()
        app.window.activateWindow()
        QApplication.processEvents()
        yield app
    finally:
        end(app)


def end(app: App) -> None:
    """Close the window of a program and leave nothing of it: what is left would hear all that later ones say."""
    app.window.cover_others()
    app.window.close()
    app.stop()
    QApplication.processEvents()
    app.application.removeTranslator(app.translator)
    delete(app.window)
    delete(app)
