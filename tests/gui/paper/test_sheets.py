import pytest
from PySide6.QtCore import QPointF

from ctip_desktop.desktop.paper.sheets import A4, DOTS_A_POINT, Sheets, fitting
from ctip_desktop.documents.typesetting.spots import Spot

FOUR = Sheets([A4] * 4, 1.0, 1000)


def test_sheets_lie_under_one_another_in_the_middle() -> None:
    first, second = FOUR.sheet(0), FOUR.sheet(1)
    assert first.width() == pytest.approx(794, abs=1)
    assert first.center().x() == pytest.approx(500)
    assert second.top() > first.bottom()
    assert FOUR.whole.height() > FOUR.sheet(3).bottom()


def test_every_height_belongs_to_one_page() -> None:
    assert [FOUR.at(y) for y in (-50, 0, 1130, 1160, 2400, 9999)] == [0, 0, 0, 1, 2, 3]
    assert FOUR.between(1000, 1200) == [0, 1]
    assert FOUR.between(9000, 9999) == []


def test_a_page_fits_the_width_of_the_view() -> None:
    for room in (400.0, 748.0, 1500.0):
        sheets = Sheets([A4], fitting([A4], room), room)
        assert sheets.sheet(0).left() == pytest.approx(24)
        assert sheets.sheet(0).right() == pytest.approx(room - 24)


def test_a_tint_covers_its_spot_and_a_little_more_at_either_side() -> None:
    left, bottom, right, top = 70.0, 400.0, 540.0, 500.0
    tint = FOUR.tint(Spot("/a", 1, (left, bottom, right, top)))
    sheet = FOUR.sheet(1)
    assert (top - bottom) * DOTS_A_POINT <= tint.height() <= (top - bottom + 4) * DOTS_A_POINT
    assert tint.left() < sheet.left() + left * DOTS_A_POINT
    assert tint.bottom() == pytest.approx(sheet.bottom() - bottom * DOTS_A_POINT, abs=3)
    assert sheet.contains(tint)


def test_a_tint_of_a_cell_keeps_off_its_neighbour() -> None:
    cell = FOUR.tint(Spot("/a", 0, (100, 600, 200, 620)))
    paragraph = FOUR.tint(Spot("/a", 0, (100, 600, 500, 620)))
    assert cell.left() > paragraph.left()
    assert not cell.contains(QPointF(paragraph.left() + 1, cell.center().y()))
