"""Keying from paper: every key at a question, heads down."""

from collections.abc import Callable

import pytest

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.forms import installed
from tests.gui.form.conftest import row_of
from tests.support.gui import press, shoot, type_text

Open = Callable[..., FormPage]


def test_opening_puts_the_focus_on_the_first_unanswered_question(view: FormView, entering: Entering) -> None:
    assert entering.caret == "/name"
    assert row_of(view, "/name").has_focus


def test_enter_gives_and_goes_on_shift_enter_goes_back(entering: Entering) -> None:
    type_text("សុខ ចាន់ដារ៉ា")
    press("Enter")
    assert entering.filled.value("/name") == "សុខ ចាន់ដារ៉ា"
    assert entering.caret == "/kind"
    press("Shift+Enter")
    assert entering.caret == "/name"
    press("Tab")
    assert entering.caret == "/kind"
    press("Shift+Tab")
    assert entering.caret == "/name"


def test_a_digit_chooses_the_one_answer_and_goes_on(view: FormView, entering: Entering) -> None:
    view.focus_path("/kind")
    press("2")
    assert entering.filled.value("/kind") == "b"
    assert entering.caret == "/means"


def test_a_khmer_digit_chooses_too(view: FormView, entering: Entering) -> None:
    view.focus_path("/kind")
    type_text("៣")
    assert entering.filled.value("/kind") == "other"


def test_digits_toggle_several_answers_and_enter_goes_on(view: FormView, entering: Entering) -> None:
    view.focus_path("/means")
    press("3")
    press("1")
    assert entering.filled.value("/means") == "force debt"
    press("3")
    assert entering.filled.value("/means") == "force"
    assert entering.caret == "/means"
    press("Enter")
    assert entering.caret == "/day"


def test_nought_clears_and_arrows_with_space_choose(view: FormView, entering: Entering) -> None:
    view.focus_path("/kind")
    press("→")
    press("Space")
    assert entering.filled.value("/kind") == "b"
    press("←")
    press("Space")
    assert entering.filled.value("/kind") == "a"
    assert entering.caret == "/kind"
    press("0")
    assert entering.filled.value("/kind") is None


def test_a_digit_without_a_choice_does_nothing(view: FormView, entering: Entering) -> None:
    view.focus_path("/kind")
    press("7")
    assert entering.filled.value("/kind") is None
    assert entering.caret == "/kind"


@pytest.mark.parametrize("typed", ["150626", "១៥០៦២៦", "15/6/26"])
def test_a_date_is_typed_in_either_script(view: FormView, entering: Entering, typed: str) -> None:
    view.focus_path("/day")
    type_text(typed)
    press("Enter") if entering.caret == "/day" else None
    assert entering.filled.value("/day") == "2026-06-15"
    assert row_of(view, "/day").control.text() == "15/06/2026"  # type: ignore[union-attr]


def test_a_full_date_goes_on_by_itself_unless_settings_say_no(open_form: Open) -> None:
    for advance in (True, False):
        page = open_form(advance=advance)
        assert page.view is not None
        assert page.entering is not None
        page.view.focus_path("/day")
        type_text("15062026")
        assert page.entering.caret == ("/hour" if advance else "/day")


def test_a_wrong_date_is_said_when_it_is_left_and_does_not_hold_the_focus(view: FormView, entering: Entering) -> None:
    view.focus_path("/day")
    type_text("310626")
    row = row_of(view, "/day")
    assert row.said.text == ""
    press("Enter")
    assert entering.caret == "/hour"
    assert row.said.tone == "error"
    assert row.said.text == "Day: June has 30 days. Type a day from 01 to 30."
    press("Shift+Enter")
    assert row.said.tone == "error"
    type_text("300626")
    assert row.said.text == ""


def test_what_was_wrongly_typed_is_kept_as_it_was(view: FormView, entering: Entering) -> None:
    view.focus_path("/count")
    type_text("many")
    press("Enter")
    assert row_of(view, "/count").control.text() == "many"  # type: ignore[union-attr]
    assert "many" in str(entering.filled.value("/count"))


