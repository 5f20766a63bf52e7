"""An entry keyed once more from its paper, by somebody who does not see what it says; it never becomes an entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.opening import Opened
from ctip_desktop.forms.filled import About, Filled, Problem
from ctip_desktop.forms.form import Form
from ctip_desktop.store.drafts import Draft, find_draft
from ctip_desktop.store.known_forms import form_version
from ctip_desktop.store.listing import show
from ctip_desktop.store.transaction import Reader, Writer
from ctip_desktop.store.users import names
from ctip_desktop.store.verifying import Keyed, drop_keyed, find_keyed, keep_keyed


@dataclass(frozen=True)
class First:
    """The entry that is verified, as it stands.

    Args:
        head: the revision that stands for it.
        by: who saved it; `by_name` is empty for a user of another device.
        drafted: whether the person at the desk has a draft of it, which verifying would overwrite.
    """

    entry: str
    number: str
    office: str
    form: Form
    answers: dict[str, Any]
    about: About
    head: str
    by: str
    by_name: str
    at: str
    drafted: bool


class KeyingAgain(Entering):
    """What is keyed once more. It is kept apart from drafts, and no list shows it.

    Signals:
        keyed(): all is keyed and kept; it can be compared.
    """

    keyed = Signal()
    takes_files = False

    def __init__(self, desk: Desk, first: First, kept: Keyed | None, parent: QObject | None = None) -> None:
        filled = Filled(first.form, kept.answers, kept.about) if kept else Filled(first.form)
        opened = Opened(
            filled,
            first.entry,
            first.office,
            first.number,
            caret=kept.caret if kept else "",
            kept_at=kept.saved_at if kept else "",
        )
        super().__init__(desk, opened, parent)
        self.first = first
        self.decisions: Mapping[str, Any] = kept.decisions if kept else {}

    @classmethod
    def begin(  # type: ignore[override]
        cls, desk: Desk, entry: str, done: "Callable[[KeyingAgain], None]", owner: QObject | None = None
    ) -> None:
        """Begin to key an entry once more, or go on where that was left, then call `done` with it."""
        user = desk.who.user.id

        def work(reader: Reader) -> tuple[First, Keyed | None]:
            first = first_of(reader, entry, user)
            kept = find_keyed(reader, entry, user)
            return first, kept if kept and kept.fv == first.form.version else None

        desk.read(work, lambda found: done(cls(desk, *found)), owner=owner)

    def finish(self, failed: Callable[[Exception], None] | None = None) -> Problem | None:
        """Keep all of it, then say that it can be compared; what is wrong or missing does not hinder that."""
        del failed
        self.keep_now()
        self.desk.run(lambda _store: None, done=lambda _nothing: self.keyed.emit(), owner=self)
        return None

    def _write(self, writer: Writer, draft: Draft) -> None:
        keyed = Keyed(draft.entry, draft.by, draft.fv, draft.answers, draft.about, self.decisions, draft.caret)
        keep_keyed(writer, keyed)

    def _forget(self, writer: Writer) -> None:
        drop_keyed(writer, self.entry, self.desk.who.user.id)


def first_of(reader: Reader, entry: str, user: str) -> First:
    """Return an entry to be verified; raise EntryUnknown, or FormUnknown if its form version is not here."""
    shown = show(reader, entry)
    listed = shown.listed
    return First(
        entry=listed.id,
        number=listed.number,
        office=listed.office,
        form=form_version(reader, shown.fv),
        answers=dict(shown.answers),
        about=shown.about,
        head=listed.head,
        by=listed.by,
        by_name=names(reader).get(listed.by, ""),
        at=listed.at,
        drafted=find_draft(reader, entry, user) is not None,
    )
