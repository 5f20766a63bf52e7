"""A paper before it is printed: the real PDF, set in the language in force; printed or saved from here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.paper.bar import Bar
from ctip_desktop.desktop.paper.delivery import Delivery
from ctip_desktop.desktop.paper.pages import Pages
from ctip_desktop.desktop.paper.printer import Printed
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.documents.typesetting.paper import Paper
from ctip_desktop.i18n import _, figure, ngettext

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame


@dataclass(frozen=True)
class Sheaf:
    """A paper that is to be looked at.

    Args:
        title, second_line: the words above it.
        file_name: what its PDF is called unless the person says otherwise.
        make: sets it, in the language in force; on the thread of papers.
    """

    title: Words
    second_line: Words
    file_name: Words
    make: Callable[[], Paper]


class PaperPage(Page):
    """A paper, opened from a page of the sidebar, to which ← leads back."""

    margin = 0

    def __init__(self, desk: Desk, frame: "Frame", sheaf: Sheaf, back_to: Page) -> None:
        super().__init__(desk, frame)
        self.name, self.icon = back_to.name, back_to.icon
        self.sheaf = sheaf
        self.paper: Paper | None = None
        self._back_to = back_to
        self._wanted = 0
        self.bar = Bar()
        self.pages = Pages(desk.papers)
        self.pages.setFocusPolicy(self.pages.focusPolicy().StrongFocus)
        self.delivery = Delivery(desk.papers, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.pages, 1)
        self._connect()

    def title(self) -> str:
        """Return what paper it is."""
        return self.sheaf.title()

    def second_line(self) -> str:
        """Return what more there is to say of it."""
        return self.sheaf.second_line()

    def back(self) -> Callable[[], object]:
        """Return the way to the page it was opened from."""
        return lambda: self.frame.open(self._back_to)

    def header_actions(self) -> Sequence[Action]:
        """Return printing."""
        hindered = "" if self.paper else _("The paper is being set.")
        return (Action(lambda: _("Print"), self.print_paper, "printer", "Ctrl+P", hindered),)

    def keys(self) -> Sequence[Binding]:
        """Return the paper's keys."""
        keys = [
            Binding("Ctrl+E", lambda: _("save the paper as PDF"), self.save_file, in_strip=True),
            Binding("Alt+PgDn", lambda: _("paper on by a page"), lambda: self.pages.turn(1)),
            Binding("Alt+PgUp", lambda: _("paper back by a page"), lambda: self.pages.turn(-1)),
            Binding("Ctrl++", lambda: _("paper larger"), self.pages.zoom_in),
            Binding("Ctrl+−", lambda: _("paper smaller"), self.pages.zoom_out),
            Binding("Ctrl+0", lambda: _("paper as wide as there is room"), lambda: self.pages.zoom_to(None)),
        ]
        if self.pages.hasFocus():
            keys.insert(0, Binding("Enter", lambda: _("print"), self.print_paper, in_strip=True))
        return keys

    def refresh(self) -> None:
        """Set the paper."""
        self._wanted += 1
        wanted = self._wanted

        def show(paper: Paper) -> None:
            if wanted == self._wanted:
                if self.paper is None and self.pages.zoom > 1:
                    self.pages.zoom_to(1.0)
                self.paper = paper
                self.pages.show_paper(paper.data, paper.spots)
                self.bar.say(lambda: _("As it will be printed"), "circle-check", "ok")
                self.header_changed.emit()

        self.desk.papers.run(self.sheaf.make, done=show, failed=self._tell_failed, owner=self)

    def enter(self) -> None:
        """Give the focus to the paper."""
        focus(self.pages)
        self.keys_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Set it anew in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def print_paper(self) -> None:
        """Let the system's dialog ask where to, and print."""
        if self.paper:
            self.show_banner(None)
            self.delivery.print(self.paper.data, self.paper.pages)

    def save_file(self) -> None:
        """Save the paper as a PDF where the person says."""
        if self.paper:
            self.show_banner(None)
            self.delivery.save(self.paper.data, self.sheaf.file_name())

    def _connect(self) -> None:
        self.pages.turned.connect(self.bar.show_page)
        self.pages.zoomed.connect(self.bar.show_zoom)
        self.bar.turn_asked.connect(self.pages.turn)
        self.bar.zoom_asked.connect(self._zoom)
        self.bar.file_asked.connect(self.save_file)
        self.delivery.begun.connect(lambda: self.frame.say_kept(lambda: _("Printing…"), "printer", "text_2"))
        self.delivery.printed.connect(self._say_printed)
        self.delivery.saved.connect(self._say_saved)
        self.delivery.failed.connect(self._tell_failed)

    def _zoom(self, by: int) -> None:
        if by:
            (self.pages.zoom_in if by > 0 else self.pages.zoom_out)()
        else:
            self.pages.zoom_to(None)

    def _say_printed(self, printed: Printed) -> None:
        said = ngettext("{count} page printed on {printer}", "{count} pages printed on {printer}", printed.pages)
        told = said.format(count=figure(printed.pages), printer=printed.printer)
        self.frame.say_kept(lambda: told, "printer")

    def _say_saved(self, file: Path) -> None:
        self.frame.say_kept(lambda: _("The paper is in {file}").format(file=file.name), "download")

    def _tell_failed(self, error: Exception) -> None:
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.show_banner(Banner("error", lambda: sentence(error) or ""))
