"""Looks for what is wrong with the answer to one question."""

from collections.abc import Mapping, Sequence

from ctip_desktop.forms.expressions.closures import Compiler
from ctip_desktop.forms.expressions.finding import Closure
from ctip_desktop.forms.expressions.parsing import parse
from ctip_desktop.forms.expressions.values import Failing, to_boolean, trimmed
from ctip_desktop.forms.filled.offer import Offer
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.filled.wording import Wording
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.nodes import Node

Found = tuple[str, Words | None]
"""The kind of a problem and the form's words for it."""


class Checks:
    """The conditions on one question.

    Attributes:
        compiler: knows what they read.
        offer: what a select offers; None for other questions.
        needed: whether there is anything to check at all.
        varies: whether it depends on other answers if it must, or can, be answered.
    """

    def __init__(self, node: Node, names: Mapping[str, Node], wording: Wording) -> None:
        question = node.question
        assert question is not None  # noqa: S101 - the form itself is not checked
        self.node = node
        self._key = node.key
        self.compiler = Compiler(node, names)
        self.offer = Offer(node, names) if question.kind.startswith("select_") else None
        self.needed = question.kind not in {"calculate", "group", "repeat"}
        self.varies = not {question.required, question.read_only} <= {None, "true()"}
        self._required = self._compiled(question.required)
        self._read_only = self._compiled(question.read_only)
        self._constraint = self._compiled(question.constraint)
        self._warning = self._compiled(question.warning.when if question.warning else None)
        self._only_kind = self.offer is None and not (self._required or self._constraint or self._warning)
        self._wording = wording
        self._given = node.given
        for words in (question.required_message, question.constraint_message):
            wording.reads(words, self.compiler)
        self.compiler.reads |= {(node, node.depth)} | (self.offer.reads if self.offer else set())

    def _compiled(self, text: str | None) -> Closure | None:
        return self.compiler.compile(parse(text)) if text else None

    def must(self, row: Row) -> bool:
        """Say whether the question must be answered."""
        return _holds(self._required, row, otherwise=False)

    def locked(self, row: Row) -> bool:
        """Say whether the question cannot be answered by hand."""
        return not self._given or _holds(self._read_only, row, otherwise=False)

    def found(self, row: Row) -> tuple[Found, ...]:
        """Return what is wrong in a row of the question."""
        if self._only_kind and self._key not in row.unfit:
            return ()
        wrong = self._wrong(row)
        return tuple((kind, words and self._wording.filled(words, self.node, row)) for kind, words in wrong)

    def _wrong(self, row: Row) -> Sequence[Found]:
        question, key = self.node.question, self._key
        if question is None or not row.shown[key] or key in row.special:
            return ()
        if key in row.unfit:
            return (("type", None),)
        value = row.own.get(key, "")
        if value == "" or (isinstance(value, str) and not trimmed(value)):
            return (("required", question.required_message),) if self._required and self.must(row) else ()
        found: list[Found] = []
        if self.offer and not self._offered(self.offer, str(value), row):
            found.append(("choice", None))
        if self._constraint and not _holds(self._constraint, row, otherwise=True):
            found.append(("constraint", question.constraint_message))
        elif self._warning and question.warning and _holds(self._warning, row, otherwise=False):
            found.append(("warning", question.warning.message))
        return found

    def _offered(self, offer: Offer, answer: str, row: Row) -> bool:
        if self.node.kind != "select_multiple":
            return offer.offers(answer, row)
        return all(offer.offers(name, row) for name in answer.split())


def _holds(closure: Closure | None, row: Row, otherwise: bool) -> bool:
    if closure is None:
        return otherwise
    try:
        return to_boolean(closure(row, None))
    except Failing:
        return otherwise
