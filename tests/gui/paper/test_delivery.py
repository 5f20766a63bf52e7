"""Handing papers over; the person's answer to the system's dialog is given by what stands in for the dialog."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.paper.delivery import Delivery
from ctip_desktop.documents.minutes import print_minutes
from ctip_desktop.errors.documents import PaperNotPrinted, PaperNotWritten
from tests.support.meetings import a_meeting
from tests.support.papers import pdfium_text


@cache
def paper() -> bytes:
    return print_minutes(a_meeting(), office="15").paper.data


@pytest.fixture
def delivery(qtbot: QtBot, papers: Background) -> Iterator[Delivery]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Delivery(papers, window)  # noqa: PT022 - its window would be gone


def prints_to(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the dialog set the printer up to print into a file, and be accepted."""

    def accept(dialog: QPrintDialog) -> int:
        assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(file))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)


def saves_to(answer: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    offered: list[str] = []

    def choose(parent: QWidget, title: str, name: str, kinds: str) -> tuple[str, str]:
        offered.append(name)
        return answer, kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return offered


def test_a_paper_is_printed_as_the_dialog_says(
    qtbot: QtBot, delivery: Delivery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prints_to(tmp_path / "out.pdf", monkeypatch)
    with qtbot.waitSignals([delivery.begun, delivery.printed], timeout=20_000):
        delivery.print(paper(), 3)
    assert (tmp_path / "out.pdf").stat().st_size > 100_000


def test_nothing_is_printed_when_the_dialog_is_left(
    qtbot: QtBot, delivery: Delivery, papers: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)
    begun: list[bool] = []
    delivery.begun.connect(lambda: begun.append(True))
    delivery.print(paper(), 3)
    assert begun == []
    assert not papers.busy


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_fails_is_told(
    qtbot: QtBot, delivery: Delivery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prints_to(tmp_path / "nowhere" / "out.pdf", monkeypatch)
    with qtbot.waitSignal(delivery.failed, timeout=20_000) as failed:
        delivery.print(paper(), 3)
    assert isinstance(failed.args[0], PaperNotPrinted)


def test_a_paper_is_saved_with_its_text_and_the_folder_is_offered_again(
    qtbot: QtBot, delivery: Delivery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = saves_to(str(tmp_path / "minutes.pdf"), monkeypatch)
    with qtbot.waitSignal(delivery.saved) as saved:
        delivery.save(paper(), "minutes-2026-07-16.pdf")
    assert saved.args == [tmp_path / "minutes.pdf"]
    assert "កំណត់ហេតុកិច្ចប្រជុំ" in pdfium_text((tmp_path / "minutes.pdf").read_bytes())
    with qtbot.waitSignal(delivery.saved):
        delivery.save(paper(), "other.pdf")
    assert Path(offered[0]).name == "minutes-2026-07-16.pdf"
    assert Path(offered[1]) == tmp_path / "other.pdf"


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, delivery: Delivery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_to(str(tmp_path / "nowhere" / "minutes.pdf"), monkeypatch)
    with qtbot.waitSignal(delivery.failed) as failed:
        delivery.save(paper(), "minutes.pdf")
    assert isinstance(failed.args[0], PaperNotWritten)


def test_nothing_is_saved_when_no_file_is_chosen(
    delivery: Delivery, papers: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_to("", monkeypatch)
    delivery.save(paper(), "minutes.pdf")
    assert not papers.busy
