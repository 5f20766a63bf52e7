"""Sentences of the program in both languages at once, as a form's own words are: for what may be read in either."""

from collections.abc import Mapping

from ctip_desktop.forms.form import Words
from ctip_desktop.i18n.catalogue import said, said_of
from ctip_desktop.khmer.numerals import to_khmer

Fact = str | int | Words


def both(message: str, **facts: Fact) -> Words:
    """Return a sentence marked with `N_`, its facts filled in; whole numbers stand in the digits of each language."""
    return Words(*(said(message, code).format(**_facts(facts, code)) for code in ("km", "en")))


def both_of(one: str, many: str, count: int, **facts: Fact) -> Words:
    """Return the sentence for a count, `{count}` filled in with the other facts."""
    facts = {"count": count, **facts}
    return Words(*(said_of(one, many, count, code).format(**_facts(facts, code)) for code in ("km", "en")))


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
