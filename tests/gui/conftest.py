"""Windows without a screen: a real store, a real worker, keys sent as a person presses them."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.collecting import Collector
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.language import CatalogueTranslator, speak
from ctip_desktop.desktop.look import Look, use_look
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.users import note_user
from ctip_desktop.trust.setting_up import begin_province
from tests.support.gui import PICTURES
from tests.support.offices import Country, a_country
from tests.support.seats import Hub, a_hub

SOPHEA = User("5" * 32, "សុភា", "administrator")

# Pictures are for people who work on a page and judge its looks; `test_every_window` measures all in any run.
collect_ignore_glob = [] if PICTURES else ["*/test_look.py", "*/test_pictures.py"]


@pytest.fixture
def look_and_language(qapp: QApplication) -> Iterator[Callable[..., None]]:
    """Change the look and the language; afterwards it is light English again."""
    translator = CatalogueTranslator()

    def change(code: str = "en", *, dark: bool = False, large: bool = False) -> None:
        use_look(Look(dark=dark, large=large))
        speak(qapp, code, translator)

    change()
    yield change
    change()
    qapp.removeTranslator(translator)


@pytest.fixture(autouse=True, scope="session")
def _all_that_was_imported() -> None:
    """Keep the collector from looking at every module and test again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def _collector(qapp: QApplication) -> Iterator[None]:
    """Let the collector work in the thread of the windows, as the program does."""
    collector = Collector()
    yield
    collector.stop()


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication, look_and_language: Callable[..., None]) -> Iterator[Desk]:
    """The desk of the first province's device A, its administrator at it; the store is not encrypted, for speed."""
    store = Store.create(tmp_path / "home", None, office="01", device="d" * 32)
    with store.writing() as writer:
        note_user(writer, SOPHEA)
    begin_province(store)
    background = Background("store")
    faults: list[Exception] = []
    background.failed.connect(faults.append)
    yield Desk(store, Who("01", "d" * 32, "A", SOPHEA, b""), background)
    background.stop()
    QApplication.processEvents()
    store.close()
    assert not faults, faults


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, look_and_language: Callable[..., None]) -> Iterator[Window]:
    """The window, shown and active, hearing keys."""
    window = Window()
    qtbot.addWidget(window)
    qapp.installEventFilter(window)
    window.show()
    window.activateWindow()
    yield window
    if isValid(window):  # who waits once more at the end lets Qt delete it before
        qapp.removeEventFilter(window)


@pytest.fixture
def frame(desk: Desk, window: Window) -> Frame:
    """An unlocked frame without pages yet."""
    frame = Frame(desk, lambda: "Committee", lambda: "Banteay Meanchey")
    window.take_frame(frame)
    window.show_front(frame)
    return frame


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Wait until the worker has nothing more to do and its results are shown."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not desk.background.busy, timeout=10_000)

    return wait


@pytest.fixture
def papers(qapp: QApplication) -> Iterator[Background]:
    """A thread of its own for papers, as the window has."""
    background = Background("papers")
    faults: list[Exception] = []
    background.failed.connect(faults.append)
    yield background
    background.stop()
    assert not faults


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    """The secretariat and a province, enrolled."""
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """A place for sticks."""
    return a_hub(tmp_path)
