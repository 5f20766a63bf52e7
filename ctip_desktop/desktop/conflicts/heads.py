"""The words above the columns of a comparison, and what its banner says."""

from ctip_desktop.desktop.conflicts.choosing import Choosing
from ctip_desktop.desktop.conflicts.head_row import Head
from ctip_desktop.desktop.moments import moment_day
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.sync.conflicts import Conflict, Side


def heads(conflict: Conflict) -> list[Head]:
    """Return what stands above the columns: question, before, and whose each version is."""
    differ = len(conflict.disputed)
    said = ngettext("{count} differs", "{count} differ", differ).format(count=figure(differ))
    agree = ngettext("{count} agrees", "{count} agree", conflict.agreed).format(count=figure(conflict.agreed))
    before = _("revision {number}").format(number=figure(conflict.base_number))
    day = moment_day(conflict.base_at) if conflict.base_at else ""
    parted = Head(_("Before they parted"), f"{before} · {day}" if day else _("not known"), shorter=day)
    named = [Head(_("Question"), f"{said} · {agree}"), parted]
    return [*named, *(_head(conflict, side) for side in conflict.sides)]


def whose(conflict: Conflict, side: Side) -> str:
    """Return whose a version is: the office, with the device's letter where an office has several versions."""
    several = sum(other.office == side.office for other in conflict.sides) > 1
    return f"{office_name(side.office)} {side.letter}".strip() if several else office_name(side.office)


def _head(conflict: Conflict, side: Side) -> Head:
    icon = "landmark" if side.office == SECRETARIAT else "laptop"
    by = side.by or (_("device {letter}").format(letter=side.letter) if side.letter else "")
    return Head(whose(conflict, side), " · ".join(part for part in (by, moment_day(side.at)) if part), icon)


def kept_words(conflict: Conflict, *, is_secretariat: bool) -> str:
    """Return what becomes of the versions and of the decision."""
    number = figure(conflict.revisions + 1)
    if not conflict.may_decide:
        return _("All are kept. The secretariat decides, and its decision comes with a bundle.")
    if is_secretariat:
        said = _("All are kept. The decision becomes revision {number}, and the province receives it.")
    else:
        said = _("All are kept. The decision becomes revision {number}, and goes with the next bundle.")
    return said.format(number=number)


def take_words(choosing: Choosing, number: int) -> str:
    """Return what the digit of a version does."""
    if len(choosing.conflict.sides) > 2:
        return _("take version {number}").format(number=figure(number))
    return _("take the left") if number == 1 else _("take the right")
