"""The words for the failures of the floor `reports`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.reports import (
    ExportFolderNotEmpty,
    ExportStopped,
    FigureNotDisputed,
    IndicatorUnknown,
    NoStatementOwed,
    NoSuchDay,
    NoSuchFigure,
    NoSuchOffice,
    NoSuchPeriod,
    NotYourPersons,
    OnePersonTwice,
    PeriodNotBegun,
    PeriodNotOver,
    PersonUnknown,
    ReasonMissing,
    StatementMissing,
    StatementOutdated,
    StatementUnchanged,
)
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    NoSuchPeriod: N_("“{period}” is no period; write 2026-06, 2026-Q2, 2026-S1, 2026-9M or 2026."),
    NoSuchOffice: N_("“{office}” is no office; write the two digits of one, 00 for the secretariat."),
    NoSuchDay: N_("“{day}” is no day; write year, month and day: 2026-07-31."),
    IndicatorUnknown: N_("The form {form} declares no indicator {name}; see its sheet “indicators”."),
    NoStatementOwed: N_("Office {office} owes no statements; it adds up those of the provinces."),
    PeriodNotBegun: N_("The period {period} has not begun; make its statement when it is over."),
    PeriodNotOver: N_("The period {period} is not over; close it when its last day is past."),
    StatementMissing: N_("Office {office} has no statement for {period} here that waits for approval; make it first."),
    StatementUnchanged: N_(
        "Statement {number} for {period} is approved and nothing changed since; no new one is needed."
    ),
    StatementOutdated: N_(
        "Statement {number} for {period}: entries changed after it was made. Make it again, then approve."
    ),
    NoSuchFigure: N_("The statement has no figure {figure} of {kind}; see its figures with “statement show”."),
    ExportFolderNotEmpty: N_(
        "The folder {folder} is not empty; name a new one, so that no older file is taken for this one."
    ),
    ExportStopped: N_("The export was stopped; nothing of it is left. Export again for the whole."),
    FigureNotDisputed: N_("Figure {figure}: a remark needs a number other than the one counted, and a reason."),
    ReasonMissing: N_("The decision has no reason; write in a few words by what the persons were told."),
    OnePersonTwice: N_("Name two different persons, both victims or both suspects."),
    NotYourPersons: N_(
        "Office {office} decides about persons of its own entries only; the secretariat decides others."
    ),
    PersonUnknown: N_("Entry {name} names nobody to compare, or several persons; name the row of one."),
}
