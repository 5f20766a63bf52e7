"""Numbers, dates and times in words, as the opening sentence of minutes says them.

Numbers follow CLDR's Khmer spell-out rules, written without spaces or zero-width spaces as official papers do.
"""

from bisect import bisect_right
from datetime import date, time
from decimal import Decimal

from ctip_desktop.khmer.names import MONTHS, PARTS_OF_THE_DAY

_UNITS = ("សូន្យ", "មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន")
_TENS = ("", "ដប់", "ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប", "កៅសិប")
_SCALES = ((100_000, "សែន"), (10_000, "ម៉ឺន"), (1_000, "ពាន់"), (100, "រយ"))
_MILLION = "លាន"
_MINUS = "ដក"
_POINT = "ចុច"


def spell_number(number: int | Decimal) -> str:
    """Return a whole or decimal number in words; the digits after the point are said one by one.

    From a million on, every group of six digits is counted in millions: 10¹² is `មួយលានលាន`.
    """
    whole, _, fraction = f"{Decimal(number).copy_abs():f}".partition(".")
    words = _spell_whole(whole)
    if fraction:
        words += _POINT + "".join(_UNITS[int(digit)] for digit in fraction)
    return _MINUS + words if number < 0 else words


def spell_date(day: date) -> str:
    """Return a date in words: `ឆ្នាំពីរពាន់ដប់ប្រាំពីរ ខែមិថុនា ថ្ងៃទីដប់បី`."""
    return f"ឆ្នាំ{spell_number(day.year)} ខែ{MONTHS[day.month - 1]} ថ្ងៃទី{spell_number(day.day)}"


def spell_time(moment: time) -> str:
    """Return a time in words, by the twelve-hour clock and the part of the day: `វេលាម៉ោងប្រាំបួន និងសាមសិបនាទីព្រឹក`."""
    hour = spell_number(moment.hour % 12 or 12)
    minutes = f" និង{spell_number(moment.minute)}នាទី" if moment.minute else ""
    return f"វេលាម៉ោង{hour}{minutes}{_part_of_the_day(moment)}"


def _spell_whole(digits: str) -> str:
    groups = -(-len(digits) // 6)
    padded = digits.zfill(groups * 6)
    words = ""
    for place in range(groups):
        group = int(padded[place * 6 : place * 6 + 6])
        if group:
            words += _spell_group(group) + _MILLION * (groups - place - 1)
    return words or _UNITS[0]


def _spell_group(group: int) -> str:
    words = ""
    for scale, name in _SCALES:
        count, group = divmod(group, scale)
        if count:
            words += _UNITS[count] + name
    tens, units = divmod(group, 10)
    return words + _TENS[tens] + (_UNITS[units] if units else "")


def _part_of_the_day(moment: time) -> str:
    starts = [start for start, _ in PARTS_OF_THE_DAY]
    return PARTS_OF_THE_DAY[bisect_right(starts, (moment.hour, moment.minute)) - 1][1]
