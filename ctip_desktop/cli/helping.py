"""Help in the language in force: English stands beside the code of each command and is translated when shown."""

import re
from collections.abc import Sequence

import click

from ctip_desktop.cli.usage import WordsLeft, placeholder, shown_name
from ctip_desktop.i18n import N_, _, language

_SHOW_HELP = N_("Show this message and exit.")
_ENDLESS = 100_000
_SENTENCE_END = re.compile(r"(?<=[.។])\s")


class _Command(click.Command):
    """Shows its help in the language in force, and says of every fault of usage which command it belongs to."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page that `--help` shows."""
        if language() == "km":
            formatter.width = _ENDLESS  # Khmer has no spaces to break a line at: that is left to the terminal
        words = [_("[OPTIONS]"), *(_argument(one) for one in self.params if isinstance(one, click.Argument))]
        if isinstance(self, click.Group):
            words.append(_("COMMAND …"))
        formatter.write_usage(ctx.command_path, " ".join(words), prefix=_("Usage:") + " ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_help(self))
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        _write_list(formatter, _("Options:"), [(_spelled(one), _told(one)) for one in options])
        if isinstance(self, click.Group):
            found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
            shown = [(name, _SENTENCE_END.split(_help(one), 1)[0]) for name, one in found if one]
            _write_list(formatter, _("Commands:"), shown)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the command line; raise UsageError."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


class Verb(_Command):
    """A command that does something."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the command line; raise UsageError."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if left:
            raise WordsLeft(left, ctx)
        return left


class Noun(_Command, click.Group):
    """A group of verbs."""

    command_class = Verb


def has_placeholder(param: click.Parameter) -> bool:
    """Say whether a word stands for what is typed: not for a flag, nor for one of several choices."""
    flag = isinstance(param, click.Option) and param.is_flag
    return not flag and not isinstance(param.type, click.Choice)


def _help(command: click.Command) -> str:
    return _(command.help) if command.help else ""


def _argument(argument: click.Argument) -> str:
    return shown_name(argument) + (" …" if argument.nargs != 1 else "")


def _spelled(option: click.Option) -> str:
    spelled = " / ".join([", ".join(sorted(option.opts, key=len)), *option.secondary_opts])
    if isinstance(option.type, click.Choice):
        return f"{spelled} [{'|'.join(map(str, option.type.choices))}]"
    return f"{spelled} {_(placeholder(option))}" if has_placeholder(option) else spelled


def _told(option: click.Option) -> str:
    text = _SHOW_HELP if "--help" in option.opts else option.help
    said = [_(text)] if text else []
    if option.required:
        said.append(_("Required."))
    if option.show_default:
        said.append(_("Without it: {value}.").format(value=option.default))
    return " ".join(said)


def _write_list(formatter: click.HelpFormatter, heading: str, rows: Sequence[tuple[str, str]]) -> None:
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        formatter.write_dl(rows)
