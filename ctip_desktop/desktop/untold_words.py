"""What waits to go back to an office, in words: entries returned, returns withdrawn, decisions."""

from ctip_desktop.desktop.bundle_words import BETWEEN
from ctip_desktop.i18n import figure, ngettext
from ctip_desktop.store.reminding import Untold


def untold_words(one: Untold) -> str:
    """Return `2 returned entries · 1 decision`."""
    told = (
        (ngettext("{count} returned entry", "{count} returned entries", one.returned), one.returned),
        (ngettext("{count} return withdrawn", "{count} returns withdrawn", one.withdrawn), one.withdrawn),
        (ngettext("{count} decision", "{count} decisions", one.decided), one.decided),
    )
    return BETWEEN.join(words.format(count=figure(count)) for words, count in told if count)
