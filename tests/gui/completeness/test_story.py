"""A statement that is late comes on a stick: the matrix says so as soon as the bundle is taken in."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.completeness.page import CompletenessPage
from ctip_desktop.desktop.window import Window
from tests.gui.completeness.conftest import Secretariat
from tests.support.declaring import change, declare, put
from tests.support.offices import a_country
from tests.support.seats import a_hub, a_seat


def test_a_month_goes_from_overdue_to_received_late_to_changed_since(
    tmp_path: Path, window: Window, qtbot: QtBot, on: Callable[[str], None]
) -> None:
    on("2026-06-02")
    with a_country(tmp_path) as country, a_seat(country.secretariat, a_hub(tmp_path), window, qtbot) as seat:
        case = put(country.province.store, "case", {"offence": "trafficking", "reported_on": "2026-06-12"})
        on("2026-07-15")
        page = CompletenessPage(seat.desk, seat.frame)
        seat.show(page)
        secretariat = Secretariat(seat, page)
        secretariat.settle()

        def state() -> str:
            page.matrix.choose("01", "2026-06")
            secretariat.settle()
            assert page.matrix.present
            return page.matrix.present.state

        def carry(name: str) -> None:
            country.province.send(tmp_path / name)
            country.secretariat.take(tmp_path / name)
            seat.desk.changed.emit(frozenset({"bundles"}))
            secretariat.settle()

        assert state() == "overdue"
        assert "5 days overdue: it was due 10 July.\nNothing of this office was ever taken in." in page.pane.told.text
        declare(country.province.store, "2026-06")
        carry("first")
        assert state() == "received_late"
        assert "It came on 15 July with bundle" in page.pane.told.text
        assert "5 days late." in page.pane.told.text
        assert page.pane.summary.figure.accessibleName() == "1 of 25 provinces 4 %"
        on("2026-08-03")
        change(country.province.store, case, victim=[{"v_sex": "Feminine"}])
        carry("second")
        assert state() == "changed_since"
        assert "1 entry changed since: 01-2026-A-0001." in page.pane.told.text
        on("2026-08-05")
        declare(country.province.store, "2026-06")
        carry("third")
        assert state() == "changed_since"
        assert "A newer statement replaced the one that was counted." in page.pane.told.text
        assert "It came on 15 July, 5 days late." in page.pane.told.text
