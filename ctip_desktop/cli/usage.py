"""Wrong usage of a command, told in one sentence."""

import click

from ctip_desktop.i18n import _


def usage_sentence(error: click.UsageError) -> str:
    """Return what is wrong with the command line, and which help to ask for."""
    path = error.ctx.command_path if error.ctx else "ctip-desktop"
    return _("{fault} See: {command} --help").format(fault=_fault(error), command=path)


def _fault(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return _("There is no option {name}.").format(name=error.option_name)
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return _("{name} is missing.").format(name=name)
    if isinstance(error, click.BadParameter):
        name = error.param.human_readable_name if error.param else ""
        return _("{name} cannot be used as given: {reason}").format(name=name, reason=error.message)
    return error.message if error.message.endswith(".") else f"{error.message}."
