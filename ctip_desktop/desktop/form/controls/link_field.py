"""The number of another entry: found by any words of that entry, or typed; what it is about is said below."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import islice

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.controls.list_field import ListField
from ctip_desktop.desktop.form.controls.suggestions import Suggestion
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.moments import day_words, read_day
from ctip_desktop.errors.store import EntryAmbiguous, EntryUnknown
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.headline import headline
from ctip_desktop.forms.links import LINK
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.khmer.numerals import to_latin
from ctip_desktop.store.linking import linkable
from ctip_desktop.store.listing import show
from ctip_desktop.store.transaction import Reader

MOST = 50
_FACTS = 2
_NUMBER = re.compile("[0-9]{2}-[0-9]{4}-[A-Z]{1,3}-[0-9]{4,}").fullmatch


class LinkField(ListField):
    """A field that asks the store, on its own thread, for what was typed; an unknown number is kept as it is."""

    def __init__(self, entering: Entering, item: Item, path: str, parent: QWidget | None = None) -> None:
        self._target = item.question.columns[LINK]
        self._about: dict[str, str] = {}
        self._wanted: str | None = None
        super().__init__(entering, item, path, parent)
        self._look_up()

    def words(self) -> str:
        """Return the number in the digits of the language."""
        return figure(str(self.answer)) if self.answer else ""

    def show_answer(self) -> None:
        """Show the number, and look up what it is of."""
        super().show_answer()
        self._look_up()

    def open(self) -> None:
        """Open the list with the latest entries of the form."""
        if not self.isReadOnly():
            self._ask("")

    def propose(self, text: str) -> Sequence[Suggestion]:
        """Return what was found last: what holds the text is shown as soon as it is found."""
        self._ask(text.strip("\u200b "))
        return self.suggestions.list.lines.lines if self.is_open else ()

    def hand_in(self) -> None:
        """Give the entry that is marked if it is found by what is typed now, else what is typed, in Latin digits."""
        typed = to_latin(self.text().strip("\u200b ")).upper()
        if self._half and (self._wanted is not None or _NUMBER(typed)):
            self._half, self._wanted = False, None
            self.entering.set(self.path, typed or None)
            return
        super().hand_in()

    def help(self) -> str:
        """Return what the entry is about."""
        return self._about.get(str(self.answer), "") if self.answer else ""

    def _enter(self) -> None:
        if self._half and self._wanted is not None:
            self.hand_in()
            self.filled_up.emit()
        else:
            super()._enter()

    def _ask(self, words: str) -> None:
        self._wanted = words

        def work(reader: Reader) -> list[Suggestion]:
            chosen = str(self.answer or "")
            return [
                Suggestion(
                    one.listed.number,
                    figure(one.listed.number),
                    _told(reader, one.fv, one.answers),
                    one.listed.number == chosen,
                )
                for one in linkable(reader, self._target, to_latin(words), MOST)
            ]

        def done(lines: list[Suggestion]) -> None:
            if self._wanted == words and self.hasFocus():
                self._wanted = None
                self._moved = False
                self._about |= {line.value: line.second for line in lines}
                self.suggestions.propose(lines, next((at for at, line in enumerate(lines) if line.chosen), 0))

        self.entering.desk.read(work, done, owner=self)

    def _look_up(self) -> None:
        """Find out what the entry is about whose number is the answer."""
        number = str(self.answer or "")
        if not number or number in self._about:
            return
        self._about[number] = ""

        def work(reader: Reader) -> str:
            with suppress(EntryUnknown, EntryAmbiguous):
                shown = show(reader, number)
                if shown.listed.form == self._target:
                    return _told(reader, shown.fv, shown.answers)
            return _("No entry of this number is on this device.")

        def done(told: str) -> None:
            self._about[number] = told
            self.grown.emit()

        self.entering.desk.read(work, done, owner=self)


def _told(reader: Reader, version: str, answers: Mapping[str, object]) -> str:
    form = reader.forms.version(reader.connection, version)
    if form is None:
        return ""
    said = headline(form, answers, language())
    day = read_day(said.date)
    return " · ".join(filter(None, (*islice(said.summary, _FACTS), said.place, day_words(day) if day else "")))
