"""The pane of the matrix: the month above, below it what the present mark means and the one thing to do about it."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.bundle_words import number_words
from ctip_desktop.desktop.completeness.charts import Mark
from ctip_desktop.desktop.completeness.detail import LACKING, Detail
from ctip_desktop.desktop.completeness.summary import Summary
from ctip_desktop.desktop.completeness.telling import heard_words, sentences
from ctip_desktop.desktop.moments import month_words
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.panel import Line, row
from ctip_desktop.desktop.widgets.side_by_side import Pane
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, language
from ctip_desktop.reports.statements.versions import kind_label

Deed = Literal["", "entries", "bundle"]
_MONTH = 31


class MarkPane(Pane):
    """Speaks of the month and of the present mark; `act` does what there is to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = Summary()
        self.title = Text("", "strong", wrap=True)
        self.told = Text("", "small", "text_2", wrap=True)
        self.deed: Deed = ""
        self._aside: int | None = None
        self.act = Button(self._words, key="Enter")
        self._line = Line()
        self.column.addWidget(self.summary)
        for part in (4, self._line, 4, self.title, self.told, 4):
            if isinstance(part, int):
                self.column.addSpacing(part)
            else:
                self.column.addWidget(part)
        self.column.addLayout(row(self.act, None))
        self.column.addStretch(1)

    def show_mark(self, mark: Mark | None, detail: Detail | None) -> None:
        """Tell of a mark; what is known before its detail was read, or all of it."""
        for part in (self._line, self.title, self.told):
            part.setVisible(mark is not None)
        self.deed = _deed(mark, detail)
        self._aside = detail.aside.n if detail and detail.aside else None
        self.act.setVisible(bool(self.deed))
        if mark is None:
            return
        self.title.say(title_of(mark))
        said = sentences(mark, detail, clock.today())
        if detail and mark.cell and mark.state in ("overdue", "not_arrived"):
            said.insert(1, heard_words(detail))
        self.told.say("\n".join(said))
        if self.deed:
            self.act.words = self._words
            self.act.setText(self._words())
            self.act.setAccessibleName(self._words())
            self.act.updateGeometry()

    def _words(self) -> str:
        if self.deed != "bundle":
            return _("Open the entries")
        if self._aside is None:
            return _("Open the bundle")
        return _("Open bundle {number}").format(number=number_words(self._aside))


def title_of(mark: Mark) -> str:
    """Return whose and which mark it is: `Koh Kong · May`."""
    short = (mark.period.end - mark.period.start).days <= _MONTH
    period = month_words(mark.period.start) if short else mark.period.label()
    kind = [kind_label(mark.kind).said(language())] if mark.kind else []
    return " · ".join((office_name(mark.office), *kind, period))


def _deed(mark: Mark | None, detail: Detail | None) -> Deed:
    if mark is None or mark.state in ("", "future"):
        return ""
    return "bundle" if detail and detail.aside and mark.state in LACKING else "entries"
