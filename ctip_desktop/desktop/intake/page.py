"""The page on which a spreadsheet becomes entries: the steps above, the present one below."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.intake.check_step import CheckStep
from ctip_desktop.desktop.intake.columns_step import ColumnsStep
from ctip_desktop.desktop.intake.file_step import SUFFIXES, FileStep
from ctip_desktop.desktop.intake.importing import Importing
from ctip_desktop.desktop.intake.kept import CHECK, FILE, STEPS, TAKE_IN, WORDS
from ctip_desktop.desktop.intake.steps import Step
from ctip_desktop.desktop.intake.taking_step import TakingStep
from ctip_desktop.desktop.intake.words_step import WordsStep
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, Page
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.steps_bar import DONE, TO_COME, NamedSteps
from ctip_desktop.errors.intake import CheckingStopped
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame
    from ctip_desktop.desktop.sticks import Sticks


class IntakePage(Page):
    """Leads a file through the steps; left at any time, it is resumed where it was.

    Args:
        importing: the file on its way.
        back_to: the page it was opened from, to which ← leads back.
        show: shows the entries of a file that was taken in, given their identifiers.
    """

    name = "entries"
    icon = "files"
    folds_sidebar = True

    def __init__(
        self, desk: Desk, frame: "Frame", importing: Importing, sticks: "Sticks", back_to: Page,
        show: Callable[[tuple[str, ...]], object],
    ) -> None:  # fmt: skip
        super().__init__(desk, frame)
        self.importing = importing
        self.documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._back_to = back_to
        self._show = show
        self._shown = 0
        self._told: Exception | None = None
        self.bar = NamedSteps(_step_names(), lambda: _("Steps of the import"))
        self.file = FileStep(self, sticks)
        self.columns = ColumnsStep(self)
        self.words = WordsStep(self)
        self.check = CheckStep(self)
        self.taking = TakingStep(self)
        self.steps: tuple[Step, ...] = (self.file, self.columns, self.words, self.check, self.taking)
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        importing.changed.connect(self._show_state)
        importing.progressed.connect(self._show_progress)
        importing.failed.connect(self.fail)
        frame.names.changed.connect(self._show_names)
        importing.resume()
        self._show_state()

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps[self.importing.step - 1]

    def title(self) -> str:
        """Return what is done here."""
        return _("Import a spreadsheet")

    def second_line(self) -> str:
        """Return the file, and what its rows are."""
        now = self.importing
        if now.book is None or now.form is None:
            return ""
        from ctip_desktop.i18n import language

        return f"{now.book.file} · {' '.join(now.form.title.said(language()).split())}"

    def back(self) -> Callable[[], object]:
        """Return the way to the page it was opened from."""
        return lambda: self.frame.open(self._back_to)

    def header_actions(self) -> Sequence[Action]:
        """Return showing names, going back a step, and what goes on from here."""
        shown = self.frame.names.shown(self)
        words = (lambda: _("Cover names")) if shown else (lambda: _("Show names"))
        names = Action(words, lambda: self.frame.names.toggle(self), "eye-off" if shown else "eye", "Ctrl+H")
        if self.importing.taken is not None:
            return (self.step.primary(),)
        before = _("This is the first step.") if self.importing.step == FILE else ""
        hindered = before or (_("Stop it first.") if self.importing.doing in ("check", "take_in") else "")
        back = Action(lambda: _("Step back"), self.step_back, "arrow-left", "Ctrl+PgUp", hindered)
        return (names, back, self.step.primary())

    def keys(self) -> Sequence[Binding]:
        """Return the keys of the step, and beginning with another file."""
        return [*self.step.keys(), Binding("Ctrl+O", lambda: _("another file"), self.begin_anew)]

    def step_back(self) -> None:
        """Show the step before."""
        step = self.importing.step - 1
        if step == WORDS and not self.importing.looked.words:
            step -= 1
        if step >= FILE:
            self.importing.go_to(step)

    def begin_anew(self) -> None:
        """Put the file aside and ask for another."""
        if self.importing.doing not in ("check", "take_in"):
            self.importing.begin_anew()
            self.file.file.show_file("")
            self.taking.rest.show_file("")
            self.file.enter()

    def open_file(self, file: Path) -> None:
        """Read a file."""
        self.begin_anew()
        self.file.open(file)

    def show_entries(self) -> None:
        """Show what was taken in where entries are listed; the import is over."""
        if taken := self.importing.taken:
            self.importing.begin_anew()
            self._show((*taken.finals, *taken.drafts))

    def fail(self, error: Exception) -> None:
        """Say what failed, where it can be mended."""
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        elif isinstance(error, CheckingStopped):
            self.frame.say_kept(lambda: _("The checks were stopped; nothing was taken in."), "info", "text_2")
        elif self.importing.step == FILE:
            self.file.refuse(error)
        elif self.importing.step == TAKE_IN and isinstance(error, OSError):
            self.taking.refuse(error)
        else:
            self._told = error
            self._show_banner()

    def enter(self) -> None:
        """Take the focus."""
        self.step.enter()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a spreadsheet that is dragged here."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the spreadsheet that is dropped."""
        if file := _dropped(event):
            event.acceptProposedAction()
            self.open_file(file)

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._shown:
            self._show_state()

    def _show_state(self) -> None:
        now = self.importing
        moved, self._shown = self._shown != now.step, now.step
        tones = [DONE if number < now.step or now.taken else TO_COME for number in STEPS]
        if now.taken is None:
            tones[now.step - 1] = "accent"
        self.bar.show_tones(tones, now.done / now.of if now.doing == "check" and now.of else 0.0)
        self._stack.setCurrentIndex(now.step - 1)
        self.step.show_state()
        if moved:
            self._told = None
            self.step.enter()
        elif self.isVisible() and (self.focusWidget() is None or QApplication.focusWidget() in (None, self)):
            self.step.enter()
        self._show_banner()
        self.header_changed.emit()

    def _show_names(self, page: Page) -> None:
        if page is self:
            self._show_state()

    def _show_progress(self) -> None:
        now = self.importing
        self.check.show_progress()
        if now.step == CHECK and now.of:
            tones = [DONE if number < CHECK else "accent" if number == CHECK else TO_COME for number in STEPS]
            self.bar.show_tones(tones, now.done / now.of)

    def _show_banner(self) -> None:
        if error := self._told:
            self.show_banner(Banner("error", lambda: sentence(error) or ""))
        else:
            self.show_banner(self.step.banner())


def _dropped(event: QDropEvent) -> Path | None:
    """Return the spreadsheet that is dragged; None if it is anything else."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in SUFFIXES else None


def _step_names() -> tuple[Callable[[], str], ...]:
    return (
        lambda: _("File"),
        lambda: _("Columns"),
        lambda: _("Words"),
        lambda: _("Check"),
        lambda: _("Take in"),
    )
