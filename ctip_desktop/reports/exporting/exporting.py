"""Writes an export into a folder: the files, and a list of them that says as of which records they were made."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Self

import orjson
from sqlalchemy import select

from ctip_desktop import paths
from ctip_desktop.bundles.parcel import SUFFIX, seal_files
from ctip_desktop.errors.keeping import FileDamaged, FileNotHere
from ctip_desktop.errors.reports import ExportFolderNotEmpty
from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms import lists
from ctip_desktop.forms.entering.answer_words import words_of
from ctip_desktop.forms.form import Form, Words
from ctip_desktop.forms.offices import offices
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_
from ctip_desktop.reports.exporting.codebook import Line, codebook_csv, lines_of
from ctip_desktop.reports.exporting.entries import entry_lines, forms_kept
from ctip_desktop.reports.exporting.htcds import htcds_csv
from ctip_desktop.reports.exporting.public import Figure, public_figures
from ctip_desktop.reports.exporting.same_persons import same_person_files
from ctip_desktop.reports.exporting.suppressing import ALL, LEAST
from ctip_desktop.reports.exporting.tables import as_csv, table_csv, tables_of
from ctip_desktop.reports.periods import Period
from ctip_desktop.store import tables
from ctip_desktop.store.content import read_file
from ctip_desktop.store.files import write_whole
from ctip_desktop.store.journal import logs
from ctip_desktop.store.known_forms import current_form
from ctip_desktop.store.passphrases import fold
from ctip_desktop.store.transaction import Reader

MANIFEST = "export.json"
Codebook = Callable[[Sequence[Form], Sequence[Line]], bytes]
"""Makes a paper of the codebook."""
Told = Callable[[str], None]

_ALL_OFFICES, _ALL_ANSWERS, _NO_ANSWER = N_("All offices"), N_("All"), N_("Not answered")
_PUBLIC_HEADS = (
    "form", "indicator", "indicator_km", "indicator_en", "year", "offices", "offices_km", "offices_en",
    "by", "by_km", "by_en", "answer", "answer_km", "answer_en", "figure", "covered",
)  # fmt: skip


def _silent(_file: str) -> None:
    """Let nobody hear of a file."""


@dataclass
class Exported:
    """What was written: files with the number of lines or rows in each, by their path below the folder.

    `sealed` is the one file that holds them all, if it was sealed.
    """

    folder: Path
    files: dict[str, int] = field(default_factory=dict)
    sealed: Path | None = None


def export_all(
    reader: Reader,
    folder: Path,
    period: Period | None = None,
    *,
    codebook: Codebook | None = None,
    told: Told = _silent,
    passphrase: str = "",
) -> Exported:
    """Write all entries, or those of a period, with the forms they were filled in by: names and all.

    `entries/*.jsonl`, `files/` with what is attached to them, by its hash, `forms/*.form.json`, `csv/*.csv`,
    `htcds/*.csv`, `same_persons.csv` and `.jsonl` (what was decided of two persons, without names), the lists, and the
    codebook, on paper too where `codebook` makes it. Raise ExportFolderNotEmpty, or OSError; what `told` raises, which
    hears of every file, ends it. Of an export that did not come to its end nothing remains.

    With a passphrase all of it is one sealed file in the folder; nothing is ever written in clear.
    """
    with _Writing(folder, told, passphrase) as writing:
        forms = []
        for name in forms_kept(reader):
            lines = list(entry_lines(reader, name, period))
            writing.add(f"entries/{_stem(reader, name)}.jsonl", b"".join(lines), len(lines))
            _files(writing, reader, lines)
            for version, body in _versions(reader, name):
                writing.add(f"forms/{name}-{version[:12]}.form.json", body, 1)
            if form := _form(reader, name):
                forms.append(form)
                for table in tables_of(reader, form):
                    data, count = table_csv(reader, table, period)
                    writing.add(f"csv/{table.name.removeprefix('p_')}.csv", data, count)
                _coded(writing, reader, form, period)
        for name, data, count in same_person_files(reader):
            writing.add(name, data, count)
        _codebook(writing, forms, codebook)
        writing.finish(reader, "all")
    return writing.exported


def export_coded(
    reader: Reader,
    folder: Path,
    period: Period | None = None,
    *,
    codebook: Codebook | None = None,
    told: Told = _silent,
    passphrase: str = "",
) -> Exported:
    """Write answers in standard codes only, of all entries or those of a period, and the codebook; no names.

    Raise what `export_all` does.
    """
    with _Writing(folder, told, passphrase) as writing:
        forms = [form for name in forms_kept(reader) if (form := _form(reader, name))]
        coded = [form for form in forms if _coded(writing, reader, form, period)]
        _codebook(writing, coded, codebook)
        writing.finish(reader, "htcds")
    return writing.exported


def export_public(
    reader: Reader, folder: Path, today: date, *, codebook: Codebook | None = None, told: Told = _silent
) -> Exported:
    """Write the figures that anybody may see, and the codebook; no entries, no names, nothing that tells of a few.

    Raise what `export_all` does.
    """
    with _Writing(folder, told) as writing:
        forms, lines = [], []
        for name in forms_kept(reader):
            form = _form(reader, name)
            found = [_public_line(form, figure) for figure in public_figures(reader, form, today)] if form else []
            if form and found:
                forms.append(form)
                lines += found
        writing.add("figures.csv", as_csv(_PUBLIC_HEADS, lines), len(lines))
        _codebook(writing, forms, codebook)
        writing.finish(reader, "public")
    return writing.exported


class _Writing:
    """Files on their way into a folder, or with a passphrase into one sealed file there."""

    def __init__(self, folder: Path, told: Told, passphrase: str = "") -> None:
        if folder.exists() and any(folder.iterdir()):
            raise ExportFolderNotEmpty(str(folder))
        self.exported = Exported(folder)
        self.missing: set[str] = set()
        self._was_there = folder.exists()
        self._passphrase = fold(passphrase)
        self._held: dict[str, bytes] = {}
        self._hashes: dict[str, str] = {}
        self._told = told

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Take away what was written if it did not come to its end: half an export looks like a whole one."""
        folder = self.exported.folder
        if kind is None or not folder.exists():
            return
        # A stick that was pulled keeps what it has; what ended the export is told, not that.
        with suppress(OSError):
            for name in self.exported.files:
                (folder / name).unlink(missing_ok=True)
            for place in sorted((one for one in folder.rglob("*") if one.is_dir()), reverse=True):
                place.rmdir()
            if not self._was_there:
                folder.rmdir()

    def add(self, name: str, data: bytes, count: int) -> None:
        """Write a file."""
        self._told(name)
        if self._passphrase:
            self._held[name] = data
        else:
            self._write(name, data)
        self.exported.files[name] = count
        self._hashes[name] = sha256(data).hexdigest()

    def finish(self, reader: Reader, profile: str) -> None:
        """Write last what the export holds and, unless it is for the public, as of which records it was made."""
        made: dict[str, object] = {
            "format": 1,
            "profile": profile,
            "files": [
                {"file": name, "count": count, "sha256": self._hashes[name]}
                for name, count in sorted(self.exported.files.items())
            ],
        }
        if profile != "public":
            made["files_missing"] = sorted(self.missing)
            made["as_of"] = [
                {"office": log.office, "log": log.id, "seq": log.seq, "head": log.head}
                for log in sorted(logs(reader), key=lambda log: (log.office, log.id))
            ]
        else:
            made["least"] = LEAST
        self.add(MANIFEST, orjson.dumps(made, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS), 1)
        if self._passphrase:
            name = f"ctip-export{SUFFIX}"
            self._told(name)
            self._write(name, seal_files(self._held, self._passphrase))
            self.exported.sealed = self.exported.folder / name

    def _write(self, name: str, data: bytes) -> None:
        file = self.exported.folder / name
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, data)


