"""*Today*: what there is to do, and beside it how sending, backup and set-up stand."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget

from ctip_desktop import clock
from ctip_desktop.desktop import session
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.look.tokens import FOLD_BELOW
from ctip_desktop.desktop.moments import whole_day_words
from ctip_desktop.desktop.opening import begin_entry, open_conflicts, open_entry, open_same_persons
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.today.alarms import banner, fallen
from ctip_desktop.desktop.today.cards import BackupCard, MonthCard, SendingCard, SetUpCard
from ctip_desktop.desktop.today.seeing import see
from ctip_desktop.desktop.today.tasks import TaskList
from ctip_desktop.desktop.today.values import Group, Lead, Seen, Task
from ctip_desktop.desktop.widgets.banner import EmptyState
from ctip_desktop.desktop.widgets.dropdown import ChoiceList
from ctip_desktop.desktop.widgets.scrolling import ScrolledColumn
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.backing_up import Backup, backup
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store

if TYPE_CHECKING:
    from ctip_desktop.desktop.statements.page import StatementsPage

_CARDS, _NARROW_CARDS = 308, 256
_FRESH = timedelta(minutes=1)
"""How long ages in words hold."""
_TASKS, _NOTHING = range(2)


class TodayPage(Page):
    """What waits for the person at this device today."""

    name = "today"
    icon = "calendar-check-2"
    shows = frozenset({"entries", "drafts", "bundles", "trust", "users", "backups", "settings"})

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(desk, frame)
        self.seen = Seen()
        self._looked = clock.now()
        self._fell = session.begin(desk.store.folder)
        self.menu: ChoiceList | None = None
        self.tasks = TaskList()
        self.month, self.sending, self.backup, self.set_up = MonthCard(), SendingCard(), BackupCard(), SetUpCard()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tasks)
        self._stack.addWidget(EmptyState("calendar-check-2", lambda: _("Nothing waits for you today.")))
        self._set_out()
        self.tasks.opened.connect(self._do)
        self.month.pressed.connect(lambda: self._lead(self.seen.month.lead) if self.seen.month else None)
        self.sending.pressed.connect(lambda: self._lead(Lead(page="sending")))
        self.set_up.pressed.connect(lambda: self._lead(Lead(page="sending")))
        self.backup.pressed.connect(self._back_up)

    def title(self) -> str:
        """Return the page's title."""
        return _("Today")

    def second_line(self) -> str:
        """Return the day in words."""
        return whole_day_words(clock.today())

    def badge(self) -> str:
        """Return how many things there are to do."""
        return figure(self.seen.count) if self.seen.count else ""

    def header_actions(self) -> Sequence[Action]:
        """Return finding, and beginning an entry."""
        return [
            Action(lambda: _("Find"), self._find, "search", "Ctrl+F"),
            Action(lambda: _("New entry"), self.begin, "plus", "Ctrl+N"),
        ]

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        return [
            Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),
            Binding("Enter", lambda: _("open"), None, in_strip=True),
        ]

    def refresh(self) -> None:
        """Look again at what there is."""
        self._looked = clock.now()
        who, home = self.desk.who, self.desk.store.folder
        self.desk.read(lambda reader: see(reader, who, home), self._show, owner=self)

        def look_again(changed: int) -> None:
            if changed:
                self.desk.read(lambda reader: see(reader, who, home), self._show, owner=self)

        # Whose names are alike is found behind the saves, not in their way.
        self.desk.run(bring_up_to_date, done=look_again, owner=self)

    def enter(self) -> None:
        """Take the focus to what there is to do."""
        if clock.now() - self._looked > _FRESH:
            self.refresh()
        focus(self.tasks)
        self.frame.say_kept(lambda: _("Everything kept · encrypted"), "shield-check", "ok")

    def begin(self) -> None:
        """Ask which kind of entry is begun."""
        self.menu = begin_entry(self.desk, self.frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards what this width allows."""
        super().resizeEvent(event)
        self._cards.setFixedWidth(_NARROW_CARDS if self.frame.width() < FOLD_BELOW else _CARDS)

    def changeEvent(self, event: QEvent) -> None:
        """Tell everything in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "backup"):
            self.refresh()

    def _set_out(self) -> None:
        self._cards = cards = ScrolledColumn()
        for card in (self.month, self.set_up, self.sending, self.backup):
            cards.column.addWidget(card)
        cards.column.addStretch(1)
        if self.desk.who.is_secretariat:
            self.sending.hide()
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addWidget(self._stack, 1)
        across.addWidget(cards)
        self.body.addLayout(across)

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        groups = seen.groups if seen.begun else (*seen.groups, self._first_day())
        self.tasks.show_groups(groups)
        had_focus = self.tasks.hasFocus()
        self._stack.setCurrentIndex(_TASKS if groups else _NOTHING)
        if had_focus and groups:
            focus(self.tasks)
        self.month.show_month(seen.month)
        self.sending.show_outgoing(seen.outgoing)
        self.backup.show_kept(seen.kept)
        self.set_up.show_standing(seen.standing)
        self.show_banner(banner(seen.alarm))
        self._tell_statements()
        self.header_changed.emit()
        fell, self._fell = self._fell, False
        if fell and seen.alarm.draft:
            self._go_on()

    def _first_day(self) -> Group:
        """Return the one card of the first day."""
        task = Task(
            key="begin",
            state="final",
            icon="plus",
            title=_("Begin the first entry"),
            second=_("Choose its kind by digit; everything typed is kept at every pause."),
            right="",
            action=_("Begin"),
            lead=Lead(),
        )
        return Group(_("Welcome"), (task,), 1)

    def _do(self, task: Task) -> None:
        self._lead(task.lead)

    def _lead(self, lead: Lead) -> None:
        """Go where a thing to do leads; a page this desk does not have leads nowhere."""
        if lead.form:
            open_entry(self.desk, self.frame, lead.form, lead.entry)
        elif not lead.page:
            self.begin()
        elif lead.page == "conflicts":
            open_conflicts(self.desk, self.frame)
        elif lead.page == "same_person":
            open_same_persons(self.frame)
        elif lead.page in self.frame.pages:
            if lead.page == "entries":
                self._narrow(lead.state)
            statements = self._statements() if lead.period else None
            if statements:
                statements.open_period(lead.period)
            else:
                self.frame.open(lead.page)

    def _statements(self) -> "StatementsPage | None":
        from ctip_desktop.desktop.statements.page import StatementsPage

        page = self.frame.pages.get("statements")
        return page if isinstance(page, StatementsPage) else None

    def _tell_statements(self) -> None:
        """Let the sidebar say how many statements are due before their page was ever opened."""
        if self.seen.month and (statements := self._statements()):
            statements.tell_due(self.seen.month.due)

    def _narrow(self, state: str) -> None:
        from ctip_desktop.desktop.entries.page import EntriesPage

        entries = self.frame.pages["entries"]
        if isinstance(entries, EntriesPage):
            entries.narrow(state=state)

    def _find(self) -> None:
        from ctip_desktop.desktop.entries.page import EntriesPage

        entries = self.frame.pages.get("entries")
        if isinstance(entries, EntriesPage):
            self.frame.open("entries")
            entries.look_for()

    def _go_on(self) -> None:
        """Open what was being typed when the program fell, where it was left."""
        from ctip_desktop.desktop.form.page import FormPage

        open_entry(self.desk, self.frame, self.seen.alarm.form, self.seen.alarm.draft)
        if isinstance(self.frame.page, FormPage):
            self.frame.page.show_until_kept(fallen(self.seen.alarm))

    def _back_up(self) -> None:
        folder = self.seen.kept.folder or QFileDialog.getExistingDirectory(self, _("Where the backup goes"))
        if not folder:
            return
        key = self.desk.who.key or None

        def work(store: Store) -> Backup:
            return backup(store, key, Path(folder))

        self.backup.show_running(True)
        self.desk.run(work, "backups", done=self._backed_up, failed=self._not_backed_up, owner=self)

    def _backed_up(self, made: Backup) -> None:
        self.backup.show_running(False)
        said = ngettext(
            "The backup with {count} entry was proved.", "The backup with {count} entries was proved.", made.entries
        )
        self.frame.say_done(said.format(count=figure(made.entries)))

    def _not_backed_up(self, error: Exception) -> None:
        self.backup.show_running(False)
        self.desk.background.failed.emit(error)
