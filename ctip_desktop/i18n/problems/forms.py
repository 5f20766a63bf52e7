"""The words for the failures of the floor `forms`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.forms import CompiledFormDamaged, CompiledFormNewer
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    CompiledFormDamaged: N_("This form is damaged; install it again or ask the secretariat for it."),
    CompiledFormNewer: N_(
        "This form is of format {format}, and this program knows formats up to {known}; install the newer program."
    ),
}
