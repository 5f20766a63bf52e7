"""The history of an entry says what each revision changed, and shows versions that do not agree side by side."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.changes import NOTHING, Changed, State, changes
from ctip_desktop.desktop.entries.chapters import Chapter, chapters
from ctip_desktop.desktop.entries.history import HistoryPage
from ctip_desktop.desktop.entries.lines import Line
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.forms import installed
from ctip_desktop.i18n import use_language
from tests.support.desk_entries import a_case
from tests.support.gui import press

CASE = a_case(1, "2026-06-01")
FORM = installed.load("case")


def state(**about: dict[str, str]) -> State:
    return State(CASE, {}, FORM)


def with_answers(**answers: object) -> State:
    return State({**CASE, **answers}, {}, FORM)


def test_a_choice_is_said_in_the_words_of_the_form() -> None:
    before, after = with_answers(stage="investigation"), with_answers(stage="court")
    assert changes(before, after) == [Changed("Stage", "Investigation", "Court")]
    use_language("km")
    assert changes(before, after) == [Changed("ដំណាក់កាល", "ស៊ើបអង្កេត", "តុលាការ")]


def test_an_answer_in_a_row_is_named_by_the_row() -> None:
    victim = {**CASE["victim"][0], "v_age": 99}
    (changed,) = changes(state(), with_answers(victim=[victim, *CASE["victim"][1:]]))
    assert changed.question == "Victims, row 1 · Age at the time (years)"
    assert changed.after == "99"


def test_a_row_that_came_is_told_with_all_its_answers() -> None:
    row = {"_id": "9" * 32, "v_name": "ចាន់ ថា", "v_sex": "Feminine"}
    found = changes(state(), with_answers(victim=[*CASE["victim"], row]))
    number = len(CASE["victim"]) + 1
    assert found[0] == Changed(f"Victims, row {number}", "", "row added")
    assert found[1] == Changed(f"Victims, row {number} · Name", "", "ចាន់ ថា", personal=True)
    gone = changes(with_answers(victim=[*CASE["victim"], row]), state())
    assert gone[0] == Changed(f"Victims, row {number}", "row taken out", "")


def test_rows_in_another_order_are_told_once() -> None:
    rows = [{"_id": "1" * 32, "v_sex": "Feminine"}, {"_id": "2" * 32, "v_sex": "Feminine"}]
    found = changes(with_answers(victim=rows), with_answers(victim=rows[::-1]))
    assert found == [Changed("Victims", "", "the rows stand in another order")]


def test_what_is_calculated_is_not_told() -> None:
    assert changes(state(), with_answers(n_victims=77)) == []


def test_a_special_answer_and_a_note_are_told() -> None:
    about = {"/court": {"special": "not_known", "note": "asked twice"}}
    after = replace(state(), about=about)
    assert changes(state(), after) == [
        Changed("Court", "", "not known"),
        Changed("Court · note", "", "asked twice"),
    ]


def test_answers_of_a_form_that_is_not_here_are_told_as_they_are_kept() -> None:
    before, after = State({"was": "1"}, {}, None), State({"was": "2"}, {}, None)
    assert changes(before, after) == [Changed("was", "1", "2", personal=True)]


def test_a_first_revision_tells_all_that_was_answered() -> None:
    found = changes(NOTHING, state())
    assert found[0].question == "Case number"
    assert any(one.personal for one in found)
    assert all(not one.before or one.before == "" for one in found)


@pytest.fixture
def history(
    work: dict[str, str], desk: Desk, frame: Frame, settled: Callable[[], None]
) -> Callable[[str], HistoryPage]:
    """Open the history of an entry."""

    def open_it(which: str) -> HistoryPage:
        line = Line(work[which], "case", "received", False, "Case", "01-2026-A-0014", "", "", (), "", "")
        page = HistoryPage(desk, frame, line)
        frame.open(page)
        settled()
        return page

    return open_it


def told(desk: Desk, entry: str) -> list[Chapter]:
    with desk.store.reading() as reader:
        return chapters(reader, entry)


def test_each_revision_is_compared_with_the_one_before(desk: Desk, work: dict[str, str]) -> None:
    second, first = told(desk, work["changed"])
    assert second.title == "Revision 2 · 2 answers changed"
    assert second.heads == ("Revision 1", "Revision 2")
    assert [(one.question, one.answers) for one in second.compared] == [
        ("Stage", ("Investigation", "Court")),
        ("Victims, row 1 · Age at the time (years)", ("14", "15")),
    ]
    assert first.note == "This is what was saved first."
    assert len(first.compared) > 20


def test_versions_that_do_not_agree_stand_side_by_side(desk: Desk, work: dict[str, str]) -> None:
    conflict = told(desk, work["disputed"])[0]
    assert conflict.title == "2 versions do not agree"
    assert "Until a person decides between them" in conflict.note
    answers = {one.question: set(one.answers) for one in conflict.compared}
    assert answers == {"Stage": {"Investigation", "Court"}, "Reference": {"", "លិខិតលេខ ៤៥"}}


def test_personal_answers_are_covered_until_asked_for(history: Callable[[str], HistoryPage]) -> None:
    page = history("changed")
    press("End")
    personal = page.table._answers
    assert personal
    assert {one.accessibleName() for one in personal if one.text != "–"} == {"covered"}
    press("Ctrl+H")
    assert all(one.accessibleName() == one.text for one in personal)


def test_esc_leads_back(history: Callable[[str], HistoryPage], frame: Frame) -> None:
    page = history("changed")
    assert page.back()
    assert page.second_line() == "Case 01-2026-A-0014"
    press("Enter")
    assert page.table.hasFocus()
