"""Closing the shown period: who is offered it and when, what is asked before, and what is said of a closed one."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.moments import day_words, read_day
from ctip_desktop.desktop.report.gathered import Gathered
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.reports.book.closing import close_period, printed_figures
from ctip_desktop.reports.book.published import Published
from ctip_desktop.store.store import Store


def may_close(gathered: Gathered, who: Who) -> bool:
    """Say whether the period can be closed: by an officer of the secretariat, ended, of all offices, and not yet so."""
    book = gathered.book
    if not who.is_secretariat or not who.may("officer") or book.office or book.period.end > clock.today():
        return False
    return book.published is None or printed_figures(book, gathered.report) != book.published.figures


def closed_words(gathered: Gathered) -> str:
    """Return when the period was closed; nothing of an open one."""
    before = gathered.book.published
    day = read_day(before.on) if before else None
    return _("Closed on {day}, as published").format(day=day_words(day, year=True)) if day else ""


class CloseDialog(Dialog):
    """Says what closing does; the safe button has the focus."""

    def __init__(self, desk: Desk, gathered: Gathered, done: Callable[[Published], object], parent: QWidget) -> None:
        self._desk, self._period, self._done = desk, gathered.book.period, done
        before = gathered.book.published
        verb = (lambda: _("Close the period anew")) if before else (lambda: _("Close the period"))
        super().__init__(lambda: _("Close {period}").format(period=self._period.label()), verb, parent, "danger")
        self.say(
            lambda: _(
                "The figures are kept as they are printed now. Later reports compare with them, and name what changed"
                " since."
            )
        )
        if before and (day := read_day(before.on)):
            self.say(
                lambda: _("They take the place of the figures that were published on {day}.").format(
                    day=day_words(day, year=True)
                )
            )
        self.lacking = self.say(lambda: _lacking(len(gathered.missing.offices)))
        self.say(lambda: _("This cannot be undone."))

    def go_on(self) -> None:
        """Close the period."""
        self.be_busy(True)
        user, period, today = self._desk.who.user, self._period, clock.today()

        def close(store: Store) -> Published:
            return close_period(store, user, period, today=today)

        def closed(kept: Published) -> None:
            self.accept()
            self._done(kept)

        def failed(error: Exception) -> None:
            self.fail(error, self._desk.background.failed.emit)

        self._desk.run(close, "entries", done=closed, failed=failed, owner=self)


def _lacking(offices: int) -> str:
    if not offices:
        return _("Every province has sent all that was due.")
    said = ngettext(
        "{count} province has not sent everything: its figures are not complete.",
        "{count} provinces have not sent everything: their figures are not complete.",
        offices,
    )
    return said.format(count=figure(offices))
