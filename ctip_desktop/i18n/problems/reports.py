"""The words for the failures of the floor `reports`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.reports import IndicatorUnknown, NoSuchPeriod
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    NoSuchPeriod: N_("“{period}” is no period; write 2026-06, 2026-Q2, 2026-S1, 2026-9M or 2026."),
    IndicatorUnknown: N_("The form {form} declares no indicator {name}; see its sheet “indicators”."),
}
