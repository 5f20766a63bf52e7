"""Labels and messages with answers in them: `${name}` in a text is replaced by that answer."""

import re
from collections.abc import Mapping
from functools import cache

from ctip_desktop.forms.expressions.closures import Compiler
from ctip_desktop.forms.expressions.finding import Closure
from ctip_desktop.forms.expressions.tree import Path, Step
from ctip_desktop.forms.expressions.values import Failing, to_text
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.nodes import Node

_NAME = re.compile(r"\$\{\s*([\w.-]+)\s*\}")


class Wording:
    """Fills the answers of a record into the texts of its form."""

    def __init__(self, names: Mapping[str, Node]) -> None:
        self._names = names
        self._answers: dict[tuple[Node, str], Closure] = {}

    def reads(self, words: Words | None, compiler: Compiler) -> None:
        """Note in the compiler what a text reads."""
        for name in set(_NAME.findall(f"{words.km} {words.en}") if words else ()):
            compiler.compile(Path("$", (Step(name),)))

    def filled(self, words: Words, node: Node, row: Row) -> Words:
        """Return the text as it reads in a row of the node."""
        if "${" not in words.km + words.en:
            return words

        @cache
        def answer(name: str) -> str:
            try:
                return to_text(self._answer(node, name)(row, None))
            except Failing:
                return ""

        return Words(*(_NAME.sub(lambda match: answer(match[1]), text) for text in (words.km, words.en)))

    def _answer(self, node: Node, name: str) -> Closure:
        if (node, name) not in self._answers:
            self._answers[node, name] = Compiler(node, self._names).compile(Path("$", (Step(name),)))
        return self._answers[node, name]
