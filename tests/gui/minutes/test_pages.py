"""The paper as it is seen: where it is scrolled to, what is tinted, when pages are drawn."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.paper.pages import Pages
from ctip_desktop.desktop.paper.sheets import Sheets
from ctip_desktop.documents.minutes import print_minutes
from ctip_desktop.documents.typesetting.paper import Paper
from tests.support.gui import press, shoot
from tests.support.meetings import SECTIONS, a_meeting

POINT = f"/section[{SECTIONS[0]['_id']}]/point[{SECTIONS[0]['point'][0]['_id']}]"
TINT, PAPER_WHITE = QColor("#E2EBFA"), QColor("#FFFFFF")


def paper(**answers: object) -> Paper:
    return print_minutes(a_meeting(**answers), office="15").paper


@pytest.fixture
def pages(qtbot: QtBot, papers: Background, look_and_language: Callable[..., None]) -> Pages:
    pages = Pages(papers)
    qtbot.addWidget(pages)
    pages.resize(748, 600)
    pages.show()
    return pages


@pytest.fixture
def settled(qtbot: QtBot, papers: Background, pages: Pages) -> Callable[[], QImage]:
    """Wait until everything in view is drawn; return what is seen."""

    def wait() -> QImage:
        seen = pages.grab().toImage()
        while papers.busy:
            qtbot.waitUntil(lambda: not papers.busy, timeout=5_000)
            seen = pages.grab().toImage()
        return seen

    return wait


def show(pages: Pages, settled: Callable[[], QImage], shown: Paper | None = None) -> Paper:
    shown = shown or paper()
    pages.show_paper(shown.data, shown.spots)
    settled()
    return shown


def colours(seen: QImage) -> set[str]:
    return {seen.pixelColor(x, y).name().upper() for x in range(0, seen.width(), 2) for y in range(0, seen.height(), 2)}


def test_the_paper_is_shown_as_wide_as_there_is_room(pages: Pages, settled: Callable[[], QImage]) -> None:
    turned: list[tuple[int, int]] = []
    pages.turned.connect(lambda page, of: turned.append((page, of)))
    show(pages, settled)
    seen = settled()
    assert turned[-1] == (1, 3)
    assert pages.zoom == pytest.approx(0.87, abs=0.02)
    assert seen.pixelColor(8, 300) != PAPER_WHITE
    assert seen.pixelColor(30, 300) == PAPER_WHITE
    assert len(colours(seen)) > 20
    assert "page 1 of 3" in pages.accessibleName()


def test_the_answers_place_is_tinted_and_comes_into_view(pages: Pages, settled: Callable[[], QImage]) -> None:
    show(pages, settled)
    assert TINT.name().upper() not in colours(settled())
    pages.follow(f"{POINT}/point_text")
    seen = settled()
    shoot(pages, "minutes-tint")
    (spot,) = pages.tinted
    place = Sheets([(595.28, 841.89)] * 3, pages.zoom, pages.viewport().width()).tint(spot)
    top = place.top() - pages.verticalScrollBar().value()
    assert 0 < top < top + place.height() < pages.viewport().height()
    assert seen.pixelColor(round(place.left()) + 8, round(top + 3)) == TINT
    assert seen.pixelColor(round(place.left()) + 1, round(top + 10)) == QColor("#1D4C9E")
    assert "#000000" in colours(seen) or min(QColor(name).lightness() for name in colours(seen)) < 40


@pytest.mark.parametrize("wide", [420, 1100])
def test_what_is_tinted_stays_in_view_in_another_width(pages: Pages, settled: Callable[[], QImage], wide: int) -> None:
    show(pages, settled)
    pages.follow("/wrote_name")
    pages.resize(wide, 600)
    settled()
    (spot,) = pages.tinted
    place = Sheets([(595.28, 841.89)] * 3, pages.zoom, pages.viewport().width()).tint(spot)
    top = place.top() - pages.verticalScrollBar().value()
    assert 0 < top < top + place.height() < pages.viewport().height()


def test_what_is_in_view_already_is_not_moved(pages: Pages, settled: Callable[[], QImage]) -> None:
    show(pages, settled)
    pages.follow("/purpose")
    before = pages.verticalScrollBar().value()
    pages.follow("/number")
    pages.follow("/purpose")
    assert pages.verticalScrollBar().value() == before


def test_a_question_that_is_not_on_the_paper_moves_nothing(pages: Pages, settled: Callable[[], QImage]) -> None:
    show(pages, settled)
    pages.follow("/seen_name")
    away = pages.verticalScrollBar().value()
    assert away > 0
    pages.follow("/written_by")
    assert pages.tinted == ()
    assert pages.verticalScrollBar().value() == away


def test_an_answer_not_given_yet_shows_where_it_would_come(pages: Pages, settled: Callable[[], QImage]) -> None:
    show(pages, settled)
    pages.follow(f"/section[{SECTIONS[1]['_id']}]/section_nothing")
    assert pages.tinted == ()
    assert pages.verticalScrollBar().value() > 0


def test_a_new_paper_keeps_the_place(pages: Pages, settled: Callable[[], QImage]) -> None:
    show(pages, settled)
    pages.follow(f"{POINT}/point_text")
    before = pages.verticalScrollBar().value()
    shown = show(pages, settled, paper(purpose="គោលបំណងផ្សេង ។"))
    assert pages.verticalScrollBar().value() == before
    assert set(pages.tinted) <= set(shown.spots)
    assert TINT.name().upper() in colours(settled())


def test_a_paper_is_not_blank_while_it_is_drawn_anew(pages: Pages, settled: Callable[[], QImage]) -> None:
    show(pages, settled)
    new = paper(purpose="គោលបំណងផ្សេង ។")
    pages.show_paper(new.data, new.spots)
    assert len(colours(pages.grab().toImage())) > 20


def test_zooming_goes_by_steps_and_keeps_the_middle(pages: Pages, settled: Callable[[], QImage]) -> None:
    zooms: list[float] = []
    pages.zoomed.connect(zooms.append)
    show(pages, settled)
    pages.turn(1)
    page = pages.page
    pages.zoom_in()
    pages.zoom_in()
    assert zooms[-2:] == [0.9, 1.0]
    assert pages.page == page
    settled()
    for _ in range(20):
        pages.zoom_in()
    assert pages.zoom == 3.0
    assert len(colours(settled())) > 5
    assert pages.horizontalScrollBar().maximum() > 0
    pages.zoom_to(None)
    assert pages.horizontalScrollBar().maximum() == 0


def test_turning_leads_from_page_to_page(pages: Pages, settled: Callable[[], QImage]) -> None:
    show(pages, settled)
    found = []
    for by in (1, 1, 1, -1, -1, -1):
        pages.turn(by)
        found.append(pages.page)
    assert found == [2, 3, 3, 2, 1, 1]


def test_the_keyboard_scrolls_the_paper(pages: Pages, settled: Callable[[], QImage], qtbot: QtBot) -> None:
    show(pages, settled)
    pages.setFocus()
    press("PgDn")
    assert pages.verticalScrollBar().value() > 300


def test_a_click_on_the_paper_tells_the_question(pages: Pages, settled: Callable[[], QImage], qtbot: QtBot) -> None:
    shown = show(pages, settled)
    pages.follow(f"{POINT}/point_text")
    (spot,) = pages.tinted
    place = Sheets([(595.28, 841.89)] * shown.pages, pages.zoom, pages.viewport().width()).tint(spot)
    at = QPointF(place.center().x(), place.center().y() - pages.verticalScrollBar().value())
    with qtbot.waitSignal(pages.pointed) as pointed:
        qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert pointed.args == [f"{POINT}/point_text"]


def test_paper_is_white_in_the_dark(
    pages: Pages, settled: Callable[[], QImage], look_and_language: Callable[..., None]
) -> None:
    look_and_language("km", dark=True)
    show(pages, settled)
    pages.follow("/purpose")
    seen = settled()
    shoot(pages, "minutes-dark-pages")
    assert seen.pixelColor(30, 300) == PAPER_WHITE
    assert TINT.name().upper() in colours(seen)
    assert seen.pixelColor(8, 300).lightness() < 40
    assert "ទំព័រ" in pages.accessibleName()


def test_no_more_pages_are_kept_than_a_few(pages: Pages, settled: Callable[[], QImage]) -> None:
    remarks = [{"remark_text": "មតិ " * 40, "_id": str(number)} for number in range(120)]
    shown = show(pages, settled, paper(remark=remarks))
    assert shown.pages > 8
    for _ in range(shown.pages):
        pages.turn(1)
        settled()
    assert len(pages._images) <= 6
