"""Wrong usage of a command, told in one sentence."""

from collections.abc import Sequence

import click
from click.exceptions import NoArgsIsHelpError

from ctip_desktop.i18n import _


class WordsLeft(click.UsageError):
    """More words were typed than the command takes."""

    def __init__(self, words: Sequence[str], ctx: click.Context) -> None:
        super().__init__("", ctx)
        self.words = words


def usage_sentence(error: click.UsageError) -> str:
    """Return what is wrong with the command line, and which help to ask for."""
    path = error.ctx.command_path if error.ctx else "ctip-desktop"
    return _("{fault} See: {command} --help").format(fault=_fault(error), command=path)


def _fault(error: click.UsageError) -> str:
    match error:
        case WordsLeft():
            return _("This is more than the command takes: {words}.").format(words=" ".join(error.words))
        case click.NoSuchOption():
            return _("There is no option {name}.").format(name=error.option_name)
        case click.NoSuchCommand():
            return _("There is no command {name}.").format(name=error.command_name)
        case NoArgsIsHelpError():
            group = error.ctx.command
            verbs = ", ".join(group.list_commands(error.ctx)) if isinstance(group, click.Group) else ""
            return _("A verb is missing: {verbs}.").format(verbs=verbs)
        case click.MissingParameter():
            return _("{name} is missing.").format(name=_name(error))
        case click.BadParameter():
            return _bad_parameter(error)
        case click.BadOptionUsage():
            return _bad_option(error)
        case _:
            return error.message


def _bad_parameter(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        choices = ", ".join(map(str, kind.choices))
        return _("{name} is one of these: {choices}.").format(name=_name(error), choices=choices)
    return _("{name} cannot be used as given: {reason}.").format(name=_name(error), reason=error.message)


def _bad_option(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx else ()
    flag = any(isinstance(one, click.Option) and one.is_flag and error.option_name in one.opts for one in params)
    said = _("{name} takes no value.") if flag else _("{name} needs a value.")
    return said.format(name=error.option_name)


def _name(error: click.BadParameter) -> str:
    return shown_name(error.param) if error.param else str(error.param_hint or "")


def shown_name(param: click.Parameter) -> str:
    """Return how help and faults name a parameter: an option as it is typed, an argument by what it stands for."""
    if isinstance(param, click.Option):
        return "/".join([max(param.opts, key=len), *param.secondary_opts])
    return _(placeholder(param))


def placeholder(param: click.Parameter) -> str:
    """Return the English word that stands for what a person types."""
    return param.metavar or (param.name or "").upper()
