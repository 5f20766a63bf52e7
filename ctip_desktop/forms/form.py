"""The compiled form: what runs and travels, an immutable tree of questions known by its content hash."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from hashlib import sha256
from re import sub
from typing import Any

import orjson

from ctip_desktop.errors.forms import CompiledFormDamaged, CompiledFormNewer
from ctip_desktop.forms.words import Words as Words

FORMAT = 1


@dataclass(frozen=True)
class Choice:
    """One answer of a list; `columns` hold what choice filters compare."""

    name: str
    label: Words
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SoftWarning:
    """What an answer may be but seldom is: shown when `when` is true, asking for a reason if `reason`."""

    when: str
    message: Words
    reason: bool = False


@dataclass(frozen=True)
class Question:
    """A node of the form: a question, a note, a calculation, a group or a repeat.

    Expressions are XLSForm text. `required` and `read_only` are `true()` for a plain yes and absent for a plain no;
    `default` is an expression like the others: a fixed text stands in quotes. With a `trigger` (`${name}`, several with
    commas between) the calculation is made when those answers are changed by hand, and at no other time.
    """

    kind: str
    name: str
    row: int
    label: Words | None = None
    hint: Words | None = None
    relevant: str | None = None
    required: str | None = None
    required_message: Words | None = None
    constraint: str | None = None
    constraint_message: Words | None = None
    calculation: str | None = None
    trigger: str | None = None
    default: str | None = None
    read_only: str | None = None
    appearance: str | None = None
    list: str | None = None
    file: str | None = None
    choice_filter: str | None = None
    repeat_count: str | None = None
    warning: SoftWarning | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    children: "tuple[Question, ...]" = ()


@dataclass(frozen=True)
class Indicator:
    """What is counted: rows of `source` (`case`, `case.victim`) that pass `filter`, placed in a period by `date`."""

    name: str
    source: str
    measure: str
    date: str
    label: Words
    of: str | None = None
    filter: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """What must hold between figures: a condition on the names of indicators, and what is said where it does not.

    In the message, `${name}` stands for a figure.
    """

    holds: str
    message: Words


@dataclass(frozen=True)
class Migration:
    """How answers of an older version are read: the question (`rename`) or the choice (`recode`) that `was`, `becomes`.

    `at` is the scope of a renamed question (`/`, `/victim`) or the path of a recoded one (`/victim/v_sex`).
    """

    from_version: str
    kind: str
    at: str
    was: str
    becomes: str


@dataclass(frozen=True)
class Placed:
    """A question and where it stands: `scope` names the repeats around it, `groups` the groups within that scope."""

    question: Question
    scope: tuple[str, ...]
    groups: tuple[str, ...]

    @property
    def path(self) -> str:
        """Return the path without rows: `/victim/v_age`."""
        return "/" + "/".join((*self.scope, self.question.name))


@dataclass(frozen=True)
class Form:
    """One version of a form."""

    name: str
    version: str
    title: Words
    questions: tuple[Question, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    indicators: tuple[Indicator, ...] = ()
    rules: tuple[Rule, ...] = ()
    migrations: tuple[Migration, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.version)

    @classmethod
    def from_json(cls, data: bytes) -> "Form":
        """Read a compiled form; raise `CompiledFormNewer`, or `CompiledFormDamaged` (even by one byte)."""
        try:
            document = orjson.loads(data)
            known = document.pop("format")
            if known != FORMAT:
                raise CompiledFormNewer(format=known, known=FORMAT)
            if _hash(document) != document["version"]:
                raise CompiledFormDamaged
            return _form(document)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
            raise CompiledFormDamaged from fault

    def to_json(self) -> bytes:
        """Return the canonical JSON: sorted keys, nothing empty."""
        return _canonical({"format": FORMAT, **_plain(self)})

    def stamped(self) -> "Form":
        """Return this form with `version` set to the hash of its content."""
        return replace(self, version=_hash(_plain(self)))

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every node of the form in form order, with its place; a group or repeat stands before its children."""
        return tuple(_walk(self.questions, (), ()))

    def find(self, path: str) -> Placed:
        """Return the node at `/victim/v_age`, rows (`/victim[2]/v_age`) left out of account; `KeyError` if none."""
        return self._by_path[sub(r"\[[^]]*\]", "", path)]

    def lists_choice(self, list_name: str, name: str) -> bool:
        """Say whether a list of the form has a choice of that name."""
        return name in self._names[list_name]

    def __contains__(self, path: str) -> bool:
        return path in self._by_path

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(choice.name for choice in choices) for name, choices in self.lists.items()}

    @cached_property
    def _by_path(self) -> dict[str, Placed]:
        return {placed.path: placed for placed in self.placed}


def _walk(questions: tuple[Question, ...], scope: tuple[str, ...], groups: tuple[str, ...]) -> Iterator[Placed]:
    for question in questions:
        yield Placed(question, scope, groups)
        if question.kind == "repeat":
            yield from _walk(question.children, (*scope, question.name), ())
        elif question.kind == "group":
            yield from _walk(question.children, scope, (*groups, question.name))


def _canonical(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _hash(document: dict[str, Any]) -> str:
    content = {key: value for key, value in document.items() if key != "version"}
    return sha256(_canonical({"format": FORMAT, **content})).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        pairs = ((each.name, getattr(value, each.name)) for each in fields(value))
        return {name: _plain(item) for name, item in pairs if item not in (None, (), {})}
    return value


_WORDS = ("label", "hint", "required_message", "constraint_message")


def _worded(node: dict[str, Any]) -> dict[str, Any]:
    return node | {key: Words(**node[key]) for key in _WORDS if key in node}


def _question(node: dict[str, Any]) -> Question:
    read = _worded(node)
    if warning := node.get("warning"):
        read["warning"] = SoftWarning(warning["when"], Words(**warning["message"]), warning.get("reason", False))
    if children := node.get("children"):
        read["children"] = tuple(_question(child) for child in children)
    return Question(**read)


def _form(document: dict[str, Any]) -> Form:
    return Form(
        name=document["name"],
        version=document["version"],
        title=Words(**document["title"]),
        questions=tuple(_question(node) for node in document.get("questions", ())),
        lists={
            name: tuple(Choice(**_worded(choice)) for choice in choices)
            for name, choices in document.get("lists", {}).items()
        },
        indicators=tuple(Indicator(**_worded(row)) for row in document.get("indicators", ())),
        rules=tuple(Rule(row["holds"], Words(**row["message"])) for row in document.get("rules", ())),
        migrations=tuple(Migration(**row) for row in document.get("migrations", ())),
        settings=document.get("settings", {}),
    )
