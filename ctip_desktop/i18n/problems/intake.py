"""The words for the failures of the floor `intake`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.intake import (
    AnswerUnreadable,
    CheckingStopped,
    HeadUnknown,
    NoHeads,
    NotAPair,
    QuestionUnknown,
    SheetMissing,
    SheetTooLarge,
    SpreadsheetMissing,
    SpreadsheetUnreadable,
    TakenInBefore,
)
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    SpreadsheetMissing: N_("There is no spreadsheet {file}; check its name and folder."),
    SpreadsheetUnreadable: N_(
        "{file} cannot be read as a spreadsheet; open it in a spreadsheet program, save it without a password, "
        "and try again."
    ),
    SheetTooLarge: N_("Sheet “{sheet}” of {file} is too large; delete what stands far from its table."),
    SheetMissing: N_("{file} has no sheet “{sheet}”; it has these: {sheets}."),
    NoHeads: N_(
        "No row of {file} names questions of the form {form}; fill in its template, or name columns with “--map”."
    ),
    HeadUnknown: N_("No column has the head “{head}”; write it as it stands in the sheet."),
    NotAPair: N_("“{text}” is not of the form NAME=VALUE; write the two with an equals sign between."),
    QuestionUnknown: N_("The form {form} has no question {question} that is answered by hand; check its name."),
    AnswerUnreadable: N_("“{text}” is no answer to {question}; write it as it is typed in the form."),
    CheckingStopped: N_("The checks of {file} were stopped; nothing was taken in. Check it again to go on."),
    TakenInBefore: N_("{file} was already taken in on {at}; to take it in a second time, add “--again”."),
}
