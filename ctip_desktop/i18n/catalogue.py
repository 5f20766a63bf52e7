"""The gettext catalogue in force: chosen once per run, or live when a person switches the language."""

import gettext
from contextvars import ContextVar
from functools import cache

from ctip_desktop import paths

_language: ContextVar[str] = ContextVar("language", default="km")


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("ctip", str(paths.translations()), languages=[language], fallback=True)


def use_language(code: str) -> None:
    """Speak `km` or `en` from here on."""
    _language.set(code)


def language() -> str:
    """Return the language in force."""
    return _language.get()


def _(message: str) -> str:
    """Return the sentence in the language in force."""
    return _catalogue(_language.get()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the sentence for a count in the language in force (Khmer has one form)."""
    return _catalogue(_language.get()).ngettext(one, many, count)


def said(message: str, code: str) -> str:
    """Return the sentence in `km` or `en`, whatever language is in force."""
    return _catalogue(code).gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a sentence for the catalogue that is translated where it is shown."""
    return message
