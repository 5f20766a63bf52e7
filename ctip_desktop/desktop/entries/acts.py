"""What can be done with the chosen entry, or the marked ones: by key, by the menu, by the side pane."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from ctip_desktop.desktop.answering_returns import Asking, Named, ReasonDialog, answering, withdrawing
from ctip_desktop.desktop.entries.dropping import Dropped, bring_back, drop
from ctip_desktop.desktop.entries.linked import can_be_linked, linked_choices
from ctip_desktop.desktop.entries.returning import ReturnDialog, ask_to_return, can_be_returned
from ctip_desktop.desktop.opening import begin_entry, compare_versions, open_entry
from ctip_desktop.desktop.widgets.dropdown import Choice, ChoiceList
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.answering import may_answer

if TYPE_CHECKING:
    from ctip_desktop.desktop.entries.lines import Line
    from ctip_desktop.desktop.entries.page import EntriesPage

PAPERS = frozenset({"meeting"})
"""Forms that have a paper of their own."""


class Acts:
    """Does it, and says whether it can be done; `menu`, `dialog` and `reasoning` are those that were opened last."""

    def __init__(self, page: "EntriesPage") -> None:
        self._page = page
        self.menu: ChoiceList | None = None
        self.dialog: ReturnDialog | None = None
        self.reasoning: ReasonDialog | None = None

    @property
    def may_print(self) -> bool:
        """Whether the chosen entry has a paper of its own."""
        return self._line is not None and self._line.form in PAPERS

    @property
    def may_drop(self) -> bool:
        """Whether there is a draft of the person's that could be deleted."""
        detail, page = self._page.detail, self._page
        mine = detail is not None and detail.drafter == page.desk.who.user.id
        return bool(page.browser.rows.marks) or mine

    @property
    def may_return(self) -> bool:
        """Whether the office of the chosen entry can be asked to correct it."""
        return can_be_returned(self._page.desk, self._line)

    @property
    def may_withdraw(self) -> bool:
        """Whether what was asked of the chosen entry can be taken back."""
        return self.may_return and self._line is not None and self._line.state == "returned"

    @property
    def may_answer(self) -> bool:
        """Whether it can be answered that the chosen entry is right as it is."""
        line = self._line
        return line is not None and line.state == "returned" and may_answer(self._page.desk.who.office, line.office)

    @property
    def has_history(self) -> bool:
        """Whether the chosen entry was ever saved as final."""
        line, detail = self._line, self._page.detail
        return bool(line and detail and detail.id == line.id and detail.revisions)

    @property
    def _line(self) -> "Line | None":
        return self._page.browser.present

    def begin(self) -> None:
        """Begin a new entry."""
        if self._page.form:
            open_entry(self._page.desk, self._page.frame, self._page.form)
        else:
            self.menu = begin_entry(self._page.desk, self._page.frame)

    def open(self) -> None:
        """Open the chosen entry in its form; of one in conflict, its versions side by side."""
        line = self._line
        if line and line.state == "conflict":
            compare_versions(self._page.desk, self._page.frame, line.id)
        elif line:
            open_entry(self._page.desk, self._page.frame, line.form, line.id)

    def print(self) -> None:
        """Open the chosen entry where its paper is printed."""
        if self.may_print:
            self.open()

    def show_history(self) -> None:
        """Show what changed in the chosen entry."""
        from ctip_desktop.desktop.entries.history import HistoryPage

        line = self._line
        if line and self.has_history:
            self._page.frame.open(HistoryPage(self._page.desk, self._page.frame, line, self._page.name))

    def show_linked(self) -> None:
        """Offer the entries that name the chosen one, and to begin one about it."""
        line = self._line
        if line is None or not can_be_linked(line):
            return

        def show(choices: list[Choice], does: dict[str, Callable[[], object]]) -> None:
            self.menu = ChoiceList(choices, None, _("Linked entries"), self._page)
            self.menu.chosen.connect(lambda name: does[name]())
            self.menu.open_below(self._page.browser.menu_place())

        linked_choices(self._page, line, show)

    def return_entry(self) -> None:
        """Ask what the office of the chosen entry is to correct in it."""
        line = self._line
        if line and self.may_return:

            def show(dialog: ReturnDialog) -> None:
                self.dialog = dialog

            ask_to_return(self._page.desk, line, self._page, self._page.frame.say_done, show)

    def withdraw(self) -> None:
        """Ask why what was asked of the chosen entry is taken back."""
        if self.may_withdraw:
            self._reason(withdrawing)

    def answer(self) -> None:
        """Ask why the chosen entry is right as it is."""
        if self.may_answer:
            self._reason(answering)

    def delete_drafts(self) -> None:
        """Delete the person's drafts among the marked entries, or that of the chosen one; it can be undone."""
        line, marks = self._line, self._page.browser.rows.marks
        entries = sorted(marks) or ([line.id] if line else [])
        user = self._page.desk.who.user.id

        def tell(dropped: list[Dropped]) -> None:
            if dropped:
                marks.clear()
                self._page.show_marked()
                said = ngettext("{count} draft deleted.", "{count} drafts deleted.", len(dropped))
                self._page.frame.say_done(said.format(count=figure(len(dropped))), lambda: self._undo(dropped))

        self._page.desk.write(lambda writer: drop(writer, entries, user), "drafts", done=tell, owner=self._page)

    def open_menu(self, place: QRect) -> None:
        """Open the menu of what can be done."""
        line = self._line
        if line is None:
            return
        choices = [Choice("open", _("Open"), "arrow-up-right", "Enter")]
        does: dict[str, Callable[[], object]] = {"open": self.open}
        if self.has_history:
            choices.append(Choice("history", _("What changed"), "history", "Ctrl+Shift+H"))
            does["history"] = self.show_history
        if can_be_linked(line):
            choices.append(Choice("linked", _("Linked entries"), "link", "Ctrl+L"))
            does["linked"] = self.show_linked
        if self.may_print:
            choices.append(Choice("print", _("Print"), "printer", "Ctrl+P"))
            does["print"] = self.print
        if self.may_return:
            choices.append(Choice("return", _("Return for correction"), "corner-up-left", "Ctrl+R"))
            does["return"] = self.return_entry
        if self.may_withdraw:
            choices.append(Choice("withdraw", _("Withdraw the return"), "undo-2", "Ctrl+Shift+R"))
            does["withdraw"] = self.withdraw
        if self.may_answer:
            choices.append(Choice("answer", _("It is right as it is"), "check", "Ctrl+R"))
            does["answer"] = self.answer
        if self.may_drop:
            words = _("Delete drafts") if self._page.browser.rows.marks else _("Delete draft")
            choices.append(Choice("drop", words, "trash-2", "Del"))
            does["drop"] = self.delete_drafts
        self.menu = ChoiceList(choices, None, _("What can be done with the entry"), self._page)
        self.menu.chosen.connect(lambda name: does[name]())
        self.menu.open_below(place)

    def _reason(self, asking: Callable[[Named], Asking]) -> None:
        line = self._line
        if line:
            page, named = self._page, Named(line.id, f"{line.kind} {line.number}", line.office)
            self.reasoning = ReasonDialog(page.desk, named, asking(named), page.frame.say_done, page)
            self.reasoning.ask()

    def _undo(self, dropped: list[Dropped]) -> None:
        self._page.desk.write(lambda writer: bring_back(writer, dropped), "drafts", owner=self._page)