def test_a_missing_answer_is_said_once_the_question_was_left(view: FormView) -> None:
    row = row_of(view, "/name")
    assert row.said.tone == ""
    press("Enter")
    assert row.said.tone == "missing"
    press("Shift+Enter")
    type_text("x")
    assert row.said.tone == ""


def test_today_is_one_key(view: FormView, entering: Entering) -> None:
    view.focus_path("/day")
    press("Ctrl+T")
    assert len(str(entering.filled.value("/day"))) == 10
    assert entering.caret == "/hour"


def test_special_answers_stand_in_the_field_and_give_way_to_typing(view: FormView, entering: Entering) -> None:
    view.focus_path("/count")
    type_text("4")
    press("F6")
    row = row_of(view, "/count")
    assert entering.known("/count") == {"special": "not_known"}
    assert (entering.filled.value("/count"), row.control.text(), row.control.special) == (None, "", "not known")  # type: ignore[union-attr]
    shoot(view, "special")
    type_text("5")
    press("Enter")
    assert (entering.filled.value("/count"), entering.known("/count")) == (5, {})
    press("Shift+Enter")
    press("F7")
    press("F7")
    assert entering.known("/count") == {}


def test_a_special_answer_is_erased_like_typing(view: FormView, entering: Entering) -> None:
    for path in ("/count", "/story", "/kind"):
        view.focus_path(path)
        press("F8")
        assert entering.known(path) == {"special": "not_applicable"}
        press("Backspace")
        assert entering.known(path) == {}


def test_the_story_takes_lines_and_tab_leaves_it(view: FormView, entering: Entering) -> None:
    view.focus_path("/story")
    type_text("មួយ\nពីរ")
    assert entering.filled.value("/story") == "មួយ\nពីរ"
    assert entering.caret == "/story"
    before = row_of(view, "/story").height()
    type_text("\n3\n4\n5")
    view.arrange()
    assert row_of(view, "/story").height() > before
    press("Tab")
    assert entering.caret == "/law"


def test_calculated_answers_are_passed_over_and_follow(view: FormView, entering: Entering) -> None:
    view.focus_path("/count")
    type_text("21")
    press("Enter")
    assert entering.filled.value("/double") == 42
    assert row_of(view, "/double").control.text() == "42"  # type: ignore[union-attr]
    assert row_of(view, "/double").control.isReadOnly()  # type: ignore[union-attr]


def test_an_unusual_answer_asks_for_a_reason_which_clears_it(view: FormView, entering: Entering) -> None:
    view.focus_path("/count")
    type_text("12")
    press("Enter")
    row = row_of(view, "/count")
    assert row.said.tone == "warn"
    assert row.said.text == "Please check: That is many."
    press("Shift+Enter")
    assert row.reason is not None
    assert row.reason.hasFocus()
    assert row.reason.y() == row.control.widget.y()
    type_text("ច្រើនមែន")
    shoot(view, "reason")
    press("Enter")
    assert entering.caret == "/sum"
    assert entering.known("/count") == {"reason": "ច្រើនមែន"}
    assert row.said.tone == ""
    assert row.reason.text() == "ច្រើនមែន"


def test_f9_goes_through_the_problems_and_says_them(view: FormView, entering: Entering) -> None:
    press("F9")
    assert entering.caret == "/kind"
    assert row_of(view, "/kind").said.tone == "missing"
    press("F9")
    assert entering.caret == "/name"
    press("Shift+F9")
    assert entering.caret == "/kind"


def test_sections_and_ends_are_a_key_away(view: FormView, entering: Entering) -> None:
    press("Ctrl+PgDn")
    assert (view.section, entering.caret) == (2, "/law")
    press("Ctrl+PgUp")
    assert (view.section, entering.caret) == (1, "/name")
    press("Ctrl+End")
    assert (view.section, entering.caret) == (3, "/last")
    press("Ctrl+Home")
    assert (view.section, entering.caret) == (1, "/name")


