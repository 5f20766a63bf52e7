"""The words for the failures of the floor `forms`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.forms import (
    AnswersNotJson,
    AnswersOutOfShape,
    AnswersTooDeep,
    AnswersTwice,
    CompiledFormDamaged,
    CompiledFormNewer,
    ExpressionArguments,
    ExpressionNotTaken,
    ExpressionSyntax,
    ExpressionWithoutSql,
    FormFaulty,
    FormNotInstalled,
    FormSourceMissing,
    NotAWorkbook,
)
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    CompiledFormDamaged: N_("This form is damaged; install it again or ask the secretariat for it."),
    CompiledFormNewer: N_(
        "This form is of format {format}, and this program knows formats up to {known}; install the newer program."
    ),
    FormSourceMissing: N_("There is no file {file}; check its name and folder."),
    FormFaulty: N_("Faults in {file}: {count}; correct them in the workbook and check it again."),
    FormNotInstalled: N_("There is no form “{form}” here; see “ctip-desktop form list”."),
    NotAWorkbook: N_("{file} is neither an .xlsx workbook nor Markdown tables; name the form's source."),
    ExpressionSyntax: N_(
        "“{expression}” stops making sense at character {position}; check brackets, quotes and names."
    ),
    ExpressionNotTaken: N_(
        "“{expression}” uses {what} at character {position}, which this program does not take; write it another way."
    ),
    ExpressionArguments: N_(
        "In “{expression}”, {function} at character {position} is given {given} arguments, "
        "which is too many or too few; check its brackets and commas."
    ),
    AnswersOutOfShape: N_("The answers at {at} must be a list of rows, each an object; correct the file."),
    AnswersNotJson: N_("{file} is not one JSON object; correct the file."),
    AnswersTooDeep: N_("{file} nests deeper than {limit} levels; correct the file."),
    AnswersTwice: N_("{file} gives “{name}” twice; keep one of the two."),
    ExpressionWithoutSql: N_("Figures cannot be counted by {what}; calculate it in the form, and count by its answer."),
}
