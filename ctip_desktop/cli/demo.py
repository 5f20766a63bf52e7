"""`demo`: the main job from beginning to end on made-up sample data, by the same commands a person would type."""

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from ctip_desktop.cli.helping import Verb
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _
from ctip_desktop.i18n.states import STATES
from ctip_desktop.settings import Settings

PASSPHRASE = "ទឹកភ្លៀង លើដំបូល ៥៥"  # noqa: S105 - made up, and told at the end
ROOT_PASSPHRASE = "ដើមត្នោត ក្រោយភូមិ ៩៩"  # noqa: S105 - the same
PERIOD = "2025-S1"
COUNTRY_PERIOD = "2026-S1"
CASES = ("case-1.json", "case-2.json", "case-3.json")


@click.command("demo", cls=Verb)
@click.option(
    "--out",
    default="ctip-demo",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="An empty folder for all of it.",
)
@json_option
@click.pass_obj
def command(settings: Settings, out: Path, as_json: bool) -> None:
    """Do the main job on sample data: a province and the secretariat, minutes, a bundle, a receipt, a report."""
    if out.exists() and any(out.iterdir()):
        raise click.BadParameter(_("{folder} is not empty; name another folder").format(folder=out), param_hint="--out")
    for folder in ("root-stick", "country-root-stick", "stick-to-secretariat", "stick-to-province"):
        (out / folder).mkdir(parents=True)
    story = _Story(out, settings.language, quiet=as_json)
    with _passphrases():
        _tell(story)
    lines = [
        "",
        _("Where everything is:"),
        *(f"  {file}  {what}" for file, what in story.files),
        _("All homes open with the passphrase: {passphrase}").format(passphrase=PASSPHRASE),
    ]
    answer({"files": [{"file": str(file), "what": what} for file, what in story.files]}, lines, as_json)


@dataclass
class _Story:
    """The offices' homes, the sticks between them, and what was made so far."""

    out: Path
    language: str
    quiet: bool
    files: list[tuple[Path, str]] = field(default_factory=list)

    def heading(self, words: str) -> None:
        """Say what happens next."""
        if not self.quiet:
            click.echo(f"\n{words}")

    def run(self, home: str, *arguments: str | Path) -> Any:
        """Run one command in an office's home and return its JSON answer."""
        from ctip_desktop.cli.main import root

        typed = ["--home", str(self.out / home), "--lang", self.language, *map(str, arguments)]
        said = io.StringIO()
        with redirect_stdout(said):
            root.main([*typed, "--json"], prog_name="ctip-desktop", standalone_mode=False)
        if not self.quiet:
            click.echo(f"  {home}: ctip-desktop {' '.join(_quoted(str(one)) for one in arguments)}")
        return json.loads(said.getvalue())

    def made(self, file: Path, what: str) -> None:
        """Note a file a person may want to look at."""
        self.files.append((file, what))


def _tell(story: _Story) -> None:
    from ctip_desktop import paths

    out, sample = story.out, paths.resources() / "sample"
    stick, back, root = out / "stick-to-secretariat", out / "stick-to-province", out / "root-stick"

    story.heading(_("1. The secretariat and a province are set up; the province asks to be enrolled."))
    story.run("secretariat", "setup", "--office", "00", "--user", "លេខាធិការដ្ឋាន", "--root", root)
    story.run("province", "setup", "--office", "01", "--user", "បន្ទាយមានជ័យ")
    asked = story.run("province", "device", "enrol", "--to", stick)
    approve = ("device", "approve", asked["file"], "--fingerprint", asked["fingerprint"], "--root", root)
    story.run("secretariat", *approve)
    story.run("secretariat", "bundle", "export", "--to", back, "--for", "01")
    story.run("province", "bundle", "import", back)
    pinned = story.run("secretariat", "trust", "show")["root"]
    story.run("province", "trust", "pin", pinned)

    story.heading(_("2. The province enters a meeting and three cases, and prints the minutes."))
    meeting = story.run("province", "entry", "save", "meeting", sample / "meeting.json")["number"]
    for case in CASES:
        story.run("province", "entry", "save", "case", sample / case)
    story.run("province", "print", "minutes", meeting, "-o", out / "minutes.pdf")

    story.heading(_("3. A signed and sealed bundle goes to the secretariat on a stick, and a receipt comes back."))
    sent = story.run("province", "bundle", "export", "--to", stick)
    story.run("secretariat", "bundle", "import", stick)
    story.run("secretariat", "bundle", "export", "--to", back, "--for", "01")
    story.run("province", "bundle", "import", back)
    entries = sorted(story.run("province", "entry", "list"), key=lambda one: str(one["number"]))
    states = [f"{one['number']} {_(STATES[one['state']])}" for one in entries]
    if not story.quiet:
        click.echo(f"    → {', '.join(states)}")

    story.heading(_("4. The secretariat adds up, and both check their stores."))
    story.run("secretariat", "print", "report", PERIOD, "-o", out / "report.pdf")
    story.run("secretariat", "store", "check")
    story.run("province", "store", "check")

    story.heading(_("5. A whole country, made up: three years of 25 offices, and the report of a semester."))
    root = out / "country-root-stick"
    story.run("country", "sample", "--user", "លេខាធិការដ្ឋាន", "--each", "0.4", "--root", root)
    story.run("country", "report", "completeness", "--period", COUNTRY_PERIOD)
    for name in ("country.pdf", "country.xlsx"):
        story.run("country", "print", "report", COUNTRY_PERIOD, "-o", out / name)
    story.run("country", "store", "check")

    story.made(out / "minutes.pdf", _("the minutes"))
    story.made(out / "report.pdf", _("the report"))
    story.made(stick / f"{sent[0]['bundle']}.ctip", _("the bundle with the province's entries"))
    story.made(back, _("what came back: trust list and receipt"))
    story.made(out / "province", _("the province's home"))
    story.made(out / "secretariat", _("the secretariat's home"))
    story.made(out / "country.pdf", _("the report of the whole country"))
    story.made(out / "country.xlsx", _("the same as a spreadsheet"))
    story.made(out / "country", _("the home of the whole country's secretariat"))


def _quoted(argument: str) -> str:
    return f'"{argument}"' if " " in argument else argument


@contextmanager
def _passphrases() -> Iterator[None]:
    """Answer the prompts of the commands as the people of the story would."""
    ours = {"CTIP_PASSPHRASE": PASSPHRASE, "CTIP_ROOT_PASSPHRASE": ROOT_PASSPHRASE}
    before = {name: os.environ.get(name) for name in (*ours, "CTIP_USER")}
    os.environ.pop("CTIP_USER", None)
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
