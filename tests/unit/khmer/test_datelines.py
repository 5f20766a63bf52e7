"""The two date lines of a paper."""

from datetime import date

import pytest

from ctip_desktop.errors.khmer import DateOutsideAlmanac
from ctip_desktop.khmer.datelines import official_line, solar_line


def test_the_solar_line_is_written_in_khmer_digits():
    assert solar_line(date(2017, 6, 13)) == "ថ្ងៃទី១៣ ខែមិថុនា ឆ្នាំ២០១៧"


def test_the_first_nine_days_may_have_two_digits():
    assert solar_line(date(2026, 3, 1)) == "ថ្ងៃទី១ ខែមីនា ឆ្នាំ២០២៦"
    assert solar_line(date(2026, 3, 1), two_digits=True) == "ថ្ងៃទី០១ ខែមីនា ឆ្នាំ២០២៦"


def test_the_official_line_is_that_of_a_real_letter():
    assert official_line(date(2021, 4, 20)) == "ថ្ងៃអង្គារ ៩កើត ខែពិសាខ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៤"


def test_the_author_may_write_another_era():
    assert official_line(date(2021, 4, 20), era=2565).endswith(" ព.ស.២៥៦៥")


def test_there_is_no_official_line_outside_the_almanac():
    with pytest.raises(DateOutsideAlmanac):
        official_line(date(1899, 12, 31))