def _files(writing: _Writing, reader: Reader, lines: Iterable[bytes]) -> None:
    """Write what is attached to entries; what is not here yet, or damaged, is named as missing."""
    for line in lines:
        for one in orjson.loads(line)["files"]:
            name = f"files/{one['sha256']}"
            if name not in writing.exported.files:
                try:
                    writing.add(name, read_file(reader, one["sha256"]), 1)
                except (FileNotHere, FileDamaged):
                    writing.missing.add(one["sha256"])


def _stem(reader: Reader, name: str) -> str:
    """Return what the file of a form's entries is called: by its name, or by the hash of one that is none of ours.

    An office may give its entries a name that some systems take for another file's, or for a printer's.
    """
    known = reader.connection.scalar(select(tables.form.c.name).where(tables.form.c.name == name).limit(1))
    return known or f"form-{sha256(name.encode()).hexdigest()[:12]}"


def _versions(reader: Reader, name: str) -> Iterable[tuple[str, bytes]]:
    form = tables.form.c
    found = select(form.version, form.body).where(form.name == name).order_by(form.no)
    return [(version, body) for version, body in reader.connection.execute(found)]


def _form(reader: Reader, name: str) -> Form | None:
    """Return the form; None where it did not come here yet: no table can be made of its entries before it does."""
    try:
        return current_form(reader, name)
    except FormUnknown:
        return None


def _coded(writing: _Writing, reader: Reader, form: Form, period: Period | None) -> bool:
    """Write the tables of a form in standard codes; say whether it has any."""
    some = False
    for table in tables_of(reader, form):
        if coded := htcds_csv(reader, form, table, period):
            writing.add(f"htcds/{table.name.removeprefix('p_')}.csv", *coded)
            some = True
    return some


def _codebook(writing: _Writing, forms: list[Form], paper: Codebook | None) -> None:
    lines = [line for form in forms for line in lines_of(form)]
    writing.add("codebook.csv", codebook_csv(lines), len(lines))
    if paper:
        writing.add("codebook.pdf", paper(forms, lines), len(lines))
    for file in sorted({placed.question.file or "" for form in forms for placed in form.placed} - {""}):
        if lists.is_installed(file):
            writing.add(f"lists/{file}", (paths.resources() / "lists" / file).read_bytes(), len(lists.load(file)))


def _public_line(form: Form, figure: Figure) -> list[object]:
    label, where = figure.indicator.label, _offices(figure.offices)
    question = next((one.question for one in form.placed if one.question.name == figure.by), None)
    by = question.label if question and question.label else Words(figure.by, figure.by)
    answer = both(_ALL_ANSWERS) if figure.answer == ALL else both(_NO_ANSWER)
    if question is not None and figure.answer not in ("", ALL):
        answer = words_of(form, question, figure.answer)
    return [
        form.name, figure.indicator.name, label.km, label.en, figure.year,
        " ".join(figure.offices) or ALL, where.km, where.en,
        figure.by, by.km, by.en, figure.answer, answer.km, answer.en,
        "" if figure.count is None else figure.count, "yes" if figure.count is None else "",
    ]  # fmt: skip


def _offices(codes: tuple[str, ...]) -> Words:
    named = [offices().get(code, Words(code, code)) for code in codes]
    if not named:
        return both(_ALL_OFFICES)
    return Words(", ".join(one.km for one in named), ", ".join(one.en for one in named))
