"""What is to be worked out in a form, and in which order: made once for a form, used by every record of it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ctip_desktop.forms.expressions.closures import Compiler
from ctip_desktop.forms.expressions.finding import Closure
from ctip_desktop.forms.expressions.parsing import parse
from ctip_desktop.forms.expressions.tree import Call, Path, walk
from ctip_desktop.forms.filled.checks import Checks
from ctip_desktop.forms.filled.row import Blank
from ctip_desktop.forms.filled.wording import Wording
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.nodes import Node, tree_of

RELEVANT, CALCULATE, ROWS, CHECK, SHOW = range(5)
"""What a unit is for; `SHOW` works out nothing: the question looks different (its label, what it offers)."""


class Unit:
    """One thing to be worked out in every row of a home.

    Attributes:
        order: units are settled by rising order.
        below: by the depth of a row, the repeats to go down from it to the unit's own rows.
    """

    __slots__ = ("below", "closure", "compiler", "home", "node", "order", "purpose")

    def __init__(self, node: Node, purpose: int, home: Node, compiler: Compiler, closure: Closure) -> None:
        self.node = node
        self.purpose = purpose
        self.home = home
        self.compiler = compiler
        self.closure = closure
        self.order = 0
        names = [each.name for each in home.homes()]
        self.below = [names[depth + 1 :] for depth in range(len(names))]

    def is_relevance_of(self, node: Node) -> bool:
        """Say whether it decides whether the node is relevant."""
        return self.node is node and self.purpose == RELEVANT

    def shares(self, home: Node) -> int:
        """Return the depth of the innermost rows that its own rows and those of a home are in."""
        return sum(one is other for one, other in zip(self.home.homes(), home.homes(), strict=False)) - 1


_NAME = re.compile(r"\$\{\s*([\w.-]+)\s*\}")
Readers = dict[Node, list[tuple[Unit, int]]]


class Plan:
    """A form made ready.

    Attributes:
        at: the node of a home and key; `places`: where each node stands in form order.
        matrices: repeats with a row for every choice, each with the select that names the row.
        defaults: of each home the nodes with a default, its closure, and whether it is fixed; fixed ones first.
        standing: the closures of defaults that depend on no answer, by node.
        triggered: what is calculated when a node's answer is changed by hand.
        settling: what gives values and relevance, in the order of its dependencies.
        readers: who must follow when a node changes, with the depth of the rows both share.
        spread: who must follow when a repeat gains or loses a row; `numbered`: when rows change their numbers.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        self.root = tree_of(form)
        self.names: dict[str, Node] = {}
        for node in self.root.inside():
            self.names.setdefault(node.name, node)
        homes = [node for node in self.root.inside() if node.home is node]
        self.blanks = {home: Blank(home) for home in homes}
        self.defaults = {home: sorted(self._defaults(home), key=lambda default: not default[2]) for home in homes}
        defaults = (default for home in homes for default in self.defaults[home])
        self.standing = {node: closure for node, closure, _fixed in defaults if not _reads_answers(node)}
        self.at = {(node.home, node.key): node for node in self.root.inside()}
        self.places = {node: place for place, node in enumerate(self.root.inside())}
        self.wording = Wording(self.names)
        self.checks = {node: Checks(node, self.names, self.wording) for node in self.root.inside() if node.question}
        self.offers = {node: checks.offer for node, checks in self.checks.items() if checks.offer}
        self.triggered: dict[Node, list[Unit]] = defaultdict(list)
        for node in self.root.inside():
            self._let_trigger(node)
        self.matrices = {home: first for home in homes if (first := home.fixed_by)}
        self.settling = _ordered([unit for node in self.root.inside() for unit in self._units(node)])
        following = [unit for node in self.root.inside() for unit in self._followers(node)]
        self.units = [*self.settling, *following]
        self.readers: Readers = defaultdict(list)
        self.numbered: Readers = defaultdict(list)
        self.spread: Readers = {home: [] for home in homes}
        for order, unit in enumerate(self.units):
            unit.order = order
            self._enlist(unit)

    def _units(self, node: Node) -> Iterator[Unit]:
        question = node.question
        if question is None:
            return
        if question.repeat_count and node.parent:
            yield self._unit(node, ROWS, question.repeat_count, node.parent)
        if question.relevant:
            yield self._unit(node, RELEVANT, question.relevant, node)
        if question.calculation and node.calculated:
            yield self._unit(node, CALCULATE, question.calculation, node)

    def _let_trigger(self, node: Node) -> None:
        if node.question and node.question.trigger and node.question.calculation:
            unit = self._unit(node, CALCULATE, node.question.calculation, node)
            for name in _NAME.findall(node.question.trigger):
                if name in self.names:
                    self.triggered[self.names[name]].append(unit)

    def _unit(self, node: Node, purpose: int, text: str, place: Node) -> Unit:
        compiler = Compiler(place, self.names)
        return Unit(node, purpose, place.home, compiler, compiler.compile(parse(text)))

    def _followers(self, node: Node) -> Iterator[Unit]:
        if node.question is None:
            return
        checks = self.checks[node]
        if checks.needed:
            yield Unit(node, CHECK, node.home, checks.compiler, _nothing)
        compiler = Compiler(node, self.names)
        for words in (node.question.label, node.question.hint):
            self.wording.reads(words, compiler)
        compiler.reads |= checks.offer.reads if checks.offer else set()
        if compiler.reads:
            yield Unit(node, SHOW, node.home, compiler, _nothing)
        if node.kind == "repeat" and node.question.relevant and node.parent:
            # A repeat without rows has nothing that could become relevant, and is shown or hidden all the same.
            compiler = Compiler(node, self.names)
            compiler.compile(parse(node.question.relevant))
            compiler.reads = {(read, min(bound, node.depth - 1)) for read, bound in compiler.reads}
            yield Unit(node, SHOW, node.parent.home, compiler, _nothing)

    def _defaults(self, home: Node) -> Iterator[tuple[Node, Closure, bool]]:
        """Yield the nodes of a home that have a default, its closure, and whether it is fixed."""
        for node in home.scope():
            if node.question and node.question.default:
                compiler = Compiler(node, self.names)
                closure = compiler.compile(tree := parse(node.question.default))
                yield node, closure, not any(isinstance(part, Call | Path) for part in walk(tree))

    def _enlist(self, unit: Unit) -> None:
        for node, bound in unit.compiler.reads:
            self.readers[node].append((unit, bound))
            for home in node.homes()[bound + 1 :]:
                self.spread[home].append((unit, bound))
        for node, bound in unit.compiler.positions:
            self.numbered[node].append((unit, bound))


