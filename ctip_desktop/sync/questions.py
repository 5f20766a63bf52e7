"""What the versions of an entry say, question by question, in words: what a person decides, and what is settled."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ctip_desktop.entries.merging import merge
from ctip_desktop.entries.versions import RESTS_ON, Disputed, Kind, Said, State, leaves
from ctip_desktop.forms.entering.answer_words import SPECIALS
from ctip_desktop.forms.entering.placed_words import PlacedWords
from ctip_desktop.forms.entering.sections import item_at
from ctip_desktop.forms.form import Form
from ctip_desktop.i18n import N_, _, figure

_REMARKS = {"note": N_("note"), "reason": N_("reason"), "source": N_("source"), "verified": N_("verified")}
_TOLD = 4
"""Answers of a row that tell which row it is."""


@dataclass(frozen=True)
class Answer:
    """What a version says in words, empty for nothing; `rests` is what that rests on: its source, whether verified."""

    words: str
    rests: str = ""


@dataclass(frozen=True)
class Question:
    """What the versions say at one place.

    Attributes:
        place, kind: as `Disputed` has them.
        label: the question in words, after the rows it stands in; `number` is empty where the form gives it none.
        personal: whether the answers may tell who a person is.
        before: what stood when the versions parted.
        disputed: whether a person decides; else `taken` is which version alone changed it, None if all say the same.
    """

    place: str
    kind: Kind
    number: str
    label: str
    personal: bool
    before: Answer
    sides: tuple[Answer, ...]
    disputed: bool
    taken: int | None = None

    @property
    def path(self) -> str:
        """The path of the answer, row or repeat it is about."""
        return self.place.partition("#")[0]


def follows_in(form: Form) -> Callable[[str], bool]:
    """Return what says whether the answer at a path is calculated from others, so that nobody decides it."""

    def follows(path: str) -> bool:
        try:
            question = form.find(path).question
        except KeyError:
            return False
        return question.calculation is not None and question.trigger is None

    return follows


def questions(
    form: Form, base: State, states: Sequence[State], contested: Collection[str] = frozenset()
) -> Iterator[Question]:
    """Yield all that any version answers, in form order and the language in force; what is calculated is left out."""
    follows = follows_in(form)
    merged = merge(base, states, follows=follows, contested=contested)
    words = PlacedWords([form], [merged.state.answers, *(state.answers for state in (*states, base))])
    disputed = {one.place: one for one in merged.disputed}
    within = tuple(f"{one.place}/" for one in merged.disputed if one.kind == "row")
    said = [leaves(state) for state in (base, *states)]
    paths = dict.fromkeys(path for answers in said for path in answers if path not in disputed and not follows(path))
    told = [*disputed.values()]
    told += [_settled(path, said) for path in paths if not path.startswith(within)]
    for one in sorted(told, key=lambda one: (words.place(one.place.partition("#")[0]), one.place)):
        yield _question(form, words, one, disputed=one.place in disputed)


def answer_words(words: PlacedWords, one: Disputed, said: Said) -> Answer:
    """Return what is said at a place, in words."""
    path, _mark, remark = one.place.partition("#")
    if remark:
        return Answer(_remark(said.value))
    if one.kind == "row":
        return Answer(" · ".join(_row(words, path, said.value)) if said.value else _("row taken out"))
    if one.kind == "order":
        places = {row: number for number, row in enumerate(one.base.value or (), 1)}
        return Answer(" · ".join(figure(places.get(row, 0)) for row in said.value or ()))
    special = said.about.get("special")
    rests = (_remark(said.about[name], _(_REMARKS[name])) for name in RESTS_ON if name in said.about)
    return Answer(_(SPECIALS[special]) if special else words.said(path, said.value), " · ".join(rests))


def unanswered(form: Form, answers: Mapping[str, Any], path: str, versions: int) -> Question:
    """Return the question at a path that no version answers, so that it can be."""
    nothing = Disputed(path, "answer", Said(), (Said(),) * versions)
    return _question(form, PlacedWords([form], [answers]), nothing, disputed=False)


def said_words(form: Form, question: Question, said: Said) -> Answer:
    """Return another answer to a question than the versions give, in words; an empty one is said to be none."""
    one = Disputed(question.place, question.kind, said, ())
    words = answer_words(PlacedWords([form], []), one, said)
    return words if words.words else Answer(_("no answer"), words.rests)


def _question(form: Form, words: PlacedWords, one: Disputed, *, disputed: bool) -> Question:
    path, _mark, remark = one.place.partition("#")
    label, number = words.label(path), ""
    if remark:
        label = _("{question} · {remark}").format(question=label, remark=_(_REMARKS.get(remark, remark)))
    elif one.kind == "order":
        label = _("{repeat} · order of the rows").format(repeat=label)
    with suppress(KeyError):
        number = item_at(form, path).number
    return Question(
        place=one.place,
        kind=one.kind,
        number=number,
        label=label,
        personal=_is_personal(form, words, one),
        before=answer_words(words, one, one.base),
        sides=tuple(answer_words(words, one, side) for side in one.sides),
        disputed=disputed,
        taken=None if disputed else _taken(one),
    )


def _settled(path: str, said: Sequence[Mapping[str, Said]]) -> Disputed:
    """Return what stood before and the versions say at a place nobody has to decide about."""
    before, *sides = (answers.get(path, Said()) for answers in said)
    return Disputed(path, "answer", before, tuple(sides))


def _taken(one: Disputed) -> int | None:
    changed = [number for number, side in enumerate(one.sides) if side != one.base]
    return changed[0] if changed and len(changed) < len(one.sides) else None


def _is_personal(form: Form, words: PlacedWords, one: Disputed) -> bool:
    if one.kind == "order":
        return False
    path = one.place.partition("#")[0]
    if one.kind != "row":
        return words.is_personal(path)
    placed = words.find(path)
    return placed is None or any(
        each.question.columns.get("personal") for each in form.placed if each.path.startswith(f"{placed.path}/")
    )


def _row(words: PlacedWords, path: str, row: Mapping[str, Any]) -> list[str]:
    told = ((f"{path}/{name}", value) for name, value in row.items() if name != "_id")
    asked = ((at, words.said(at, value)) for at, value in told if _is_asked(words, at))
    placed = sorted((words.place(at), said) for at, said in asked if said)
    return [said for _place, said in placed][:_TOLD] or [_("an empty row")]


def _is_asked(words: PlacedWords, path: str) -> bool:
    placed = words.find(path)
    return placed is None or placed.question.calculation is None


def _remark(value: object, name: str = "") -> str:
    if value is None:
        return ""
    if value is True:
        return name or _("yes")
    return _("{name}: {value}").format(name=name, value=value) if name else str(value)
