"""The paper of a statement, looked at and printed."""

from collections.abc import Callable

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.paper.page import PaperPage, Sheaf
from ctip_desktop.desktop.statements.reading import Seen
from ctip_desktop.documents.report import print_report
from ctip_desktop.documents.typesetting.paper import Paper
from ctip_desktop.i18n import _
from ctip_desktop.reports.statements.laying_out import lay_out


class StatementPaper(PaperPage):
    """The sheet of one statement; ← leads back to it."""

    def __init__(self, desk: Desk, frame: Frame, seen: Seen, back_to: Callable[[], object]) -> None:
        self._back = back_to

        def make() -> Paper:
            assert seen.shown is not None  # noqa: S101 - what declares nothing has no paper
            number = seen.version.number if seen.version else ""
            return print_report(lay_out(seen.shown, seen.period, number, seen.carried))

        sheaf = Sheaf(
            title=lambda: _("Statement of {period}").format(period=seen.period.label()),
            second_line=lambda: office_name(seen.office),
            file_name=lambda: f"statement-{seen.office}-{seen.period.code}.pdf",
            make=make,
        )
        super().__init__(desk, frame, sheaf, frame.page)

    def back(self) -> Callable[[], object]:
        """Return the way back to the statement."""
        return self._back
