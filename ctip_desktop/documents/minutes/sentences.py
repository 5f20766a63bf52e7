"""The sentences of the minutes that are made from answers, where the author wrote none."""

from datetime import date
from re import search

from ctip_desktop.documents.minutes.meeting import Decision, Meeting
from ctip_desktop.khmer.datelines import solar_line
from ctip_desktop.khmer.numerals import to_khmer
from ctip_desktop.khmer.words import spell_date, spell_time

ABOUT = "ស្តីពី"
MEETING = "កិច្ចប្រជុំ"
WORKSHOP = "workshop"
OTHER = "other"


def opening(meeting: Meeting) -> str:
    """Return the opening sentence: date and time in words, place, what was held, chair, how many came."""
    parts = [
        spell_date(meeting.date) if meeting.date else "",
        spell_time(meeting.start) if meeting.start else "",
        f"នៅ{meeting.venue}" if meeting.venue else "",
        f"តាមប្រព័ន្ធ {meeting.platform}" if meeting.platform else "",
        f"មានបើក{subject(meeting)}",
        f"ក្រោមអធិបតីភាព {meeting.chair.full}" if meeting.chair.full else "",
        f"និងសហអធិបតីភាព {' និង '.join(meeting.co_chairs)}" if meeting.co_chairs else "",
        f"ដែលមានសមាសភាពចូលរួម{attendance(meeting.total, meeting.women)}",
        "។",
    ]
    return " ".join(part for part in parts if part)


def subject(meeting: Meeting) -> str:
    """Return what was held and about what: `កិច្ចប្រជុំសាមញ្ញ ស្តីពី…`."""
    if meeting.kind == WORKSHOP:
        what = meeting.kind_label
    else:
        what = MEETING + ("" if meeting.kind == OTHER else meeting.kind_label)
    return f"{what} {about(joined(meeting.title))}".rstrip()


def about(title: str) -> str:
    """Return a title after the word for *about*, which the author may have typed."""
    return title if not title or title.startswith(ABOUT) else f"{ABOUT}{title}"


def joined(lines: tuple[str, ...]) -> str:
    """Return a title's lines as one: Khmer goes on without a space, other scripts with one."""
    whole = ""
    for line in lines:
        goes_on = search(r"[\u1780-\u17d3]$", whole) and search(r"^[\u1780-\u17d3]", line)
        whole += line if goes_on or not whole else f" {line}"
    return whole


def attendance(total: int, women: int) -> str:
    """Return the count of participants, both numbers of two digits at least: `សរុបចំនួន ២០រូប (ស្រី ០៤រូប)`."""
    return to_khmer(f"សរុបចំនួន {total:02}រូប (ស្រី {women:02}រូប)")


def purpose_lead() -> str:
    """Return the words before the purpose."""
    return "គោលបំណងនៃកិច្ចប្រជុំ គឺ"


def remarks_lead(meeting: Meeting) -> str:
    """Return the sentence before the opening remarks."""
    return f"ជាកិច្ចចាប់ផ្តើម {_chair(meeting)} បានមានមតិបើកកិច្ចប្រជុំ ដូចខាងក្រោម៖"


def discussion_lead() -> str:
    """Return the sentence before the sections."""
    return "បន្ទាប់មក អង្គប្រជុំបានរាយការណ៍ និងពិភាក្សា ដូចខាងក្រោម៖"


def closing_lead(meeting: Meeting) -> str:
    """Return the sentence before decisions and recommendations."""
    return f"ជាទីបញ្ចប់ {_chair(meeting)} បានបូកសរុប និងណែនាំឱ្យអនុវត្ត ដូចខាងក្រោម៖"


def closing(meeting: Meeting) -> str:
    """Return the closing sentence, with the end in words."""
    end = f"នៅ{spell_time(meeting.end)} " if meeting.end else ""
    return f"កិច្ចប្រជុំបានបញ្ចប់{end}នាថ្ងៃខែឆ្នាំដដែល ដោយស្មារតីស្និទ្ធស្នាល និងទទួលខុសត្រូវខ្ពស់ ។"


def not_held(meeting: Meeting) -> list[str]:
    """Return the paragraphs about a meeting that did not take place: what was planned, why it was not."""
    planned = f" ដែលគ្រោងធ្វើនៅ{day(meeting.date)}" if meeting.date else ""
    why, *rest = meeting.not_held_reason or ("",)
    reason = f" ដោយមូលហេតុ៖ {why}" if why else " ។"
    return [f"{subject(meeting)}{planned} មិនបានប្រព្រឹត្តទៅ{reason}", *rest]


def postponed(until: date) -> str:
    """Return the sentence that tells until when a meeting was put off."""
    return f"កិច្ចប្រជុំនេះត្រូវបានលើកពេលទៅ{day(until)} ។"


def carrying_out(decision: Decision) -> list[str]:
    """Return what is noted about carrying a decision out: for whom, by when, how far, from which meeting."""
    notes = [
        f"ជូនអ្នកអនុវត្ត៖ {decision.to}" if decision.to else "",
        f"កាលកំណត់៖ {day(decision.due)}" if decision.due else "",
        f"ស្ថានភាព៖ {decision.status}" if decision.status else "",
        f"យកមកពីកិច្ចប្រជុំលេខ៖ {to_khmer(decision.carried_from)}" if decision.carried_from else "",
    ]
    return [note for note in notes if note]


def day(when: date) -> str:
    """Return a date as papers write it under a title: `ថ្ងៃទី០៦ ខែកក្កដា ឆ្នាំ២០២៦`."""
    return solar_line(when, two_digits=True)


def _chair(meeting: Meeting) -> str:
    return meeting.chair.addressed or "អធិបតី"
