"""What is typed into a field is read as people mean it, or told in one sentence that says what to type."""

from datetime import date

import pytest

from ctip_desktop.forms.entering.typed import full, read_typed, shown
from ctip_desktop.forms.filled import Filled
from ctip_desktop.i18n import use_language
from tests.support.workbooks import LABELLED, form

TODAY = date(2026, 7, 8)
SEVERAL = "“{}” can be read in more than one way. Type two digits each for day, month and year, such as 150626."


def answer(kind: str, text: str) -> object:
    typed = read_typed(kind, text, TODAY)
    assert typed.fault is None, typed.fault.text
    return typed.answer


def fault(kind: str, text: str) -> str:
    typed = read_typed(kind, text, TODAY)
    assert typed.fault is not None, typed.answer
    return typed.fault.text


@pytest.mark.parametrize(
    "text",
    ["150626", "15062026", "15/6/26", "15-06-2026", "15.6.2026", "15 6 2026", "១៥០៦២៦", "១៥/៦/២០២៦", "2026-06-15",
     "2026/6/15", "20260615", "15\u200b06\u200b2026", " 15/06/2026 ", "15 June 2026", "15-Jun-26", "15 មិថុនា 2026",
     "ថ្ងៃទី១៥ ខែមិថុនា ឆ្នាំ២០២៦", "2026-06-15 00:00:00", "15–6–2026"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_typed(text: str) -> None:
    assert answer("date", text) == "2026-06-15"


@pytest.mark.parametrize(
    ("text", "day"),
    [("010127", "2027-01-01"), ("010128", "1928-01-01"), ("31/12/99", "1999-12-31"), ("290224", "2024-02-29")],
)
def test_a_year_of_two_digits_is_not_beyond_the_next(text: str, day: str) -> None:
    assert answer("date", text) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/06/2026", "June has 30 days. Type a day from 01 to 30."),
        ("00/06/2026", "June has 30 days. Type a day from 01 to 30."),
        ("290226", "February 2026 has 28 days. Type a day from 01 to 28."),
        ("15/13/2026", "There is no month 13. Type a month from 01 to 12."),
        ("15/6", "The year is missing. Type day, month and year, such as 150626 or 15/06/2026."),
        ("15/6/2570", "The year 2570 cannot be right. Type the year of the common calendar, such as 2026."),
        ("15626", SEVERAL.format("15626")),
        ("15/6/226", SEVERAL.format("15/6/226")),
        ("last week", "“last week” is not a date. Type day, month and year, such as 150626 or 15/06/2026."),
        ("15 Foo 2026", "“15 Foo 2026” is not a date. Type day, month and year, such as 150626 or 15/06/2026."),
    ],
)  # fmt: skip
def test_a_day_that_is_none_is_told(text: str, said: str) -> None:
    assert fault("date", text) == said


def test_a_fault_is_said_in_khmer_with_khmer_digits() -> None:
    typed = read_typed("date", "31/06/2026", TODAY)
    use_language("km")
    assert typed.fault is not None
    assert typed.fault.text == "ខែមិថុនាមានតែ ៣០ថ្ងៃ។ សូមវាយថ្ងៃពី ០១ ដល់ ៣០។"


@pytest.mark.parametrize(
    ("text", "time"),
    [("0830", "08:30"), ("830", "08:30"), ("8:30", "08:30"), ("8h30", "08:30"), ("8.30", "08:30"), ("៨:៣០", "08:30"),
     ("៨៖៣០", "08:30"), ("ម៉ោង ៨:៣០", "08:30"), ("8h", "08:00"), ("8:30 PM", "20:30"), ("12:05 am", "00:05"),
     ("23:59:59", "23:59:59"), ("08:30:00", "08:30"), ("08:30:00.000+07:00", "08:30")],
)  # fmt: skip
def test_a_time_is_read_however_it_is_typed(text: str, time: str) -> None:
    assert answer("time", text) == time


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2430", "There is no hour 24. Type an hour from 00 to 23."),
        ("13:00 pm", "There is no hour 13 in half a day. Type an hour from 1 to 12."),
        ("8:75", "An hour has 60 minutes. Type minutes from 00 to 59."),
        ("8", "The minutes are missing. Type hours and minutes, such as 0830 or 8:30."),
        ("8:5", "The minutes are missing or cut short. Type two digits for them, such as 8:05."),
        ("soon", "“soon” is not a time. Type hours and minutes, such as 0830 or 8:30."),
    ],
)
def test_a_time_that_is_none_is_told(text: str, said: str) -> None:
    assert fault("time", text) == said


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("១២", 12), ("1,234", 1234), ("1.234", 1234), ("1 234 567", 1234567), ("1\u00a0234", 1234),
     ("4\u200b187", 4187), ("-5", -5), ("−5", -5), ("+5", 5), ("12.0", 12), ("007", 7), ("2147483647", 2147483647)],
)  # fmt: skip
def test_a_whole_number_is_read_in_either_script_and_with_thousands_apart(text: str, number: int) -> None:
    assert answer("integer", text) == number


