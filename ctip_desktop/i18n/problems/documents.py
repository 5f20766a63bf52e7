"""The words for the failures of the floor `documents`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.documents import (
    AnotherForm,
    AnswerNotPrintable,
    FileNotThere,
    NotAMeeting,
    NothingToAsk,
    NotUtf8,
    PaperNotPrinted,
    PaperNotWritten,
)
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    FileNotThere: N_("There is no file {file}; check its name and folder."),
    NotUtf8: N_("{file} is not UTF-8 text (byte {byte}); save it as UTF-8 and print it again."),
    AnswerNotPrintable: N_("The answer at {at} cannot be printed: it is not what its question asks for; correct it."),
    PaperNotWritten: N_("The paper cannot be written to {file} ({reason}); choose another folder or name."),
    PaperNotPrinted: N_(
        "The printer {printer} did not take the paper; see that it is on and has paper, then print again."
    ),
    AnotherForm: N_("{name} is no entry of the form {form}; see its form with “entry show”."),
    NothingToAsk: N_("There is nothing to ask of {whom} for {period}; no letter is needed."),
    NotAMeeting: N_("{name} is no meeting; minutes are printed of meetings only."),
}
