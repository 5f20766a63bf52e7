"""The program dies in the middle of a sentence, without warning: what was typed until the last pause is there again."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.form.controls.long_text import LongText
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.window import Window
from ctip_desktop.forms import installed
from ctip_desktop.store.drafts import drafts
from ctip_desktop.store.store import Store
from tests.gui.conftest import SOPHEA
from tests.gui.form.conftest import Left, row_of

PROJECT = Path(__file__).resolve().parents[3]
KEY = bytes(range(32))
NUMBER, STORY = "ករ-០១២/២៦", "នៅយប់នោះ ជនរងគ្រោះបានទូរស័ព្ទមក"

CHILD = f"""
import os, signal, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.language import CatalogueTranslator, speak
from ctip_desktop.desktop.window import Window
from ctip_desktop.forms import installed
from ctip_desktop.store.store import Store
from tests.gui.conftest import SOPHEA
from tests.support.gui import press, type_text

application = QApplication([])
translator = CatalogueTranslator()
speak(application, "km", translator)
store = Store.open(Path(sys.argv[1]), {KEY!r})
desk = Desk(store, Who("01", "d" * 32, "A", SOPHEA, b""), Background("store"))
window = Window()
application.installEventFilter(window)
frame = Frame(desk, lambda: "", lambda: "")
window.take_frame(frame)
window.show_front(frame)
window.show()
window.activateWindow()
page = FormPage(desk, frame, Entering.begin(desk, installed.load("case")), back_to=lambda: None)
frame.open(page)
application.processEvents()


def die_in_the_middle(_moment):
    # The draft is kept; more is being typed, and there is no pause any more.
    type_text(" ថានាង")
    os.kill(os.getpid(), signal.SIGKILL)


def go_on():
    type_text({NUMBER!r})
    press("Enter")
    press("1")
    press("Ctrl+G")
    type_text("1.11")
    press("Enter")
    type_text({STORY!r})
    press("←", 3)
    page.entering.kept.connect(die_in_the_middle)


go_on()
application.exec()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An encrypted store in which a program was killed while its user typed."""
    folder = tmp_path / "home"
    Store.create(folder, KEY, office="01", device="d" * 32).close()
    died = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder)], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False
    )
    assert died.returncode == -9, died.stderr
    return folder


def test_what_was_typed_until_the_last_pause_is_there_with_the_caret(
    qtbot: QtBot, home: Path, window: Window, look_and_language: Callable[..., None]
) -> None:
    look_and_language("km")
    store = Store.open(home, KEY)
    with store.reading() as reader:
        (draft,) = drafts(reader)
    assert draft.fv == installed.load("case").version
    assert (draft.answers["case_no"], draft.answers["summary"]) == (NUMBER, STORY)
    background = Background("store")
    desk = Desk(store, Who("01", "d" * 32, "A", SOPHEA, b""), background)
    frame = Frame(desk, lambda: "", lambda: "")
    window.take_frame(frame)
    window.show_front(frame)
    frame.fill([Left(desk, frame)])
    frame.open("entries")
    page = FormPage(desk, frame, draft.entry)
    frame.open(page)
    qtbot.waitUntil(lambda: page.view is not None and not background.busy)
    assert page.view is not None
    row = row_of(page.view, "/summary")
    assert row.has_focus
    assert isinstance(row.control, LongText)
    assert row.control.lines.toPlainText() == STORY
    assert row.control.lines.textCursor().position() == STORY.rindex("ព្ទមក")
    assert row_of(page.view, "/case_no").control.text() == NUMBER  # type: ignore[union-attr]
    background.stop()
    QApplication.processEvents()
    store.close()
