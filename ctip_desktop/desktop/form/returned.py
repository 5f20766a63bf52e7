"""Says over an entry what the secretariat asks to correct in it, and where one then begins."""

from contextlib import suppress

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.forms.filled import numbered, place_of
from ctip_desktop.i18n import _


def asked_at(entering: Entering) -> str:
    """Return the path of the question to begin at; empty where none is named, or the correcting has begun."""
    why = entering.opened.returned
    return why.question if why and not entering.opened.caret and not entering.locked else ""


def returned_banner(entering: Entering) -> Banner | None:
    """Return the banner that stays until the entry is saved as final; None if nothing is asked."""
    why = entering.opened.returned
    if why is None:
        return None
    place = ""
    if why.question:
        with suppress(KeyError):
            place = numbered(entering.filled, why.question)

    def said() -> str:
        if not place:
            return _("The General Secretariat asks to correct this entry.")
        return _("The General Secretariat asks to correct: {place}").format(place=place_of(entering.filled, place))

    return Banner("warn", said, why.reason, icon="corner-up-left")
