"""What is told of the present question beside the form: what is meant, special answers, its note, what was said."""

from dataclasses import dataclass

from ctip_desktop.desktop.form.controls.making import is_place, is_short
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.question_keys import SPECIAL_KEYS
from ctip_desktop.desktop.moments import hour_words, moment_day
from ctip_desktop.forms.entering.answer_words import SPECIALS
from ctip_desktop.forms.entering.sections import QUESTION, item_at
from ctip_desktop.forms.form import Question
from ctip_desktop.forms.links import LINK
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.i18n.states import capital


@dataclass(frozen=True)
class Special:
    """A special answer, its key, and whether it is given."""

    key: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Aid:
    """All that is told.

    Attributes:
        title: number and label.
        hint: what is meant, and how it is typed.
        specials: empty where the question takes none.
        note: and `noted`, who wrote it and when, as far as that is known.
        earlier: what the revision that stands says, where it is other than now; `earlier_by` who and when.
    """

    title: str = ""
    hint: str = ""
    specials: tuple[Special, ...] = ()
    note: str = ""
    noted: str = ""
    earlier: str = ""
    earlier_by: str = ""


def aid_for(entering: Entering, path: str) -> Aid:
    """Return what is told of the question at a path; nothing if there is none."""
    try:
        item = item_at(entering.form, path)
        label = entering.filled.label(path)
        hint = entering.filled.hint(path)
        able = item.kind == QUESTION and not entering.filled.read_only(path) and not entering.locked
    except KeyError:
        return Aid()
    said = " ".join((label or item.label).said(language()).split())
    helps = (hint.said(language()).strip() if hint else "", how_to_type(entering, item.question) if able else "")
    known = entering.known(path)
    specials = tuple(
        Special(key, capital(_(SPECIALS[special])), known.get("special") == special)
        for key, special in SPECIAL_KEYS.items()
    )
    before = entering.earlier(path) if item.kind == QUESTION else None
    return Aid(
        title=f"{figure(item.number)} {said}",
        hint="\n".join(filter(None, helps)),
        specials=specials if able else (),
        note=str(known.get("note", "")),
        noted=_noted(entering, path),
        earlier=before.said(language()) if before else "",
        earlier_by=_of_before(entering) if before else "",
    )


def how_to_type(entering: Entering, question: Question) -> str:
    """Return how an answer is typed."""
    if question.kind == "date":
        return _("Type 150626 or 15/6/26.")
    if question.kind == "time":
        return _("Type 0830 or 8:30.")
    if LINK in question.columns:
        return _("Type a word of the entry, or its number; F4 shows the latest.")
    if is_place(question):
        return _("Type any part of the name of a village, commune, district or province.")
    if question.kind.startswith("select_") and not is_short(entering.form, question):
        return _("Type to narrow the list; F4 shows all of it.")
    if question.kind == "select_multiple":
        return _("Several may be chosen. Press their digits, then Enter.")
    return ""


def _noted(entering: Entering, path: str) -> str:
    """Return who wrote the note, and when if that is known: in the revision that stands, or since this was opened."""
    note = entering.known(path).get("note")
    if not note:
        return ""
    before = entering.opened.before
    if before and before.about.get(path, {}).get("note") == note:
        return _of_before(entering)
    at = entering.noted_at.get(path, "")
    who = entering.desk.who.user.name if not entering.locked else entering.locked.who
    return " · ".join(filter(None, (who, hour_words(at) if at else "")))


def _of_before(entering: Entering) -> str:
    before = entering.opened.before
    if before is None:
        return ""
    return " · ".join(filter(None, (before.by_name, moment_day(before.at), hour_words(before.at))))
