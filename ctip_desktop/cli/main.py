"""The root of the commands: finds the noun, and turns every failure into one sentence and an exit status.

Nouns are imported only when named, so that a command pays for nothing it does not use.
"""

import os
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.output import harmless
from ctip_desktop.cli.usage import usage_sentence
from ctip_desktop.errors import CtipError
from ctip_desktop.i18n import _, use_language
from ctip_desktop.settings import LANGUAGES, Settings, resolve

OpenWindow = Callable[[Settings], int]
_WINDOW = "ctip_desktop.window"
NOUNS = (
    "demo",
    "setup",
    "user",
    "khmer",
    "form",
    "entry",
    "intake",
    "print",
    "bundle",
    "conflict",
    "device",
    "trust",
    "statement",
    "person",
    "report",
    "store",
)


HIDDEN = ("sample",)


class Nouns(Noun):
    """The nouns, each in the module of its own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the nouns in the order people meet them."""
        del ctx
        return list(NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the noun asked for."""
        del ctx
        if cmd_name not in NOUNS + HIDDEN:
            return None
        command: click.Command = import_module(f"ctip_desktop.cli.{cmd_name}").command
        return command


@click.group(
    cls=Nouns,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option("--home", metavar="DIR", help="The folder of one device (or CTIP_HOME).")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Khmer or English (or CTIP_LANG).")
@click.pass_context
def root(ctx: click.Context, home: str | None, lang: str | None) -> int | None:
    """Keep, print, send and add up what is done against human trafficking. Without a command the window opens."""
    ctx.obj = resolve(home, lang)
    use_language(ctx.obj.language)
    if ctx.invoked_subcommand is None:
        open_window: OpenWindow | None = ctx.meta.get(_WINDOW)
        if open_window:
            return open_window(ctx.obj)
        click.echo(ctx.get_help())
    return None


def run(arguments: list[str], open_window: OpenWindow | None = None) -> int:
    """Run one command line and return its exit status: 0, 1 (a failure, said in one sentence) or 2 (wrong usage).

    Args:
        open_window: opens the window where no noun is typed; without it the help is printed.
    """
    use_language(resolve(None, _asked_language(arguments)).language)
    if not _is_text(arguments):
        return _fail(_("What was typed is not text in UTF-8; type it again."), 2)
    try:
        with root.make_context("ctip-desktop", list(arguments)) as context:
            context.meta[_WINDOW] = open_window
            result = root.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
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
        from ctip_desktop.i18n.problems.disk import say_disk

        return _fail(say_disk(error), 1)
    except Exception as error:  # noqa: BLE001 - the last net: a fault of ours is said, never shown as a traceback
        place = _place(error)
        return _fail(
            _("This is a fault of the program itself ({kind} at {place}); please report it.").format(
                kind=type(error).__name__, place=place
            ),
            1,
        )
    return result if isinstance(result, int) else 0


def _is_text(arguments: list[str]) -> bool:
    """Say whether all that was given could be read as text; what could not holds surrogates (PEP 383)."""
    given = (*arguments, *(value for name, value in os.environ.items() if name.startswith("CTIP_")))
    return not any("\ud800" <= sign <= "\udfff" for word in given for sign in word)


def _asked_language(arguments: list[str]) -> str | None:
    """Read `--lang` ahead of click, so that a usage fault is told in the language asked for."""
    words = " ".join(arguments).replace("--lang=", "--lang ").split()
    return next((code for option, code in pairwise(words) if option == "--lang" and code in LANGUAGES), None)


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"


def _fail(sentence: str, status: int) -> int:
    click.echo(harmless(sentence), err=True)
    return status
