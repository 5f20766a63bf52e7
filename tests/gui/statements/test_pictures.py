"""Pictures of the pages of statements; kept with CTIP_PICTURES only."""

from collections.abc import Callable

import pytest

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.statements.page import StatementsPage
from ctip_desktop.desktop.statements.statement import StatementPage
from ctip_desktop.desktop.window import Window
from tests.gui.statements.conftest import CASE
from tests.support.declaring import put
from tests.support.gui import press, shoot, type_text

LOOKS = [("km", 1366, 696, False), ("en", 1366, 696, False), ("km", 1093, 614, False), ("km", 1366, 696, True)]


@pytest.mark.parametrize("given", LOOKS, ids=lambda given: f"{given[0]}-{given[1]}{'-dark' if given[3] else ''}")
@pytest.mark.usefixtures("work")
def test_pictures(
    given: tuple[str, int, int, bool], desk: Desk, frame: Frame, window: Window,
    look_and_language: Callable[..., None], open_june: Callable[[], StatementPage],
    open_list: Callable[[], StatementsPage], settled: Callable[[], None], qtbot: object,
) -> None:  # fmt: skip
    code, wide, high, dark = given
    look_and_language(code, dark=dark)
    window.resize(wide, high)
    name = f"statements-{{}}-{code}-{wide}{'-dark' if dark else ''}"

    def keep(what: str) -> None:
        for _ in range(3):
            settled()
            qtbot.wait(90)  # type: ignore[attr-defined]
        shoot(window, name.format(what))

    page = open_june()
    keep("1-before")
    press("Ctrl+Enter")
    settled()
    keep("2-made")
    page.rows.choose("figure/case/victims")
    keep("3-figure")
    press("Ctrl+R")
    keep("4-asked")
    type_text("3")
    press("Enter")
    type_text("ម្នាក់ទៀតមិនទាន់បញ្ចូល")
    if page.dialog:
        shoot(page.dialog, name.format("4-dispute"))
    press("Enter")
    settled()
    keep("5-disputed")
    press("Ctrl+Enter")
    settled()
    if page.dialog:
        shoot(page.dialog, name.format("6-approve"))
    press("Tab")
    press("Enter")
    settled()
    keep("7-approved")
    put(desk.store, "case", CASE | {"reported_on": "2026-06-25"})
    desk.changed.emit(frozenset({"entries"}))
    keep("8-changed")
    page.rows.choose("figure/case/victims")
    press("Enter")
    if wide < 1200:
        press("Enter")
    settled()
    keep("9-behind")
    press("Esc")
    keep("10-back")
    press("Ctrl+P")
    keep("11-paper")
    press("Esc")
    keep("12-back")
    press("Esc")
    if wide < 1200:
        press("Esc")
    keep("13-list")
