"""What can go wrong on the floor `intake` that a person can act on."""

from dataclasses import dataclass

from ctip_desktop.errors.base import CtipError


@dataclass(eq=False)
class SpreadsheetMissing(CtipError):
    """There is no such file."""

    file: str


@dataclass(eq=False)
class SpreadsheetUnreadable(CtipError):
    """The file is no spreadsheet, is damaged, or is locked by a password."""

    file: str


@dataclass(eq=False)
class SheetTooLarge(CtipError):
    """A sheet reaches further than any that people fill in."""

    file: str
    sheet: str


@dataclass(eq=False)
class SheetMissing(CtipError):
    """The spreadsheet has no sheet of that name; `sheets` are those it has."""

    file: str
    sheet: str
    sheets: str


@dataclass(eq=False)
class NoHeads(CtipError):
    """No row of the spreadsheet has heads that name questions of the form."""

    file: str
    form: str


@dataclass(eq=False)
class HeadUnknown(CtipError):
    """No column has this head."""

    head: str


@dataclass(eq=False)
class NotAPair(CtipError):
    """What was typed is not two things with `=` between."""

    text: str


@dataclass(eq=False)
class QuestionUnknown(CtipError):
    """The form asks no such question, or it is not answered by hand."""

    question: str
    form: str


@dataclass(eq=False)
class AnswerUnreadable(CtipError):
    """What is to stand in every entry is no answer to its question."""

    question: str
    text: str


@dataclass(eq=False)
class CheckingStopped(CtipError):
    """A person stopped the checks of a file; nothing of it was taken in."""

    file: str


@dataclass(eq=False)
class TakenInBefore(CtipError):
    """This very file was taken in before; `at` is when."""

    file: str
    at: str
