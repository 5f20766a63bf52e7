"""A fault of the program itself: what to send to those who mend it, with nothing personal in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _


class ReportWindow(QDialog):
    """Shows the report and copies it."""

    def __init__(self, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("CTIP Desktop")
        self.resize(640, 420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName(_("Report"))
        copy = Button(lambda: _("Copy the report"), "plain", icon="copy")
        close = Button(lambda: _("Go on working"), "primary")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(Text(lambda: _("This is a fault of the program, not yours."), "heading"))
        said = Text(
            lambda: _(
                "What was typed is kept. Send these lines to those who look after the program; they name nobody."
            ),
            "body",
            "text_2",
            wrap=True,
        )
        layout.addWidget(said)
        layout.addWidget(shown, 1)
        layout.addLayout(row(copy, None, close))
        close.setFocus()
