"""The minutes page: the form at the left, the paper it becomes at the right; saved as final and printed from here."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.on_paper import remember_printed
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.minutes import summary
from ctip_desktop.desktop.minutes.checks_banner import checks_banner
from ctip_desktop.desktop.minutes.preview import Preview, Told
from ctip_desktop.desktop.minutes.section_bar import SectionBar
from ctip_desktop.desktop.page import Action
from ctip_desktop.desktop.paper.delivery import Delivery
from ctip_desktop.desktop.paper.printer import Printed
from ctip_desktop.desktop.preferences import Preferences
from ctip_desktop.desktop.widgets.panel import Ground
from ctip_desktop.documents.minutes import Check
from ctip_desktop.forms.entering.sections import REPEAT, Item, shape
from ctip_desktop.i18n import _
from ctip_desktop.store.journal import Revision

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame

SHARES = {False: (3, 4), True: (2, 1)}
"""How the width is divided between form and paper: where rows are keyed in a grid, the form needs most of it."""


class MinutesPage(FormPage):
    """A meeting being typed, beside its minutes; made and opened as any form's page."""

    name = "minutes"
    icon = "scroll-text"

    def __init__(
        self,
        desk: Desk,
        frame: "Frame",
        entry: Entering | str | None,
        form: str = "meeting",
        *,
        preferences: Preferences | None = None,
        back_to: Callable[[], object] | None = None,
        at: str = "",
    ) -> None:
        self._looked_at: tuple[Check, ...] = ()
        self.preview = Preview(desk.papers, self._told)
        super().__init__(desk, frame, entry, form, preferences=preferences, back_to=back_to, at=at)
        self.delivery = Delivery(desk.papers, self)
        self._connect_paper()

    def title(self) -> str:
        """Return which minutes they are."""
        return summary.title(self.entering.filled) if self.entering else ""

    def second_line(self) -> str:
        """Return when and where the meeting was and how many took part, or office and month before that is known."""
        told = summary.second_line(self.entering.filled) if self.entering else ""
        return told or super().second_line()

    def header_actions(self) -> Sequence[Action]:
        """Return saving as final, and printing; what else a form's page offers is left to its key."""
        if self.entering is None:
            return ()
        return (*super().header_actions()[-1:], Action(lambda: _("Print"), self.print_paper, "printer", "Ctrl+P"))

    def keys(self) -> Sequence[Binding]:
        """Return the keys of the form, and the paper's."""
        return [
            *super().keys(),
            *(Binding(other.key, other.words, other.run) for other in super().header_actions()[:-2]),
            Binding("Ctrl+E", lambda: _("save the paper as PDF"), self.save_file),
            Binding("Alt+PgDn", lambda: _("paper on by a page"), lambda: self.preview.pages.turn(1)),
            Binding("Alt+PgUp", lambda: _("paper back by a page"), lambda: self.preview.pages.turn(-1)),
            Binding("Ctrl++", lambda: _("paper larger"), self.preview.pages.zoom_in),
            Binding("Ctrl+−", lambda: _("paper smaller"), self.preview.pages.zoom_out),
            Binding("Ctrl+0", lambda: _("paper as wide as there is room"), lambda: self.preview.pages.zoom_to(None)),
        ]

    def print_paper(self) -> None:
        """Print: what is wrong with the paper is shown first, once; then the system's dialog asks where to."""
        if self.view:
            self.view.hand_in()
            self.preview.when_current(self._check_and_print)

    def save_file(self) -> None:
        """Save the paper as a PDF where the person says."""
        if self.entering and self.view:
            self.view.hand_in()
            name = summary.file_name(self.entering.filled)
            self.preview.when_current(lambda: self.delivery.save(self.preview.paper, name))

    def _set_out(self, entering: Entering, view: FormView) -> None:
        """Put the form at the left and the paper at the right."""
        self.section_bar = SectionBar(entering)
        self.section_bar.section_chosen.connect(view.show_section)
        view.files_counted.connect(self.section_bar.show_files)
        left = QVBoxLayout()
        left.setContentsMargins(24, 14, 10, 0)
        left.setSpacing(6)
        left.addWidget(self.section_bar)
        left.addWidget(view, 1)
        around = Ground("window", Qt.Edge.RightEdge)
        around.setLayout(left)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(around)
        self._beside.addWidget(self.preview)
        self.body.addLayout(self._beside, 1)
        self.preview.set_now()

    def _connect(self, entering: Entering, view: FormView) -> None:
        super()._connect(entering, view)
        entering.answered.connect(self.preview.change)
        entering.dropped.connect(self.preview.change)
        entering.caret_moved.connect(self.preview.pages.follow)
        entering.pausing.connect(lambda: QTimer.singleShot(0, self, self.preview.set_if_changed))
        self.preview.pointed.connect(view.focus_path)

    def _connect_paper(self) -> None:
        self.preview.checked.connect(self._show_checks)
        self.preview.file_asked.connect(self.save_file)
        self.delivery.begun.connect(lambda: self.frame.say_kept(lambda: _("Printing…"), "printer", "text_2"))
        self.delivery.printed.connect(self._note_printed)
        self.delivery.saved.connect(self._say_saved)
        self.delivery.failed.connect(self._say_failed)

    def _place_aid(self) -> None:
        """Have no aid: the paper takes its place."""

    def _tell_question(self, path: str) -> None:
        self.preview.pages.follow(path)

    def _tell_anew(self) -> None:
        """Have nothing to tell: the paper is set anew by itself."""

    def _tell_progress(self) -> None:
        """Have nothing to tell: the list of sections does when it is opened."""

    def _show_section(self, number: int) -> None:
        self.section_bar.show_section(number)
        rows = any(_is_grid(item) for item in self.section_bar.section().items)
        for place, share in enumerate(SHARES[rows]):
            self._beside.setStretch(place, share)

    def _told(self) -> Told:
        assert self.entering is not None  # noqa: S101 - the paper is set once there is an entry
        answers = self.entering.filled.account(ids=True)["answers"]
        return Told(answers, self.entering.opened.office, self.state() == "draft")

    def _check_and_print(self) -> None:
        checks = self.preview.checks
        if checks and checks != self._looked_at:
            self._looked_at = checks
            self.show_banner(checks_banner(checks, self._go_to))
            return
        self.show_banner(self._standing_banner())
        self.delivery.print(self.preview.paper, self.preview.page_count)

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        """Let the banner, once it is there, say what is still wrong; it goes when nothing is."""
        if self._looked_at and self.banner is not None:
            self._looked_at = checks
            self.show_banner(checks_banner(checks, self._go_to) if checks else self._standing_banner())

    def _go_to(self, check: Check) -> None:
        if self.view:
            view = self.view
            next((path for path in check.paths if view.focus_path(path)), None)

    def _note_printed(self, printed: Printed) -> None:
        if self.entering:
            remember_printed(self.desk, self.frame, self.entering, printed)

    def _say_saved(self, file: Path) -> None:
        self.frame.say_kept(lambda: _("The paper is in {file}").format(file=file.name), "download")

    def _finish(self, revision: Revision) -> None:
        """Stay where the person is, so that what is final now can be printed for signature."""
        if self.entering:
            entry, at, looks = self.entering.entry, self.entering.caret, self.preferences
            self.frame.open(MinutesPage(self.desk, self.frame, entry, preferences=looks, back_to=self._back_to, at=at))
        self._say_final(revision)


def _is_grid(item: Item) -> bool:
    return item.kind == REPEAT and shape(item) == "grid"
