"""The two date lines of an official paper: solar and lunar."""

from datetime import date

from ctip_desktop.khmer.lunar import lunar_date
from ctip_desktop.khmer.names import MONTHS
from ctip_desktop.khmer.numerals import to_khmer


def solar_line(day: date, *, two_digits: bool = False) -> str:
    """Return `ថ្ងៃទី១៣ ខែមិថុនា ឆ្នាំ២០១៧`; with `two_digits`, the first nine days as `០១`–`០៩`."""
    number = f"{day.day:02}" if two_digits else str(day.day)
    return to_khmer(f"ថ្ងៃទី{number} ខែ{MONTHS[day.month - 1]} ឆ្នាំ{day.year}")


def official_line(day: date, era: int | None = None) -> str:
    """Return `ថ្ងៃអង្គារ ៩កើត ខែពិសាខ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៤`, with the author's `era` where one is given.

    Raises `DateOutsideAlmanac` before 1900 and after 2100.
    """
    lunar = lunar_date(day)
    return to_khmer(
        f"ថ្ងៃ{lunar.weekday} {lunar.day}{lunar.phase} ខែ{lunar.month} "
        f"ឆ្នាំ{lunar.animal} {lunar.sak} ព.ស.{lunar.era if era is None else era}"
    )
