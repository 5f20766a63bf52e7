"""Why a device cannot send yet, and what to do: one line each, in the strip and in the banner."""

from ctip_desktop.desktop.sending.seeing import Standing
from ctip_desktop.i18n import _

ENROL = (
    lambda: _("This device cannot send yet: the secretariat does not know it."),
    lambda: _("Everything entered is kept. Take an enrolment file to the secretariat; what comes back lets it send."),
)
COMPARE = (
    lambda: _("A trust list has come: the secretariat's digits are still to be compared."),
    lambda: _("Call the secretariat, and type the forty digits you hear."),
)
NOT_LISTED = (
    lambda: _("The trust list here does not name this device yet."),
    lambda: _("Take its enrolment file to the secretariat, then take in what comes back."),
)


def hinders(standing: Standing) -> str:
    """Return why a device that stands so cannot send; empty if it can."""
    if standing.training:
        return _("This is the training office: nothing of it is ever sent.")
    if standing.came:
        return COMPARE[0]()
    if not standing.pinned:
        return ENROL[0]()
    return "" if standing.enrolled else NOT_LISTED[0]()