@pytest.mark.parametrize("text", ["12.5", "1,23", "1.234,5", "12 people", "--1", "½", "1e3"])
def test_a_number_that_is_not_whole_is_told(text: str) -> None:
    assert fault("integer", text) == f"“{text}” is not a whole number. Type digits only, such as 12."


def test_a_number_too_large_to_be_kept_is_told() -> None:
    assert fault("integer", "2147483648").startswith("“2147483648” is too large.")
    assert fault("decimal", "1" * 20).startswith(f"“{'1' * 20}” is too large.")


@pytest.mark.parametrize(
    ("text", "number"),
    [("2,5", "2.5"), ("2.5", "2.5"), ("២,៥", "2.5"), ("1 234,5", "1234.5"), ("1,234.5", "1234.5"),
     ("1.234,5", "1234.5"), ("4.000.000", "4000000"), ("0.125", "0.125"), ("0,125", "0.125"), (".5", "0.5"),
     ("5.", "5"), ("2.50", "2.5"), ("-0", "0"), ("1e3", "1000"), ("25e-1", "2.5"), ("1234.125", "1234.125")],
)  # fmt: skip
def test_a_decimal_is_read_with_either_point(text: str, number: str) -> None:
    assert answer("decimal", text) == number


@pytest.mark.parametrize("text", ["1.234", "1,234", "500.000"])
def test_a_decimal_that_may_be_thousands_is_not_guessed(text: str) -> None:
    whole = text.replace(".", "").replace(",", "")
    fraction = f"{text.replace(',', '.')}0"
    assert fault("decimal", text) == f"“{text}” may mean {whole} or {fraction}. Type it in one of these two ways."
    assert {answer("decimal", whole), answer("decimal", fraction)} == {whole, fraction.rstrip("0").rstrip(".")}


def test_the_khmer_space_bar_leaves_nothing_in_a_code_but_stays_in_khmer() -> None:
    assert answer("text", "01\u200b2026") == "012026"
    assert answer("text", "ខេត្ត\u200bកំពត") == "ខេត្ត\u200bកំពត"
    assert answer("text", "") is None


@pytest.mark.parametrize("kind", ["integer", "decimal", "date", "time"])
@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\t"])
def test_nothing_typed_is_no_answer(kind: str, text: str) -> None:
    assert answer(kind, text) is None


@pytest.mark.parametrize(
    ("kind", "stored", "khmer", "english"),
    [
        ("date", "2026-06-05", "០៥/០៦/២០២៦", "05/06/2026"),
        ("time", "8:30", "០៨:៣០", "08:30"),
        ("integer", 4187, "៤១៨៧", "4187"),
        ("decimal", "2.675", "២.៦៧៥០", "2.6750"),
        ("text", "a 1", "a 1", "a 1"),
        ("date", "31/06/2026", "31/06/2026", "31/06/2026"),
        ("integer", None, "", ""),
    ],
)
def test_an_answer_is_shown_for_editing(kind: str, stored: object, khmer: str, english: str) -> None:
    assert shown(kind, stored, "km") == khmer
    assert shown(kind, stored, "en") == english


def test_thousands_are_set_apart_when_a_number_is_not_edited() -> None:
    assert shown("integer", 4187, "km", editing=False) == "៤\u00a0១៨៧"
    assert shown("integer", -1234567, "en", editing=False) == "-1,234,567"
    assert shown("decimal", "1234.5", "en", editing=False) == "1,234.5"
    assert shown("decimal", "2.675", "en", editing=False) == "2.675"


@pytest.mark.parametrize(
    ("kind", "text", "is_full"),
    [
        ("date", "150626", True),
        ("date", "១៥០៦២៦", True),
        ("date", "150620", False),
        ("date", "15062026", True),
        ("date", "15/06/2026", True),
        ("date", "15/06/26", False),
        ("date", "310626", False),
        ("date", "2026-06-1", False),
        ("date", "2026-06-15", True),
        ("time", "0830", True),
        ("time", "830", False),
        ("time", "8:30", True),
        ("time", "2530", False),
        ("integer", "12", False),
        ("text", "150626", False),
    ],
)
def test_a_field_is_full_when_nothing_more_can_follow(kind: str, text: str, is_full: bool) -> None:
    assert full(kind, text) is is_full


def test_a_text_that_cannot_be_read_is_kept_and_says_the_same_when_the_draft_is_opened() -> None:
    trial = form(f"survey\n{LABELLED}\n| decimal | fine | ពិន័យ | Fine |\n| date | on | ថ្ងៃ | On |")
    filled = Filled(trial)
    for path, kind, text in (("/fine", "decimal", "1.234"), ("/on", "date", "31/06/2026")):
        filled.set(path, read_typed(kind, text, TODAY).given)
        again = Filled(trial, filled.answers())
        assert [problem.kind for problem in again.problems(path)] == ["type"]
        assert again.problems(path)[0].advice.en == fault(kind, text)
        assert shown(kind, again.value(path), "en") == text
