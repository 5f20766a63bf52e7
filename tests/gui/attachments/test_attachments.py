"""Files attached to an entry by keys: added, seen, taken away and put back, copied out only where a person says."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.attachments.panel import AttachmentsPanel
from ctip_desktop.desktop.form.attachments.pictures import png_of, preview
from ctip_desktop.desktop.form.attachments.section import AttachmentsPage
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.opening import Locked, Opened
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.page import Page
from ctip_desktop.errors.keeping import FileTooLarge
from ctip_desktop.forms.filled import Filled
from ctip_desktop.store.attachments import attachments_of, read_attachment
from ctip_desktop.store.content import MOST
from ctip_desktop.store.listing import list_entries, show
from tests.support.gui import press, shoot
from tests.support.seen import faults, unnamed
from tests.support.workbooks import LABELLED, form

Settled = Callable[[], None]
NOTE = form(
    f"""
    survey
    {LABELLED}
    | text | what | អ្វី | What |
    """
)


@pytest.fixture
def entering(desk: Desk) -> Entering:
    return Entering(desk, Opened(Filled(NOTE), "e" * 32, "01"))


@pytest.fixture
def page(desk: Desk, frame: Frame, entering: Entering, settled: Settled) -> FormPage:
    page = FormPage(desk, frame, entering, back_to=lambda: None)
    frame.open(page)
    settled()
    press("Ctrl+PgDn")
    settled()
    return page


@pytest.fixture
def panel(page: FormPage) -> AttachmentsPanel:
    assert page.view is not None
    assert isinstance(page.view.page, AttachmentsPage)
    return page.view.page.part.panel


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "លិខិត.txt"
    file.write_text("សូមគោរព", "utf-8")
    return file


def attached(desk: Desk) -> list[str]:
    with desk.store.reading() as reader:
        return [one.name for one in attachments_of(reader, "e" * 32)]


def a_picture(wide: int = 40, high: int = 30) -> QImage:
    picture = QImage(wide, high, QImage.Format.Format_RGB32)
    picture.fill(QColor("#1D4C9E"))
    return picture


def wait(qtbot: QtBot, panel: AttachmentsPanel, count: int) -> None:
    qtbot.waitUntil(lambda: len(panel.attached.files) == count)


def test_the_attached_files_are_the_last_section_of_every_form(page: FormPage, panel: AttachmentsPanel) -> None:
    assert page.view is not None
    assert page.view.section == page.view.last_section == 2
    assert page.sections._entries[-1].text() == "Attached files"
    assert panel.holds_focus()
    assert "F4" in [binding.name for binding in panel.keys()]  # noqa: SIM118 - a panel is no mapping


def test_a_file_is_attached_under_its_name_and_hash(
    qtbot: QtBot, desk: Desk, panel: AttachmentsPanel, letter: Path
) -> None:
    with qtbot.waitSignal(panel.done) as done:
        panel.add_files([letter])
    wait(qtbot, panel, 1)
    assert done.args == ["1 file is attached.", False]
    (listed,) = panel.attached.files
    assert listed.file.sha256 == hashlib.sha256(letter.read_bytes()).hexdigest()
    assert (listed.file.name, listed.here, listed.final_at) == ("លិខិត.txt", True, "")
    assert attached(desk) == ["លិខិត.txt"]


def test_the_section_says_that_files_are_attached(
    qtbot: QtBot, page: FormPage, panel: AttachmentsPanel, letter: Path
) -> None:
    panel.add_files([letter])
    wait(qtbot, panel, 1)
    assert page.sections._entries[-1].accessibleDescription() == "complete"
    assert page.state() == "draft"


def test_files_are_chosen_by_key(
    qtbot: QtBot, panel: AttachmentsPanel, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctip_desktop.desktop.form.attachments import panel as module

    monkeypatch.setattr(module.QFileDialog, "getOpenFileNames", lambda *_: ([str(letter)], ""))
    press("F4")
    wait(qtbot, panel, 1)
    assert panel.list.view.hasFocus()


def test_a_picture_is_pasted_and_seen(qtbot: QtBot, panel: AttachmentsPanel) -> None:
    QGuiApplication.clipboard().setImage(a_picture())
    press("Ctrl+V")
    wait(qtbot, panel, 1)
    assert panel.attached.files[0].file.name.endswith(".png")
    qtbot.waitUntil(lambda: panel.preview.has_picture)


def test_dropped_files_are_attached(qtbot: QtBot, panel: AttachmentsPanel, letter: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(letter)), QUrl("https://example.org/x")])
    panel._take(data)
    wait(qtbot, panel, 1)
    assert panel.attached.files[0].file.name == letter.name


def test_what_is_no_picture_is_not_shown(qtbot: QtBot, panel: AttachmentsPanel, letter: Path) -> None:
    panel.add_files([letter])
    qtbot.waitUntil(lambda: panel.preview.accessibleName().startswith("No picture"))
    assert not panel.preview.has_picture


def test_a_file_too_large_hinders_no_other(
    qtbot: QtBot, desk: Desk, panel: AttachmentsPanel, letter: Path, tmp_path: Path
) -> None:
    huge = tmp_path / "huge.bin"
    with huge.open("wb") as stream:
        stream.truncate(MOST + 1)
    faults: list[Exception] = []
    desk.background.failed.disconnect()
    desk.background.failed.connect(faults.append)
    panel.add_files([huge, tmp_path / "gone.txt", letter])
    wait(qtbot, panel, 1)
    too_large, gone = faults
    assert isinstance(too_large, FileTooLarge)
    assert (too_large.name, too_large.most) == ("huge.bin", 20)
    assert isinstance(gone, FileNotFoundError)


def test_a_file_is_taken_away_and_put_back(
    qtbot: QtBot, desk: Desk, page: FormPage, panel: AttachmentsPanel, letter: Path
) -> None:
    panel.add_files([letter])
    wait(qtbot, panel, 1)
    press("Ctrl+Del")
    wait(qtbot, panel, 0)
    assert attached(desk) == []
    assert page.frame.toast.text == "លិខិត.txt is taken away."
    press("Ctrl+Z")
    wait(qtbot, panel, 1)
    assert attached(desk) == ["លិខិត.txt"]
    with desk.store.reading() as reader:
        assert read_attachment(reader, panel.attached.files[0].file.sha256) == letter.read_bytes()


def test_a_copy_goes_only_where_the_person_says(
    qtbot: QtBot, panel: AttachmentsPanel, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctip_desktop.desktop.form.attachments import panel as module

    panel.add_files([letter])
    wait(qtbot, panel, 1)
    to = tmp_path / "copy.txt"
    monkeypatch.setattr(module.QFileDialog, "getSaveFileName", lambda *_: (str(to), ""))
    with qtbot.waitSignal(panel.done) as done:
        press("Enter")
    assert to.read_bytes() == letter.read_bytes()
    assert "not encrypted" in done.args[0]


def test_files_go_into_the_final_entry_and_say_since_when(
    qtbot: QtBot, desk: Desk, entering: Entering, panel: AttachmentsPanel, letter: Path
) -> None:
    panel.add_files([letter])
    wait(qtbot, panel, 1)
    with qtbot.waitSignal(entering.finished):
        entering.finish()
    qtbot.waitUntil(lambda: panel.attached.files[0].final_at != "")
    with desk.store.reading() as reader:
        (listed,) = list_entries(reader)
        assert [one.name for one in show(reader, listed.id).att] == ["លិខិត.txt"]


def test_nothing_is_attached_to_an_entry_that_can_only_be_read(
    desk: Desk, entering: Entering, panel: AttachmentsPanel, letter: Path, settled: Settled
) -> None:
    entering.locked = Locked("other_user", "ម៉ៅ")
    panel.add_files([letter])
    QGuiApplication.clipboard().setImage(a_picture())
    press("Ctrl+V")
    settled()
    assert attached(desk) == []


def test_the_way_back_leads_to_the_last_question(page: FormPage, panel: AttachmentsPanel) -> None:
    press("Shift+Tab")
    assert page.view is not None
    assert page.view.section == 1


@pytest.mark.parametrize("code", ["km", "en"])
def test_the_limit_is_named(panel: AttachmentsPanel, look_and_language: Callable[..., None], code: str) -> None:
    look_and_language(code)
    QApplication.processEvents()
    assert ("២០ MB" if code == "km" else "20 MB") in panel.limits.text


def test_a_picture_is_scaled_into_its_box() -> None:
    picture = preview(png_of(a_picture(4000, 1000)), QSize(400, 400))
    assert picture is not None
    assert (picture.width(), picture.height()) == (400, 100)
    small = preview(png_of(a_picture()), QSize(400, 400))
    assert small is not None
    assert small.size() == QSize(40, 30)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
        png_of(QImage(40, 30, QImage.Format.Format_RGB32))[:60],
    ],
    ids=["nothing", "paper", "drawing", "cut"],
)
def test_what_is_no_whole_picture_is_not_decoded(data: bytes) -> None:
    assert preview(data, QSize(400, 400)) is None


def test_a_picture_that_says_it_is_vast_is_not_decoded() -> None:
    png = bytearray(png_of(a_picture()))
    png[16:24] = (60_000).to_bytes(4, "big") * 2
    import zlib

    png[29:33] = zlib.crc32(bytes(png[12:29])).to_bytes(4, "big")
    assert preview(bytes(png), QSize(400, 400)) is None


def test_leaving_the_page_while_a_file_is_read_harms_nothing(
    desk: Desk, frame: Frame, panel: AttachmentsPanel, letter: Path, settled: Settled
) -> None:
    panel.add_files([letter])
    frame.open(_Other(desk, frame))
    settled()
    assert attached(desk) == ["លិខិត.txt"]


class _Other(Page):
    name = "other"

    def title(self) -> str:
        return "Other"


@pytest.mark.parametrize("size", [(1366, 696), (1024, 600)], ids=str)
@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_cut_and_all_is_named(
    qtbot: QtBot, page: FormPage, panel: AttachmentsPanel, letter: Path, look_and_language: Callable[..., None],
    size: tuple[int, int], code: str, dark: bool,
) -> None:  # fmt: skip
    look_and_language(code, dark=dark)
    window = page.window()
    window.resize(*size)
    QApplication.processEvents()
    name = f"attached-{code}-{'dark' if dark else 'light'}-{size[0]}"
    shoot(window, f"{name}-none")
    assert faults(window) + unnamed(window) == []
    panel.add_files([letter])
    wait(qtbot, panel, 1)
    QGuiApplication.clipboard().setImage(a_picture(900, 600))
    press("Ctrl+V")
    wait(qtbot, panel, 2)
    panel.list.choose(panel.attached.files[-1].file.sha256)
    qtbot.waitUntil(lambda: panel.preview.has_picture)
    page.frame.toast.hide()
    shoot(window, name)
    assert faults(window) + unnamed(window) == []
