"""Wrong usage of a command, told in one sentence."""

import click
from click.exceptions import NoArgsIsHelpError

from ctip_desktop.i18n import _


def usage_sentence(error: click.UsageError) -> str:
    """Return what is wrong with the command line, and which help to ask for."""
    path = error.ctx.command_path if error.ctx else "ctip-desktop"
    return _("{fault} See: {command} --help").format(fault=_fault(error), command=path)


def _fault(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return _("There is no option {name}.").format(name=error.option_name)
        case click.NoSuchCommand():
            return _("There is no command {name}.").format(name=error.command_name)
        case NoArgsIsHelpError():
            group = error.ctx.command
            verbs = ", ".join(group.list_commands(error.ctx)) if isinstance(group, click.Group) else ""
            return _("A verb is missing: {verbs}.").format(verbs=verbs)
        case click.MissingParameter():
            return _("{name} is missing.").format(name=_shown_name(error))
        case click.BadParameter():
            return _bad_parameter(error)
        case click.BadOptionUsage():
            return _("{name} needs a value.").format(name=error.option_name)
        case _:
            return _("This command takes no such words: {message}").format(message=error.message.rstrip(".") + ".")


def _bad_parameter(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    name = _shown_name(error)
    if isinstance(kind, click.Choice):
        return _("{name} is one of these: {choices}.").format(name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.types.IntParamType):
        return _("{name} is a whole number.").format(name=name)
    return _("{name} cannot be used as given: {reason}").format(name=name, reason=error.message)


def _shown_name(error: click.BadParameter) -> str:
    if error.param is None:
        return error.param_hint if isinstance(error.param_hint, str) else ""
    return error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name
