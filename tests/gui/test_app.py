"""What is shown when, from start to lock: a desk is covered at once, and found again as it was left."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop import pages, preferences
from ctip_desktop.desktop.app import App
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.report_window import ReportWindow
from ctip_desktop.desktop.setup.first_run import FirstRun
from ctip_desktop.desktop.unlocking.trouble import Trouble
from ctip_desktop.desktop.unlocking.unlock import Unlock
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.store.choices import Choices, choose
from ctip_desktop.store.drafts import Draft, find_draft, keep_draft
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.training_home import training_home
from tests.support.gui import press, shoot, type_text
from tests.support.homes import PASSPHRASE, a_home
from tests.support.program import the_program
from tests.support.stores import CASE


class Typing(Page):
    """A page with one field, whose text is kept as a draft when it is left."""

    name = "today"
    icon = "pencil-line"

    def __init__(self, desk: Desk, frame: Frame, app: App) -> None:
        super().__init__(desk, frame)
        self.app = app
        self.field = Field()
        self.body.addWidget(self.field)
        self.covered_by: list[type[QWidget]] = []

    def title(self) -> str:
        return "Typing"

    def enter(self) -> None:
        self.field.setFocus()

    def leave(self) -> None:
        self.covered_by.append(type(self.app.window.front))
        typed, by = self.field.text(), self.desk.who.user.id
        draft = Draft("e" * 32, CASE.name, CASE.version, by, {"case_no": typed}, {})
        self.desk.write(lambda writer: (add_form(writer, CASE), keep_draft(writer, draft)), "drafts")


@pytest.fixture
def app(
    tmp_path: Path,
    qapp: QApplication,
    look_and_language: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[App]:
    monkeypatch.setattr(pages, "pages_for", lambda desk, frame, app: [Typing(desk, frame, app)])
    a_home(tmp_path / "home")
    with the_program(qapp, tmp_path / "home") as app:
        yield app


@pytest.fixture
def settle(app: App, qtbot: QtBot) -> Callable[[], None]:
    def wait() -> None:
        qtbot.waitUntil(lambda: not app.background.busy, timeout=20_000)

    return wait


def unlock(app: App, settle: Callable[[], None], who: int = 0) -> Typing:
    front = app.window.front
    assert isinstance(front, Unlock)
    front.cards.choose(who)
    type_text(PASSPHRASE)
    press("Enter")
    settle()
    frame = app.window.front
    assert isinstance(frame, Frame)
    assert isinstance(frame.page, Typing)
    return frame.page


def test_a_folder_without_a_device_begins_with_the_first_run(
    tmp_path: Path, qapp: QApplication, look_and_language: Callable[..., None]
) -> None:
    with the_program(qapp, tmp_path / "home") as app:
        assert isinstance(app.window.front, FirstRun)


def test_other_threads_soon_give_way_to_a_key_that_is_pressed(
    tmp_path: Path, qapp: QApplication, look_and_language: Callable[..., None]
) -> None:
    sys.setswitchinterval(0.005)
    with the_program(qapp, tmp_path / "home"):
        assert sys.getswitchinterval() == pytest.approx(0.001)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda home: (home / "vault.json").unlink(), "lacks vault.json, which belongs to its store"),
        (lambda home: (home / "store.db").unlink(), "lacks store.db, which belongs to its store"),
        (lambda home: (home / "vault.json").write_text("{"), "is damaged; restore it from the last backup"),
        (
            lambda home: (home / "vault.json").write_bytes(
                orjson.dumps(orjson.loads((home / "vault.json").read_bytes()) | {"v": 99})
            ),
            "was written by a newer version of the program",
        ),
        (
            lambda home: (home / "store.db").write_bytes(b"\x00" * 8192),
            "it is damaged or belongs to another vault; restore the last backup",
        ),
    ],
)
def test_a_store_that_cannot_be_opened_says_why_in_one_sentence(
    tmp_path: Path,
    qapp: QApplication,
    look_and_language: Callable[..., None],
    qtbot: QtBot,
    spoil: Callable[[Path], object],
    said: str,
) -> None:
    a_home(tmp_path / "home")
    spoil(tmp_path / "home")
    with the_program(qapp, tmp_path / "home") as app:
        if isinstance(app.window.front, Unlock):
            type_text(PASSPHRASE)
            press("Enter")
            qtbot.waitUntil(lambda: not app.background.busy, timeout=20_000)
        front = app.window.front
        assert isinstance(front, Trouble)
        assert said in front.said.text
        shoot(app.window, "trouble")


def test_locking_covers_first_and_keeps_what_is_typed_then(app: App, settle: Callable[[], None]) -> None:
    page = unlock(app, settle)
    type_text("half a sen")
    press("F12")
    assert isinstance(app.window.front, Unlock)
    assert page.covered_by == [Unlock], "it was covered before it was kept"
    settle()
    assert app.desk
    with app.desk.store.reading() as reader:
        draft = find_draft(reader, "e" * 32)
    assert draft
    assert draft.answers == {"case_no": "half a sen"}
    assert "half" not in app.window.front._kept.text
    assert app.window.front._kept.text.startswith("1 draft is kept; the last was kept at ")


def test_the_same_person_comes_back_to_the_same_caret(app: App, settle: Callable[[], None]) -> None:
    page = unlock(app, settle)
    type_text("half a sentence")
    page.field.setCursorPosition(4)
    press("F12")
    settle()
    assert unlock(app, settle) is page
    assert page.field.hasFocus()
    assert page.field.cursorPosition() == 4
    assert not page.field.hasSelectedText()
    type_text("!")
    assert page.field.text() == "half! a sentence"


def test_another_person_gets_a_desk_of_their_own(app: App, settle: Callable[[], None]) -> None:
    page = unlock(app, settle)
    first = page.desk.who.user.id
    type_text("of the first")
    press("F12")
    settle()
    other = unlock(app, settle, who=1)
    assert other is not page
    assert other.field.text() == ""
    assert app.desk
    assert app.desk.who.user.name == "វណ្ណៈ"
    with app.desk.store.reading() as reader:
        draft = find_draft(reader, "e" * 32, first)
    assert draft
    assert draft.answers == {"case_no": "of the first"}


def test_a_dialog_does_not_keep_the_desk_open(app: App, settle: Callable[[], None]) -> None:
    unlock(app, settle)
    dialog = Dialog(lambda: "Really?", lambda: "Yes", app.window)
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    dialog.ask()
    shown = QWidget()
    shown.show()
    press("F12")
    assert isinstance(app.window.front, Unlock)
    assert answers == [0], "a question is answered by what is safe"
    assert not shown.isVisible()
    settle()
    QApplication.processEvents()
    unlock(app, settle)
    assert shown.isVisible()
    shown.deleteLater()


def test_names_are_covered_when_the_desk_locks(app: App, settle: Callable[[], None]) -> None:
    page = unlock(app, settle)
    page.frame.names.toggle(page)
    press("F12")
    assert not page.frame.names.shown(page)


def test_nobody_there_locks_and_says_so(app: App, settle: Callable[[], None]) -> None:
    unlock(app, settle)
    app.watch.left.emit("idle")
    front = app.window.front
    assert isinstance(front, Unlock)
    assert front.strip.kept == "Locked by itself after 5 minutes"
    assert not app.watch.watches
    settle()
    unlock(app, settle)
    assert app.watch.watches


def test_what_the_administrator_settles_holds_at_once(app: App, settle: Callable[[], None]) -> None:
    unlock(app, settle)
    assert app.watch.minutes == 5
    assert app.desk
    app.desk.write(lambda writer: choose(writer, Choices(lock_minutes=2)), "settings")
    settle()
    settle()
    assert app.watch.minutes == 2


def test_closing_keeps_what_is_typed(app: App, settle: Callable[[], None]) -> None:
    page = unlock(app, settle)
    type_text("the last word")
    app.window.close()
    settle()
    assert page.covered_by == [Frame]
    assert app.desk
    with app.desk.store.reading() as reader:
        draft = find_draft(reader, "e" * 32)
    assert draft
    assert draft.answers == {"case_no": "the last word"}


def test_the_language_is_switched_under_the_typing_hand(app: App, settle: Callable[[], None]) -> None:
    page = unlock(app, settle)
    type_text("half a word")
    page.field.setCursorPosition(6)
    press("Ctrl+Shift+L")
    QApplication.processEvents()
    assert page.field.hasFocus()
    assert (page.field.text(), page.field.cursorPosition()) == ("half a word", 6)
    assert not page.field.hasSelectedText()
    assert app.window.frame
    type_text("ក")
    assert page.field.text() == "half aក word"
    settle()
    kept = preferences.load(app.home)
    assert kept
    assert kept.language == "km"


def test_the_language_is_switched_while_a_passphrase_is_typed(app: App) -> None:
    front = app.window.front
    assert isinstance(front, Unlock)
    type_text("ស្វាយ ទ")
    front.field.setCursorPosition(3)
    press("Ctrl+Shift+L")
    QApplication.processEvents()
    assert front.field.hasFocus()
    assert (front.field.text(), front.field.cursorPosition()) == ("ស្វាយ ទ", 3)
    assert front.unlock.text() == "ដោះសោ"


def test_a_language_chosen_before_holds_unless_another_is_asked_for(
    tmp_path: Path, qapp: QApplication, look_and_language: Callable[..., None]
) -> None:
    from ctip_desktop.i18n import language
    from ctip_desktop.settings import Settings

    preferences.keep(tmp_path, preferences.Preferences(language="km"))
    for settings, spoken in ((Settings(tmp_path, "en", True), "en"), (Settings(tmp_path, "en"), "km")):
        app = App(qapp, settings)
        assert language() == spoken
        app.stop()
        qapp.removeTranslator(app.translator)


def test_the_training_office_is_marked_and_left_again(app: App, settle: Callable[[], None], qtbot: QtBot) -> None:
    real = app.home
    assert app.window.band.isHidden()
    front = app.window.front
    assert isinstance(front, Unlock)
    front.other.click()
    qtbot.waitUntil(lambda: app.home == training_home(real), timeout=30_000)
    settle()
    assert app.window.band.isVisible()
    assert "nothing here is real" in app.window.band.text
    assert "គ្មានអ្វីពិត" in app.window.band.text
    front = app.window.front
    assert isinstance(front, Unlock)
    type_text("១២៣៤៥៦៧៨៩០")
    press("Enter")
    settle()
    assert isinstance(app.window.front, Frame)
    assert app.window.band.isVisible()
    shoot(app.window, "training")
    press("F12")
    settle()
    front = app.window.front
    assert isinstance(front, Unlock)
    front.other.click()
    settle()
    assert app.home == real
    assert app.window.band.isHidden()
    unlock(app, settle)


def test_a_folder_that_takes_nothing_is_said_before_anything_is_typed_in_vain(
    tmp_path: Path, qapp: QApplication, look_and_language: Callable[..., None], qtbot: QtBot
) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with the_program(qapp, tmp_path / "home") as app:
        app.speak("en")
        qtbot.waitUntil(lambda: isinstance(app.window.front, Trouble), timeout=20_000)
        (tmp_path / "home").unlink()
        press("Enter")
        assert isinstance(app.window.front, FirstRun)


def test_an_exception_nothing_caught_opens_the_report_once(
    app: App, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("with a name in it")

    for _ in range(2):
        try:
            fail()
        except ZeroDivisionError as error:
            app.hear(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: app.window.findChild(ReportWindow) is not None)
    QApplication.processEvents()
    (shown,) = app.window.findChildren(ReportWindow)
    report = shown.findChild(QPlainTextEdit)
    assert report.toPlainText().startswith("ZeroDivisionError")
    assert "with a name in it" not in report.toPlainText()
    shown.close()
    assert "ZeroDivisionError" in capsys.readouterr().err
