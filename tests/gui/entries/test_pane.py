"""The side pane tells of the chosen entry, and what can be done with it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.detail import Detail, look_at
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.store.attachments import add_attachment, read_attachment
from ctip_desktop.store.drafts import find_draft
from ctip_desktop.store.notes import note_printed
from tests.support.gui import press


@pytest.fixture
def choose(page: EntriesPage, qtbot: QtBot, settled: Callable[[], None]) -> Callable[[str], None]:
    """Choose an entry, and wait until the pane tells of it."""

    def choose(entry: str) -> None:
        page.come_back_to(entry)
        page.refresh()
        qtbot.waitUntil(lambda: page.detail is not None and page.detail.id == entry)
        settled()

    return choose


def told(desk: Desk, entry: str) -> Detail:
    with desk.store.reading() as reader:
        detail = look_at(reader, entry)
    assert detail
    return detail


def test_the_way_of_an_entry_is_told_from_its_latest_stage_on(desk: Desk, work: dict[str, str]) -> None:
    with desk.store.writing() as writer:
        note_printed(writer, work["changed"], "", f"{clock.now() + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}")
    steps = [(step.state, step.title) for step in told(desk, work["changed"]).steps]
    assert steps == [
        ("nothing", "Printed"),
        ("draft", "A change is being typed"),
        ("received", "The secretariat has received it"),
        ("final", "Revision 2 · 2 answers changed"),
        ("final", "Revision 1 · final"),
    ]


def test_a_conflict_stands_above_all_else(desk: Desk, work: dict[str, str]) -> None:
    steps = told(desk, work["disputed"]).steps
    assert steps[0].title == "2 versions stand side by side"
    assert [step.state for step in steps] == ["conflict", "final", "final", "final"]


def test_facts_are_short_and_name_nobody(desk: Desk, work: dict[str, str]) -> None:
    detail = told(desk, work["changed"])
    assert ("Offence", "Human trafficking") in detail.facts
    assert detail.names
    assert not any(name in said for name in detail.names for _, said in detail.facts)


def test_names_stand_among_the_facts_while_they_are_shown(
    page: EntriesPage, work: dict[str, str], choose: Callable[[str], None]
) -> None:
    choose(work["changed"])
    said = [text.text for pair in page.pane._facts.pairs for text in pair if not text.isHidden()]
    assert "Names" not in said
    press("Ctrl+H")
    said = [text.text for pair in page.pane._facts.pairs for text in pair if not text.isHidden()]
    assert "Names" in said


def test_the_menu_lists_what_the_pane_offers(
    page: EntriesPage, work: dict[str, str], choose: Callable[[str], None]
) -> None:
    choose(work["minutes"])
    assert not page.pane.print.isHidden()
    assert page.pane.drop.isHidden()
    press("Menu")
    assert page.acts.menu
    assert [choice.words for choice in page.acts.menu.lines] == ["Open", "What changed", "Linked entries", "Print"]
    press("Esc")
    choose(work["changed"])
    assert page.pane.print.isHidden()
    assert not page.pane.drop.isHidden()
    press("Menu")
    assert page.acts.menu
    assert [choice.words for choice in page.acts.menu.lines] == [
        "Open",
        "What changed",
        "Linked entries",
        "Delete draft",
    ]
    press("2")
    assert page.frame.page.name == "history"


def test_a_deleted_draft_is_brought_back_with_its_files(
    page: EntriesPage, desk: Desk, frame: Frame, work: dict[str, str], choose: Callable[[str], None],
    settled: Callable[[], None],
) -> None:  # fmt: skip
    with desk.store.writing() as writer:
        kept = add_attachment(writer, work["draft"], "letter.txt", b"a letter")
        before = find_draft(writer, work["draft"])
    choose(work["draft"])
    press("Del")
    settled()
    with desk.store.reading() as reader:
        assert find_draft(reader, work["draft"]) is None
    assert frame.toast.text == "1 draft deleted."
    assert page.browser.model.rowCount() == 29
    press("F6")
    press("Space")
    settled()
    with desk.store.reading() as reader:
        after = find_draft(reader, work["draft"])
        assert read_attachment(reader, kept.sha256) == b"a letter"
    assert before
    assert after
    assert (after.answers, after.att, after.caret) == (before.answers, before.att, before.caret)


def test_several_marked_drafts_are_deleted_at_once(
    page: EntriesPage, desk: Desk, frame: Frame, work: dict[str, str], settled: Callable[[], None]
) -> None:
    press("Space", 3)
    settled()
    assert len(page.browser.rows.marks) == 3
    assert page.browser.model.row_at(0).marked
    assert page.pane._title.text == "3 entries marked"
    assert page.pane._about.text == "2 are drafts of yours."
    press("Del")
    settled()
    assert frame.toast.text == "2 drafts deleted."
    assert not page.browser.rows.marks
    with desk.store.reading() as reader:
        assert find_draft(reader, work["change"]), "what was not marked is not deleted"


def test_del_in_the_field_takes_away_a_letter_and_no_draft(
    page: EntriesPage, desk: Desk, work: dict[str, str], choose: Callable[[str], None], settled: Callable[[], None]
) -> None:
    choose(work["draft"])
    press("Ctrl+F")
    press("Del")
    settled()
    with desk.store.reading() as reader:
        assert find_draft(reader, work["draft"])
