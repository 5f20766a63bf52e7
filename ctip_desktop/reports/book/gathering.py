"""Reads all that a consolidated report says of a period from one state of the store."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sqlalchemy import func, select

from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.reports.book.cube import Asked, Cube, read_cube
from ctip_desktop.reports.book.held import Held, by_period, held
from ctip_desktop.reports.book.moved import Moved, moved
from ctip_desktop.reports.book.published import Published, published
from ctip_desktop.reports.book.voices import Voice, voices
from ctip_desktop.reports.completeness.matrix import Completeness, completeness
from ctip_desktop.reports.indicators.counting import MONTH
from ctip_desktop.reports.periods import Period, year_before
from ctip_desktop.reports.statements.versions import versions
from ctip_desktop.store import tables
from ctip_desktop.store.device import device
from ctip_desktop.store.heads import record_at
from ctip_desktop.store.journal import Log, logs
from ctip_desktop.store.layout import OFFICE
from ctip_desktop.store.transaction import Reader

TRAFFICKING, SEXUAL, OTHER, UNSAID = "trafficking", "sexual_exploitation", "other", ""
LINES = (TRAFFICKING, SEXUAL)
"""The two lines a report keeps apart; other offences are told beside them and added to neither."""

OFFENCE = (OFFICE, "offence")
FOREIGN = ("offence", "s_nationality")
PERSON = ("offence", "v_sex", "v_age_band", "v_nationality")
TREND = (MONTH, "offence")
COUNTRY = ("from_country",)
THEME = ("theme",)
AUDIENCE = ("theme", "audience_kind")
RULED = (OFFICE,)
OTHER_WORK = (
    "meetings_held",
    "meetings_not_held",
    "trainings",
    "trained",
    "trained_women",
    "assisted",
    "assisted_persons",
    "reintegrated",
    "families_reunited",
    "intakes",
    "intakes_urgent",
    "inspections",
    "places_checked",
    "places_closed",
    "border_deported",
    "border_screened",
    "border_suspected",
    "instruments",
    "plan_items_due",
    "plan_items_done",
    "organisations",
    "projects",
    "projects_running",
)
_RETURNED = ("repatriated", "repatriated_women", "repatriated_minors")
_PREVENTED = ("prevention_people", "prevention_women", "prevention_under_18")
ASKED = (
    Asked(
        (
            *("cases", "cases_court_old", "cases_to_court", "cases_judged"),
            *("arrested", "arrested_women", "arrested_minors", "arrested_foreigners", "charged", "convicted"),
            *("arrested_persons", "victims_persons"),
            *("victims", "victims_women", "victims_minors", "victims_given_justice"),
            *("victims_under_15", "victims_15_17", "victims_18_over", "victims_age_unknown"),
        ),
        OFFENCE,
    ),
    Asked(("arrested_foreigners",), FOREIGN),
    Asked(("victims",), PERSON),
    Asked(_RETURNED, COUNTRY),
    Asked(("prevention_activities",), THEME),
    Asked(_PREVENTED, AUDIENCE),
    Asked(OTHER_WORK),
    # What forms hold to rules, and no offence divides, is held office by office.
    Asked((*_RETURNED, *_PREVENTED, *OTHER_WORK), RULED),
)
"""All figures of a report but those of the trend."""
TREND_MONTHS = 12


@dataclass(frozen=True)
class Book:
    """What a report of a period says, before it is put into words.

    Args:
        office: the office it is about, or None for all of them.
        period, earlier: the period, and the same of the year before.
        span, trend: the twelve months of the trend, and their cases.
        shown: the offices with a line of their own; `silent` are those of them of which nothing is here.
        cube, voices: the figures; what the working groups said.
        logs, latest: how far each log is here, and when the last record at the end of one was saved (UTC).
        statements: how far the statements of the period are, where the report is of all offices.
        held: the approved statements that begin in the period.
        disputed: cases with versions that do not agree, each counted by one of them.
        published, published_earlier: the figures of the two periods as published, of those that are closed.
        moved: the figures of these that are now counted otherwise.
    """

    office: str | None
    period: Period
    earlier: Period
    span: Period
    shown: tuple[str, ...]
    silent: tuple[str, ...]
    cube: Cube
    trend: Cube
    voices: tuple[Voice, ...]
    logs: tuple[Log, ...]
    latest: str
    disputed: int
    statements: Completeness | None = None
    held: tuple[Held, ...] = ()
    published: Published | None = None
    published_earlier: Published | None = None
    moved: tuple[Moved, ...] = ()

    @property
    def has_earlier(self) -> bool:
        """Whether there is any figure of the earlier period."""
        return self.published_earlier is not None or self.cube.has(self.earlier)

    @property
    def mark(self) -> str:
        """Return the mark of the records counted: the hash of all log heads; the same records have the same."""
        heads = "\n".join(f"{log.id} {log.seq} {log.head}" for log in self.logs)
        return sha256(heads.encode()).hexdigest()


def gather(reader: Reader, period: Period, today: date, office: str | None = None) -> Book:
    """Gather the report of a period, of one office or of all that are here.

    In a province that is its own; at the secretariat the provinces, and what the secretariat itself entered.
    """
    own = device(reader).office
    office = own if office is None and own != SECRETARIAT else office
    earlier, span = year_before(period), _trend(period)
    cube = read_cube(reader, ASKED, (period, earlier), today, office)
    known = tuple(log for log in logs(reader) if log.seq and office in (None, log.office))
    counted = cube.answers(OFFICE)
    shown = (office,) if office else tuple(code for code in offices() if code != SECRETARIAT or code in counted)
    here = {log.office for log in known}
    complete = None if office else completeness(reader, period, today)
    several = held(complete.versions if complete else by_period(versions(reader, office or "", within=period)))
    closed = {one: was for one in (period, earlier) if (was := published(reader, one))}
    return Book(
        office=office,
        period=period,
        earlier=earlier,
        span=span,
        shown=shown,
        silent=tuple(code for code in shown if code not in here),
        cube=cube,
        trend=read_cube(reader, (Asked(("cases",), TREND),), (span,), today, office),
        voices=voices(reader, period, office, several),
        logs=known,
        latest=max((record_at(reader.connection, log.id, log.seq).at for log in known), default=""),
        disputed=_disputed(reader, office),
        statements=complete,
        held=several,
        published=closed.get(period),
        published_earlier=closed.get(earlier),
        moved=tuple(
            one for each, was in closed.items() for one in moved(reader, cube, ASKED, each, was, today, office)
        ),
    )


def _trend(period: Period) -> Period:
    """Return the twelve months up to the end of a period, which no period exceeds."""
    end = period.end.year * 12 + period.end.month - 1 - TREND_MONTHS
    return Period(MONTH, date(end // 12, end % 12 + 1, 1), period.end)


def _disputed(reader: Reader, office: str | None) -> int:
    entry = tables.entry.c
    found = select(func.count()).where(entry.form == "case", entry.heads > 1)
    return reader.connection.execute(found.where(entry.office == office) if office else found).scalar_one()
