"""What can go wrong on the floor `forms` that a person can act on."""

from ctip_desktop.errors.base import CtipError


class CompiledFormDamaged(CtipError):
    """A compiled form cannot be read, or its content is not what its version names."""


class CompiledFormNewer(CtipError):
    """A compiled form is of a format this program does not know yet."""

    format: int
    known: int


class NotAWorkbook(CtipError):
    """A file is neither an xlsx workbook nor Markdown tables."""

    file: str


class ExpressionSyntax(CtipError):
    """A text is no expression; `position` is where it stops making sense, from 1."""

    expression: str
    position: int


class ExpressionNotTaken(CtipError):
    """An expression uses a function or a form of path this program does not take."""

    expression: str
    position: int
    what: str


class ExpressionArguments(CtipError):
    """A function in an expression is given too many or too few arguments."""

    expression: str
    position: int
    function: str
    given: int


class FormSourceMissing(CtipError):
    """There is no file to compile."""

    file: str


class FormFaulty(CtipError):
    """A form's source has faults; each is told by itself."""

    file: str
    count: int


class FormNotInstalled(CtipError):
    """No installed form has this name."""

    form: str


class AnswersOutOfShape(CtipError):
    """Where rows are meant, the answers hold something else."""

    at: str


class AnswersNotJson(CtipError):
    """A file of answers is not one object of JSON."""

    file: str


class AnswersTooDeep(CtipError):
    """A file of answers nests lists and objects deeper than any form does."""

    file: str
    limit: int


class AnswersTwice(CtipError):
    """A file of answers names a question twice in one scope."""

    file: str
    name: str


class ExpressionWithoutSql(CtipError):
    """An expression that is to be asked of the store uses what cannot be asked there."""

    what: str
