"""What a key does to the present question: a special answer, the answer before, undo; and to the form: its problems."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.form import going
from ctip_desktop.desktop.form.attachments.section import AttachmentsPage
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView


def give_special(view: "FormView", special: str) -> None:
    """Give a special answer in place of an answer; given once more, it is taken away."""
    row = view.present
    if row is None or next(row.stops(), None) is None:
        return
    row.control.hand_in()
    same = view.entering.known(row.path).get("special") == special
    view.entering.give_special(row.path, "" if same else special)


def same_as_before(view: "FormView") -> None:
    """Give the answer of the entry before, or of the row above, and go on."""
    row = view.present
    if row is None or next(row.stops(), None) is None:
        return
    row.control.hand_in()
    if view.entering.same_as_before(row.path):
        view.go(1)
    else:
        view.told.emit(_("The entry before has no answer to this question."))


def copy_previous(view: "FormView") -> None:
    """Answer what is not answered as in the entry before."""
    view.hand_in()
    if view.entering.copy_previous():
        view.done.emit(_("Answers of the entry before were copied."))
    else:
        view.told.emit(_("There is no entry before this one to copy from."))


def undo(view: "FormView") -> None:
    """Undo within the field, else what was last done to the form."""
    row = view.present
    if row and row.can_undo:
        row.undo_typing()
        return
    if isinstance(view.page, AttachmentsPage) and view.page.undo():
        return
    path = view.entering.undo()
    if path:
        view.focus_path(path)
    else:
        view.told.emit(_("There is nothing to undo."))


def redo(view: "FormView") -> None:
    """Do again within the field, else what was last undone in the form."""
    row = view.present
    if row and row.can_redo:
        row.redo_typing()
        return
    path = view.entering.redo()
    if path:
        view.focus_path(path)
    else:
        view.told.emit(_("There is nothing to do again."))


def go_to_problem(view: "FormView", by: int) -> None:
    """Go to the next problem (1), or the one before (-1), and say it."""
    view.hand_in()
    progress, here = view.entering.progress, view.entering.caret or None
    problem = progress.next_problem(here) if by > 0 else progress.previous_problem(here)
    if problem is None:
        view.told.emit(_("Nothing is wrong or missing."))
        return
    show_problem(view, problem.path)


def show_problem(view: "FormView", path: str) -> None:
    """Go to a question and say what is wrong with its answer, also where none was given yet."""
    view.focus_path(path)
    if isinstance(view.present, QuestionRow) and view.present.path == path:
        view.present.check()


def go_to_end(view: "FormView", by: int) -> None:
    """Go to the last question of the form (1), or the first (-1)."""
    going.go_to_end(view, by)
