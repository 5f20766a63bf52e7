"""Nothing is cut: every text of the forms that travel with the program has its place, in both languages."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ctip_desktop.desktop.form.between import SkipLine
from ctip_desktop.desktop.form.controls.boxes import Boxes
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.forms import installed
from tests.support.gui import shoot

SIZES = [(1366, 696), (1093, 614), (1024, 600)]


def rows(widget: QWidget) -> Iterator[QuestionRow]:
    yield from (each for each in widget.findChildren(QuestionRow) if each.isVisible())


def check_row(row: QuestionRow) -> None:
    room = row._label_room(row.width())
    assert all(width(line.replace("\u00a0*", ""), "label") <= room + 1 for line in row._label_lines(row.width())), (
        row.path
    )
    left = row._left(row.width())
    lines = row._message_lines(row.width())
    assert row.said.tone == "note" or all(width(line, "small") <= row.width() - left - 28 + 1 for line in lines), (
        row.path
    )
    assert row.height() >= row.height_for(row.width()), row.path
    if isinstance(row.control, Boxes):
        for box in row.control.boxes:
            lines = box._lines(box.width())
            assert all(width(line, "strong") <= box.width() - 74 + 1 for line in lines), box.text()
            assert box.geometry().right() < row.control.width() + 1, box.text()
            assert box.height() >= box.height_in(box.width()), box.text()
    bottom = row.control.widget.geometry().bottom()
    assert bottom <= row.height(), row.path
    assert row.control.widget.geometry().right() <= row.width(), row.path


def check_skip(line: SkipLine) -> None:
    assert line.height() >= line.height_for(line.width()), line.words


def check_texts(page: FormPage) -> None:
    for text in page.aid.findChildren(Text):
        if text.isVisible():
            assert text.height() >= text.heightForWidth(text.width()) or not text.hasHeightForWidth(), text.text
    for button in page.frame.header.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("form", ["case", "meeting"])
def test_every_text_has_its_place(
    open_form: Callable[..., FormPage], look_and_language: Callable[..., None], form: str, code: str, large: bool
) -> None:
    look_and_language(code, large=large)
    page = open_form(installed.load(form))
    view = page.view
    assert view is not None
    for wide, high in SIZES:
        page.frame.window().resize(wide, high)
        QApplication.processEvents()
        for number in range(1, view.last_section + 1):
            view.show_section(number)
            view.page.build_all()
            view.arrange()
            for row in rows(view.page):
                row.check()
            view.arrange()
            for row in rows(view.page):
                check_row(row)
            for line in view.page.findChildren(SkipLine):
                if line.isVisible():
                    check_skip(line)
            check_texts(page)
            shoot(page.frame.window(), f"fits-{form}-{code}{'-large' if large else ''}-{wide}-{number}")
