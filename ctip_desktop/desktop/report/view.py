"""The left of the page: the report with its verdict below it, or in its place the entries behind a figure."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.report.gathered import Gathered
from ctip_desktop.desktop.report.listed import EntriesBehind
from ctip_desktop.desktop.report.sheet import Sheet
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.dropdown import Choice, ChoiceList
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import Panel
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, ngettext

_SHEET, _LIST = range(2)


class ReportView(QWidget):
    """Shows one of the two, under the banner if there is one; `shown` says whether names are."""

    def __init__(self, desk: Desk, shown: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu: ChoiceList | None = None
        self.sheet = Sheet()
        self.listed = EntriesBehind(desk, shown)
        self.glyph = Glyph("", size=18)
        self.verdict = Text("", "small", "text_2")
        self.section = Button(self._section_words, icon="list", key="Ctrl+G", in_row=True)
        self.close_period = Button(lambda: _("Close the period"), icon="lock", in_row=True)
        self.close_period.hide()
        panel = Panel(0)
        panel.column.setContentsMargins(1, 1, 1, 1)
        panel.column.addWidget(self.sheet)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.glyph)
        foot.addWidget(self.verdict, 1)
        foot.addWidget(self.close_period)
        foot.addWidget(self.section)
        report = QWidget()
        column = QVBoxLayout(report)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(panel, 1)
        column.addLayout(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(report)
        self._stack.addWidget(self.listed)
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._stack, 1)
        self.sheet.turned.connect(self._say_section)
        self.section.clicked.connect(self.choose_section)

    @property
    def is_listing(self) -> bool:
        """Whether the entries behind a figure are shown in place of the report."""
        return self._stack.currentIndex() == _LIST

    def list_entries(self, listing: bool) -> None:
        """Show the entries behind a figure, or the report."""
        self._stack.setCurrentIndex(_LIST if listing else _SHEET)

    @property
    def banner(self) -> Banner | None:
        """The banner that is shown."""
        return self._banner

    def show_banner(self, banner: Banner | None) -> None:
        """Show a banner in place of the one there is; None takes it away."""
        if self._banner:
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = banner
        if banner:
            self._column.insertWidget(0, banner)

    def show_report(self, gathered: Gathered) -> None:
        """Show a report."""
        self.sheet.show_sections(gathered.sections, gathered.book.earlier)
        uneven = len(gathered.report.uneven)
        self.glyph.show_icon("circle-x" if uneven else "circle-check", "error" if uneven else "ok")
        self.verdict.say(lambda: _verdict(uneven))
        self._say_section()

    def take_focus(self) -> None:
        """Give the focus to what is shown."""
        focus(self.listed.rows if self.is_listing else self.sheet)

    def choose_section(self) -> None:
        """Let the person choose a section."""
        titles = [section.title for section in self.sheet.sections]
        choices = [Choice(str(number), f"{figure(number + 1)}. {title}") for number, title in enumerate(titles)]
        self.menu = ChoiceList(choices, str(self.sheet.section), _("Section"), self)
        self.menu.chosen.connect(self._go_to_section)
        corner = self.section.mapToGlobal(self.section.rect().topLeft())
        self.menu.open_below(QRect(corner, self.section.size()))

    def show_sums(self) -> None:
        """Show the annex that tells which sums do not agree."""
        annexes = [number for number, section in enumerate(self.sheet.sections) if section.is_annex]
        self._go_to_section(str(annexes[0]))

    def turn(self, by: int) -> None:
        """Go on by so many sections, or back."""
        self.sheet.turn(by)
        focus(self.sheet)

    def _go_to_section(self, number: str) -> None:
        self.sheet.show_section(int(number))
        focus(self.sheet)

    def _say_section(self) -> None:
        self.section.setText(self._section_words())
        self.section.setAccessibleName(self._section_words())
        self.section.updateGeometry()

    def _section_words(self) -> str:
        said = _("Section {number} of {count}")
        count = max(len(self.sheet.sections), 1)
        return said.format(number=figure(self.sheet.section + 1), count=figure(count))


def _verdict(uneven: int) -> str:
    if uneven:
        said = ngettext("{count} sum does not agree", "{count} sums do not agree", uneven)
        return said.format(count=figure(uneven))
    return _("All parts add up to their totals · per cent of the earlier figure")
