"""The pane beside the list of periods: the chosen one with its kinds, in words."""

from PySide6.QtWidgets import QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.statement_words import (
    chip_of,
    days_left,
    drafts_words,
    due_day,
    is_late,
    kinds_named,
    ready_words,
)
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.chip import Chip
from ctip_desktop.desktop.widgets.facts import Facts
from ctip_desktop.desktop.widgets.panel import Line, row
from ctip_desktop.desktop.widgets.ring import Ring
from ctip_desktop.desktop.widgets.side_by_side import Pane
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure
from ctip_desktop.reports.statements.standing import Standing


class PeriodPane(Pane):
    """Speaks of the chosen period; `open` leads to its statement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "heading", wrap=True)
        self.chip = Chip("not_begun")
        self.ring = Ring(64, 7)
        self.ready = Text("", "strong", wrap=True)
        self.due = Text("", "small", "text_2", wrap=True)
        self.drafts = Text("", "small", "warn", wrap=True)
        self.line = Line()
        self.facts = Facts(labels=6.2)
        self.open = Button(lambda: _("Open"), icon="arrow-up-right")
        self.column.addWidget(self.title)
        self.column.addLayout(row(self.chip, None))
        across = row(self.ring, self.ready, spacing=12)
        across.setStretch(1, 1)
        self.column.addLayout(across)
        for part in (self.due, self.drafts, self.line, self.facts):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.foot.addLayout(row(self.open, None))
        self.show_period(None)

    def show_period(self, found: Standing | None) -> None:
        """Show a period, or that none is chosen."""
        here = found is not None
        for part in (self.chip, self.ring, self.ready, self.due, self.line, self.facts, self.open):
            part.setVisible(here)
        self.drafts.setVisible(bool(found and found.drafts))
        if found is None:
            self.title.say(lambda: _("Nothing is chosen."))
            return
        self.title.say(found.period.label)
        self.chip.show_state(chip_of(found.stage))
        self.ring.setVisible(not found.parts)
        self.ring.show_share(found.ready, len(found.kinds))
        self.ready.say(lambda: ready_words(found))
        self.due.say(lambda: due_line(found))
        self.due.tint("warn" if is_late(found, clock.today()) else "text_2")
        self.due.setVisible(found.due is not None)
        self.drafts.say(lambda: drafts_words(found))
        self.facts.show_facts(_facts(found))


def due_line(found: Standing) -> str:
    """Return `Due 10 July · 2 days left`."""
    return _("Due {day}").format(day=day_line(found))


def day_line(found: Standing) -> str:
    """Return `10 July · 2 days left`."""
    day, left = due_day(found), days_left(found)
    return f"{day} · {left}" if left and left != day else day


def _facts(found: Standing) -> list[tuple[str, str]]:
    """Return the kinds by how they stand, and who approved."""
    facts = []
    heads = (
        ("figures", _("With figures")),
        ("entered", _("Entered")),
        ("missing", _("Missing")),
        ("nothing", _("Nothing to report")),
        ("not_kept", _("Not kept")),
    )
    for state, head in heads:
        kinds = [one.kind for one in found.kinds if one.state == state]
        if kinds and not found.parts:
            facts.append((head, kinds_named(kinds)))
    if found.held:
        facts.append((_("Approved by"), found.held.declared.approved_by))
    if found.last:
        facts.append((_("Number"), figure(found.last.number)))
    return facts
