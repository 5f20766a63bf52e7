"""What a person is told when something fails: the one sentence it has, or that it is our own fault and where."""

from ctip_desktop.errors import CtipError
from ctip_desktop.i18n import _
from ctip_desktop.i18n.problems import say
from ctip_desktop.i18n.problems.disk import say_disk


def sentence(error: Exception) -> str | None:
    """Return what to say of a failure of the world's; None for a fault of ours, which opens the report window."""
    if isinstance(error, CtipError):
        return say(error)
    if isinstance(error, OSError):
        return say_disk(error)
    return None


def report(error: BaseException) -> str:
    """Return what a fault of ours is reported by: its kind and the lines of our code it went through, nothing said."""
    lines = [_("{kind}, in version {version}").format(kind=type(error).__name__, version=_version())]
    trace = error.__traceback__
    while trace:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        lines.append(f"{module}:{trace.tb_lineno} {trace.tb_frame.f_code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)


def _version() -> str:
    from ctip_desktop import __version__

    return __version__
