"""The program's door: `ctip-desktop` and `python -m ctip_desktop`."""

import gc
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctip_desktop.settings import Settings


def main() -> None:
    """Open the window if no word follows the program, else run the command; leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # Windows writes to a pipe in a code page that has no Khmer.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_command(sys.argv[1:]) if len(sys.argv) > 1 else _window())


def open_window(settings: "Settings") -> int:
    """Open the window and stay until it is closed; commands never pay for Qt."""
    gc.disable()  # starting makes nothing worth collecting; then the window does it, see `desktop.collecting`
    from ctip_desktop.desktop.app import run as stay

    return stay(settings)


def _command(arguments: list[str]) -> int:
    from ctip_desktop.cli.main import run

    return run(arguments, open_window)


def _window() -> int:
    """Open the window by the shortest way: the commands' own machinery takes as long to load as the rest."""
    from ctip_desktop.errors import CtipError
    from ctip_desktop.settings import resolve

    try:
        return open_window(resolve(None, None))
    except CtipError as error:
        from ctip_desktop.i18n.problems import say

        print(say(error), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1


if __name__ == "__main__":
    main()
