"""The words for the failures of the floor `khmer`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.khmer import DateOutsideAlmanac
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    DateOutsideAlmanac: N_(
        "{date}: lunar dates are known for the years {first_year} to {last_year} only; check the year."
    ),
}
