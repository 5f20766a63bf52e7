"""What keys do in a comparison, where the focus is now."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.conflicts.answer_box import AnswerBox
from ctip_desktop.desktop.conflicts.choosing import Choosing
from ctip_desktop.desktop.conflicts.heads import take_words
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.conflicts.comparison import ComparisonPage

_DIGITS = 9
"""So many answers have a key of their own; of more versions the others are taken with the arrows."""


def keys_of(page: "ComparisonPage") -> list[Binding]:
    """Return the keys of the questions, or of the reason; none before the versions are read."""
    choosing = page.choosing
    if choosing is None:
        return []
    if isinstance(page.window().focusWidget(), AnswerBox):
        return [*([] if page.is_locked() else _choosing(page, choosing)), *_going(page), *_anywhere(page, choosing)]
    into_table = Binding("↑", lambda: _("back to the questions"), page.into_table, in_strip=True)
    return [*([into_table] if page.reason.field.hasFocus() else []), *_anywhere(page, choosing)]


def _choosing(page: "ComparisonPage", choosing: Choosing) -> list[Binding]:
    digits = [
        Binding(str(n), lambda n=n: take_words(choosing, n), lambda n=n: page.take(n - 1), in_strip=True)  # type: ignore[misc]
        for n in range(1, min(choosing.others, _DIGITS + 1))
    ]
    if choosing.others <= _DIGITS:
        digits.append(Binding(str(choosing.others), lambda: _("type another answer"), page.type_other, in_strip=True))
    return [
        *digits,
        Binding("Enter", lambda: _("take this one"), page.take_present),
        Binding("0", lambda: _("leave it open again"), page.leave_open),
    ]


def _going(page: "ComparisonPage") -> list[Binding]:
    return [
        Binding("↓", lambda: _("next"), lambda: page.step(1), in_strip=True),
        Binding("↑", lambda: _("the one before"), lambda: page.step(-1)),
        Binding("→", lambda: _("to the right"), lambda: page.table.step_aside(1)),
        Binding("←", lambda: _("to the left"), lambda: page.table.step_aside(-1)),
        Binding("PgDn", lambda: _("further down"), lambda: page.table.turn(1)),
        Binding("PgUp", lambda: _("further up"), lambda: page.table.turn(-1)),
    ]


def _anywhere(page: "ComparisonPage", choosing: Choosing) -> list[Binding]:
    everything = choosing.everything
    words = (lambda: _("only what differs")) if everything else (lambda: _("all questions"))
    return [Binding("Ctrl+L", words, page.show_everything), Binding("F9", lambda: _("next"), page.go_on)]
