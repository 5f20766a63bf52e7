"""Numbers, dates and times in words."""

import random
from datetime import date, time
from decimal import Decimal

import pytest
from icu4py.messageformat import MessageFormat

from ctip_desktop.khmer.words import spell_date, spell_number, spell_time


def spelt_by_icu(number: int | float) -> str:
    return MessageFormat("{n,spellout}", "km").format({"n": number}).replace("\u200b", "")


def test_whole_numbers_are_spelt_as_cldr_spells_them():
    draw = random.Random(2017)
    numbers = {*range(1_200), *(10**power for power in range(10))}
    numbers |= {draw.randrange(10**power) for power in range(3, 10) for _ in range(300)}
    wrong = {n for n in numbers if spell_number(n) != spelt_by_icu(n) or spell_number(-n) != spelt_by_icu(-n)}
    assert not wrong


@pytest.mark.parametrize("number", ["12.5", "0.05", "-3.14", "1000000.25"])
def test_the_digits_after_the_point_are_said_one_by_one(number: str):
    assert spell_number(Decimal(number)) == spelt_by_icu(float(number))


def test_from_a_million_on_every_six_digits_are_counted_in_millions():
    assert spell_number(10**12) == "មួយលានលាន"
    assert spell_number(10**12 + 10**6 + 1) == "មួយលានលានមួយលានមួយ"
    assert spell_number(25 * 10**9) == "ពីរម៉ឺនប្រាំពាន់លាន"


def test_no_digit_of_a_very_long_number_is_lost():
    assert spell_number(10**40 + 7).endswith("ប្រាំពីរ")
    assert spell_number(Decimal("1" * 40 + ".25")).endswith("មួយរយដប់មួយចុចពីរប្រាំ")


def test_a_date_is_said_as_minutes_open():
    assert spell_date(date(2017, 6, 13)) == "ឆ្នាំពីរពាន់ដប់ប្រាំពីរ ខែមិថុនា ថ្ងៃទីដប់បី"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(9, 30), "វេលាម៉ោងប្រាំបួន និងសាមសិបនាទីព្រឹក"),
        (time(12, 0), "វេលាម៉ោងដប់ពីរថ្ងៃត្រង់"),
        (time(12, 1), "វេលាម៉ោងដប់ពីរ និងមួយនាទីរសៀល"),
        (time(0, 0), "វេលាម៉ោងដប់ពីររំលងអធ្រាត្រ"),
        (time(3, 59), "វេលាម៉ោងបី និងហាសិបប្រាំបួននាទីរំលងអធ្រាត្រ"),
        (time(4, 48), "វេលាម៉ោងបួន និងសែសិបប្រាំបីនាទីទៀបភ្លឺ"),
        (time(6, 0), "វេលាម៉ោងប្រាំមួយព្រឹក"),
        (time(15, 40), "វេលាម៉ោងបី និងសែសិបនាទីរសៀល"),
        (time(17, 30), "វេលាម៉ោងប្រាំ និងសាមសិបនាទីល្ងាច"),
        (time(19, 0), "វេលាម៉ោងប្រាំពីរយប់"),
        (time(23, 59), "វេលាម៉ោងដប់មួយ និងហាសិបប្រាំបួននាទីយប់"),
    ],
)
def test_a_time_is_said_by_the_twelve_hour_clock_and_the_part_of_the_day(moment: time, words: str):
    assert spell_time(moment) == words
