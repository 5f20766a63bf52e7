"""What follows from answers on the page: what is left out and why, where the focus goes, and that it stays."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.form.between import SkipLine
from ctip_desktop.desktop.form.controls.long_text import LongText
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.view import FormView
from tests.gui.form.conftest import row_of
from tests.support.gui import press, shoot, type_text


def left_out(view: FormView) -> list[str]:
    return [part.words for part in view.page.pile.parts if isinstance(part, SkipLine) and not part.isHidden()]


def test_what_is_left_out_is_told_where_it_would_stand(view: FormView, entering: Entering) -> None:
    assert left_out(view) == ["1.3 (Which other) left out: 1.2 is not answered"]
    entering.set("/kind", "a")
    assert left_out(view) == ["1.3 (Which other) left out: 1.2 is “The first”"]
    parts = view.page.pile.parts
    assert isinstance(parts[parts.index(row_of(view, "/kind")) + 1], SkipLine)
    entering.set("/kind", "other")
    assert left_out(view) == []
    assert not row_of(view, "/other").isHidden()


def test_a_hidden_answer_comes_back_as_it_was(view: FormView, entering: Entering) -> None:
    entering.set("/kind", "other")
    entering.set("/other", "ផ្សេងមែន")
    entering.set("/kind", "a")
    assert row_of(view, "/other").isHidden()
    entering.set("/kind", "other")
    assert row_of(view, "/other").control.text() == "ផ្សេងមែន"  # type: ignore[union-attr]


def test_a_question_that_is_hidden_while_in_it_passes_the_focus_on(view: FormView, entering: Entering) -> None:
    entering.set("/kind", "other")
    view.focus_path("/other")
    entering.set("/kind", "a")
    assert entering.caret == "/means"
    assert row_of(view, "/means").has_focus


def test_hiding_and_showing_never_moves_the_focus_nor_the_caret_elsewhere(view: FormView, entering: Entering) -> None:
    view.focus_path("/story")
    type_text("ពាក្យ")
    row = row_of(view, "/story")
    assert isinstance(row.control, LongText)
    row.control.put_caret(2)
    entering.set("/kind", "other")
    entering.set("/count", 3)
    entering.undo()
    entering.set("/kind", "b")
    assert row.has_focus
    assert row.control.lines.textCursor().position() == 2


def test_what_has_the_focus_stays_where_it_is_on_the_screen(page: FormPage, view: FormView, entering: Entering) -> None:
    page.frame.window().resize(1366, 420)
    view.arrange()
    view.focus_path("/story")
    row = row_of(view, "/story")
    before = row.mapTo(view, row.rect().topLeft()).y()
    entering.set("/kind", "other")
    assert row.mapTo(view, row.rect().topLeft()).y() == before


def test_only_what_is_other_than_before_is_written(view: FormView, entering: Entering) -> None:
    said: list[str] = []
    for path in ("/means", "/day", "/sum"):
        row = row_of(view, path)
        row.control.show_answer = lambda path=path: said.append(path)  # type: ignore[method-assign,union-attr]
    entering.set("/sum", "2")
    assert said == ["/sum"]


def test_a_note_follows_the_answers_it_names(view: FormView, entering: Entering) -> None:
    view.page.build_all()
    note = view.page.pile.part("/said")
    assert note is not None
    entering.set("/count", 7)
    assert note.accessibleName() == "There are 7"


def test_the_language_changes_at_once_and_the_caret_stays(
    page: FormPage, view: FormView, entering: Entering, look_and_language: Callable[..., None]
) -> None:
    entering.set("/day", "2026-06-15")
    view.focus_path("/name")
    type_text("abcdef")
    control = row_of(view, "/name").control
    control.setCursorPosition(3)  # type: ignore[union-attr]
    look_and_language("km")
    QApplication.processEvents()
    assert (control.text(), control.cursorPosition()) == ("abcdef", 3)  # type: ignore[union-attr]
    assert row_of(view, "/name").has_focus
    assert row_of(view, "/day").control.text() == "១៥/០៦/២០២៦"  # type: ignore[union-attr]
    assert page.sections._entries[0].text() == "ដំបូង"
    shoot(page.frame.window(), "language")
    look_and_language("en")
    QApplication.processEvents()
    assert row_of(view, "/day").control.text() == "15/06/2026"  # type: ignore[union-attr]


def test_a_field_entered_by_key_has_its_content_selected(view: FormView, entering: Entering) -> None:
    entering.set("/name", "old")
    press("Enter")
    press("Shift+Enter")
    type_text("new")
    press("Enter")
    assert entering.filled.value("/name") == "new"
