"""What can go wrong on the floor `reports` that a person can act on."""

from dataclasses import dataclass

from ctip_desktop.errors.base import CtipError


@dataclass(eq=False)
class NoSuchPeriod(CtipError):
    """The text is no period's code."""

    period: str


@dataclass(eq=False)
class NoSuchOffice(CtipError):
    """The text is no office's code."""

    office: str


@dataclass(eq=False)
class NoSuchDay(CtipError):
    """The text is no day of the calendar."""

    day: str


@dataclass(eq=False)
class IndicatorUnknown(CtipError):
    """The form declares no indicator of that name."""

    name: str
    form: str


@dataclass(eq=False)
class NoStatementOwed(CtipError):
    """The office declares no figures: the secretariat adds up those of others."""

    office: str


@dataclass(eq=False)
class PeriodNotBegun(CtipError):
    """Nothing can be declared of a period that is still to come."""

    period: str


@dataclass(eq=False)
class PeriodNotOver(CtipError):
    """The figures of a period that still runs cannot be closed."""

    period: str


@dataclass(eq=False)
class StatementMissing(CtipError):
    """The office made no statement for the period."""

    office: str
    period: str


@dataclass(eq=False)
class StatementUnchanged(CtipError):
    """The approved statement for the period still says what the entries say."""

    period: str
    number: str


@dataclass(eq=False)
class StatementOutdated(CtipError):
    """Entries changed after the statement was made, so that it says other figures than they do."""

    period: str
    number: str


@dataclass(eq=False)
class NoSuchFigure(CtipError):
    """The statement has no such figure to dispute."""

    kind: str
    figure: str


@dataclass(eq=False)
class FigureNotDisputed(CtipError):
    """A remark gives the very figure that was counted, or none, or no reason."""

    figure: str


@dataclass(eq=False)
class ExportFolderNotEmpty(CtipError):
    """The folder an export was to be written into holds something already."""

    folder: str


class ExportStopped(CtipError):
    """A person stopped an export; nothing of it remains."""


@dataclass(eq=False)
class ReasonMissing(CtipError):
    """A decision needs a reason."""


@dataclass(eq=False)
class OnePersonTwice(CtipError):
    """Two different persons of one kind are needed to say whether they are the same."""


@dataclass(eq=False)
class NotYourPersons(CtipError):
    """A province decides only among the persons of its own entries."""

    office: str


@dataclass(eq=False)
class PersonUnknown(CtipError):
    """The entry is about nobody who is compared, or about several of whom none is named."""

    name: str
