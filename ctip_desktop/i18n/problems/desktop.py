"""The words for what goes wrong on the floor `desktop`."""

from ctip_desktop.errors import desktop
from ctip_desktop.i18n.catalogue import N_

WORDS = {
    desktop.NoDisplay: N_(
        "The window: there is no screen here to open it on. Start it on the desktop of the computer, or type"
        " ctip-desktop --help for what can be done without a window."
    ),
    desktop.WindowPartMissing: N_(
        "The window: this computer lacks a part of its system that windows need ({part}). Install that package, then"
        " start again."
    ),
}
