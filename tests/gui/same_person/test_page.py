"""Possible same persons, worked by keys: found on Today, laid side by side, decided with a reason, changed again."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.desktop.same_person.comparing import ComparePage
from ctip_desktop.desktop.same_person.page import SamePersonPage
from ctip_desktop.desktop.same_person.values import key_of
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.window import Window
from ctip_desktop.reports.persons.deciding import decide_same, decisions
from ctip_desktop.reports.persons.groups import same_persons
from tests.support.gui import press, shoot, type_text
from tests.support.same import OFFICER
from tests.support.seen import faults, stretched, unnamed


def texts(page: SamePersonPage | ComparePage) -> list[str]:
    model = page.rows.model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def compare(page: SamePersonPage, frame: Frame) -> ComparePage:
    press("Enter")
    assert isinstance(frame.page, ComparePage)
    return frame.page


def test_today_leads_to_the_pairs_and_back(page: SamePersonPage, frame: Frame, settled: Callable[[], None]) -> None:
    today = frame.page
    assert isinstance(today, TodayPage)
    titles = [line.task.title for line in today.tasks.tasks.lines if line.task]
    assert "4 possible same persons" in titles
    while today.tasks.present is None or today.tasks.present.key != "same_person":
        press("↓")
    press("Enter")
    settled()
    assert frame.page is page
    assert page.second_line() == "4 to decide"
    press("Esc")
    assert frame.page is today


def test_names_are_covered_until_they_are_asked_for(opened: SamePersonPage) -> None:
    assert not any("ដារ៉ា" in text or "Dara" in text for text in texts(opened))
    press("Ctrl+H")
    assert any("ដារ៉ា សុខ" in text for text in texts(opened))
    assert texts(opened)[0].startswith("Very alike · 01-2026-A-0001 · Banteay Meanchey · 02-2026-A-0001 · Battambang")


def test_a_pair_is_decided_by_keys_and_the_next_one_follows(
    opened: SamePersonPage, frame: Frame, desk: Desk, settled: Callable[[], None]
) -> None:
    comparing = compare(opened, frame)
    assert comparing.hindered().startswith("Show the names first")
    assert not any("សុខ" in text for text in texts(comparing))
    press("Ctrl+H")
    assert any("សុខ ដារ៉ា · ដារ៉ា សុខ" in text for text in texts(comparing))
    assert comparing.hindered() == "Choose 1 or 2."
    press("1")
    assert comparing.hindered() == "Say by what it is told."
    type_text("ម្តាយបញ្ជាក់ 12")
    before = comparing.pair.pair
    press("Ctrl+S")
    settled()
    assert frame.page is comparing
    assert comparing.pair.pair != before
    assert frame.names.shown(comparing), "the next pair is looked at by the same eyes"
    assert comparing.reason.text() == ""
    with desk.store.reading() as reader:
        assert len(same_persons(reader)) == 2
    press("Esc")
    settled()
    assert opened.second_line().endswith("1 decided")


def test_what_was_typed_of_a_pair_is_there_again_until_it_is_decided(opened: SamePersonPage, frame: Frame) -> None:
    comparing = compare(opened, frame)
    press("Ctrl+H")
    press("1")
    type_text("same parents")
    press("Ctrl+PgDn")
    assert (comparing.verdict.value, comparing.reason.text()) == ("open", "")
    press("Ctrl+PgUp")
    assert (comparing.verdict.value, comparing.reason.text()) == ("yes", "same parents")
    press("Esc")
    comparing = compare(opened, frame)
    assert (comparing.verdict.value, comparing.reason.text()) == ("yes", "same parents")


def test_deciding_all_leads_back_and_a_decision_can_be_taken_back(
    opened: SamePersonPage, frame: Frame, settled: Callable[[], None]
) -> None:
    comparing = compare(opened, frame)
    press("Ctrl+H")
    while frame.page is comparing:
        press("2")
        type_text("ខុសគ្នា")
        press("Ctrl+S")
        settled()
    assert frame.page is opened
    assert opened.second_line() == "0 to decide · 4 decided"
    assert opened.present is not None
    assert opened.present.state == "no"
    comparing = compare(opened, frame)
    press("Ctrl+H")
    assert comparing.verdict.value == "no"
    press("3")
    press("Ctrl+S")
    settled()
    assert opened.seen.open == 1 or comparing.seen.open == 1


def test_undoing_brings_back_what_was_decided_before(
    opened: SamePersonPage, frame: Frame, desk: Desk, settled: Callable[[], None]
) -> None:
    pair = opened.seen.pairs[0].pair
    decide_same(desk.store, OFFICER, *pair, "yes", "សំបុត្រកំណើត")
    opened.come_back_to(pair[0].entry)
    opened.refresh()
    settled()
    opened.rows.choose(next(key_of(one) for one in opened.seen.pairs if one.pair == pair))
    compare(opened, frame)
    press("Ctrl+H")
    press("2")
    type_text("ភ្លោះ")
    press("Ctrl+S")
    settled()
    with desk.store.reading() as reader:
        assert decisions(reader)[pair].verdict == "no"
        assert decisions(reader)[pair].decisions[0].reason == "ភ្លោះ"
    frame.toast.findChild(Button).click()
    settled()
    with desk.store.reading() as reader:
        assert decisions(reader)[pair].verdict == "yes"
        assert decisions(reader)[pair].decisions[0].reason == "សំបុត្រកំណើត"


def test_either_entry_can_be_opened(opened: SamePersonPage, frame: Frame, settled: Callable[[], None]) -> None:
    compare(opened, frame)
    press("Ctrl+2")
    settled()
    assert isinstance(frame.page, FormPage)
    press("Esc")
    settled()
    assert frame.page is opened


def test_the_pairs_are_reached_from_the_entries(opened: SamePersonPage, frame: Frame) -> None:
    frame.open("entries")
    press("Ctrl+Shift+P")
    assert frame.page is opened
    press("Esc")
    assert frame.page.name == "entries"


def test_a_decision_among_the_entries_leads_to_its_pair(
    opened: SamePersonPage, frame: Frame, desk: Desk, settled: Callable[[], None]
) -> None:
    pair = opened.seen.pairs[2]
    made = decide_same(desk.store, OFFICER, *pair.pair, "no", "x")
    frame.open("entries")
    settled()
    open_entry(desk, frame, "same_person", made.entry)
    settled()
    assert frame.page is opened
    assert opened.present is not None
    assert opened.present.pair == pair.pair
    press("Esc")
    assert frame.page.name == "entries"


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_cut_or_without_a_name(
    opened: SamePersonPage, frame: Frame, window: Window, look_and_language: Callable[..., None], code: str, dark: bool,
    settled: Callable[[], None],
) -> None:  # fmt: skip
    look_and_language(code, dark=dark)
    settled()
    for _ in range(3):  # what is said in another language is laid out when it is there
        QApplication.processEvents()
    found = []
    theme = "-dark" if dark else ""
    for wide, high in ((1366, 696), (1093, 614)):
        window.resize(wide, high)
        settled()
        shoot(window, f"same-list-{code}-{wide}{theme}")
        found += faults(window, lambda words: len(words) > 18) + unnamed(window)
        if wide < 1200:
            press("Enter")
            shoot(window, f"same-pane-{code}-{wide}{theme}")
            found += faults(window, lambda words: len(words) > 18)
    press("Ctrl+H")
    comparing = compare(opened, frame)
    for wide, high in ((1366, 696), (1093, 614)):
        window.resize(wide, high)
        settled()
        shoot(window, f"same-compare-{code}-{wide}{theme}-covered")
        press("Ctrl+H")
        press("1")
        type_text("ម្តាយបញ្ជាក់ តាមសំបុត្រកំណើត")
        shoot(window, f"same-compare-{code}-{wide}{theme}")
        found += faults(window, lambda words: len(words) > 18) + unnamed(window)
        press("Ctrl+H")
    assert comparing.isVisible()
    assert found == []


def test_there_is_room_for_words_twice_as_long(opened: SamePersonPage, frame: Frame, window: Window) -> None:
    with stretched():
        assert faults(window, lambda _: True) == []
