"""The columns of the list at the width and in the type there are."""

from PySide6.QtCore import Qt

from ctip_desktop.desktop.entries.filters import STATES
from ctip_desktop.desktop.entries.lines import title_of
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.desktop.widgets.chip import chip_width
from ctip_desktop.desktop.widgets.rows import Column
from ctip_desktop.forms import installed
from ctip_desktop.i18n import _, figure

WIDE = 1600
"""Width of the window from which place and who entered have columns of their own."""
_ROOM = 26
_MOST_KIND = 170
_MARK = 12
_ROOMY = 51
"""Width of the list in em from which a kind is shown whole and a name at its usual length."""
_LEFT = Qt.AlignmentFlag.AlignLeft


def columns(kind: str, *, wide: bool, room: int) -> list[Column]:
    """Return the columns in a list of so many pixels; `kind` is what the column of kind and number sorts by."""
    roomy = room >= _ROOMY * look().em("body")
    number = _("{number} · draft").format(number=figure("00-0000-A-0000"))
    titles = max(width(title_of(name), "strong") for name in installed.names())
    state = round(max(chip_width(state) for state in STATES)) + _ROOM + _MARK
    kinds = round(max(width(number, "small"), min(titles, _MOST_KIND) if roomy else 0)) + _ROOM
    day = round(width("៣០ វិច្ឆិកា ២០០០", "small")) + _ROOM
    name = round((7.5 if roomy else 5) * look().em("body"))
    first = [Column(lambda: _("State"), state, sort="state"), Column(lambda: _("Kind and number"), kinds, sort=kind)]
    date = Column(lambda: _("Date"), day, 0, _LEFT, "date")
    if not wide:
        return [*first, Column(lambda: _("Summary and place"), 120, 1), Column(lambda: _("Name"), name), date]
    return [
        *first,
        Column(lambda: _("Summary"), 200, 3),
        Column(lambda: _("Place"), 140, 2),
        Column(lambda: _("Name"), name, 1),
        Column(lambda: _("Entered by"), name, 1),
        date,
    ]
