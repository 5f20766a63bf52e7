"""Reads an expression's text into its tree: a parser by binding powers (Pratt).

The grammar is XPath 1.0 as JavaRosa takes it, with XLSForm's `${name}`.
"""

from ctip_desktop.errors.forms import ExpressionArguments, ExpressionNotTaken, ExpressionSyntax
from ctip_desktop.forms.expressions.functions import FUNCTIONS
from ctip_desktop.forms.expressions.tokens import Token, tokens
from ctip_desktop.forms.expressions.tree import Binary, Call, Negative, Number, Path, Step, Text, Tree

_POWERS = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}
_UNARY = 7
# Far beyond any form; keeps what walks the tree from running out of stack.
_DEEPEST = 60
_MOST_OPERATORS = 300


def parse(text: str) -> Tree:
    """Return the tree of an expression.

    Raises:
        ExpressionSyntax: it is no expression; `position` counts characters from 1.
        ExpressionNotTaken: it is one, but uses a function or a form of path this program does not take.
        ExpressionArguments: a function is given too many or too few.
    """
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.next = 0
        self.depth = 0
        self.operators = 0

    def whole(self) -> Tree:
        tree = self.expression(0)
        if self.peek.kind != "end":
            raise self.fault()
        return tree

    @property
    def peek(self) -> Token:
        return self.tokens[self.next]

    def take(self) -> Token:
        token = self.tokens[self.next]
        self.next += 1
        return token

    def taken(self, kind: str) -> bool:
        if self.peek.kind == kind:
            self.next += 1
            return True
        return False

    def expect(self, kind: str) -> Token:
        if self.peek.kind != kind:
            raise self.fault()
        return self.take()

    def fault(self) -> ExpressionSyntax:
        return ExpressionSyntax(self.text, self.peek.at + 1)

    def not_taken(self, what: str, at: int) -> ExpressionNotTaken:
        return ExpressionNotTaken(self.text, at + 1, what)

    def expression(self, power: int) -> Tree:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fault()
        left = self.operand()
        while (binding := _POWERS.get(self.peek.kind, 0)) > power:
            self.operators += 1
            if self.operators > _MOST_OPERATORS:
                raise self.fault()
            operator = self.take().kind
            left = Binary(operator, left, self.expression(binding))
        self.depth -= 1
        return left

    def operand(self) -> Tree:
        token = self.peek
        match token.kind:
            case "number":
                self.take()
                return Number(float(token.text))
            case "text":
                self.take()
                return Text(token.text)
            case "-":
                self.take()
                return Negative(self.expression(_UNARY))
            case "(":
                self.take()
                inside = self.expression(0)
                self.expect(")")
                if self.peek.kind in ("[", "/"):
                    raise self.not_taken(")" + self.peek.kind, self.peek.at)
                return inside
            case "name" if self.tokens[self.next + 1].kind == "(":
                return self.call()
            case "name" | "." | ".." | "/" | "$":
                return self.path()
            case _:
                raise self.fault()

    def call(self) -> Tree:
        token = self.take()
        arguments = self.arguments()
        match token.text, arguments:
            case "current", ():
                return Path("current", self.steps_after(), token.at)
            case "instance", (Text(name),):
                return self.list_path(name, token.at)
            case (("current" | "instance"), _):
                raise ExpressionArguments(self.text, token.at + 1, token.text, len(arguments))
        if token.text not in FUNCTIONS:
            raise self.not_taken(f"{token.text}()", token.at)
        if len(arguments) not in FUNCTIONS[token.text]:
            raise ExpressionArguments(self.text, token.at + 1, f"{token.text}()", len(arguments))
        if self.peek.kind in ("[", "/"):
            raise self.not_taken(")" + self.peek.kind, self.peek.at)
        return Call(token.text, arguments, token.at)

    def arguments(self) -> tuple[Tree, ...]:
        self.expect("(")
        if self.taken(")"):
            return ()
        arguments = [self.expression(0)]
        while self.taken(","):
            arguments.append(self.expression(0))
        self.expect(")")
        return tuple(arguments)

    def path(self) -> Path:
        token = self.peek
        if token.kind == "$":
            self.take()
            if token.text.startswith("last-saved#"):
                raise self.not_taken("last-saved#", token.at)
            return Path("$", (Step(token.text, self.predicates()), *self.steps_after()), token.at)
        if token.kind == "/":
            return Path("/", self.steps_after(), token.at)
        return Path("", (self.step(), *self.steps_after()), token.at)

    def steps_after(self) -> tuple[Step, ...]:
        steps = []
        while self.taken("/"):
            steps.append(self.step())
        return tuple(steps)

    def step(self) -> Step:
        if self.peek.kind not in ("name", ".", ".."):
            raise self.fault()
        token = self.take()
        return Step(token.text, self.predicates())

    def predicates(self) -> tuple[Tree, ...]:
        conditions = []
        while self.taken("["):
            conditions.append(self.expression(0))
            self.expect("]")
        return tuple(conditions)

    def list_path(self, name: str, at: int) -> Path:
        """Read `instance('list')/root/item[…]/column`: the only way into a list."""
        match self.steps_after():
            case (Step("root", ()), Step("item", predicates), *columns):
                return Path("list", (Step(name, predicates), *columns), at)
        raise self.not_taken(f"instance('{name}')", at)
