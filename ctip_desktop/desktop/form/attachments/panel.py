"""The last section of every form: its attached files in a list, and beside it what the chosen one shows."""

import re
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.form.attachments.attached import MEGABYTE, Attached, Listed, Source
from ctip_desktop.desktop.form.attachments.preview import Preview
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.moments import moment_day
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.banner import EmptyState
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.panel import column, row
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, figure
from ctip_desktop.store.content import MOST

_HEIGHT = 380


class AttachmentsPanel(QWidget):
    """The attached files of an entry.

    Signals:
        left(int): the person goes back to what is before it (-1).
        done(str, bool): what was just done, and whether `put_back` takes it back.
        counted(int): so many files are attached.
    """

    left = Signal(int)
    done = Signal(str, bool)
    counted = Signal(int)

    def __init__(self, entering: Entering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attached = Attached(entering, self)
        self.list = Rows([Column(lambda: "", 180, stretch=1)], name=lambda: _("Attached files"))
        self.file_name = Text("", "label", wrap=True)
        self.preview = Preview()
        self.add_button = Button(lambda: _("Attach a file…"), icon="paperclip", key="F4")
        self.paste_button = Button(lambda: _("Paste a picture"), icon="clipboard-paste", key="Ctrl+V")
        self.copy_button = Button(lambda: _("Save a copy…"), icon="save", key="Enter")
        self.remove_button = Button(lambda: _("Take away"), icon="trash-2", key="Ctrl+Del")
        self.limits = Text(self._limits, "small", "text_2", wrap=True)
        self._busy_with = ""
        self._set_out()
        self._connect()
        self._show(())
        self.attached.refresh()

    def keys(self) -> list[Binding]:
        """Return what keys do here while the focus is within."""
        if not self.holds_focus():
            return []
        keys = [
            Binding("F4", self.add_button.words, self.choose_files, in_strip=True),
            Binding("Ctrl+V", self.paste_button.words, self.paste, in_strip=True),
            Binding("Shift+Enter Shift+Tab", lambda: _("back"), lambda: self.left.emit(-1)),
        ]
        if self.chosen:
            keys.append(Binding("Ctrl+Del", self.remove_button.words, self.remove, in_strip=True))
        if self.attached.can_put_back:
            keys.append(Binding("Ctrl+Z", lambda: _("put the file back"), self.attached.put_back))
        return keys

    def holds_focus(self) -> bool:
        """Say whether keys go to it."""
        within = self.focusWidget()
        return within is not None and within.hasFocus()

    @property
    def chosen(self) -> Listed | None:
        """The file that is chosen."""
        return next((each for each in self.attached.files if each.file.sha256 == self.list.present), None)

    def enter(self, by: int = 1) -> None:
        """Take the focus."""
        del by
        focus(self.list if self.attached.files else self._empty)

    def choose_files(self) -> None:
        """Let the person choose files and attach them."""
        if not self.attached.locked:
            names, _kind = QFileDialog.getOpenFileNames(self.window(), "")
            self.add_files([Path(name) for name in names])

    def add_files(self, files: list[Path]) -> None:
        """Attach files."""
        self.attached.add([Source(file.name, file) for file in files])

    def paste(self) -> None:
        """Attach the picture, or the files, on the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def remove(self) -> None:
        """Take the chosen file away."""
        if chosen := self.chosen:
            self.attached.remove(chosen.file)

    def save_copy(self) -> None:
        """Let the person choose where a copy of the chosen file goes, and write it."""
        if (chosen := self.chosen) and chosen.here:
            to, _kind = QFileDialog.getSaveFileName(self.window(), "", name_to_offer(chosen.file.name))
            if to:
                self.attached.copy_to(chosen.file, Path(to))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if not self.attached.locked and (_files_in(event.mimeData()) or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is dropped."""
        self._take(event.mimeData())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the picture at the new size."""
        super().resizeEvent(event)
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self.attached.files)

    def height_for(self, width: int) -> int:
        """Return the height it would like."""
        del width
        return _HEIGHT

    def arrange(self, width: int) -> None:
        """Put all that is in it in place for a width."""
        del width

    def _set_out(self) -> None:
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        heading = Text(lambda: _("Attached files"), "heading")
        self._full = QWidget()
        middle = QHBoxLayout(self._full)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(16)
        middle.addLayout(column(self.list, row(self.copy_button, self.remove_button, None)), 5)
        middle.addLayout(column(self.file_name, self.preview), 4)
        self._empty = _Empty(
            "paperclip", lambda: _("Nothing is attached. Press F4 to attach a file, or drop one here.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(row(heading, None, self.paste_button, self.add_button))
        self._stack = QStackedLayout()
        layout.addLayout(self._stack, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._full)
        layout.addWidget(self.limits)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.choose_files)
        self.paste_button.clicked.connect(self.paste)
        self.copy_button.clicked.connect(self.save_copy)
        self.remove_button.clicked.connect(self.remove)
        self.list.row_opened.connect(lambda _key: self.save_copy())
        self.list.row_chosen.connect(lambda _key: self._choose())
        self.attached.listed.connect(self._show)
        self.attached.pictured.connect(self._show_picture)
        self.attached.done.connect(lambda said: self.done.emit(said, self.attached.can_put_back))

    def _take(self, data: QMimeData) -> None:
        if self.attached.locked:
            return
        if files := _files_in(data):
            self.add_files(files)
        elif data.hasImage():
            moment = f"{clock.now().astimezone():%Y-%m-%d %H.%M.%S}.png"
            self.attached.add_picture(QImage(data.imageData()), _("Picture {time}").format(time=moment))

    def _show(self, files: tuple[Listed, ...]) -> None:
        here = self.holds_focus()
        self.list.show_rows([_row(each) for each in files])
        self._stack.setCurrentWidget(self._full if files else self._empty)
        self._choose()
        if here:
            self.enter()
        self.counted.emit(len(files))

    def _choose(self) -> None:
        chosen, locked = self.chosen, self.attached.locked
        self.add_button.setEnabled(not locked)
        self.paste_button.setEnabled(not locked)
        self.copy_button.setEnabled(chosen is not None and chosen.here)
        self.remove_button.setEnabled(chosen is not None and not locked)
        self._look()

    def _look(self) -> None:
        """Have the chosen file's picture made."""
        chosen = self.chosen
        self._busy_with = chosen.file.sha256 if chosen else ""
        self.file_name.say(chosen.file.name if chosen else "")
        if chosen is None:
            self.preview.show_words(lambda: "")
        elif not chosen.here:
            self.preview.show_words(lambda: _("This file comes with a later bundle."))
        elif self.isVisible():
            self.attached.look_at(chosen.file, self.preview.box)

    def _show_picture(self, sha256: str, picture: QImage | None) -> None:
        if sha256 != self._busy_with or not (chosen := self.chosen):
            return
        if picture is None:
            self.preview.show_words(lambda: _("No picture. Save a copy to open it in another program."))
        else:
            self.preview.show_picture(picture, chosen.file.name)

    def _limits(self) -> str:
        return _(
            "A file of any kind can be attached, up to {most} MB. It is kept encrypted with the entry and sent with it."
        ).format(most=figure(MOST // MEGABYTE))


class _Empty(EmptyState):
    """What stands where files would be; keys go to it."""

    def __init__(self, icon: str, words: Words) -> None:
        super().__init__(icon, words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        now, here = look(), self.hasFocus()
        frame = now.colour("accent" if here else "line")
        fill(QPainter(self), QRectF(self.rect()), now.colour("surface"), frame, RADIUS["panel"], 2 if here else 1)


def name_to_offer(name: str) -> str:
    """Return what the copy of a file is to be called: what another office named it by leads to no other folder."""
    return "".join(sign if sign.isprintable() else " " for sign in re.split(r"[/\\]", name)[-1]).strip(". ") or "file"


def _row(listed: Listed) -> Row:
    since = _("final since {day}").format(day=moment_day(listed.final_at)) if listed.final_at else _("not yet final")
    icon = "file-text" if listed.here else "file-clock"
    return Row(listed.file.sha256, (Cell(listed.file.name, f"{_size(listed.file.len)} · {since}", icon=icon),))


def _size(length: int) -> str:
    if length < MEGABYTE:
        return _("{size} kB").format(size=figure(max(1, round(length / 1024))))
    return _("{size} MB").format(size=figure(f"{length / MEGABYTE:.1f}"))


def _files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and Path(url.toLocalFile()).is_file()]
