"""The pane of the letters: which figures were gathered in the name of the chosen institution, and from whom."""

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.widgets.facts import Facts
from ctip_desktop.desktop.widgets.side_by_side import Pane
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.i18n.figures import grouped
from ctip_desktop.reports.unconfirmed import Summed, Unconfirmed

_MOST_FIGURES = 24

Found = tuple[str, tuple[Unconfirmed, ...], tuple[Summed, ...]]
"""An institution, the entries that rest on its word, and the figures they make."""


class FiguresPane(Pane):
    """Tells which figures were gathered in the name of the chosen institution, and from whom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "heading", wrap=True)
        self.second = Text("", "small", "text_2", wrap=True)
        self.facts = Facts(_MOST_FIGURES, labels=11)
        for part in (self.title, self.second, self.facts):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.show_found(None)

    def show_found(self, found: Found | None) -> None:
        """Show what was gathered; nothing before that was read."""
        name, entries, sums = found or ("", (), ())
        self.title.say(name or (lambda: _("Nothing is chosen.")))
        told = ngettext("{count} entry to confirm", "{count} entries to confirm", len(entries))
        self.second.say(told.format(count=figure(len(entries))) if found else "")
        spoken = language()
        self.facts.show_facts(
            [
                (
                    one.label.said(spoken),
                    _("{value} · {sources}").format(
                        value=grouped(one.value), sources=", ".join(source.said(spoken) for source, _n in one.sources)
                    ),
                )
                for one in sums[:_MOST_FIGURES]
            ]
        )
