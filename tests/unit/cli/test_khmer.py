"""`khmer`: the verbs, as they are typed."""

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from ctip_desktop.cli.main import run

FIELDS = ["date", "weekday", "day", "phase", "month", "animal", "sak", "era", "line", "solar"]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    def answer(line: str, given: bytes = b"") -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = run(["--lang", "en", "khmer", *line.split()])
        said = capsys.readouterr()
        assert (status, said.err) == (0, "")
        return said.out

    return answer


def test_dates_are_shown_as_the_official_and_the_solar_line_one_line_a_date(typed):
    assert typed("date 2026-11-22 ២០២១-០៤-២០") == (
        "ថ្ងៃអាទិត្យ ១៣កើត ខែកត្តិក ឆ្នាំមមី អដ្ឋស័ក ព.ស.២៥៧០ ត្រូវនឹងថ្ងៃទី២២ ខែវិច្ឆិកា ឆ្នាំ២០២៦\n"
        "ថ្ងៃអង្គារ ៩កើត ខែពិសាខ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៤ ត្រូវនឹងថ្ងៃទី២០ ខែមេសា ឆ្នាំ២០២១\n"
    )


def test_dates_as_data_are_always_a_list(typed):
    [shown] = json.loads(typed("date 2026-11-22 --json"))
    assert list(shown) == FIELDS
    assert shown == {
        "date": "2026-11-22",
        "weekday": "អាទិត្យ",
        "day": 13,
        "phase": "កើត",
        "month": "កត្តិក",
        "animal": "មមី",
        "sak": "អដ្ឋស័ក",
        "era": 2570,
        "line": "ថ្ងៃអាទិត្យ ១៣កើត ខែកត្តិក ឆ្នាំមមី អដ្ឋស័ក ព.ស.២៥៧០",
        "solar": "ថ្ងៃទី២២ ខែវិច្ឆិកា ឆ្នាំ២០២៦",
    }


def test_every_day_between_two_is_shown(typed):
    shown = json.loads(typed("dates --from 2024-02-27 --to 2024-03-01 --json"))
    assert [day["date"] for day in shown] == ["2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01"]
    assert len(typed("dates --from ២០២៤-០១-០១ --to 2024-12-31").splitlines()) == 366


def test_numbers_are_said_negatives_decimals_and_khmer_digits_too(typed):
    assert typed("number 2017 -5 12.5 ១,២០០") == "ពីរពាន់ដប់ប្រាំពីរ\nដកប្រាំ\nដប់ពីរចុចប្រាំ\nមួយពាន់ពីររយ\n"
    assert json.loads(typed("number ៤ --json")) == [{"number": "4", "words": "បួន"}]


def test_times_are_said(typed):
    assert typed("time 09:30 ១២:០០") == "វេលាម៉ោងប្រាំបួន និងសាមសិបនាទីព្រឹក\nវេលាម៉ោងដប់ពីរថ្ងៃត្រង់\n"
    assert json.loads(typed("time 9:05 --json")) == [{"time": "09:05", "words": "វេលាម៉ោងប្រាំបួន និងប្រាំនាទីព្រឹក"}]


def test_break_opportunities_are_shown_as_zero_width_spaces(typed):
    lines = "ឆ្នាំ២០១៧រហូតមក ។\r\n\r\nខែ មេសា".encode()
    assert typed("breaks", lines) == "ឆ្នាំ២០១៧\u200bរហូត\u200bមក ។\n\nខែ \u200bមេសា\n"
    assert json.loads(typed("breaks --json", lines))[0] == {
        "text": "ឆ្នាំ២០១៧រហូតមក ។",
        "breaks": [9, 13],
        "shown": "ឆ្នាំ២០១៧\u200bរហូត\u200bមក ។",
    }


def test_keys_are_shown_line_by_line(typed):
    assert typed("key", "ស្រ្ដី\nSok Dara\n".encode()) == "ស្ត្រី\nsokdara\n"
    assert json.loads(typed("key --json", "ស្រ្ដី".encode())) == ["ស្ត្រី"]


def test_lines_are_sorted(typed):
    lines = "ខ\nក្ក\nកក\nកា\n១\na\n".encode()
    assert typed("sort", lines) == "១\nកក\nកា\nក្ក\nខ\na\n"
    assert json.loads(typed("sort --json", lines)) == ["១", "កក", "កា", "ក្ក", "ខ", "a"]


def test_a_byte_order_mark_is_no_text_and_broken_bytes_stop_nothing(typed):
    assert typed("key", b"\xef\xbb\xbfa\xffb") == "a\ufffdb\n"
    assert typed("key") == ""


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("date 2026-02-30", "2026-02-30 is no date; write it like 2026-11-22."),
        ("date 20261122", "20261122 is no date; write it like 2026-11-22."),
        ("date 99999999999999999999-1-1", "99999999999999999999-1-1 is no date; write it like 2026-11-22."),
        ("dates --from 2026-01-02 --to 2026-01-01", "--to cannot be used as given: it is before the first day."),
        ("time 24:00", "24:00 is no time; write it like 09:30."),
        ("time 99999999999999999999:00", "is no time; write it like 09:30."),
        ("number 1e9", "1e9 is no number; write it like 2017 or 12.5."),
        ("number --jsn", "--jsn is no number; write it like 2017 or 12.5."),
        ("date", "is missing."),
    ],
)
def test_wrong_usage_is_told_in_one_sentence(line: str, fault: str, capsys: pytest.CaptureFixture[str]):
    assert run(["--lang", "en", "khmer", *line.split()]) == 2
    said = capsys.readouterr()
    assert fault in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.parametrize(
    "line", ["date 1899-12-31", "date 2026-11-22 2101-01-01", "dates --from 2100-12-31 --to 2101-01-01"]
)
def test_a_date_outside_the_almanac_is_a_failure_and_nothing_is_printed(line: str, capsys: pytest.CaptureFixture[str]):
    assert run(["--lang", "en", "khmer", *line.split()]) == 1
    said = capsys.readouterr()
    assert "lunar dates are known for the years 1900 to 2100 only" in said.err
    assert said.out == ""


def test_a_date_pays_for_no_library_it_does_not_use():
    """Start-up time is nearly all imports: those that would be felt are named here."""
    code = (
        "import sys; from ctip_desktop.cli.main import run; run(['khmer', 'date', '2026-11-22']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    heavy = {"icu4py", "sqlalchemy", "cryptography", "reportlab", "orjson", "decimal", "json", "platformdirs"}
    assert heavy.isdisjoint(done.stderr.split())