@lru_cache(maxsize=32)
def plan_of(form: Form) -> Plan:
    """Return the plan of a form, made when first asked for; raise what `parse` raises."""
    return Plan(form)


def _ordered(units: list[Unit]) -> list[Unit]:
    """Put every unit after those it depends on, else in form order; in a circle one of them has to come first."""
    makers: dict[Node, list[Unit]] = defaultdict(list)
    for unit in units:
        makers[unit.node].append(unit)
    ordered: dict[Unit, None] = {}
    entered: set[Unit] = set()

    def place(unit: Unit) -> None:
        if unit in entered:
            return
        entered.add(unit)
        for node in _needed(unit):
            for maker in makers.get(node, ()):
                place(maker)
        ordered[unit] = None

    for unit in units:
        place(unit)
    return list(ordered)


def _needed(unit: Unit) -> Iterator[Node]:
    """Yield what a unit depends on: what it reads, all that decides whether that is relevant, and its own rows."""
    around: Node | None = unit.home
    while around is not None:
        if around is not unit.node:
            yield around
        around = around.parent
    for node, _bound in unit.compiler.reads:
        above: Node | None = node
        while above is not None:
            yield above
            above = above.parent


def _reads_answers(node: Node) -> bool:
    tree = parse(node.question.default) if node.question and node.question.default else None
    return tree is not None and any(isinstance(part, Path) for part in walk(tree))


def _nothing(_row: object, _outside: object) -> str:
    return ""
