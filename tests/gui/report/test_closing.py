"""Closing a period in the window: who is offered it, what is asked, and what is said of a closed period."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.report.closing import CloseDialog
from ctip_desktop.desktop.report.page import ReportPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.forms.installed import load
from ctip_desktop.reports.book.published import published
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.journal import append
from ctip_desktop.store.store import Store
from tests.gui.report.conftest import SOPHEA
from tests.support.gui import press, shoot
from tests.support.seen import faults, unnamed

Settled = Callable[[], None]
SEMESTER = parse_period("2026-S1")


def asked() -> CloseDialog:
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CloseDialog)
    return dialog


def is_closed(store: Store) -> bool:
    with store.reading() as reader:
        return published(reader, SEMESTER) is not None


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_period_is_closed_by_keys_and_says_so(
    page: ReportPage, store: Store, settled: Settled, look_and_language: Callable[..., None], language: str
) -> None:
    look_and_language(language)
    settled()
    assert page.view.close_period.isVisible()
    assert page.second_line() == ""
    press("Ctrl+K")
    dialog = asked()
    assert dialog.focusWidget() is dialog.safe
    assert ("២៥" if language == "km" else "25") in dialog.lacking.text
    press("Tab")
    press("Enter")
    settled()
    settled()
    assert is_closed(store)
    said = {"km": "បានបិទ ៨ កក្កដា ២០២៦ ដូចបានផ្សាយ", "en": "Closed on 8 July 2026, as published"}
    assert page.second_line() == said[language]
    assert not page.view.close_period.isVisible()
    assert page.sheet.hasFocus()


@pytest.mark.parametrize("key", ["Enter", "Esc"])
def test_the_safe_answer_closes_nothing(page: ReportPage, store: Store, settled: Settled, key: str) -> None:
    page.view.close_period.click()
    asked()
    press(key)
    settled()
    assert QApplication.activeModalWidget() is None
    assert not is_closed(store)
    assert page.view.close_period.isVisible()


def test_a_period_that_goes_on_or_of_one_office_is_not_closed(page: ReportPage, settled: Settled) -> None:
    page.show_period("2026-07")
    settled()
    assert not page.view.close_period.isVisible()
    press("Ctrl+K")
    assert QApplication.activeModalWidget() is None
    page.show_period("2026-S1", "02")
    settled()
    assert not page.view.close_period.isVisible()
    page.show_period("2026-S1")
    settled()
    assert page.view.close_period.isVisible()


def test_a_clerk_closes_no_period(page: ReportPage, desk: Desk, settled: Settled) -> None:
    desk.who = replace(desk.who, user=replace(SOPHEA, role="clerk"))
    page.refresh()
    settled()
    assert not page.view.close_period.isVisible()
    assert not page.can_close


def test_a_figure_that_changed_after_closing_is_told_and_the_period_can_be_closed_anew(
    page: ReportPage, store: Store, settled: Settled
) -> None:
    def close() -> None:
        press("Ctrl+K")
        asked()
        press("Tab")
        press("Enter")
        settled()
        settled()

    close()
    with store.writing() as writer:
        append(
            writer,
            entry=clock.new_id(),
            form="case",
            fv=load("case").version,
            by=SOPHEA.id,
            answers={"offence": "trafficking", "reported_on": "2026-03-02"},
            about={},
        )
    page.refresh()
    settled()
    assert page.gathered
    assert [one.source.period for one in page.gathered.book.moved]
    assert page.view.close_period.isVisible()
    close()
    assert not page.gathered.book.moved
    assert page.second_line() == "Closed on 8 July 2026, as published"


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(1366, 696), (1093, 614), (1024, 600)])
def test_nothing_of_closing_is_cut(
    page: ReportPage, window: Window, settled: Settled, look_and_language: Callable[..., None], language: str,
    dark: bool, size: tuple[int, int],
) -> None:  # fmt: skip
    look_and_language(language, dark=dark)
    window.resize(*size)
    settled()
    name = f"closing-{language}-{size[0]}{'-dark' if dark else ''}"
    shoot(window, f"{name}-before")
    found = faults(window) + unnamed(window)
    press("Ctrl+K")
    dialog = asked()
    shoot(dialog, f"{name}-asked")
    found += faults(dialog) + unnamed(dialog)
    press("Tab")
    press("Enter")
    settled()
    settled()
    shoot(window, f"{name}-after")
    assert found + faults(window) + unnamed(window) == []
