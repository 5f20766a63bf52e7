"""The pane of the forms: the sections of the chosen one, its version, and who owes it."""

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.forms.lists import owed_by
from ctip_desktop.desktop.forms.values import Known, sections_of
from ctip_desktop.desktop.widgets.facts import Facts
from ctip_desktop.desktop.widgets.panel import Line
from ctip_desktop.desktop.widgets.side_by_side import Pane
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, language

_SHORT = 12
"""Signs of a version's hash that tell it from others for people's eyes."""
_MOST_SECTIONS = 14


class FormPane(Pane):
    """Speaks of the chosen form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "heading", wrap=True)
        self.duty = Text("", "body", "text_2", wrap=True)
        self.facts = Facts(2)
        self.line = Line()
        self.head = Text(lambda: _("Sections and their questions"), "heading")
        self.sections = Facts(_MOST_SECTIONS, labels=13.5)
        for part in (self.title, self.duty, self.facts, self.line, self.head, self.sections):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.show_known(None)

    def show_known(self, known: Known | None) -> None:
        """Show a form, or that none is chosen."""
        for part in (self.duty, self.facts, self.line, self.head, self.sections):
            part.setVisible(known is not None)
        if known is None:
            self.title.say(lambda: _("Nothing is chosen."))
            return
        self.title.say(" ".join(known.form.title.said(language()).split()))
        self.duty.say(_duty_words(known))
        indicators = len(known.form.indicators)
        self.facts.show_facts(
            [
                (_("Version"), known.form.version[:_SHORT]),
                (_("Indicators"), figure(indicators)),
            ]
        )
        self.sections.show_facts([(label, figure(count)) for label, count in sections_of(known.form)])


def _duty_words(known: Known) -> str:
    if known.duty is None:
        return _("No office owes this kind.")
    said = _("Owed by {offices}, by day {day} of the month after.")
    return said.format(offices=owed_by(known.duty), day=figure(f"{known.duty.due_day:02}"))
