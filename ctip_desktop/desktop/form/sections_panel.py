"""The sections of a form with how far each is, and how far all of it is."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ctip_desktop.desktop.form.attachments.section import files_progress, files_section
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, draw_key, fill, key_width, width
from ctip_desktop.desktop.widgets.panel import Ground, column
from ctip_desktop.desktop.widgets.scrolling import ScrolledColumn
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.forms.entering.progress import BEGUN, DONE, MISSING, NOT_RELEVANT, UNTOUCHED, WRONG, SectionProgress
from ctip_desktop.forms.entering.sections import Section, sections
from ctip_desktop.i18n import _, figure, language, ngettext

_STATES = {
    DONE: ("check", "ok"),
    WRONG: ("circle-x", "error"),
    MISSING: ("circle-dashed", "warn"),
    UNTOUCHED: ("circle", "text_3"),
    NOT_RELEVANT: ("minus", "text_3"),
    BEGUN: ("circle-dot", "accent"),
}
_SIDE, _FOOT = 20, 94
_RIGHT = Qt.AlignmentFlag.AlignRight


class SectionsPanel(Ground):
    """The list of sections, and the foot that adds up.

    Signals:
        section_chosen(int): another section was clicked, counted from 1.
        problem_asked(): the person wants to go to the next problem.
    """

    section_chosen = Signal(int)
    problem_asked = Signal()

    def __init__(self, entering: Entering, parent: QWidget | None = None) -> None:
        super().__init__("surface", Qt.Edge.RightEdge, parent)
        self._entering = entering
        self._group = QButtonGroup(self)
        self._entries = [SectionEntry(section) for section in sections(entering.form)]
        if entering.takes_files:
            self._entries.append(SectionEntry(files_section(entering.form)))
            self.show_files(len(entering.opened.att))
        listed = self._listed = ScrolledColumn((8, 12, 0, 8))
        listed.column.setSpacing(4)
        for entry in self._entries:
            self._group.addButton(entry, entry.section.number)
            listed.column.addWidget(entry)
        listed.column.addStretch(1)
        self.foot = Foot(entering)
        self.setLayout(column(listed, self.foot, spacing=0))
        self.setFixedWidth(look().size("form_sections"))
        self._group.idClicked.connect(self.section_chosen)
        self.foot.clicked.connect(self.problem_asked)
        self.refresh()

    def show_section(self, number: int) -> None:
        """Mark the section that is shown."""
        self._entries[number - 1].setChecked(True)
        self._listed.ensureWidgetVisible(self._entries[number - 1])

    def show_files(self, count: int) -> None:
        """Show whether files are attached."""
        self._entries[-1].show_progress(files_progress(self._entering.form, count))

    def refresh(self) -> None:
        """Show how far everything is now; what is shown already is left alone."""
        for entry, progress in zip(self._entries, self._entering.progress.sections, strict=False):
            entry.show_progress(progress)
        self.foot.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.setFixedWidth(look().size("form_sections"))


class SectionEntry(QAbstractButton):
    """One section: number, name, how many things are to be seen to, and its state as a glyph."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._progress: SectionProgress | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def show_progress(self, progress: SectionProgress) -> None:
        """Show how far it is."""
        if progress != self._progress:
            self._progress = progress
            self._say()

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(216, look().size("nav_row"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        box = place.adjusted(0, 0, -8, 0)
        if chosen or self.underMouse():
            fill(painter, box, now.colour("accent_soft" if chosen else "hover"), None)
        if chosen:
            fill(painter, QRectF(box.x(), box.y() + 8, 3, box.height() - 16), now.colour("accent"), None, 1)
        state = self._progress.state if self._progress else UNTOUCHED
        dim = state == NOT_RELEVANT
        ink = now.colour("text_3" if dim else "text")
        number = QRectF(box.x() + 12, 0, 24, place.height())
        draw(painter, number, figure(self.section.number), "caption", now.colour("text_3" if dim else "text_2"))
        icon, colour = _STATES[state]
        x = box.right() - 12 - 16
        draw_glyph(painter, icon, x, place.center().y(), 16, now.colour(colour))
        if count := self._count():
            wide = width(figure(count), "small_strong")
            at = QRectF(x - 8 - wide, 0, wide + 1, place.height())
            draw(painter, at, figure(count), "small_strong", now.colour(colour))
            x -= wide + 8
        words = QRectF(box.x() + 36, 0, x - 8 - box.x() - 36, place.height())
        draw(painter, words, self.text(), "strong" if chosen else "body", ink)

    def _count(self) -> int:
        progress = self._progress
        if progress is None:
            return 0
        return {WRONG: progress.wrong, MISSING: progress.missing}.get(progress.state, 0)

    def _say(self) -> None:
        words = " ".join(self.section.label.said(language()).split())
        self.setText(words)
        self.setToolTip(words if width(words, "strong") > 130 else "")
        state = state_words(self._progress) if self._progress else ""
        self.setAccessibleName(f"{figure(self.section.number)}. {words}")
        self.setAccessibleDescription(state)
        self.update()


class Foot(QAbstractButton):
    """How many questions are answered, and how many are wrong; clicked, it leads to the next problem."""

    def __init__(self, entering: Entering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = entering.progress
        self._shown: tuple[int, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(_FOOT)

    def refresh(self) -> None:
        """Show how far everything is now."""
        progress = self._progress
        shown = progress.answered, progress.asked, progress.wrong, progress.missing, progress.soft
        if shown != self._shown:
            self._shown = shown
            self._say()

    @property
    def problems(self) -> tuple[str, str, str]:
        """What is to be seen to first: words, glyph and colour; nothing if nothing is."""
        progress = self._progress
        if progress.wrong:
            words = ngettext("{count} error", "{count} errors", progress.wrong)
            return words.format(count=figure(progress.wrong)), "circle-x", "error"
        if progress.missing:
            return _("{count} missing").format(count=figure(progress.missing)), "circle-dashed", "warn"
        if progress.soft:
            return _("{count} to check").format(count=figure(progress.soft)), "triangle-alert", "warn"
        return "", "", ""

    @property
    def count(self) -> str:
        """Answered of asked."""
        return f"{figure(self._progress.answered)} / {figure(self._progress.asked)}"

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw count, bar and problems."""
        del event
        now, painter = look(), QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, now.colour("line"))
        line = QRectF(_SIDE, 10, self.width() - 2 * _SIDE, 22)
        draw(painter, line, _("Answered"), "small", now.colour("text_2"))
        draw(painter, line, self.count, "small_strong", now.colour("text"), _RIGHT)
        bar = QRectF(_SIDE, 37, self.width() - 2 * _SIDE, 7)
        fill(painter, bar, now.colour("line"), None, 3)
        asked = max(self._progress.asked, 1)
        fill(
            painter,
            QRectF(bar.x(), bar.y(), bar.width() * self._progress.answered / asked, 7),
            now.colour("accent"),
            None,
            3,
        )
        words, icon, colour = self.problems
        if words:
            draw_glyph(painter, icon, _SIDE, 68, 16, now.colour(colour))
            line = QRectF(_SIDE + 22, 56, self.width() - 2 * _SIDE, 24)
            draw(painter, line, words, "small", now.colour("text"))
            x = self.width() - _SIDE - key_width("F9")
            draw_key(painter, x, 68, "F9", now.colour("text_2"), now.colour("line_strong"))
            go = _("Go")
            at = QRectF(x - 8 - width(go, "body"), 56, width(go, "body") + 1, 24)
            draw(painter, at, go, "body", now.colour("accent"))

    def _say(self) -> None:
        self.setText(self.count)
        self.setAccessibleName(" ".join((_("Answered"), self.count)))
        self.setAccessibleDescription(self.problems[0])
        self.update()


def state_words(progress: SectionProgress) -> str:
    """Return how far a section is, in words."""
    if progress.state == WRONG:
        return ngettext("{count} error", "{count} errors", progress.wrong).format(count=figure(progress.wrong))
    if progress.state == MISSING:
        return _("{count} missing").format(count=figure(progress.missing))
    return {
        DONE: _("complete"),
        UNTOUCHED: _("not begun"),
        NOT_RELEVANT: _("left out"),
        BEGUN: _("begun"),
    }[progress.state]
