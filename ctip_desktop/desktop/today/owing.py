"""What is due: answers by which something is owed, statements of months, and minutes that were never printed."""

from collections.abc import Sequence
from datetime import timedelta

from ctip_desktop import clock
from ctip_desktop.desktop.moments import day_words, due_words, read_day
from ctip_desktop.desktop.today.values import Group, Lead, Task
from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.form import Form, Question
from ctip_desktop.forms.headline import headline
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.store.known_forms import current_form, form_version
from ctip_desktop.store.listing import Shown, show
from ctip_desktop.store.reminding import Due, due, unprinted
from ctip_desktop.store.transaction import Reader

NEAR = 14
"""Days before a day is due from which it is told."""
MOST = 12
"""Things of one kind that are looked for at most."""
MINUTES = "meeting"


def owing(reader: Reader, office: str, statements: Sequence[Task] = ()) -> Group | None:
    """Return what is due, these statements among it; None if nothing is."""
    until = (clock.today() + timedelta(days=NEAR)).isoformat()
    tasks = [
        *(_owed(reader, one) for one in due(reader, office, until, MOST)),
        *statements,
        *(_unprinted(reader, entry) for entry in unprinted(reader, office, MINUTES, MOST)),
    ]
    return Group(_("Due"), tuple(tasks), len(tasks)) if tasks else None


def entry_title(form: Form, number: str) -> str:
    """Return `Case 01-2026-A-0047`."""
    return f"{' '.join(form.title.said(language()).split())} {figure(number)}".strip()


def _owed(reader: Reader, one: Due) -> Task:
    form = current_form(reader, one.form)
    placed = form.find(one.path)
    repeats = [form.find(f"/{'/'.join(placed.scope[: n + 1])}").question for n in range(len(placed.scope))]
    label = " · ".join(_label(question) for question in (*repeats, placed.question))
    day = read_day(one.day)
    late = day is not None and day < clock.today()
    near = day is not None and day <= clock.today() + timedelta(days=7)
    return Task(
        key=f"due {one.entry} {one.path}",
        state="late" if late else "draft",
        icon="clock-alert" if late else "calendar-days",
        title=entry_title(form, one.number),
        second=_("{what}: {day}").format(what=label, day=day_words(day)) if day else label,
        right=due_words(day) if day else "",
        right_tone="warn" if near else "text_2",
        action=_("Open"),
        lead=Lead(form=one.form, entry=one.entry),
    )


def _unprinted(reader: Reader, entry: str) -> Task:
    shown = show(reader, entry)
    form = _form(reader, shown)
    said = headline(form, shown.answers, language()) if form else None
    day = read_day(said.date) if said else None
    about = " · ".join(said.summary) if said else ""
    return Task(
        key=f"print {entry}",
        state="draft",
        icon="scroll-text",
        title=entry_title(form, shown.listed.number) if form else figure(shown.listed.number),
        second=_("Never printed · {about}").format(about=about) if about else _("Never printed"),
        right=day_words(day) if day else "",
        action=_("Print"),
        lead=Lead(form=shown.listed.form, entry=entry),
    )


def _label(question: Question) -> str:
    return " ".join(question.label.said(language()).split()) if question.label else question.name


def _form(reader: Reader, shown: Shown) -> Form | None:
    try:
        return form_version(reader, shown.fv)
    except FormUnknown:
        return None
