"""Asks what is exported and where to, writes it, and says what was written.

What is exported is sealed by a passphrase unless the person wants it in clear. With names in clear it leaves the
encrypted store for good: that is said, and Enter in a field does not do it.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.period_choices import period_choices
from ctip_desktop.desktop.sticks import Sticks
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Kind
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.widgets.dropdown import Choice, Dropdown
from ctip_desktop.desktop.widgets.facts import Facts
from ctip_desktop.desktop.widgets.folder import FolderField
from ctip_desktop.desktop.widgets.new_passphrase import NewPassphrase
from ctip_desktop.desktop.widgets.options import Options
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.documents.codebook import codebook_data
from ctip_desktop.errors.reports import ExportStopped
from ctip_desktop.i18n import _, figure
from ctip_desktop.reports.exporting import Exported, export_all, export_coded, export_public
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.store import Store

Profile = Literal["all", "coded", "public"]
_ALL, _CODED, _PUBLIC = "all", "coded", "public"
_SEALED, _CLEAR = "sealed", "clear"
_WIDE = 640


class ExportDialog(Dialog):
    """One export."""

    _told = Signal(str)

    def __init__(self, desk: Desk, frame: Frame, sticks: Sticks) -> None:
        super().__init__(lambda: _("Export entries"), lambda: _("Export"), frame)
        self.setMinimumWidth(_WIDE)
        self._desk = desk
        self._frame = frame
        self.exported: Exported | None = None
        self._stopping = Event()
        self._is_writing = False
        self.profile = Options(
            lambda: _("What is exported"),
            (
                (_ALL, lambda: _("Everything")),
                (_CODED, lambda: _("Standard codes")),
                (_PUBLIC, lambda: _("For the public")),
            ),
        )
        self.period = Dropdown(lambda: _("Period"), _periods)
        self.form = Options(
            lambda: _("In which form"),
            ((_SEALED, lambda: _("One sealed file")), (_CLEAR, lambda: _("Files anybody can read"))),
        )
        self.passphrase = NewPassphrase(lambda: _("Passphrase of the file"), proposes=False)
        self.folder = FolderField(lambda: _("Where to"), sticks)
        self.holds = Text(self._holds, "small", "text_2", wrap=True)
        self.facts = Facts(most=8, labels=9)
        self.warning: Banner | None = None
        self._place = QVBoxLayout()
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(10)
        asked.addLayout(row(self.profile, None))
        asked.addWidget(self.holds)
        asked.addLayout(row(self.period, self.form, None))
        asked.addWidget(Text(lambda: _("Where to"), "label"))
        asked.addWidget(self.folder)
        asked.addWidget(self.passphrase)
        asked.addLayout(self._place)
        asked.addStretch(1)
        self.column.addWidget(self._asked)
        self.column.addWidget(self.facts)
        self.facts.hide()
        for options in (self.profile, self.form):
            options.chosen.connect(lambda _value: self._show_profile())
        self._told.connect(self._say_file, Qt.ConnectionType.QueuedConnection)
        self.sure.words = self._verb
        self._show_profile()

    def ask(self) -> None:
        """Show it, with the focus on what is exported."""
        super().ask()
        self.profile.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """Export into a new folder in the one that is named; or close, once it is written."""
        if self.exported:
            self.accept()
            return
        place = self.folder.accept()
        if place is None or (self.is_sealed and not self.passphrase.accept()):
            return
        self.be_busy(True)
        self._show_stop(True)
        self._asked.setEnabled(False)
        folder, export = _new_folder(place), self._export()

        def work(store: Store) -> Exported:
            with store.reading() as reader:
                return export(reader, folder)

        self._desk.run(work, done=self._show_written, failed=self._fail, owner=self)

    @property
    def is_sealed(self) -> bool:
        """Whether what is written can be opened by its passphrase only; what is for the public never needs to be."""
        return self.profile.value != _PUBLIC and self.form.value == _SEALED

    def reject(self) -> None:
        """Leave; while it is written, stop it first, so that nothing half written is left behind."""
        if not self._is_writing:
            super().reject()
            return
        self._stopping.set()
        self.safe.setEnabled(False)
        self.message.say(lambda: _("Stopping at the next safe place…"), "note")

    def _show_stop(self, writing: bool) -> None:
        """Offer to stop what is being written, or to leave."""
        self._is_writing = writing
        self._stopping.clear()
        self.safe.words = (lambda: _("Stop")) if writing else (lambda: _("Cancel"))
        self.safe.setText(self.safe.words())
        self.safe.setAccessibleName(self.safe.words())
        self.safe.updateGeometry()
        self.safe.setEnabled(True)
        if writing:
            self.safe.setFocus(Qt.FocusReason.TabFocusReason)

    def _hear(self, file: str) -> None:
        """Tell of a file that comes next, on the worker; raise ExportStopped once that was asked."""
        if self._stopping.is_set():
            raise ExportStopped
        self._told.emit(file)

    def _export(self) -> "Callable[..., Exported]":
        period = parse_period(self.period.value) if self.period.value else None
        told, profile, today = self._hear, self.profile.value, clock.today()
        if profile == _PUBLIC:
            return lambda reader, folder: export_public(reader, folder, today, codebook=codebook_data, told=told)
        chosen = export_coded if profile == _CODED else export_all
        passphrase = self.passphrase.passphrase if self.is_sealed else ""
        return lambda reader, folder: chosen(
            reader, folder, period, codebook=codebook_data, told=told, passphrase=passphrase
        )

    def _verb(self) -> str:
        if self.exported:
            return _("Close")
        return _("Export with names") if self.profile.value == _ALL and not self.is_sealed else _("Export")

    def _holds(self) -> str:
        return {
            _ALL: _("All answers with names (JSON Lines and CSV), attached files, forms, standard codes, a codebook."),
            _CODED: _("Coded answers, ages, counts and days in the codes of HTCDS 2.0, and a codebook; no names."),
            _PUBLIC: _("Figures by year only. Those below 11 are covered, and cannot be found by subtracting."),
        }[self.profile.value]

    def _show_profile(self) -> None:
        profile = self.profile.value
        self._danger = profile == _ALL and not self.is_sealed
        self._be(self.sure.kind if self.exported else "danger" if self._danger else "primary")
        self.holds.say(self._holds)
        for part in (self.period, self.form):
            part.setVisible(profile != _PUBLIC)
        self.passphrase.setVisible(self.is_sealed)
        if self.warning:
            self._place.removeWidget(self.warning)
            self.warning.hide()
            self.warning.deleteLater()
            self.warning = None
        if warning := None if self.is_sealed else self._warning_of(profile):
            self.warning = warning
            self._place.addWidget(warning)
        self._fit()

    @staticmethod
    def _warning_of(profile: str) -> Banner | None:
        if profile == _ALL:
            return Banner(
                "error",
                lambda: _("Names leave the encrypted store in clear"),
                lambda: _(
                    "Whoever has these files can read them. It cannot be undone; keep them as you keep the papers."
                ),
            )
        if profile == _CODED:
            return Banner(
                "warn",
                lambda: _("A person may still be recognised"),
                lambda: _("Where cases are few, age, sex and place are enough. Give these files to partners only."),
            )
        return None

    def _be(self, kind: Kind) -> None:
        self.sure.kind = kind
        self.sure.key = "" if kind == "danger" else "Enter"
        self.sure.setText(self._verb())
        self.sure.setAccessibleName(self._verb())
        self.sure.updateGeometry()
        self.sure.update()

    def _fit(self) -> None:
        """Be as high as what is asked or told needs."""
        for part in (self._asked, self):
            if layout := part.layout():
                layout.invalidate()
                layout.activate()
        self.resize(self.width(), self.minimumSizeHint().height())

    def _say_file(self, name: str) -> None:
        if self._is_writing and not self._stopping.is_set():
            self.message.say(_("Writing {file}…").format(file=name), "note")

    def _show_written(self, exported: Exported) -> None:
        self.exported = exported
        self.passphrase.clear()
        self._show_stop(False)
        self._danger = False
        self.be_busy(False)
        self.message.hide()
        self._asked.hide()
        self.safe.hide()
        self.facts.show_facts(_facts(exported))
        self.facts.show()
        self._be("primary")
        self._fit()
        self.sure.setFocus(Qt.FocusReason.TabFocusReason)
        self._frame.say_kept(lambda: _("Exported into {folder}").format(folder=exported.folder.name), "file-output")

    def _fail(self, error: Exception) -> None:
        self._show_stop(False)
        self._asked.setEnabled(True)
        self.message.hide()
        if sentence(error) is None:
            self.fail(error, self._desk.background.failed.emit)
        else:
            self.be_busy(False)
            if isinstance(error, ExportStopped):
                self.message.say(lambda: sentence(error) or "", "note")
            else:
                self.folder.refuse(lambda: sentence(error) or "")


def _periods() -> list[Choice]:
    return [Choice("", _("Any time")), *period_choices(clock.today())]


def _new_folder(place: Path) -> Path:
    """Return a folder in a place that is not there yet, named by the day."""
    name = f"ctip-export-{clock.today().isoformat()}"
    tried = [place / name, *(place / f"{name}-{number}" for number in range(2, 1000))]
    return next(one for one in tried if not one.exists())


def _facts(exported: Exported) -> list[tuple[str, str]]:
    """Return what was written: where, and how many of what."""
    files = exported.files
    told = [
        (_("Sealed file"), str(exported.sealed)) if exported.sealed else (_("Folder"), str(exported.folder)),
        (_("Files"), figure(len(files))),
    ]
    counts = (
        (_("Entries"), "entries/"), (_("Attached files"), "files/"), (_("Rows of tables (CSV)"), "csv/"),
        (_("Rows in standard codes"), "htcds/"), (_("Figures"), "figures.csv"),
    )  # fmt: skip
    for words, start in counts:
        found = [count for name, count in files.items() if name.startswith(start)]
        if found:
            told.append((words, figure(sum(found))))
    told.append((_("Codebook"), "codebook.pdf, codebook.csv"))
    if exported.sealed:
        told.append((_("Opened by"), "age --decrypt · tar --extract"))
    return told
