"""The short table of a period: cases, suspects and victims by office, from entries alone; the rest is in `book`."""

from dataclasses import dataclass
from datetime import date

from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.i18n import figure, ngettext
from ctip_desktop.reports.indicators.counting import Behind, behind, count
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.device import device
from ctip_desktop.store.journal import logs
from ctip_desktop.store.known_forms import current_form
from ctip_desktop.store.listing import count_disputed
from ctip_desktop.store.transaction import Reader

FORM = "case"
COLUMNS = (
    "cases",
    "suspects",
    "suspects_women",
    "suspects_minors",
    "victims",
    "victims_women",
    "victims_minors",
)


@dataclass(frozen=True)
class Line:
    """An office and its figures by indicator; all None when nothing of it ever arrived, which is not zero."""

    office: str
    figures: dict[str, int | None]


@dataclass(frozen=True)
class Consolidated:
    """The figures of a period: a line for each office, and their sum over the offices that have figures.

    `disputed` entries have versions that do not agree; each counts by the one it is shown by.
    """

    period: Period
    lines: tuple[Line, ...]
    total: dict[str, int]
    disputed: int = 0


def consolidate(reader: Reader, period: Period, today: date, office: str | None = None) -> Consolidated:
    """Add up what is here: at the secretariat a line for every province, in a province its own; or of one office."""
    own = office or device(reader).office
    shown = [own] if office else [code for code in offices() if code != SECRETARIAT] if own == SECRETARIAT else [own]
    arrived = {log.office for log in logs(reader) if log.seq}
    form = _form(reader)
    figures = count(reader, form, COLUMNS, period, today) if form else {}
    lines = tuple(
        Line(code, {name: int(figures.get(name, {}).get(code, 0)) if code in arrived else None for name in COLUMNS})
        for code in shown
    )
    total = {name: sum(line.figures[name] or 0 for line in lines) for name in COLUMNS}
    return Consolidated(period, lines, total, count_disputed(reader, FORM, office))


def disputed_note(report: Consolidated) -> list[str]:
    """Return the line that must stand under figures with disputed entries in them, none if there are none."""
    if not report.disputed:
        return []
    said = ngettext(
        "{count} case has versions that do not agree; it is counted by one of them until a person decides.",
        "{count} cases have versions that do not agree; each is counted by one of them until a person decides.",
        report.disputed,
    )
    return [said.format(count=figure(report.disputed))]


def entries_behind(reader: Reader, period: Period, today: date, office: str | None = None) -> dict[str, list[Behind]]:
    """Return the entries behind each column of the report, of one office or of all."""
    form = _form(reader)
    return {name: behind(reader, form, name, period, today, office) for name in COLUMNS} if form else {}


def _form(reader: Reader) -> Form | None:
    try:
        return current_form(reader, FORM)
    except FormUnknown:
        return None
