"""Which control answers which question."""

from ctip_desktop.desktop.form.controls.boxes import MOST, Boxes
from ctip_desktop.desktop.form.controls.line import Line
from ctip_desktop.desktop.form.controls.link_field import LinkField
from ctip_desktop.desktop.form.controls.list_field import ListField
from ctip_desktop.desktop.form.controls.long_text import LongText
from ctip_desktop.desktop.form.controls.place_field import PlaceField
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.form import Form, Question
from ctip_desktop.forms.links import LINK

AnyControl = Line | LongText | Boxes | ListField

_PLACES = "places.csv"


def control_for(entering: Entering, item: Item, path: str) -> AnyControl:
    """Make the control of a question."""
    question = item.question
    if question.kind.startswith("select_"):
        if is_place(question):
            return PlaceField(entering, item, path)
        return Boxes(entering, item, path) if is_short(entering.form, question) else ListField(entering, item, path)
    if LINK in question.columns:
        return LinkField(entering, item, path)
    if question.kind == "multiline":
        return LongText(entering, item, path)
    return Line(entering, item, path)


def is_place(question: Question) -> bool:
    """Say whether one of the official places is asked for."""
    named = "place" in (question.appearance or "").split() or question.file == _PLACES
    return named and question.kind == "select_one" and bool(question.file)


def is_short(form: Form, question: Question) -> bool:
    """Say whether the choices are few enough to have a digit each."""
    return not question.file and len(form.lists.get(question.list or "", ())) <= MOST