def test_the_last_question_of_a_section_leads_into_the_next(view: FormView, entering: Entering) -> None:
    view.focus_path("/place")
    press("Enter")
    assert view.section == 3
    press("Shift+Enter")
    assert (view.section, entering.caret) == (2, "/place")


def test_the_last_question_of_all_stays_and_says_so(page: FormPage, entering: Entering) -> None:
    press("Ctrl+End")
    press("Enter")
    assert entering.caret == "/last"
    assert page.frame.strip.kept == "This is the last question. Ctrl+S saves as final."


def test_a_section_that_is_left_out_is_passed_over(view: FormView, entering: Entering) -> None:
    view.focus_path("/kind")
    press("2")
    view.focus_path("/place")
    press("Enter")
    assert (view.section, entering.caret) == (2, "/place")


def test_going_to_a_question_by_number_or_words(view: FormView, entering: Entering) -> None:
    press("Ctrl+G")
    type_text("២.៣")
    shoot(view, "go-to")
    press("Enter")
    assert entering.caret == "/place"
    press("Ctrl+G")
    type_text("រឿង")
    press("Enter")
    assert entering.caret == "/story"
    press("Ctrl+G")
    press("Esc")
    assert entering.caret == "/story"
    assert row_of(view, "/story").has_focus


def test_a_note_is_written_beside_a_question(page: FormPage, view: FormView, entering: Entering) -> None:
    view.focus_path("/day")
    press("Ctrl+M")
    type_text("ក្នុងកំណត់ហេតុ សរសេរ «ចុងខែមិថុនា»")
    shoot(view, "note")
    press("Esc")
    assert entering.known("/day") == {"note": "ក្នុងកំណត់ហេតុ សរសេរ «ចុងខែមិថុនា»"}
    assert row_of(view, "/day").has_focus
    assert row_of(view, "/day").said.tone == "note"
    assert page.aid.aid.note.startswith("ក្នុង")
    assert page.aid.aid.noted.startswith("សុភា · ")


def test_typing_is_undone_in_the_field_then_field_by_field(view: FormView, entering: Entering) -> None:
    type_text("ab")
    press("Enter")
    press("1")
    view.focus_path("/name")
    type_text("xyz")
    press("Ctrl+Z")
    assert entering.caret == "/name"
    assert entering.filled.value("/name") in ("ab", "xy", None)
    while entering.filled.value("/name") != "ab":
        press("Ctrl+Z")
    press("Ctrl+Z")
    assert entering.caret == "/kind"
    assert entering.filled.value("/kind") is None
    press("Ctrl+Z")
    assert (entering.caret, entering.filled.value("/name")) == ("/name", None)
    assert row_of(view, "/name").control.text() == ""  # type: ignore[union-attr]
    press("Ctrl+Y")
    assert row_of(view, "/name").control.text() == "ab"  # type: ignore[union-attr]
    press("Ctrl+Y")
    assert entering.filled.value("/kind") == "a"


def test_the_entry_before_answers_with_one_key(
    open_form: Open, settled: Callable[[], None], entering: Entering, view: FormView
) -> None:
    type_text("ដូចមុន")
    view.focus_path("/count")
    type_text("7")
    press("Esc")
    settled()
    page = open_form()
    press("F2")
    assert page.entering is not None
    assert page.entering.filled.value("/name") == "ដូចមុន"
    assert page.entering.caret == "/kind"
    press("Ctrl+Shift+D")
    assert page.entering.filled.value("/count") == 7
    press("Ctrl+Z")
    assert page.entering.filled.value("/count") is None


def test_a_question_that_the_answer_before_makes_asked_is_not_passed_over(open_form: Open) -> None:
    page = open_form(installed.load("hotline"))
    assert page.view is not None
    assert page.entering is not None
    page.view.focus_path("/people")
    type_text("៣")
    press("Enter")
    assert page.entering.caret == "/women"
