"""The lunar date (Chhankitek) of a day, for the date line of official letters.

A year changes three times, by three authorities: the animal on the day of Moha Sangkran and the sak on the day of
Loeung Sak (almanacs), the Buddhist era on the day after Visak Bochea (Ministry of Cults and Religion, 20 April 2018).
"""

from dataclasses import dataclass
from datetime import date

from ctip_desktop.errors.khmer import DateOutsideAlmanac
from ctip_desktop.khmer.lunar_months import ERA, FIRST_DAY, LAST_DAY, month_of, visak_bochea
from ctip_desktop.khmer.names import ANIMALS, SAKS, WANING, WAXING, WEEKDAYS
from ctip_desktop.khmer.new_year import CHULA_SAKARACH, new_year


@dataclass(frozen=True)
class Chhankitek:
    """A lunar date; `day` counts 1–15 in each `phase` (កើត waxing, រោច waning), `era` is the Buddhist era."""

    weekday: str
    day: int
    phase: str
    month: str
    animal: str
    sak: str
    era: int


def lunar_date(day: date) -> Chhankitek:
    """Return the lunar date of a day; raise `DateOutsideAlmanac` before 1900 and after 2100."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise DateOutsideAlmanac(day.isoformat(), FIRST_DAY.year, LAST_DAY.year)
    month = month_of(day)
    waned, count = divmod(day.toordinal() - month.first, 15)
    start = new_year(day.year)
    return Chhankitek(
        weekday=WEEKDAYS[day.weekday()],
        day=count + 1,
        phase=WANING if waned else WAXING,
        month=month.name,
        animal=ANIMALS[(day.year - 4 - (day < start.moha_sangkran)) % 12],
        sak=SAKS[(day.year - CHULA_SAKARACH - (day < start.loeung_sak)) % 10],
        era=day.year + ERA - (day <= visak_bochea(day.year)),
    )


def era_accepted(day: date, era: int) -> bool:
    """Tell whether `era` may stand on a paper of that day.

    Papers between Moha Sangkran and Visak Bochea already write the coming era; the rule's own is always right.
    """
    ruled = lunar_date(day).era
    return era == ruled or (era == ruled + 1 and new_year(day.year).moha_sangkran <= day <= visak_bochea(day.year))
