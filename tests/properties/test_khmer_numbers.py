"""What holds of all numbers, dates and times in words."""

from datetime import date, time
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from icu4py.messageformat import MessageFormat

from ctip_desktop.khmer.lunar import lunar_date
from ctip_desktop.khmer.numerals import to_khmer, to_latin
from ctip_desktop.khmer.words import spell_date, spell_number, spell_time


@given(st.integers(-(10**10) + 1, 10**10 - 1))
def test_below_ten_thousand_million_words_are_cldrs(number: int):
    assert spell_number(number) == MessageFormat("{n,spellout}", "km").format({"n": number}).replace("\u200b", "")


@given(st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_every_number_has_words_and_its_negative_says_so(number: int | Decimal):
    words = spell_number(abs(number))
    assert words
    assert spell_number(-abs(number)) == (f"ដក{words}" if number else words)


@given(st.dates(), st.times())
def test_every_date_and_time_can_be_said(day: date, moment: time):
    assert spell_date(day).startswith("ឆ្នាំ")
    assert spell_time(moment).startswith("វេលាម៉ោង")


@given(st.text(alphabet=st.characters(exclude_characters="០១២៣៤៥៦៧៨៩")))
def test_digits_go_there_and_back(text: str):
    assert to_latin(to_khmer(text)) == text


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_of_the_almanac_has_a_lunar_date(day: date):
    lunar = lunar_date(day)
    assert 1 <= lunar.day <= 15
    assert lunar.era - day.year in (543, 544)
