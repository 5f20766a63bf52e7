"""An export holds everything, in open formats; figures counted from its lines are those that reports count."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ctip_desktop import clock, paths
from ctip_desktop.entries.record import Attachment
from ctip_desktop.errors.reports import ExportFolderNotEmpty, ExportStopped
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.nodes import tree_of
from ctip_desktop.intake.writing import plain_text
from ctip_desktop.reports.exporting import export_all, export_coded, export_public
from ctip_desktop.reports.exporting.htcds import coded, codes_of, field_of
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.content import keep_file
from ctip_desktop.store.journal import append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from tests.support.random_answers import random_answers
from tests.support.stores import USER, a_store

CASE = load("case")
TODAY = date(2026, 6, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path / "store") as made:
        yield made


def sample(kind: str) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads((paths.resources() / "sample" / f"{kind}.json").read_text("utf-8"))
    return answers


def keep(store: Store, kind: str, *several: dict[str, Any], specials: tuple[str, ...] = ()) -> None:
    form = load(kind)
    with store.writing() as writer:
        add_form(writer, form)
        for answers in several:
            filled = Filled(form, answers, today=TODAY)
            for path in specials:
                filled.know(path, {"special": "not_known"})
            append(
                writer,
                entry=clock.new_id(),
                form=form.name,
                fv=form.version,
                by=USER,
                answers=filled.answers(),
                about=filled.about,
                hidden=filled.hidden(),
            )


def random_case(chance: Random) -> dict[str, Any]:
    """Return answers to a case as anybody might give them, its days within two years."""
    answers = random_answers(chance, tree_of(CASE), CASE)
    for name in ("reported_on", "occurred_on", "court_received_on", "verdict_on"):
        if chance.random() < 0.8:
            answers[name] = f"{chance.choice((2025, 2026))}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return answers


def lines(folder: Path, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "entries" / f"{kind}.jsonl").read_text("utf-8").splitlines()]


def test_nothing_of_an_entry_is_left_out(store: Store, tmp_path: Path) -> None:
    keep(store, "victim", sample("victim"), specials=("/v_age",))
    with store.reading() as reader:
        exported = export_all(reader, tmp_path / "out")
    (line,) = lines(tmp_path / "out", "victim")
    assert sample("victim").items() <= line["answers"].items()
    assert line["about"] == {"/v_age": {"special": "not_known"}}
    assert (line["office"], line["form"], line["form_version"]) == ("01", "victim", load("victim").version)
    body = (tmp_path / "out" / "forms" / f"victim-{line['form_version'][:12]}.form.json").read_bytes()
    assert body == load("victim").to_json()
    manifest = json.loads((tmp_path / "out" / "export.json").read_text("utf-8"))
    assert {one["file"] for one in manifest["files"]} == exported.files.keys() - {"export.json"}
    assert manifest["as_of"][0]["seq"] == 1


def test_what_is_attached_goes_with_its_entry_and_what_is_not_here_is_named(store: Store, tmp_path: Path) -> None:
    form = load("request")
    with store.writing() as writer:
        add_form(writer, form)
        here = keep_file(writer, b"a scan")
        att = sorted((Attachment(6, "scan.pdf", here), Attachment(9, "late.pdf", "f" * 64)), key=lambda one: one.sha256)
        append(
            writer, entry="e" * 32, form="request", fv=form.version, by=USER, answers={"text": "x"}, about={}, att=att
        )
    with store.reading() as reader:
        export_all(reader, tmp_path / "out")
    (line,) = lines(tmp_path / "out", "request")
    assert {one["name"] for one in line["files"]} == {"scan.pdf", "late.pdf"}
    assert (tmp_path / "out" / "files" / here).read_bytes() == b"a scan"
    assert json.loads((tmp_path / "out" / "export.json").read_text("utf-8"))["files_missing"] == ["f" * 64]


def rows(file: Path) -> list[dict[str, str]]:
    text = file.read_text("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_tables_hold_answers_and_say_why_one_is_missing(store: Store, tmp_path: Path) -> None:
    keep(store, "victim", sample("victim") | {"v_name": "=1+1", "v_phone": "+85512345678"}, specials=("/v_sex",))
    with store.reading() as reader:
        export_all(reader, tmp_path / "out")
    (row,) = rows(tmp_path / "out" / "csv" / "victim.csv")
    assert (row["v_name"], row["v_phone"], row["special"]) == ("'=1+1", "'+85512345678", "v_sex=not_known")
    (row,) = rows(tmp_path / "out" / "htcds" / "victim.csv")
    assert row["Gender"] == "NonSpecifiedUnknown"
    assert "v_name" not in row
    assert "'=1+1" not in row.values()


def test_choices_of_our_own_are_mapped_down_to_the_standard() -> None:
    question = load("victim").find("/v_exploitation").question
    codes = codes_of(load("victim"), question)
    assert field_of(question) == "TypeOfExploitation"
    assert coded(question, codes, "OnlineScam ForcedLabour Other") == "Other ForcedLabour"
    control = load("victim").find("/v_control").question
    assert coded(control, codes_of(load("victim"), control), "RestrictsMovement DebtBondage") == "Other DebtBondage"


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1", "'=1"), ("+855", "'+855"), ("-1", "-1"), ("-2.5", "-2.5"), ("-x", "'-x"), ("@a", "'@a"), ("a=1", "a=1")],
)
def test_no_cell_of_a_table_is_a_formula(text: str, cell: str) -> None:
    assert plain_text(text) == cell


def test_the_codebook_is_in_both_languages(store: Store, tmp_path: Path) -> None:
    keep(store, "case", {"case_no": "1"})
    with store.reading() as reader:
        export_all(reader, tmp_path / "out")
    book = rows(tmp_path / "out" / "codebook.csv")
    asked = {(one["table"], one["column"]) for one in book}
    for file in (tmp_path / "out" / "csv").iterdir():
        heads = file.read_text("utf-8").splitlines()[0].split(",")
        table = f"p_{file.stem}"
        own = {"\ufeffentry", "entry", "number", "office", "row", "position", "row_above", "special"}
        assert {(table, head) for head in heads if head not in own} <= asked


def test_an_export_may_be_of_a_period_and_without_names(store: Store, tmp_path: Path) -> None:
    keep(store, "case", {"case_no": "1", "reported_on": "2026-05-30"}, {"case_no": "2", "reported_on": "2026-06-02"})
    june, heard = parse_period("2026-06"), []
    with store.reading() as reader:
        export_all(reader, tmp_path / "all", june, told=heard.append)
        export_coded(reader, tmp_path / "coded", june)
    assert [one["case_no"] for one in rows(tmp_path / "all" / "csv" / "case.csv")] == ["2"]
    assert [one["answers"]["case_no"] for one in lines(tmp_path / "all", "case")] == ["2"]
    assert heard[-1] == "export.json"
    written = {str(file.relative_to(tmp_path / "coded")) for file in (tmp_path / "coded").rglob("*") if file.is_file()}
    assert not any(name.startswith(("entries", "csv", "files")) for name in written)
    assert len(rows(tmp_path / "coded" / "htcds" / "case.csv")) == 1


def test_the_codebook_is_handed_to_whoever_prints_it(store: Store, tmp_path: Path) -> None:
    keep(store, "case", {"case_no": "1"})
    with store.reading() as reader:
        made = export_all(reader, tmp_path / "out", codebook=lambda forms, told: f"{len(forms)} {len(told)}".encode())
    said = (tmp_path / "out" / "codebook.pdf").read_text().split()
    assert said == ["1", str(made.files["codebook.csv"])]


def test_an_export_of_the_same_records_is_the_same_bytes(store: Store, tmp_path: Path) -> None:
    keep(store, "case", *(random_case(Random(7)) for _ in range(5)))
    with store.reading() as reader:
        for name in ("a", "b"):
            export_all(reader, tmp_path / name)
            export_public(reader, tmp_path / f"public {name}", TODAY)
    for one, other in (("a", "b"), ("public a", "public b")):
        files = [file.relative_to(tmp_path / one) for file in (tmp_path / one).rglob("*") if file.is_file()]
        assert files
        assert all((tmp_path / one / file).read_bytes() == (tmp_path / other / file).read_bytes() for file in files)


def test_a_folder_that_holds_something_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "note.txt").write_text("mine", "utf-8")
    with store.reading() as reader, pytest.raises(ExportFolderNotEmpty):
        export_all(reader, tmp_path / "out")


def test_the_public_sees_no_entry_no_name_and_no_small_figure(store: Store, tmp_path: Path) -> None:
    chance = Random(11)
    many = []
    for number in range(70):
        answers = sample("victim") | {"v_name": f"SECRET{number}", "reported_on": "2026-03-11"}
        answers["v_sex"] = "Masculine" if number % 12 == 0 else "Feminine"
        answers["v_age"] = chance.choice((9, 16, 30, 40))
        many.append(answers)
    keep(store, "victim", *many)
    with store.reading() as reader:
        exported = export_public(reader, tmp_path / "out", TODAY)
    everything = b"".join(file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file())
    assert b"SECRET" not in everything
    assert not any(name.startswith(("entries", "csv", "htcds")) for name in exported.files)
    told = rows(tmp_path / "out" / "figures.csv")
    assert {one["by"] for one in told} >= {"", "offence", "v_age_band"}
    assert not any(one["figure"] and 0 < int(one["figure"]) < 11 for one in told)
    by_sex = {(one["offices"], one["answer"]): one["figure"] for one in told if one["by"] == "v_sex"}
    assert "6" not in by_sex.values()
    assert by_sex in ({}, {(office, sex): "" for office in ("01", "*") for sex in ("Feminine", "Masculine")})


@pytest.mark.parametrize("export", [export_all, export_coded])
def test_of_an_export_that_is_stopped_nothing_remains(store: Store, tmp_path: Path, export: Any) -> None:
    keep(store, "case", {"offence": "trafficking", "reported_on": "2026-06-03"})
    heard: list[str] = []

    def stop(file: str) -> None:
        heard.append(file)
        if file == "codebook.csv":
            raise ExportStopped

    with store.reading() as reader:
        with pytest.raises(ExportStopped):
            export(reader, tmp_path / "out", told=stop)
        assert len(heard) > 1
        assert not (tmp_path / "out").exists()
        (tmp_path / "there").mkdir()
        with pytest.raises(ExportStopped):
            export(reader, tmp_path / "there", told=stop)
        assert list((tmp_path / "there").iterdir()) == []
