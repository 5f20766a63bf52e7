"""The pane beside a statement: the chosen line of it, and what can be done about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.moments import hour_words, moment_day
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.statement_words import chip_of, figure_name, kind_name, kinds_named, listed, ready_words
from ctip_desktop.desktop.statements.lines import (
    entries_words,
    kind_chip,
    nature_words,
    read_key,
    remark_on,
)
from ctip_desktop.desktop.statements.pane import day_line
from ctip_desktop.desktop.statements.reading import Seen
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.chip import Chip
from ctip_desktop.desktop.widgets.facts import Facts
from ctip_desktop.desktop.widgets.panel import Line as Rule
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.side_by_side import Pane
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure
from ctip_desktop.reports.indicators.counting import Behind
from ctip_desktop.reports.statements.declared import Line, differences
from ctip_desktop.reports.statements.versions import Version

SEAL = 16
"""Signs of a seal that are shown: enough to compare by eye."""
_MOST = 10


class LinePane(Pane):
    """Speaks of the chosen line; its buttons ask for the entries behind, a note, a remark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "heading", wrap=True)
        self.chip = Chip("final")
        self.value = Text("", "figure")
        self.said = Text("", "body", "text_2", wrap=True)
        self.rule = Rule()
        self.facts = Facts(most=12, labels=6.2)
        self.behind = Button(lambda: _("Entries behind"), icon="list", in_row=True)
        self.note = Button(lambda: _("Note…"), icon="message-square-text", in_row=True)
        self.dispute = Button(lambda: _("Dispute…"), icon="message-square-text", in_row=True)
        self.withdraw = Button(lambda: _("Withdraw"), "quiet", in_row=True)
        self.column.addWidget(self.title)
        self.column.addLayout(row(self.chip, None))
        for part in (self.value, self.said, self.rule, self.facts):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.foot.addLayout(row(self.behind, None))
        self.foot.addLayout(row(self.note, self.dispute, self.withdraw, None))

    def show_line(self, seen: Seen, key: str, *, may_write: bool) -> None:
        """Show a line of a statement."""
        sort, first, second = read_key(key)
        for part in (self.chip, self.value, self.behind, self.note, self.dispute, self.withdraw):
            part.hide()
        self.said.say("")
        if sort in ("kind", "figure", "zeros") and seen.shown:
            line = seen.shown.line(first)
            if line and sort == "figure":
                self._show_figure(seen, line, second, may_write)
            elif line:
                self._show_kind(seen, line, may_write)
        elif sort == "carried":
            self._show_carried(seen.carried[int(first)])
        elif sort == "version":
            self._show_version(seen, next(one for one in seen.versions if one.revision == first))
        elif sort == "head":
            self._show(_("Versions") if first == "versions" else _("Challenges and requests"))
        else:
            self._show_whole(seen)
        self.said.setVisible(bool(self.said.text))

    def show_behind(self, found: Sequence[Behind]) -> None:
        """Tell the entries behind what is shown, by number."""
        numbers = listed([figure(one.number) for one in found], _MOST)
        shown = [(label.text, said.text) for label, said in self.facts.pairs if not label.isHidden()]
        self.facts.show_facts([*shown, (entries_words(len(found)), numbers)] if found else shown)

    def _show(self, title: str, facts: Sequence[tuple[str, str]] = ()) -> None:
        self.title.say(title)
        self.facts.show_facts(facts)
        self.rule.setVisible(bool(facts))

    def _show_whole(self, seen: Seen) -> None:
        facts = []
        if seen.standing:
            self.chip.show_state(chip_of(seen.standing.stage))
            self.chip.show()
            self.said.say(ready_words(seen.standing))
            if seen.standing.due:
                facts.append((_("Due"), day_line(seen.standing)))
            if seen.standing.missing:
                facts.append((_("Missing"), kinds_named(seen.standing.missing)))
        if seen.version:
            facts += _version_facts(seen.version)
        self._show(_("{office} · {period}").format(office=office_name(seen.office), period=seen.period.label()), facts)

    def _show_kind(self, seen: Seen, line: Line, may_write: bool) -> None:
        chip = kind_chip(seen, line, any(one.form == line.kind for one in seen.changed))
        self.chip.show_state(chip.state)
        self.chip.setVisible(not chip.above or chip.above == _("Disputed"))
        self.said.say(chip.above)
        facts = [(_("Entries"), figure(line.entries))] if line.entries else []
        if line.note:
            facts.append((_("Note"), line.note))
        self._show(kind_name(line.kind), facts)
        self.behind.setVisible(line.entries > 0)
        self.note.setVisible(may_write)

    def _show_figure(self, seen: Seen, line: Line, name: str, may_write: bool) -> None:
        remark = remark_on(seen.shown, line.kind, name) if seen.shown else None
        self.value.say(figure(line.figures.get(name, "0")))
        self.value.show()
        self.said.say(kind_name(line.kind))
        facts = []
        if remark:
            facts = [(_("Office says"), figure(remark.says)), (_("Reason"), remark.reason)]
        self._show(figure_name(line.kind, name), facts)
        self.behind.show()
        self.dispute.setVisible(may_write)
        self.withdraw.setVisible(may_write and remark is not None)

    def _show_carried(self, given: Mapping[str, Any]) -> None:
        self.said.say(str(given.get("carried_text") or ""))
        number = str(given.get("request_number") or "")
        self._show(
            nature_words(str(given.get("carried_nature") or "")), [(_("Number"), figure(number))] if number else []
        )

    def _show_version(self, seen: Seen, one: Version) -> None:
        place = seen.versions.index(one)
        facts = _version_facts(one)
        if place:
            before = seen.versions[place - 1].declared
            facts += [
                (figure_name(kind, name), _("{before} → {after}").format(before=_or_none(old), after=_or_none(new)))
                for kind, name, old, new in differences(before, one.declared)[: _MOST - len(facts)]
            ]
            if len(facts) == len(_version_facts(one)):
                self.said.say(_("No figure differs from the version before."))
        self._show(_("Version {number}").format(number=figure(place + 1)), facts)


def _version_facts(one: Version) -> list[tuple[str, str]]:
    declared = one.declared
    facts = [
        (_("Number"), figure(one.number)),
        (_("Prepared by"), str(one.answers.get("prepared_by") or "–")),
        (_("Saved"), f"{moment_day(one.at)} · {hour_words(one.at)}"),
    ]
    if one.approved:
        facts += [(_("Approved by"), declared.approved_by), (_("Seal"), declared.seal[:SEAL])]
    return facts


def _or_none(value: str) -> str:
    return figure(value) if value else "–"
