"""An office by its name, as windows call it before and after unlocking."""

from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.i18n import _, language

CAPITAL = "12"


def office_name(code: str) -> str:
    """Return an office's own name: `Banteay Meanchey`, `General Secretariat`; its code where it is not known."""
    known = offices().get(code)
    return known.said(language()) if known else code


def committee_name(code: str) -> str:
    """Return the committee an office is of."""
    if code == SECRETARIAT:
        return _("National Committee")
    if code == CAPITAL:
        return _("Committee of {capital}").format(capital=office_name(code))
    return _("Committee of {province} province").format(province=office_name(code))


def committee_line(code: str) -> str:
    """Return the line below the committee's name."""
    return office_name(code) if code == SECRETARIAT else _("for counter-trafficking")
