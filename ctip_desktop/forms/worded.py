"""Sentences of the program in both languages at once, as a form's own words are: for what may be read in either."""

from collections.abc import Callable, Mapping
from contextvars import copy_context

from ctip_desktop.forms.form import Words
from ctip_desktop.i18n.catalogue import said, use_language
from ctip_desktop.khmer.numerals import to_khmer

Fact = str | int | Words


def both(message: str, **facts: Fact) -> Words:
    """Return a sentence marked with `N_`, its facts filled in; whole numbers stand in the digits of each language."""
    return Words(*(said(message, code).format(**_facts(facts, code)) for code in ("km", "en")))


def in_both(say: Callable[[], str]) -> Words:
    """Return what a function says, called with each language in force."""

    def said_in(code: str) -> str:
        use_language(code)
        return say()

    return Words(*(copy_context().run(said_in, code) for code in ("km", "en")))


def digits(text: str) -> Words:
    """Return a text with Latin digits as each language writes them."""
    return Words(to_khmer(text), text)


def _facts(facts: Mapping[str, Fact], code: str) -> dict[str, str]:
    return {name: _fact(fact, code) for name, fact in facts.items()}


def _fact(fact: Fact, code: str) -> str:
    if isinstance(fact, Words):
        return fact.said(code)
    if isinstance(fact, int):
        return digits(str(fact)).said(code)
    return fact
