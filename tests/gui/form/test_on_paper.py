"""An entry without a paper of its own is printed as its sheet, a draft with its mark; the entry remembers it."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.paper.delivery import Delivery
from ctip_desktop.documents.labels import DRAFT
from ctip_desktop.forms import installed
from ctip_desktop.store.notes import printed
from tests.support.gui import press, type_text


def test_ctrl_p_prints_the_sheet_as_it_is_typed_now(
    qtbot: QtBot,
    desk: Desk,
    settled: Callable[[], None],
    open_form: Callable[..., FormPage],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    handed: list[bytes] = []

    def to_file(delivery: Delivery, printer: QPrinter, pages: int) -> bool:
        printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
        return pages >= 1

    real = Delivery.print
    monkeypatch.setattr(Delivery, "ask_printer", to_file)
    monkeypatch.setattr(Delivery, "print", lambda self, data, pages: (handed.append(data), real(self, data, pages)))
    page = open_form(installed.load("case"))
    type_text("AB-12")
    press("Ctrl+P")
    qtbot.waitUntil(lambda: "printed" in page.frame.strip.kept, timeout=20_000)
    settled()
    (data,) = handed
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert "AB-12" in text
    assert DRAFT in text
    assert (tmp_path / "sheet.pdf").stat().st_size > 0
    assert page.entering is not None
    with desk.store.reading() as reader:
        (note,) = printed(reader, page.entering.entry)
    assert note.revision == ""
