"""What can go wrong on the floor `documents` that a person can act on.

CtipError
├── FileNotThere        the file to print is not there, or is a folder
├── NotUtf8             it is not text in UTF-8
├── AnswerNotPrintable  an answer is of another kind than its question's
├── PaperNotWritten     the paper cannot be written where it should go
└── PaperNotPrinted     the printer did not take the paper
"""

from dataclasses import dataclass

from ctip_desktop.errors.base import CtipError


@dataclass(eq=False)
class FileNotThere(CtipError):
    """No file stands under this name."""

    file: str


@dataclass(eq=False)
class NotUtf8(CtipError):
    """The file is not UTF-8 text from its `byte`th byte on (from 1)."""

    file: str
    byte: int


@dataclass(eq=False)
class AnswerNotPrintable(CtipError):
    """An answer is of another kind than its question's (a date that is no date); `at` is its path."""

    at: str


@dataclass(eq=False)
class PaperNotWritten(CtipError):
    """The paper could not be written; what stood there before still stands there."""

    file: str
    reason: str


@dataclass(eq=False)
class PaperNotPrinted(CtipError):
    """The printer did not take the paper, or not all of it."""

    printer: str


@dataclass(eq=False)
class NotAMeeting(CtipError):
    """Minutes are printed of a meeting, and the entry is of another kind."""

    name: str


@dataclass(eq=False)
class AnotherForm(CtipError):
    """The entry is of another form than the one whose sheet is asked for."""

    name: str
    form: str


@dataclass(eq=False)
class NothingToAsk(CtipError):
    """A letter asks for nothing: nothing is late, or nothing waits to be confirmed, by `whom` in the period."""

    whom: str
    period: str
