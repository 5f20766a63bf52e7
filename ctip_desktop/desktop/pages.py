"""Which pages a desk has, in the order of the sidebar. A page is imported when a desk is opened, not before.

To add a page: a function that makes it, and its name in the order of the desks that have it. A province has *Today*,
*Entries*, *Minutes*, *Statements*, *Sending*; the secretariat *Today*, *Inbox*, *Completeness*, *Consolidated report*,
*Conflicts*, *Entries*, *Minutes*, *Offices and devices*, *Forms*; both *Settings*, last.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.page import Page

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

Make = Callable[[Desk, Frame, "App"], Page]


_FOLDERS = (
    "today",
    "entries",
    "statements",
    "sending",
    "inbox",
    "completeness",
    "report",
    "conflicts",
    "offices",
    "forms",
    "settings",
    "same_person",
)


def load_pages() -> None:
    """Load the code of the pages, while the person still types: that takes longer than making them."""
    for folder in _FOLDERS:
        import_module(f"ctip_desktop.desktop.{folder}.page")


def pages_for(desk: Desk, frame: Frame, app: "App") -> list[Page]:
    """Return the pages of a province's desk or the secretariat's, *Settings* last; then those without an entrance."""
    return [make(desk, frame, app) for make in (_SECRETARIAT if desk.who.is_secretariat else _PROVINCE)]


def _today(desk: Desk, frame: Frame, _app: "App") -> Page:
    from ctip_desktop.desktop.today.page import TodayPage

    return TodayPage(desk, frame)


def _entries(desk: Desk, frame: Frame, app: "App") -> Page:
    from ctip_desktop.desktop.entries.page import EntriesPage
    from ctip_desktop.desktop.in_out import InOut

    return EntriesPage(desk, frame, in_out=InOut(desk, frame, app.sticks))


def _minutes(desk: Desk, frame: Frame, _app: "App") -> Page:
    from ctip_desktop.desktop.entries.page import EntriesPage

    return EntriesPage(desk, frame, form="meeting")


def _statements(desk: Desk, frame: Frame, _app: "App") -> Page:
    from ctip_desktop.desktop.statements.page import StatementsPage

    return StatementsPage(desk, frame)


def _sending(desk: Desk, frame: Frame, app: "App") -> Page:
    from ctip_desktop.desktop.sending.page import SendingPage

    return SendingPage(desk, frame, app.sticks)


def _inbox(desk: Desk, frame: Frame, app: "App") -> Page:
    from ctip_desktop.desktop.inbox.page import InboxPage

    return InboxPage(desk, frame, app.sticks)


def _report(desk: Desk, frame: Frame, _app: "App") -> Page:
    from ctip_desktop.desktop.report.page import ReportPage

    return ReportPage(desk, frame)


def _conflicts(desk: Desk, frame: Frame, _app: "App") -> Page:
    from ctip_desktop.desktop.conflicts.page import ConflictsPage

    return ConflictsPage(desk, frame)


def _offices(desk: Desk, frame: Frame, app: "App") -> Page:
    from ctip_desktop.desktop.offices.page import OfficesPage

    return OfficesPage(desk, frame, app.sticks)


def _forms(desk: Desk, frame: Frame, _app: "App") -> Page:
    from ctip_desktop.desktop.forms.page import FormsPage

    return FormsPage(desk, frame)


def _completeness(desk: Desk, frame: Frame, _app: "App") -> Page:
    from ctip_desktop.desktop.completeness.page import CompletenessPage

    return CompletenessPage(desk, frame)


def _same_person(desk: Desk, frame: Frame, _app: "App") -> Page:
    from ctip_desktop.desktop.same_person.page import SamePersonPage

    return SamePersonPage(desk, frame)


def _settings(desk: Desk, frame: Frame, app: "App") -> Page:
    from ctip_desktop.desktop.settings.page import SettingsPage

    return SettingsPage(desk, frame, app)


_PROVINCE: tuple[Make, ...] = (
    _today,
    _entries,
    _minutes,
    _statements,
    _sending,
    _settings,
    _same_person,
)
_SECRETARIAT: tuple[Make, ...] = (
    _today,
    _inbox,
    _completeness,
    _report,
    _conflicts,
    _entries,
    _minutes,
    _offices,
    _forms,
    _settings,
    _same_person,
)
