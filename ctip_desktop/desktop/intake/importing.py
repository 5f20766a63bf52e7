"""A file on its way into entries: opened, matched, checked, taken in; it lives on while its page is left.

Files are read and rows checked beside the store's worker, which goes on keeping what is typed; from the store is read
only what is here already, and what is taken in is written to it in one transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Literal, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.intake.kept import CHECK, COLUMNS, FILE, WORDS, Kept
from ctip_desktop.errors.intake import CheckingStopped, NoHeads
from ctip_desktop.forms import installed
from ctip_desktop.forms.form import Form
from ctip_desktop.intake.checking import Checker
from ctip_desktop.intake.heads import likely_form, suggest, unmatched_heads
from ctip_desktop.intake.mapping import FileMap
from ctip_desktop.intake.meanings import Unmatched, unmatched
from ctip_desktop.intake.reading import FileRead, answered_paths, read_file
from ctip_desktop.intake.returning import write_rest
from ctip_desktop.intake.sameness import already_here
from ctip_desktop.intake.saving import TakenIn, remembered, take_in
from ctip_desktop.intake.sheets import Book, read_book
from ctip_desktop.store.spreadsheets import keep_mapping, keep_unfinished, taken_in, unfinished
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader

T = TypeVar("T")
Doing = Literal["", "open", "look", "check", "take_in"]


@dataclass(frozen=True)
class Looked:
    """What follows from how a file is read.

    Attributes:
        words: texts that are no choices.
        proposed: what the form proposes where the file does not answer, by path.
    """

    words: tuple[Unmatched, ...] = ()
    proposed: frozenset[str] = frozenset()


class Importing(QObject):
    """One file, from choosing it to what became of it.

    Attributes:
        step: the step a person is at.
        book, form, mapping: the file, what its rows become, and how it is read.
        sheet, heads: the sheet and the row of heads a person chose; empty and 0 for the likeliest.
        came: when this very file was taken in before; empty if it never was.
        settled: whether the mapping is that of a file with the same heads that was checked before.
        looked, read, taken, returned: what came of each step; `rest` is where the rows went that were given back.
        doing: what is being done now; `done` of `of` rows, while they are checked.

    Signals:
        changed(): anything of it is other than before.
        progressed(): more rows are checked.
        failed(Exception): what was being done failed.
    """

    changed = Signal()
    progressed = Signal()
    failed = Signal(Exception)
    _told = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = Event()
        self._path = Path()
        self._pending = 0
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        # Whoever closes the window, or gives the desk to another, does not wait for rows that nobody will see.
        self.destroyed.connect(self._stop.set)
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.stop)
        self._forget()

    def _forget(self) -> None:
        self.step = FILE
        self.book: Book | None = None
        self.form: Form | None = None
        self.mapping: FileMap | None = None
        self.sheet, self.heads = "", 0
        self.came = ""
        self.settled = False
        self.doing: Doing = ""
        self._forget_checks()

    def _forget_checks(self) -> None:
        self.looked = Looked()
        self.read: FileRead | None = None
        self.taken: TakenIn | None = None
        self.rest: Path | None = None
        self.returned = 0
        self.done, self.of = 0, 0

    @property
    def path(self) -> str:
        """The path of the file; empty while there is none."""
        return str(self._path) if self.book else ""

    @property
    def asked(self) -> str:
        """The path of the file that was asked for last, whether or not it could be read."""
        return str(self._path)

    @property
    def stopping(self) -> bool:
        """Whether the checks are about to stop."""
        return self.doing == "check" and self._stop.is_set()

    def begin_anew(self) -> None:
        """Forget the file: the next one comes, or none."""
        self._forget()
        self._keep("")
        self.changed.emit()

    def resume(self) -> None:
        """Go on with what was left when the program was closed, if nothing is at work and the file is still there."""
        if self.book is None and not self.doing:
            user = self._desk.who.user.id
            self._desk.read(lambda reader: unfinished(reader, user), self._resume, owner=self)

    def open(self, file: Path) -> None:
        """Read a file and find what it probably is of."""
        self._open(file, None)

    def choose(self, *, form: str = "", sheet: str = "", heads: int = 0) -> None:
        """Read the file as of another form, another sheet, or with the heads in another row; what is empty stays."""
        book, now = self.book, self.form
        if book is None or now is None:
            return
        wanted = installed.load(form) if form else now
        if sheet or form:
            self.heads = 0
        self.sheet, self.heads = sheet or self.sheet, heads or self.heads
        self.form = wanted
        self._map(book, wanted)

    def answer(self, sheet: str, place: int, path: str) -> None:
        """Let the column at a place of a sheet answer a question, or none."""
        if self.mapping:
            self._settle(self.mapping.answering(sheet, place, path))

    def give(self, path: str, text: str) -> None:
        """Give an answer, as typed, that stands in every row; an empty one is none."""
        if self.mapping:
            self._settle(self.mapping.giving(path, text))

    def mean(self, path: str, text: str, choice: str | None) -> None:
        """Say what a text means, that it is no answer (empty), or nothing of it (None)."""
        if self.mapping:
            self._settle(self.mapping.meaning(path, text, choice), look=False)

    def suggest_anew(self) -> None:
        """Put aside what was settled for a file before this, and what a person said."""
        if self.book and self.form:
            book, form = self.book, self.form
            self._work("look", lambda: self._suggest(book, form), self._take_suggestion)

    def go_to(self, step: int) -> None:
        """Go to a step; the checks begin by themselves."""
        if step == WORDS and not self.looked.words:
            step = CHECK if self.step < WORDS else COLUMNS
        self.step = step
        self._remember()
        self.changed.emit()
        if step == CHECK and self.read is None and not self.doing:
            self.check()

    def check(self) -> None:
        """Put every row through the form; how the file is read counts as settled for the next like it."""
        book, form, mapping = self.book, self.form, self.mapping
        if book is None or form is None or mapping is None:
            return
        self._stop.clear()
        self.doing, self.done, self.of, self.read = "check", 0, 0, None
        self.changed.emit()
        self._desk.write(lambda writer: keep_mapping(writer, mapping.known_as(), mapping.to_json()))
        paths = answered_paths(form, mapping)

        def check(here: dict[bytes, str]) -> None:
            def told(done: int, of: int) -> None:
                self._told.emit(done, of)
                if self._stop.is_set():
                    raise CheckingStopped(book.file)

            def end(read: FileRead) -> None:
                self.read = read

            self._work("check", lambda: read_file(form, book, mapping, here=here, told=told), end)

        self._desk.read(lambda reader: already_here(reader, form.name, paths), check, self._fail, owner=self)

    def stop(self) -> None:
        """Stop the checks; nothing was taken in."""
        self._stop.set()
        self.changed.emit()

    def finish(self, *, final: bool, again: bool, rest: Path | None) -> None:
        """Write the rows that go back, then take the good ones in; if either fails, nothing is taken in."""
        book, form, mapping, read = self.book, self.form, self.mapping, self.read
        if book is None or form is None or mapping is None or read is None:
            return
        user, came = self._desk.who.user, bool(self.came)
        self.doing = "take_in"
        self.changed.emit()

        def work(store: Store) -> tuple[int, TakenIn]:
            returned = write_rest(book, mapping, read.bad, rest) if rest else 0
            wanted = read.checked if again else [one for one in read.checked if not one.same]
            return returned, take_in(store, user, form, book, mapping, wanted, final=final, again=again or came)

        def end(result: tuple[int, TakenIn]) -> None:
            self.returned, self.taken = result
            self.rest = rest if self.returned else None
            self.doing = ""
            self.changed.emit()

        self._desk.run(work, "entries", "drafts", done=end, failed=self._fail, owner=self)

    def _resume(self, kept: str | None) -> None:
        if kept and self.book is None and not self.doing:
            try:
                before = Kept.from_json(kept)
            except (ValueError, TypeError):
                return
            self._open(Path(before.file), before)

    def _open(self, file: Path, kept: Kept | None) -> None:
        self._forget()
        self._path = file

        def read() -> tuple[Book, Form | None]:
            book = read_book(file)
            if kept:
                found = installed.load(kept.form) if kept.form in installed.names() else None
                return book, found if book.sha256 == kept.sha256 else likely_form(installed.installed(), book)
            return book, likely_form(installed.installed(), book)

        def take(found: tuple[Book, Form | None]) -> None:
            self.book, form = found
            self.form = form or installed.installed()[0]
            if kept and kept.sha256 == self.book.sha256:
                self.sheet, self.heads = kept.sheet, kept.heads
                self._map(self.book, self.form, kept)
            else:
                self._map(self.book, self.form)

        self._work("open", read, take)

    def _map(self, book: Book, form: Form, kept: Kept | None = None) -> None:
        self.mapping, self.settled = None, False
        self._forget_checks()

        def take(found: FileMap) -> None:
            def look(reader: Reader) -> tuple[FileMap, str]:
                return remembered(reader, found), taken_in(reader, book.sha256) or ""

            def show(known: tuple[FileMap, str]) -> None:
                mapping, self.came = known
                self.settled = mapping != found
                if kept and kept.mapping:
                    mapping = FileMap.from_json(kept.mapping)
                    self.step = min(kept.step, CHECK)
                self._settle(mapping)

            self._desk.read(look, show, self._fail, owner=self)

        self._work("look", lambda: self._suggest(book, form), take)

    def _suggest(self, book: Book, form: Form) -> FileMap:
        try:
            return suggest(form, book, self.sheet or None, heads=self.heads or None)
        except NoHeads:
            return unmatched_heads(form, book, self.sheet or None)

    def _take_suggestion(self, found: FileMap) -> None:
        self.settled = False
        self._settle(found)

    def _settle(self, mapping: FileMap, *, look: bool = True) -> None:
        """Take another way of reading the file, and see what follows from it."""
        self.mapping = mapping
        words = self.looked
        self._forget_checks()
        self.looked = words
        self._remember()
        book, form = self.book, self.form
        if book is None or form is None or not look:
            self.changed.emit()
            return

        def see() -> Looked:
            proposed = Checker(form, book, answered_paths(form, mapping)).proposed
            return Looked(unmatched(form, book, mapping), frozenset(proposed))

        def show(found: Looked) -> None:
            if self.mapping is mapping:
                self.looked = found
                if self.step == CHECK:
                    self.go_to(CHECK)

        self._work("look", see, show)

    def _work(self, doing: Doing, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self.doing = doing
        self._pending += 1
        self.changed.emit()

        def end(result: T) -> None:
            self._pending -= 1
            self.doing = self.doing if self._pending else ""
            done(result)
            self.changed.emit()

        def fail(error: Exception) -> None:
            self._pending -= 1
            self._fail(error)

        self._desk.papers.run(work, done=end, failed=fail, owner=self)

    def _fail(self, error: Exception) -> None:
        self.doing = ""
        self.changed.emit()
        self.failed.emit(error)

    def _hear(self, done: int, of: int) -> None:
        if self.doing == "check":
            self.done, self.of = done, of
            self.progressed.emit()

    def _remember(self) -> None:
        if self.book and self.form and self.mapping:
            kept = Kept(
                str(self._path), self.book.sha256, self.form.name, self.sheet, self.heads, self.step,
                self.mapping.to_json(),
            )  # fmt: skip
            self._keep(kept.to_json())

    def _keep(self, kept: str) -> None:
        user = self._desk.who.user.id
        self._desk.write(lambda writer: keep_unfinished(writer, user, kept))
