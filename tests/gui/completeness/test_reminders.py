"""Letters to those who are late: shown first, printed or saved, and that they were sent out is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ctip_desktop.desktop.completeness.reminders import RemindersPage
from tests.gui.completeness.conftest import Secretariat
from tests.support.gui import press
from tests.support.papers import pdfium_text, squeezed


def letters(secretariat: Secretariat) -> RemindersPage:
    secretariat.seat.qtbot.waitUntil(
        lambda: isinstance(secretariat.shown, RemindersPage) and secretariat.shown.paper is not None
    )
    secretariat.seat.settle()
    page = secretariat.shown
    assert isinstance(page, RemindersPage)
    return page


@pytest.fixture
def after(secretariat: Secretariat, on: Callable[[str], None]) -> Callable[[str], None]:
    """Let a day come and look again."""

    def come(day: str) -> None:
        on(day)
        secretariat.page.refresh()
        secretariat.settle()

    return come


def offered(secretariat: Secretariat) -> str:
    return secretariat.page.header_actions()[-1].words()


def test_before_a_month_is_due_only_those_late_with_an_earlier_one_are_reminded(secretariat: Secretariat) -> None:
    assert offered(secretariat) == "Remind 2 provinces"
    press("Ctrl+Enter")
    page = letters(secretariat)
    assert [row.office for row in page.rows] == ["09", "18"]
    press("Esc")
    secretariat.settle()
    secretariat.page.matrix.choose("01", "2026-06")
    press("R")
    assert secretariat.shown is secretariat.page
    assert secretariat.seat.frame.toast.isVisible()
    secretariat.settle()


def test_a_month_is_late_the_day_after_it_was_due_and_not_before(
    secretariat: Secretariat, after: Callable[[str], None]
) -> None:
    after("2026-07-10")
    assert offered(secretariat) == "Remind 2 provinces"
    after("2026-07-11")
    assert offered(secretariat) == "Remind 7 provinces"


def test_all_that_are_late_are_reminded_at_once(secretariat: Secretariat, after: Callable[[str], None]) -> None:
    after("2026-07-11")
    press("Ctrl+Enter")
    page = letters(secretariat)
    assert [row.office for row in page.rows] == ["01", "05", "06", "09", "13", "18", "19"]
    assert page.title() == "7 reminder letters"
    assert page.paper
    assert page.paper.pages == 7
    press("Esc")
    assert secretariat.shown is secretariat.page
    secretariat.settle()


def test_r_reminds_the_present_province_and_the_pane_says_when_it_was(
    secretariat: Secretariat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secretariat.page.matrix.choose("09", "2026-05")
    press("R")
    page = letters(secretariat)
    assert [row.office for row in page.rows] == ["09"]
    monkeypatch.setattr(page.delivery, "ask_file", lambda *_: tmp_path / "letter.pdf")
    press("Ctrl+E")
    secretariat.seat.qtbot.waitUntil((tmp_path / "letter.pdf").exists)
    secretariat.seat.settle()
    text = squeezed(pdfium_text((tmp_path / "letter.pdf").read_bytes()))
    assert squeezed("May 2026") in text
    assert squeezed("June 2026") not in text
    press("Esc")
    secretariat.settle()
    assert "Reminded on 8 July." in secretariat.page.pane.told.text
    secretariat.page.matrix.choose("09", "2026-06")
    secretariat.settle()
    assert "Reminded" not in secretariat.page.pane.told.text
    secretariat.page.matrix.choose("18", "2026-04")
    secretariat.settle()
    assert "Reminded" not in secretariat.page.pane.told.text


def test_each_letter_is_saved_in_a_file_of_its_own(
    secretariat: Secretariat, after: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after("2026-07-11")
    press("Ctrl+Enter")
    page = letters(secretariat)
    folder = tmp_path / "letters"
    folder.mkdir()
    monkeypatch.setattr(page, "_ask", lambda _parent: folder)
    press("Ctrl+Shift+E")
    secretariat.seat.qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 7)
    secretariat.seat.settle()
    assert (folder / "reminder-09-2026-07-11.pdf").exists()
    press("Esc")
    secretariat.page.matrix.choose("01", "2026-06")
    secretariat.settle()
    assert "Reminded on 11 July." in secretariat.page.pane.told.text


def test_a_province_that_owes_nothing_is_not_reminded(secretariat: Secretariat) -> None:
    secretariat.page.matrix.choose("07", "2026-05")
    press("R")
    assert secretariat.shown is secretariat.page
    assert secretariat.seat.frame.toast.isVisible()
    secretariat.settle()
