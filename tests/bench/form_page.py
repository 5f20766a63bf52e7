"""How fast a form is on the screen: its first page shown, a keystroke with its repaint, opened and closed fifty times.

Drawn as a person would see it, by Qt's own software painter, without a screen; the best of several rounds, since others
may be at work too. The memory is that of this process.
"""

import gc
import os
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYSIDE6_OPTION_PYTHON_ENUM", "0xF1")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.collecting import Collector
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.language import CatalogueTranslator, speak
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.window import Window
from ctip_desktop.forms.filled.plan import plan_of
from ctip_desktop.forms.form import Choice, Form, Question, Words
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store

Measure = tuple[str, str, str, bool]
QUESTIONS = 100
TIMES = 15
ROUNDS = 5
OPENINGS = 50
SOPHEA = User("5" * 32, "សុភា", "clerk")
KINDS = ("text", "select_one", "date", "integer", "text", "select_multiple", "multiline", "time", "decimal", "text")
TYPED = "ជនរងគ្រោះត្រូវបានជួយសង្គ្រោះនៅថ្ងៃទី១៥ " * 4


def run() -> list[Measure]:
    """Return what was measured, its figure, the target, and whether it is met."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    collector = Collector()
    translator = CatalogueTranslator()
    speak(application, "km", translator)
    with TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "home", None, office="01", device="d" * 32)
        background = Background("store")
        desk = Desk(store, Who("01", "d" * 32, "A", SOPHEA, b""), background)
        bench = Bench(application, desk)
        measures = bench.measures()
        bench.window.close()
        background.stop()
        QApplication.processEvents()
        store.close()
    collector.stop()
    return measures


class Bench:
    """A window with a list in it, from which forms are opened."""

    def __init__(self, application: QApplication, desk: Desk) -> None:
        self.application = application
        self.desk = desk
        self.window = Window()
        application.installEventFilter(self.window)
        self.frame = Frame(desk, lambda: "Committee", lambda: "Office")
        self.window.take_frame(self.frame)
        self.window.show_front(self.frame)
        self.frame.fill([_List(desk, self.frame)])
        self.frame.open("entries")
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def measures(self) -> list[Measure]:
        """Return all that was measured."""
        sections, flat = a_form(10), a_form(1)
        for form in (sections, flat):
            plan_of(form)
            self.close(self.open(form))
        first = [self.time_opening(sections) for _ in range(TIMES)]
        long = [self.time_opening(flat) for _ in range(TIMES)]
        page = self.open(sections)
        memory = _memory()
        text, story = (min(self.keystrokes(page, path) for _ in range(ROUNDS)) for path in ("/q4", "/q6"))
        self.close(page)
        growth = self.growth(sections)
        return [
            _measure(f"form: first page of {QUESTIONS} questions in ten sections shown", min(first), 40),
            _measure(f"form: first page of {QUESTIONS} questions in one section shown", min(long), 40),
            _measure("form: a keystroke in a line with its repaint, p95", text, 1.5),
            _measure("form: a keystroke in a long text with its repaint, p95", story, 1.5),
            ("form: memory with a form open", f"{memory:.0f} MB", "<= 160 MB", memory <= 160),
            (f"form: memory grown by {OPENINGS} openings", f"{growth:.1f} MB", "<= 1 MB", growth <= 1),
        ]

    def open(self, form: Form) -> FormPage:
        """Open a new entry and draw it."""
        page = FormPage(self.desk, self.frame, Entering.begin(self.desk, form))
        self.frame.open(page)
        self.window.repaint()
        return page

    def close(self, page: FormPage) -> None:
        """Go back to the list."""
        page.back()()
        del page
        self.settle()

    def time_opening(self, form: Form) -> float:
        """Return the milliseconds from asking for a form to its being drawn."""
        start = perf_counter()
        page = self.open(form)
        taken = (perf_counter() - start) * 1000
        self.settle()
        self.close(page)
        return taken

    def keystrokes(self, page: FormPage, path: str) -> float:
        """Return in how many milliseconds 95 of 100 signs are drawn."""
        assert page.view is not None
        page.view.focus_path(path)
        self.settle()
        return quantiles([self._stroke(sign) for sign in TYPED], n=20)[-1]

    def growth(self, form: Form) -> float:
        """Return by how many megabytes opening and closing a form many times makes the program grow."""
        for _ in range(OPENINGS // 2):
            self.close(self.open(form))
        before = _memory()
        for _ in range(OPENINGS):
            self.close(self.open(form))
        return _memory() - before

    def settle(self) -> None:
        """Let all that was asked for happen, deleted widgets included."""
        while True:
            self.application.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if not self.desk.background.busy:
                break
        self.application.processEvents()

    def _stroke(self, sign: str) -> float:
        target = QApplication.focusWidget()
        assert isinstance(target, QWidget)
        start = perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(target, event)
        self.application.processEvents()
        return (perf_counter() - start) * 1000


class _List(Page):
    """Where forms are opened from."""

    name = "entries"
    icon = "files"

    def title(self) -> str:
        return "Entries"


def a_form(sections: int) -> Form:
    """Make a form of a hundred questions of all kinds in so many sections."""
    each = QUESTIONS // sections
    groups = tuple(
        Question(
            "group",
            f"g{place}",
            1,
            label=Words(f"ផ្នែក {place}", f"Part {place}"),
            children=_questions(place * each, each),
        )
        for place in range(sections)
    )
    few = tuple(Choice(f"c{place}", Words(f"ជម្រើស {place}", f"Choice {place}")) for place in range(4))
    return Form("bench", "", Words("ក", "Bench"), groups, {"few": few}).stamped()


def _questions(first: int, count: int) -> tuple[Question, ...]:
    return tuple(_question(number) for number in range(first, first + count))


def _question(number: int) -> Question:
    kind = KINDS[number % len(KINDS)]
    label = Words(f"សំណួរទី {number} អំពីករណី", f"Question {number} of the case")
    listed = "few" if kind.startswith("select_") else None
    follows = f"${{q{number - 3}}} != 'c0'" if number % 10 == 4 else None
    checked = ". >= 0" if kind == "integer" else None
    must = "true()" if number % 3 == 0 else None
    return Question(
        kind, f"q{number}", 1, label=label, list=listed, relevant=follows, constraint=checked, required=must
    )  # fmt: skip


def _memory() -> float:
    gc.collect()
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _measure(name: str, measured: float, target: float) -> Measure:
    return name, f"{measured:.2f} ms", f"<= {target:g} ms", measured <= target
