from datetime import date

from ctip_desktop.desktop.minutes import summary
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from ctip_desktop.i18n import use_language
from tests.support.meetings import a_meeting


def meeting(**answers: object) -> Filled:
    return Filled(load("meeting"), a_meeting(**answers), today=date(2026, 7, 16))


def test_the_header_tells_which_minutes_when_where_and_how_many() -> None:
    use_language("km")
    assert summary.title(meeting()) == "កំណត់ហេតុកិច្ចប្រជុំ ០២៧/២៦ គ.ខ.ប.ជ"
    assert summary.second_line(meeting()) == "១៦ កក្កដា ២០២៦ · សាលប្រជុំសាលាខេត្ត · ៧រូប (ស្រី ៣)"


def test_the_header_never_names_a_person() -> None:
    filled = meeting()
    said = summary.title(filled) + summary.second_line(filled) + summary.file_name(filled)
    names = [a_meeting()["chair_name"], *(row["name"] for row in a_meeting()["participant"])]
    assert [name for name in names if name in said] == []


def test_what_is_not_answered_or_not_relevant_is_left_out() -> None:
    assert summary.second_line(Filled(load("meeting"), {})) == ""
    assert summary.title(Filled(load("meeting"), {})) == "Minutes of a meeting"
    online = meeting(mode="online", platform="Zoom")
    assert summary.second_line(online) == "16 July 2026 · Zoom · 7 took part, 3 of them women"
    assert summary.second_line(meeting(held="not_held")) == "16 July 2026"


def test_the_file_is_named_by_the_day() -> None:
    assert summary.file_name(meeting()) == "minutes-2026-07-16.pdf"
    assert summary.file_name(Filled(load("meeting"), {})) == "minutes.pdf"
