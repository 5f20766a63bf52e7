"""The Khmer New Year: three days or four in April, from Moha Sangkran to Loeung Sak.

Both follow from the almanac's solar year of 292207/800 days since the Chula Sakarach began.
"""

from dataclasses import dataclass
from datetime import date

CHULA_SAKARACH = 638

_DAY = 800
_YEAR = 292207
_EVE_OF_THE_SAKARACH = date(638, 3, 24).toordinal()  # 21 March by the Julian calendar of the time
_FULL_CIRCLE = 12 * 30 * 60


@dataclass(frozen=True)
class NewYear:
    """The first day (Moha Sangkran, when the animal changes) and the last (Loeung Sak, when the sak changes)."""

    moha_sangkran: date
    loeung_sak: date

    @property
    def days(self) -> int:
        """Return how many days it lasts: 3 or 4."""
        return (self.loeung_sak - self.moha_sangkran).days + 1


def new_year(year: int) -> NewYear:
    """Return the New Year of an AD year."""
    sakarach = year - CHULA_SAKARACH
    loeung_sak = _EVE_OF_THE_SAKARACH + _elapsed(sakarach) // _DAY + 1
    days_before = 3 if _sun_arrives_early(sakarach) else 2
    return NewYear(date.fromordinal(loeung_sak - days_before), date.fromordinal(loeung_sak))


def _elapsed(sakarach: int) -> int:
    return sakarach * _YEAR + 373


def _sun_arrives_early(sakarach: int) -> bool:
    """Tell whether the sun's true place has come full circle on the third day before Loeung Sak already.

    The equation of the sun, looked up by its mean place, is 131 minutes of arc on that day of every year.
    """
    remainder = _DAY - _elapsed(sakarach - 1) % _DAY
    day_of_the_year = 363 if remainder <= 207 else 362
    signs, rest = divmod(_DAY * day_of_the_year + remainder, 24350)
    degrees, rest = divmod(rest, 811)
    mean = signs * 1800 + degrees * 60 + rest // 14 - 3
    return mean + 131 >= _FULL_CIRCLE
