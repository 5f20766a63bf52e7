"""The same paper keyed twice: blind, compared, decided by digit; the result is a draft of a change."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.opening import Opened
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.verify.again import KeyingAgainPage, begin_verifying
from ctip_desktop.desktop.form.verify.decisions import FIRST, SECOND
from ctip_desktop.desktop.form.verify.page import VerifyPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.page import Page
from ctip_desktop.forms.filled import Filled
from ctip_desktop.store.drafts import Draft, drafts, keep_draft
from ctip_desktop.store.listing import list_entries, show
from ctip_desktop.store.slots import User
from ctip_desktop.store.users import note_user
from ctip_desktop.store.verifying import find_keyed
from tests.support.gui import press, shoot, type_text
from tests.support.seen import faults, stretched, unnamed
from tests.support.workbooks import LABELLED, form

Settled = Callable[[], None]
VANNAK = User("6" * 32, "វណ្ណៈ", "clerk")
CASE = form(
    f"""
    settings
    | form_title | form_id | label::Khmer (km) | label::English (en) |
    | ករណី | case | ករណី | Case |
    survey
    {LABELLED} required | personal |
    | begin_group | event | ព្រឹត្តិការណ៍ | Event |
    | text | name | ឈ្មោះ | Name | yes | yes |
    | integer | count | ចំនួន | Count | yes | |
    | select_one place | place | កន្លែង | Place | | |
    | date | day | ថ្ងៃ | Day | | |
    | end_group |
    | begin_repeat | victim | ជនរងគ្រោះ | Victims |
    | text | who | ឈ្មោះ | Who | | yes |
    | integer | age | អាយុ | Age | | |
    | end_repeat |
    choices
    | list_name | name | label::Khmer (km) | label::English (en) |
    | place | a | ផ្សារ | Market |
    | place | b | ព្រំដែន | Border |
    """,
    name="case",
)
FIRST_KEYED: dict[str, Any] = {
    "name": "សុខ",
    "count": 12,
    "place": "a",
    "victim": [{"who": "ម៉ៅ", "age": 17}, {"who": "ដារ៉ា", "age": 30}],
}


class Entries(Page):
    name = "entries"
    icon = "files"

    def title(self) -> str:
        return "Entries"


@pytest.fixture
def entry(qtbot: QtBot, desk: Desk, frame: Frame, settled: Settled) -> str:
    """An entry another clerk keyed and saved as final."""
    frame.fill([Entries(desk, frame)])
    frame.open("entries")
    with desk.store.writing() as writer:
        note_user(writer, VANNAK)
    mine, desk.who = desk.who, type(desk.who)("01", "d" * 32, "A", VANNAK, b"")
    entering = Entering(desk, Opened(Filled(CASE, FIRST_KEYED), "e" * 32, "01"), frame)
    with qtbot.waitSignal(entering.finished):
        assert entering.finish() is None
    desk.who = mine
    settled()
    return "e" * 32


@pytest.fixture
def again(desk: Desk, frame: Frame, entry: str, settled: Settled) -> KeyingAgainPage:
    begin_verifying(desk, frame, entry)
    settled()
    assert isinstance(frame.page, KeyingAgainPage)
    return frame.page


@pytest.fixture
def differing(qtbot: QtBot, frame: Frame, again: KeyingAgainPage) -> VerifyPage:
    """The first and the second differ in the count, the place, an age, and a row."""
    keying = again.keying
    for name, answer in (("name", "សុខ"), ("count", 21), ("place", "b")):
        keying.set(f"/{name}", answer)
    row = keying.add_row("/victim")
    keying.set(f"{row}/who", "ម៉ៅ")
    keying.set(f"{row}/age", 71)
    press("Ctrl+S")
    qtbot.waitUntil(lambda: isinstance(frame.page, VerifyPage))
    assert isinstance(frame.page, VerifyPage)
    return frame.page


def draft(desk: Desk) -> Draft:
    with desk.store.reading() as reader:
        (one,) = drafts(reader)
    return one


def said(page: VerifyPage) -> list[list[str]]:
    return [[cell.above for cell in page._row(at, each).cells] for at, each in enumerate(page.decisions.differences)]


def test_a_final_entry_offers_to_be_keyed_again(desk: Desk, frame: Frame, entry: str, settled: Settled) -> None:
    frame.open(FormPage(desk, frame, entry))
    settled()
    assert [action.words() for action in frame.page.header_actions()] == [
        "Key again to verify",
        "Print",
        "Save as final",
    ]
    press("Ctrl+K")
    settled()
    assert isinstance(frame.page, KeyingAgainPage)


def test_the_second_clerk_sees_nothing_of_the_first(again: KeyingAgainPage) -> None:
    filled = again.keying.filled
    assert filled.answers() == {}
    assert again.keying.earlier("/name") is None
    assert again.title() == "Key again: Case 01-2026-A-0001"
    assert again.banner is None
    assert len(again.sections._entries) == 2


def test_who_keyed_first_is_asked_to_let_somebody_else(desk: Desk, frame: Frame, entry: str, settled: Settled) -> None:
    desk.who = type(desk.who)("01", "d" * 32, "A", VANNAK, b"")
    begin_verifying(desk, frame, entry)
    settled()
    assert frame.page.banner is not None
    assert "yourself" in frame.page.banner.said.text


def test_what_is_keyed_again_is_kept_and_is_no_entry(
    qtbot: QtBot, desk: Desk, frame: Frame, again: KeyingAgainPage, settled: Settled
) -> None:
    type_text("សុខ")
    with qtbot.waitSignal(again.keying.kept):
        again.keying.keep_now()
    with desk.store.reading() as reader:
        assert len(list_entries(reader)) == 1
        assert drafts(reader) == []
        kept = find_keyed(reader, "e" * 32, desk.who.user.id)
    assert kept is not None
    assert kept.answers == {"name": "សុខ"}
    frame.open("entries")
    begin_verifying(desk, frame, "e" * 32)
    settled()
    assert isinstance(frame.page, KeyingAgainPage)
    assert frame.page.keying.filled.answers() == {"name": "សុខ"}


def test_nothing_is_compared_before_something_is_keyed(again: KeyingAgainPage) -> None:
    assert again.header_actions()[-1].hindered == "Nothing is keyed yet."


def test_an_entry_of_which_one_has_a_draft_is_not_verified(
    desk: Desk, frame: Frame, entry: str, settled: Settled
) -> None:
    with desk.store.writing() as writer:
        head = show(writer, entry).listed.head
        keep_draft(writer, Draft(entry, "case", CASE.version, desk.who.user.id, {}, {}, (head,)))
    begin_verifying(desk, frame, entry)
    settled()
    assert frame.page.name == "entries"
    assert "draft" in frame.strip.kept


def test_the_differences_stand_side_by_side(differing: VerifyPage) -> None:
    assert said(differing) == [
        ["1.2", "Count", "12", "21", ""],
        ["1.3", "Place", "Market", "Border", ""],
        ["2.2", "Age", "17", "71", ""],
        ["2", "Victims", "ដារ៉ា · 30", "no such row", ""],
    ]
    assert differing.second_line() == "4 differences, 4 not decided"


def test_what_tells_who_a_person_is_stays_covered_until_asked_for(differing: VerifyPage) -> None:
    covered = [[cell.covered for cell in differing._row(3, differing.decisions.differences[3]).cells][2:4]]
    assert covered == [[True, False]]
    press("Ctrl+H")
    assert not any(cell.covered for cell in differing._row(3, differing.decisions.differences[3]).cells)


def test_digits_decide_and_lead_to_the_next(differing: VerifyPage) -> None:
    assert differing.header_actions()[-1].hindered == "4 are not decided yet."
    press("1")
    assert differing.list.present == "1"
    press("2")
    press("0")
    assert differing.list.present == "2"
    decided = [differing.decisions.decision(each) for each in differing.decisions.differences]
    assert decided == [FIRST, SECOND, None, None]


def test_a_question_is_typed_again_by_digit(differing: VerifyPage) -> None:
    press("3")
    assert differing.retyping is not None
    type_text("១៣")
    press("Enter")
    assert differing.retyping is None
    assert differing.decisions.decided_said(differing.decisions.differences[0]) == "13"
    assert differing.list.view.hasFocus()


def test_a_choice_is_typed_again_by_its_digit(differing: VerifyPage) -> None:
    differing.list.choose("1")
    press("3")
    press("1")
    assert differing.retyping is None
    assert differing.decisions.decided_said(differing.decisions.differences[1]) == "Market"


def test_esc_leaves_a_question_as_it_was(differing: VerifyPage) -> None:
    press("3")
    press("Esc")
    assert differing.retyping is None
    assert differing.decisions.left == 4


def test_what_cannot_be_read_is_not_taken(differing: VerifyPage) -> None:
    press("3")
    type_text("1x")
    press("Enter")
    assert differing.retyping is not None
    assert differing.decisions.left == 4


def test_a_row_that_one_has_can_only_be_kept_or_left_out(differing: VerifyPage) -> None:
    differing.list.choose("3")
    press("3")
    assert differing.retyping is None


def test_the_result_is_a_draft_of_a_change(
    qtbot: QtBot, desk: Desk, frame: Frame, differing: VerifyPage, settled: Settled
) -> None:
    press("2")
    press("1")
    press("3")
    type_text("18\n")
    press("2")
    assert differing.header_actions()[-1].hindered == ""
    press("Ctrl+S")
    qtbot.waitUntil(lambda: isinstance(frame.page, FormPage))
    settled()
    made = draft(desk)
    answers: dict[str, Any] = dict(made.answers)
    (victim,) = answers.pop("victim")
    assert answers == {"name": "សុខ", "count": 21, "place": "a"}
    assert (victim["who"], victim["age"]) == ("ម៉ៅ", 18)
    with desk.store.reading() as reader:
        assert made.parents == (show(reader, "e" * 32).listed.head,)
        assert find_keyed(reader, "e" * 32, desk.who.user.id) is None
    page = frame.page
    assert isinstance(page, FormPage)
    assert page.entering is not None
    assert page.entering.opened.number == "01-2026-A-0001"
    with qtbot.waitSignal(page.entering.finished):
        press("Ctrl+S")


def test_what_was_decided_is_there_again_after_going_back(
    desk: Desk, frame: Frame, differing: VerifyPage, settled: Settled
) -> None:
    press("1")
    press("3")
    press("2")
    settled()
    press("Esc")
    settled()
    assert isinstance(frame.page, KeyingAgainPage)
    press("Ctrl+S")
    settled()
    settled()
    assert isinstance(frame.page, VerifyPage)
    assert frame.page.decisions.left == 2
    assert frame.page.decisions.decided_said(frame.page.decisions.differences[1]) == "Border"


def test_where_both_say_the_same_nothing_is_changed(
    qtbot: QtBot, desk: Desk, frame: Frame, again: KeyingAgainPage, settled: Settled
) -> None:
    keying = again.keying
    for name in ("name", "count", "place"):
        keying.set(f"/{name}", FIRST_KEYED[name])
    for victim in FIRST_KEYED["victim"]:
        row = keying.add_row("/victim")
        for name, answer in victim.items():
            keying.set(f"{row}/{name}", answer)
    press("Ctrl+S")
    qtbot.waitUntil(lambda: isinstance(frame.page, VerifyPage))
    assert frame.page.second_line() == "No differences"
    press("Ctrl+S")
    settled()
    assert frame.page.name == "entries"
    with desk.store.reading() as reader:
        assert drafts(reader) == []
        assert find_keyed(reader, "e" * 32, desk.who.user.id) is None


def test_all_of_it_is_said_in_khmer(differing: VerifyPage, look_and_language: Callable[..., None]) -> None:
    look_and_language("km")
    QApplication.processEvents()
    assert said(differing)[1] == ["១.៣", "កន្លែង", "ផ្សារ", "ព្រំដែន", ""]
    assert differing.second_line() == "ខុសគ្នា ៤ កន្លែង មិនទាន់សម្រេច ៤"


@pytest.mark.parametrize("size", [(1366, 696), (1024, 600)], ids=str)
@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_cut_and_all_is_named(
    differing: VerifyPage, look_and_language: Callable[..., None], size: tuple[int, int], code: str, dark: bool
) -> None:
    look_and_language(code, dark=dark)
    window = differing.window()
    window.resize(*size)
    QApplication.processEvents()
    name = f"verify-{code}-{'dark' if dark else 'light'}-{size[0]}"
    shoot(window, name)
    assert faults(window, lambda words: words == "Banteay Meanchey") + unnamed(window) == []
    press("1")
    press("3")
    QApplication.processEvents()
    shoot(window, f"{name}-again")
    assert faults(window, lambda words: words == "Banteay Meanchey") + unnamed(window) == []


def test_words_twice_as_long_stay_in_their_places(differing: VerifyPage) -> None:
    differing.window().resize(1024, 600)
    with stretched():
        QApplication.processEvents()
        assert faults(differing.window(), lambda _: True) == []
