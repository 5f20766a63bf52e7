"""Long lists and places: narrowed by typing in either language, chosen by keys; nothing typed is lost."""

from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.form.controls.list_field import ListField
from ctip_desktop.desktop.form.controls.suggestions import Suggestion, SuggestionModel
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.forms.places import place_finder
from tests.gui.form.conftest import row_of
from tests.support.gui import press, shoot, type_text

Settled = Callable[[], None]


def at(view: FormView, path: str) -> ListField:
    view.focus_path(path)
    control = row_of(view, path).control
    assert isinstance(control, ListField)
    return control


def proposed(control: ListField) -> list[str]:
    return [line.words for line in control.suggestions.list.lines.lines]


def test_typing_narrows_a_list_and_enter_chooses_and_goes_on(view: FormView, entering: Entering) -> None:
    control = at(view, "/law")
    type_text("law 7")
    assert proposed(control) == ["Law 7 of 1997"]
    press("Enter")
    assert entering.filled.value("/law") == "l7"
    assert entering.caret == "/laws"
    assert control.text() == "Law 7 of 1997"


def test_the_words_of_the_other_language_find_too(view: FormView, entering: Entering) -> None:
    at(view, "/law")
    type_text("ច្បាប់ទី ៣")
    press("Tab")
    assert entering.filled.value("/law") == "l3"


def test_a_list_opens_with_f4_or_down_and_closes_with_esc(view: FormView, entering: Entering) -> None:
    control = at(view, "/law")
    press("↓")
    assert control.is_open
    assert len(proposed(control)) == 12
    shoot(view, "list")
    press("Esc")
    assert not control.is_open
    assert entering.caret == "/law"
    press("F4")
    press("↓", 2)
    press("Enter")
    assert entering.filled.value("/law") == "l3"


def test_leaving_takes_the_line_that_is_marked(view: FormView, entering: Entering) -> None:
    at(view, "/law")
    type_text("1999")
    press("Shift+Tab")
    assert entering.filled.value("/law") == "l9"


def test_what_is_no_choice_is_kept_and_said_to_be_wrong(view: FormView, entering: Entering) -> None:
    control = at(view, "/law")
    type_text("ច្បាប់ចាស់")
    press("Tab")
    assert entering.filled.value("/law") == "ច្បាប់ចាស់"
    assert control.text() == "ច្បាប់ចាស់"
    assert row_of(view, "/law").said.text == "Law: “ច្បាប់ចាស់” is not among the choices here."


def test_emptying_the_field_clears_the_answer(view: FormView, entering: Entering) -> None:
    entering.set("/law", "l1")
    at(view, "/law")
    press("Backspace")
    press("Tab")
    assert entering.filled.value("/law") is None


def test_what_only_narrows_is_no_answer_at_a_pause_but_is_kept_when_all_is_locked(
    view: FormView, entering: Entering
) -> None:
    at(view, "/law")
    type_text("zzz")
    entering.pausing.emit()
    assert entering.filled.value("/law") is None
    entering.keep_now()
    assert entering.filled.value("/law") == "zzz"


def test_several_of_a_long_list_are_chosen_one_after_the_other(view: FormView, entering: Entering) -> None:
    control = at(view, "/laws")
    type_text("law 7")
    press("Enter")
    assert control.is_open
    type_text("law 2 ")
    press("Enter")
    assert entering.filled.value("/laws") == "l2 l7"
    shoot(view, "several")
    press("Enter")
    assert entering.caret == "/place"
    assert row_of(view, "/laws").said.text == "Law 2 of 1992, Law 7 of 1997"
    at(view, "/laws")
    press("F4")
    press("↓")
    press("↑")
    press("Enter")
    assert entering.filled.value("/laws") == "l7"


def test_a_click_chooses(qtbot: QtBot, view: FormView, entering: Entering) -> None:
    control = at(view, "/law")
    press("F4")
    lines = control.suggestions.list
    place = lines.visualRect(lines.lines.index(1)).center()
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert entering.filled.value("/law") == "l2"
    assert row_of(view, "/law").has_focus


def test_a_place_of_any_level_is_found_by_part_of_its_name_and_says_where_it_lies(
    view: FormView, entering: Entering, settled: Settled
) -> None:
    control = at(view, "/place")
    settled()
    type_text("ប៉ោយ")
    lines = control.suggestions.list.lines.lines
    assert lines[0].words == "Paoy Paet"
    assert lines[0].second == "Banteay Meanchey"
    shoot(view, "place")
    press("↓", 2)
    press("Enter")
    assert entering.filled.value("/place") == "011002"
    assert control.text() == "Paoy Paet"
    assert row_of(view, "/place").said.text == "Paoy Paet › Banteay Meanchey"
    assert row_of(view, "/place").said.tone == "help"


def test_words_of_two_levels_find_the_place_where_both_meet() -> None:
    places = place_finder("places.csv").find("kralanh siemreap")
    assert (places[0].code, places[0].path.en) == ("1706", "Siemreap")


def test_places_are_found_in_less_than_twenty_milliseconds() -> None:
    finder = place_finder("places.csv")
    for text in ("a", "ប", "ភូមិ", "ប៉ោយប៉ែត", "siem reap", "១៧"):
        taken = []
        for _ in range(3):
            start = perf_counter()
            finder.find(text)
            taken.append(perf_counter() - start)
        assert min(taken) < 0.02, text


@pytest.mark.parametrize("lines", [(), (Suggestion("a", "A"), Suggestion("b", "B", "second", chosen=True))])
def test_the_lines_are_a_model_as_qt_wants_it(qtmodeltester: object, lines: tuple[Suggestion, ...]) -> None:
    model = SuggestionModel()
    model.set_lines(lines)
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_the_language_may_change_while_a_list_is_open(
    page: FormPage, view: FormView, look_and_language: Callable[..., None]
) -> None:
    control = at(view, "/law")
    type_text("law")
    look_and_language("km")
    assert control.text() == "law"
    assert row_of(view, "/law").has_focus
    press("Enter")
    assert control.text() == "ច្បាប់ទី 1"


def test_a_place_typed_before_the_places_are_ready_is_found_when_it_is_left(view: FormView, entering: Entering) -> None:
    at(view, "/place")
    control = row_of(view, "/place").control
    control._finder = None  # type: ignore[union-attr]
    type_text("ប៉ោយប៉ែត")
    press("Tab")
    assert entering.filled.value("/place") == "0110"
