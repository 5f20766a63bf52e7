"""Every failure a person can act on has one sentence, and the sentence uses the failure's facts."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import ctip_desktop.errors
from ctip_desktop.errors import CtipError
from ctip_desktop.i18n import use_language
from ctip_desktop.i18n.problems.say import say, words


def failures() -> Iterator[type[CtipError]]:
    for module in pkgutil.iter_modules(ctip_desktop.errors.__path__):
        importlib.import_module(f"ctip_desktop.errors.{module.name}")
    waiting = list(CtipError.__subclasses__())
    while waiting:
        kind = waiting.pop()
        below = kind.__subclasses__()
        waiting += below
        if not below:
            yield kind


def test_every_failure_has_its_words() -> None:
    missing = [kind.__qualname__ for kind in failures() if kind not in words()]
    assert missing == []


def test_the_words_use_only_facts_the_failure_carries() -> None:
    for kind, sentence in words().items():
        facts = set(kind.fact_names)
        assert set(re.findall(r"\{(\w+)", sentence)) <= facts, kind.__qualname__


def test_every_failure_can_be_said_in_both_languages_as_one_sentence() -> None:
    for kind in words():
        error = kind(**dict.fromkeys(kind.fact_names, 3))
        use_language("en")
        assert say(error).endswith((".", "?")), kind.__qualname__
        use_language("km")
        assert say(error).endswith(("។", "?", "៖")), kind.__qualname__
