"""The root of the commands: finds the noun, and turns every failure into one sentence and an exit status.

Nouns are imported only when named, so that a command pays for nothing it does not use.
"""

from importlib import import_module

import click

from ctip_desktop.cli.usage import usage_sentence
from ctip_desktop.errors import CtipError
from ctip_desktop.i18n import _, use_language
from ctip_desktop.settings import LANGUAGES, resolve

NOUNS = ("demo", "setup", "user", "khmer", "form", "entry", "print", "bundle", "device", "trust", "report", "store")


class Nouns(click.Group):
    """The nouns, each in the module of its own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the nouns in the order people meet them."""
        del ctx
        return list(NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the noun asked for."""
        del ctx
        if cmd_name not in NOUNS:
            return None
        command: click.Command = import_module(f"ctip_desktop.cli.{cmd_name}").command
        return command


@click.group(cls=Nouns, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--home", metavar="DIR", help="The folder of one device (or CTIP_HOME).")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Khmer or English (or CTIP_LANG).")
@click.pass_context
def root(ctx: click.Context, home: str | None, lang: str | None) -> None:
    """Keep, print, send and add up what is done against human trafficking."""
    ctx.obj = resolve(home, lang)
    use_language(ctx.obj.language)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status: 0, 1 (a failure, said in one sentence) or 2 (wrong usage)."""
    use_language(resolve(None, _asked_language(arguments)).language)
    try:
        result = root.main(arguments, prog_name="ctip-desktop", standalone_mode=False)
    except click.UsageError as error:
        return _fail(usage_sentence(error), 2)
    except CtipError as error:
        from ctip_desktop.i18n.problems import say

        return _fail(say(error), 1)
    except (click.Abort, KeyboardInterrupt):
        return _fail(_("Stopped. Nothing was left half done."), 1)
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _fail(_("{file}: {reason}.").format(file=error.filename or "-", reason=error.strerror or error), 1)
    except Exception as error:  # noqa: BLE001 - the last net: a fault of ours is said, never shown as a traceback
        place = _place(error)
        return _fail(
            _("This is a fault of the program itself ({kind} at {place}); please report it.").format(
                kind=type(error).__name__, place=place
            ),
            1,
        )
    return result if isinstance(result, int) else 0


def _asked_language(arguments: list[str]) -> str | None:
    """Read `--lang` ahead of click, so that a usage fault is told in the language asked for."""
    for position, argument in enumerate(arguments):
        if argument == "--lang":
            return arguments[position + 1] if position + 1 < len(arguments) else None
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"


def _fail(sentence: str, status: int) -> int:
    click.echo(sentence, err=True)
    return status
