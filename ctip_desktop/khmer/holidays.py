"""The public holidays of a year as the yearly sub-decree lists them: fixed days, the New Year, and days of the moon.

A sub-decree may add a day or move one; what is computed here is what it begins from.
"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

from ctip_desktop.khmer.lunar import lunar_date
from ctip_desktop.khmer.lunar_months import visak_bochea
from ctip_desktop.khmer.names import LUNAR_MONTHS, WANING, WAXING
from ctip_desktop.khmer.new_year import new_year

FIXED = {
    (1, 1): "ទិវាចូលឆ្នាំសកល",
    (1, 7): "ទិវាជ័យជម្នះលើរបបប្រល័យពូជសាសន៍",
    (3, 8): "ទិវាអន្តរជាតិនារី",
    (5, 1): "ទិវាពលកម្មអន្តរជាតិ",
    (5, 14): "ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម ព្រះមហាក្សត្រ",
    (6, 18): "ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្ម សម្តេចព្រះមហាក្សត្រី",
    (9, 24): "ទិវាប្រកាសរដ្ឋធម្មនុញ្ញ",
    (10, 15): "ទិវាប្រារព្ធពិធីគោរពព្រះវិញ្ញាណក្ខន្ធ ព្រះបរមរតនកោដ្ឋ",
    (10, 29): "ព្រះរាជពិធីគ្រងព្រះបរមរាជសម្បត្តិ",
    (11, 9): "ពិធីបុណ្យឯករាជ្យជាតិ",
    (12, 29): "ទិវាសន្តិភាពនៅកម្ពុជា",
}
NEW_YEAR, VISAK, PLOUGHING = "ពិធីបុណ្យចូលឆ្នាំថ្មី", "ពិធីបុណ្យវិសាខបូជា", "ព្រះរាជពិធីច្រត់ព្រះនង្គ័ល"
PCHUM_BEN, WATER_FESTIVAL = "ពិធីបុណ្យភ្ជុំបិណ្ឌ", "ព្រះរាជពិធីបុណ្យអុំទូក បណ្តែតប្រទីប និងសំពះព្រះខែ"

_BHADRAPAD, _ASOJ, _KATTIK = LUNAR_MONTHS[9], LUNAR_MONTHS[10], LUNAR_MONTHS[11]
_OF_THE_MOON = {
    (_BHADRAPAD, WANING, 14): PCHUM_BEN,
    (_BHADRAPAD, WANING, 15): PCHUM_BEN,
    (_ASOJ, WAXING, 1): PCHUM_BEN,
    (_KATTIK, WAXING, 14): WATER_FESTIVAL,
    (_KATTIK, WAXING, 15): WATER_FESTIVAL,
    (_KATTIK, WANING, 1): WATER_FESTIVAL,
}


@cache
def public_holidays(year: int) -> dict[date, str]:
    """Return the Khmer name of each public holiday of a year between 1900 and 2100, in order."""
    found = {date(year, month, day): name for (month, day), name in FIXED.items()}
    begins = new_year(year)
    found |= {begins.moha_sangkran + timedelta(day): NEW_YEAR for day in range(begins.days)}
    full_moon = visak_bochea(year)
    found |= {full_moon: VISAK, full_moon + timedelta(4): PLOUGHING}
    for ordinal in range(date(year, 9, 1).toordinal(), date(year, 12, 15).toordinal()):
        moon = lunar_date(day := date.fromordinal(ordinal))
        if name := _OF_THE_MOON.get((moon.month, moon.phase, moon.day)):
            found[day] = name
    return dict(sorted(found.items()))


def working_day(day: date, holidays: Collection[date] | None = None) -> date:
    """Return the day itself if offices work on it, else the next day they do."""
    while day.weekday() >= 5 or day in (public_holidays(day.year) if holidays is None else holidays):
        day += timedelta(1)
    return day
