"""Reads which choice a text names: by its name or by its label, in either language, however it is typed."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ctip_desktop.forms import lists as list_files
from ctip_desktop.forms.form import Choice, Form, Question, Words
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_
from ctip_desktop.khmer.search import search_key

_NO_CHOICE = N_("“{text}” is not among the choices. Choose one.")
_SEVERAL = N_("“{text}” may be one of several choices. Choose one.")
_Offer = dict[str, tuple[Choice, ...]]


def read_choices(form: Form, question: Question, text: str) -> tuple[str, Words | None]:
    """Return the names of the choices a cell lists with `;`, line ends, commas or, as names, spaces between."""
    for separator in ("\0", r"[;\n|]", r"[;\n|,،]", r"\s+"):
        parts = [part.strip() for part in re.split(separator, text) if part.strip()]
        found = [read_choice(form, question, part)[0] for part in parts]
        if parts and all(found):
            return " ".join(dict.fromkeys(found)), None
    return text, both(_NO_CHOICE, text=text)


def read_choice(form: Form, question: Question, text: str) -> tuple[str, Words | None]:
    """Return the name of the choice a text names, empty if there is none or may be several; then why."""
    offered = _file_offer(question.file) if question.file else _offer(form, question.list or "")
    found = offered.get(text) or offered.get(search_key(text)) or ()
    if len(found) > 1:
        provinces = [choice for choice in found if choice.columns.get("level") == "province"]
        found = tuple(provinces) if len(provinces) == 1 else found
    if len(found) == 1:
        return found[0].name, None
    return "", both(_SEVERAL if found else _NO_CHOICE, text=text)


@lru_cache(maxsize=64)
def _offer(form: Form, list_name: str) -> _Offer:
    return _by_words(form.lists.get(list_name, ()))


@lru_cache(maxsize=8)
def _file_offer(file: str) -> _Offer:
    return _by_words(list_files.load(file).all())


def _by_words(choices: Sequence[Choice]) -> _Offer:
    """Return the choices by their name, as it is, and by the search keys of their name and labels."""
    offered: dict[str, dict[str, Choice]] = {}
    for choice in choices:
        for key in {search_key(choice.name), search_key(choice.label.km), search_key(choice.label.en)}:
            offered.setdefault(key, {})[choice.name] = choice
    found = {key: tuple(named.values()) for key, named in offered.items()}
    return found | {choice.name: (choice,) for choice in choices}
